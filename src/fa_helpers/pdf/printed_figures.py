"""Whether figures are printed as the file says (印出的数字): their places are painted, digit by digit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress

from fa_helpers.errors import SourceError
from fa_helpers.model.places import Locator
from fa_helpers.pdf.digit_shapes import is_unlike
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.page import Box, Char
from fa_helpers.pdf.page_image import page_pictures
from fa_helpers.pdf.source import OpenedSource

_HIGH = 56
"""So many points of the picture a digit is made high: fewer close the holes of small print."""
_ABOVE, _BELOW = 0.95, 0.15
"""How far digits reach from their baseline at most, in sizes."""
_LEGIBLE = 2.0
"""Digits smaller than this, in points, nobody reads."""
_SLACK = 0.5
"""How far a box may be rounded, in points."""


def unlike_pages(source: OpenedSource | JoinedSource, places: Iterable[Locator]) -> frozenset[int]:
    """The pages on which a digit of some figures looks like no such digit, or is not there; none of plain text."""
    boxes: dict[int, set[Box]] = {}
    for place in places:
        whole = (place.page, (place.x0, place.top, place.x1, place.bottom))
        for page, box in place.parts or (whole,):
            if None not in box:
                boxes.setdefault(page, set()).add(Box(*box))  # type: ignore[arg-type]
    found = set()
    for page, some in boxes.items():
        part, before = source.part_of(page) if isinstance(source, JoinedSource) else (source, 0)
        with suppress(SourceError):  # a page that takes too long to paint is not judged by its picture
            if any(unlike_figures(part, page - before, sorted(some))):
                found.add(page)
    return frozenset(found)


def unlike_figures(source: OpenedSource, number: int, boxes: Sequence[Box]) -> list[bool]:
    """For each box on a page whether a digit in it looks like no such digit, or is not there.

    On pages that were set here, or read by their picture, every digit looks as it was read.
    """
    printed = () if source.sheets is not None else source.digits_on(number)
    digits = [char for char in printed if char.size >= _LEGIBLE and any(_in(char, box) for box in boxes)]
    if not digits:
        return [False for _ in boxes]
    wanted = [(_place(char), _HIGH / char.size) for char in digits]
    pictures = page_pictures(source.content, number, wanted, name=source.name)
    unlike = [char for char, picture in zip(digits, pictures, strict=True) if is_unlike(picture, char.text)]
    return [any(_in(char, box) for char in unlike) for box in boxes]


def _place(char: Char) -> Box:
    """Where the ink of a digit is: its box hangs on what the font says of its height, the baseline does not."""
    return Box(char.x0, char.baseline - _ABOVE * char.size, char.x1, char.baseline + _BELOW * char.size)


def _in(char: Char, box: Box) -> bool:
    across, down = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return box.x0 <= across <= box.x1 and box.top - _SLACK <= down <= box.bottom + _SLACK
