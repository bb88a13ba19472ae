"""A check as an equation made of page crops (裁图算式): each figure as it is printed, the signs between them.

A reader who has never seen the form can follow it: every number stands as on its page, framed, with its page and name
below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fa_helpers.checks.intervals import Mark
from fa_helpers.presentation.evidence import Evidence
from fa_helpers.presentation.fonts import BLACK, GREY, WHITE
from fa_helpers.presentation.frames_on_ink import frame
from fa_helpers.presentation.lettering import fit
from fa_helpers.presentation.page_pictures import as_png, lettering
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.amounts import as_a_whole

if TYPE_CHECKING:
    from PIL.Image import Image

SCALE: Final = 2.0
LEFT, RIGHT, AROUND = 64.0, 10.0, 7.0
"""Points of the page shown to the left of a figure, to its right, and above and below it."""
WIDEST: Final = 620.0
"""Points after which the equation goes on in the next row."""
NARROWEST: Final = 330.0
"""Points that the words below an equation have at least, however short it is."""
_SIGN, _SMALL, _GAP = 15.0, 7.0, 6.0
_LINE: Final = 24.0
_WHOLE_LINE: Final = 10_000.0
"""To the right edge of any page."""

Cropper = Callable[
    [Mark, tuple[float, float, float, float]], "tuple[Image, tuple[float, float, float, float]]"
]
"""Gives the picture of a region (left, top, right, bottom, in points) of a mark's page, and the region shown."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure or a sign of an equation (算式的一项): ``mark`` is ``None`` for a sign."""

    text: str
    mark: Mark | None = None


def pieces(formula: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut a formula at the figures it holds (拆分算式): those found in order become crops, the rest are signs.

    >>> from fa_helpers.checks.bilingual import same_words
    >>> from fa_helpers.model import Locator
    >>> marks = [Mark("a", "5.00", same_words("a"), Locator(1)), Mark("b", "4.00", same_words("b"), Locator(2))]
    >>> [(p.text, p.mark is not None) for p in pieces("5.00 ≠ 4.00 + 0.50", marks)]
    [('5.00', True), ('≠', False), ('4.00', True), ('+ 0.50', False)]
    """
    found: list[Piece] = []
    place = 0
    for mark in marks:
        where = as_a_whole(mark.printed).search(formula, place) if mark.printed else None
        if where is None:
            continue
        start = where.start()
        if formula[place:start].strip():
            found.append(Piece(formula[place:start].strip()))
        # The crop shows the per cent sign that is printed behind the number: it is not set a second time.
        end = where.end()
        end += formula.startswith("%", end) and not mark.printed.endswith("%")
        found.append(Piece(formula[start:end], mark))
        place = end
    if formula[place:].strip():
        found.append(Piece(formula[place:].strip()))
    return tuple(found)


def equation(
    parts: Sequence[Piece], cropper: Cropper, caption: str, language: Language, *, scale: float = SCALE
) -> Evidence:
    """Draw an equation of crops (绘制算式); figures without a box stand as text. ``caption`` goes below."""
    from PIL import Image

    tiles = [_tile(part, cropper, language, scale) for part in parts]
    gap = round(_GAP * scale)
    rows = _rows(tiles, [part.mark is None for part in parts], WIDEST * scale)
    width = max(sum(tile.width for tile in row) + gap * (len(row) + 1) for row in rows)
    width = max(width, round(NARROWEST * scale))
    foot = _text(fit(caption, width / scale / 72 - 0.2, _SMALL + 1), _SMALL + 1, GREY, scale)
    height = sum(max(tile.height for tile in row) + gap for row in rows) + foot.height + 2 * gap
    sheet = Image.new("RGB", (width, height), WHITE)
    y = gap
    for row in rows:
        x, tall = gap, max(tile.height for tile in row)
        for tile in row:
            sheet.paste(tile, (x, y + (tall - tile.height) // 2))
            x += tile.width + gap
        y += tall + gap
    sheet.paste(foot, (gap, y))
    words = " ".join(_words(part, language) for part in parts)
    return Evidence(caption, words, words, *as_png(sheet, scale))


def _words(part: Piece, language: Language) -> str:
    if part.mark is None:
        return part.text
    return f"{part.text} ({_place(part.mark, language)})"


def _place(mark: Mark, language: Language) -> str:
    return f"{message('label.page', language, page=mark.locator.page)} {mark.name.in_(language)}"


def _rows(tiles: Sequence[Image], signs: Sequence[bool], widest: float) -> list[list[Image]]:
    """Tiles in rows; a sign goes to the next row with the figure that follows it."""
    rows: list[list[Image]] = [[]]
    for place, tile in enumerate(tiles):
        with_next = signs[place] and place + 1 < len(tiles) and not signs[place + 1]
        needed = tile.width + (tiles[place + 1].width if with_next else 0)
        if rows[-1] and sum(t.width for t in rows[-1]) + needed > widest:
            rows.append([])
        rows[-1].append(tile)
    return rows


def _tile(part: Piece, cropper: Cropper, language: Language, scale: float) -> Image:
    """A sign as large letters; a figure as its crop, framed, with page and name below."""
    from PIL import Image

    if part.mark is None or part.mark.locator.x0 is None:
        return _text(part.text, _SIGN, BLACK, scale)
    crop = _crop(part.mark, cropper, scale)
    below = _text(
        fit(_place(part.mark, language), max(1.0, crop.width / scale / 72), _SMALL), _SMALL, GREY, scale
    )
    sheet = Image.new("RGB", (max(crop.width, below.width), crop.height + below.height + 4), WHITE)
    sheet.paste(crop, ((sheet.width - crop.width) // 2, 0))
    sheet.paste(below, ((sheet.width - below.width) // 2, crop.height + 4))
    return sheet


def _crop(mark: Mark, cropper: Cropper, scale: float) -> Image:
    from PIL import ImageDraw

    where = mark.locator
    x0, top, x1, bottom = where.x0 or 0.0, where.top or 0.0, where.x1 or 0.0, where.bottom or 0.0
    if mark.fact_id:
        crop, (left, upper, _, _) = cropper(mark, (x0 - LEFT, top - AROUND, x1 + RIGHT, bottom + AROUND))
        box = (x0 - left, top - upper, x1 - left, bottom - upper)
        frame(crop, [box], scale, line=max(2, round(1.2 * scale)))
    else:
        # Words are found by the figure beside them: the whole line shows them, and the one before, where they may begin.
        above = top - AROUND - min(bottom - top, _LINE)
        crop, _ = cropper(mark, (0.0, above, _WHOLE_LINE, bottom + AROUND))
    ImageDraw.Draw(crop).rectangle([0, 0, crop.width - 1, crop.height - 1], outline=GREY, width=1)
    return crop


def _text(text: str, points: float, colour: str, scale: float) -> Image:
    from PIL import Image, ImageDraw

    size = points * scale
    font = lettering(size)
    lines = text.split("\n")
    wide = max(font.getlength(line) for line in lines)
    sheet = Image.new("RGB", (round(wide) + 2, round(size * 1.5 * len(lines)) + 2), WHITE)
    ImageDraw.Draw(sheet).multiline_text((0, 0), text, fill=colour, font=font, spacing=size * 0.25)
    return sheet
