"""Entries of the list of items (项级科目的列示): each item stands in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from fa_helpers.checks.bilingual import name_of
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import function_of
from fa_helpers.checks.intervals import quantity
from fa_helpers.checks.relations import relation
from fa_helpers.computing.rate_partners import is_final
from fa_helpers.model import Fact, FunctionalItem

_RULE: Final = "text.item_once"
_TWICE: Final = 2
_ITEM: Final = "function_item_expenditure"
_TOLD: Final = attrgetter(
    *(
        "final_accounts",
        "initial_budget",
        "adjusted_budget",
        "change",
        "change_rate_printed",
        "completion_rate",
    )
)
_BUDGETS: Final = ("initial_budget", "adjusted_budget")


def listed_once(book: Book, section: str, facts: Sequence[Fact], whole: Fact | None) -> Iterator[Check]:
    """An item is listed once: a second time its money would count twice.

    ``whole`` is the total that the items make, each counted once.
    """
    entries: dict[str, list[Fact]] = {}
    items: dict[str, list[FunctionalItem]] = {}
    for item in book.data.functional_items:
        printed = [book.facts[fact_id] for fact_id in item.fact_ids if fact_id in book.facts]
        first = next((f for f in printed if is_final(f)), None)
        if item.final_accounts is not None and first is not None and first.section == section:
            entries.setdefault(function_of(first), []).append(first)
            items.setdefault(function_of(first), []).append(item)
    for function, found in _come_back(book, section).items():
        if len(entries.get(function, ())) < 2:
            entries[function] = found
    repeated = {function: found for function, found in entries.items() if len(found) > 1}
    for function, found in repeated.items():
        marks = [mark for fact in found for mark in quantity(fact).marks]
        if whole is not None and len(repeated) == 1 and _is_copy(items.get(function, ())):
            yield _counted_twice(book, whole, [*facts, *found[1:]], found)
        else:
            yield stated(_RULE, "inconsistent", name_of(found[0]), marks).doubted("listed_again")
    if not repeated:
        marks = [mark for fact in facts for mark in quantity(fact).marks]
        yield stated(_RULE, "holds", name_of(facts[0]), marks)


def _is_copy(items: Sequence[FunctionalItem]) -> bool:
    """Whether an entry stands twice with all that it says: no mention ahead of the list, or beside it."""
    told = [_TOLD(item) for item in items]
    figures = [value for value in told[0] if value is not None] if told else []
    return (
        len(told) == _TWICE and told[0] == told[1] and len(figures) > 1 and items[0].reason == items[1].reason
    )


def _counted_twice(book: Book, whole: Fact, listed: Sequence[Fact], found: Sequence[Fact]) -> Check:
    """The list as it stands beside the total that its items make when each counts once."""
    parts = [book.quantity(fact) for fact in listed]
    check = relation(_RULE).check([book.quantity(whole)], parts, about=name_of(found[0]))
    twice = tuple(mark for fact in found for mark in quantity(fact).marks)
    return replace(check, marks=tuple(dict.fromkeys((*twice, *check.marks))))


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
