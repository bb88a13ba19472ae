"""What a cell's row means: the same label is another concept on another side, in another statement, further down."""

from __future__ import annotations

import pytest

from fa_helpers.resources import rows
from fa_helpers.terms.glossary import is_concept
from fa_helpers.terms.statement_rows import bare_label, class_code, public_concept, row_concept

T1, T4 = "revenue_expenditure_summary", "appropriation_summary"


def test_every_concept_is_in_the_glossary() -> None:
    assert all(is_concept(row["identifier"]) for row in rows("statement_concepts.csv"))


@pytest.mark.parametrize(
    ("statement", "side", "label", "column", "concept"),
    [
        (
            T1,
            "revenue",
            "一、一般公共预算财政拨款收入",
            "final_accounts",
            "general_budget_appropriation_revenue",
        ),
        (T1, "revenue", "总计", "final_accounts", "grand_total_revenue"),
        (T1, "expenditure", "总计", "final_accounts", "grand_total_expenditure"),
        (T1, "expenditure", "一、一般公共服务支出", "final_accounts", "function_class_expenditure"),
        (T4, "revenue", "本年收入合计", "final_accounts", "fiscal_appropriation_revenue"),
        (T4, "expenditure", "本年支出合计", "total", "appropriation_expenditure"),
        (T4, "expenditure", "本年支出合计", "general_budget", "general_budget_appropriation_expenditure"),
        (T4, "expenditure", "一、一般公共服务支出", "general_budget", ""),
        ("revenue_statement", "", "合计", "service_revenue", "service_revenue"),
        ("expenditure_statement", "", "合计", "total", "total_expenditure"),
        ("general_budget_expenditure", "", "合计", "total", "general_budget_appropriation_expenditure"),
        ("general_budget_expenditure", "", "合计", "basic_expenditure", "general_budget_basic_expenditure"),
        ("government_fund_statement", "", "合计", "basic_expenditure", ""),
        ("basic_expenditure_detail", "2", "公用经费合计", "final_accounts", "general_operating_expenditure"),
        ("basic_expenditure_detail", "2", "公务接待费", "final_accounts", ""),
    ],
)
def test_a_cell_has_the_concept_of_its_scope_or_none(
    statement: str, side: str, label: str, column: str, concept: str
) -> None:
    assert row_concept(statement, side, label, column) == concept


def test_the_funds_below_the_years_revenue_are_opening_balances() -> None:
    label = "二、政府性基金预算财政拨款"
    assert row_concept(T4, "revenue", label, "final_accounts") == "government_fund_appropriation_revenue"
    assert (
        row_concept(T4, "revenue", label, "final_accounts", below=True) == "opening_government_fund_carryover"
    )


def test_classes_have_their_code_under_old_names_too() -> None:
    assert class_code(T1, "expenditure", "十四、资源勘探信息等支出") == "215"
    assert class_code(T4, "expenditure", "九、医疗卫生与计划生育支出") == "210"
    assert class_code(T1, "revenue", "八、其他收入") == class_code("revenue_statement", "", "教育支出") == ""


def test_items_of_the_three_public_expenses_may_be_rows_or_columns() -> None:
    assert public_concept("预算数", "overseas_travel_budget", "万元", "amount") == "overseas_travel"
    assert public_concept("（二）公务接待费", "final_accounts", "万元", "amount") == "official_receptions"
    assert public_concept("4．公务用车保有量（辆）", "final_accounts", "辆", "count") == "vehicles_held_count"


def test_a_bare_label_has_no_ordinal_and_no_unit() -> None:
    assert bare_label("其中：（1）公务用车购置费（万元）") == "公务用车购置费"
