"""Printed beside recomputed (原文与复算): every change, variance rate and share of the text, with the ledger's judgement.

The rows hold what is printed and the amounts it belongs to; what a rate should be, how far rounding may carry it and
how it came out is what the ledger's check of it says. A rate without a base is missing with its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Ledger
from fa_helpers.computing.rate_partners import Pairs, Partner
from fa_helpers.computing.rates import (
    change_rate,
    completion_rate,
    execution_rate,
    implied_prior,
    share,
    signed_change,
    variance,
    variance_rate,
)
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact, FundsRow
from fa_helpers.text.amounts import in_unit_of

_PRIOR: Final = "prior_final_accounts"
_HUNDRED: Final = Decimal(100)
_RULES: Final = ("rate.change", "rate.completion", "rate.variance", "rate.share", "card.execution_rate")
"""The rules that judge a printed rate; each rate is judged by one of them, once."""
_FORMULAS: Final = {
    "variance_rate": variance_rate,
    "completion_rate": completion_rate,
    "execution_rate": execution_rate,
    "share": share,
}


def rates_judged(ledger: Ledger) -> dict[str, Check]:
    """The check of each printed rate that was judged (比率的核对), by the rate's id."""
    return {
        entry.check.fact_ids[0]: entry.check
        for entry in ledger.entries
        if entry.check.rule in _RULES and entry.check.expected is not None and entry.check.fact_ids
    }


def judged_rows(rows: Iterable[Row], ledger: Ledger, data: DocumentData) -> list[Row]:
    """Rows with the ledger's judgement of their rate: recomputed rate, difference, allowance, outcome (核对结果).

    A check that found other amounts, those of a statement, brings these too.
    """
    checks = rates_judged(ledger)
    return [_judged(row, checks.get(str(row["rate_id"])), data) for row in rows]


def _judged(row: Row, check: Check | None, data: DocumentData) -> Row:
    if check is None or check.expected is None:
        return row | {"outcome": ""}
    rate = check.expected / _HUNDRED
    if "change_rate" in row:
        moved = row["signed_change"]
        falls = isinstance(moved, Decimal) and moved < 0 < rate
        row = row | {"change_rate": -rate if falls else rate, "change_rate_reason": ""}
    else:
        row = row | {"rate": rate, "rate_reason": ""} | _amounts(row, check, data)
    return row | {"difference": check.difference, "tolerance": check.tolerance, "outcome": check.outcome}


def _amounts(row: Row, check: Check, data: DocumentData) -> Row:
    """The two amounts that a check divided, where the row has none: the part's, then the whole's."""
    found = [data.figures[name] for name in check.fact_ids[1:3]]
    if len(found) < 2 or None not in (row["amount"], row["base_amount"]):
        return {}
    amount, base = found
    return _of_amounts(str(row["measure"]), base, amount) | {
        "fact_ids": " ".join((base.fact_id, amount.fact_id, str(row["rate_id"])))
    }


def change_rows(data: DocumentData) -> list[Row]:
    """A row for every change on last year that the text gives, with its rate where one is printed.

    ``prior_final_accounts`` is implied: the final accounts less the signed change.
    """
    pairs, rows = Pairs(data.office_facts), []
    for fact in data.office_facts:
        if fact.measure == "change" and fact.base == _PRIOR and fact.amount_yuan is not None:
            rows.append(_change_row(fact, pairs.rate_of(fact), pairs.outcome_of(fact)))
    return rows


def _fact(partner: Partner | None) -> Fact | None:
    return None if partner is None else partner.fact


def _change_row(fact: Fact, rate: Fact | None, final: Fact | None) -> Row:
    moved = signed_change(fact.value, fact.direction)
    amount = in_unit_of(final.value, final.unit, fact.unit) if final is not None else None
    prior = implied_prior(amount, moved)
    computed = change_rate(amount, prior)
    return _about(fact, rate) | {
        "final_accounts": amount,
        "change": fact.value,
        "direction": fact.direction,
        "signed_change": moved,
        "prior_final_accounts": prior,
        "change_rate": computed.value,
        "change_rate_reason": computed.reason,
        "change_rate_printed": rate.value if rate is not None else None,
        "fact_ids": _ids(final, fact, rate),
    }


def variance_rows(data: DocumentData) -> list[Row]:
    """A row for every rate against a base other than last year: variance, completion, execution rates and shares.

    ``base`` names what the amount is measured against: a budget, or for shares the concept of the whole.
    """
    pairs, rows = Pairs(data.office_facts), []
    for fact in data.office_facts:
        amount = _fact(pairs.amount_of(fact, "final_accounts")) if fact.measure in _FORMULAS else None
        if fact.measure in ("variance_rate", "completion_rate"):
            rows.append(
                _rate_row(fact, _fact(pairs.amount_of(fact, fact.base)) if fact.base else None, amount)
            )
        elif fact.measure == "share":
            rows.append(_rate_row(fact, _fact(pairs.whole_of(fact)), amount))
    for card in data.scorecards:
        for funds in card.funds:
            rows += _execution(funds)
    return rows


def _execution(row: FundsRow) -> list[Row]:
    """The execution rate of a form's row beside the budget and the amount of the same row."""
    rate = row.figure("execution_rate")
    return [] if rate is None else [_rate_row(rate, row.figure("adjusted_budget"), row.figure("executed"))]


def _rate_row(fact: Fact, base: Fact | None, amount: Fact | None) -> Row:
    return _about(fact, fact) | {
        "measure": fact.measure,
        "base": fact.base,
        "rate_printed": fact.value,
        "fact_ids": _ids(base, amount, fact),
        **_of_amounts(fact.measure, base, amount),
    }


def _of_amounts(measure: str, base: Fact | None, amount: Fact | None) -> Row:
    unit = base.unit if base else amount.unit if amount else ""
    whole = base.value if base else None
    part = in_unit_of(amount.value, amount.unit, unit) if amount else None
    computed = _FORMULAS[measure](part, whole)
    return {
        "base_amount": whole,
        "amount": part,
        "unit": unit,
        "variance": variance(part, whole)
        if amount is not None and base is not None and measure != "share"
        else None,
        "rate": computed.value,
        "rate_reason": computed.reason,
    }


def share_rows(data: DocumentData, rows: Iterable[Row] | None = None) -> list[Row]:
    """A row for every share that the text gives: part, whole, printed and computed share; ``rows`` are judged ones."""
    found = []
    for row in variance_rows(data) if rows is None else rows:
        if row["measure"] == "share":
            fact = data.figures[str(row["rate_id"])]
            is_class = bool(fact.function_class) and not fact.function_section
            found.append(
                row
                | {
                    "kind": "function_class" if is_class else "part",
                    "function_code": fact.function_code,
                    "final_accounts": row["amount"],
                    "share": row["rate"],
                    "share_reason": row["rate_reason"],
                    "share_printed": fact.value,
                }
            )
    return found


def _about(fact: Fact, rate: Fact | None) -> Row:
    return {
        "section": fact.section,
        "concept": fact.concept,
        "subject": fact.subject,
        "unit": fact.unit,
        "page": fact.locator.page,
        "rate_id": rate.fact_id if rate is not None else "",
    }


def _ids(*facts: Fact | None) -> str:
    return " ".join(fact.fact_id for fact in facts if fact is not None)
