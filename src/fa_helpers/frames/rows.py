"""The document's data as rows (数据行): the same rows become frames and files. No third-party import.

A row maps columns to ``str``, ``int``, ``Decimal`` or ``None`` for what is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.computing.rates import change_rate, implied_prior, signed_change
from fa_helpers.frames.columns import INDICATORS, SCORECARD_FUNDS, SCORECARDS, STATEMENTS, Schema
from fa_helpers.model import (
    CoverageRow,
    DocumentData,
    Fact,
    FunctionalItem,
    FundsRow,
    Indicator,
    Scorecard,
    StatementCell,
)
from fa_helpers.terms.groups import concept_group

Value = str | int | Decimal | None
Row = dict[str, Value]


def fact_rows(data: DocumentData) -> list[Row]:
    """Rows of the profile's and the narrative's figures, by page and place."""
    return [_fact_row(data, fact) for fact in sorted(data.facts, key=_place)]


def _place(fact: Fact) -> tuple[int, float, float]:
    where = fact.locator
    return (where.page, where.top or 0.0, where.x0 or 0.0)


def _points(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(f"{value:.2f}")


def _fact_row(data: DocumentData, fact: Fact) -> Row:
    where = fact.locator
    return {
        "document_id": data.document_id,
        "entity": data.profile.entity,
        "fiscal_year": data.profile.fiscal_year,
        "fact_id": fact.fact_id,
        "origin": fact.origin,
        "section": fact.section,
        "concept": fact.concept,
        "subject": fact.subject,
        "function_class": fact.function_class,
        "function_section": fact.function_section,
        "function_item": fact.function_item,
        "function_code": fact.function_code,
        "measure": fact.measure,
        "stage": fact.stage,
        "base": fact.base,
        "direction": fact.direction,
        "year": fact.year,
        "fund": fact.fund,
        "scope": fact.scope,
        "value": fact.value,
        "unit": fact.unit,
        "amount_yuan": fact.amount_yuan,
        "printed": fact.printed,
        "context": fact.context,
        "page": where.page,
        "page_label": where.page_label,
        "x0": _points(where.x0),
        "top": _points(where.top),
        "x1": _points(where.x1),
        "bottom": _points(where.bottom),
    }


def item_rows(data: DocumentData) -> list[Row]:
    """Rows of the functional items; ``change_rate`` is computed and missing on a zero base."""
    return [_item_row(item) for item in data.functional_items]


def _item_row(item: FunctionalItem) -> Row:
    prior = implied_prior(item.final_accounts, signed_change(item.change, item.direction))
    return {
        "order": item.order,
        "function_class": item.function_class,
        "function_section": item.function_section,
        "function_item": item.function_item,
        "function_code": item.function_code,
        "final_accounts": item.final_accounts,
        "initial_budget": item.initial_budget,
        "adjusted_budget": item.adjusted_budget,
        "change": item.change,
        "direction": item.direction,
        "change_rate": change_rate(item.final_accounts, prior).value,
        "change_rate_printed": item.change_rate_printed,
        "completion_rate": item.completion_rate,
        "reason": item.reason,
        "page": item.page,
    }


def coverage_rows(data: DocumentData) -> list[Row]:
    """Rows of what was read and what was not."""
    return [_coverage_row(row) for row in data.coverage]


def _coverage_row(row: CoverageRow) -> Row:
    return {
        "part": row.part,
        "title": row.title,
        "page_first": row.page_first,
        "page_last": row.page_last,
        "status": row.status,
        "figures": row.figures,
        "reason": row.reason.said or row.reason.key,
        "details": row.reason.detail,
    }


def summary_rows(data: DocumentData, group: str) -> list[Row]:
    """One row per concept of a group that the document names: its budgets, outcome, change, rates and count.

    Of a figure printed several times the first is taken; all places stand in :func:`fact_rows`. Amounts that the text
    does not tell are those of the statements (:func:`~fa_helpers.computing.filled_from_statements.told_facts`).
    """
    rows = []
    told = told_facts(data)
    for concept in concept_group(group):
        facts = [fact for fact in told if fact.concept == concept]
        if facts:
            rows.append(_summary_row(concept, facts))
    return rows


def flow_rows(data: DocumentData) -> list[Row]:
    """The parts of revenue and expenditure, each yuan once: appropriations in all, or by budget where they are not."""
    rows = summary_rows(data, "flows")
    whole = {row["concept"] for row in rows if row["final_accounts"] is not None}
    parts = _BUDGETS if "fiscal_appropriation_revenue" in whole else ()
    return [row for row in rows if row["concept"] not in parts]


def _first(facts: Iterable[Fact], measure: str, stage: str = "", base: str = "") -> Fact | None:
    for fact in facts:
        if fact.measure == measure and (not stage or fact.stage == stage) and (not base or fact.base == base):
            return fact
    return None


def _summary_row(concept: str, facts: Sequence[Fact]) -> Row:
    amounts = {stage: _first(facts, "amount", stage) for stage in _STAGES}
    change = _first(facts, "change", base="prior_final_accounts")
    rate = _first(facts, "change_rate", base="prior_final_accounts")
    part = _first(facts, "share")
    others = {
        "count": _first(facts, "count") or _first(facts, "area"),
        "change": change,
        "change_rate_printed": rate,
        "variance_rate_printed": _first(facts, "variance_rate"),
        "completion_rate": _first(facts, "completion_rate"),
        "share_printed": part,
    }
    used = [fact for fact in (*amounts.values(), *others.values()) if fact is not None]
    lead = used[0] if used else facts[0]
    moved = change or rate
    row: Row = {"concept": concept, "subject": lead.subject}
    row.update({stage: fact.value if fact else None for stage, fact in amounts.items()})
    row.update({name: fact.value if fact else None for name, fact in others.items()})
    row["unit"] = next((f.unit for f in (*amounts.values(), others["count"]) if f is not None), lead.unit)
    row["direction"] = moved.direction if moved else ""
    row["base"] = part.base if part else ""
    row["page"] = lead.locator.page
    row["fact_ids"] = " ".join(fact.fact_id for fact in used)
    return row


_BUDGETS = (
    "general_budget_appropriation_revenue",
    "government_fund_appropriation_revenue",
    "state_capital_appropriation_revenue",
)
_STAGES = ("initial_budget", "adjusted_budget", "final_accounts")


def section_rows(data: DocumentData) -> list[Row]:
    """Rows of the outline."""
    return [
        {
            "number": s.number,
            "ordinal": s.ordinal,
            "title": s.title,
            "level": s.level,
            "page_first": s.page_first,
            "page_last": s.page_last,
        }
        for s in data.sections
    ]


def term_rows(data: DocumentData) -> list[Row]:
    """Rows of the terms that the document explains."""
    return [
        {"order": t.order, "term": t.term, "definition": t.definition, "page": t.page} for t in data.terms
    ]


def statement_rows(data: DocumentData) -> list[Row]:
    """Rows of the statements' cells."""
    return [_statement_row(cell) for cell in data.statement_cells]


def _statement_row(cell: StatementCell) -> Row:
    row: Row = {name: getattr(cell, name) for name in STATEMENTS if hasattr(cell, name)}
    if cell.fact is not None:
        names = ("fact_id", "concept", "measure", "stage", "year", "fund")
        row.update({name: getattr(cell.fact, name) for name in names})
    where = cell.locator
    row["page"] = where.page
    row.update(
        x0=_points(where.x0), top=_points(where.top), x1=_points(where.x1), bottom=_points(where.bottom)
    )
    return row


def scorecard_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards."""
    return [_fields(card, SCORECARDS) for card in data.scorecards]


def funds_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards' funds and tasks."""
    return [
        _fields(row, SCORECARD_FUNDS, card.scorecard_id) for card in data.scorecards for row in card.funds
    ]


def indicator_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards' indicators."""
    return [
        _fields(row, INDICATORS, card.scorecard_id) | _stated(row, "target") | _stated(row, "actual")
        for card in data.scorecards
        for row in card.indicators
    ]


def _stated(row: Indicator, column: str) -> Row:
    read = row.stated(column)
    return {
        f"{column}_kind": read.kind,
        f"{column}_operator": read.operator,
        f"{column}_low": read.low,
        f"{column}_high": read.high,
        f"{column}_unit": read.unit,
        f"{column}_date": read.day.isoformat() if read.day else "",
    }


def _fields(record: Scorecard | FundsRow | Indicator, schema: Schema, scorecard_id: str = "") -> Row:
    """The fields of a record that are columns of a schema, under the same names."""
    row: Row = {name: getattr(record, name) for name in schema if hasattr(record, name)}
    if scorecard_id:
        row["scorecard_id"] = scorecard_id
    return row


def file_rows(data: DocumentData) -> dict[str, list[Row]]:
    """The rows of every file that an export writes, by file name, without the checks."""
    return {
        "facts": fact_rows(data),
        "functional_items": item_rows(data),
        "statements": statement_rows(data),
        "scorecards": scorecard_rows(data),
        "scorecard_funds": funds_rows(data),
        "indicators": indicator_rows(data),
        "coverage": coverage_rows(data),
    }
