"""Statements of made-up offices as data, and their pages drawn with rules of many kinds: the truth is written first."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ROOT = Path(__file__).resolve().parents[2]
FONT, SIZE = "made-statements", 8.0
WIDTH, HEIGHT, LEFT = 842.0, 595.0, 40.0
Head = tuple[str, int, int]
Leaf = tuple[str, str, str, str]
Row = list[str | tuple[str, int]]
Truth = tuple[str, str, str, str, str, str, str]
"""Statement, side, code, label, column, column label, printed."""


@dataclass(frozen=True)
class Form:
    """A statement: header rows of (text, columns, rows), leaves of (kind, side, label, column), data rows.

    ``kind`` is ``code``, ``label``, ``line`` or ``data``; a cell of a row may span several leaves.
    """

    statement: str
    title: str
    head: list[list[Head]]
    leaves: list[Leaf]
    widths: list[int]
    rows: list[Row]
    unit: str = "万元"

    def truth(self) -> list[Truth]:
        """Every figure with what the reader must say of it."""
        found: list[Truth] = []
        for row in self.rows:
            cells = [(c, 1) if isinstance(c, str) else c for c in row]
            code = label = before = ""
            place = 0
            for text, span in cells:
                kind, side, path, column = self.leaves[place]
                if kind in ("code", "label") and before == "data":
                    code = label = ""
                if kind == "code" and text.isdigit():
                    code += text
                elif kind in ("code", "label"):
                    label += text
                elif kind == "data" and text:
                    found.append((self.statement, side, code, label, column, path, text))
                before = before if kind == "line" else kind
                place += span
        return found


@dataclass
class Style:
    """How a form is drawn: which rules there are and of what they are made, and what happens at a page's end."""

    rule: str = "line"
    outer: bool = True
    upright: bool = True
    level: str = "all"
    repeat: bool = True
    rows_per_page: int = 99
    halves: int = 0
    title: str = "above"
    label: str = field(default="left")


def draw(path: Path, forms: list[Form], style: Style) -> Path:
    """A document of an office with the forms, one after the other."""
    pdfmetrics.registerFont(TTFont(FONT, str(ROOT / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf")))
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)
    canvas.setFont(FONT, 10)
    for place, text in enumerate(
        ("某市样本局2023年度部门决算", "第一部分 单位概况", "第二部分 2023年度部门决算表")
    ):
        canvas.drawString(LEFT, HEIGHT - 60 - 20 * place, text)
    for form in forms:
        if not style.title.startswith("foot"):
            canvas.showPage()
        _Drawing(canvas, form, style).run()
    canvas.showPage()
    canvas.setFont(FONT, 10)
    canvas.drawString(LEFT, HEIGHT - 60, "第三部分 2023年度部门决算情况说明")
    canvas.save()
    return path


class _Drawing:
    def __init__(self, canvas: Canvas, form: Form, style: Style) -> None:
        self.canvas, self.form, self.style = canvas, form, style
        scale = (WIDTH - 2 * LEFT) / sum(form.widths)
        self.xs = [LEFT]
        for width in form.widths:
            self.xs.append(self.xs[-1] + width * scale)

    def run(self) -> None:
        self.heading()
        count = len(self.form.leaves)
        parts = [(0, self.style.halves), (self.style.halves, count)] if self.style.halves else [(0, count)]
        size = self.style.rows_per_page
        chunks = [self.form.rows[i : i + size] for i in range(0, len(self.form.rows), size)]
        fresh = False
        for number, rows in enumerate(chunks):
            for first, last in parts:
                if fresh:
                    self.canvas.showPage()
                fresh = True
                y = HEIGHT - 110
                if self.style.repeat or number == 0:
                    y = self.header(y, first, last)
                self.body(rows, y, first, last)

    def heading(self) -> None:
        canvas = self.canvas
        foot = self.style.title.startswith("foot")
        y = 60.0 if foot else HEIGHT - 60
        canvas.setFont(FONT, 15)
        title = self.form.title
        if self.style.title == "two lines":
            middle = len(title) // 2
            canvas.drawCentredString(WIDTH / 2, y + 20, title[:middle])
            title = title[middle:]
        canvas.drawCentredString(WIDTH / 2, y, title)
        if foot:
            canvas.showPage()
        canvas.setFont(FONT, 8)
        if self.style.title != "foot":
            head = HEIGHT - 90
            canvas.drawString(LEFT, head, "编制单位：元氏样本局")
            canvas.drawRightString(WIDTH - LEFT, head, f"金额单位：{self.form.unit}")

    def header(self, y: float, first: int, last: int) -> float:
        taken: set[tuple[int, int]] = set()
        high = 26.0
        for number, row in enumerate(self.form.head):
            place = 0
            for text, span, rows in row:
                while (number, place) in taken:
                    place += 1
                taken |= {(number + a, place + b) for a in range(rows) for b in range(span)}
                if first <= place < last:
                    self.cell(
                        place, place + span, y - number * high, y - (number + rows) * high, text, head=True
                    )
                place += span
        return y - high * len(self.form.head)

    def body(self, rows: list[Row], y: float, first: int, last: int) -> None:
        for number, row in enumerate(rows):
            place = 0
            high = 6 + 1.2 * SIZE * self.lines(row)
            for cell in row:
                text, span = (cell, 1) if isinstance(cell, str) else cell
                if first <= place < last:
                    self.cell(place, place + span, y, y - high, text, end=number == len(rows) - 1)
                place += span
            y -= high

    def lines(self, row: Row) -> int:
        most, place = 1, 0
        for cell in row:
            text, span = (cell, 1) if isinstance(cell, str) else cell
            most = max(most, len(self.wrapped(text, place, place + span)))
            place += span
        return most

    def wrapped(self, text: str, first: int, last: int) -> list[str]:
        room = self.xs[last] - self.xs[first] - 5
        lines = [""]
        for char in text:
            if pdfmetrics.stringWidth(lines[-1] + char, FONT, SIZE) > room:
                lines.append("")
            lines[-1] += char
        return lines

    def cell(
        self,
        first: int,
        last: int,
        top: float,
        bottom: float,
        text: str,
        *,
        head: bool = False,
        end: bool = False,
    ) -> None:
        x0, x1 = self.xs[first], self.xs[last]
        lines = self.wrapped(text, first, last)
        y = (top + bottom) / 2 + 0.6 * SIZE * len(lines) - SIZE
        self.canvas.setFont(FONT, SIZE)
        for line in lines:
            if "." in line and not head:
                self.canvas.drawRightString(x1 - 2, y, line)
            elif head or self.style.label == "centre":
                self.canvas.drawCentredString((x0 + x1) / 2, y, line)
            else:
                self.canvas.drawString(x0 + 2, y, line)
            y -= 1.2 * SIZE
        edge = {0, len(self.form.leaves)}
        if self.style.upright:
            for place, x in ((first, x0), (last, x1)):
                if self.style.outer or place not in edge:
                    self.line(x, bottom, x, top)
        if self.style.level == "all" or head or end:
            self.line(x0, bottom, x1, bottom)
            if self.style.level == "all" or head:
                self.line(x0, top, x1, top)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        canvas, rule = self.canvas, self.style.rule
        if rule == "none":
            return
        if rule == "fill":
            canvas.rect(x0 - 0.2, y0 - 0.2, x1 - x0 + 0.4, y1 - y0 + 0.4, stroke=0, fill=1)
        elif rule == "dashes":
            steps = max(1, int((x1 - x0 + y1 - y0) // 4))
            for step in range(steps):
                a, b = step / steps, (step + 0.5) / steps
                canvas.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)
        else:
            canvas.setLineWidth(0.5)
            canvas.line(x0, y0, x1, y1)
