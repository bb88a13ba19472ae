"""The three public expenses, procurement, vehicles and staff (“三公”经费、政府采购、资产、人员): parts, counts, bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, name_of, sentence
from fa_helpers.checks.check import Check, not_checkable, stated, sum_check
from fa_helpers.checks.index.addresses import Choice, cell_at
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import listed_after
from fa_helpers.checks.index.statements import first_views
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.narrative.spending_lists import added_changes
from fa_helpers.checks.relations import relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact

_PUBLIC: Final = "three_public_expenses"
_THREE: Final = ("overseas_travel", "official_vehicles", "official_receptions")
_VEHICLES: Final = ("vehicle_purchase", "vehicle_operation")
_FOUR: Final = ("overseas_travel", *_VEHICLES, "official_receptions")
_PROCURED: Final = ("procured_goods", "procured_works", "procured_services")
_KINDS: Final = (
    "vehicles_vice_minister",
    "vehicles_leaders",
    "vehicles_confidential",
    "vehicles_emergency",
    "vehicles_law_enforcement",
    "vehicles_special",
    "vehicles_retired_cadres",
    "vehicles_other",
)
_STAFF: Final = ("staff_active", "staff_retired_veteran", "staff_retired")
_STAGES: Final = ("final_accounts", "initial_budget", "adjusted_budget")


@makes(
    "public.three_public_parts",
    "public.vehicle_parts",
    "public.procurement_parts",
    "public.vehicle_kinds",
    "public.staff",
)
def _parts(book: Book) -> Iterator[Check]:
    """Totals of money and counts beside their parts, per section and stage."""
    for section in book.text.sections:
        for whole in _firsts(book, section):
            after = book.text.pairs.after(whole)
            if whole.concept == _PUBLIC:
                yield from _three(book, whole, after)
            elif whole.concept == "official_vehicles":
                parts = listed_after(after, whole, "amount", _VEHICLES)
                yield from _sum(book, "public.vehicle_parts", whole, parts, len(_VEHICLES))
            elif whole.concept == "government_procurement":
                parts = listed_after(after, whole, "amount", _PROCURED)
                yield from _sum(book, "public.procurement_parts", whole, parts, len(_PROCURED))
            elif whole.concept == "vehicles_count":
                yield from _sum(book, "public.vehicle_kinds", whole, _kinds_of(whole, after), len(_KINDS))
            elif whole.concept == "staff_total":
                parts = _counted_in(whole, listed_after(after, whole, "count", _STAFF))
                yield from _sum(book, "public.staff", whole, parts, len(_STAFF))


def _counted_in(whole: Fact, parts: list[Fact]) -> list[Fact]:
    """Staff counted in a total: where the active alone make it, the retired are told beside it."""
    active = [part for part in parts if part.concept == _STAFF[0]]
    return active if active and active[0].value == whole.value else parts


def _kinds_of(whole: Fact, after: Sequence[Fact]) -> list[Fact]:
    """The kinds of vehicles behind their count; kinds of no usual name behind 其他用车 say what those others are."""
    found: list[Fact] = []
    for fact in after:
        counted = fact.measure == "count" and fact.unit == whole.unit and _is_kind(fact)
        if counted and (fact.concept or all(kind.concept != _KINDS[-1] for kind in found)):
            found.append(fact)
    return _each_once(found)


def _is_kind(fact: Fact) -> bool:
    """Whether a count is that of a kind of vehicles: one of the usual eight, or another kind's."""
    return fact.concept in _KINDS or (not fact.concept and fact.subject.endswith("用车"))


def _firsts(book: Book, section: str) -> Iterator[Fact]:
    seen: set[tuple[str, str, Decimal]] = set()
    for fact in book.text.sections[section]:
        key = (fact.concept, fact.stage, fact.value)
        timely = fact.measure == "count" or fact.stage in _STAGES
        if fact.measure in ("amount", "count") and fact.concept and timely and key not in seen:
            seen.add(key)
            yield fact


def _each_once(facts: Sequence[Fact]) -> list[Fact]:
    return list({fact.subject: fact for fact in reversed(facts)}.values())[::-1]


def _three(book: Book, whole: Fact, after: Sequence[Fact]) -> Iterator[Check]:
    """The three expenses beside their total; vehicles as one amount, or as purchase and operation."""
    sums = {concepts: listed_after(after, whole, "amount", concepts) for concepts in (_THREE, _FOUR)}
    full = [parts for concepts, parts in sums.items() if len(parts) == len(concepts)]
    parts = full[0] if full else sums[_THREE]
    if parts:
        every = len(parts) if full else len(_FOUR) + 1
        for check in _sum(book, "public.three_public_parts", whole, parts, every):
            yield _unless_of_another_stage(book, check, whole, parts)


def _unless_of_another_stage(book: Book, check: Check, whole: Fact, parts: Sequence[Fact]) -> Check:
    """Parts that make the total of another stage are of that stage: budgets listed without the word."""
    if not check.accuses:
        return check
    others = (
        book.quantity(fact)
        for fact in book.text.sections[whole.section]
        if fact.measure == "amount" and fact.concept == _PUBLIC and fact.value != whole.value
    )
    added = [book.quantity(part) for part in parts]
    fits = any(sum_check(check.rule, other, added).agrees for other in others)
    return check.doubted("other_budget", when=fits)


def _sum(book: Book, rule: str, whole: Fact, parts: Sequence[Fact], every: int) -> Iterator[Check]:
    """A total beside its parts; where some are not printed a shortfall says nothing."""
    if not parts:
        return
    check = sum_check(rule, book.quantity(whole), [book.quantity(part) for part in parts])
    yield check.doubted("other_items", when=check.is_short and len(parts) < every)


@makes("public.change_parts")
def _changes(book: Book) -> Iterator[Check]:
    for facts in book.text.sections.values():
        changes = [f for f in facts if f.measure == "change" and f.base == "prior_final_accounts"]
        whole = next((f for f in changes if f.concept == _PUBLIC), None)
        parts = _changes_after(changes, whole)
        if whole is not None and len(parts) == len(_THREE):
            yield from added_changes(book, "public.change_parts", whole, parts)


def _changes_after(changes: Sequence[Fact], whole: Fact | None) -> list[Fact]:
    if whole is None:
        return []
    return listed_after(changes[changes.index(whole) + 1 :], whole, "change", _THREE)


@makes(*rules_of("said"))
def _bounds(book: Book) -> Iterator[Check]:
    for relation in relations("said"):
        whole, part = (_said(book, side[0]) for side in (relation.whole, relation.parts))
        if part is None or whole is None:
            continue
        check = relation.check([whole], [part])
        other = relation.rule == "public.persons_and_batches" and not _side_by_side(book, part, whole)
        yield check.doubted("other_counted", when=other)


def _side_by_side(book: Book, left: Quantity, right: Quantity) -> bool:
    """Whether two figures stand next to each other: then they are groups and persons of one kind of visit."""
    order = {fact.fact_id: place for place, fact in enumerate(book.data.facts)}
    return abs(order[left.marks[0].fact_id] - order[right.marks[0].fact_id]) == 1


def _said(book: Book, choice: Choice) -> Quantity | None:
    """The first figure of the text of these words, else what a statement prints of it."""
    for term, *_ in choice:
        if term.place != "text":
            return cell_at(first_views(book)[term.place], term) if term.place in first_views(book) else None
        measure = "count" if term.stage == "count" else "amount"
        if found := book.said(term.column, measure):
            return book.quantity(found[0])
    return None


_COUNTED: Final = (
    ("overseas_travel", "overseas_travel_groups"),
    ("overseas_travel", "overseas_travel_persons"),
    ("vehicle_purchase", "vehicles_purchased_count"),
    ("official_receptions", "reception_batches"),
    ("official_receptions", "reception_persons"),
)


@makes("public.counts")
def _counted(book: Book) -> Iterator[Check]:
    """Money spent goes with something counted, and the other way round."""
    for money, count in _COUNTED:
        spent, counted = next(iter(book.said(money)), None), next(iter(book.said(count, "count")), None)
        if counted is None:
            if spent is not None and spent.value > 0:
                marks = book.quantity(spent).marks
                yield not_checkable("public.counts", name_of(spent), [concept_words(count)], marks)
            continue
        if spent is None:
            continue
        yield _both(book, spent, counted)
    spent = next(iter(book.said("vehicle_operation")), None)
    held = next(iter(book.said("vehicles_held_count", "count")), None)
    if spent is not None and held is not None:
        yield _both(book, spent, held, one_way=True)


def _both(book: Book, spent: Fact, counted: Fact, *, one_way: bool = False) -> Check:
    marks = (*book.quantity(spent).marks, *book.quantity(counted).marks)
    agree = (spent.value > 0) == (counted.value > 0) or (one_way and not spent.value)
    if agree:
        return stated("public.counts", "holds", name_of(spent), marks)
    said = sentence("finding.money_without_count", money=name_of(spent), count=name_of(counted))
    return stated("public.counts", "inconsistent", name_of(spent), marks, said)
