"""What a scorecard's goals and cost indicators say was planned and paid, beside its own funds (目标、成本与资金)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence
from fa_helpers.checks.caution import is_alone
from fa_helpers.checks.check import Check, compare, not_checkable, sum_check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.amounts_in_words import Said, equals, said_amounts, stated_amount
from fa_helpers.checks.scorecards.goal_amounts import PLANNED
from fa_helpers.checks.scorecards.indicator_scores import COST
from fa_helpers.computing.misprints import is_list_slip, is_slip, is_telling_slip
from fa_helpers.model import CARD, Indicator
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_PAID: Final = regex(
    r"实际支出|已(?:支付|支出|拨付)|累计支[付出]|共计?(?:支付|支出|拨付)|合计(?:支付|支出)|支出经费|年度支出"
)
_MONEY_COLUMNS: Final = ("initial_budget", "adjusted_budget", "executed")
_WHOLE_COST: Final = regex(
    r"(?:指标\d+:?)?(?:全年)?(?:实施)?(?:项目)?(?:完成|实施|总)?"
    r"(?:成本|总成本|总投资|所需经费|经费支出|预算控制数|资金投入|总费用|经费总额)"
)


@makes("cards.goal_amount")
def _goal_amount(book: Book) -> Iterator[Check]:
    """What a goal says is planned or paid in all beside the funds of the form."""
    checks = [check for view in book.cards for check in _goals_of(view)]
    yield from _by_habit(checks)


def _goals_of(view: CardView) -> Iterator[Check]:
    if not view.funds or view.funds[0][1].row_kind != "funds":
        return
    for column, keyword, names in (
        ("goal_expected", PLANNED, ("adjusted_budget", "initial_budget")),
        ("goal_actual", _PAID, ("executed",)),
    ):
        money = [q for name in names if (q := view.exact("funds.1", name)) is not None]
        text = getattr(view.card, column)
        amounts = [a for a in said_amounts(view, CARD, column, text) if not a.per]
        if money and amounts:
            check = _beside_funds(view, amounts, money, keyword)
            if check is not None:
                yield check


def _by_habit(checks: Sequence[Check]) -> Iterator[Check]:
    """Where all others of a document agree to the digit, one that differs in a digit is no other amount."""
    habit = is_alone(checks)
    yield from (check.sure_of("one_digit") if habit else check for check in checks)


def _beside_funds(
    view: CardView, amounts: Sequence[Said], money: Sequence[Quantity], keyword: re.Pattern[str]
) -> Check | None:
    rule = "cards.goal_amount"
    for said in amounts:
        for own in money:
            if equals(said.amount, own):
                return compare(rule, said.amount, own, said.amount.slack + own.slack, about=view.about)
    for own in money:
        parts = total([a.amount for a in amounts])
        if len(amounts) > 1 and parts.value == own.value:
            return sum_check(rule, own, [a.amount for a in amounts], about=view.about)
    if view.sure and (check := _misprinted(view, amounts, money)):
        return check
    told = next((a for a in amounts if keyword.search(a.before)), None)
    if told is None or view.card.kind == "department":
        return None
    return compare(rule, told.amount, money[0], ZERO, about=view.about).doubted("other_purpose")


def _misprinted(view: CardView, amounts: Sequence[Said], money: Sequence[Quantity]) -> Check | None:
    """A goal whose amount is the form's own misprinted, or whose uses make the form's amount but not its own."""
    rule, values = "cards.goal_amount", [a.amount for a in amounts]
    added = total(values)
    for alike in (is_telling_slip, is_slip):
        for own in money:
            others = (q for q in values if not _is_printed_in_funds(view, q))
            one = next((q for q in others if alike(q.value, own.value)), None)
            several = len(values) > 1 and is_list_slip(own.value, [q.value for q in values], alike)
            if one is not None or several:
                check = compare(rule, one or added, own, ZERO, about=view.about, said=_one_amount())
                return check.doubted("one_digit", when=alike is is_slip)
    for own in money if len(values) > 2 and PLANNED.search(amounts[0].before) else ():
        if added.value - values[0].value == own.value:
            return compare(rule, values[0], own, ZERO, about=view.about)
    return None


def _is_printed_in_funds(view: CardView, amount: Quantity) -> bool:
    """Whether the form's funds print this very amount: then it is that one and no other's misprint."""
    printed = (view.exact(key, name) for key, _ in view.funds for name in _MONEY_COLUMNS)
    return any(own is not None and own.value == amount.value for own in printed)


def _one_amount() -> Words:
    return sentence("finding.one_digit")


@makes("cards.cost_and_funds")
def _cost_and_funds(book: Book) -> Iterator[Check]:
    """The cost of the whole project as an indicator beside the funds rows of the same form."""
    checks: list[Check] = []
    for view in book.cards:
        if view.card.kind == "department" or not view.funds or view.funds[0][1].row_kind != "funds":
            continue
        costs = [
            (key, row)
            for key, row in view.indicators
            if COST.search(row.level1 + row.level2)
            and (stated_amount(view, key, "target", bare=True) or stated_amount(view, key, "actual"))
        ]
        if len(costs) == 1:
            checks += _cost_of(view, *costs[0])
    yield from _by_habit(checks)


def _cost_of(view: CardView, key: str, row: Indicator) -> Iterator[Check]:
    rule, about = "cards.cost_and_funds", same_words(row.level3)
    pairs = _cost_pairs(view, key)
    agree = [equals(one, own) for one, own in pairs]
    slips = [
        view.sure and is_slip(one.value, own.value) and not _is_printed_in_funds(view, one)
        for one, own in pairs
    ]
    # The same difference on both sides is a slip; different ones may be another year's money, or a part.
    apart = {abs(one.value - own.value) for one, own in pairs}
    both = len(pairs) == 2 and len(apart) == 1 and max(apart) < min(own.value for _, own in pairs)
    shifted = both and not any(agree) and view.sure
    whole = bool(_WHOLE_COST.fullmatch(fold(row.level3)))
    for (stated_cost, own), ok, slip in zip(pairs, agree, slips, strict=True):
        tolerance = stated_cost.slack + own.slack
        surely = ok or (shifted and (whole or slip))
        said = None if surely or not slip else _one_amount()
        exactly = ZERO if slip and not ok else tolerance
        check = compare(rule, stated_cost, own, exactly, about=about, said=said)
        # What one purchase costs is another amount by nature: among many, some two are near by chance.
        telling = whole and is_telling_slip(stated_cost.value, own.value)
        check = check.doubted("one_digit", when=slip and not (surely or telling))
        if slip or whole or not check.fails:
            yield check.doubted("other_purpose", when=not (slip or surely))
    if agree and not any(agree) and not any(slips) and not whole:
        marks = [mark for one, own in pairs for mark in (*one.marks, *own.marks)]
        missing = [sentence("finding.whole_cost")]
        yield not_checkable(rule, about, missing, marks)


def _cost_pairs(view: CardView, key: str) -> list[tuple[Quantity, Quantity]]:
    """Target beside the budget that it repeats, or the first one; outcome beside what was executed."""
    target = stated_amount(view, key, "target", bare=True)
    actual = stated_amount(view, key, "actual", bare=True)
    budgets = [q for n in ("adjusted_budget", "initial_budget") if (q := view.exact("funds.1", n))]
    executed = view.exact("funds.1", "executed")
    pairs = []
    if target is not None and budgets:
        close = (b for b in budgets if equals(target, b) or is_slip(target.value, b.value))
        pairs.append((target, next(close, budgets[0])))
    if actual is not None and executed is not None:
        pairs.append((actual, executed))
    return pairs
