"""The way through one form from the top (自评表的读取): which block of rows is open, and where its columns stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.layout.tables.blocks import Block
from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import CardCell
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards import labels
from fa_helpers.reading.scorecards.funds import FundsRows
from fa_helpers.reading.scorecards.indicators import IndicatorRows
from fa_helpers.reading.scorecards.numbers import added, cell_numbers, cells_of, figure, too_long_in
from fa_helpers.reading.scorecards.rows import (
    Columns,
    Row,
    card_rows,
    find_columns,
    number_in,
    text_of,
    unit_in,
)
from fa_helpers.reading.scorecards.state import Card
from fa_helpers.text.fold import fold

_HEADS = (("name", labels.NAME), ("supervisor", labels.SUPERVISOR), ("implementer", labels.IMPLEMENTER))

_FISCAL_YEAR = regex(r"(20\d\d)(?:年度?)?")
_LONGEST_LABEL = 14
"""Longer texts of a form are sentences."""


def label_in(text: str, patterns: Sequence[tuple[str, re.Pattern[str]]]) -> tuple[str, str] | None:
    """A label and its value printed in one cell or line, ``None`` when there is no such pair.

    >>> label_in("项目名称：河道维护", (("name", labels.NAME),))
    ('name', '河道维护')
    """
    place = text.replace(":", "：").find("：")
    label, value = text[:place], text[place + 1 :]
    if place < 1 or not value:
        return None
    found = next((name for name, p in patterns if p.fullmatch(labels.header(labels.folded(label)))), "")
    return (found, value) if found else None


class CardReader:
    """Reads a form row by row; :meth:`read` gives what it holds."""

    def __init__(self, block: Block, labels: dict[int, str], year: int | None = None) -> None:
        self.block = block
        self.year = year
        self.labels = labels
        self.card = Card()
        self.columns: Columns | None = None
        self.indicators = IndicatorRows(self.card, labels)
        self.funds = FundsRows(self.card, labels)

    def read(self) -> Card:
        """Read all rows of the form."""
        unread_goals: list[str] = []
        for row in card_rows(self.block.grids):
            self._heads(row)
            unread_goals += self._beside_a_goal(row)
            if self._opens(row) or self._pairs(row) or self._goal_line(row) or self._total_in_words(row):
                continue
            if self.columns is None or self._total(row):
                continue
            if self.columns.kind == "indicators":
                self.indicators.add(row, self.columns)
            elif self.columns.kind == "goals":
                self._goal(row)
            elif self.columns.kind != "pairs":
                self.funds.add(row, self.columns)
        if not any(self.card.goals.values()):
            self.card.left_over.extend(unread_goals)
        told = Counter(too_long_in(map(fold, self.card.left_over)))
        printed = Counter(too_long_in(cell.folded for grid in self.block.grids for cell in grid.cells))
        self.card.left_over.extend((printed - told).elements())
        return self.card

    def _beside_a_goal(self, row: Row) -> list[str]:
        """The sentences that begin in a row beside the word goal: told, if no goal of the form is read."""
        named = any(labels.GOAL_WORD.search(cell.folded[:_LONGEST_LABEL]) for cell in row.covering)
        if not named or (self.columns is not None and self.columns.kind == "indicators"):
            return []
        return [cell.text for cell in row.starting if len(cell.folded) > _LONGEST_LABEL]

    def _heads(self, row: Row) -> None:
        """Name, offices: a label cell with its value to the right, or both in one cell."""
        for cell in row.starting:
            label = labels.label(cell.folded)
            for name, pattern in _HEADS:
                # A project's form may name its office first (单位名称), then the project.
                known = name in self.card.heads and not (name == "name" and self._names_the_project(label))
                if not known and pattern.fullmatch(label):
                    value = row.right_of(cell)
                    if value is not None and not any(p.fullmatch(value.folded) for _, p in _HEADS):
                        self.card.heads[name] = value
                        self.card.name_label = label if name == "name" else self.card.name_label
            if self.columns is None and _is(cell, labels.TOTAL_SCORE):
                value = row.right_of(cell)
                if number_in(value) is not None and value is not None:
                    self._add_total("score", value)
            inline = label_in(cell.text, _HEADS) if self.columns is None else None
            if inline is not None and inline[0] != "name":
                self.card.inline.setdefault(*inline)

    def _names_the_project(self, label: str) -> bool:
        return self.columns is None and "项目" in label and "项目" not in self.card.name_label

    def _opens(self, row: Row) -> bool:
        """Whether the row is a header that opens a block of rows."""
        found = find_columns(row)
        if found is not None:
            self.columns = found
            if found.kind in ("funds", "tasks"):
                self.card.unit = self.card.unit or unit_in(row)
                self.card.money_columns |= found.spans.keys()
            return True
        actual = next((c for c in reversed(row.starting) if _is(c, labels.GOAL_ACTUAL)), None)
        if actual is None:
            return False
        left = [c for c in row.starting if c.box.x1 <= actual.box.x0 + 1 and _is(c, labels.GOAL_EXPECTED)]
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
        if self._is_of_another_year(row):
            told = (c for c in cells.values() if c is not None and any(map(str.isdecimal, c.folded)))
            self.card.left_over.extend(cell.text for cell in told)
            return
        if not text_of(cells["expected"]) and not self.card.goals["expected"]:
            cells["expected"] = self.columns.cell(row, "first")  # the goal was not changed over the year
        for name, cell in cells.items():
            if cell is not None and cell.lines and cell.top == row.number:
                self._add_goal(name, cell)

    def _is_of_another_year(self, row: Row) -> bool:
        """Whether a row of goals begins with a year (财年) that is not the form's."""
        found = _FISCAL_YEAR.fullmatch(row.starting[0].folded) if row.starting else None
        return found is not None and self.year is not None and int(found[1]) != self.year

    def _add_goal(self, name: str, cell: GridCell) -> None:
        column = f"goal_{name}"
        before = sum(len(piece.text) for piece in self.card.goals[name])
        (here,) = cells_of({column: cell}, self.labels)
        here = replace(here, figures=tuple(cell_numbers(cell, column, self.labels, before)))
        self.card.cells |= {known.column: known for known in added(tuple(self.card.cells.values()), here)}
        self.card.goals[name].append(cell)

    def _goal_line(self, row: Row) -> bool:
        """A goal or its outcome in a row of its own: the label, then the text over the rest of the width."""
        cells = row.starting
        if len(cells) == 3 and cells[0].bottom - cells[0].top > 1:
            cells = cells[1:]  # the word goal beside both rows
        if len(cells) != 2 or (self.columns is not None and self.columns.kind == "indicators"):
            return False
        label, value = cells
        name = (
            "expected"
            if _is(label, labels.GOAL_EXPECTED)
            else "actual"
            if _is(label, labels.GOAL_ACTUAL)
            else ""
        )
        if not name or self.card.goals[name] or not value.lines or value.right < len(row.grid.columns) - 1:
            return False
        self._add_goal(name, value)
        return True

    def _pairs(self, row: Row) -> bool:
        """Whether the row holds funds as pairs of label and number; it then opens or goes on with them."""
        found = self.funds.pair(row, self.columns)
        if found is not None:
            self.card.unit = self.card.unit or unit_in(row)
        self.columns = found or self.columns
        return found is not None

    def _total(self, row: Row) -> bool:
        """The form's total: under the columns of the indicators, or beside its label anywhere else."""
        assert self.columns is not None
        total = next((c for c in row.starting if labels.TOTAL.fullmatch(labels.label(c.folded))), None)
        if total is None:
            return False
        label = labels.label(total.folded)
        in_funds = self.columns.kind not in ("indicators", "goals")
        if in_funds and not (self.card.indicators and labels.TOTAL_SCORE.fullmatch(label)):
            return False  # there 合计 is a row of the money
        found = {name: self.columns.cell(row, name) for name in ("weight", "score")}
        if found["score"] is total:
            return False  # words in a column of points name no row
        if found["weight"] is total:
            found["weight"] = None  # the label reaches over the points
        if found["weight"] is found["score"]:
            found["weight"] = None  # one number below both columns is what was reached
        if (
            in_funds
            or self.columns.kind == "goals"
            or not any(number_in(cell) is not None for cell in found.values())
        ):
            # Not below the columns: beside the label stand the points to be reached and those that were.
            beside = [c for c in row.covering if c.left >= total.right and number_in(c) is not None]
            found = dict(zip(("weight", "score") if len(beside) > 1 else ("score",), beside, strict=False))
        if labels.TOTAL_SCORE.fullmatch(label) and number_in(found.get("score")) is not None:
            # 自评总分 is the form's, whatever 合计 stood below its indicators.
            self.card.cells = {k: c for k, c in self.card.cells.items() if not k.startswith("total_")}
        for name, cell in found.items():
            if cell is not None and cell is not total and cell.lines:
                self._add_total(name, cell)
        return True

    def _add_total(self, name: str, cell: GridCell) -> None:
        (here,) = cells_of({f"total_{name}": cell}, self.labels)
        self.card.cells.setdefault(here.column, here)

    def _total_in_words(self, row: Row) -> bool:
        """The total as the only words of a row: 自评总分：95.5分."""
        cell = row.starting[0] if len(row.starting) == 1 else None
        pair = label_in(cell.text, (("score", labels.TOTAL_SCORE),)) if cell is not None else None
        numbers = list(cell_numbers(cell, "", self.labels)) if cell is not None and pair else []
        if len(numbers) == 1:
            found, name = numbers[0], "total_score"
            alone = figure(name, found.printed, found.value, found.locator)
            self.card.cells.setdefault(name, CardCell(name, found.printed, found.locator, (alone,)))
        return bool(numbers)


def _is(cell: GridCell, pattern: re.Pattern[str]) -> bool:
    return pattern.fullmatch(labels.label(cell.folded)) is not None
