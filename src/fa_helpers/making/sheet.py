"""Pages of a PDF (版面): paragraphs with headings, page numbers and running heads; every figure learns its page."""

from __future__ import annotations

from pathlib import Path

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from fa_helpers.making.lines import Face, Token, break_lines
from fa_helpers.making.pieces import Para
from fa_helpers.making.style import Style
from fa_helpers.resources import FONT_FILE


def register_fonts() -> None:
    """The bundled font, and the one that reportlab names without embedding it."""
    rl_config.invariant = 1
    names = pdfmetrics.getRegisteredFontNames()
    if "sans" not in names:
        pdfmetrics.registerFont(TTFont("sans", str(FONT_FILE)))
    if "STSong-Light" not in names:
        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


class Sheet:
    """Writes blocks onto pages from the top down."""

    def __init__(self, path: Path, style: Style, title: str, notice: str = "") -> None:
        register_fonts()
        self.style, self.title, self.notice = style, title, notice
        self.canvas = canvas.Canvas(str(path), pageCompression=1, invariant=1)
        self.canvas.setTitle(title)
        self.page = 0
        self.size: tuple[float, float] = A4
        self.y = 0.0

    @property
    def width(self) -> float:
        """Room between the margins."""
        return self.size[0] - 2 * self.margin

    @property
    def margin(self) -> float:
        """The side margin; pages laid across have a smaller one."""
        return self.style.margin if self.size == A4 else 56

    @property
    def bottom(self) -> float:
        """The lowest place for text."""
        return 72 if self.size == A4 else 56

    def new_page(self, across: bool = False) -> None:
        """Close the page and open another."""
        if self.page:
            self.furniture()
            self.canvas.showPage()
        self.size = (A4[1], A4[0]) if across else A4
        turned = across and self.style.rotate
        self.canvas.setPageSize(self.size)  # the canvas itself lays it upright when it is turned
        self.canvas.setPageRotation(90 if turned else 0)
        if turned:  # laid across on an upright sheet that viewers turn
            self.canvas.translate(A4[0], 0)
            self.canvas.rotate(90)
        self.page += 1
        self.y = self.size[1] - (72 if self.size == A4 else 60)

    def furniture(self) -> None:
        """Page number and running head, which are no text."""
        style = self.style
        if style.foot and self.page >= style.foot_from:
            text = style.foot.format(self.page - style.foot_from + 1)
            face = Face(style.font, style.digits, 10)
            self.draw(text, face, (self.size[0] - face.width(text)) / 2, 36)
        if style.running and self.page > 1:
            face = Face(style.font, style.digits, 9)
            self.draw(self.title, face, self.size[0] / 2 - face.width(self.title) / 2, self.size[1] - 40)
        if self.notice:
            face = Face("sans", "sans", 9)
            self.draw(self.notice, face, (self.size[0] - face.width(self.notice)) / 2, self.size[1] - 24)

    def draw(self, text: str, face: Face, x: float, y: float, spacing: float = 0) -> float:
        """Draw text in runs of one font; gives where it ends."""
        for part, font in face.runs(text):
            line = self.canvas.beginText(x, y)
            line.setFont(font, face.size)
            line.setCharSpace(spacing)
            if font == face.digits and face.digits != face.font and face.rise:
                line.setRise(face.rise)
            line.textOut(part)
            self.canvas.drawText(line)
            x += pdfmetrics.stringWidth(part, font, face.size) + spacing * len(part)
        return x

    def draw_line(self, line: list[Token], face: Face, x: float, y: float, spacing: float = 0) -> None:
        """Draw a line of tokens; its figures are on this page."""
        for token in line:
            if token.figure is not None and not token.figure.page:
                token.figure.page = self.page
        self.draw("".join(t.text for t in line), face, x, y, spacing)

    def close(self) -> None:
        """Finish the file."""
        self.furniture()
        self.canvas.showPage()
        self.canvas.save()

    def para(self, para: Para) -> None:
        """Lay a paragraph or heading."""
        style, kind = self.style, para.kind
        size = {
            "part": style.size + 3,
            "center": style.size + 2,
            "cover": 24,
            "unit": 9,
            "note": 9,
            "center-note": 10,
        }.get(kind, style.size)
        face = Face(style.font, style.digits, size, style.rise)
        leading = size * (style.leading if kind in ("body", "section", "sub") else 1.5)
        indent = 2 * size if kind in ("body", "section", "sub") and style.indent else 0
        lines = break_lines(para.pieces, face, self.width, indent, style.break_numbers and kind == "body")
        if kind in ("part", "center") and self.y - leading * 3 < self.bottom:
            self.new_page(self.size != A4)
        for number, line in enumerate(lines):
            if self.y - leading < self.bottom:
                self.new_page(self.size != A4)
            self.y -= leading
            para.page = para.page or self.page
            x = self.margin + (indent if not number else 0)
            used = sum(t.width for t in line)
            if kind in ("part", "center", "cover", "center-note"):
                x = self.margin + (self.width - used) / 2
            elif kind == "unit":
                x = self.size[0] - self.margin - used
            spacing = 0.0
            last = number == len(lines) - 1
            if style.justify and kind == "body" and not last and len(line) > 1:
                room = self.size[0] - self.margin - x - used
                spacing = max(0.0, room / sum(len(t.text) for t in line))
            self.draw_line(line, face, x, self.y, spacing)
        if kind in ("part", "center"):
            self.y -= size * 0.6
