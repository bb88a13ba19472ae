"""The first sentences of the notebooks: under the names that the document prints, each reason with what it is given for."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

TEXT = """某市青禾学院2022年度部门决算
第一部分 单位概况
一、主要职能
负责职业教育。
第二部分 决算情况说明
一、收入支出决算总体情况说明
2022年度收入总计500.00万元，与2021年度相比，增加20.00万元，增长4.17%。其中：事业收入增加12.00万元，其他收入减少30.00万元。\
学院其他收入与上年比较发生较大差异的原因是债务收入减少。
2022年度支出总计480.00万元，与2021年度相比，增加10.00万元，增长2.13%。其中：教育支出增加8.00万元，农林水支出增加2.00万元。\
学院教育支出与上年比较发生较大差异的原因，一是设备更新，二是招生增加。
二、收入决算情况说明
2022年度收入总计500.00万元，其中：事业收入120.00万元，占24.00%；其他收入60.00万元，占12.00%。
三、支出决算情况说明
2022年度支出总计480.00万元。按功能分类，教育支出408.00万元，占支出总计的80.00%；农林水支出72.00万元，占支出总计的15.00%。
"""


@pytest.fixture(scope="module")
def made() -> FinalAccounts:
    return fa.read(TEXT.encode())


def test_totals_go_by_the_names_that_the_document_prints(made: FinalAccounts) -> None:
    said = str(fa.answers.income_and_expenditure(made.data, "zh"))
    assert said.startswith("2022年度收入总计500.00万元，支出总计480.00万元（第1页）。")
    assert "结转" not in said


def test_a_reason_belongs_to_what_its_own_sentence_names(made: FinalAccounts) -> None:
    given = {one.text: one.subject for one in made.data.stated_reasons}
    assert given == {"债务收入减少": "其他收入", "一是设备更新，二是招生增加": "教育支出"}
    said = str(fa.answers.explained(made.data, "zh"))
    assert "债务收入减少" in said and "设备更新" in said


def test_a_change_has_the_outcome_that_another_section_prints(made: FinalAccounts) -> None:
    changes = made.changes().set_index("subject")
    assert changes.loc["教育支出", "final_accounts"] == 408
    assert changes.loc["其他收入", "prior_final_accounts"] == 90  # 60.00 + 30.00
    assert changes.loc["教育支出", "change_rate"] == pytest.approx(8 / 400)


def test_no_budget_is_said_to_be_there(made: FinalAccounts) -> None:
    assert "没有" in str(fa.answers.several_budgets(made.data, "zh"))


def test_a_share_that_does_not_follow_is_never_quoted_alone(made: FinalAccounts) -> None:
    lead = str(fa.spending.quotes(made.data, "zh")[0])  # 408 of 480 is 85 per cent, not 80
    assert "80.00%" in lead and "85.00%" in lead


@pytest.mark.parametrize(("part", "unlike"), [("85.00", False), ("85.02", True), ("80.00", True)])
def test_what_is_said_of_a_share_is_what_the_ledger_says(part: str, unlike: bool) -> None:
    """408.00 of 480.00 may be 84.998 to 85.002 per cent; 85.02 stands for anything from 85.015 on."""
    document = fa.read(TEXT.replace("80.00%", f"{part}%").encode())
    outcomes = {
        row["rate_printed"]: row["outcome"]
        for row in document.variances().to_dict("records")
        if row["subject"] == "教育支出" and row["measure"] == "share"
    }
    lead = str(fa.spending.quotes(document.data, "zh", document.ledger)[0])
    assert ("复算" in lead) == (outcomes[float(part)] in ("inconsistent", "suspicious"))
    assert str(fa.spending.quotes(document.data, "zh")[0]) == lead
    assert ("复算" in lead) == unlike
