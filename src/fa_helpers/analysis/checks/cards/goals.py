"""Amounts in a scorecard's goals and cost targets beside its own funds (目标文字、成本指标与资金)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.cards.amounts import Said, equals, said_amounts, stated_amount
from fa_helpers.analysis.checks.cards.cells import CardView
from fa_helpers.analysis.checks.cards.outcomes import COST
from fa_helpers.analysis.checks.outcomes import Check, compare, not_checkable, sum_check
from fa_helpers.analysis.checks.quantities import ZERO, Quantity, total
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.words import same_words, sentence
from fa_helpers.model import Indicator
from fa_helpers.reading.card_facts import CARD
from fa_helpers.text.fold import fold

_GOALS: Final = ("goal_expected", "goal_actual")
_COUNTED: Final = re.compile(r"(\d+)(?:家|个|名|项|户|所|人)")
_PLANNED: Final = re.compile(r"计划(?:支出|投入|安排|预算)|预算(?:资金|经费|安排|总额)|总投资")
_PAID: Final = re.compile(
    r"实际支出|已(?:支付|支出|拨付)|累计支[付出]|共计?(?:支付|支出|拨付)|合计(?:支付|支出)|支出经费|年度支出"
)
_WHOLE_COST: Final = re.compile(
    r"(?:指标\d+:?)?(?:全年)?(?:实施)?(?:项目)?(?:完成|实施|总)?"
    r"(?:成本|总成本|总投资|所需经费|经费支出|预算控制数|资金投入|总费用|经费总额)"
)
_NAME: Final = re.compile(r"(?:指标\d+:?)?(.{3,40}?(?:有限责任公司|有限公司|公司|合作社))")
_INVESTED: Final = re.compile("投资|累计|总额|产值|合同")
"""Amounts of a recipient's own, not what it is given."""
_PEOPLE: Final = re.compile(r"(\d+)(?:人|名)")
_TIMES: Final = re.compile(r"(\d+)(?:次|个月)")
_EACH_TIME: Final = re.compile(r"[/每](?:人)?(?:每|/)?[月次]")
_SENTENCE: Final = re.compile(r"[^。]+")


def _goal_parts(book: Book) -> Iterator[Check]:
    """The parts that a goal lists behind 其中 beside the amount it lists them of."""
    for view in book.cards:
        for column in _GOALS:
            text = fold(getattr(view.card, column))
            amounts = [a for a in said_amounts(view, CARD, column, text) if not a.per]
            for found in _SENTENCE.finditer(text):
                inside = [a for a in amounts if found.start() <= a.start < found.end()]
                check = _listed(view, text, inside)
                if check is not None:
                    yield check


def _listed(view: CardView, text: str, amounts: Sequence[Said]) -> Check | None:
    if len(amounts) < 3:
        return None
    found = [text.find("其中", a.end, b.start) for a, b in pairwise(amounts)]
    begin = next((place for place in found if place >= 0), -1)
    after = [a for a in amounts if a.start > begin]
    before = [a for a in amounts if a.end <= begin]
    if begin < 0:
        added = total([a.amount for a in amounts[1:]])
        same = added.value == amounts[0].amount.value
        # Without 其中 nothing says that they are parts; an exact sum says so itself.
        return (
            sum_check("cards.goal_list", amounts[0].amount, [a.amount for a in amounts[1:]]) if same else None
        )
    if not before or len(after) < 2:
        return None
    whole = before[-1]
    counts = [int(n) for n in _COUNTED.findall(text[whole.end : begin])]
    # Only where the goal says how many they are is the list known to be whole.
    complete = len(after) in counts and not _nested(text, begin, after)
    rule = "cards.goal_parts" if complete else "cards.goal_list"
    check = sum_check(rule, whole.amount, [a.amount for a in after])
    if check.outcome in ("holds", "rounding"):
        return check
    if (check.difference or ZERO) > 0 and not complete:
        return not_checkable(rule, view.about, [sentence("finding.all_parts")], check.marks)
    exact = compare(rule, whole.amount, total([a.amount for a in after]), ZERO)
    return exact if complete else replace(exact, outcome="suspicious")


def _nested(text: str, begin: int, listed: Sequence[Said]) -> bool:
    """Whether a list holds parts of its parts: behind another 其中, or some of its amounts in brackets."""
    before = [text[begin : one.start] for one in listed]
    deep = {words.count("(") - words.count(")") for words in before}
    return len(deep) > 1 or before[-1].count("其中") > 1


def _goal_product(book: Book) -> Iterator[Check]:
    """So many people, so many times, so much each time: beside the amount that the same goal plans."""
    for view in book.cards:
        text = fold(view.card.goal_expected)
        amounts = said_amounts(view, CARD, "goal_expected", text)
        planned = [a for a in amounts if not a.per and _PLANNED.search(a.before)]
        rates = [a for a in amounts if a.per and _EACH_TIME.search(text[max(0, a.start - 10) : a.end + 3])]
        people, times = set(_PEOPLE.findall(text)), set(_TIMES.findall(text))
        # Only where each of them is printed once can the three belong together.
        if not (len(planned) == 1 and len(rates) == len(people) == len(times) == 1):
            continue
        rate, one, often = rates[0].amount, people.pop(), times.pop()
        factor = int(one) * int(often)
        product = replace(
            rate, value=rate.value * factor, slack=rate.slack * factor, text=f"{one} × {often} × {rate.text}"
        )
        yield compare("cards.goal_product", planned[0].amount, product, ZERO, grave="suspicious")


def _goal_amount(book: Book) -> Iterator[Check]:
    """What a goal says is planned or paid in all beside the funds of the form."""
    for view in book.cards:
        if not view.funds or view.funds[0][1].row_kind != "funds":
            continue
        for column, keyword, names in (
            ("goal_expected", _PLANNED, ("adjusted_budget", "initial_budget")),
            ("goal_actual", _PAID, ("executed",)),
        ):
            money = [q for name in names if (q := view.exact("funds.1", name)) is not None]
            text = getattr(view.card, column)
            amounts = [a for a in said_amounts(view, CARD, column, text) if not a.per]
            if money and amounts:
                check = _beside_funds(view, amounts, money, keyword)
                if check is not None:
                    yield check


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
    told = next((a for a in amounts if keyword.search(a.before)), None)
    if told is None or view.card.kind == "department":
        return None
    return compare(rule, told.amount, money[0], ZERO, about=view.about, grave="suspicious")


def _cost_and_funds(book: Book) -> Iterator[Check]:
    """The cost of the whole project as an indicator beside the funds rows of the same form."""
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
            yield from _cost_of(view, *costs[0])


def _cost_of(view: CardView, key: str, row: Indicator) -> Iterator[Check]:
    rule = "cards.cost_and_funds"
    target = stated_amount(view, key, "target", bare=True)
    actual = stated_amount(view, key, "actual", bare=True)
    budgets = [q for n in ("adjusted_budget", "initial_budget") if (q := view.exact("funds.1", n))]
    executed = view.exact("funds.1", "executed")
    pairs: list[tuple[Quantity, Quantity, bool]] = []
    if target is not None and budgets:
        same = next((b for b in budgets if equals(target, b)), None)
        pairs.append((target, same or budgets[0], same is not None))
    if actual is not None and executed is not None:
        pairs.append((actual, executed, equals(actual, executed)))
    agree = [ok for _, _, ok in pairs]
    # The same difference on both sides is a slip; different ones may be another year's money, or a part.
    apart = {abs(one.value - own.value) for one, own, _ in pairs}
    slip = len(pairs) == 2 and len(apart) == 1 and max(apart) < min(own.value for _, own, _ in pairs)
    whole = bool(_WHOLE_COST.fullmatch(fold(row.level3)))
    for stated_cost, own, ok in pairs:
        if ok:
            yield compare(rule, stated_cost, own, stated_cost.slack + own.slack, about=same_words(row.level3))
        elif whole:
            grave = slip and not any(agree) and view.sure
            check = compare(
                rule, stated_cost, own, stated_cost.slack + own.slack, about=same_words(row.level3)
            )
            yield check if grave or check.outcome != "inconsistent" else replace(check, outcome="suspicious")
    if agree and not any(agree) and not whole:
        marks = [mark for one, own, _ in pairs for mark in (*one.marks, *own.marks)]
        missing = [sentence("finding.whole_cost")]
        yield not_checkable(rule, same_words(row.level3), missing, marks)


def _recipients(book: Book) -> Iterator[Check]:
    """The amount for one named recipient in the goal beside the one in its indicator; names must be the same."""
    for view in book.cards:
        pairs: list[tuple[str, Quantity, list[Said]]] = []
        text = fold(view.card.goal_expected)
        amounts = [a for a in said_amounts(view, CARD, "goal_expected", text) if not a.per]
        for key, row in view.indicators:
            named = _NAME.match(fold(row.level3))
            target = stated_amount(view, key, "target")
            if named is None or target is None or text.count(named.group(1)) != 1:
                continue
            begin = text.find(named.group(1)) + len(named.group(1))
            own = [a for a in amounts if begin <= a.start < _reach(text, begin)]
            if own:
                pairs.append((named.group(1), target, own))
        single = [(target, own) for _, target, own in pairs if len(own) == 1]
        for name, target, own in pairs:
            # Another recipient's amount that agrees shows that goal and indicators speak of the same money.
            shown = any(t.value == o[0].amount.value for t, o in single if o is not own)
            rule = "cards.recipient" if shown and len(own) == 1 else "cards.recipient_sum"
            added = total([a.amount for a in own])
            check = compare(rule, target, added, ZERO, about=same_words(name))
            if check.outcome == "inconsistent" and len(own) > 1:
                missing = [sentence("finding.one_amount", name=name)]
                yield not_checkable(rule, same_words(name), missing, check.marks)
            elif check.outcome == "inconsistent" and (not shown or _INVESTED.search(own[0].before)):
                yield replace(check, outcome="suspicious")
            else:
                yield check


def _reach(text: str, begin: int) -> int:
    """How far the words about a recipient go: to the end of the sentence, or to the clause of the next one."""
    end = text.find("。", begin)
    end = len(text) if end < 0 else end
    other = text.find("公司", begin, end)
    if other < 0:
        return end
    cut = max(text.rfind(mark, begin, other) for mark in ";,、:")
    return begin if cut < 0 else cut


MAKINGS: Final[tuple[Making, ...]] = (_goal_parts, _goal_product, _goal_amount, _cost_and_funds, _recipients)
