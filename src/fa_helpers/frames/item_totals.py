"""Whether the items add up to the total beside them (各项之和与总额): amounts, and what they are compared with."""

from __future__ import annotations

from decimal import Decimal

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.computing.rates import implied_prior, signed_change
from fa_helpers.computing.rounding import half_unit
from fa_helpers.frames.headlines import BUDGETED, EXPENDITURE
from fa_helpers.frames.item_changes import Base, ItemChange, added, compared_items, document_unit
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.text.amounts import in_unit_of


def total_rows(data: DocumentData, base: Base = "") -> list[Row]:
    """Sums of the items beside the total printed in the same chapter: for the final accounts, the base, the change.

    ``outcome`` is ``holds`` or ``rounding``, else ``differs``. Items of another chapter (政府性基金) are
    left out, since the total does not cover them; ``items`` counts those that are in. No row where the chapter of the
    items prints no total.
    """
    items = compared_items(data, base)
    total = _total(data, items)
    if total is None:
        return []
    unit = document_unit(data)
    inside = [item for item in items if _chapter(item.section) == _chapter(total.section)]
    rows = [_row(data.own_stage, total, total.value, added(i.final for i in inside), len(inside), unit)]
    chosen = next((item.base for item in inside if item.base), "")
    fact, whole = _whole(data, total, chosen)
    if fact is not None and whole is not None:
        sums = added(item.base_amount for item in inside)
        rows.append(_row(chosen, fact, whole, sums, len(inside), unit))
        if chosen == "prior_final_accounts":
            moved = signed_change(fact.value, fact.direction)
            rows.append(
                _row("signed_change", fact, moved, added(i.signed_change for i in inside), len(inside), unit)
            )
    return rows


def _chapter(section: str) -> str:
    """The first two parts of a section's number: what belongs under one heading of the standard form."""
    return ".".join(section.split(".")[:2])


def _total(data: DocumentData, items: list[ItemChange]) -> Fact | None:
    told = (*told_facts(data), *data.cell_facts)
    chapters = {_chapter(item.section) for item in items}
    for concept in (*BUDGETED, *EXPENDITURE):
        for fact in told:
            final = fact.concept == concept and fact.measure == "amount" and fact.stage == data.own_stage
            if final and not fact.function_class and _chapter(fact.section) in chapters:
                return fact
    return None


def _whole(data: DocumentData, total: Fact, base: str) -> tuple[Fact | None, Decimal | None]:
    """The total's own base: a printed budget, or last year as its printed change implies."""
    near = [
        f
        for f in told_facts(data)
        if f.concept == total.concept and _chapter(f.section) == _chapter(total.section)
    ]
    if base == "prior_final_accounts":
        fact = next((f for f in near if f.measure == "change" and f.base == base), None)
        if fact is None or fact.unit != total.unit:
            return None, None
        return fact, implied_prior(total.value, signed_change(fact.value, fact.direction))
    fact = next((f for f in near if f.measure == "amount" and f.stage == base), None)
    return fact, fact.value if fact else None


def _row(stage: str, fact: Fact, whole: Decimal | None, parts: Decimal | None, count: int, unit: str) -> Row:
    value = in_unit_of(whole, fact.unit, unit)
    difference = None if value is None or parts is None else value - parts
    tolerance = (count + 1) * half_unit(fact.value) * (1 if stage == "final_accounts" else 2)
    outcome = ""
    if difference is not None:
        outcome = "holds" if difference == 0 else "rounding" if abs(difference) <= tolerance else "differs"
    return {
        "concept": fact.concept,
        "subject": fact.subject,
        "stage": stage,
        "amount": value,
        "items": count,
        "items_amount": parts,
        "residual": difference,
        "outcome": outcome,
        "unit": unit,
        "page": fact.locator.page,
        "fact_ids": fact.fact_id,
    }
