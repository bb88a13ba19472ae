"""Where the columns and rows of a statement's pages stand (报表分页): pages that go on, and pages side by side.

A page may repeat the header, or go on without it; a table wider than the paper prints its left part on one page and
its right part, without codes and labels, on the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fa_helpers.layout.tables.grid import Grid
from fa_helpers.layout.tables.side_by_side import has_stub, is_right_part, same_heights
from fa_helpers.model import StatementCell
from fa_helpers.patterns import regex
from fa_helpers.reading.statements.columns import (
    ORDINAL,
    TOTAL,
    Column,
    first_data_row,
    repeated_header,
    side_of,
    statement_columns,
)
from fa_helpers.terms.classification import is_known_name, path_of_code
from fa_helpers.text.fold import fold

_PLANNED = regex("预算数")
_GROUP = regex("预算数|决算数")
NEAR = 6.0
"""Points: a column on the next page stands no farther than this from where it stood."""

Stub = dict[int, tuple[str, str]]
"""Code and label of a row by its group."""


@dataclass(slots=True)
class PageRows:
    """One page of a statement (报表页): its columns, where its data begin, and the stubs of its rows by place."""

    grid: Grid
    columns: list[Column]
    data_row: int
    stubs: dict[int, tuple[int, Stub]] = field(default_factory=dict)
    used: bool = False

    last_side: str = ""

    def stub_at(self, top: float) -> tuple[int, Stub] | None:
        """The line and the stubs of the row that begins at a height."""
        for row, stub in self.stubs.items():
            if abs(self.grid.rows[row] - top) <= NEAR / 2:
                return stub
        return None

    @property
    def is_open(self) -> bool:
        """Whether its last block has no figures: they stand on another page."""
        last = max((column.group for column in self.columns), default=0)
        return all(column.role != "data" for column in self.columns if column.group == last)

    @property
    def has_stub(self) -> bool:
        """Whether it has a column of codes or labels."""
        return any(column.role in ("code", "label") for column in self.columns)


def page_rows(grid: Grid, before: Sequence[PageRows], heads: set[str]) -> PageRows:
    """The columns of a page and where its data begin, given the pages before it and the texts of their header."""
    own = first_data_row(grid)
    if not any(cell.lines for cell in grid.cells if cell.top < own):
        own = 0  # rows without figures at the head of a page that goes on
    if not before:
        return PageRows(grid, statement_columns(grid, own), own)
    if own and (first := _numbers(grid, own)) and first[0] > 1:
        last = before[-1]
        if _numbers(last.grid, last.data_row)[-1:] == [first[0] - 1]:
            return PageRows(grid, _in_open_group(statement_columns(grid, own), last.columns), own)
    repeated = repeated_header(grid, heads)
    if repeated:
        return PageRows(grid, _completed(statement_columns(grid, repeated), before[-1].columns), repeated)
    if own and (left_half(grid, before) is not None or _names_another_side(grid, own, heads)):
        return PageRows(grid, statement_columns(grid, own), own)
    found = statement_columns(grid, 0)
    same = _same_columns(grid, found, before)
    if same is not None:
        return PageRows(grid, same, 0)
    own_columns = statement_columns(grid, own)
    if own and own < grid.height and any(column.path for column in own_columns):
        return PageRows(grid, own_columns, own)
    return PageRows(grid, _nearest(found, before[-1].columns), 0)


def _completed(found: Sequence[Column], before: Sequence[Column]) -> list[Column]:
    """Columns whose header is repeated in part only: what the page before says of the same place, if it says more."""

    def whole(column: Column) -> Column:
        there = (b for b in before if abs(b.x0 - column.x0) <= NEAR and abs(b.x1 - column.x1) <= NEAR)
        more = next((b for b in there if set(column.path) < set(b.path)), None)
        return column if more is None else _moved(more, column.x0, column.x1)

    return [whole(column) for column in found]


def _numbers(grid: Grid, data_row: int) -> list[int]:
    """The numbers that the last row of a header gives its columns (栏次), empty where it names them."""
    texts = [cell.folded for cell in grid.row(data_row - 1)] if data_row else []
    texts = [text for text in texts if text and text != "栏次"]
    return [int(text) for text in texts] if all(t.isdecimal() and len(t) < 3 for t in texts) else []


def _in_open_group(columns: list[Column], before: Sequence[Column]) -> list[Column]:
    """The columns that the page's edge parted from their budget's name: those not named below it on the page before."""
    heads = [column.path[0] for column in before if len(column.path) > 1 and _PLANNED.search(column.path[0])]
    if not heads or heads[-1] != next((c.path[0] for c in reversed(before) if len(c.path) > 1), ""):
        return columns
    named = {column.path[1:] for column in before if column.path[:1] == (heads[-1],)}
    groups = (place for place, c in enumerate(columns) if any(_GROUP.search(text) for text in c.path[:1]))
    until = next(groups, len(columns))
    open_ones = {c.path for c in columns[:until] if c.path} - named
    return [
        replace(c, path=(heads[-1], *c.path)) if place < until and c.path in open_ones else c
        for place, c in enumerate(columns)
    ]


def _names_another_side(grid: Grid, data_row: int, heads: set[str]) -> bool:
    """Whether a header names a side (支出) that the pages before do not: half of a summary on a page of its own."""
    head = {cell.folded for cell in grid.cells if cell.top < data_row}
    return bool(head & {"收入", "支出"}) and not head & heads & {"收入", "支出"}


def left_half(grid: Grid, before: Sequence[PageRows]) -> PageRows | None:
    """The page whose rows stand at the same heights: the left part of the table that this is the right part of."""
    cut = any(page.used for page in before)  # the rest of such a table may have few rows
    alike = [page for page in before if page.has_stub and is_right_part(page.grid, grid, short=cut)]
    last = before[-1] if before else None
    if last is not None and cut and last.is_open and not has_stub(grid):
        alike += [last] if last not in alike and same_heights(last.grid, grid, open_foot=True) else []
    return next((page for page in alike if not page.used), alike[-1] if alike else None)


def left_of_cut_block(here: PageRows, before: Sequence[PageRows]) -> PageRows | None:
    """The page whose last block, of codes and names without figures, goes on in the first one of this page."""
    for page in before:
        last = [c.role for c in page.columns if c.group == max(c.group for c in page.columns)]
        first = [c.role for c in here.columns if c.group == min(c.group for c in here.columns)]
        parted = "code" in last and page.is_open and "data" in first and "code" not in first
        if here.has_stub and parted and same_heights(page.grid, here.grid, open_foot=True):
            return page
    return None


def _same_columns(grid: Grid, found: Sequence[Column], before: Sequence[PageRows]) -> list[Column] | None:
    """The columns of the page before where this page has them too, moved when the whole table stands elsewhere."""
    last = before[-1]
    box, was = grid.box, last.grid.box
    if abs((box.x1 - box.x0) - (was.x1 - was.x0)) <= NEAR:
        shift = box.x0 - was.x0
        edges = grid.columns
        if all(any(abs(c.x0 + shift - e) <= NEAR for e in edges) for c in last.columns) or len(edges) < len(
            last.columns
        ):
            return [_moved(c, c.x0 + shift, c.x1 + shift) for c in last.columns]
    if len(found) == len(last.columns) > 2 and not _is_header(grid):
        return [_moved(c, f.x0, f.x1) for c, f in zip(last.columns, found, strict=True)]
    return None


def _is_header(grid: Grid) -> bool:
    """Whether a grid begins with a header of its own: rows without figures that name columns."""
    own = first_data_row(grid)
    return 0 < own < grid.height and any(c.path and c.role == "data" for c in statement_columns(grid, own))


def _moved(column: Column, x0: float, x1: float) -> Column:
    return Column(x0, x1, column.role, column.path, column.group)


def _nearest(found: Sequence[Column], before: Sequence[Column]) -> list[Column]:
    """Columns of a page without header: those of the page before at the same place."""
    carried = []
    for column in found:
        near = min(before, key=lambda b: abs(b.middle - column.middle))
        same = abs(near.middle - column.middle) <= NEAR or near.x0 <= column.middle <= near.x1
        carried.append(Column(column.x0, column.x1, near.role, near.path, near.group) if same else column)
    return carried


def join_broken_row(
    cells: list[StatementCell], before: PageRows, here: PageRows, statement: str = ""
) -> None:
    """Make whole the label of a row that the page end broke: its rest is the first row of the next page.

    The rest has no code where rows have one, or no line number; elsewhere both parts must make a known name. So they must
    where code and figures stand with the rest.
    """
    if not before.stubs or not here.stubs:
        return
    (line, first), (next_line, rest) = before.stubs[max(before.stubs)], here.stubs[min(here.stubs)]
    for group, (code, label) in first.items():
        more_code, more = rest.get(group, ("", ""))
        joined = label + more
        if label and not more and (whole := _whole_code(code, more_code, label)):
            broken = [place for place, cell in enumerate(cells) if cell.line == line and cell.label == label]
            for place in broken:
                cells[place] = replace(cells[place], code=whole)
        if not label or not more:
            continue
        side = side_of(here.columns, group, statement)
        if more_code and not code and _makes_a_name(label, joined):
            if any(cell.line == line and cell.side == side for cell in cells):
                continue  # figures of its own: a row, and no first half of one
            code = more_code
        elif more_code or not _is_rest(here, group, label, joined):
            continue
        for place, cell in enumerate(cells):
            if cell.line in (line, next_line) and cell.side == side and cell.label in (label, more):
                cells[place] = replace(cell, code=code, label=joined)


def _whole_code(code: str, rest: str, label: str) -> str:
    """The code of a narrow column whose last digit stands overleaf (20 | 8): one whose name the label is, else empty."""
    for whole in (code + rest, code[:2] + rest + code[2:]) if code and rest else ():
        if fold(label) in [fold(name) for name in path_of_code(whole) if name][-1:]:
            return whole
    return ""


def _is_rest(page: PageRows, group: int, label: str, joined: str) -> bool:
    members = [column for column in page.columns if column.group == group]
    row = min(page.stubs)
    if ORDINAL.match(fold(joined[len(label) :])) or TOTAL.fullmatch(fold(joined[len(label) :])):
        return False
    for role in ("code", "line"):
        columns = [column for column in members if column.role == role]
        if columns and not any(TOTAL.search(fold(label)) for _ in columns):
            cells = [page.grid.at(row, column.middle) for column in columns]
            return not any(cell is not None and cell.lines and cell.top == row for cell in cells)
    return _makes_a_name(label, joined)


def _makes_a_name(label: str, joined: str) -> bool:
    return is_known_name(_bare(joined)) and not is_known_name(_bare(label))


def _bare(label: str) -> str:
    return ORDINAL.sub("", fold(label)).removeprefix("其中:")
