"""Where a figure of a relation stands (数据的位置): an address ``place:row:column@stage``, and the cell it leads to.

The place is a statement, ``summary`` for either summary, ``text`` or ``card``. Of a statement the row is a role of a
summary's side (``revenue.year``, ``expenditure.208``), ``sum`` for 合计, ``class`` for every class, ``*`` for every
row, a code, a total of the economic form, one of the three public expenses, or the concept of a row; the column is a slot
(``expenditure.basic``). Of the text the row is the money and the column a concept; of a form both are its own. What an
address leaves out at its front it has from the one before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fa_helpers.checks.index.document import Row
from fa_helpers.checks.index.statements import View
from fa_helpers.checks.intervals import Quantity
from fa_helpers.patterns import regex
from fa_helpers.terms.glossary import is_concept
from fa_helpers.text.fold import name_key

PUBLIC: Final = "three_public_statement"
_TOTALS: Final = {
    "personnel": regex(r"人员经费(?:合计|小计|总计)?"),
    "public": regex(r"(?:日常)?公用经费(?:合计|小计|总计)?"),
    "whole": regex(r"(?:基本支出)?(?:合计|总计)"),
}
"""Totals of the economic form, which have no code."""


@dataclass(frozen=True, slots=True)
class Term:
    """One address (位置)."""

    place: str
    row: str
    column: str
    stage: str = "final"

    @property
    def role(self) -> str:
        """The role of a summary's row, without its side (行次)."""
        return self.row.rpartition(".")[2]


Choice = tuple[tuple[Term, ...], ...]
"""One addend: the first of several readings that is printed, each of them one figure or a sum of several."""
Side = tuple[Choice, ...]


def side_of(text: str, before: Term | None = None) -> Side:
    """The addends of one side of a relation: blank between them, ``+`` within one, ``|`` between readings.

    >>> whole, classes = side_of("expenditure_statement:sum:total 208:total|210:total+211:total")
    >>> [[term.row for term in reading] for reading in classes]
    [['208'], ['210', '211']]
    """
    found: list[Choice] = []
    for addend in text.split():
        readings = []
        for reading in addend.split("|"):
            terms = []
            for address in reading.split("+"):
                body, _, stage = address.partition("@")
                said = body.split(":")
                front = [before.place, before.row, before.column][: 3 - len(said)] if before else []
                place, row, column = (*front, *said)
                before = Term(place, row, column, stage or "final")
                terms.append(before)
            readings.append(tuple(terms))
        found.append(tuple(readings))
    return tuple(found)


def columns_of(side: Side) -> tuple[str, ...]:
    """The columns of one side, for the text the concepts (概念), each reading's own."""
    return tuple(term.column for choice in side for reading in choice for term in reading)


def cell_at(view: View, term: Term, column: str = "", stage: str = "") -> Quantity | None:
    """The figure at an address in its statement (取数), ``None`` where nothing is printed.

    ``column`` and ``stage`` for others than those of the address.
    """
    stage = stage or term.stage
    if view.name == PUBLIC:
        return view.public_items.get((stage, term.row))
    row = _row(view, term.row)
    if term.column == "amount":
        return _amount(view, row)
    return view.cell(row, column or term.column, stage)


def _row(view: View, name: str) -> Row | None:
    side, _, role = name.partition(".")
    if side == "opening":
        return next((row for row, r in view.below_year("revenue") if r.name == role), None)
    if view.is_summary:
        return view.row(side, f"class:{role}" if role.isdigit() else role)
    if name in _TOTALS:
        return next(_named(view, name), None)
    if is_concept(name):
        return next((row for row in view.table.rows if row.concept == name and row.cells), None)
    return view.coded.get(name) if name.isdigit() else view.total


def _named(view: View, name: str) -> Iterator[Row]:
    for row in view.table.rows:
        if not row.code and _TOTALS[name].fullmatch(name_key(row.label)) and _amount(view, row) is not None:
            yield row


def _amount(view: View, row: Row | None) -> Quantity | None:
    """The amount of a row: its total column, or its only one (forms with blocks side by side have one each)."""
    if row is None:
        return None
    final = [q for column, q in row.cells.items() if view.slots[column].stage == "final"]
    return view.cell(row, "expenditure.total") or (final[0] if len(final) == 1 else None)


def printed_at(found: dict[str, View], choice: Choice, column: str = "") -> list[Quantity]:
    """The figures of an addend in the statements of one set (分项取数): those of its first reading that is printed."""
    for reading in choice:
        cells = [cell_at(found[t.place], t, column) for t in reading if t.place in found]
        there = [cell for cell in cells if cell is not None]
        if there:
            return there
    return []


def printed(found: dict[str, View], side: Side, column: str = "") -> list[Quantity]:
    """The figures of one side of a relation (一侧数据); blank ones count as nothing."""
    return [cell for choice in side for cell in printed_at(found, choice, column)]
