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
    """Places in a head at a table's left or right end that no cell covers and whose text runs over that end."""
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
            text = _over(sorted(line, key=lambda c: c.x0), edge)
            if any(x0 <= (c.x0 + c.x1) / 2 <= x1 for c in text):
                found.append((Box(x0, top, x1, bottom), text))
    return found


def _over(line: Sequence[Char], edge: float) -> list[Char]:
    """The characters of one text that stands on both sides of an edge, or none."""
    runs: list[list[Char]] = []
    for char in line:
        if runs and char.x0 - runs[-1][-1].x1 <= _NEXT * char.size:
            runs[-1].append(char)
        else:
            runs.append([char])
    return next((run for run in runs if run[0].x0 < edge < run[-1].x1), [])
