"""What a blank cell would have to hold (空白单元格): by its row, by the rows below it, by the sum above it.

A cell that was printed but not read looks like one that is blank. Where a sum falls short by exactly what another
identity expects in a blank cell, that cell is the likelier cause, and the sum is no contradiction by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from fa_helpers.checks.check import Check
from fa_helpers.checks.index.document import Row
from fa_helpers.checks.index.statements import View
from fa_helpers.checks.intervals import ZERO, Quantity

Identities = Iterable[tuple[Sequence[str], Sequence[str]]]
"""Wholes and parts, as column slots."""


def blank_explains_row(view: View, row: Row, check: Check, blank: Iterable[str]) -> Check:
    """The check of a row, in doubt where a blank column would fill the gap by what its column adds up to."""
    if not check.fails:
        return check
    filled = (value for column in blank for value in _by_column(view, row, column))
    return _if_it_fits(check, filled)


def blank_explains_column(
    view: View, below: Sequence[Row], column: str, check: Check, identities: Identities
) -> Check:
    """The check of a column, in doubt where a blank cell below would fill the gap by what its row says."""
    if not check.fails:
        return check
    blank, known = [row for row in below if column not in row.cells], list(identities)
    filled = [v for row in blank for v in (*_by_row(view, row, column, known), *_by_parts(view, row, column))]
    return _if_it_fits(check, filled)


def _if_it_fits(check: Check, filled: Iterable[Decimal]) -> Check:
    gap, tolerance = check.difference or ZERO, check.tolerance or ZERO
    factor = check.money / abs(gap) if gap and check.money else Decimal(1)
    fits = any(abs(value - gap * factor) <= tolerance * factor for value in filled)
    return check.doubted("blank_cell", when=fits)


def _by_column(view: View, row: Row, column: str) -> Iterator[Decimal]:
    yield from _by_parts(view, row, column)
    above = view.parent(row)
    if above is not None and column in above.cells:
        siblings = view.children[above.code if above.code in view.coded else ""]
        yield above.cells[column].value - _sum(r.cells.get(column) for r in siblings)


def _by_parts(view: View, row: Row, column: str) -> Iterator[Decimal]:
    below = [r.cells[column] for r in view.below(row) if column in r.cells]
    if below:
        yield _sum(below)


def _by_row(view: View, row: Row, column: str, identities: Identities) -> Iterator[Decimal]:
    slot = view.slots[column]
    for wholes, parts in identities:
        if len(wholes) != 1 or slot.key not in (*wholes, *parts):
            continue
        whole, there = view.cell(row, wholes[0], slot.stage), [view.cell(row, p, slot.stage) for p in parts]
        if slot.key == wholes[0]:
            yield _sum(there)
        elif whole is not None:
            yield whole.value - _sum(there)


def _sum(cells: Iterable[Quantity | None]) -> Decimal:
    return sum((cell.value for cell in cells if cell is not None), ZERO)
