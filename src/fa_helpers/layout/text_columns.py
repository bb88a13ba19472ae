"""Running text in two columns (分栏排版): the left column is read before the right one.

Columns are told by a gutter that nearly all lines keep free, with sentences on both sides: the words of a table or of a
list of contents are no sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.layout.furniture import PAGE_NUMBER
from fa_helpers.layout.lines import Line, lines_of
from fa_helpers.pdf.page import Char

_FEWEST_LINES = 5
_GUTTER = 1.0
"""The least width of the gutter, in character sizes."""
_NEAR = 3.0
_CROSSING = 0.25
"""The part of the lines that may cross the gutter: titles over both columns."""
_STOPS = re.compile("[,;。:]")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_LEAST_LENGTH = 8


def in_reading_order(lines: list[Line]) -> list[Line]:
    """The lines of a page, column after column where there are two."""
    if len(lines) < _FEWEST_LINES or not lines[0].chars:
        return lines
    edge = _right_column(lines)
    if edge is None:
        return lines
    ordered: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if _crosses(line, edge) or PAGE_NUMBER.fullmatch(line.folded):
            ordered += _by_column(band, edge)
            ordered.append(line)
            band = []
        else:
            band.append(line)
    return ordered + _by_column(band, edge)


def _right_column(lines: Sequence[Line]) -> float | None:
    """Where the right column begins; ``None`` where the page has one column."""
    starts: Counter[int] = Counter()
    for line in lines:
        starts.update(
            {round(b.x0 / _NEAR) for a, b in pairwise(line.chars) if b.x0 - a.x1 > _GUTTER * line.size}
        )
    if not starts:
        return None
    place, count = max(starts.items(), key=lambda item: (item[1], -item[0]))
    edge = (place - 1) * _NEAR
    if count < _FEWEST_LINES or sum(_crosses(line, edge) for line in lines) > _CROSSING * len(lines):
        return None
    free = [line for line in lines if not _crosses(line, edge)]
    sides = _parts(free, edge)
    return edge if all(map(_is_prose, sides)) else None


def _crosses(line: Line, edge: float) -> bool:
    """Whether a line goes on over the gutter left of ``edge``."""
    left = [char.x1 for char in line.chars if char.x0 < edge]
    right = [char.x0 for char in line.chars if char.x0 >= edge]
    if not left:
        return False
    return max(left) > edge or (bool(right) and min(right) - max(left) < _GUTTER * line.size / 2)


def _parts(lines: Sequence[Line], edge: float) -> tuple[list[Line], list[Line]]:
    sides: tuple[list[Char], list[Char]] = ([], [])
    for line in lines:
        for char in line.chars:
            sides[char.x0 >= edge].append(char)
    page = lines[0].page if lines else 0
    return lines_of(page, sides[0]), lines_of(page, sides[1])


def _by_column(band: Sequence[Line], edge: float) -> list[Line]:
    left, right = _parts(band, edge)
    return [*left, *right]


def _is_prose(lines: Sequence[Line]) -> bool:
    text = "".join(line.folded for line in lines)
    return (
        len(lines) >= _FEWEST_LINES
        and len(text) >= _LEAST_LENGTH * len(lines)
        and 2 * len(_CHINESE.findall(text)) > len(text)
        and len(_STOPS.findall(text)) >= _FEWEST_LINES
    )
