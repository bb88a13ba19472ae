"""Rates of change of the text beside the amounts they follow from (增减率): both years, or one year and the change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import Words, concept_words, name_of, sentence
from fa_helpers.checks.check import Check, made, not_checkable, rate_check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Quantity, less, total
from fa_helpers.checks.narrative.spending_lists import signed_quantity
from fa_helpers.computing.rate_partners import Partner, about_the_same, is_final
from fa_helpers.model import Fact

_CLEARLY: Final = 10
"""So many tolerances tell one direction of a change from the other."""


def stage_words(stage: str) -> Words:
    """The name of a stage of the budget (阶段名称), the initial budget where none is named."""
    return sentence(f"stage.{stage}") if stage else concept_words("initial_budget")


def change_rate(book: Book, rate: Fact) -> Iterator[Check]:
    """A rate of change beside its change and its amount (增减率); last year's figure follows where it is not printed."""
    rule, change = "rate.change", book.text.pairs.change_of(rate)
    about = change or rate
    final = book.text.pairs.amount_of(about, "final_accounts")
    base = book.text.pairs.amount_of(about, rate.base)
    printed = book.quantity(rate)
    if final is not None and final.fact.year != "this":
        base, final = replace(final, sure=final.sure and rate.base in (final.fact.stage, "")), None
    if base is not None and base.fact.value and final is not None:
        check = _signed_rate(book, rate, final.fact, base.fact)
        # Whether a rate on a negative base keeps its sign is no rule of the form.
        yield check.doubted("other_amounts", when=not (final.sure and base.sure and base.fact.value > 0))
        return
    if change is not None and final is None and base is not None and base.fact.value:
        # 比上年决算数…万元减少…: last year's own amount stands before the change, and this year's does not.
        check = made(rate_check(rule, printed, book.quantity(change), book.quantity(base.fact)))
        yield check.doubted("other_amounts", when=not (base.sure and base.fact.value > 0))
        return
    if change is None or change.amount_yuan is None or final is None or final.fact.amount_yuan is None:
        if change is not None and _opposed(change, rate):
            yield _two_ways(book, rate, change)
            return
        missing = [stage_words(rate.base)] if final is not None else [stage_words("final_accounts")]
        yield not_checkable(rule, name_of(rate), missing, printed.marks)
        return
    yield from _from_change(book, rate, change, final)


def _from_change(book: Book, rate: Fact, change: Fact, final: Partner) -> Iterator[Check]:
    """A rate beside its change and this year's amount: last year's follows from the two."""
    rule, moved, printed = "rate.change", signed_quantity(book, change), book.quantity(rate)
    if moved is None:
        yield not_checkable(rule, printed.name, [sentence("finding.direction")], printed.marks)
        return
    if printed.value < 0 and moved.value < 0:
        # 增长-10%: the sign says what the word does not.
        printed = replace(printed, value=-printed.value, text=printed.text.lstrip("-"))
    prior, plain = less(book.quantity(final.fact), moved), _unsigned(moved, book.quantity(change))
    if prior.value == 0:
        return
    sure = final.sure and _straight(book, final.fact, change) and change.year != "next"
    this_year = book.quantity(final.fact)
    check = made(rate_check(rule, printed, plain, _bracketed(prior), final=this_year))
    if check.fails and prior.value > 0:
        sure = sure or _turned(printed, this_year, moved, check)
        sure = sure and not _follows_from_another(book, printed, change, final.fact)
    if not check.fails and _opposed(change, rate):
        yield replace(_two_ways(book, rate, change), marks=check.marks)
        return
    if prior.value >= -prior.slack:
        yield check.doubted("other_amounts", when=not sure)
        return
    # A rate that follows from last year's figure without its sign says that it was indeed below zero; a rise to
    # nothing is a fall whose word was mistaken.
    again = rate_check(rule, printed, plain, replace(prior, value=-prior.value), final=this_year)
    unlike = final.fact.value == 0 or (again is not None and again.fails)
    yield _below_zero(check, prior, sure and unlike)


def _opposed(change: Fact, rate: Fact) -> bool:
    """减少0.06万元，增长2.40%: the amounts may agree, the words do not."""
    return (
        change.value > 0 and rate.value > 0 and {change.direction, rate.direction} == {"increase", "decrease"}
    )


def _two_ways(book: Book, rate: Fact, change: Fact) -> Check:
    said = sentence("finding.two_directions", change=change.printed, rate=rate.printed)
    marks = (*book.quantity(rate).marks, *book.quantity(change).marks)
    return stated("rate.change", "inconsistent", name_of(rate), marks, said)


def _follows_from_another(book: Book, rate: Quantity, change: Fact, final: Fact) -> bool:
    """Whether another total of the section gives the rate: 收入 may be the year's, or with what was carried over."""
    moved = signed_quantity(book, change)
    if moved is None or "total" not in change.concept:
        return False
    plain = _unsigned(moved, book.quantity(change))
    for other in book.text.sections[change.section]:
        if not is_final(other) or other.value == final.value:
            continue
        whole = book.quantity(other)
        check = (
            rate_check("rate.change", rate, plain, less(whole, moved), final=whole)
            if "total" in other.concept
            else None
        )
        if check is not None and check.outcome == "holds":
            return True
    return False


def _turned(rate: Quantity, final: Quantity, moved: Quantity, check: Check) -> bool:
    """Whether the rate follows exactly once the change goes the other way: then these are its amounts."""
    prior = total([final, moved])
    if prior.value <= 0:
        return False
    other = made(rate_check("rate.change", rate, replace(moved, value=abs(moved.value)), prior, final=final))
    clear = abs(check.difference or ZERO) > _CLEARLY * (other.tolerance or ZERO)
    return other.outcome == "holds" and clear


def _below_zero(check: Check, prior: Quantity, sure: bool) -> Check:
    """A rise by more than the amount itself: last year's figure would be less than nothing."""
    said = sentence("finding.prior_below_zero", formula=prior.text)
    found = stated(check.rule, "inconsistent", check.about, check.marks, said, money=abs(prior.value))
    return found.doubted("other_amounts", said, when=not sure)


def _straight(book: Book, final: Fact, change: Fact) -> bool:
    """Whether no other amount of the same thing stands between: a change may be that of a budget on last year's."""
    ids = {f.fact_id for f in book.text.pairs.before(change)}
    return not any(
        f.fact_id in ids
        and f.measure == "amount"
        and about_the_same(f, change)
        and f.stage != "final_accounts"
        for f in book.text.pairs.after(final)
    )


def _unsigned(moved: Quantity, change: Quantity) -> Quantity:
    return replace(change, value=abs(moved.value))


def _bracketed(prior: Quantity) -> Quantity:
    return replace(prior, parts=max(prior.parts, 2))


def _signed_rate(book: Book, rate: Fact, final: Fact, base: Fact) -> Check:
    """A rate between two printed years or from a budget: its word says which of the two is larger."""
    printed, left, right = book.quantity(rate), book.quantity(final), book.quantity(base)
    if rate.direction == "decrease" and rate.value > 0:
        printed = replace(printed, value=-printed.value, text=f"-{printed.text}")
    return made(rate_check("rate.change", printed, left, right, minus_one=True))
