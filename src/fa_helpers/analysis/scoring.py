"""Scores computed again (重新计分): what each self-score would be under the usual rule, every assumption named.

The documents print no rule. The usual one (财政部《项目支出绩效评价管理办法》, 财预〔2020〕10号): full weight when the
target is met, the weight in proportion when it is not. It is applied in both directions, to every indicator whose
target and outcome can be compared; one that cannot keeps its score, and its row says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Final

from fa_helpers.analysis.card_items import card_unit
from fa_helpers.analysis.judging import Verdict, judge
from fa_helpers.analysis.records import Row
from fa_helpers.analysis.rounding import printed
from fa_helpers.model import DocumentData, FundsRow, Indicator, Scorecard

_CENT: Final = Decimal("0.01")
_LIMITS: Final = ("limit", "bare_limit", "exact_cost")


@dataclass(frozen=True, slots=True)
class Scored:
    """One row of a form, scored again (逐行计分): ``line`` is an indicator, or a funds or task row.

    ``recomputed`` is ``None`` where the row cannot be compared; ``counted`` says whether the printed total holds
    this row's score.
    """

    line: Indicator | FundsRow
    verdict: Verdict
    recomputed: Decimal | None
    counted: bool = True

    @property
    def difference(self) -> Decimal | None:
        """The printed score less the recomputed one, ``None`` where there is nothing to compare."""
        score = self.line.score
        return None if score is None or self.recomputed is None else score - self.recomputed

    @property
    def agreement(self) -> str:
        """``same``, ``rounding`` within the printed digits, ``above_rule``, ``below_rule``, or empty."""
        difference, score = self.difference, self.line.score
        if difference is None or score is None:
            return ""
        if difference == 0:
            return "same"
        if abs(difference) <= printed(score).half_unit:
            return "rounding"
        return "above_rule" if difference > 0 else "below_rule"

    @property
    def moves(self) -> Decimal:
        """How far replacing this row's score lowers the printed total; nothing within rounding."""
        differs = self.counted and self.agreement in ("above_rule", "below_rule")
        return self.difference or Decimal(0) if differs else Decimal(0)

    @property
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
    execution = [_execution(row) for row in _execution_rows(card)]
    indicators = [_indicator(line) for line in card.indicators]
    if execution and not _total_holds_execution(card, execution, indicators):
        execution = [Scored(s.line, s.verdict, s.recomputed, counted=False) for s in execution]
    return [*execution, *indicators]


def _execution_rows(card: Scorecard) -> list[FundsRow]:
    """The rows whose execution is scored: every task; of the funds only the first, the others are its parts."""
    tasks = [row for row in card.funds if row.row_kind == "task" and row.score is not None]
    funds = [row for row in card.funds if row.row_kind == "funds" and row.score is not None]
    return tasks or funds[:1]


def _execution(row: FundsRow) -> Scored:
    if row.weight is None:
        return Scored(row, Verdict("not_comparable", reason="no_weight"), None)
    if row.adjusted_budget is None or row.executed is None:
        return Scored(row, Verdict("not_comparable", reason="no_amounts"), None)
    if row.adjusted_budget <= 0:
        return Scored(row, Verdict("not_comparable", reason="zero_budget"), None)
    share = max(Fraction(0), min(Fraction(1), Fraction(row.executed) / Fraction(row.adjusted_budget)))
    verdict = Verdict("met" if row.executed >= row.adjusted_budget else "missed", "execution", share)
    return Scored(row, verdict, points(row.weight, share))


def _indicator(line: Indicator) -> Scored:
    if line.weight is None or line.score is None:
        return Scored(line, Verdict("not_comparable", reason="no_weight"), None)
    verdict = judge(line.wanted, line.reached, line.level1 + line.level2, line.level3)
    recomputed = None if verdict.share is None else points(line.weight, verdict.share)
    return Scored(line, verdict, recomputed)


def _total_holds_execution(
    card: Scorecard, execution: Sequence[Scored], indicators: Sequence[Scored]
) -> bool:
    """Some forms leave the execution score out of their total; only an exact sum without it shows that."""
    return card.total_score is None or _sum(indicators) != card.total_score or _sum(execution) == 0


def _sum(lines: Sequence[Scored]) -> Decimal:
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


def total_row(card: Scorecard) -> FundsRow | None:
    """The row that holds a form's money in total (年度资金总额): the first funds row; tasks have none."""
    return next((row for row in card.funds if row.row_kind == "funds"), None)


def result_rows(data: DocumentData) -> list[Row]:
    """A row for every form: what it planned, executed and scored, and its goals."""
    return [_result(data, card) for card in data.scorecards]


def _result(data: DocumentData, card: Scorecard) -> Row:
    money = total_row(card)
    amounts = ("initial_budget", "adjusted_budget", "executed", "execution_rate")
    row: Row = {name: getattr(card, name) for name in ("scorecard_id", "kind", "name", "total_score")}
    row |= {name: getattr(money, name) if money is not None else None for name in amounts}
    return row | {
        "unit": card_unit(data, card),
        "indicators": len(card.indicators),
        "goal_expected": card.goal_expected,
        "goal_actual": card.goal_actual,
        "page": card.page_first,
    }


def scoring_rows(data: DocumentData) -> list[Row]:
    """A row for every indicator and every scored execution row: printed and recomputed score, assumption, reason."""
    return [
        _row(card, order, scored)
        for card in data.scorecards
        for order, scored in enumerate(scored_lines(card), 1)
    ]


def _row(card: Scorecard, order: int, scored: Scored) -> Row:
    line, verdict = scored.line, scored.verdict
    row: Row = {
        "scorecard_id": card.scorecard_id,
        "name": card.name,
        "order": order,
        "weight": line.weight,
        "score": line.score,
        "recomputed_score": scored.recomputed,
        "difference": scored.difference,
        "agreement": scored.agreement,
        "outcome": verdict.outcome,
        "assumption": verdict.assumption,
        "reason": f"why.{verdict.reason}" if verdict.reason else "",
        "explanation": scored.explanation,
        "lost": line.weight - line.score if line.weight is not None and line.score is not None else None,
        "page": line.page,
    }
    if isinstance(line, Indicator):
        texts = ("level1", "level2", "level3", "target", "actual", "deviation")
        return row | {"row_kind": "indicator"} | {name: getattr(line, name) for name in texts}
    return row | {
        "row_kind": "execution",
        "level3": line.source,
        "target": line.printed("adjusted_budget"),
        "actual": line.printed("executed"),
    }


def scoring_total_rows(data: DocumentData) -> list[Row]:
    """A row for every form: its total as printed and under each reading, the lowest and the highest reading named."""
    rows: list[Row] = []
    for card in data.scorecards:
        lines = scored_lines(card)
        counted = [s for s in lines if s.counted]
        rows.append(
            {
                "scorecard_id": card.scorecard_id,
                "kind": card.kind,
                "name": card.name,
                "indicators": len(lines),
                "comparable": sum(s.recomputed is not None for s in lines),
                "above": sum(s.agreement == "above_rule" for s in lines),
                "below": sum(s.agreement == "below_rule" for s in lines),
                "parts_sum": _sum(counted) if counted else None,
                "page": card.page_last,
                **_reading_cells(readings(card, lines)),
            }
        )
    return rows


def _reading_cells(found: Readings | None) -> Row:
    if found is None:
        return {}
    ends = {name: getattr(found, name) for name in ("rule", "only_above", "unpaid_zero")}
    return {
        "total_score": found.printed,
        "rule_total": found.rule,
        "only_above_total": found.only_above,
        "unpaid_zero_total": found.unpaid_zero,
        "lowest": min(ends.values()),
        "lowest_reading": min(ends, key=lambda name: ends[name]),
        "highest": max(ends.values()),
        "highest_reading": max(ends, key=lambda name: ends[name]),
    }
