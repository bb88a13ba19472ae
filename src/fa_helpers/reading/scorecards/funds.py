"""The rows of funds and tasks of a form (项目资金、年度主要任务): below a header, or as pairs of label and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import CardCell, FundsRow
from fa_helpers.reading.scorecards import labels
from fa_helpers.reading.scorecards.numbers import added, cell_numbers, cells_of, figure
from fa_helpers.reading.scorecards.rows import Columns, Row, name_cut, number_in, text_of, unread_in
from fa_helpers.reading.scorecards.state import Card

_FUNDS_NUMBERS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")
_TASK_NUMBERS = (*_FUNDS_NUMBERS[1:], "budget_fiscal", "budget_other", "executed_fiscal", "executed_other")

Kind = Literal["funds", "task", "task_total"]
"""What a row is: see :class:`~fa_helpers.model.FundsRow`."""


@dataclass(frozen=True, slots=True)
class FundsRows:
    """Gathers the funds and tasks of a form (资金行)."""

    card: Card
    labels: dict[int, str]

    def pair(self, row: Row, columns: Columns | None) -> Columns | None:
        """A row of funds as pairs: 预算数 with its number, 执行数 with its number, then their parts alike.

        Gives the block it belongs to, ``None`` for any other row.
        """
        named = [c for c in row.starting if c.folded.endswith(":") or number_in(c) is None]
        budget = next((c for c in named if labels.PAIR_BUDGET.fullmatch(labels.label(c.folded))), None)
        done = next((c for c in named if labels.PAIR_EXECUTED.fullmatch(labels.label(c.folded))), None)
        if (budget is None or done is None) and columns is not None and columns.kind == "pairs":
            same = [c for c in named if c.lines and sum(d.folded == c.folded for d in named) in (2, 3)]
            budget, done = (same[0], same[-1]) if len(same) in (2, 3) else (None, None)
        if budget is None or done is None:
            return None
        cells = {"adjusted_budget": row.right_of(budget), "executed": row.right_of(done)}
        rate = row.right_of(cells["executed"]) if cells["executed"] is not None else None
        if rate is not None and rate.folded.endswith("%") and rate.top == row.number:
            cells["execution_rate"] = rate
        filled = {name: cell for name, cell in cells.items() if cell is not None and cell.lines}
        if cells["adjusted_budget"] is done or any(not _is_amount(cell) for cell in filled.values()):
            return None
        found = Columns("pairs", {}, row.grid.page)
        self._keep("funds", found, budget, filled)
        return found

    def add(self, row: Row, columns: Columns) -> None:
        """Read one row below a header of funds or tasks."""
        label = columns.cell(row, "source") if columns.kind == "tasks" else row.label_left_of(columns.first_x)
        if label is None and columns.kind == "funds" and not self.card.funds:
            label = row.title_left_of(columns.first_x)
        elif label is not None and label.top != row.number:
            return  # the second row of a header, or of a merged row
        numbers = _TASK_NUMBERS if columns.kind == "tasks" else _FUNDS_NUMBERS
        cells = {name: columns.cell(row, name) for name in numbers}
        filled = {name: cell for name, cell in cells.items() if cell is not None and cell.lines}
        if label is None or not label.lines:
            if filled and not all(cell.folded in labels.DASHES for cell in filled.values()):
                self.card.left_over.extend(cell.text for cell in filled.values())
            said = (columns.cell(row, name) for name in ("content", "status"))
            self.card.left_over.extend(c.text for c in said if c is not None and _tells_numbers(c, row))
            return
        if len({id(cell) for cell in filled.values()}) < len(filled) or label in filled.values():
            # Words over several columns, no row of numbers: what they tell in numbers is told.
            self.card.left_over.extend(cell.text for cell in row.starting if _tells_numbers(cell, row))
            return
        known = {id(cell) for cell in filled.values()}
        others = (c for c in row.starting if c.left >= label.right and id(c) not in known)
        if columns.kind == "funds":
            # A number below a head that names no known column is told.
            self.card.left_over.extend(f"{label.text}:{c.text}" for c in others if number_in(c) is not None)
            self._keep("funds", columns, label, filled)
        elif not labels.TASK_TOTAL.fullmatch(label.folded):
            content, status = (columns.cell(row, name) for name in ("content", "status"))
            self._keep("task", columns, label, filled, content, status)
        elif filled:
            self._keep("task_total", columns, label, filled)

    def _in_the_head(self, cell: GridCell) -> Iterator[CardCell]:
        """The points to be reached as the head of the scores prints them."""
        for found in cell_numbers(cell, "weight", self.labels):
            alone = figure("weight", found.printed, found.value, found.locator)
            yield CardCell("weight", found.printed, found.locator, (alone,))

    def _keep(
        self,
        kind: Kind,
        columns: Columns,
        label: GridCell,
        filled: dict[str, GridCell],
        content: GridCell | None = None,
        status: GridCell | None = None,
    ) -> None:
        name_cut(self.card.cut, label.text, filled, columns)
        self.card.left_over.extend(unread_in(label.text, filled, columns))
        cells = cells_of(filled, self.labels)
        if columns.points is not None and "score" in filled and not self.card.funds:
            cells = (*cells, *self._in_the_head(columns.points))
        for column, cell in (("content", content), ("status", status)):
            if cell is not None and cell.lines:
                (here,) = cells_of({column: cell}, self.labels)
                figures = tuple(cell_numbers(cell, column, self.labels))
                cells = added(cells, replace(here, figures=figures))
        self.card.funds.append(
            FundsRow(
                row_kind=kind,
                source=label.text,
                page=label.page,
                content=text_of(content),
                status=text_of(status),
                cells=cells,
            )
        )


def _tells_numbers(cell: GridCell, row: Row) -> bool:
    """Whether a cell begins in a row and its words hold a numeral."""
    return cell.top == row.number and any(char.isdecimal() for char in cell.folded)


def _is_amount(cell: GridCell) -> bool:
    return number_in(cell) is not None or cell.folded in labels.DASHES
