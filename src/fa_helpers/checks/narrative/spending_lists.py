"""Classes and items of spending beside their totals (类、项与合计): amounts, budgets and changes of what is listed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check, same_check
from fa_helpers.checks.index.addresses import columns_of
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import function_of, listed_after
from fa_helpers.checks.intervals import Quantity, total
from fa_helpers.checks.narrative.item_entries import listed_once
from fa_helpers.checks.narrative.totals_and_parts import listed_sum, shares_fill
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.computing.misprints import is_slip, point_moved
from fa_helpers.computing.rates import signed_change
from fa_helpers.model import Fact

_CLASS, _ITEM = "function_class_expenditure", "function_item_expenditure"
_TOTALS: Final = {
    "general_budget": ("general_budget_appropriation_expenditure",),
    "appropriation": ("appropriation_expenditure", "appropriation_grand_total_expenditure"),
    "all": ("total_expenditure", "grand_total_expenditure"),
}
_KEPT: Final = ("closing_carryover_surplus", "closing_appropriation_carryover", "surplus_appropriation")
_CARRIED: Final = ("opening_carryover_surplus", "opening_appropriation_carryover")
_STAGES: Final = ("final_accounts", "initial_budget", "adjusted_budget")
_PRIOR: Final = "prior_final_accounts"
_TELLING: Final = 3
"""Digits that an amount needs so that a sum that fits says something."""


@dataclass(slots=True)
class Listing:
    """The classes or items of one section (分类列示), the first figure of each by measure and stage."""

    section: str
    figures: dict[str, dict[str, Fact]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Fact]:
        """The figures of one kind: a stage, or ``change``."""
        return list(self.figures.get(kind, {}).values())


def _listing(book: Book, section: str, concept: str) -> Listing:
    listing = Listing(section)
    for fact in book.text.sections[section]:
        kind = _kind(fact)
        if fact.concept != concept or not kind or (concept == _CLASS and fact.function_section):
            continue
        if kind in _STAGES and book.text.key(fact) is None:
            continue
        there = listing.figures.setdefault(kind, {})
        function = function_of(fact)
        there.setdefault(function, fact)
    return listing


def _kind(fact: Fact) -> str:
    if fact.measure == "amount":
        return fact.stage
    return "change" if fact.measure == "change" and fact.base == _PRIOR else ""


def _whole(book: Book, section: str, stage: str) -> Fact | None:
    """The total that the list of a section adds up to: printed in it, else the document's one of that money."""
    concepts = _TOTALS.get(book.text.scope(section), ())
    for concept in concepts:
        for fact in book.text.sections[section]:
            if fact.concept == concept and fact.measure == "amount" and fact.stage == stage:
                return fact
    scope = "all" if book.text.scope(section) == "all" else ""
    # A grand total told elsewhere holds what is carried over, and a list of spending does not.
    found = (book.text.first(concept, scope, stage) for concept in concepts if "grand" not in concept)
    return next((fact for fact in found if fact is not None), None)


@makes("sum.classes", "sum.class_changes")
def _classes(book: Book) -> Iterator[Check]:
    """The classes listed in a section beside their total."""
    for section in book.text.sections:
        listing = _listing(book, section, _CLASS)
        parts = listing.of("final_accounts")
        whole = _whole(book, section, "final_accounts") if len(parts) > 1 else None
        if whole is not None:
            complete = shares_fill(book, parts)
            parts += _kept_for_next_year(book, section) if "grand" in whole.concept else []
            yield listed_sum(relation("sum.classes"), book.quantity(whole), parts, book, complete=complete)
        yield from _changes(book, section, _with_whole(listing.of("change")), "sum.class_changes")


def _kept_for_next_year(book: Book, section: str) -> list[Fact]:
    """What a grand total of spending holds beside classes, where its section tells it (年末结转和结余、结余分配)."""
    kept = {
        fact.concept: fact
        for fact in reversed(book.text.sections[section])
        if fact.concept in _KEPT and (fact.measure, fact.stage) == ("amount", "final_accounts")
    }
    return list(kept.values())


def _with_whole(parts: list[Fact]) -> list[Fact]:
    return parts if len(parts) > 1 else []


def _changes(
    book: Book, section: str, parts: Sequence[Fact], rule: str, *, whole_list: bool = False
) -> Iterator[Check]:
    """Signed changes of what is listed beside the change of the whole: a list may leave out what vanished."""
    names: tuple[str, ...] = ("general_budget_appropriation_expenditure", "appropriation_expenditure")
    if rule == "sum.class_changes":
        names = ("grand_total_expenditure", "total_expenditure", *names)
    scope = book.text.scope(section)
    whole = next(
        (
            fact
            for fact in book.data.office_facts
            if fact.measure == "change"
            and fact.base == _PRIOR
            and fact.concept in names
            and (fact.section == section or (rule == "sum.item_changes" and _same_money(book, fact, scope)))
        ),
        None,
    )
    yield from added_changes(book, rule, whole, parts, whole_list=whole_list)


def _same_money(book: Book, fact: Fact, scope: str) -> bool:
    return scope == "general_budget" and (
        fact.concept == "general_budget_appropriation_expenditure"
        or book.text.scope(fact.section) == "general_budget"
    )


def added_changes(
    book: Book, rule: str, whole: Fact | None, parts: Sequence[Fact], *, whole_list: bool = False
) -> Iterator[Check]:
    """The change of a whole beside the sum of its parts' signed changes (增减额之和)."""
    if whole is None or not parts:
        return
    left, signed = signed_quantity(book, whole), [signed_quantity(book, part) for part in parts]
    there = [part for part in signed if part is not None]
    if left is None or len(there) < len(signed):
        return
    check = relation(rule).check([left], there)
    yield _turned(check, left, there, whole_list=whole_list) if check.fails else check


def _turned(check: Check, whole: Quantity, parts: Sequence[Quantity], *, whole_list: bool) -> Check:
    """A list that adds up to the digit once one change goes the other way leaves nothing out: a word is reversed.

    So does one that adds up once a point is moved back, or another misprint put right where the list is known to be
    whole. Amounts of one or two digits may do so by chance, and say nothing.
    """
    gap = whole.value - total(parts).value
    fits = [part for part in parts if gap == -2 * part.value and len(_digits(part)) >= _TELLING]
    if len(parts) < 2 or len(fits) != 1:
        alike = is_slip if whole_list else point_moved
        slip = len(parts) > 1 and any(alike(abs(p.value), abs(p.value + gap)) for p in parts)
        return check.doubted("list_partial", when=not slip)
    said = sentence("finding.direction_turned", name=fits[0].name, page=fits[0].marks[0].locator.page)
    return replace(check, sentence=said)


def _digits(part: Quantity) -> str:
    return part.text.strip("-−()").replace(",", "").replace(".", "").strip("0")


def signed_quantity(book: Book, fact: Fact) -> Quantity | None:
    """A printed change with the sign of its word (带方向的增减额)."""
    moved = signed_change(fact.value, fact.direction)
    if moved is None:
        return None
    plain = book.quantity(fact)
    text = f"-{plain.text}" if moved < 0 <= fact.value else plain.text
    return replace(plain, value=moved * plain.factor, text=text)


@makes("sum.items", "text.item_once", "sum.item_budgets", "sum.item_changes", "sum.class_items")
def _items(book: Book) -> Iterator[Check]:
    """The items of a section beside the total of their money, and beside the classes printed elsewhere."""
    for section in book.text.sections:
        listing = _listing(book, section, _ITEM)
        parts = listing.of("final_accounts")
        whole = _whole(book, section, "final_accounts")
        complete = False
        if whole is not None and len(parts) == 1:
            alone = relation("sum.items").check([book.quantity(whole)], [book.quantity(parts[0])])
            if alone.fails and not alone.is_short:
                yield alone.doubted("other_scope")
        if whole is not None and len(parts) > 1:
            check = listed_sum(relation("sum.items"), book.quantity(whole), parts, book, complete=False)
            complete = check.agrees
            yield check
        if parts:
            yield from listed_once(book, section, parts, whole if complete else None)
        if len(parts) < 2:
            continue
        yield from _budgets(book, listing, complete=complete)
        # A list that names what was spent last year only leaves nothing out.
        moved = listing.of("change")
        every = complete and len(moved) == len(parts) and any(part.value == 0 for part in parts)
        yield from _changes(book, section, moved, "sum.item_changes", whole_list=every)
        yield from _by_class(book, section, parts, complete=complete)


def _budgets(book: Book, listing: Listing, *, complete: bool) -> Iterator[Check]:
    items = len(listing.of("final_accounts"))
    for stage in ("initial_budget", "adjusted_budget"):
        parts, whole = listing.of(stage), _whole(book, listing.section, stage)
        if whole is None or len(parts) < 2:
            continue
        every = complete and len(parts) == items
        check = listed_sum(relation("sum.item_budgets"), book.quantity(whole), parts, book, complete=True)
        # An item with a budget of which nothing was spent need not be listed.
        check = check.doubted("unlisted_item", when=every and check.is_short)
        yield check.doubted("other_items", when=not every)


def _by_class(book: Book, section: str, items: Sequence[Fact], *, complete: bool) -> Iterator[Check]:
    """Items of a class beside the class; complete when all items together make the total."""
    classes: dict[str, Fact] = {}
    for other in book.text.sections:
        if book.text.scope(other) == book.text.scope(section):
            for fact in _listing(book, other, _CLASS).of("final_accounts"):
                classes.setdefault(_class_code(fact), fact)
    grouped: dict[str, list[Fact]] = {}
    codes = {fact.function_class: _class_code(fact) for fact in items if fact.function_code}
    for fact in items:
        code = fact.function_code[:3] or codes.get(fact.function_class, "")
        grouped.setdefault(code or fact.function_class, []).append(fact)
    # Where an item's class has another name than any listed, it is not known to which class it belongs.
    complete = complete and set(grouped) <= set(classes)
    for code, parts in grouped.items():
        if (whole := classes.get(code)) is not None:
            check = listed_sum(relation("sum.class_items"), book.quantity(whole), parts, book, complete=True)
            yield check.doubted("other_items", when=check.is_short and not complete)


def _class_code(fact: Fact) -> str:
    return fact.function_code[:3] or fact.function_class


@makes("sum.source_changes")
def _source_changes(book: Book) -> Iterator[Check]:
    """The changes of the sources of revenue beside the change of the whole, in one section."""
    one = relation("sum.source_changes")
    for facts in book.text.sections.values():
        changes = [fact for fact in facts if fact.measure == "change" and fact.base == _PRIOR]
        moved = {fact.concept for fact in changes}
        # What was carried over is part of a grand total: without its change the others do not make it up.
        open_part = any(fact.concept in _CARRIED and fact.concept not in moved for fact in facts)
        for place, whole in enumerate(changes):
            if whole.concept in columns_of(one.whole) and not (open_part and "grand" in whole.concept):
                parts = listed_after(changes[place + 1 :], whole, "change", columns_of(one.parts))
                yield from added_changes(book, one.rule, whole, _with_whole(parts))


_BALANCED: Final = (
    ("grand_total_revenue", "grand_total_expenditure"),
    ("appropriation_grand_total_revenue", "appropriation_grand_total_expenditure"),
)


@makes("text.balanced_changes")
def _balanced_changes(book: Book) -> Iterator[Check]:
    """Two totals that balance in this year, as they did in the last, have moved by as much."""
    for pair in _BALANCED:
        totals = [fact.amount_yuan for name in pair for fact in book.said(name)[:1]]
        moved = [f for name in pair for f in book.said(name, "change") if f.base == _PRIOR]
        signed = [signed_quantity(book, fact) for fact in _first_of_each(moved)]
        if len(totals) == len(signed) == 2 and totals[0] == totals[1] and signed[0] and signed[1]:
            yield same_check("text.balanced_changes", signed[0], signed[1])


def _first_of_each(facts: Sequence[Fact]) -> list[Fact]:
    return list({fact.concept: fact for fact in reversed(facts)}.values())[::-1]
