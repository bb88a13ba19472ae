"""Self-evaluation forms drawn from text: one cell after another, spans in braces, with the truth written beside them.

``card_forms.txt`` holds the forms. A row is a line, ``|`` parts its cells, ``{2}`` spans two columns, ``{1,3}`` three
rows; what a cell above spans is not listed again. ``^page`` ends a page, ``^gap`` a table, ``^text …`` is a line of
text. The truth of a form follows ``---``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"
SAMPLES = Path(__file__).with_name("card_forms.txt")
WIDE, HIGH, LEFT = 595.0, 842.0, 40.0
SIZE, LEADING = 8.0, 10.0
_SPAN = re.compile(r"\{(\d+)(?:,(\d+))?\}$")


@dataclass
class Sample:
    """One file: how it is drawn, its rows, and what must be read from it."""

    name: str
    options: dict[str, str]
    rows: list[str] = field(default_factory=list)
    truth: list[list[str]] = field(default_factory=list)

    def said(self, key: str, number: int = 0) -> list[list[str]]:
        """The truth's lines of one kind for the ``number``-th form of the file."""
        place, found = -1, []
        for line in self.truth:
            place += line[0] == "card"
            if line[0] == key and max(place, 0) == number:
                found.append(line[1:])
        return found


def samples(path: Path = SAMPLES) -> list[Sample]:
    """All forms of a text file."""
    found: list[Sample] = []
    in_truth = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            continue
        if line.startswith("=== "):
            name, *options = [part.strip() for part in line[4:].split(";")]
            found.append(Sample(name, dict(option.split("=", 1) for option in options)))
            in_truth = False
        elif line == "---":
            in_truth = True
        elif line and in_truth:
            key, _, rest = line.partition(" ")
            found[-1].truth.append([key, *(part.strip() for part in rest.split("|"))])
        elif line:
            found[-1].rows.append(line)
    return found


@dataclass
class _Cell:
    lines: list[str]
    col: int
    row: int
    cols: int
    rows: int


def _wrapped(text: str, room: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if char == "\\":
            lines.append(line)
            line = ""
            continue
        if pdfmetrics.stringWidth(line + char, FONT, SIZE) > room and line:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line or lines else []


def _placed(rows: list[str], widths: list[float], wrap: bool) -> Iterator[_Cell]:
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        col = 0
        for text in row.split("|"):
            while (number, col) in taken:
                col += 1
            text = text.strip()
            span = _SPAN.search(text)
            cols, down = (int(span.group(1)), int(span.group(2) or 1)) if span else (1, 1)
            text = text[: span.start()].strip() if span else text
            assert col + cols <= len(widths), f"row {number + 1} is too long: {row}"
            room = sum(widths[col : col + cols]) - 4 if wrap else 1e9
            taken |= {(number + a, col + b) for a in range(down) for b in range(cols)}
            yield _Cell(_wrapped(text, room), col, number, cols, down)
            col += cols
        filled = sum((number, place) in taken for place in range(len(widths)))
        assert filled == len(widths), f"row {number + 1} has {filled} of {len(widths)} columns: {row}"


def _table(canvas: Canvas, rows: list[str], options: dict[str, str], top: float) -> float:
    """Draw one table below ``top``; its bottom."""
    shares = [float(part) for part in options["columns"].split(",")]
    wide = WIDE - 2 * LEFT
    widths = [share / sum(shares) * wide for share in shares]
    cells = list(_placed(rows, widths, options.get("wrap") != "no"))
    heights = [LEADING + 4.0] * len(rows)
    for cell in sorted(cells, key=lambda c: c.rows):
        lacking = len(cell.lines) * LEADING + 4 - sum(heights[cell.row : cell.row + cell.rows])
        for row in range(cell.row, cell.row + cell.rows):
            heights[row] += max(0.0, lacking) / cell.rows
    edges = [LEFT + sum(widths[:i]) for i in range(len(widths) + 1)]
    tops = [top - sum(heights[:i]) for i in range(len(heights) + 1)]
    open_sides = options.get("sides") == "open"
    for cell in cells:
        x0, x1 = edges[cell.col], edges[cell.col + cell.cols]
        y1, y0 = tops[cell.row], tops[cell.row + cell.rows]
        if options.get("rules") != "none":
            canvas.line(x0, y0, x1, y0)
            canvas.line(x0, y1, x1, y1)
            if not (open_sides and cell.col == 0):
                canvas.line(x0, y0, x0, y1)
            if not (open_sides and cell.col + cell.cols == len(widths)):
                canvas.line(x1, y0, x1, y1)
        first = (y0 + y1) / 2 + len(cell.lines) * LEADING / 2 - SIZE
        for number, line in enumerate(cell.lines):
            if options.get("align") == "left" or options.get("wrap") == "no":
                canvas.drawString(x0 + 2, first - number * LEADING, line)
            else:
                canvas.drawCentredString((x0 + x1) / 2, first - number * LEADING, line)
    return tops[-1]


def draw(sample: Sample) -> bytes:
    """The file as PDF, behind a first page that makes it final accounts."""
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDE, HIGH))
    canvas.setFont(FONT, 12)
    for place, line in enumerate(
        (
            "某某市某某局2023年度部门决算",
            "第一部分 部门概况",
            "一、部门职责",
            "负责有关工作。",
            "第二部分 部门决算情况说明",
            "一、收入决算情况说明",
            "收入合计100.00万元。",
        )
    ):
        canvas.drawString(60, 780 - 20 * place, line)
    canvas.showPage()
    top, waiting, options = HIGH - 50, [], dict(sample.options)

    def flush() -> None:
        nonlocal top, waiting
        if waiting:
            canvas.setFont(FONT, SIZE)
            canvas.setLineWidth(0.5)
            top = _table(canvas, waiting, options, top) - 24
            waiting = []

    for row in sample.rows:
        if row == "^page":
            flush()
            options["columns"] = options.get("second", options["columns"])
            canvas.showPage()
            top = HIGH - 50
        elif row == "^gap":
            flush()
        elif row.startswith("^text "):
            flush()
            canvas.setFont(FONT, 11)
            canvas.drawCentredString(WIDE / 2, top, row[6:])
            top -= 18
        else:
            waiting.append(row)
    flush()
    canvas.showPage()
    canvas.save()
    return out.getvalue()
