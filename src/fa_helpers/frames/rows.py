"""The document's data as rows (数据行): the same rows become frames and files. No third-party import.

A row maps columns to ``str``, ``int``, ``Decimal`` or ``None`` for what is not printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.computing.rates import change_rate, implied_prior, signed_change
from fa_helpers.frames.columns import (
    COVERAGE,
    FACTS,
    FUNCTIONAL_ITEMS,
    INDICATORS,
    SCORECARD_FUNDS,
    SCORECARDS,
    SECTIONS,
    STATEMENTS,
    TERMS,
    Schema,
)
from fa_helpers.model import DocumentData, Fact, FunctionalItem, Indicator, Locator
from fa_helpers.terms.groups import concept_group
from fa_helpers.text.amounts import in_unit_of

Value = str | int | Decimal | None
Row = dict[str, Value]


def fields_of(record: object, schema: Schema) -> Row:
    """The attributes of a record that are columns of a schema, under the same names (同名字段)."""
    return {name: getattr(record, name) for name in schema if hasattr(record, name)}


def about(data: DocumentData) -> Row:
    """Whose rows they are (所属文件): what every frame and file begins with."""
    profile = data.profile
    return {"document_id": data.document_id, "entity": profile.entity, "fiscal_year": profile.fiscal_year}


def fact_rows(data: DocumentData) -> list[Row]:
    """Rows of the profile's and the narrative's figures, by page and place."""
    return [
        fields_of(fact, FACTS) | {"context": fact.context_raw or fact.context} | place(fact.locator)
        for fact in sorted(data.facts, key=_in_order)
    ]


def _in_order(fact: Fact) -> tuple[int, float, float]:
    where = fact.locator
    return (where.page, where.top or 0.0, where.x0 or 0.0)


def place(where: Locator) -> Row:
    """Page and box of something printed, in points with two decimals."""
    box = {"x0": where.x0, "top": where.top, "x1": where.x1, "bottom": where.bottom}
    points = {name: None if value is None else Decimal(f"{value:.2f}") for name, value in box.items()}
    return {"page": where.page, "page_label": where.page_label, **points}


def place_rows(data: DocumentData) -> list[Row]:
    """Where each figure stands in a file without pages: paragraph, or table and cell, counted from 1."""
    return [
        {
            "fact_id": fact_id,
            "paragraph": where.paragraph or None,
            "table": where.table or None,
            "row": where.row or None,
            "column": where.column or None,
            "sheet": where.sheet,
            "cell": where.name,
        }
        for fact_id, where in data.places.items()
    ]


def item_rows(data: DocumentData) -> list[Row]:
    """Rows of the functional items; ``change_rate`` is computed and missing on a zero base."""
    return [_item_row(item) for item in data.functional_items]


def _item_row(item: FunctionalItem) -> Row:
    prior = implied_prior(item.final_accounts, signed_change(item.change, item.direction))
    rate = change_rate(item.final_accounts, prior).value
    return fields_of(item, FUNCTIONAL_ITEMS) | {"unit": _unit(item.facts), "change_rate": rate}


def _unit(facts: Iterable[Fact]) -> str:
    """The unit of a row's money; blank where it has none, or amounts in two units."""
    units = {fact.unit for fact in facts if fact.amount_yuan is not None}
    return units.pop() if len(units) == 1 else ""


def coverage_rows(data: DocumentData) -> list[Row]:
    """Rows of what was read and what was not."""
    return [
        fields_of(row, COVERAGE) | {"reason": row.reason.said or row.reason.key, "details": row.reason.detail}
        for row in data.coverage
    ]


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
    unit = next((f.unit for f in (*amounts.values(), others["count"]) if f is not None), lead.unit)
    # A statement may be in 元 and the text in 万元: one row has one unit.
    for name, fact in (amounts | others).items():
        row[name] = in_unit_of(fact.value, fact.unit, unit) if fact else None
    row["unit"] = unit
    row["direction"] = moved.direction if moved else ""
    row["base"] = part.base if part else ""
    row["share_id"] = part.fact_id if part else ""
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
    return [fields_of(section, SECTIONS) for section in data.sections]


def term_rows(data: DocumentData) -> list[Row]:
    """Rows of the terms that the document explains."""
    return [fields_of(term, TERMS) for term in data.terms]


def statement_rows(data: DocumentData) -> list[Row]:
    """Rows of the statements' cells, with what their figures are about; a dash has no figure."""
    return [
        fields_of(cell.fact, STATEMENTS) | fields_of(cell, STATEMENTS) | place(cell.locator)
        for cell in data.statement_cells
    ]


def card_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards."""
    return [fields_of(card, SCORECARDS) | {"card_year": card.fiscal_year} for card in data.scorecards]


def funds_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards' funds and tasks."""
    return [
        fields_of(card, {"scorecard_id": "str"})
        | fields_of(row, SCORECARD_FUNDS)
        | {"unit": _unit([fact for cell in row.cells for fact in cell.figures])}
        for card in data.scorecards
        for row in card.funds
    ]


def indicator_rows(data: DocumentData) -> list[Row]:
    """Rows of the scorecards' indicators, with target and outcome as read."""
    return [
        fields_of(card, {"scorecard_id": "str"})
        | fields_of(row, INDICATORS)
        | _stated(row, "target")
        | _stated(row, "actual")
        for card in data.scorecards
        for row in card.indicators
    ]


def _stated(row: Indicator, column: str) -> Row:
    read = row.stated(column)
    found = {name: getattr(read, name) for name in ("kind", "operator", "low", "high", "unit")}
    found["date"] = read.day.isoformat() if read.day else ""
    return {f"{column}_{name}": value for name, value in found.items()}


def file_rows(data: DocumentData) -> dict[str, list[Row]]:
    """The rows of every file that an export writes, by file name, without the checks."""
    return {
        "facts": fact_rows(data),
        "functional_items": item_rows(data),
        "statements": statement_rows(data),
        "scorecards": card_rows(data),
        "scorecard_funds": funds_rows(data),
        "indicators": indicator_rows(data),
        "coverage": coverage_rows(data),
    }
