"""The rows of a form and the columns of its blocks (表格行与栏目): where a header stands, its column stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.layout.grids import Grid, GridCell
from fa_helpers.reading import card_words as words
from fa_helpers.text.amounts import parse_number

FEWEST_HEADERS = 3
"""A row is a header when at least so many of its cells name columns of one block."""
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form (行): the cells that begin in it, and the grid to look up those that span it."""

    grid: Grid
    number: int
    first_row: int
    starting: tuple[GridCell, ...]

    @property
    def first_of_page(self) -> bool:
        """Whether it is the first row on its page."""
        return self.number == self.first_row

    def right_of(self, cell: GridCell) -> GridCell | None:
        """The next cell to the right that covers this row."""
        return self.grid.at(self.number, cell.box.x1 + 1.0)

    def label_left_of(self, x: float) -> GridCell | None:
        """The cell just left of the numbers, unless it is the title of the whole block."""
        cell = self.grid.at(self.number, x - 1.0)
        if cell is None or cell.top != self.number or words.FUNDS_TITLE.fullmatch(words.header(cell.folded)):
            return None
        return cell


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block of rows (栏目): each with the horizontal stretch of its header."""

    kind: Literal["funds", "tasks", "goals", "indicators"]
    spans: dict[str, tuple[float, float]]
    page: int

    def cell(self, row: Row, name: str) -> GridCell | None:
        """The cell of a row under a header."""
        if name not in self.spans:
            return None
        x0, x1 = self.spans[name]
        return row.grid.at(row.number, (x0 + x1) / 2)

    @property
    def first_x(self) -> float:
        """Where the leftmost column begins."""
        return min(x0 for x0, _ in self.spans.values())


def card_rows(grids: Sequence[Grid]) -> Iterator[Row]:
    """All rows of a form's grids from the top, page after page."""
    seen: set[int] = set()
    for grid in grids:
        first = grid.page not in seen
        seen.add(grid.page)
        for number in range(grid.height):
            yield Row(grid, number, 0 if first else -1, tuple(grid.row(number)))


def find_columns(row: Row) -> Columns | None:
    """The block that a header row opens, ``None`` for any other row.

    A header of two rows (全年预算数 over 总额、财政拨款、其他资金) is read with the row below it.
    """
    indicators = _named(row, words.INDICATOR_HEADERS)
    if {"level1", "level3"} <= indicators.keys() or {"level2", "level3"} <= indicators.keys():
        return Columns("indicators", _spans(indicators), row.grid.page)
    tasks = _named(row, words.TASK_HEADERS)
    if {"source", "executed"} <= tasks.keys():
        return Columns("tasks", _split(row, tasks), row.grid.page)
    funds = _named(row, words.FUNDS_HEADERS)
    money = funds.keys() & {"initial_budget", "adjusted_budget", "executed"}
    if len(funds) >= FEWEST_HEADERS and len(money) >= 2:
        return Columns("funds", _spans(funds), row.grid.page)
    return None


def _named(row: Row, headers: tuple[tuple[str, re.Pattern[str]], ...]) -> dict[str, GridCell]:
    found: dict[str, GridCell] = {}
    for cell in row.starting:
        name = words.column_of(cell.folded, headers)
        if name and name not in found:
            found[name] = cell
    return found


def _spans(cells: dict[str, GridCell]) -> dict[str, tuple[float, float]]:
    return {name: (cell.box.x0, cell.box.x1) for name, cell in cells.items()}


def _split(row: Row, cells: dict[str, GridCell]) -> dict[str, tuple[float, float]]:
    """Columns with the parts that stand below a spanning header."""
    spans = _spans(cells)
    for name, (parts,) in words.TASK_SPLITS.items():
        above = cells.get(name)
        if above is None:
            continue
        for below in row.grid.row(above.bottom):
            if above.box.x0 - 1 <= below.box.x0 and below.box.x1 <= above.box.x1 + 1:
                for part, pattern in zip(parts, words.SPLIT_WORDS, strict=True):
                    if pattern.fullmatch(below.folded):
                        spans[part] = (below.box.x0, below.box.x1)
    return spans


def number_in(cell: GridCell | None) -> Decimal | None:
    """The number of a cell without % and 分; ``None`` for a blank, a dash, or words."""
    if cell is None:
        return None
    text = cell.folded.rstrip("%分")
    return parse_number(text).value if _NUMBER.fullmatch(text) else None
