"""Tables wider than the paper (横向分页的表): the left part on one page, the right part on another, rows at one height."""

from __future__ import annotations

from dataclasses import replace

from fa_helpers.layout.tables.grid import Grid
from fa_helpers.patterns import regex

_STUB = regex(r"^(?:.{0,4}项目(?:\(.*\))?$|.*科目|.*编码|.*代码|.*名称|.*分类)")
_FIGURE = regex(r"-?\d[\d,]*\.\d+")
_WORDS = regex(r"[\u4e00-\u9fff]{2}")
_HEADER_ROWS = 5
_NEAR = 3.0
_FEWEST_ROWS = 3


def same_heights(left: Grid, right: Grid, *, short: bool = False, open_foot: bool = False) -> bool:
    """Whether the rows of a grid stand at heights where another page's grid has rows too, down to the bottom.

    A header cell cut in two by the page's edge has no border on one side: the right part may begin lower. Few rows, as
    many as on the left, say so only where they may be ``short``: below pages that are known to be cut. A last row whose
    one cell is cut has no borders to be seen by: with ``open_foot`` one part may lack it.
    """
    count = min(left.height, right.height) + 1
    if open_foot and abs(left.height - right.height) == 1:
        left, right = replace(left, rows=left.rows[:count]), replace(right, rows=right.rows[:count])
    rows = left.rows
    return (
        left.page != right.page
        and (right.height >= _FEWEST_ROWS or (short and right.height == left.height))
        and right.rows[0] >= rows[0] - _NEAR
        and right.height >= left.height - _FEWEST_ROWS
        and abs(rows[-1] - right.rows[-1]) <= _NEAR
        and all(any(abs(a - b) <= _NEAR for a in rows) for b in right.rows)
    )


def has_stub(grid: Grid) -> bool:
    """Whether a table has codes or labels of its own: the right part of a table has only headers and figures."""
    figures = {cell.top for cell in grid.cells if _FIGURE.fullmatch(cell.folded)}
    return any(
        (cell.top < _HEADER_ROWS and _STUB.match(cell.folded))
        or ((cell.top >= _HEADER_ROWS or cell.top in figures) and _WORDS.search(cell.folded))
        for cell in grid.cells
        if cell.lines
    )


def is_right_part(left: Grid, right: Grid, *, short: bool = False) -> bool:
    """Whether a grid is the right part of another page's table: rows at the same heights, and no labels of its own."""
    return same_heights(left, right, short=short) and not has_stub(right)
