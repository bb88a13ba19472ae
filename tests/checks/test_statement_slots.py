"""Columns and rows of statements told by what forms call them."""

from __future__ import annotations

import pytest

from fa_helpers.checks.index.statement_roles import is_summed, role_of, slot_of
from fa_helpers.resources import rows


@pytest.mark.parametrize(
    ("label", "stage", "key"),
    [
        ("本年收入合计", "final", "revenue.total"),
        ("财政拨款收入/小计", "final", ".fiscal"),
        ("附属单位缴款", "final", ".subordinate"),
        ("年初结转和结余/基本支出结转", "final", "opening.basic"),
        ("本年收入/项目支出", "final", "revenue.project"),
        ("本年支出/基本支出/日常公用经费", "final", "expenditure.public"),
        ("年末结转和结余/项目支出结转和结余/小计", "final", "closing.project"),
        ("支出/决算数/政府性基金预算财政拨款", "final", "expenditure.fund"),
        ("年初预算数", "budget", ".total"),
        ("收入/全年预算数", "adjusted", "revenue.total"),
        ("2023年度决算数", "final", ".total"),
        ("上年决算数", "other", ".unknown"),
        ("增减比率（%）", "other", ".unknown"),
        ("事业收入/其中：教育收费", "final", ".of_which"),
        ("结余分配", "final", ".unknown"),
    ],
)
def test_columns_are_told_by_their_headers(label: str, stage: str, key: str) -> None:
    slot = slot_of("", label)
    assert (slot.stage, slot.key) == (stage, key)


def test_an_identifier_tells_where_the_header_does_not() -> None:
    assert slot_of("closing_carryover_surplus", "closing_carryover_surplus").key == "closing.total"
    assert slot_of("budget", "").stage == "budget"
    assert slot_of("official_receptions_budget", "").stage == "budget"
    assert slot_of("prior_final_accounts", "").stage == slot_of("change", "").stage == "other"
    assert slot_of("education_fees", "education_fees").kind == "of_which"
    assert slot_of("closing_project_carryover", "").key == "closing.project"
    assert slot_of("final_accounts", "事业收入/金额").kind == "service"


def test_a_sum_is_told_from_a_part() -> None:
    assert is_summed("本年支出/项目支出/小计") and not is_summed("本年支出/项目支出")


@pytest.mark.parametrize(
    ("label", "side", "name", "numbered"),
    [
        ("一、财政拨款收入", "revenue", "fiscal", True),
        ("二、政府性基金预算财政拨款收入", "revenue", "fund", True),
        ("其中：教育收费", "revenue", "of_which", False),
        ("（一）一般公共预算拨款", "revenue", "of_which", False),
        ("使用非财政拨款结余（含专用结余）", "revenue", "nonfiscal", False),
        ("用事业基金弥补收支差额", "revenue", "nonfiscal", False),
        ("上年结转和结余", "revenue", "opening", False),
        ("年初财政拨款结转和结余", "revenue", "opening", False),
        ("收入总计", "revenue", "grand", False),
        ("本年支出合计", "expenditure", "year", False),
        ("一、基本支出", "expenditure", "nature:basic", True),
        ("转入事业基金", "expenditure", "unknown", False),
        ("二、结转下年", "expenditure", "closing", True),
    ],
)
def test_rows_of_summaries_have_roles(label: str, side: str, name: str, numbered: bool) -> None:
    role = role_of(label, side)
    assert (role.name, role.numbered) == (name, numbered)


def test_every_class_of_the_classification_is_known_with_its_ordinal() -> None:
    classes = [row for row in rows("functional_classification.csv") if len(row["code"]) == 3]
    assert len(classes) > 20
    for row in classes:
        assert role_of(f"三、{row['name']}", "expenditure").name == f"class:{row['code']}"
