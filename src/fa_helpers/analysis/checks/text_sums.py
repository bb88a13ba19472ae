"""Totals of the text beside the sums of their parts (文字说明中的合计)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.outcomes import Check, not_checkable, sum_check
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.words import concept_words, name_of

_SUMS: Final = (
    (
        "sum.revenue_grand_total",
        "grand_total_revenue",
        ("total_revenue", "non_appropriation_surplus_used", "opening_carryover_surplus"),
    ),
)


def _sums(book: Book) -> Iterator[Check]:
    for rule, whole, parts in _SUMS:
        for fact in book.said(whole):
            found = [next(iter(book.said(part, section=fact.section)), None) for part in parts]
            there = [part for part in found if part is not None]
            if len(there) < len(parts):
                missing = [concept_words(part) for part, got in zip(parts, found, strict=True) if got is None]
                yield not_checkable(rule, name_of(fact), missing, book.quantity(fact).marks)
                continue
            yield sum_check(rule, book.quantity(fact), [book.quantity(part) for part in there])


MAKINGS: Final[tuple[Making, ...]] = (_sums,)
