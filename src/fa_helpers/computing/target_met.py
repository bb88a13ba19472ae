"""Was a target met (是否达标): one target and one outcome compared, the assumption named, or the reason why not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final, Literal

from fa_helpers.model import Stated
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

Outcome = Literal["met", "missed", "met_by_not_paying", "not_comparable"]

# Names of things of which less is better: beside a target without an operator they leave its direction open.
_LESS_IS_BETTER: Final = regex(
    r"差错|错误|事故|发生率|发生数|投诉|死亡|阳性|离职|流失|逾期|延误|损失|断水|断电|停机|故障|成本|费用|支出|经费|金额"
    r"|控制|时长|天数|工作日|能耗|排放|污染|超标|下降|降低|减少|违规|失信|负担|上访"
)
_UP: Final = regex(r"上涨|上升|增长|增加|提高|提升|增幅")
_DOWN: Final = regex(r"下降|降低|减少|下跌|降幅|压减")
_COST: Final = "成本"
_OUTPUT: Final = regex(r"产出|数量")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comparing gave (判断): ``share`` is the reached part of the weight, from 0 to 1, an exact fraction.

    ``assumption`` names how the target was read, ``reason`` why it could not be compared; one of them is empty.
    """

    outcome: Outcome
    assumption: str = ""
    share: Fraction | None = None
    reason: str = ""


def judge(target: Stated, actual: Stated, group: str = "", name: str = "") -> Verdict:
    """Compare a target with its outcome under the usual rule.

    ``group`` is the indicator's upper levels, ``name`` its own: they settle which way a target without an operator
    is meant, or that it cannot be settled.

    >>> from fa_helpers.reading.scorecards.stated_values import parse_stated
    >>> judge(parse_stated(">=5%"), parse_stated("0.1%")).share
    Fraction(1, 50)
    >>> judge(parse_stated("<=30万元"), parse_stated("=0万元"), "成本指标").outcome
    'met_by_not_paying'
    >>> judge(parse_stated("有效"), parse_stated("有效")).reason
    'repeats_target'
    """
    reason = _obstacle(target, actual)
    if reason:
        return Verdict("not_comparable", reason=reason)
    if target.day is not None and actual.day is not None:
        on_time = actual.day <= target.day
        return Verdict("met", "date", Fraction(1)) if on_time else Verdict("not_comparable", reason="late")
    assert actual.low is not None and target.low is not None and target.high is not None
    if target.kind == "range":
        within = target.low <= actual.low <= target.high
        return (
            Verdict("met", "range", Fraction(1))
            if within
            else Verdict("not_comparable", reason="outside_range")
        )
    return _numbers(target, actual, group, name)


def _obstacle(target: Stated, actual: Stated) -> str:
    """Why two texts cannot be compared, empty when they can."""
    if target.kind == "blank" or actual.kind == "blank":
        return "no_target" if target.kind == "blank" else "no_actual"
    repeated = fold(target.printed) == fold(actual.printed)
    readable = target.kind in ("number", "range", "date") and actual.kind in ("number", "date")
    if repeated and (not readable or actual.bound):
        return "repeats_target"
    if not readable:
        return _unreadable(target, actual)
    if (target.kind == "date") != (actual.kind == "date"):
        return "different_kinds"
    if actual.bound:
        return "actual_is_bound"
    if target.kind == "date":
        return ""
    if target.unit != actual.unit:
        return "unit_missing" if not target.unit or not actual.unit else "units_differ"
    return "" if _same_wording(target.prefix, actual.prefix) else "wording_differs"


def _unreadable(target: Stated, actual: Stated) -> str:
    if target.kind in ("words", "unread"):
        return "target_in_words" if target.kind == "words" else "target_unread"
    if actual.kind == "range":
        return "actual_is_bound"
    return "actual_in_words" if actual.kind == "words" else "actual_unread"


def _same_wording(target: str, actual: str) -> bool:
    """Whether the words before two numbers let them be compared: 上涨 with 上涨, or nothing beside plain words."""
    for way in (_UP, _DOWN):
        if bool(way.search(target)) != bool(way.search(actual)):
            return False
    return not target or not actual or target in actual or actual in target


def _numbers(target: Stated, actual: Stated, group: str, name: str) -> Verdict:
    wanted, reached = target.low, actual.low
    assert wanted is not None and reached is not None
    if target.operator in (">=", ">"):
        strict = target.operator == ">"
        met = reached > wanted if strict else reached >= wanted
        return Verdict("met", "at_least", Fraction(1)) if met else _part(reached, wanted, "at_least")
    if target.operator in ("<=", "<"):
        return _limit(target, actual, "limit_on_output" if _is_output(group, target) else "limit")
    if reached == wanted:
        return Verdict("met", "exact", Fraction(1))
    is_cost = _COST in group
    if target.operator == "=" and not (is_cost and reached > wanted):
        return _reach(reached, wanted, "exact_more" if reached > wanted else "exact")
    if is_cost and (target.is_money or not target.unit):
        return _limit(target, actual, "bare_limit" if not target.operator else "exact_cost")
    if is_cost or _LESS_IS_BETTER.search(name):
        return Verdict("not_comparable", reason="direction_unknown")
    return _reach(reached, wanted, "bare_at_least")


def _is_output(group: str, target: Stated) -> bool:
    """A limit on how much is done, not on what it costs: read as printed, though it may be printed wrongly."""
    return bool(_OUTPUT.search(group)) and _COST not in group and not target.is_money


def _reach(reached: Decimal, wanted: Decimal, assumption: str) -> Verdict:
    return (
        Verdict("met", assumption, Fraction(1)) if reached >= wanted else _part(reached, wanted, assumption)
    )


def _limit(target: Stated, actual: Stated, assumption: str) -> Verdict:
    wanted, reached = target.low, actual.low
    assert wanted is not None and reached is not None
    if reached < wanted if target.operator == "<" else reached <= wanted:
        if target.is_money and reached == 0 and wanted > 0:
            return Verdict("met_by_not_paying", "limit_unpaid", Fraction(1))
        return Verdict("met", assumption, Fraction(1))
    return _part(wanted, reached, "limit_exceeded" if assumption.startswith("limit") else assumption)


def _part(part: Decimal, whole: Decimal, assumption: str) -> Verdict:
    """A missed target in proportion, never below nothing; without a positive whole there is no proportion."""
    if whole <= 0:
        return Verdict("not_comparable", reason="no_proportion")
    return Verdict("missed", assumption, max(Fraction(0), min(Fraction(1), Fraction(part) / Fraction(whole))))
