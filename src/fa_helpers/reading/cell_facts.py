"""The cells of statements as facts (报表数据): the same fields as figures of the text, so that they are shown and checked
alike. They stand in ``DocumentData.cell_facts``; their ids count the cells of a statement in reading order.

A coded row has the names and the code of its function and the concept of its column: the part that the code names of
what the column holds. A class row of the two summaries has no printed code; its name leads to it, old names included.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from fa_helpers.model import Fact, Measure, Stage, StatementCell
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
_PUBLIC = "three_public_statement"
_YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
_RATES: tuple[tuple[re.Pattern[str], Measure], ...] = (
    (re.compile("增减|增长|变动|同比"), "change_rate"),
    (re.compile("占|比重|比例|构成"), "share"),
    (re.compile("完成|执行"), "completion_rate"),
)


def cell_facts(cells: Sequence[StatementCell], fiscal_year: int | None = None) -> tuple[Fact, ...]:
    """A fact per cell that holds a figure; a dash is none, nor is a rate of which the header does not say what it is.

    A header that names another year than ``fiscal_year`` tells of that year: last year's final accounts, else no stage.
    """
    counted: Counter[str] = Counter()
    found: list[Fact] = []
    below: set[tuple[str, str]] = set()
    for cell in cells:
        name = cell.statement or "statement"
        counted[name] += 1
        if cell.value is None or (cell.unit == "%" and not _rate(cell)):
            continue
        place = (cell.statement, cell.side)
        fact = _fact(cell, f"{name}.{counted[name]:04d}", fiscal_year, below=place in below)
        if fact.concept in AFTER_REVENUE and bare_label(cell.label) not in ("财政拨款收入", "财政拨款"):
            below.add(place)
        found.append(fact)
    return tuple(found)


def _fact(cell: StatementCell, fact_id: str, fiscal_year: int | None, *, below: bool) -> Fact:
    last = cell.column_label.rsplit("/", 1)[-1]
    measure = _measure(cell)
    code = class_code(cell.statement, cell.side, cell.label) if cell.statement in SUMMARIES else cell.code
    functional = bool(code) and cell.statement != _ECONOMIC
    names = _names(code, cell.label) if functional else ("", "", "")
    assert cell.value is not None
    return Fact(
        fact_id=fact_id,
        origin="statement",
        section=cell.statement,
        concept=_concept(cell, measure, below=below),
        subject=cell.label or last,
        measure=measure,
        value=cell.value,
        unit=cell.unit,
        printed=cell.printed,
        context=" ".join(text for text in (cell.code, cell.label, cell.column_label, cell.printed) if text),
        locator=cell.locator,
        stage=_stage_in(cell, fiscal_year) if measure == "amount" else "",
        base="prior_final_accounts" if measure in ("change", "change_rate") else "",
        function_class=names[0],
        function_section=names[1],
        function_item=names[2],
        function_code=code if functional else "",
        amount_yuan=cell.amount_yuan,
    )


def _concept(cell: StatementCell, measure: Measure, *, below: bool) -> str:
    if cell.statement == _PUBLIC:
        kind = measure if measure in ("count", "area") else "amount"
        return public_concept(cell.label, cell.column, cell.unit, kind)
    if cell.statement:
        return row_concept(cell.statement, cell.side, cell.label, cell.column, below=below)
    kind = measure if measure in ("count", "area") else "amount"
    return "" if cell.code else concept_of(bare_label(cell.label), kind, cell.unit)


def _rate(cell: StatementCell) -> Measure | None:
    """What a rate is, by its header; ``None`` where that is not said."""
    if cell.column == "change_rate":
        return "change_rate"
    label = fold(cell.column_label)
    return next((measure for words, measure in _RATES if words.search(label)), None)


def _measure(cell: StatementCell) -> Measure:
    if cell.unit == "%" and (rate := _rate(cell)) is not None:
        return rate
    if cell.column == "change":
        return "change"
    if cell.unit == "平方米":
        return "area"
    return "amount" if cell.unit in MONEY else "count"


def _stage_in(cell: StatementCell, fiscal_year: int | None) -> Stage:
    stage = _stage(cell)
    found = _YEAR.search(fold(cell.column_label))
    if found is None or fiscal_year is None or int(found.group()) == fiscal_year:
        return stage
    before = int(found.group()) == fiscal_year - 1 and stage == "final_accounts"
    return "prior_final_accounts" if before else ""


def _stage(cell: StatementCell) -> Stage:
    label = fold(cell.column_label)
    if cell.column in _STAGES:
        return _STAGES[cell.column]
    if (cell.column.endswith("_budget") and cell.statement == _PUBLIC) or "预算数" in label:
        words = label + fold(cell.label)
        return "adjusted_budget" if "全年预算" in words or "调整预算" in words else "initial_budget"
    return "final_accounts"


def _names(code: str, label: str) -> tuple[str, str, str]:
    """Class, section and item names of a code; the row's own name as printed where the classification has none."""
    names = list(path_of_code(code))
    own = {3: 0, 5: 1, 7: 2}.get(len(code))
    if own is not None and not names[own]:
        names[own] = bare_label(label)
    return (names[0], names[1], names[2])
