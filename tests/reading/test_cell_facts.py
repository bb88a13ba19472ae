"""Cells as facts: concept, class, code, stage, unit, on published and on made-up statements."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from check_samples import figure
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact, Locator, StatementCell
from fa_helpers.reading.statements.cell_facts import with_facts
from fa_helpers.terms.glossary import is_concept

Real = Callable[[str], FinalAccounts]


def cell(statement: str, label: str, column: str, **more: object) -> StatementCell:
    values: dict[str, object] = {
        "title": "", "line": 1, "code": "", "side": "", "column_label": "", "printed": "1.00", "locator": Locator(1),
    }  # fmt: skip
    unit = str(more.pop("unit", "万元"))
    fact = figure(statement, "1.00", Decimal("1.00"), unit, Locator(1))
    return StatementCell(statement=statement, label=label, column=column, fact=fact, **values | more)  # type: ignore[arg-type]


def one(made: StatementCell, fiscal_year: int | None = None) -> Fact:
    (done,) = with_facts([made], fiscal_year)
    assert done.fact is not None
    return done.fact


def test_totals_of_both_summaries_have_the_concept_of_their_side(real: Real) -> None:
    data = real("putuo_finance_2024").data
    found = {(f.section, f.subject, f.concept) for f in data.cell_facts if not f.function_code}
    assert {
        (
            "revenue_expenditure_summary",
            "一、一般公共预算财政拨款收入",
            "general_budget_appropriation_revenue",
        ),
        ("revenue_expenditure_summary", "本年收入合计", "total_revenue"),
        ("revenue_expenditure_summary", "总计", "grand_total_expenditure"),
        ("appropriation_summary", "年初财政拨款结转和结余", "opening_appropriation_carryover"),
        ("appropriation_summary", "一、一般公共预算财政拨款", "general_budget_appropriation_revenue"),
        ("appropriation_summary", "一、一般公共预算财政拨款", "opening_general_budget_carryover"),
    } <= found


def test_class_rows_without_a_printed_code_have_one(real: Real) -> None:
    for stem in ("putuo_finance_2024", "swu_2023", "foshan_rail_2019"):
        data = real(stem).data
        rows = [
            fact
            for fact in data.cell_facts
            if fact.section.endswith("summary") and fact.concept == "function_class_expenditure"
        ]
        assert rows and all(len(fact.function_code) == 3 and fact.function_class for fact in rows)


def test_concepts_are_those_of_the_glossary_and_never_a_stage(real: Real) -> None:
    for stem in ("putuo_finance_2024", "putuo_socialwork_2024", "swu_2023", "foshan_rail_2019"):
        concepts = {fact.concept for fact in real(stem).data.cell_facts} - {""}
        assert all(is_concept(concept) for concept in concepts)
        assert not concepts & {"final_accounts", "budget", "initial_budget", "adjusted_budget"}


def test_budgets_have_their_stage() -> None:
    budget = one(
        cell("three_public_statement", "", "overseas_travel_budget", column_label="全年预算数/因公出国(境)费")
    )
    assert (budget.concept, budget.stage) == ("overseas_travel", "adjusted_budget")
    row = one(
        cell("three_public_statement", "预算数", "official_receptions_budget", column_label="公务接待费")
    )
    assert (row.concept, row.stage) == ("official_receptions", "initial_budget")
    outcome = one(cell("three_public_statement", "合计", "final_accounts", column_label="决算数"))
    assert (outcome.concept, outcome.stage) == ("three_public_expenses", "final_accounts")


def test_counts_are_no_money() -> None:
    made = cell("three_public_statement", "5．国内公务接待批次（个）", "final_accounts", unit="个")
    fact = one(made)
    assert (fact.concept, fact.measure, fact.stage, fact.unit) == ("reception_batches", "count", "", "个")


def test_an_unknown_code_keeps_the_printed_name() -> None:
    fact = one(cell("expenditure_statement", "从未见过的支出", "total", code="2019799"))
    assert (fact.function_class, fact.function_item) == ("一般公共服务支出", "从未见过的支出")
    assert fact.concept == "total_expenditure"


def test_columns_beside_last_year_are_no_amounts_of_the_year() -> None:
    public = "three_public_statement"
    prior = one(cell(public, "2.公务接待费", "prior_final_accounts"))
    moved = one(cell(public, "2.公务接待费", "change"))
    rate = one(cell(public, "2.公务接待费", "change_rate", unit="%"))
    assert {fact.concept for fact in (prior, moved, rate)} == {"official_receptions"}
    assert (prior.measure, prior.stage) == ("amount", "prior_final_accounts")
    assert (moved.measure, moved.stage, moved.base) == ("change", "", "prior_final_accounts")
    assert (rate.measure, rate.unit, rate.base) == ("change_rate", "%", "prior_final_accounts")


def test_a_rate_is_what_its_header_says_or_only_a_rate() -> None:
    def rate(header: str) -> str:
        made = cell("", "合计", "", column_label=header, unit="%")
        return one(made).measure

    assert [rate(header) for header in ("占总支出%", "完成预算%", "同比增长%", "%")] == [
        "share",
        "completion_rate",
        "change_rate",
        "rate",
    ]


def test_a_header_of_another_year_tells_of_that_year() -> None:
    def stage(header: str, column: str = "final_accounts") -> str:
        made = cell("three_public_statement", "公务接待费", column, column_label=header)
        return one(made, 2023).stage

    assert stage("2023年决算数") == "final_accounts"
    assert stage("2022年度决算数") == "prior_final_accounts"
    assert stage("2021年决算数") == "" and stage("2024年预算数", "budget") == ""
