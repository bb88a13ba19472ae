"""Rates of the text beside the amounts they follow from (比率与金额): changes, completion, variance, differences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import name_of, sentence
from fa_helpers.checks.check import Check, compare, made, not_checkable, rate_check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import less
from fa_helpers.checks.narrative.change_rates import change_rate, stage_words
from fa_helpers.checks.narrative.functions_and_statements import completion_by_statement
from fa_helpers.checks.narrative.public_expenses import beyond_the_three
from fa_helpers.checks.narrative.rates_on_zero import is_habit
from fa_helpers.checks.narrative.spending_lists import signed_quantity
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import value_words
from fa_helpers.computing.rate_partners import Partner
from fa_helpers.model import Fact

_BUDGETS: Final = ("initial_budget", "adjusted_budget")


@makes("rate.difference", "rate.change")
def _changes(book: Book) -> Iterator[Check]:
    """A rate of change beside its change and its amount; last year's figure follows where it is not printed."""
    for fact in book.data.office_facts:
        if fact.measure == "change" and fact.amount_yuan is not None and fact.base:
            yield from _difference(book, fact)
        elif fact.measure == "change_rate" and fact.base:
            yield from change_rate(book, fact)


def _difference(book: Book, change: Fact) -> Iterator[Check]:
    """A printed difference beside the two amounts it lies between, where both are printed."""
    base = book.text.pairs.amount_of(change, change.base)
    final = book.text.pairs.amount_of(change, "final_accounts")
    moved = signed_quantity(book, change)
    if base is None or final is None or moved is None or final.fact.year != "this":
        return
    apart = less(book.quantity(final.fact), book.quantity(base.fact))
    check = compare("rate.difference", moved, apart, moved.slack + apart.slack)
    if check.fails and abs(apart.value + moved.value) <= moved.slack + apart.slack:
        check = replace(check, sentence=sentence("finding.other_direction"))
    # What the total takes in beside the three may not be in what it grew by.
    wider = any(beyond_the_three(book, one.fact) for one in (base, final))
    yield check.doubted("other_amounts", when=wider or not (base.sure and final.sure))


@makes("rate.completion", "rate.variance")
def _budget_rates(book: Book) -> Iterator[Check]:
    """Completion, execution and variance rates beside the budget they name."""
    for fact in book.data.office_facts:
        if fact.measure in ("completion_rate", "execution_rate", "variance_rate"):
            yield from _budget_rate(book, fact)


def _budget_rate(book: Book, rate: Fact) -> Iterator[Check]:
    variance = rate.measure == "variance_rate"
    rule = "rate.variance" if variance else "rate.completion"
    pairs, stage = book.text.pairs, rate.base or "adjusted_budget"
    base, final = pairs.amount_of(rate, stage), pairs.amount_of(rate, "final_accounts")
    printed = book.quantity(rate)
    if not variance and (check := completion_by_statement(book, rate, base, final)) is not None:
        yield check.doubted("other_amounts")
        return
    if base is None or final is None:
        missing = [stage_words(s) for s, got in ((stage, base), ("final_accounts", final)) if got is None]
        yield not_checkable(rule, name_of(rate), missing, printed.marks)
        return
    if base.fact.value == 0:
        if is_habit(rate, final.fact):
            return
        yield _on_nothing(book, rule, rate, base, final)
        return
    check = _beside(book, rule, rate, final, base)
    named = rate.base_named or rate.measure == "execution_rate"
    if check.fails:
        check = _other_budget(book, check, rate, final, named)
    yield check.doubted("other_amounts", when=not (base.sure and final.sure))


def _beside(book: Book, rule: str, rate: Fact, final: Partner, base: Partner) -> Check:
    printed = book.quantity(rate)
    if rate.measure == "variance_rate" and rate.direction == "decrease" and rate.value > 0:
        printed = replace(printed, value=-printed.value, text=f"-{printed.text}")
    minus = rate.measure == "variance_rate"
    left, right = book.quantity(final.fact), book.quantity(base.fact)
    check = made(rate_check(rule, printed, left, right, minus_one=minus))
    if check.fails and minus and rate.direction == "" and (check.expected or 0) < 0 < rate.value:
        # 差异率 is printed without a sign as often as with one.
        flipped = replace(printed, value=-printed.value, text=f"-{printed.text}")
        again = made(rate_check(rule, flipped, left, right, minus_one=True))
        return check if again.fails else again
    return check


def _fits(book: Book, rate: Fact, final: Partner) -> Fact | None:
    """The other budget of the same thing from which the rate does follow."""
    for stage in _BUDGETS:
        other = book.text.pairs.amount_of(rate, stage)
        if stage == rate.base or other is None or not other.fact.value:
            continue
        check = _beside(book, "rate.completion", rate, final, other)
        if check.agrees:
            return other.fact
    return None


def _other_budget(book: Book, check: Check, rate: Fact, final: Partner, named: bool) -> Check:
    other = _fits(book, rate, final)
    if other is None:
        return check
    said = sentence(
        "finding.fits_other_base", name=name_of(other), printed=value_words(other.printed, other.unit)
    )
    found = replace(check, sentence=said, marks=(*check.marks, *book.quantity(other).marks))
    return found.doubted("other_base", when=not named)


def _on_nothing(book: Book, rule: str, rate: Fact, base: Partner, final: Partner) -> Check:
    """A rate of a budget of zero: no amount is a part of nothing."""
    marks = [m for f in (rate, base.fact, final.fact) for m in book.quantity(f).marks]
    other, key = _fits(book, rate, final), "finding.rate_on_zero"
    values: dict[str, object] = {"rate": rate.printed, "name": name_of(base.fact)}
    values["zero"] = value_words(base.fact.printed, base.fact.unit)
    if other is not None:
        key = "finding.rate_on_zero_fits"
        values |= {"other": name_of(other), "printed": value_words(other.printed, other.unit)}
        marks += book.quantity(other).marks
    said, money = sentence(key, **values), abs(book.quantity(final.fact).value)
    check = stated(rule, "inconsistent", name_of(rate), marks, said, money=money)
    sure = base.sure and rate.base_named
    return check.doubted("other_amounts", said, when=not sure)
