"""Entries of the list of items (项级科目的列示): each item stands in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.outcomes import Check, stated
from fa_helpers.analysis.checks.quantities import quantity
from fa_helpers.analysis.checks.text_index import function_of
from fa_helpers.analysis.checks.words import name_of
from fa_helpers.analysis.pairing import is_final
from fa_helpers.model import Fact

_ITEM: Final = "function_item_expenditure"
_BUDGETS: Final = ("initial_budget", "adjusted_budget")


def listed_once(book: Book, section: str, facts: Sequence[Fact]) -> Iterator[Check]:
    """An item is listed once: a second time its money would count twice."""
    entries: dict[str, list[Fact]] = {}
    for item in book.data.functional_items:
        printed = [book.facts[fact_id] for fact_id in item.fact_ids if fact_id in book.facts]
        first = next((f for f in printed if is_final(f)), None)
        if item.final_accounts is not None and first is not None and first.section == section:
            entries.setdefault(function_of(first), []).append(first)
    for function, found in _come_back(book, section).items():
        if len(entries.get(function, ())) < 2:
            entries[function] = found
    repeated = [found for found in entries.values() if len(found) > 1]
    for found in repeated:
        marks = [mark for fact in found for mark in quantity(fact).marks]
        yield stated("text.item_once", "suspicious", name_of(found[0]), marks)
    if not repeated:
        marks = [mark for fact in facts for mark in quantity(fact).marks]
        yield stated("text.item_once", "holds", name_of(facts[0]), marks)


def _come_back(book: Book, section: str) -> dict[str, list[Fact]]:
    """Items whose amount is printed again after that of another item, or beside a second budget.

    An entry may print its amount first and again beside its budget; a second budget is a second entry.
    """
    entries: dict[str, list[Fact]] = {}
    last, stages = "", Counter[str]()
    for fact in book.text.sections[section]:
        if fact.concept != _ITEM or fact.measure != "amount" or book.text.key(fact) is None:
            continue
        function = function_of(fact)
        stages = stages if function == last else Counter()
        stages[fact.stage] += 1
        if fact.stage == "final_accounts":
            again = function != last or function not in entries or max(stages[b] for b in _BUDGETS) > 1
            if again:
                entries.setdefault(function, []).append(fact)
        last = function
    return {function: found for function, found in entries.items() if len(found) > 1}
