"""Printed beside recomputed (原文与复算): every change, variance rate and share of the text, computed again.

A difference is a result, not an error to be hidden: each row shows both, how far rounding may carry them apart,
and whether they agree. A rate without a base is missing with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fa_helpers.analysis.measures import (
    Rate,
    change_rate,
    completion_rate,
    execution_rate,
    implied_prior,
    share,
    signed_change,
    variance,
    variance_rate,
)
from fa_helpers.analysis.pairing import Pairs, Partner, about_the_same
from fa_helpers.analysis.records import Row
from fa_helpers.analysis.rounding import outcome_of, printed, rate_tolerance
from fa_helpers.model import DocumentData, Fact

_PRIOR = "prior_final_accounts"


def change_rows(data: DocumentData) -> list[Row]:
    """A row for every change on last year that the text prints, with its rate where one is printed.

    ``prior_final_accounts`` is implied: the final accounts less the signed change.
    """
    pairs, rows = Pairs(data.facts), []
    for fact in data.facts:
        if fact.measure == "change" and fact.base == _PRIOR and fact.amount_yuan is not None:
            final = _fact(pairs.amount_of(fact, "final_accounts"))
            rows.append(_change_row(fact, pairs.rate_of(fact), final))
    return rows


def _fact(partner: Partner | None) -> Fact | None:
    return None if partner is None else partner.fact


def _change_row(fact: Fact, rate: Fact | None, final: Fact | None) -> Row:
    moved = signed_change(fact.value, fact.direction)
    same_unit = final is not None and final.unit == fact.unit
    prior = implied_prior(final.value, moved) if final is not None and same_unit else None
    computed = change_rate(final.value if final is not None and same_unit else None, prior)
    tolerance = None
    if rate is not None and prior:
        half = printed(fact.value).half_unit
        tolerance = rate_tolerance(rate.value, fact.value, prior, half, 2 * half)
    signed_rate = signed_change(rate.value, rate.direction) if rate is not None else None
    row = _about(fact)
    row.update(
        final_accounts=final.value if final is not None else None,
        change=fact.value,
        direction=fact.direction,
        signed_change=moved,
        prior_final_accounts=prior,
        change_rate=computed.value,
        change_rate_reason=computed.reason,
        change_rate_printed=rate.value if rate is not None else None,
        fact_ids=_ids(final, fact, rate),
    )
    row.update(_compare(signed_rate, computed, tolerance))
    return row


def variance_rows(data: DocumentData) -> list[Row]:
    """A row for every rate against a base other than last year: variance, completion, execution rates and shares.

    ``base`` names what the amount is measured against: a budget, or for shares the concept of the whole.
    """
    pairs, rows = Pairs(data.facts), []
    for fact in data.facts:
        if fact.measure in ("variance_rate", "completion_rate"):
            budget = _fact(pairs.amount_of(fact, fact.base)) if fact.base else None
            rows.append(_rate_row(fact, budget, _fact(pairs.amount_of(fact, "final_accounts"))))
        elif fact.measure == "share":
            amount = _fact(pairs.amount_of(fact, "final_accounts"))
            rows.append(_rate_row(fact, _fact(pairs.whole_of(fact)), amount))
    for place, fact in enumerate(data.card_facts):
        if fact.measure == "execution_rate":
            near = data.card_facts[max(0, place - 6) : place]
            rows.append(
                _rate_row(fact, _beside(near, fact, "adjusted_budget"), _beside(near, fact, "final_accounts"))
            )
    return rows


def _beside(facts: Sequence[Fact], fact: Fact, stage: str) -> Fact | None:
    """The amount in the same row of a form: the first of its stage, which is the row's total."""
    return next(
        (f for f in facts if about_the_same(f, fact) and f.measure == "amount" and f.stage == stage), None
    )


_FORMULAS = {
    "variance_rate": variance_rate,
    "completion_rate": completion_rate,
    "execution_rate": execution_rate,
    "share": share,
}


def _rate_row(fact: Fact, base: Fact | None, amount: Fact | None) -> Row:
    same_unit = base is not None and amount is not None and base.unit == amount.unit
    computed = _FORMULAS[fact.measure](
        amount.value if amount else None, base.value if base and same_unit else None, base=fact.base
    )
    tolerance = None
    if base is not None and amount is not None and base.value:
        e_amount, e_base = printed(amount.value).half_unit, printed(base.value).half_unit
        is_variance = fact.measure == "variance_rate"
        numerator = amount.value - base.value if is_variance else amount.value
        tolerance = rate_tolerance(
            fact.value, numerator, base.value, e_amount + e_base if is_variance else e_amount, e_base
        )
    row = _about(fact)
    row.update(
        measure=fact.measure,
        base=fact.base,
        base_amount=base.value if base else None,
        amount=amount.value if amount else None,
        unit=base.unit if base else amount.unit if amount else "",
        variance=_variance(fact, base, amount) if same_unit else None,
        rate=computed.value,
        rate_reason=computed.reason,
        rate_printed=fact.value,
        fact_ids=_ids(base, amount, fact),
    )
    row.update(_compare(fact.value, computed, tolerance))
    return row


def _variance(fact: Fact, base: Fact | None, amount: Fact | None) -> Decimal | None:
    if fact.measure == "share" or base is None or amount is None:
        return None
    return variance(amount.value, base.value)


def share_rows(data: DocumentData) -> list[Row]:
    """A row for every share that the text prints: part, whole, printed and computed share."""
    rows = []
    for row, fact in zip(
        (r for r in variance_rows(data) if r["measure"] == "share"),
        (f for f in data.facts if f.measure == "share"),
        strict=True,
    ):
        is_class = bool(fact.function_class) and not fact.function_section
        row["kind"] = "function_class" if is_class else "part"
        row["function_code"] = fact.function_code
        row["final_accounts"] = row["amount"]
        row["share"], row["share_reason"], row["share_printed"] = row["rate"], row["rate_reason"], fact.value
        rows.append(row)
    return rows


def _about(fact: Fact) -> Row:
    return {
        "section": fact.section,
        "concept": fact.concept,
        "subject": fact.subject,
        "unit": fact.unit,
        "page": fact.locator.page,
    }


def _ids(*facts: Fact | None) -> str:
    return " ".join(fact.fact_id for fact in facts if fact is not None)


def _compare(rate: Decimal | None, computed: Rate, tolerance: Decimal | None) -> Row:
    difference = None
    if rate is not None and computed.per_cent is not None:
        difference = rate - computed.per_cent
    return {"difference": difference, "tolerance": tolerance, "outcome": outcome_of(difference, tolerance)}
