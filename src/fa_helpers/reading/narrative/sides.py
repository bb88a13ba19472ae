"""Both sides of an account in words (收与支): 收入 or 支出 alone, 各增加, and other words for what a title names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.wholes import Subject, title_concept
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import widen

_OTHER_SIDE = {"收入": "支出", "支出": "收入"}
_BOTH = {
    ("grand_total_revenue", "grand_total_expenditure"): "收入支出总计",
    ("appropriation_grand_total_revenue", "appropriation_grand_total_expenditure"): "财政拨款收入支出总计",
    ("total_revenue", "total_expenditure"): "本年收入、本年支出",
    ("fiscal_appropriation_revenue", "appropriation_expenditure"): "财政拨款收入、财政拨款支出",
}
_BOTH_SIDES = frozenset({"grand_total", "appropriation_grand_total"})
_REMAINDER = regex("结[转余]")
_DESCRIBED = {"basic_expenditure": "基本支出", "project_expenditure": "项目支出"}
_FOR_WHAT = regex("用于.+支出")


def both_sides(told: Sequence[str]) -> Subject | None:
    """What grew in 收入总计…，支出总计…，各增加…: both of the last two concepts told, where they are two sides.

    >>> both_sides(["grand_total_revenue", "grand_total_expenditure"]).text
    '收入支出总计'
    """
    both = _BOTH.get((told[-2], told[-1])) if len(told) > 1 else None
    return Subject(both) if both else None


def in_other_words(subject: str, title: str) -> str:
    """The spending that a title names, where a subject only says what it was for (用于保障机关运转的日常支出).

    >>> in_other_words("用于保障机关运转的日常支出", "基本支出情况"), in_other_words("办公费", "基本支出情况")
    ('基本支出', '办公费')
    """
    return _DESCRIBED.get(title_concept(title), subject) if _FOR_WHAT.fullmatch(subject) else subject


def on_side(subject: Subject, total: Subject, side: str, *, in_list: bool, fresh: bool) -> Subject:
    """收入…，支出…: where only the side is named that is not the subject's own, the words for it change sides."""
    other = _OTHER_SIDE[side]
    if subject.path is not None:
        return subject
    if in_list and other in total.text and side not in total.text:
        subject = total
    if (fresh or other not in subject.text) and _REMAINDER.search(subject.text):
        return Subject(side)  # 年末结转和结余5万元。2021年度收入…: no remainder has a side
    if "收支" in subject.text and not concept_of(subject.text.replace("收支", side)):
        return Subject(side)  # 收支总预算5万元，收入…
    if "收支" in subject.text:
        return Subject(subject.text.replace("收支", side))
    if side in subject.text or other not in subject.text:
        return subject
    swapped = subject.text.replace(other, side)
    return Subject(swapped if concept_of(swapped) else side)


def of_the_same_money(subject: str, total: str) -> str:
    """财政拨款本年收入…；本年支出…: the other side of the money just spoken of, empty where that is not so.

    >>> of_the_same_money("本年支出", "财政拨款本年收入"), of_the_same_money("本年支出", "收入总计")
    ('财政拨款本年支出', '')
    """
    side = subject.removeprefix("本年")
    if subject == side or side not in _OTHER_SIDE or not total.startswith("财政拨款"):
        return ""
    swapped = total.replace(_OTHER_SIDE[side], side)
    return swapped if swapped != total and concept_of(swapped) else ""


def as_two_sides(row: Sequence[Fact], subject: str) -> list[Fact]:
    """收、支总计各减少40.50、39.80万元: of two figures in a row the first is the revenue's."""
    first, second = row
    if second.concept not in _BOTH_SIDES or first.concept != second.concept:
        return list(row)
    sides = (("revenue", "收入"), ("expenditure", "支出"))
    return [
        replace(fact, concept=f"{fact.concept}_{side}", subject=f"{widen(subject)}（{word}）")
        for fact, (side, word) in zip(row, sides, strict=True)
    ]


def as_grown(row: Sequence[Fact]) -> list[Fact]:
    """The last figures of a text, where a rate says what the change before it is of, or that there is one."""
    return _change_without_word(_of_the_total(list(row)))


def _change_without_word(row: list[Fact]) -> list[Fact]:
    """事业收入90万元，占45%，与上年相比6万元，增长7.14%: an amount that is a change by its rate, though no word says so."""
    if len(row) < 3 or row[-1].measure != "change_rate" or row[-2].stage != "prior_final_accounts":
        return row
    change, rate = row[-2:]
    amounts = [f for f in row[:-2] if f.measure == "amount" and f.concept == change.concept]
    turned = replace(
        change, measure="change", stage="", base=rate.base, direction=rate.direction, year="this"
    )
    behind = "相比" in change.context and amounts and amounts[-1].stage == "final_accounts"
    if not behind or not _grew_by(amounts[-1], turned, rate) or _led_from(change, amounts[-1], rate):
        return row
    return [*row[:-2], turned, rate]


def _led_from(before: Fact, now: Fact, rate: Fact) -> bool:
    """Whether a rate fits an amount as that of the year before."""
    if not before.amount_yuan or now.amount_yuan is None:
        return False
    gap = abs(now.amount_yuan - before.amount_yuan) / before.amount_yuan * 100
    return abs(gap - rate.value) < 1


def _of_the_total(row: list[Fact]) -> list[Fact]:
    """收入总计90万元，其中年初结转20万元，较上年增加6万元，增长7.14%: the rate tells whose change it is.

    Of a total, its one part, a change and its rate, the two last are the total's if they are so by its amount alone.
    """
    if [fact.measure for fact in row[-4:]] != ["amount", "amount", "change", "change_rate"]:
        return row
    total, part, change, rate = row[-4:]
    if "其中" not in part.context or "其中" in total.context or change.concept != part.concept:
        return row
    if _grew_by(part, change, rate) or not _grew_by(total, change, rate):
        return row
    grown = (replace(fact, concept=total.concept, subject=total.subject) for fact in (change, rate))
    return [total, part, *grown]


def _grew_by(amount: Fact, change: Fact, rate: Fact) -> bool:
    """Whether a change and its rate fit an amount, to the last digit of the rate."""
    now, by = amount.amount_yuan, change.amount_yuan
    if now is None or by is None or change.direction not in ("increase", "decrease"):
        return False
    before = now - by if change.direction == "increase" else now + by
    exponent = rate.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return before > 0 and abs(by / before * 100 - rate.value) <= step
