"""Printed beside recomputed (印出与推算): every change, variance rate and share of the text, computed again.

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
    implied_prior,
    share,
    signed_change,
    variance,
    variance_rate,
)
from fa_helpers.analysis.records import Row
from fa_helpers.analysis.rounding import outcome_of, printed, rate_tolerance
from fa_helpers.model import DocumentData, Fact

_PRIOR = "prior_final_accounts"


def change_rows(data: DocumentData) -> list[Row]:
    """A row for every change on last year that the text prints, with its rate where one is printed.

    ``prior_final_accounts`` is implied: the final accounts less the signed change.
    """
    rows = []
    for place, fact in enumerate(data.facts):
        if fact.measure == "change" and fact.base == _PRIOR and fact.amount_yuan is not None:
            rate = _next(data.facts, place, "change_rate", _PRIOR)
            final = _amount(data.facts, place, fact, "final_accounts")
            rows.append(_change_row(fact, rate, final))
    return rows


def _next(facts: Sequence[Fact], place: int, measure: str, base: str) -> Fact | None:
    """The rate printed right after a change, about the same thing."""
    if place + 1 < len(facts):
        after = facts[place + 1]
        if after.measure == measure and after.base == base and _same(after, facts[place]):
            return after
    return None


def _same(left: Fact, right: Fact) -> bool:
    return left.section == right.section and left.subject == right.subject


def _amount(facts: Sequence[Fact], place: int, fact: Fact, stage: str) -> Fact | None:
    """The amount that a change or rate is about: the nearest before it in its section, else by concept."""
    for other in reversed(facts[:place]):
        if other.section != fact.section:
            break
        if other.measure == "amount" and other.stage == stage and _same(other, fact):
            return other
    concept = _TOTALS.get(fact.concept, fact.concept)
    candidates = [
        o
        for o in facts
        if o.measure == "amount" and o.stage == stage and o.concept and o.section == fact.section
    ]
    for other in candidates:
        if other.concept in (concept, f"{concept}_expenditure", f"{concept}_revenue"):
            return other
    return None


_TOTALS = {"grand_total": "grand_total", "appropriation_grand_total": "appropriation_grand_total"}


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
    """A row for every variance rate and completion rate against a budget that the text prints, its base named."""
    rows = []
    for place, fact in enumerate(data.facts):
        if fact.measure in ("variance_rate", "completion_rate"):
            budget = _amount(data.facts, place, fact, fact.base) if fact.base else None
            final = _amount(data.facts, place, fact, "final_accounts")
            rows.append(_variance_row(fact, budget, final))
    return rows


def _variance_row(fact: Fact, budget: Fact | None, final: Fact | None) -> Row:
    of = variance_rate if fact.measure == "variance_rate" else completion_rate
    same_unit = budget is not None and final is not None and budget.unit == final.unit
    computed = of(
        final.value if final else None, budget.value if budget and same_unit else None, base=fact.base
    )
    tolerance = None
    if budget is not None and final is not None and budget.value:
        e_final, e_budget = printed(final.value).half_unit, printed(budget.value).half_unit
        numerator = final.value if fact.measure == "completion_rate" else final.value - budget.value
        spread = e_final if fact.measure == "completion_rate" else e_final + e_budget
        tolerance = rate_tolerance(fact.value, numerator, budget.value, spread, e_budget)
    row = _about(fact)
    row.update(
        measure=fact.measure,
        base=fact.base,
        budget=budget.value if budget else None,
        final_accounts=final.value if final else None,
        unit=budget.unit if budget else final.unit if final else "",
        variance=variance(final.value, budget.value) if budget and final and same_unit else None,
        rate=computed.value,
        rate_reason=computed.reason,
        rate_printed=fact.value,
        fact_ids=_ids(budget, final, fact),
    )
    row.update(_compare(fact.value, computed, tolerance))
    return row


def share_rows(data: DocumentData) -> list[Row]:
    """A row for every share that the text prints: part, whole, printed and computed share."""
    rows = []
    for place, fact in enumerate(data.facts):
        if fact.measure != "share":
            continue
        part = _amount(data.facts, place, fact, "final_accounts")
        whole = (
            next((f for f in data.facts if f.concept == fact.base and _is_final(f)), None)
            if fact.base
            else None
        )
        rows.append(_share_row(fact, part, whole))
    return rows


def _is_final(fact: Fact) -> bool:
    return fact.measure == "amount" and fact.stage == "final_accounts"


def _share_row(fact: Fact, part: Fact | None, whole: Fact | None) -> Row:
    same_unit = part is not None and whole is not None and part.unit == whole.unit
    computed = share(
        part.value if part else None, whole.value if whole and same_unit else None, base=fact.base
    )
    tolerance = None
    if part is not None and whole is not None and whole.value:
        e_part, e_whole = printed(part.value).half_unit, printed(whole.value).half_unit
        tolerance = rate_tolerance(fact.value, part.value, whole.value, e_part, e_whole)
    row = _about(fact)
    row.update(
        kind="function_class" if fact.function_class and not fact.function_section else "part",
        function_code=fact.function_code,
        final_accounts=part.value if part else None,
        unit=part.unit if part else "",
        share=computed.value,
        share_reason=computed.reason,
        share_printed=fact.value,
        base=fact.base,
        fact_ids=_ids(part, whole, fact),
    )
    row.update(_compare(fact.value, computed, tolerance))
    return row


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
