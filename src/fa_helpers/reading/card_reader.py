"""The way through one form from the top (自评表的读取): which block of rows is open, and where its columns stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from fa_helpers.layout.blocks import Block
from fa_helpers.layout.grids import GridCell
from fa_helpers.model import CellNumber, FundsRow, Indicator, Locator
from fa_helpers.reading import card_words as words
from fa_helpers.reading.card_indicators import IndicatorRows
from fa_helpers.reading.card_numbers import cell_numbers
from fa_helpers.reading.card_rows import (
    Columns,
    Row,
    card_rows,
    find_columns,
    name_cut,
    number_in,
    places_of,
    text_of,
    unread_in,
)

_FUNDS_NUMBERS = ("initial_budget", "adjusted_budget", "executed", "weight", "execution_rate", "score")
_TASK_NUMBERS = (*_FUNDS_NUMBERS[1:], "budget_fiscal", "budget_other", "executed_fiscal", "executed_other")
_HEADS = (("name", words.NAME), ("supervisor", words.SUPERVISOR), ("implementer", words.IMPLEMENTER))


@dataclass(slots=True)
class Card:
    """What has been gathered of one form so far (已读内容)."""

    funds: list[FundsRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    goals: dict[str, list[GridCell]] = field(default_factory=lambda: {"expected": [], "actual": []})
    heads: dict[str, GridCell] = field(default_factory=dict)
    name_label: str = ""
    inline: dict[str, str] = field(default_factory=dict)
    totals: dict[str, tuple[Decimal | None, Locator]] = field(default_factory=dict)
    left_over: list[str] = field(default_factory=list)
    numbers: list[CellNumber] = field(default_factory=list)
    cut: dict[int, str] = field(default_factory=dict)


def label_in(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> tuple[str, str] | None:
    """A label and its value printed in one cell or line, ``None`` when there is no such pair.

    >>> label_in("项目名称：河道维护", (("name", words.NAME),))
    ('name', '河道维护')
    """
    place = text.replace(":", "：").find("：")
    label, value = text[:place], text[place + 1 :]
    if place < 1 or not value:
        return None
    found = next((name for name, p in patterns if p.fullmatch(words.header(words.folded(label)))), "")
    return (found, value) if found else None


class CardReader:
    """Reads a form row by row; :meth:`read` gives what it holds."""

    def __init__(self, block: Block, labels: dict[int, str]) -> None:
        self.block = block
        self.labels = labels
        self.card = Card()
        self.columns: Columns | None = None
        self.rows = IndicatorRows(
            labels, self.card.indicators, self.card.numbers, self.card.left_over, self.card.cut
        )

    def read(self) -> Card:
        """Read all rows of the form."""
        for row in card_rows(self.block.grids):
            self._heads(row)
            if self._opens(row) or self._pair(row) or self._goal_line(row) or self._total_in_words(row):
                continue
            if self.columns is None or self._total(row):
                continue
            if self.columns.kind == "indicators":
                self.rows.add(row, self.columns)
            elif self.columns.kind == "goals":
                self._goal(row)
            elif self.columns.kind != "pairs":
                self._funds(row)
        return self.card

    def _heads(self, row: Row) -> None:
        """Name, offices: a label cell with its value to the right, or both in one cell."""
        for cell in row.starting:
            label = words.label(cell.folded)
            for name, pattern in _HEADS:
                if name not in self.card.heads and pattern.fullmatch(label):
                    value = row.right_of(cell)
                    if value is not None and not any(p.fullmatch(value.folded) for _, p in _HEADS):
                        self.card.heads[name] = value
                        self.card.name_label = label if name == "name" else self.card.name_label
            if self.columns is None and _is(cell, words.TOTAL_SCORE):
                value = row.right_of(cell)
                if number_in(value) is not None and value is not None:
                    self._add_total("score", value)
            inline = label_in(cell.text, _HEADS) if self.columns is None else None
            if inline is not None and inline[0] != "name":
                self.card.inline.setdefault(*inline)

    def _opens(self, row: Row) -> bool:
        """Whether the row is a header that opens a block of rows."""
        found = find_columns(row)
        if found is not None:
            self.columns = found
            return True
        actual = next((c for c in reversed(row.starting) if _is(c, words.GOAL_ACTUAL)), None)
        if actual is None:
            return False
        left = [c for c in row.starting if c.box.x1 <= actual.box.x0 + 1 and _is(c, words.GOAL_EXPECTED)]
        if not left:
            return False
        spans = {
            "expected": (left[-1].box.x0, left[-1].box.x1),
            "actual": (actual.box.x0, actual.box.x1),
            "first": (left[0].box.x0, left[0].box.x1),
        }
        self.columns = Columns("goals", spans, row.grid.page)
        return True

    def _goal(self, row: Row) -> None:
        assert self.columns is not None
        cells = {name: self.columns.cell(row, name) for name in ("expected", "actual")}
        if cells["expected"] is cells["actual"]:
            return  # a text over the whole width is neither
        if not text_of(cells["expected"]) and not self.card.goals["expected"]:
            cells["expected"] = self.columns.cell(row, "first")  # the goal was not changed over the year
        for name, cell in cells.items():
            if cell is not None and cell.lines and cell.top == row.number:
                self._add_goal(name, cell)

    def _add_goal(self, name: str, cell: GridCell) -> None:
        before = sum(len(piece.text) for piece in self.card.goals[name])
        self._numbers(cell, "card", f"goal_{name}", before)
        self.card.goals[name].append(cell)

    def _goal_line(self, row: Row) -> bool:
        """A goal or its outcome in a row of its own: the label, then the text over the rest of the width."""
        if len(row.starting) != 2 or (self.columns is not None and self.columns.kind == "indicators"):
            return False
        label, value = row.starting
        name = (
            "expected"
            if _is(label, words.GOAL_EXPECTED)
            else "actual"
            if _is(label, words.GOAL_ACTUAL)
            else ""
        )
        if not name or self.card.goals[name] or not value.lines or value.right < len(row.grid.columns) - 1:
            return False
        self._add_goal(name, value)
        return True

    def _numbers(self, cell: GridCell | None, row: str, column: str, before: int = 0) -> None:
        if cell is not None:
            self.card.numbers.extend(cell_numbers(cell, row, column, self.labels, before))

    def _pair(self, row: Row) -> bool:
        """A row of funds as pairs: 预算数 with its number, 执行数 with its number, then their parts alike."""
        labels = [c for c in row.starting if c.folded.endswith(":") or number_in(c) is None]
        budget = next((c for c in labels if words.PAIR_BUDGET.fullmatch(words.label(c.folded))), None)
        done = next((c for c in labels if words.PAIR_EXECUTED.fullmatch(words.label(c.folded))), None)
        if (budget is None or done is None) and self.columns is not None and self.columns.kind == "pairs":
            same = [c for c in labels if c.lines and sum(d.folded == c.folded for d in labels) == 2]
            budget, done = (same[0], same[1]) if len(same) == 2 else (None, None)
        if budget is None or done is None:
            return False
        cells = {"adjusted_budget": row.right_of(budget), "executed": row.right_of(done)}
        filled = {name: cell for name, cell in cells.items() if cell is not None and cell.lines}
        if cells["adjusted_budget"] is done or any(not _is_amount(cell) for cell in filled.values()):
            return False
        self.columns = Columns("pairs", {}, row.grid.page)
        self._add_funds("funds", budget, filled)
        return True

    def _funds(self, row: Row) -> None:
        assert self.columns is not None
        columns = self.columns
        label = columns.cell(row, "source") if columns.kind == "tasks" else row.label_left_of(columns.first_x)
        if label is None and columns.kind == "funds" and not self.card.funds:
            label = row.title_left_of(columns.first_x)
        elif label is not None and label.top != row.number:
            return  # the second row of a header, or of a merged row
        numbers = _TASK_NUMBERS if columns.kind == "tasks" else _FUNDS_NUMBERS
        cells = {name: columns.cell(row, name) for name in numbers}
        filled = {name: cell for name, cell in cells.items() if cell is not None and cell.lines}
        if label is None or not label.lines:
            if filled and not all(cell.folded in words.DASHES for cell in filled.values()):
                self.card.left_over.extend(cell.text for cell in filled.values())
            return
        if len({id(cell) for cell in filled.values()}) < len(filled) or label in filled.values():
            return  # words over several columns, no row of numbers
        if columns.kind == "tasks" and words.TASK_TOTAL.fullmatch(label.folded):
            return
        text = (
            {name: columns.cell(row, name) for name in ("content", "status")}
            if columns.kind == "tasks"
            else {}
        )
        kind: Literal["funds", "task"] = "task" if columns.kind == "tasks" else "funds"
        self._add_funds(kind, label, filled, text.get("content"), text.get("status"))

    def _add_funds(
        self,
        kind: Literal["funds", "task"],
        label: GridCell,
        filled: dict[str, GridCell],
        content: GridCell | None = None,
        status: GridCell | None = None,
    ) -> None:
        assert self.columns is not None
        name_cut(self.card.cut, label.text, filled, self.columns)
        self.card.left_over.extend(unread_in(label.text, filled, self.columns))
        self.card.funds.append(
            FundsRow(
                row_kind=kind,
                source=label.text,
                page=label.page,
                content=text_of(content),
                status=text_of(status),
                printed=tuple((name, cell.text) for name, cell in filled.items()),
                places=places_of(filled, self.labels),
                **{name: number_in(cell) for name, cell in filled.items()},
            )
        )
        for name, cell in (("content", content), ("status", status)):
            self._numbers(cell, f"funds.{len(self.card.funds)}", name)

    def _total(self, row: Row) -> bool:
        """The form's total: under the columns of the indicators, or beside its label anywhere else."""
        assert self.columns is not None
        total = next((c for c in row.starting if words.TOTAL.fullmatch(words.label(c.folded))), None)
        if total is None or self.columns.kind not in ("indicators", "goals"):
            return False
        found = {name: self.columns.cell(row, name) for name in ("weight", "score")}
        if found["weight"] is found["score"]:
            found["weight"] = None  # one number below both columns is what was reached
        if self.columns.kind == "goals" or not any(number_in(cell) is not None for cell in found.values()):
            # Not below the columns: beside the label stand the points to be reached and those that were.
            beside = [c for c in row.covering if c.left >= total.right and number_in(c) is not None]
            found = dict(zip(("weight", "score") if len(beside) > 1 else ("score",), beside, strict=False))
        for name, cell in found.items():
            if cell is not None and cell is not total and cell.lines:
                self._add_total(name, cell)
        return True

    def _add_total(self, name: str, cell: GridCell) -> None:
        place = cell.locate(self.labels.get(cell.page, ""))
        self.card.totals.setdefault(name, (number_in(cell), place))

    def _total_in_words(self, row: Row) -> bool:
        """The total as the only words of a row: 自评总分：95.5分."""
        cell = row.starting[0] if len(row.starting) == 1 else None
        pair = label_in(cell.text, (("score", words.TOTAL_SCORE),)) if cell is not None else None
        numbers = list(cell_numbers(cell, "card", "", self.labels)) if cell is not None and pair else []
        if len(numbers) == 1:
            self.card.totals.setdefault("score", (numbers[0].value, numbers[0].locator))
        return bool(numbers)


def _is(cell: GridCell, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(words.label(cell.folded)) is not None


def _is_amount(cell: GridCell) -> bool:
    return number_in(cell) is not None or cell.folded in words.DASHES
