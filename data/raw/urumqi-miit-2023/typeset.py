"""Typeset the published text of the 2023 final accounts as a PDF (重排版): the original file cannot be had.

Pages of running text keep the wording, order and line breaks of ``source.txt``; the scorecards of
``cards.json`` become ruled forms. The same input gives the same bytes. Each page bears a picture of the words
重排版，非原件.

    python data/raw/urumqi-miit-2023/typeset.py
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import Literal

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(ROOT))  # for the general drawing code in tools/

from tools.plain_pdf import FONT, PlainCanvas, measure_em, picture_of, register_font  # noqa: E402
from tools.ruled_draw import Style, Table, draw, lay_out, split, stretch  # noqa: E402
from tools.ruled_form import Form, FormPage, Forms, boxes, load_forms  # noqa: E402
from tools.source_text import INDENT, Line, fit, running_text, split_pages  # noqa: E402

Cards = Forms
Footer = Literal["bottom", "top", "none"]
load_cards = load_forms

MARK = "重排版，非原件"
TITLE = "乌鲁木齐高新技术产业开发区（乌鲁木齐市新市区）工业和信息化局2023年度部门决算"
INFORMATION = {
    "Title": f"{TITLE}（{MARK}）",
    "Subject": MARK,
    "Keywords": f"{MARK}; 部门决算; typeset, not the original",
}
PAGE_SIZES = {"A4": (595.28, 841.89), "A5": (419.53, 595.28), "B5": (498.9, 708.66)}
FIRST_NUMBER = 5  # printed on the first page: the published pages 5 and 21 bear 9 and 25

TEXT_WIDTH = 405 / 595.28  # 27 characters of 15 points on A4: the widest lines need no new break
TEXT_MARGIN = 0.095  # above and below the text, of the page's height
FORM_WIDTH = 0.9
FORM_MARGIN = 0.085
LEADING = 1.85
SPREAD, TIGHTEN = 0.1, 0.07  # a line is brought to the full width by at most these shares of it
FORM_SIZE = 0.7  # of the font size: the largest letters in a form
SMALLEST_FORM_SIZE = 6.0
NEARLY_FULL = 0.6  # of the page: less is not spread over it
SCALE = {"part": 1.25, "heading": 1.0, "body": 1.0}


class Sheets:
    """The pages of the PDF, drawn one after the other: geometry, page numbers, the mark."""

    def __init__(
        self,
        page_size: tuple[float, float],
        font_size: float,
        form_size: float | None,
        footer: Footer,
        first_number: int,
    ) -> None:
        self.width, self.height = page_size
        self.font_size = font_size
        self.form_size = form_size
        self.footer = footer
        self.number = first_number
        self.canvas = PlainCanvas(page_size, INFORMATION)
        self.mark = picture_of(MARK)

    def finish_page(self) -> None:
        """Draw the page number and the mark, then turn the page."""
        size = min(0.7 * self.font_size, 12.0)
        low, high = 0.042 * self.height, 0.955 * self.height
        if self.footer != "none":
            self.canvas.setFont(FONT, size)
            self.canvas.drawCentredString(
                self.width / 2, high if self.footer == "top" else low, str(self.number)
            )
        across, down = self.mark.getSize()
        width = 0.1 * self.width
        self.canvas.drawImage(
            self.mark, 0.95 * self.width - width, 0.02 * self.height, width, width * down / across
        )
        self.canvas.showPage()
        self.number += 1

    def text_page(self, lines: list[Line]) -> None:
        """Draw one page of the source; it goes on over further pages when its lines do not fit."""
        step = LEADING * self.font_size
        room = TEXT_WIDTH * self.width / self.font_size
        top, bottom = (1 - TEXT_MARGIN) * self.height, TEXT_MARGIN * self.height
        y = top
        for line in fit(lines, room, TIGHTEN, measure_em):
            if y - self.font_size < bottom - step / 2:
                self.finish_page()
                y = top
            size = self.font_size * SCALE[line.kind]
            self.draw_line(line, y - self.font_size, size, room * self.font_size)
            y -= step * (1.4 if line.kind == "part" else 1.0)
        self.finish_page()

    def draw_line(self, line: Line, baseline: float, size: float, room: float) -> None:
        """Draw one line: a part centred, others from the left, to full width inside a paragraph."""
        indent = INDENT * size if line.begins else 0.0
        width = measure_em(line.text) * size
        spare = room - indent - width
        full = -TIGHTEN * room <= spare < 0 or (0 <= spare <= SPREAD * room and not line.ends)
        centred = line.kind == "part"
        left = (self.width - (width if centred else room - 2 * indent)) / 2
        pen = self.canvas.beginText(left, baseline)
        pen.setFont(FONT, size)
        if line.kind != "body":
            pen.setTextRenderMode(2)  # outlined as well as filled: the font has no bold
            self.canvas.setLineWidth(0.022 * size)
        if full and not centred:
            # Each character is placed: readers do not agree on where character spacing (Tc) puts the next one.
            gap = spare / max(len(line.text) - 1, 1)
            for place, char in enumerate(line.text):
                pen.setTextOrigin(left + measure_em(line.text[:place]) * size + place * gap, baseline)
                pen.textOut(char)
        else:
            pen.textOut(line.text)
        pen.setTextRenderMode(0)
        self.canvas.drawText(pen)

    def form_page(self, form: Form, page: FormPage) -> None:
        """Draw the part of a form that stands on one page of the source, over further pages if it must."""
        unit = FORM_WIDTH * self.width / sum(form.columns)
        size = self.form_size or max(min(unit, FORM_SIZE * self.font_size), SMALLEST_FORM_SIZE)
        style = Style(FONT, size)
        left = (1 - FORM_WIDTH) / 2 * self.width
        top, bottom = (1 - FORM_MARGIN) * self.height, FORM_MARGIN * self.height

        def measure(text: str) -> float:
            return measure_em(text) * size

        widths = [column * unit for column in form.columns]
        rest: Table | None = lay_out(boxes(page, len(form.columns)), widths, style, measure)
        start = self.form_title(form, top, size) if page is form.pages[0] else top
        while rest is not None:
            piece, rest = split(rest, start - bottom, style)
            goes_on = rest is not None or page is not form.pages[-1]
            if goes_on and sum(piece.heights) > NEARLY_FULL * (start - bottom):
                piece = stretch(piece, start - bottom)  # a form that goes on fills its page
            draw(self.canvas, piece, left, start, style, measure)
            self.finish_page()
            start = top

    def form_title(self, form: Form, top: float, size: float) -> float:
        """Draw title and year line, centred; return where the grid begins."""
        large = 1.6 * size
        self.canvas.setFont(FONT, large)
        self.canvas.drawCentredString(self.width / 2, top - large, form.title)
        self.canvas.setFont(FONT, 1.1 * size)
        self.canvas.drawCentredString(self.width / 2, top - large - 2 * size, form.year)
        return top - large - 2.8 * size


def typeset(
    text: str,
    cards: Cards,
    out: Path,
    *,
    page_size: tuple[float, float] = PAGE_SIZES["A4"],
    font_size: float = 15.0,
    form_size: float | None = None,
    footer: Footer = "bottom",
    first_number: int = FIRST_NUMBER,
) -> None:
    """Write the PDF: pages of ``text`` that have a card are drawn from the card, the others from the text.

    What does not fit at another page or font size is broken anew and goes on over further pages; nothing is
    lost. ``form_size`` sets the letters of the forms, by default as large as their lines fit.
    """
    register_font()
    sheets = Sheets(page_size, font_size, form_size, footer, first_number)
    drawn = {page.page: (form, page) for form in cards for page in form.pages}
    source = split_pages(text)
    running = running_text(
        [[] if number in drawn else page for number, page in enumerate(source, 1)], measure_em
    )
    for number, lines in enumerate(running, 1):
        if number in drawn:
            sheets.form_page(*drawn[number])
        else:
            sheets.text_page(lines)
    sheets.canvas.write(out)


def differences(text: str, cards: Cards) -> list[int]:
    """The pages whose card does not hold the same characters as the text, white space apart."""
    source = split_pages(text)
    differing = []
    for form in cards:
        for page in form.pages:
            words = [cell.text for row in page.rows for cell in row]
            words += [form.title, form.year] if page is form.pages[0] else []
            drawn = Counter("".join("".join(words).split()))
            if page.page > len(source) or drawn != Counter("".join("".join(source[page.page - 1]).split())):
                differing.append(page.page)
    return differing


def main(argv: list[str] | None = None) -> int:
    """Typeset the files given, by default those of this folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--text", type=Path, default=HERE / "source.txt")
    parser.add_argument("--cards", type=Path, default=HERE / "cards.json")
    parser.add_argument("--out", type=Path, default=HERE / "source.pdf")
    parser.add_argument("--page-size", choices=sorted(PAGE_SIZES), default="A4")
    parser.add_argument("--font-size", type=float, default=15.0)
    parser.add_argument("--footer", choices=["bottom", "top", "none"], default="bottom")
    options = parser.parse_args(argv)
    text, cards = options.text.read_text(encoding="utf-8"), load_cards(options.cards)
    if pages := differences(text, cards):
        print(
            f"{options.cards.name} does not hold what {options.text.name} says on page {pages[0]}",
            file=sys.stderr,
        )
        return 2
    size = PAGE_SIZES[options.page_size]
    typeset(text, cards, options.out, page_size=size, font_size=options.font_size, footer=options.footer)
    return 0


if __name__ == "__main__":
    sys.exit(main())
