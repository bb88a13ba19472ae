"""The three public expenses, procurement, vehicles and staff (“三公”经费、政府采购、资产、人员): parts, counts, bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, name_of, same_words, sentence
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.addresses import Choice, cell_at, columns_of
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import listed_after
from fa_helpers.checks.index.statements import first_views
from fa_helpers.checks.intervals import Mark, Quantity
from fa_helpers.checks.narrative.spending_lists import added_changes
from fa_helpers.checks.relations import Relation, relation, relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_BESIDE_THE_THREE: Final = ("meetings", "training")
_STAGES: Final = ("final_accounts", "initial_budget", "adjusted_budget")


_RUNNING: Final = "vehicle_operation"


@makes(*rules_of("behind"))
def _parts(book: Book) -> Iterator[Check]:
    """Totals of money and counts beside their parts, per section and stage."""
    wholes = {one.terms[0].column: one for one in relations("behind")}
    for section in book.text.sections:
        for whole in _firsts(book, section):
            if (one := wholes.get(whole.concept)) is None:
                continue
            after, measure = book.text.pairs.after(whole), one.terms[0].stage
            if one.rule == "public.vehicle_kinds":
                kinds = _kinds_of(whole, after)
                yield from _sum(book, one, whole, kinds, closed=_ends_in_others(kinds, whole, after))
            elif measure == "count":
                parts = listed_after(after, whole, measure, columns_of(one.parts))
                yield from _sum(book, one, whole, _counted_in(whole, parts))
            else:
                yield from _amounts(book, one, whole, after)


def _counted_in(whole: Fact, parts: list[Fact]) -> list[Fact]:
    """Staff counted in a total: where the active alone make it, the retired are told beside it."""
    active = [part for part in parts if part.concept == "staff_active"]
    return active if active and active[0].value == whole.value else parts


def _kinds_of(whole: Fact, after: Sequence[Fact]) -> list[Fact]:
    """The kinds of vehicles behind their count; kinds of no usual name behind 其他用车 say what those others are."""
    found: list[Fact] = []
    for fact in after:
        counted = fact.measure == "count" and fact.unit == whole.unit and _is_kind(fact)
        if counted and (fact.concept or all(kind.concept != "vehicles_other" for kind in found)):
            found.append(fact)
    return _each_once(found)


def _is_kind(fact: Fact) -> bool:
    """Whether a count is that of a kind of vehicles: one of the usual eight, or another kind's."""
    return fact.concept in columns_of(relation("public.vehicle_kinds").parts) or (
        not fact.concept and fact.subject.endswith("用车")
    )


def _ends_in_others(kinds: Sequence[Fact], whole: Fact, after: Sequence[Fact]) -> bool:
    """Whether 其他用车 takes in what no other kind of a list does: then nothing is left out, if no count is unknown."""
    known = all(fact in kinds or fact.unit != whole.unit or fact.measure != "count" for fact in after)
    return known and any(fact.concept == "vehicles_other" for fact in kinds)


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


def _amounts(book: Book, one: Relation, whole: Fact, after: Sequence[Fact]) -> Iterator[Check]:
    """Amounts beside their total; an expense as one amount, or as the sum of its parts (购置费、运行维护费)."""
    parts = [*_fullest(one, whole, after), *beyond_the_three(book, whole)]
    for check in _sum(book, one, whole, parts):
        check = check.doubted("other_items", when=check.is_short and _lists_another(after, parts))
        yield _unless_of_another_stage(book, check, whole, parts)


def _fullest(one: Relation, whole: Fact, after: Sequence[Fact]) -> list[Fact]:
    """The parts by the first of their readings of which all are printed, else by the first of all."""
    for n in range(max(map(len, one.parts))):
        concepts = [term.column for choice in one.parts for term in choice[min(n, len(choice) - 1)]]
        if len(parts := listed_after(after, whole, "amount", concepts)) == len(concepts):
            return parts
    return [fact for choice in one.parts for fact in _as_printed(choice, whole, after)]


def beyond_the_three(book: Book, whole: Fact) -> list[Fact]:
    """Meetings and training that a total of the three public expenses takes in: with them alone its parts make it."""
    one = relation("public.three_public_parts")
    if whole.concept != one.terms[0].column:
        return []
    after = book.text.pairs.after(whole)
    parts, more = _fullest(one, whole, after), listed_after(after, whole, "amount", _BESIDE_THE_THREE)
    if not parts or not more:
        return []
    total, added = [book.quantity(whole)], [book.quantity(part) for part in parts]
    alone, wider = one.check(total, added), one.check(total, [*added, *map(book.quantity, more)])
    return more if not alone.agrees and wider.agrees else []


def _as_printed(choice: Choice, whole: Fact, after: Sequence[Fact]) -> list[Fact]:
    """An expense in the first reading of which anything is printed: what was bought for nothing is often left out."""
    readings = (listed_after(after, whole, "amount", [term.column for term in reading]) for reading in choice)
    return next((found for found in readings if found), [])


def _lists_another(after: Sequence[Fact], parts: Sequence[Fact]) -> bool:
    """Whether an amount that is none of the form's stands among the parts or right behind them (其他交通费用…)."""
    last = max(after.index(part) for part in parts)
    return any(fact.measure == "amount" and not fact.concept for fact in after[: last + 2])


def _unless_of_another_stage(book: Book, check: Check, whole: Fact, parts: Sequence[Fact]) -> Check:
    """Parts that make the total of another stage are of that stage: budgets listed without the word."""
    if not check.accuses:
        return check
    others = (
        book.quantity(fact)
        for fact in book.text.sections[whole.section]
        if fact.measure == "amount" and fact.concept == whole.concept and fact.value != whole.value
    )
    added = [book.quantity(part) for part in parts]
    fits = any(relation(check.rule).check([other], added).agrees for other in others)
    return check.doubted("other_budget", when=fits)


def _sum(
    book: Book, one: Relation, whole: Fact, parts: Sequence[Fact], *, closed: bool = False
) -> Iterator[Check]:
    """A total beside its parts; where some are not printed a shortfall says nothing, or asks if the list is ``closed``."""
    if not parts:
        return
    check = one.check([book.quantity(whole)], [book.quantity(part) for part in parts])
    there = {part.concept for part in parts}
    every = all(any({t.column for t in r} <= there for r in choice) for choice in one.parts)
    short = check.is_short and not every
    yield check.doubted("list_partial", when=short and closed).doubted(
        "other_items", when=short and not closed
    )


@makes("public.change_parts")
def _changes(book: Book) -> Iterator[Check]:
    one = relation("public.change_parts")
    total_of, *concepts = (term.column for term in one.terms)
    for facts in book.text.sections.values():
        changes = [f for f in facts if f.measure == "change" and f.base == "prior_final_accounts"]
        whole = next((f for f in changes if f.concept == total_of), None)
        if whole is not None:
            behind = changes[changes.index(whole) + 1 :]
            running = [_RUNNING if concept == "official_vehicles" else concept for concept in concepts]
            if len(parts := listed_after(behind, whole, "change", concepts)) == len(concepts):
                yield from added_changes(book, one.rule, whole, parts)
            elif len(parts := listed_after(behind, whole, "change", running)) == len(running):
                # What vehicles were bought for is left out where nothing was, this year or the last.
                yield from (c.doubted("list_partial") for c in added_changes(book, one.rule, whole, parts))


@makes(*rules_of("said"))
def _bounds(book: Book) -> Iterator[Check]:
    for one in relations("said"):
        whole, part = (_said(book, side[0]) for side in (one.whole, one.parts))
        if part is None or whole is None:
            continue
        check = one.check([whole], [part])
        other = one.rule == "public.persons_and_batches" and not _side_by_side(book, part, whole)
        yield check.doubted("other_counted", when=other)


def _side_by_side(book: Book, left: Quantity, right: Quantity) -> bool:
    """Whether two figures stand next to each other: then they are groups and persons of one kind of visit."""
    order = {fact.fact_id: place for place, fact in enumerate(book.data.office_facts)}
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
                if money == "official_receptions" and _expects_guests(book):
                    continue
                marks = book.quantity(spent).marks
                yield not_checkable("public.counts", name_of(spent), [concept_words(count)], marks)
            continue
        if spent is None:
            continue
        yield _both(book, spent, counted)
    yield from _uncounted_guests(book)
    yield from _counted_in_words(book)
    spent = next(iter(book.said("vehicle_operation")), None)
    held = next(iter(book.said("vehicles_held_count", "count")), None)
    if spent is not None and held is not None:
        yield _both(book, spent, held, one_way=True)


_GUESTS: Final = regex(r"(?:接待|来访|来宾|客人)[^。]{0,40}?(?<![\d.])[1-9]\d*个?(?:批|人|次|团)")
"""Guests counted in words that need not have been read as a figure."""


def _expects_guests(book: Book) -> bool:
    """Whether the text counts other things of the kind, but no guest: then the form wanted them counted too."""
    others = ("foreign_reception_batches", "foreign_reception_persons", "vehicles_held_count")
    counted = any(book.said(count, "count") for count in (*others, "overseas_travel_groups"))
    guests = (book.said(count, "count") for count in ("reception_batches", "reception_persons"))
    return counted and not any(guests) and not any(_GUESTS.search(fold(p.text)) for p in book.data.paragraphs)


def _uncounted_guests(book: Book) -> Iterator[Check]:
    """Money for receptions of which neither batches nor persons are told."""
    spent = next((fact for fact in book.said("official_receptions") if fact.value > 0), None)
    if spent is not None and _expects_guests(book):
        said = sentence(
            "finding.guests_not_counted", page=spent.locator.page, amount=f"{spent.printed}{spent.unit}"
        )
        yield stated("public.counts", "inconsistent", name_of(spent), book.quantity(spent).marks, said)


_IN_WORDS: Final = (("meetings", "会议|参会"), ("training", "培训"))
"""What is counted in words that are no figures of the accounts."""


def _counted_in_words(book: Book) -> Iterator[Check]:
    """Money for meetings and training of which the same section counts none."""
    for money, word in _IN_WORDS:
        spent = next((fact for fact in book.said(money) if fact.value > 0), None)
        pattern = regex(rf"[^,。;、\d]{{0,4}}(?:{word})[^,。;\d]{{0,6}}?(\d+)个?(?:次|期|场|人)")
        if spent is None:
            continue
        texts = (p for p in book.data.paragraphs if p.section == spent.section)
        here = [(p, found) for p in texts for found in pattern.finditer(fold(p.text))]
        if not here or any(int(found[1]) for _, found in here):
            continue
        paragraph, found = here[0]
        name = same_words(found.string[found.start() : found.start(1)])
        mark = Mark("", found[1], name, paragraph.place(*found.span()))
        told = {"amount": f"{spent.printed}{spent.unit}", "number": found[1]}
        said = sentence("finding.money_without_count", money=name_of(spent), count=name, **told)
        marks = [*book.quantity(spent).marks, mark]
        yield stated("public.counts", "inconsistent", name_of(spent), marks, said)


_PAID_OTHERWISE: Final = regex(
    "接待[^。]{0,60}(?:[未没无](?:有|产生|发生|支出|列支)?[^。]{0,4}(?:费用|经费|开支|支出)|由[^。]{1,20}(?:承担|支付|负担|列支)|自理|食堂|工作餐)"
)


_TRAVEL: Final = frozenset({"overseas_travel_groups", "overseas_travel_persons"})
_TRAVEL_PAID: Final = regex(
    "(?:出国|出访|境外?|团组|邀请)[^。]{0,60}(?:由[^。]{1,20}(?:承担|支付|负担|列支|资助)|自理|[未没无](?:有|产生|发生)?[^。]{0,4}(?:费用|经费|支出))"
)
_OF_BEFORE: Final = regex(
    r"(?:支付|结算|结清|列支|报销|清算|补付|偿还|归还)[^。]{0,12}(?:上年|去年|往年|以前年度|前期|20\d\d年)"
)
"""What is paid this year for what was counted in another."""


def _has_reason(book: Book, spent: Fact, counted: Fact) -> bool:
    """Whether the section says why one of two is nothing: others paid, guests ate in the canteen, or it was last year's."""
    text = "".join(fold(p.text) for p in book.data.paragraphs if p.section == counted.section)
    if spent.value:
        return _OF_BEFORE.search(text) is not None
    if counted.concept in _TRAVEL:
        return _TRAVEL_PAID.search(text) is not None
    guests = counted.concept in ("reception_batches", "reception_persons")
    return guests and _PAID_OTHERWISE.search(text) is not None


def _both(book: Book, spent: Fact, counted: Fact, *, one_way: bool = False) -> Check:
    marks = (*book.quantity(spent).marks, *book.quantity(counted).marks)
    agree = (spent.value > 0) == (counted.value > 0) or (one_way and not spent.value)
    if agree or _has_reason(book, spent, counted):
        return stated("public.counts", "holds", name_of(spent), marks)
    told = {"amount": f"{spent.printed}{spent.unit}", "number": counted.printed}
    said = sentence("finding.money_without_count", money=name_of(spent), count=name_of(counted), **told)
    return stated("public.counts", "inconsistent", name_of(spent), marks, said)
