"""Cells that the page's edge cuts (纸边截断的单元格): a spreadsheet too wide for the paper prints a merged cell's text on both
pages and leaves the side open on which the cell goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.pdf.page import Box, Char

_HEAD_ROWS = 4
_EDGE = 2.0
"""Points: edges nearer than this are one edge."""
_NEXT = 0.5
"""In character sizes: how far apart the characters of one text stand at most."""


def edge_cells(
    chars: Sequence[Char], cells: Sequence[Box], rows: Sequence[float], columns: Sequence[float]
) -> list[tuple[Box, list[Char]]]:
    """Places in a head at a table's left or right end that no cell covers and that a text stands in or runs out of."""
    found = []
    for top, bottom in list(pairwise(rows))[:_HEAD_ROWS]:
        height = (top + bottom) / 2
        held = [cell for cell in cells if cell.top < height < cell.bottom]
        inner = (min(cell.x0 for cell in held), max(cell.x1 for cell in held)) if held else ()
        for edge, end in zip((columns[0], columns[-1]), inner, strict=False):
            x0, x1 = min(edge, end), max(edge, end)
            if x1 - x0 <= _EDGE:
                continue
            line = [c for c in chars if top < (c.top + c.bottom) / 2 < bottom and not c.text.isspace()]
            text = _text_in(sorted(line, key=lambda c: c.x0), edge, (x0, x1))
            if text:
                found.append((Box(x0, top, x1, bottom), text))
    return found


def without_nested(cells: Sequence[Box]) -> list[Box]:
    """The cells, those of the head that hold others as high as the space above these: a painted ground that reaches
    farther than the rules makes one box of a name and all that stands below it.
    """
    tops = sorted({cell.top for cell in cells})[:_HEAD_ROWS]
    head = [cell for cell in cells if tops and cell.top <= tops[-1]]
    return [_above_nested(cell, head) if cell in head else cell for cell in cells]


def _above_nested(cell: Box, head: Sequence[Box]) -> Box:
    inside = [
        other.top
        for other in head
        if other != cell
        and cell.x0 - _EDGE <= other.x0
        and other.x1 <= cell.x1 + _EDGE
        and cell.top + _EDGE < other.top
        and other.bottom <= cell.bottom + _EDGE
    ]
    return cell._replace(bottom=min(inside)) if inside else cell


def _text_in(line: Sequence[Char], edge: float, hole: tuple[float, float]) -> list[Char]:
    """The characters of the one text that stands in a hole at a table's edge, or on both sides of that edge."""
    runs: list[list[Char]] = []
    for char in line:
        if runs and char.x0 - runs[-1][-1].x1 <= _NEXT * char.size:
            runs[-1].append(char)
        else:
            runs.append([char])
    inside = [run for run in runs if any(hole[0] <= (c.x0 + c.x1) / 2 <= hole[1] for c in run)]
    within = [r for r in inside if (hole[0] <= r[0].x0 and r[-1].x1 <= hole[1]) or r[0].x0 < edge < r[-1].x1]
    return within[0] if len(within) == 1 else []
