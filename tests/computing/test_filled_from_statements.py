"""Where the text is silent the statements speak, and only there."""

from __future__ import annotations

from decimal import Decimal

from check_samples import statement, text, with_statements
from fa_helpers.computing.filled_from_statements import told_facts, told_items
from fa_helpers.frames.classes import class_rows
from fa_helpers.frames.headlines import first_fact, headline
from fa_helpers.frames.item_changes import compared_items, document_unit
from fa_helpers.frames.item_totals import total_rows
from fa_helpers.frames.rows import flow_rows, summary_rows
from fa_helpers.model import DocumentData

SUMMARY = statement(
    "revenue_expenditure_summary",
    [
        ("revenue", "", "一、一般公共预算财政拨款收入", {"final_accounts": "90.00"}),
        ("revenue", "", "二、政府性基金预算财政拨款收入", {"final_accounts": "0.00"}),
        ("revenue", "", "八、其他收入", {"final_accounts": "10.00"}),
        ("revenue", "", "本年收入合计", {"final_accounts": "100.00"}),
        ("expenditure", "", "五、教育支出", {"final_accounts": "98.00"}),
        ("expenditure", "", "六、科学技术支出", {"final_accounts": "0.00"}),
        ("expenditure", "", "本年支出合计", {"final_accounts": "98.00"}),
        ("revenue", "", "总计", {"final_accounts": "100.00"}),
        ("expenditure", "", "总计", {"final_accounts": "100.00"}),
    ],
)
BY_FUNCTION = statement(
    "general_budget_expenditure",
    [
        ("", "205", "教育支出", {"total": "90.00", "basic_expenditure": "60.00"}),
        ("", "20502", "普通教育", {"total": "90.00", "basic_expenditure": "60.00"}),
        ("", "2050202", "小学教育", {"total": "50.00", "basic_expenditure": "30.00"}),
        ("", "2050203", "初中教育", {"total": "40.00", "basic_expenditure": "30.00"}),
        ("", "", "合计", {"total": "90.00", "basic_expenditure": "60.00"}),
        ("", "2050203", "初中教育", {"total": "40.00", "basic_expenditure": "30.00"}),
    ],
)


def alone() -> DocumentData:
    """A document of statements without any text."""
    return with_statements(SUMMARY, BY_FUNCTION)


def test_a_document_of_statements_alone_has_its_totals_parts_and_headline() -> None:
    data = alone()
    overview = {row["concept"]: row["final_accounts"] for row in summary_rows(data, "overview")}
    assert overview["total_revenue"] == Decimal(100) and overview["total_expenditure"] == Decimal(98)
    names = {row["concept"]: row["subject"] for row in summary_rows(data, "overview")}
    assert names["general_budget_basic_expenditure"] == "一般公共预算财政拨款基本支出", "its row says 合计"
    assert names["other_revenue"] == "其他收入", "its row counts it 八"
    flows = {row["concept"]: row["final_accounts"] for row in flow_rows(data)}
    assert flows["general_budget_appropriation_revenue"] == Decimal(90) and flows["other_revenue"] == Decimal(
        10
    )
    lead = headline(data)
    assert lead is not None and lead.fact_id.startswith("revenue_expenditure_summary.")
    assert document_unit(data) == "万元"


def test_what_the_text_tells_is_never_replaced() -> None:
    data = with_statements(SUMMARY, data=text("一、收入决算情况说明\n本年收入合计101.00万元。"))
    found = first_fact(data, ("total_revenue",), "amount", "final_accounts")
    assert found is not None and (found.printed, found.origin) == ("101.00", "narrative")
    other = first_fact(data, ("other_revenue",), "amount", "final_accounts")
    assert other is not None and (other.printed, other.origin) == ("10.00", "statement")
    assert told_facts(data)[: len(data.facts)] == data.facts


def test_a_total_told_of_both_sides_needs_no_sides() -> None:
    data = with_statements(SUMMARY, data=text("一、收入支出决算总体情况说明\n2023年度收、支总计100.00万元。"))
    concepts = [row["concept"] for row in summary_rows(data, "overview")]
    assert "grand_total" in concepts and "grand_total_revenue" not in concepts


def test_appropriations_are_counted_once() -> None:
    told = "二、收入决算情况说明\n财政拨款收入90.00万元，其他收入10.00万元。"
    concepts = [row["concept"] for row in flow_rows(with_statements(SUMMARY, data=text(told)))]
    assert "fiscal_appropriation_revenue" in concepts
    assert "general_budget_appropriation_revenue" not in concepts


def test_classes_and_items_come_from_the_statement_by_function() -> None:
    data = alone()
    (row,) = class_rows(data)
    assert (row["function_code"], row["final_accounts"], row["items"]) == ("205", Decimal(90), 2)
    assert [item.function_item for item in told_items(data)] == ["小学教育", "初中教育"]
    assert [change.final for change in compared_items(data)] == [Decimal(50), Decimal(40)]
    assert [row["outcome"] for row in total_rows(data)] == ["holds"]


def test_classes_of_the_summary_serve_where_no_statement_is_by_function() -> None:
    data = with_statements(SUMMARY)
    assert [row["function_code"] for row in class_rows(data)] == ["205"]


def test_classes_and_items_of_the_text_stay_alone() -> None:
    said = "五、一般公共预算财政拨款支出决算情况说明\n1.教育支出（类）普通教育（款）小学教育（项）。支出决算为90.00万元。"
    data = with_statements(BY_FUNCTION, data=text(said))
    assert told_items(data) == data.functional_items
    items = [fact for fact in told_facts(data) if fact.concept == "function_item_expenditure"]
    assert {fact.origin for fact in items} == {"narrative"}


def test_last_years_column_never_stands_for_the_year() -> None:
    compared = statement(
        "three_public_statement",
        [
            (
                "",
                "",
                "公务接待费",
                {"prior_final_accounts": "9.00", "final_accounts": "6.00", "change": "-3.00"},
            )
        ],
    )
    found = first_fact(with_statements(compared), ("official_receptions",), "amount", "final_accounts")
    assert found is not None and found.printed == "6.00"
