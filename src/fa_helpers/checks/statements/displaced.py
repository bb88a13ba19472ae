"""Amounts that stand beside other rows (金额错行): a column that slid up or down against its codes.

Two statements list the same items. Where many rows of one hold the amounts that the other gives beside later or
earlier rows, in the same order, one fault explains all of them, and every sum and comparison that fails with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from fa_helpers.checks.bilingual import Words, both_pages, same_words, sentence, statement_words
from fa_helpers.checks.check import Check, stated, sum_check
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statements import View, Views, each_set
from fa_helpers.checks.intervals import Quantity, looked_at
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import value_words

_TOTALS: Final = {
    "expenditure_statement": "expenditure.total",
    "general_budget_expenditure": "expenditure.total",
    "revenue_statement": "revenue.total",
}
_FEWEST: Final = 4
"""Rows that hold other rows' amounts: fewer may be two items that were exchanged."""
_IN_ORDER: Final = 3
"""Neighbours that hold the amounts of neighbours."""


class _Item(NamedTuple):
    row: Row
    cell: Quantity


class _Moved(NamedTuple):
    """A row, the same row of the other statement, and the row there that has its amount."""

    item: _Item
    own: _Item
    twin: _Item


def _items(view: View) -> dict[str, _Item]:
    """Rows by code, in order, with their amount in all columns together; the total row's code is empty."""
    rows = [*view.coded.items(), *([("", view.total)] if view.total is not None else [])]
    in_order = sorted(rows, key=lambda item: item[1].line)
    cells = ((code, row, view.cell(row, _TOTALS[view.name])) for code, row in in_order)
    return {code: _Item(row, cell) for code, row, cell in cells if cell is not None and cell.value}


def _moved(here: dict[str, _Item], there: dict[str, _Item]) -> list[_Moved]:
    """Rows whose amount is not that of their code in the other statement, and is that of another code there."""
    found: list[_Moved] = []
    places = {code: place for place, code in enumerate(there)}
    for code, item in here.items():
        if code not in there or there[code].cell.value == item.cell.value:
            continue
        after = places[found[-1].twin.row.code] if found else -1
        twins = [other for other, twin in there.items() if twin.cell.value == item.cell.value]
        if twins:
            # of equal amounts the next in order: a section of one item has the amount of its item
            next_one = min(twins, key=lambda other: (places[other] <= after, places[other]))
            found.append(_Moved(item, there[code], there[next_one]))
    return found


def _is_slid(moved: Sequence[_Moved], there: dict[str, _Item]) -> bool:
    """Whether the amounts slid: enough rows, and a run of neighbours that hold the amounts of neighbours."""
    amounts = {one.item.cell.value for one in moved}
    if len(moved) < _FEWEST or len(amounts) < _FEWEST:
        return False
    places = {code: place for place, code in enumerate(there)}
    steps = [places[b.twin.row.code] - places[a.twin.row.code] == 1 for a, b in pairwise(moved)]
    longest = run = 1
    for step in steps:
        run = run + 1 if step else 1
        longest = max(longest, run)
    return longest >= _IN_ORDER


def _fails(view: View) -> int:
    """How many rows of a statement are not the sum of the rows below them."""
    failing = 0
    for code, parts in view.children.items():
        whole = view.cell(view.coded.get(code) if code else view.total, _TOTALS[view.name])
        cells = [view.cell(part, _TOTALS[view.name]) for part in parts]
        printed = [cell for cell in cells if cell is not None]
        failing += whole is not None and bool(printed) and sum_check("rows.displaced", whole, printed).fails
    return failing


@makes("rows.displaced")
@each_set
def _displaced(book: Book, found: Views) -> Iterator[Check]:
    """Every two lists of items beside each other; what is told is the one whose own sums fail more often."""
    told: set[str] = set()
    for one, other in combinations([found[name] for name in _TOTALS if name in found], 2):
        here, there = sorted((one, other), key=_fails, reverse=True)
        mine, items = _items(here), _items(there)
        moved = _moved(mine, items)
        if _is_slid(moved, items) and here.name not in told:
            told.add(here.name)
            yield _told(here, there, moved)
        elif not _is_slid(moved, items) and len(mine.keys() & items.keys()) >= _FEWEST:
            seen = [mark for code in mine if code in items for mark in mine[code].cell.marks]
            about = statement_words(here.name, here.table.title)
            yield stated("rows.displaced", "holds", about, looked_at(seen))


def _told(here: View, there: View, moved: Sequence[_Moved]) -> Check:
    """The finding: one amount with both its rows; all amounts of the rows from the first to the last belong to it."""
    first = moved[0]
    amount = first.item.cell
    said = sentence(
        "finding.rows_displaced",
        here=_statement(here, [one.item for one in moved]),
        there=_statement(there, [one.twin for one in moved]),
        count=len(moved),
        amount=value_words(amount.text, amount.unit),
        row=_name(first.item),
        twin=_name(first.twin),
    )
    cells = [cell for row in _between(here, there, moved) for cell in row.cells.values()]
    marks = [mark for cell in (amount, first.twin.cell, *cells) for mark in cell.marks]
    gap = max(abs(one.item.cell.value - one.own.cell.value) for one in moved)
    about = statement_words(here.name, here.table.title)
    check = stated("rows.displaced", "inconsistent", about, tuple(dict.fromkeys(marks)), said, money=gap)
    return check.doubted("read_in_part", when=here.doubtful or there.doubtful)


def _between(here: View, there: View, moved: Sequence[_Moved]) -> Iterator[Row]:
    """The rows from the first moved one to the last, but for those that agree."""
    items, others = _items(here), _items(there)
    codes = list(items)
    first, last = (codes.index(one.item.row.code) for one in (moved[0], moved[-1]))
    for code in codes[first : last + 1]:
        if code not in others or others[code].cell.value != items[code].cell.value:
            yield items[code].row


def _statement(view: View, items: Sequence[_Item]) -> Words:
    """A statement with the pages of its rows."""
    pages = {mark.locator.page for item in items for mark in item.cell.marks}
    named = both_pages(pages)
    return sentence("finding.on_pages", what=statement_words(view.name, view.table.title), pages=named)


def _name(item: _Item) -> Words:
    return same_words(" ".join(filter(None, (item.row.code, item.row.label))))
