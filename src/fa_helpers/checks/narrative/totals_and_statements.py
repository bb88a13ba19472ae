"""Totals of the text beside the statements (文字与报表): each quantity where a statement prints it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fa_helpers.checks.bilingual import Words, name_of, sentence, statement_words
from fa_helpers.checks.caution import units_shown
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.addresses import Term, printed
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import Key
from fa_helpers.checks.index.statements import first_views
from fa_helpers.checks.intervals import ZERO, Quantity
from fa_helpers.checks.relations import Relation, added, relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import name_key

_RULE: Final = "text.statement_totals"
_GENERAL: Final = "general_budget_expenditure"
_NUMBERING: Final = regex(r"^(?:[一二三四五六七八九十]+、|\(?\d+\)?[.、]|其中:)+")


@makes(_RULE)
def _totals(book: Book) -> Iterator[Check]:
    """Every total of the text; a statement whose other figures agree has its unit read rightly."""
    yield from units_shown(list(_each(book)))


def _each(book: Book) -> Iterator[Check]:
    for key, facts in book.text.quantities.items():
        strict, loose = _places(key, "printed"), _places(key, "perhaps")
        if strict or loose:
            for kind in _by_value(facts):
                yield from _beside(book, kind, strict, loose)


@lru_cache(maxsize=512)
def _places(key: Key, where: str) -> tuple[Relation, ...]:
    """Where the statements print a quantity; a place that its name may also mean speaks only where it agrees."""
    if key.function or key.stage != "final_accounts":
        return ()
    address = Term("text", key.scope, key.concept)
    return tuple(one for one in relations(where) if one.terms[0] == address)


def _by_value(facts: Sequence[Fact]) -> list[list[Fact]]:
    kinds: dict[Decimal | None, list[Fact]] = {}
    for fact in facts:
        kinds.setdefault(fact.amount_yuan, []).append(fact)
    return list(kinds.values())


def _beside(
    book: Book, facts: Sequence[Fact], places: Sequence[Relation], perhaps: Sequence[Relation]
) -> Iterator[Check]:
    """A figure of the text beside every statement that prints it; elsewhere printed only under another name."""
    first, rest = facts[0], [mark for fact in facts[1:] for mark in book.quantity(fact).marks]
    rule = relation(_RULE)
    strict = _each_value([q for one in places if (q := figure_at(book, one)) is not None])
    loose = [q for one in perhaps if (q := figure_at(book, one)) is not None]
    checks = [beside_statement(rule, book.quantity(first), found) for found in strict]
    if any(check.accuses for check in checks) or not strict:
        others = ((found, beside_statement(rule, book.quantity(first), found)) for found in loose)
        for found, other in [pair for pair in others if pair[1].agrees][:1]:
            said = sentence("finding.under_another_name", name=found.name)
            checks = [*(check.doubted("other_name", said) for check in checks), other]
    if not checks:
        named = dict.fromkeys(one.terms[1].place for one in places) or (_GENERAL,)
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


def beside_statement(relation: Relation, said: Quantity, printed: Quantity) -> Check:
    """A figure of the text beside a cell: equal as printed; cut off where the text is coarser."""
    allowed = said.slack + printed.slack if printed.parts > 1 else ZERO
    if said.slack != printed.slack:
        allowed = max(allowed, 2 * max(said.slack, printed.slack))
    check = relation.check([said], [printed], allowed=allowed)
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


def figure_at(book: Book, relation: Relation) -> Quantity | None:
    """What a statement prints of a figure of the text (报表数据), the sum where it prints only all parts of it."""
    cells = printed(first_views(book), relation.parts)
    return added(cells) if len(cells) == len(relation.terms) - 1 else None


def final_in_statement(book: Book, fact: Fact) -> Quantity | None:
    """The final accounts of what an amount of the text measures, where a statement prints them."""
    key = book.text.key(fact)
    if key is None:
        return None
    places = _places(replace(key, stage="final_accounts"), "printed")
    return next((q for one in places if (q := figure_at(book, one)) is not None), None)


def all_in_statement(book: Book, concept: str) -> Quantity | None:
    """What a statement prints of a quantity of all money, whatever stage or name it has there (全部资金)."""
    key = Key(concept, "all", "", "final_accounts")
    places = (*_places(key, "printed"), *_places(key, "perhaps"))
    return next((q for one in places if (q := figure_at(book, one)) is not None), None)


def plain_label(label: str) -> str:
    """A row's label without its number (去掉序号的行名).

    >>> plain_label("一、财政拨款收入")
    '财政拨款收入'
    """
    return _NUMBERING.sub("", name_key(label))
