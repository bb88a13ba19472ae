"""One quantity in two statements (表间核对): totals, sources, classes, carry-overs; and what is part of another scope.

Which cell stands against which is data (``statement_links.csv``): a statement, a row (a role of a summary's side,
``sum`` for 合计, ``class`` for every class) and a column slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence, statement_words
from fa_helpers.checks.caution import of_statement, short, unit_apart
from fa_helpers.checks.check import Check, bound_check, compare, not_checkable, same_check
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statements import View, Views, each_set, is_nothing, said_empty
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.resources import rows as data_rows

_GENERAL: Final = "general_budget_expenditure"


@dataclass(frozen=True, slots=True)
class _Address:
    statement: str
    row: str
    slot: str


@dataclass(frozen=True, slots=True)
class _Link:
    rule: str
    left: _Address
    right: _Address
    how: str


@lru_cache(maxsize=1)
def _links() -> tuple[_Link, ...]:
    return tuple(
        _Link(row["rule"], _Address(*row["left"].split()), _Address(*row["right"].split()), row["how"])
        for row in data_rows("statement_links.csv")
    )


def is_general(view: View) -> bool:
    """Whether a statement is of the general public budget alone; some forms print all appropriations in its place."""
    title = view.table.title
    return not title or "一般公共预算" in title or "公共预算" in title


def _linked(book: Book, found: Views) -> Iterator[Check]:
    for link in _links():
        left, right = found.get(link.left.statement), found.get(link.right.statement)
        if left is None or right is None:
            yield from _one_alone(book, link, left or right)
            continue
        slot = link.left.slot
        if right.name == _GENERAL and not is_general(right):
            slot = "total"
        if link.left.row.endswith(".class"):
            yield from _classes(link, left, right, slot)
        else:
            check = _pair(link, left, right, slot)
            if check is not None:
                yield _as_sure(check, left, right)


def _one_alone(book: Book, link: _Link, view: View | None) -> Iterator[Check]:
    """A figure whose other statement is not there, unless the document says that it holds nothing."""
    address = next(
        (a for a in (link.left, link.right) if view is not None and a.statement == view.name), None
    )
    if view is None or address is None or address.row in ("class", "expenditure.class"):
        return
    other = link.right if address is link.left else link.left
    here = _at(view, address, address.slot)
    if here is None or is_nothing(here) or other.statement in said_empty(book):
        return
    yield not_checkable(link.rule, here.name, [statement_words(other.statement)], here.marks)


def _pair(link: _Link, left: View, right: View, slot: str) -> Check | None:
    one, two = _at(left, link.left, slot), _at(right, link.right, link.right.slot)
    if one is None or two is None:
        there = one or two
        if there is None or is_nothing(there):
            return None
        return not_checkable(link.rule, there.name, [_place(left if one is None else right)], there.marks)
    if link.how == "sum":
        check = compare(link.rule, two, one, one.slack + two.slack)
        # Without its main row the sum may be short because that row was not read.
        main = [row for kind in ("general", "fiscal") if (row := left.row("revenue", kind))]
        return short(check, when=not main)
    allowed = max(_own_slack(left, link.left, slot, one), _own_slack(right, link.right, link.right.slot, two))
    return _judged(link, one, two, allowed)


def _judged(link: _Link, one: Quantity, two: Quantity, allowed: Decimal) -> Check:
    if link.how in ("within", "within_mostly"):
        check = bound_check(link.rule, one, two)
        # Other funds may carry a deficit over, so that all funds together carry less.
        return check.doubted("deficit", when=link.how == "within_mostly")
    if link.how == "unit":
        return same_check(link.rule, one, two, allowed=one.slack + two.slack)
    return same_check(link.rule, one, two, allowed=allowed)


def _at(view: View, address: _Address, slot: str) -> Quantity | None:
    """The figure at an address; of several rows their sum, blank ones counting as nothing."""
    if not view.is_summary:
        return view.cell(view.total, slot)
    for choice in address.row.split("|"):
        cells = [view.cell(_row(view, name), slot) for name in choice.split("+")]
        there = [cell for cell in cells if cell is not None]
        if there:
            return there[0] if len(there) == 1 else total(there)
    return None


def _row(view: View, name: str) -> Row | None:
    side, role = name.split(".")
    if side == "opening":
        return next((row for row, r in view.below_year("revenue") if r.name == role), None)
    return view.row(side, role)


def _own_slack(view: View, address: _Address, slot: str, printed: Quantity) -> Decimal:
    """How far a total may lie from its twin because it was added up from rounded parts: nothing if it was not."""
    if view.is_summary:
        side, role = address.row.split("|")[0].split("+")[0].split(".")
        if role != "year":
            return ZERO
        rows = [row for row, r in view.above_year(side) if r.numbered]
    else:
        rows = view.children.get("", [])
    parts = [cell for row in rows if (cell := view.cell(row, slot)) is not None]
    added = total(parts)
    return added.slack + printed.slack if parts and added.value == printed.value else ZERO


def _classes(link: _Link, left: View, right: View, slot: str) -> Iterator[Check]:
    """Every class of the summary's expenditure beside the class row of the detailed statement."""
    for row, role in left.above_year("expenditure"):
        head, _, code = role.name.partition(":")
        if head != "class":
            continue
        one, two = left.cell(row, slot), right.cell(right.coded.get(code), link.right.slot)
        if one is None or two is None:
            there = one or two
            if there is not None and there.value and right.children.get(""):
                missing = statement_words((right if two is None else left).name)
                where = sentence("finding.row_in_statement", row=same_words(row.label), statement=missing)
                yield not_checkable(link.rule, there.name, [where], there.marks)
            continue
        yield _as_sure(same_check(link.rule, one, two, allowed=one.slack + two.slack), left, right)


def _as_sure(check: Check, *read: View) -> Check:
    return unit_apart(check).doubted("read_in_part", when=any(view.doubtful for view in read))


def _place(view: View) -> Words:
    statement = statement_words(view.name, view.table.title)
    return sentence("finding.figure_of_statement", statement=statement)


@makes(*(link.rule for link in _links()))
@each_set
def _weighed(book: Book, found: Views) -> Iterator[Check]:
    yield from of_statement(list(_linked(book, found)), doubtful=False)
