"""One quantity printed in several places of the text, and parts that cannot exceed their whole (同一数据多处、部分与整体)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, name_of, sentence
from fa_helpers.checks.check import (
    Check,
    not_checkable,
    same_check,
    stated,
)
from fa_helpers.checks.index.addresses import Choice, columns_of
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import NAME_TAIL, Key, function_of, listed_after
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.relations import relation, relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import name_key

_CERTAIN, _AGAIN = "text.same_everywhere", "text.same_again"
_SAME: Final = (
    ("grand_total", "all", ("grand_total_revenue", "grand_total_expenditure")),
    (
        "appropriation_grand_total",
        "",
        ("appropriation_grand_total_revenue", "appropriation_grand_total_expenditure"),
    ),
)


_ONE_VALUE: Final = regex(
    ".*appropriation.*|general_budget_.*|three_public_expenses|overseas_travel|official_vehicles|vehicle_.*"
    "|official_receptions|government_procurement|agency_operating_expenses"
)


@makes(_CERTAIN, _AGAIN)
def _everywhere(book: Book) -> Iterator[Check]:
    """A quantity printed more than once has one value, rounding of its own parts apart."""
    for key, facts in _grouped(book).items():
        if len(facts) < 2:
            continue
        kinds: list[list[Fact]] = []
        for fact in facts:
            for kind in kinds:
                if _equal(book, kind[0], fact):
                    kind.append(fact)
                    break
            else:
                kinds.append([fact])
        first = kinds[0]
        if len(first) > 1:
            yield from _agree(book, key, first)
        for other in kinds[1:]:
            yield _differs(book, key, first, other)


def _agree(book: Book, key: Key, facts: Sequence[Fact]) -> Iterator[Check]:
    """Figures that agree: those of which one may say that they must, and those that are only printed again."""
    heads = list({fact.section: fact for fact in reversed(facts)}.values())[::-1]
    certain = heads if len(heads) > 1 and _beyond_doubt(book, key, heads[:1], heads[1:]) else []
    if not certain and _beyond_doubt(book, key, facts[:1], facts[1:]):
        certain = list(facts)
    again = [fact for fact in facts if fact not in certain]
    for rule, found in ((_CERTAIN, certain), (_AGAIN, again)):
        marks = [mark for fact in found for mark in book.quantity(fact).marks]
        if marks:
            yield stated(rule, "holds", name_of(facts[0]), marks)


def _grouped(book: Book) -> dict[Key, list[Fact]]:
    """Figures by quantity; a total printed for both sides at once stands for each of them."""
    groups = {key: list(facts) for key, facts in book.text.quantities.items()}
    for concept, scope, sides in _SAME:
        both = groups.pop(Key(concept, scope, "", "final_accounts"), [])
        keys = [Key(side, scope, "", "final_accounts") for side in sides]
        target = next((key for key in keys if key in groups), keys[0])
        if both:
            groups.setdefault(target, []).extend(both)
    return groups


def _equal(book: Book, left: Fact, right: Fact) -> bool:
    return same_check(_CERTAIN, book.quantity(left), book.quantity(right)).agrees


def _differs(book: Book, key: Key, first: Sequence[Fact], other: Sequence[Fact]) -> Check:
    left, right = book.quantity(first[0]), book.quantity(other[0])
    allowed = max(_sum_slack(book, fact) for fact in (*first, *other))
    certain = _beyond_doubt(book, key, first, other)
    check = same_check(_CERTAIN if certain else _AGAIN, left, right, allowed=allowed)
    rest = [mark for fact in (*first[1:], *other[1:]) for mark in book.quantity(fact).marks]
    return replace(check, marks=(*check.marks, *rest)).doubted("other_scope", when=not certain)


def _beyond_doubt(book: Book, key: Key, first: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Only what has one value for certain: final accounts of a known money, printed in two sections."""
    facts = (*first, *other)
    sure = bool(key.scope) or bool(_ONE_VALUE.fullmatch(key.concept))
    if not sure or key.stage != "final_accounts" or not _one_name(facts):
        return False
    if not book.text.told_of_one_money(facts):
        return False
    if len({fact.section for fact in facts}) > 1:
        return True
    if key.function:
        return _one_after_the_other(book, facts)
    return all(book.text.told_again(facts[0], fact) for fact in facts[1:])


def _one_name(facts: Sequence[Fact]) -> bool:
    """Whether the printed names are one name, shorter and longer: other words may mean another scope."""
    names = sorted({NAME_TAIL.sub("", name_key(fact.subject)) for fact in facts}, key=len)
    return all(names[0] in name for name in names)


def _one_after_the_other(book: Book, facts: Sequence[Fact]) -> bool:
    """Whether an item's two figures stand in its own paragraph: its amount first, and again beside its budget."""
    amounts = [f for f in book.text.sections[facts[0].section] if f.measure == "amount"]
    places = [place for place, fact in enumerate(amounts) if fact in facts]
    between = amounts[min(places) : max(places) + 1]
    clear = all(fact.scope != "part" for fact in facts)
    return clear and all(function_of(fact) == function_of(facts[0]) for fact in between)


def _sum_slack(book: Book, fact: Fact) -> Decimal:
    """How far a figure may be off when it is the sum of its own printed parts, zero when it is not."""
    for one in (*relations("closed"), *relations("listed")):
        if fact.concept not in columns_of(one.whole):
            continue
        parts = listed_after(book.text.pairs.after(fact), fact, "amount", columns_of(one.parts))
        if len(parts) > 1:
            added = total([book.quantity(part) for part in parts])
            whole = book.quantity(fact)
            if added.value == whole.value:
                return added.slack + whole.slack
    return ZERO


@makes(*rules_of("amounts"))
def _within(book: Book) -> Iterator[Check]:
    """Money of one budget is a part of all money; other funds may carry a deficit over, so that all carry less."""
    for one in relations("amounts"):
        whole, part = (book.text.first(term.column, term.row) for term in one.terms)
        if part is None or whole is None:
            continue
        left, right = book.quantity(part), book.quantity(whole)
        check = one.check([right], [left])
        slack = max(_sum_slack(book, part), _sum_slack(book, whole))
        if check.fails and left.value - right.value <= slack:
            check = replace(check, outcome="rounding", tolerance=slack / left.factor, money=ZERO)
        # 其他收入-1.00万元，系退回: beside a part that is less than nothing another may be more than all.
        amounts = (f for f in book.text.sections[whole.section] if f.measure == "amount")
        yield check.doubted("negative_whole", when=any(f.value < 0 for f in amounts))


@makes("text.spending_within_funds")
def _spent_within_funds(book: Book) -> Iterator[Check]:
    """Spending from the general budget cannot exceed what was received and carried over."""
    one = relation("text.spending_within_funds")
    (spent,), (received, opening) = ([_first(book, c) for c in side] for side in (one.parts, one.whole))
    if spent is None or received is None:
        return
    check = one.check([received, opening] if opening else [received], [spent])
    if opening is None and check.fails:
        missing = [concept_words(one.whole[1][0][0].column)]
        yield not_checkable(one.rule, spent.name, missing, (*spent.marks, *received.marks))
    else:
        yield _copied(book, check, spent) if check.fails else check


def _first(book: Book, choice: Choice) -> Quantity | None:
    """The first figure of a quantity, of its first reading that the text prints."""
    found = (book.text.first(term.column, term.row) for (term, *_) in choice)
    return next((book.quantity(fact) for fact in found if fact is not None), None)


def _copied(book: Book, check: Check, spent: Quantity) -> Check:
    """Whether the figure is that of all money, copied into the section on the general budget."""
    everything = book.text.first("total_expenditure", "all")
    if everything is None or book.quantity(everything).value != spent.value:
        return check
    marks = (*check.marks, *book.quantity(everything).marks)
    return replace(check, marks=marks, sentence=sentence("finding.all_money_copied"))
