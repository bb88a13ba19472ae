"""Totals of the text beside the statements (文字与报表): each quantity where a statement prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, name_of, sentence, statement_words
from fa_helpers.checks.caution import units_shown
from fa_helpers.checks.check import Check, not_checkable, same_check
from fa_helpers.checks.index.document import Book, Row, Table
from fa_helpers.checks.intervals import Quantity, total
from fa_helpers.checks.narrative.statement_places import T5, T6, TARGETS, Target
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.text.fold import name_key

_RULE: Final = "text.statement_totals"
_NUMBERING: Final = re.compile(r"^(?:[一二三四五六七八九十]+、|\(?\d+\)?[.、]|其中:)+")


@makes(_RULE)
def _totals(book: Book) -> Iterator[Check]:
    """Every total of the text; a statement whose other figures agree has its unit read rightly."""
    yield from units_shown(list(_each(book)))


def _each(book: Book) -> Iterator[Check]:
    for key, facts in book.text.quantities.items():
        targets = TARGETS.get((key.concept, key.scope), ())
        if targets and not key.function and key.stage == "final_accounts":
            for kind in _by_value(facts):
                yield from _beside(book, kind, targets)


def _by_value(facts: Sequence[Fact]) -> list[list[Fact]]:
    kinds: dict[Decimal | None, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.amount_yuan, []).append(fact)
    return list(kinds.values())


def _beside(book: Book, facts: Sequence[Fact], targets: Sequence[Target]) -> Iterator[Check]:
    """A figure of the text beside every statement that prints it; elsewhere printed only under another name."""
    first, rest = facts[0], [mark for fact in facts[1:] for mark in book.quantity(fact).marks]
    strict = _each_value([q for t in targets if not t.loose and (q := printed_at(book, t)) is not None])
    loose = [q for t in targets if t.loose and (q := printed_at(book, t)) is not None]
    checks = [beside_statement(_RULE, book.quantity(first), found) for found in strict]
    if any(check.accuses for check in checks) or not strict:
        others = ((found, beside_statement(_RULE, book.quantity(first), found)) for found in loose)
        for found, other in [pair for pair in others if pair[1].agrees][:1]:
            said = sentence("finding.under_another_name", name=found.name)
            checks = [*(check.doubted("other_name", said) for check in checks), other]
    if not checks:
        named = dict.fromkeys(t.statement for t in targets if not t.loose) or (T5,)
        missing = [_lacking(book, first, statement) for statement in named]
        yield not_checkable(_RULE, name_of(first), missing, book.quantity(first).marks)
    for check in checks:
        yield replace(check, marks=(*check.marks, *rest))


def _lacking(book: Book, fact: Fact, statement: str) -> Words:
    """What is not there: the statement, or the amount in a statement that leaves it blank or prints no such row."""
    words = statement_words(statement)
    if book.table(statement) is None:
        return words
    return sentence("finding.cell_of", statement=words, name=name_of(fact))


def _each_value(found: Sequence[Quantity]) -> list[Quantity]:
    """Cells of several statements that print one value speak as one."""
    kept: dict[tuple[Decimal, Decimal], Quantity] = {}
    for one in found:
        key = (one.value, one.slack)
        kept[key] = replace(kept[key], marks=(*kept[key].marks, *one.marks)) if key in kept else one
    return list(kept.values())


def beside_statement(rule: str, said: Quantity, printed: Quantity, *, units: int = 0) -> Check:
    """A figure of the text beside a cell: equal as printed; cut off where the text is coarser.

    ``units`` allows so many units of the last place, for what the statements themselves round apart.
    """
    allowed = max(said.slack, printed.slack) * 2 * units
    if said.slack != printed.slack:
        allowed = max(allowed, 2 * max(said.slack, printed.slack))
    if printed.parts > 1:
        allowed = max(allowed, said.slack + printed.slack)
    check = same_check(rule, said, printed, allowed=allowed)
    if check.fails and printed.value and said.value and _units_confused(said, printed):
        return replace(check, sentence=sentence("finding.unit_in_doubt")).doubted("unit_in_doubt")
    return check


def _units_confused(said: Quantity, printed: Quantity) -> bool:
    """Whether two figures differ by a factor of ten thousand: then a unit was read, or printed, wrongly."""
    for factor in (Decimal(10000), Decimal("0.0001")):
        scaled = printed.value * factor
        if abs(said.value - scaled) <= said.slack * 2 + printed.slack * factor * 2:
            return True
    return False


def printed_at(book: Book, target: Target) -> Quantity | None:
    """What a statement prints in a place, the sum of several rows where the place names several parts."""
    table = book.table(target.statement)
    if table is None:
        return None
    if target.statement == T6 and len(target.labels) > 1:
        parts = [_cell(table, (label,), target) for label in target.labels]
        there = [part for part in parts if part is not None]
        return total(there) if len(there) == len(parts) else None
    return _cell(table, target.labels, target)


def final_in_statement(book: Book, fact: Fact) -> Quantity | None:
    """The final accounts of what an amount of the text measures, where a statement prints them."""
    key = book.text.key(fact)
    targets = TARGETS.get((key.concept, key.scope), ()) if key is not None and not key.function else ()
    return next((q for t in targets if not t.loose and (q := printed_at(book, t)) is not None), None)


def _cell(table: Table, labels: Sequence[str], target: Target) -> Quantity | None:
    row = _row(table, labels, target.side)
    if row is None:
        return None
    for column in target.columns:
        if column in row.cells:
            return row.cells[column]
    return None


def _row(table: Table, labels: Sequence[str], side: str) -> Row | None:
    rows = [row for row in table.rows if not row.code and (not side or row.side == side)]
    named: dict[str, Row] = {}
    for row in rows:
        named.setdefault(plain_label(row.label), row)
    return next((named[label] for label in labels if label in named), None)


def plain_label(label: str) -> str:
    """A row's label without its number (去掉序号的行名).

    >>> plain_label("一、财政拨款收入")
    '财政拨款收入'
    """
    return _NUMBERING.sub("", name_key(label))
