"""Scores computed again (重新计分): what each self-score would be under the usual rule, every assumption named.

The documents print no rule. The usual one (财政部《项目支出绩效评价管理办法》, 财预〔2020〕10号): full weight when the
target is met, the weight in proportion when it is not. It is applied in both directions, to every indicator whose
target and outcome can be compared; one that cannot keeps its score, and its row says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from math import floor
from typing import Final

from fa_helpers.computing.rounding import decimal_places, half_unit
from fa_helpers.computing.target_met import Outcome, Verdict, judge
from fa_helpers.model import FundsRow, Indicator, Scorecard
from fa_helpers.text.fold import fold

_CENT: Final = Decimal("0.01")
_LIMITS: Final = ("limit", "bare_limit", "exact_cost")


@dataclass(frozen=True)
class Scored:
    """One row of a form, scored again (逐行计分): ``line`` is an indicator, or a funds or task row.

    ``spread`` is how far the rounding of its amounts may carry the reached share; ``counted`` says whether the
    printed total holds this row's score.
    """

    line: Indicator | FundsRow
    verdict: Verdict
    spread: Decimal = Decimal(0)
    counted: bool = True

    @cached_property
    def recomputed(self) -> Decimal | None:
        """The points under the usual rule, ``None`` where the row cannot be compared."""
        weight, share = self.line.weight, self.verdict.share
        return None if weight is None or share is None else points(weight, share)

    @cached_property
    def allowance(self) -> Decimal:
        """How far an honest score may lie from weight × share: half a unit, a whole one of its decimals if cut off."""
        score, weight, share = self.line.score, self.line.weight, self.verdict.share
        if score is None or weight is None or share is None:
            return Decimal(0)
        cut_off = decimal_places(score) and Fraction(score) < Fraction(weight) * share
        return half_unit(score) * (2 if cut_off else 1) + weight * self.spread

    @cached_property
    def difference(self) -> Decimal | None:
        """The printed score less the recomputed one, ``None`` where there is nothing to compare."""
        score = self.line.score
        return None if score is None or self.recomputed is None else score - self.recomputed

    @cached_property
    def agreement(self) -> str:
        """``same``, ``rounding`` within the printed digits, ``above_rule``, ``below_rule``, or empty."""
        difference, score, weight = self.difference, self.line.score, self.line.weight
        if difference is None or score is None or weight is None:
            return ""
        if difference == 0:
            return "same"
        assert self.verdict.share is not None
        if abs(Fraction(score) - Fraction(weight) * self.verdict.share) <= self.allowance:
            return "rounding"
        return "above_rule" if difference > 0 else "below_rule"

    @cached_property
    def moves(self) -> Decimal:
        """How far replacing this row's score lowers the printed total; nothing within rounding."""
        differs = self.counted and self.agreement in ("above_rule", "below_rule")
        return self.difference or Decimal(0) if differs else Decimal(0)

    @cached_property
    def explanation(self) -> str:
        """``limit_as_goal`` where the printed score treats a limit as a goal: weight × outcome ÷ limit."""
        line = self.line
        if self.agreement != "below_rule" or not isinstance(line, Indicator) or line.score is None:
            return ""
        limit, reached = line.wanted.value, line.reached.value
        if (
            not self.verdict.assumption.startswith(_LIMITS)
            or not limit
            or reached is None
            or line.weight is None
        ):
            return ""
        near = abs(points(line.weight, Fraction(reached) / Fraction(limit)) - line.score) <= _CENT
        return "limit_as_goal" if near else ""


def points(weight: Decimal, share: Fraction) -> Decimal:
    """The points for a reached share of the target (得分): two decimals, half up, as printed scores have.

    >>> points(Decimal(25), Fraction(1, 50)), points(Decimal(15), Fraction(515, 600))
    (Decimal('0.50'), Decimal('12.88'))
    """
    # A fraction is exact: 15 × 515 ÷ 600 is 12.875, which a quotient cut off anywhere would round down.
    return Decimal(floor(Fraction(weight) * share * 100 + Fraction(1, 2))).scaleb(-2)


def scored_lines(card: Scorecard) -> list[Scored]:
    """The execution rows of a form and its indicators, scored again, in the order of the form."""
    half = finest_half_unit(card)
    execution = [execution_scored(row, half) for row in _execution_rows(card)]
    indicators = [_indicator(line) for line in card.indicators]
    if execution and not _total_holds_execution(card, execution, indicators):
        execution = [replace(s, counted=False) for s in execution]
    return [*execution, *indicators]


def _execution_rows(card: Scorecard) -> list[FundsRow]:
    """The rows whose execution is scored: every task, else those of the funds."""
    tasks = [row for row in card.funds if row.row_kind == "task" and row.score is not None]
    return tasks or [row for row in card.execution_rows if row.score is not None]


def finest_half_unit(card: Scorecard) -> Decimal:
    """Half a unit of the finest money printed in a form: its cells drop trailing zeros (920 beside 613.48)."""
    names = ("initial_budget", "adjusted_budget", "executed")
    amounts = [row.number(name) for row in card.funds for name in names]
    return min((half_unit(amount) for amount in amounts if amount is not None), default=Decimal("0.5"))


def execution_scored(row: FundsRow, half: Decimal) -> Scored:
    """The score of a row's execution under the usual rule: by its amounts, or by its printed rate where that gives it.

    ``half`` is half a unit of the form's amounts (:func:`finest_half_unit`).
    """
    budget, executed = row.adjusted_budget, row.executed
    if row.weight is None:
        return Scored(row, Verdict("not_comparable", reason="no_weight"))
    if budget is None or executed is None:
        return Scored(row, Verdict("not_comparable", reason="no_amounts"))
    if budget <= 0:
        return Scored(row, Verdict("not_comparable", reason="zero_budget"))
    share = max(Fraction(0), min(Fraction(1), Fraction(executed) / Fraction(budget)))
    outcome: Outcome = "met" if executed >= budget else "missed"
    spread = Decimal(0)
    if share < 1:
        slack = [min(half_unit(amount), half) for amount in (executed, budget)]
        spread = (slack[0] + abs(executed) / budget * slack[1]) / budget
    scored = Scored(row, Verdict(outcome, "execution", share), spread)
    if scored.agreement in ("above_rule", "below_rule") and "%" in fold(row.printed("execution_rate")):
        by_rate = min(Fraction(1), Fraction(row.execution_rate or 0) / 100)
        again = Scored(row, Verdict(outcome, "execution", by_rate))
        return again if again.agreement in ("same", "rounding") else scored
    return scored


def _indicator(line: Indicator) -> Scored:
    if line.weight is None or line.score is None:
        return Scored(line, Verdict("not_comparable", reason="no_weight"))
    return Scored(line, judge(line.wanted, line.reached, line.level1 + line.level2, line.level3))


def _total_holds_execution(
    card: Scorecard, execution: Sequence[Scored], indicators: Sequence[Scored]
) -> bool:
    """Some forms leave the execution score out of their total; only an exact sum without it shows that."""
    return (
        card.total_score is None
        or sum_of_scores(indicators) != card.total_score
        or sum_of_scores(execution) == 0
    )


def sum_of_scores(lines: Sequence[Scored]) -> Decimal:
    """The printed scores of rows added up (得分合计)."""
    return sum((s.line.score for s in lines if s.line.score is not None), Decimal(0))


@dataclass(frozen=True, slots=True)
class Readings:
    """The totals of one form under each reading (总分区间): as printed, and with scores replaced.

    ``rule``: every comparable score replaced. ``only_above``: only indicators that stand above the rule replaced.
    ``unpaid_zero``: as ``rule``, but a limit that was met by paying nothing earns nothing.
    """

    printed: Decimal
    rule: Decimal
    only_above: Decimal
    unpaid_zero: Decimal


def readings(card: Scorecard, lines: Sequence[Scored]) -> Readings | None:
    """The printed total, moved by the differences of the rows it holds; ``None`` without a printed total."""
    if card.total_score is None:
        return None
    rule = card.total_score - sum((s.moves for s in lines), Decimal(0))
    above = sum((s.moves for s in lines if isinstance(s.line, Indicator) and s.moves > 0), Decimal(0))
    unpaid = [s for s in lines if s.counted and s.verdict.outcome == "met_by_not_paying"]
    # Where nothing was scored for such a limit, or its score was replaced, the reading takes back what is in `rule`.
    kept = sum((s.line.score or Decimal(0)) - s.moves for s in unpaid) + Decimal(0)
    return Readings(card.total_score, rule, card.total_score - above, rule - kept)
