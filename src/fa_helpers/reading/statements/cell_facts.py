"""The cells of statements as facts (报表数据): the same fields as figures of the text, so that they are shown and checked
alike. Each cell holds its figure; the ids count the cells of a statement in reading order.

A coded row has the names and the code of its function and the concept of its column: the part that the code names of
what the column holds. A class row of the two summaries has no printed code; its name leads to it, old names included.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.model import Fact, Fund, Measure, Stage, StatementCell, Year
from fa_helpers.patterns import regex
from fa_helpers.terms.classification import path_of_code
from fa_helpers.terms.concepts import concept_of
from fa_helpers.terms.statement_rows import (
    AFTER_REVENUE,
    SUMMARIES,
    bare_label,
    class_code,
    public_concept,
    row_concept,
)
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import fold

_STAGES: dict[str, Stage] = {
    "initial_budget": "initial_budget",
    "budget": "initial_budget",
    "adjusted_budget": "adjusted_budget",
    "prior_final_accounts": "prior_final_accounts",
}
_ECONOMIC = "basic_expenditure_detail"
"""Its codes are those of the economic classification, not of functions."""
_OF_FUNCTIONS = "2"
"""Codes of functions begin so; 301 and 501 are of the economic classification, also in a table of another name."""
_PUBLIC = "three_public_statement"
_FUNDS: dict[str, Fund] = {
    "revenue_expenditure_summary": "all",
    "revenue_statement": "all",
    "expenditure_statement": "all",
    "appropriation_summary": "appropriation",
    "general_budget_expenditure": "general_budget",
    _ECONOMIC: "general_budget",
    "government_fund_statement": "government_fund",
    "state_capital_statement": "state_capital",
}
_BUDGETS: dict[str, Fund] = {
    "general_budget": "general_budget",
    "government_fund": "government_fund",
    "state_capital": "state_capital",
}
_OF_A_BUDGET = regex(r"预算(?:总|明细|公开|情况|汇总)?表")
_DONE = regex("决算|执行")
"""What a column of a budget holds that is no plan: the year before as it was carried out."""
_YEAR = regex(r"(?:19|20)\d\d(?=年)")
_YEAR_OF_ROW = regex(r"(?:19|20)\d\d(?=年度?(?:预算|决算|执行)?数?$)")
_CHANGES = regex(r"^(?:比上年|较上年|同比)?(?:增减|变动|变化)(?!.*[率%])")
"""Rows of a form that sets two years below each other: 2025年, 2026年, 增减变化金额."""
_RATES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (regex("增减|增长|变动|同比"), "change_rate"),
    (regex("占|比重|比例|构成"), "share"),
    (regex("完成|执行"), "completion_rate"),
)


def with_facts(
    cells: Sequence[StatementCell], fiscal_year: int | None = None, kind: str = ""
) -> tuple[StatementCell, ...]:
    """The cells with their figures told what they are about; a dash has none.

    A header that names another year than ``fiscal_year`` tells of that year: last year's final accounts, else no stage.
    In a document of ``kind`` budget, and in a statement that calls itself one, an amount is budgeted unless said otherwise.
    """
    planned = kind == "budget"
    counted: Counter[str] = Counter()
    found: list[StatementCell] = []
    below: set[tuple[str, str]] = set()
    for cell in cells:
        name = cell.statement or "statement"
        counted[name] += 1
        if cell.fact is None:
            found.append(cell)
            continue
        place = (cell.statement, cell.side)
        fact = _told(
            cell, cell.fact, f"{name}.{counted[name]:04d}", fiscal_year, planned, below=place in below
        )
        if fact.concept in AFTER_REVENUE and bare_label(cell.label) not in ("财政拨款收入", "财政拨款"):
            below.add(place)
        found.append(replace(cell, fact=fact))
    return tuple(found)


def _told(
    cell: StatementCell, fact: Fact, fact_id: str, fiscal_year: int | None, planned: bool, *, below: bool
) -> Fact:
    measure = _measure(cell)
    code = class_code(cell.statement, cell.side, cell.label) if cell.statement in SUMMARIES else cell.code
    functional = code.startswith(_OF_FUNCTIONS) and cell.statement != _ECONOMIC
    names = _names(code, cell.label) if functional else ("", "", "")
    stage, year = _stage_in(cell, fiscal_year, planned)
    return replace(
        fact,
        fact_id=fact_id,
        concept=_concept(cell, measure, below=below),
        subject=cell.label or cell.column_label.rsplit("/", 1)[-1],
        measure=measure,
        context=" ".join(text for text in (cell.code, cell.label, cell.column_label, cell.printed) if text),
        stage=stage if measure == "amount" else "",
        year=year,
        base="prior_final_accounts" if measure in ("change", "change_rate") else "",
        function_class=names[0],
        function_section=names[1],
        function_item=names[2],
        function_code=code if functional else "",
        fund=_fund(cell),
        row=str(cell.line),
        column=cell.column or cell.column_label,
    )


def _fund(cell: StatementCell) -> Fund:
    """Over which money a cell is: that of its statement, in the appropriation summary that of its column."""
    if cell.column in _BUDGETS:
        return _BUDGETS[cell.column]
    fund = _FUNDS.get(cell.statement, "")
    # Some forms print all appropriations in the place of the general public budget's.
    return (
        "appropriation" if fund == "general_budget" and cell.title and "公共预算" not in cell.title else fund
    )


def _concept(cell: StatementCell, measure: Measure, *, below: bool) -> str:
    if measure == "rate":
        return ""
    if cell.statement == _PUBLIC:
        kind = measure if measure in ("count", "area") else "amount"
        return public_concept(cell.label, cell.column, cell.unit, kind)
    if cell.statement:
        return row_concept(cell.statement, cell.side, cell.label, cell.column, below=below)
    kind = measure if measure in ("count", "area") else "amount"
    return "" if cell.code else concept_of(bare_label(cell.label), kind, cell.unit)


def _rate(cell: StatementCell) -> Measure:
    """What a rate is, by its header; only ``rate`` where that is not said."""
    if cell.column == "change_rate":
        return "change_rate"
    label = fold(cell.column_label)
    return next((measure for words, measure in _RATES if words.search(label)), "rate")


def _measure(cell: StatementCell) -> Measure:
    if cell.unit == "%":
        return _rate(cell)
    if cell.column == "change" or (not cell.code and _CHANGES.search(fold(cell.label))):
        return "change"
    if cell.unit == "平方米":
        return "area"
    return "amount" if cell.unit in MONEY else "count"


def _stage_in(cell: StatementCell, fiscal_year: int | None, planned: bool) -> tuple[Stage, Year]:
    """The stage of a cell and its year, by its column's words and the year that its header or its row names."""
    stage = _stage(cell, planned)
    own: Year = "last" if stage == "prior_final_accounts" else "this"
    found = _YEAR.search(fold(cell.column_label))
    if found is None and not cell.code:
        found = _YEAR_OF_ROW.search(fold(cell.label))
    if found is None or fiscal_year is None or int(found.group()) == fiscal_year:
        return stage, own
    apart = int(found.group()) - fiscal_year
    year: Year = "last" if apart == -1 else "next" if apart == 1 else "another"
    return ("prior_final_accounts" if year == "last" and stage == "final_accounts" else ""), year


def _stage(cell: StatementCell, planned: bool) -> Stage:
    label = fold(cell.column_label)
    if cell.column in _STAGES:
        return _STAGES[cell.column]
    if (cell.column.endswith("_budget") and cell.statement == _PUBLIC) or "预算数" in label:
        words = label + fold(cell.label)
        return "adjusted_budget" if "全年预算" in words or "调整预算" in words else "initial_budget"
    title = fold(cell.title)
    budgeted = (planned or _OF_A_BUDGET.search(title)) and "决算" not in title
    return "initial_budget" if budgeted and not _DONE.search(label) else "final_accounts"


def _names(code: str, label: str) -> tuple[str, str, str]:
    """Class, section and item names of a code; the row's own name as printed where the classification has none."""
    names = list(path_of_code(code))
    own = {3: 0, 5: 1, 7: 2}.get(len(code))
    if own is not None and not names[own]:
        names[own] = bare_label(label)
    return (names[0], names[1], names[2])
