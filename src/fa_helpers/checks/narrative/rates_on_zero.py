"""Rates whose base is zero (基数为零的比率): forms ask for them, and nothing follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.narrative.spending_lists import signed_quantity
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact

_HUNDRED: Final = 100


@makes("rate.zero_base")
def _zero_bases(book: Book) -> Iterator[Check]:
    """Rates that have no base: told once for each kind. 0 and 100 are what forms want there."""
    groups: dict[str, list[Fact]] = {}
    for fact in book.data.office_facts:
        kind = _zero_kind(book, fact)
        if kind:
            groups.setdefault(kind, []).append(fact)
    for kind, facts in groups.items():
        marks = [mark for fact in facts for mark in book.quantity(fact).marks]
        about = sentence(f"finding.{kind}", count=len(marks))
        habit = all(fact.value in (0, _HUNDRED) for fact in facts)
        yield stated("rate.zero_base", "not_applicable" if habit else "inconsistent", about, marks, about)


def _zero_kind(book: Book, fact: Fact) -> str:
    pairs = book.text.pairs
    if fact.measure == "share":
        whole = pairs.whole_of(fact)
        return "zero_whole" if whole is not None and whole.fact.value == 0 else ""
    if fact.measure in ("completion_rate", "execution_rate", "variance_rate"):
        base = pairs.amount_of(fact, fact.base or "adjusted_budget")
        final = pairs.amount_of(fact, "final_accounts")
        habit = base is not None and not base.fact.value and is_habit(fact, final.fact if final else None)
        return "zero_budget" if habit else ""
    if fact.measure != "change_rate":
        return ""
    change = pairs.change_of(fact)
    base = pairs.amount_of(change or fact, fact.base)
    if base is not None and base.fact.value == 0:
        return _zero_prior(fact)
    final = pairs.amount_of(change or fact, "final_accounts")
    moved = signed_quantity(book, change) if change is not None else None
    if final is None or moved is None or final.fact.amount_yuan is None:
        return ""
    return _zero_prior(fact) if book.quantity(final.fact).value == moved.value else ""


def is_habit(rate: Fact, final: Fact | None) -> bool:
    """Whether a rate of a budget of nothing is what forms print there: 0, or 100 where nothing was to be reached.

    An amount that is not 0 is never 100 % of nothing; a variance of 100 % from nothing is a habit all the same.
    """
    if rate.value == 0 or rate.measure == "variance_rate" or final is None:
        return rate.value in (0, _HUNDRED)
    return rate.value == _HUNDRED and final.value == 0


def _zero_prior(rate: Fact) -> str:
    """0 and 100 are habits of the form where last year was nothing; any other rate needs an explanation of its own."""
    return "zero_prior" if rate.value in (0, _HUNDRED) else "zero_prior_odd"
