"""A page from its parts (组成页面), the same for both engines: what is not shown is left out.

Left out are characters and drawings beyond the edge of the page as shown, and characters printed over
themselves: word processors make bold and shadowed titles by printing them twice, a hair apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.page import UNKNOWN, Box, Char, Page, Stroke
from fa_helpers.pdf.painted_paths import DIGITS, Drawing
from fa_helpers.pdf.ruled_tables import too_many_rules
from fa_helpers.pdf.unseen_text import sorted_out

_CELL = 4.0
"""Side of the squares, in points, in which characters are looked for that may lie on each other."""

_HALF = _CELL / 2

_FEW = 100
"""Fewer drawings than this are never too many."""


_MARK, _GOOD_PART = 0.005, 0.08
"""Shares of the page: of a picture that is no mere mark, and of all pictures together that are worth a word."""

_SPARSE = 0.0002
"""Characters to the square point: running text has five to ten times as many."""

_STRAIGHT = 0.1
"""How far neighbours of one turned word may lie off its line, in character sizes."""


def make_page(
    number: int,
    frame: Frame,
    chars: Sequence[Char],
    drawing: Drawing,
    engine: str,
    unseen: Collection[int] = (),
) -> Page:
    """The page with all that is visible on it; ``unseen`` are the places of characters that nobody sees."""
    width, height = round(frame.width, DIGITS), round(frame.height, DIGITS)
    sheet = Box(0, 0, width, height)
    shown, left, is_layer = sorted_out(chars, unseen, drawing.pictures, width, height)
    page = Page(
        number=number,
        width=width,
        height=height,
        chars=tuple(without_overprints(shown)),
        lines=tuple([line for line in drawing.lines if _meets(line, sheet)]),
        rects=tuple([rect for rect in drawing.rects if _meets(rect, sheet)]),
        curves=tuple([curve for curve in drawing.curves if _meets(_around(curve), sheet)]),
        pictures=tuple([picture for picture in drawing.pictures if _meets(picture, sheet)]),
        engine=engine,
        rotation=frame.rotation,
        unseen=tuple(_worth_a_word(left, shown)) if left else (),
    )
    notes = (*_notes(page), *(("hidden_text",) if is_layer else ()))
    return replace(page, notes=notes) if notes else page


def _notes(page: Page) -> tuple[str, ...]:
    """What of the page could not be read."""
    notes = []
    if UNKNOWN in "".join([char[0] for char in page.chars]):
        notes.append("unknown_characters")
    if len(page.lines) + len(page.rects) + len(page.curves) > _FEW and too_many_rules(page):
        notes.append("rules_not_read")
    if _turned_figures(page.chars):
        notes.append("turned_text")
    if page.unseen:
        notes.append("unseen_text")
    if page.chars and _shows_unread(page):
        notes.append("picture_not_read")
    return tuple(notes)


def _worth_a_word(unseen: Sequence[Char], seen: Sequence[Char]) -> list[Char]:
    """Text that nobody sees, but for what is printed over the same character that is seen (shadows)."""
    whole = set(without_overprints([*seen, *unseen]))
    left = [char for char in unseen if char in whole and char.upright]
    return left if any(char.text.isalnum() or UNKNOWN in char.text for char in left) else []


def _shows_unread(page: Page) -> bool:
    """Whether a good part of the page is pictures without text on them: charts, or statements pasted as pictures.

    Marks and emblems are small; a background has the page's text on it, and so has a scan with a layer of text.
    """
    sheet = page.width * page.height
    bare = 0.0
    for x0, top, x1, bottom in page.pictures:
        x0, top, x1, bottom = max(x0, 0), max(top, 0), min(x1, page.width), min(bottom, page.height)
        area = (x1 - x0) * (bottom - top)
        if area < _MARK * sheet:
            continue
        inside = sum(x0 <= char.x0 <= x1 and top <= char.baseline <= bottom for char in page.chars)
        bare += area if inside < _SPARSE * area else 0
    return bare >= _GOOD_PART * sheet


def _turned_figures(chars: Sequence[Char]) -> bool:
    """Whether digits stand on their side or upside down. A watermark set askew is another matter.

    Of such words, neighbours have one baseline or one place across; of words set askew neither.
    """
    turned = [char for char in chars if not char.upright]
    return any(
        (one.text.isdigit() or other.text.isdigit())
        and min(abs(one.baseline - other.baseline), abs(one.x0 - other.x0)) < _STRAIGHT * one.size
        for one, other in pairwise(turned)
    )


def without_overprints(chars: Sequence[Char]) -> Sequence[Char]:
    """The characters without those printed over the same character before, if words were printed twice.

    >>> zero = Char("0", 10, 15, 90, 100, 98, 10, True, "F")
    >>> len(without_overprints([zero, zero._replace(x0=10.3, x1=15.3), zero._replace(x0=15, x1=20)]))
    2
    """
    if not _may_overlap(chars):
        return chars
    kept: list[Char] = []
    near: defaultdict[tuple[str, int, int], list[Char]] = defaultdict(list)
    for char in chars:
        column, row = int(char.x0 // _CELL), int(char.baseline // _CELL)
        others = [
            other
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            if (char.text, x, y) in near
            for other in near[char.text, x, y]
        ]
        if others and any(_same_place(char, other) for other in others):
            continue
        near[char.text, column, row].append(char)
        kept.append(char)
    return kept


def _may_overlap(chars: Sequence[Char]) -> bool:
    """A quick look: whether a character stands twice in a square of one of two grids laid half-way apart."""
    squares = {(char[0], char[1] // _CELL, char[5] // _CELL) for char in chars}
    if len(squares) < len(chars):
        return True
    between = {(char[0], (char[1] + _HALF) // _CELL, (char[5] + _HALF) // _CELL) for char in chars}
    return len(between) < len(chars)


def _same_place(one: Char, other: Char) -> bool:
    """Whether two characters cover each other by more than half and stand on one baseline."""
    overlap = min(one.x1, other.x1) - max(one.x0, other.x0)
    return (
        2 * overlap > max(one.x1 - one.x0, other.x1 - other.x0)
        and 8 * abs(one.baseline - other.baseline) <= one.size
        and 8 * abs(one.size - other.size) <= one.size
    )


def _around(points: tuple[tuple[float, float], ...]) -> Box:
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _meets(one: Stroke | Box, other: Box) -> bool:
    x0, y0, x1, y1 = one
    return (
        min(x0, x1) <= other.x1
        and max(x0, x1) >= other.x0
        and min(y0, y1) <= other.bottom
        and max(y0, y1) >= other.top
    )
