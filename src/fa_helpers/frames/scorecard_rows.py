"""The scorecards as rows (自评表数据行): results, scores recomputed, totals under each reading, amounts that equal items."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.computing.scorecard_items import Amount, Link, card_unit, links
from fa_helpers.computing.scoring import Readings, Scored, readings, scored_lines, sum_of_scores
from fa_helpers.frames.item_changes import document_unit
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Indicator, Scorecard
from fa_helpers.text.amounts import MONEY

_FEN: Final = Decimal(100)


def result_rows(data: DocumentData) -> list[Row]:
    """A row for every form: what it planned, executed and scored, and its goals."""
    return [_result(data, card) for card in data.scorecards]


def _result(data: DocumentData, card: Scorecard) -> Row:
    money = card.whole_funds
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
                "parts_sum": sum_of_scores(counted) if counted else None,
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


def card_item_rows(data: DocumentData) -> list[Row]:
    """A row for every card's amount and what it equals; money in the document's unit."""
    return [_item_row(data, link, card) for link in links(data) for card in link.cards]


def _item_row(data: DocumentData, link: Link, card: Amount) -> Row:
    unit = document_unit(data)
    several = link.how in ("items_sum", "cards_sum")
    left, right = (link.items, link.cards) if link.how == "cards_sum" else (link.cards, link.items)
    return {
        "scorecard_id": card.key,
        "name": card.name,
        "amount": _in_unit(card.fen, unit),
        "unit": unit,
        "link": link.how,
        "item_orders": " ".join(item.key for item in link.items),
        "item_names": "、".join(item.name for item in link.items),
        "equation": f"{_added(left, unit)} = {_added(right, unit)}" if several else "",
        "item_amount": _in_unit(sum(item.fen for item in link.items), unit) if link.items else None,
        "chance": link.chance if link.items else None,
        "page": card.page,
        "item_pages": " ".join(dict.fromkeys(str(item.page) for item in link.items)),
    }


def _in_unit(fen: int, unit: str) -> Decimal:
    return Decimal(fen) / _FEN / MONEY[unit]


def _added(amounts: Sequence[Amount], unit: str) -> str:
    return " + ".join(f"{_in_unit(amount.fen, unit):,.2f}" for amount in amounts)
