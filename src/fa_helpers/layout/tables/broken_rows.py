"""A row that the page end broke in the middle of its figures or codes (跨页的断行): 1,354.9 on one page, 8 on the next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.patterns import regex

_PIECE = regex(r"-?[\d,.]*%?")
_WHOLE = regex(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)\.\d\d%?")
_ENDED = regex(r"\.\d\d%?$")
_CODE_LENGTHS = frozenset({3, 5, 7})
_NEAR = 6.0


def with_whole_rows(grids: Sequence[Grid]) -> tuple[Grid, ...]:
    """The pages of a table, a row whole on its first page where the next one begins with the rest of its figures."""
    found = list(grids[:1])
    for here in grids[1:]:
        before = found[-1]
        rest = _rest_of_row(before, here, _repeated_rows(grids[0], here))
        if rest:
            found[-1] = _changed(before, {id(upper): upper.lines + lower.lines for upper, lower in rest})
            here = _changed(here, {id(lower): () for _, lower in rest})
        found.append(here)
    return tuple(found)


def _repeated_rows(first: Grid, here: Grid) -> int:
    """How many rows at the head of a page say again what the table's first rows do."""
    row = 0
    while row < min(first.height, here.height) - 1 and _texts(first, row) == _texts(here, row):
        row += 1
    return row


def _texts(grid: Grid, row: int) -> list[str]:
    return [cell.folded for cell in grid.row(row)]


def _rest_of_row(before: Grid, here: Grid, row: int) -> list[tuple[GridCell, GridCell]]:
    """The cells of a page's last row with what the next page has of them; none where that is a row of its own."""
    if here.page != before.page + 1 or not before.height:
        return []
    shift = here.box.x0 - before.box.x0
    pairs: list[tuple[GridCell, GridCell]] = []
    completed = False
    for lower in (cell for cell in here.row(row) if cell.lines):
        upper = before.at(before.height - 1, (lower.box.x0 + lower.box.x1) / 2 - shift)
        if upper is None or not upper.lines or abs(upper.box.x1 + shift - lower.box.x1) > _NEAR:
            return []
        if _PIECE.fullmatch(lower.folded):
            leads = (
                upper.box.x0 < before.box.x0 + _NEAR
            )  # codes stand first; elsewhere 26 above 4 are two weights
            of_code = leads and _completes_code(upper.folded, lower.folded)
            if not (of_code or _completes(upper.folded, lower.folded)):
                return []
            completed = True
        pairs.append((upper, lower))
    return pairs if completed else []


def _completes(upper: str, lower: str) -> bool:
    """Whether two pieces of a figure make it whole, which the first alone is not; a whole one below a plain number is none."""
    if _WHOLE.fullmatch(lower) and "," not in upper:
        return False
    whole = _PIECE.fullmatch(upper) is not None and _WHOLE.fullmatch(upper + lower) is not None
    return whole and (lower == "%" or not _ENDED.search(upper))


def _completes_code(upper: str, lower: str) -> bool:
    """Whether two pieces make a code (21011 and 03) that are not both codes by themselves."""
    lengths = {len(upper), len(lower)}
    digits = (upper + lower).isdecimal()
    return digits and len(upper + lower) in _CODE_LENGTHS and not lengths <= _CODE_LENGTHS


def _changed(grid: Grid, lines: Mapping[int, tuple[Line, ...]]) -> Grid:
    """The grid with other lines in some of its cells."""
    new = {id(cell): replace(cell, lines=lines.get(id(cell), cell.lines)) for cell in grid.cells}
    rows = tuple(tuple(new[id(cell)] for cell in row) for row in grid.by_row)
    return replace(grid, cells=tuple(new.values()), by_row=rows)
