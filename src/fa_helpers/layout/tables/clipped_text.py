"""Text that does not fit its cell (超出单元格的文字): it runs over a rule into the next cell, or over other text.

What is read of such a cell, and of the one it runs into, may not be what was meant: both are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from fa_helpers.layout.lines import Line
from fa_helpers.pdf.page import Box, Char

ACROSS = 0.2
"""A character that stands on both sides of a rule by so much of its size crosses it."""
ABOVE, BELOW = 0.8, 0.1
"""How far a glyph reaches above and below its baseline, in sizes: boxes of fonts are higher than their glyphs."""
DEEP = 0.28
OVER = 0.45
"""Characters that overlap by so much of their size are printed over each other."""
CLOSE = 0.06
"""Characters of one text follow each other within so much of their size."""


def crosses(box: Box, lines: Sequence[Line]) -> bool:
    """Whether a character of a cell's lines stands on one of the cell's sides.

    >>> line = Line(1, "字", (Char("字", 5, 15, 0, 10, 9, 10, True, ""),))
    >>> crosses(Box(0, 0, 12, 20), [line]), crosses(Box(0, 0, 16, 20), [line])
    (True, False)
    """
    for line in lines:
        for char in [c for c in line.chars if c.x0 < box.x0 or c.x1 > box.x1]:
            near = ACROSS * char.size
            if char.x0 < box.x0 - near or char.x1 > box.x1 + near:
                return True
        for baseline, size in {(char.baseline, char.size) for char in line.chars}:
            top, bottom = baseline - ABOVE * size, baseline + BELOW * size
            if top < box.top - DEEP * size or bottom > box.bottom + DEEP * size:
                return True
    return False


def overlaps(lines: Sequence[Line]) -> bool:
    """Whether two characters are printed over each other; the same one printed twice is bold type, and the boxes of
    marks tell little about their ink.
    """
    for line in lines:
        for left, right in pairwise(char for char in line.chars if char.text.isalnum()):
            twice = left.text == right.text and abs(left.x0 - right.x0) < OVER * left.size
            if not twice and left.x1 - right.x0 > OVER * min(left.x1 - left.x0, right.x1 - right.x0):
                return True
    return False


def is_filled_up(text: str) -> bool:
    """Whether a spreadsheet printed marks in place of a number that does not fit its column.

    >>> is_filled_up("#####"), is_filled_up("1#楼")
    (True, False)
    """
    return len(text) > 1 and set(text) == {"#"}


def runs_on(left: Sequence[Line], right: Sequence[Line], edge: float) -> bool:
    """Whether a text of one line goes on over the edge into the next cell without a gap."""
    if len(left) != 1 or not left[0].chars:
        return False
    last = left[0].chars[-1]
    if edge - last.x1 > ACROSS * last.size:
        return False
    for line in right:
        first = line.chars[0] if line.chars else None
        if first is not None and abs(first.baseline - last.baseline) < 1.0 and first.size == last.size:
            return abs(first.x0 - last.x1) <= CLOSE * last.size + _spacing(left[0].chars)
    return False


def _spacing(chars: Sequence[Char]) -> float:
    """The usual room between the characters of a text."""
    rooms = sorted(_rooms(chars))
    return max(0.0, rooms[len(rooms) // 2]) if rooms else 0.0


def _rooms(chars: Sequence[Char]) -> Iterator[float]:
    for left, right in pairwise(chars):
        yield right.x0 - left.x1
