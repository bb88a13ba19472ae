"""Money by where it comes from (资金来源): full-year budget, execution, and what was left unspent."""

from __future__ import annotations

from decimal import Decimal

from fa_helpers.computing.rates import execution_rate
from fa_helpers.computing.scorecard_items import card_unit
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, FundsRow, Scorecard


def unspent_rows(data: DocumentData) -> list[Row]:
    """A row per source of the whole department's scorecard (中央、自治区、市、县安排), its total left out.

    Where there is no such form, or it has no parts, a row per project card's total. ``execution_rate`` here is
    computed: a fraction, missing with its reason on a zero budget.
    """
    departments = [card for card in data.scorecards if card.kind == "department"]
    rows = [
        _row(data, card, row) for card in departments for row in card.funds[1:] if row.row_kind == "funds"
    ]
    if rows:
        return rows
    projects = [(card, card.whole_funds) for card in data.scorecards if card.kind != "department"]
    return [_row(data, card, whole, card.name) for card, whole in projects if whole is not None]


def _row(data: DocumentData, card: Scorecard, row: FundsRow, name: str = "") -> Row:
    unit = card_unit(data, card)
    rate = execution_rate(row.executed, row.adjusted_budget)
    return {
        "scorecard_id": card.scorecard_id,
        "source": name or row.source,
        "adjusted_budget": row.adjusted_budget,
        "executed": row.executed,
        "unspent": _difference(row.adjusted_budget, row.executed),
        "unit": unit,
        "rate": rate.value,
        "rate_reason": rate.reason,
        "page": row.page,
    }


def _difference(budget: Decimal | None, executed: Decimal | None) -> Decimal | None:
    return None if budget is None or executed is None else budget - executed
