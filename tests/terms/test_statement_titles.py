"""Titles lead to the nine statements whatever stands around them; columns to a closed set of identifiers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.resources import rows
from fa_helpers.terms.statements import (
    bare_title,
    is_cut_title,
    statement_column,
    statement_column_ids,
    statement_of,
)

TITLES = {
    "revenue_expenditure_summary": [
        "2023年度收入支出决算总表",
        "附件1-1 收入支出决算总表",
        "收入支出决算总表（公开01表）",
        "部门决算公开01表：收入支出决算总表",
        "Z01收入支出决算总表",
        "收入支出决算总表 公开01表",
        "收入支出决算总表单位：万元",
        "某市国有资产监督管理委员会2023年度收入支出决算总表",
        "部门收支决算总表",
        "2026年市级部门收支预算总表",
    ],
    "revenue_statement": [
        "二、收入决算表",
        "表2-1 收入决算表",
        "附表2：某局收入决算表（续）",
        "收入决算总表",
        "某局收入预算总表",
    ],
    "expenditure_statement": [
        "（三）支出决算表",
        "附表三支出决算表",
        "某县预算编审中心支出决算表",
        "支出决算表续表",
        "表03 支出预算总表",
    ],
    "appropriation_summary": [
        "财政拨款收支预算总表",
        "财政拨款收支决算总表",
        "某市社会保险基金管理局财政拨款收入支出决算总表",
    ],
    "general_budget_expenditure": [
        "一般公共预算财政拨款支出决算表（按功能分类科目）",
        "公共预算财政拨款支出决算表",
        "某县水利局2014年度公共财政预算支出决算表",
    ],
    "three_public_statement": [
        "一般公共预算财政拨款“三公”经费、会议费、培训费支出决算表",
        "“三公”经费、行政参公单位机关运行经费情况表",
    ],
    "": [
        "一般公共预算财政拨款项目支出决算表",
        "项目支出预算表",
        "机关运行经费支出决算表",
        "政府性基金预算财政拨款“三公”经费支出决算表",
        "款收入支出决算表",
        "收入决算情况说明",
        "部门决算表",
        "国有资产占用情况表",
    ],
}


@pytest.mark.parametrize(("identifier", "title"), [(i, t) for i, found in TITLES.items() for t in found])
def test_a_title_names_its_statement(identifier: str, title: str) -> None:
    assert statement_of(title) == identifier


def test_a_bare_title_keeps_the_office_and_loses_the_rest() -> None:
    assert bare_title("附表 3：某局 2021 年度《支出决算表》（公开03表）") == "某局支出决算表"


def test_the_end_of_a_cut_title_is_no_title() -> None:
    assert is_cut_title("算财政拨款基本支出决算表")
    assert not is_cut_title("支出决算表") and not is_cut_title("表")


COLUMNS = [
    ("revenue_expenditure_summary", ["收入", "决算数"], "final_accounts"),
    ("revenue_statement", ["本年收入合计"], "total_revenue"),
    ("revenue_statement", ["合计"], "total_revenue"),
    ("revenue_statement", ["事业收入", "金额"], "service_revenue"),
    ("revenue_statement", ["事业收入", "其中:教育收费"], "education_fees"),
    ("expenditure_statement", ["本年支出合计"], "total"),
    ("general_budget_expenditure", ["本年支出", "合计"], "total"),
    ("general_budget_expenditure", ["本年支出", "项目支出", "小计"], "project_expenditure"),
    ("general_budget_expenditure", ["2023年决算数", "小计"], "total"),
    ("general_budget_expenditure", ["年初预算数", "小计"], "initial_budget"),
    ("general_budget_expenditure", ["年初预算数", "基本支出"], ""),
    ("general_budget_expenditure", ["工资福利支出", "小计"], ""),
    ("appropriation_summary", ["支出", "一般公共预算财政拨款"], "general_budget"),
    ("government_fund_statement", ["本年收入"], "total_revenue"),
    ("government_fund_statement", ["本年收入", "项目支出"], "project_revenue"),
    ("government_fund_statement", ["年初结转和结余", "合计"], "opening_carryover_surplus"),
    (
        "government_fund_statement",
        ["年末结转和结余", "项目支出结转和结余", "小计"],
        "closing_project_carryover",
    ),
    ("three_public_statement", ["预算数", "公务用车购置及运行费", "小计"], "official_vehicles_budget"),
    ("three_public_statement", ["公务接待费", "决算数"], "official_receptions"),
    ("three_public_statement", ["财政拨款“三公”经费", "合计", "预算数"], "three_public_expenses_budget"),
    ("three_public_statement", ["全年预算数"], "adjusted_budget"),
    ("expenditure_statement", ["从未见过的栏目"], ""),
]


@pytest.mark.parametrize(("statement", "path", "column"), COLUMNS)
def test_a_column_is_named_by_what_it_means(statement: str, path: list[str], column: str) -> None:
    assert statement_column(statement, path) == column


def test_every_header_leads_into_the_closed_set() -> None:
    known = set(statement_column_ids())
    assert {row["identifier"] for row in rows("statement_headers.csv")} <= known
    assert {row["column"] for row in rows("statement_concepts.csv")} <= known | {""}
    assert len(known) == len(statement_column_ids())


@pytest.mark.parametrize(
    "stem", ["putuo_finance_2024", "putuo_socialwork_2024", "swu_2023", "foshan_rail_2019"]
)
def test_published_statements_have_no_column_outside_the_set(
    stem: str, real: Callable[[str], FinalAccounts]
) -> None:
    found = {c.column for c in real(stem).data.statement_cells if c.statement}
    assert found and found <= set(statement_column_ids())


def test_columns_beside_last_year_are_named() -> None:
    public = "three_public_statement"
    names = ("上年决算数", "本年决算数", "增减金额", "增减幅度")
    found = [statement_column(public, [name]) for name in names]
    assert found == ["prior_final_accounts", "final_accounts", "change", "change_rate"]
    assert statement_column(public, ["公务接待费", "上年决算数"]) == "", "no column of this year's receptions"
