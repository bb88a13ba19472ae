"""The three public expenses and the running costs (“三公”经费、机关运行经费): what is printed, and what is not.

A printed 0, a sentence that there was none, and silence are three different things; each item has one of them as
its ``state``. Nothing here is a judgement: a zero says what was reported, not what took place.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.frames.printed_and_computed import change_rows
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact, StatedReason
from fa_helpers.reading.narrative.wholes import title_concept
from fa_helpers.text.amounts import in_unit_of
from fa_helpers.text.private import too_few

THREE_PUBLIC = "three_public_expenses"
RUNNING = "agency_operating_expenses"
ITEMS = (
    THREE_PUBLIC,
    "overseas_travel",
    "official_vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_receptions",
)
"""The total and its parts in the order of the form."""
BESIDE = ("meetings", "training")
"""Printed with them in some forms; no part of the total."""

_VEHICLES = "official_vehicles"
_PARTS = ("vehicle_purchase", "vehicle_operation")
_STAGES = ("initial_budget", "adjusted_budget", "final_accounts")
COUNTED = {
    "overseas_travel_groups": "overseas_travel",
    "overseas_travel_persons": "overseas_travel",
    "vehicles_purchased_count": "vehicle_purchase",
    "vehicles_held_count": _VEHICLES,
    "fixed_asset_vehicles_count": _VEHICLES,
    "vehicles_count": _VEHICLES,
    "reception_batches": "official_receptions",
    "reception_persons": "official_receptions",
    "foreign_reception_batches": "official_receptions",
    "foreign_reception_persons": "official_receptions",
}
_PER_HEAD = (
    (RUNNING, "staff_active"),
    (RUNNING, "staff_total"),
    ("overseas_travel", "overseas_travel_persons"),
    ("official_receptions", "reception_persons"),
)


def item_rows(data: DocumentData) -> list[Row]:
    """A row per item: the total, its parts, what stands beside them where printed, the running costs.

    ``state`` is ``amount``, ``zero`` (a printed 0), ``none_said`` (a sentence says that there was none, see ``said``),
    ``by_parts`` (only its parts are printed) or ``silent`` (nothing is printed about it).
    """
    titles = _titles(data)
    said = _said_none(data, titles)
    told = told_facts(data)
    rows = {}
    for item in (*ITEMS, *BESIDE, RUNNING):
        facts = [fact for fact in told if _item_of(fact, titles) == item]
        if facts or item in said or item not in BESIDE:
            rows[item] = _item_row(data, item, facts, said.get(item))
    vehicles = rows[_VEHICLES]
    if vehicles["state"] == "silent" and all(rows[part]["state"] != "silent" for part in _PARTS):
        vehicles["state"] = "by_parts"
    whole = rows[THREE_PUBLIC]
    if whole["state"] == "none_said":
        for item in ITEMS[1:]:
            if rows[item]["state"] == "silent":
                rows[item].update(state="none_said", said=whole["said"], page=whole["page"])
    return list(rows.values())


def _titles(data: DocumentData) -> dict[str, str]:
    """The concept that each section's title names."""
    return {section.number: title_concept(section.title) for section in data.sections}


def _item_of(fact: Fact, titles: dict[str, str]) -> str:
    """The item that a figure is about: its own concept, else the one that its section's title names."""
    if fact.concept or titles.get(fact.section) not in ITEMS[1:]:
        return fact.concept
    return titles[fact.section]


def _said_none(data: DocumentData, titles: dict[str, str]) -> dict[str, tuple[str, int | None]]:
    """The sentences that say there was none, with their pages, by item; an empty form says nothing."""
    if data.profile.kind == "blank_form":
        return {}
    return {
        titles[row.part]: (str(row.reason), row.page_first)
        for row in reversed(data.coverage)
        if row.status == "empty" and titles.get(row.part)
    }


def _item_row(
    data: DocumentData, item: str, facts: Sequence[Fact], said: tuple[str, int | None] | None
) -> Row:
    amounts = {stage: _amount(facts, stage) for stage in _STAGES}
    used = [fact for fact in amounts.values() if fact is not None]
    lead = amounts[data.own_stage] or (used[0] if used else None)
    reasons = _reasons_of(data, item)
    unit = lead.unit if lead else ""
    row: Row = {
        stage: in_unit_of(fact.value, fact.unit, unit) if fact else None for stage, fact in amounts.items()
    }
    row.update(
        concept=item,
        subject=lead.subject if lead and lead.concept else "",
        state=_state(amounts[data.own_stage], said),
        unit=unit,
        reason="；".join(dict.fromkeys(reason.text for reason in reasons)),
        said=said[0] if said else "",
        page=lead.locator.page if lead else said[1] if said else None,
        fact_ids=" ".join(fact.fact_id for fact in used),
    )
    return row


def _state(final: Fact | None, said: tuple[str, int | None] | None) -> str:
    if final is not None:
        return "amount" if final.value else "zero"
    return "none_said" if said else "silent"


def _amount(facts: Sequence[Fact], stage: str) -> Fact | None:
    return next((f for f in facts if f.measure == "amount" and f.stage == stage), None)


def _reasons_of(data: DocumentData, item: str) -> list[StatedReason]:
    return [r for r in data.stated_reasons if r.concept == item and r.kind == "reason"]


def count_rows(data: DocumentData) -> list[Row]:
    """A row per count that stands beside the amounts: groups, persons, batches, vehicles held and in the accounts."""
    titles = _titles(data)
    sections = {f.section for f in data.office_facts if _item_of(f, titles) in ITEMS}
    rows: list[Row] = []
    for fact in data.office_facts:
        beside = fact.section in sections and fact.measure == "count"
        if beside or fact.concept == "vehicles_count":
            item = COUNTED.get(fact.concept) or titles.get(fact.section, "")
            rows.append(
                {
                    "item": item,
                    "concept": fact.concept,
                    "subject": fact.subject,
                    "value": fact.value,
                    "unit": fact.unit,
                    "context": fact.context,
                    "page": fact.locator.page,
                    "fact_ids": fact.fact_id,
                }
            )
    return rows


def reason_rows(data: DocumentData) -> list[Row]:
    """A row per stated reason or purpose of the text, word for word."""
    return [
        {
            "section": r.section,
            "concept": r.concept,
            "subject": r.subject,
            "kind": r.kind,
            "measure": r.measure,
            "base": r.base,
            "reason": r.text,
            "page": r.page,
            "fact_ids": r.fact_id,
        }
        for r in data.stated_reasons
    ]


def running_rows(data: DocumentData) -> list[Row]:
    """The running costs from last year (implied by the change) over the budgets to the outcome, as far as printed."""
    facts = [fact for fact in told_facts(data) if fact.concept == RUNNING]
    rows = []
    change = running_change(data)
    if change is not None and change["prior_final_accounts"] is not None:
        rows.append(_step(change, "prior_final_accounts", change["prior_final_accounts"]))
    for stage in _STAGES:
        fact = _amount(facts, stage)
        if fact is not None:
            rows.append(_step(_about(fact), stage, fact.value))
    return rows


def running_change(data: DocumentData) -> Row | None:
    """The printed change of the running costs on last year beside the recomputed one; ``None`` without one."""
    return next((row for row in change_rows(data) if row["concept"] == RUNNING), None)


def _about(fact: Fact) -> Row:
    return {
        "subject": fact.subject,
        "unit": fact.unit,
        "page": fact.locator.page,
        "fact_ids": fact.fact_id,
    }


def _step(about: Row, stage: str, value: object) -> Row:
    row: Row = {name: about[name] for name in ("subject", "unit", "page", "fact_ids")}
    assert isinstance(value, Decimal)
    row.update(concept=RUNNING, stage=stage, value=value)
    return row


def per_head_rows(data: DocumentData) -> list[Row]:
    """A row per amount and count of persons that can be set beside it: a scale, not what one person cost.

    ``per_head`` is in yuan; it is missing with its reason where there are no persons (``no_persons``) or fewer than
    three (``few_persons``).
    """
    rows = []
    for item, counted in _PER_HEAD:
        amount = _amount([fact for fact in told_facts(data) if fact.concept == item], "final_accounts")
        persons = next((f for f in data.office_facts if f.concept == counted and f.measure == "count"), None)
        if amount is not None and persons is not None and amount.amount_yuan is not None:
            rows.append(_per_head_row(amount, persons))
    return rows


def _per_head_row(amount: Fact, persons: Fact) -> Row:
    value, reason = per_head(amount.amount_yuan, persons.value)
    return {
        "concept": amount.concept,
        "subject": amount.subject,
        "amount": amount.value,
        "unit": amount.unit,
        "counted": persons.concept,
        "counted_subject": persons.subject,
        "persons": persons.value,
        "per_head": value,
        "per_head_reason": reason,
        "page": amount.locator.page,
        "fact_ids": f"{amount.fact_id} {persons.fact_id}",
    }


def per_head(yuan: Decimal | None, persons: Decimal) -> tuple[Decimal | None, str]:
    """Yuan per person (人均), or why none is given.

    >>> per_head(Decimal(1000), Decimal(4)), per_head(Decimal(1000), Decimal(2))
    ((Decimal('250'), ''), (None, 'few_persons'))
    """
    if persons <= 0:
        return None, "no_persons"
    if too_few(persons):
        return None, "few_persons"
    return (None, "missing_value") if yuan is None else (yuan / persons, "")
