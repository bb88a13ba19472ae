"""Lesson 06: score a card against a rule, and argue about the rule (按规则计分，再讨论规则)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fa_helpers.lessons.exercises import exact, exercise, number
from fa_helpers.lessons.judging import Expected
from fa_helpers.presentation.scorecards import most_different

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts


def _totals(doc: FinalAccounts) -> dict[str, Any] | None:
    """The totals of the scorecard that differs most."""
    rows = doc.scoring_totals()
    rows = rows[rows.scorecard_id == most_different(doc.data)] if len(rows) else rows
    rows = rows[rows.rule_total.notna()]
    return dict(rows.iloc[0]) if len(rows) else None


def _widest(doc: FinalAccounts) -> Any | None:
    """Of that scorecard the indicator whose score is farthest from the rule."""
    rows = doc.scoring()
    rows = (
        rows[(rows.scorecard_id == most_different(doc.data)) & rows.recomputed_score.notna()]
        if len(rows)
        else rows
    )
    rows = rows[rows.row_kind == "indicator"]
    return rows.iloc[int(rows.difference.abs().argmax())] if len(rows) else None


@exercise("6.1")
def row(doc: FinalAccounts) -> Expected | None:
    """The score of one row by the rule."""
    found = _widest(doc)
    if found is None:
        return None
    mistakes = ((exact(found.score), "is_self_score"), (exact(found.weight), "is_weight"))
    task = {
        "indicator": found.level3,
        "target": found.target,
        "actual": found.actual,
        "weight": f"{found.weight:g}",
    }
    return number(Decimal(str(found.recomputed_score)), 2, *mistakes, **task)


@exercise("6.2")
def by_rule(doc: FinalAccounts) -> Expected | None:
    """The total when every row is scored by the rule."""
    found = _totals(doc)
    if found is None:
        return None
    mistakes = (
        (exact(found["total_score"]), "is_self_score"),
        (exact(found["only_above_total"]), "only_above"),
        (exact(found["unpaid_zero_total"]), "unpaid_zero"),
    )
    return number(Decimal(str(found["rule_total"])), 2, *mistakes, card=found["name"])


@exercise("6.3")
def only_above(doc: FinalAccounts) -> Expected | None:
    """The total when only rows above the rule are replaced."""
    found = _totals(doc)
    if found is None:
        return None
    mistakes = ((exact(found["total_score"]), "is_self_score"), (exact(found["rule_total"]), "every_row"))
    return number(Decimal(str(found["only_above_total"])), 2, *mistakes, card=found["name"])


@exercise("6.4")
def argument(doc: FinalAccounts) -> Expected | None:
    """Which total one would print, and why: a text that names it and its assumption."""
    found = _totals(doc)
    if found is None:
        return None
    names = ("total_score", "rule_total", "only_above_total", "unpaid_zero_total")
    totals = [exact(found[name]) for name in names]
    amounts = {f"{one:f}" for one in totals if one is not None} | {
        f"{one:.2f}" for one in totals if one is not None
    }
    reason = ("因为", "由于", "规则", "假设", "because", "rule", "assum", "since")
    needs = (("needs_total", tuple(sorted(amounts))), ("needs_reason", reason))
    return Expected("text", needs=needs, shortest=40, task={"card": found["name"]})
