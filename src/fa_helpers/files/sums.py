"""Totals whose parts are all in the tables (合计与分项): what a workbook adds up again from its own cells.

A check says which figures belong together; where the first is what the others are set against, and these add up to what
the check expects, it is a total beside its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Ledger
from fa_helpers.checks.rule import rule
from fa_helpers.files.tables import Table
from fa_helpers.text.amounts import MONEY

_HELD_BY: Final = ("facts", "statements")
_AMOUNT: Final = "amount_yuan"
_FEWEST: Final = 2
_EXACT_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Cell:
    """Where an amount in yuan stands in the workbook (单元格): table, row below the heading, column."""

    table: str
    row: int
    column: int
    value: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """A total with its parts (合计), in yuan."""

    said: Mapping[str, str]
    page: int
    whole: Cell
    parts: tuple[Cell, ...]
    outcome: str

    @property
    def added(self) -> Decimal:
        """The sum of the parts (分项之和)."""
        return sum((part.value for part in self.parts), Decimal(0))

    @property
    def difference(self) -> Decimal:
        """The total less the sum (相差)."""
        return self.whole.value - self.added


def sums_of(ledger: Ledger, found: Mapping[str, Table]) -> list[Sum]:
    """Every total of the document with parts that make it, in the order of the checks."""
    cells = _cells(found)
    sums = [_sum(entry.check, cells) for entry in ledger.entries]
    return [one for one in sums if one is not None]


def _cells(found: Mapping[str, Table]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for name in _HELD_BY:
        column = list(found[name].schema).index(_AMOUNT)
        for number, row in enumerate(found[name].rows, 1):
            value = row[_AMOUNT]
            if isinstance(value, Decimal) and len(value.as_tuple().digits) <= _EXACT_DIGITS:
                cells[str(row["fact_id"])] = Cell(name, number, column, value)
    return cells


def _sum(check: Check, cells: Mapping[str, Cell]) -> Sum | None:
    ids = [mark.fact_id for mark in check.marks]
    if len(ids) <= _FEWEST or not all(name in cells for name in ids) or check.expected is None:
        return None
    whole, *parts = (cells[name] for name in ids)
    one = Sum(
        {"zh": _said(check, "zh"), "en": _said(check, "en")},
        check.marks[0].locator.page,
        whole,
        tuple(parts),
        check.outcome,
    )
    return one if one.added == check.expected * MONEY.get(check.unit, Decimal(1)) else None


def _said(check: Check, language: str) -> str:
    about = check.about.zh if language == "zh" else check.about.en
    title = rule(check.rule).title
    return f"{title.zh if language == 'zh' else title.en}: {about}"
