"""Budgets are plans: no amount of one is an outcome, in cells, sentences and headings (预算不是决算)."""

from __future__ import annotations

from functools import lru_cache

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

_ROWS = """
项目|预算数|项目|预算数
一、财政拨款收入|4,120.00|一、文化旅游体育与传媒支出|3,495.20
二、其他收入|8.60|二、社会保障和就业支出|340.00
||三、住房保障支出|293.40
收入总计|4,128.60|支出总计|4,128.60
"""
_KINDS = """
科目编码|科目名称|合计|基本支出|项目支出
|合计|4,128.60|3,028.60|1,100.00
207|文化旅游体育与传媒支出|3,495.20|2,395.20|1,100.00
20701|文化和旅游|3,495.20|2,395.20|1,100.00
2070104|图书馆|3,495.20|2,395.20|1,100.00
208|社会保障和就业支出|340.00|340.00|
221|住房保障支出|293.40|293.40|
"""
_TEXT = (
    "2025年，本单位收入预算4,128.60万元，其中：财政拨款收入4,120.00万元，比2024年预算减少206.30万元；其他收入8.60万元。",
    "支出预算4,128.60万元，其中：基本支出3,028.60万元，占支出预算的73.36%；项目支出1,100.00万元。",
    "2025年“三公”经费预算数为6.80万元，与2024年预算持平。其中：公务用车运行费6.00万元；公务接待费0.80万元。",
    "2025年一般公共预算机关运行经费12.40万元。",
)


def _table(rows: str) -> str:
    lines = rows.strip().split("\n")
    cells = ("".join(f"<td>{cell}</td>" for cell in line.split("|")) for line in lines)
    return "<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>"


@lru_cache(maxsize=1)
def budget() -> FinalAccounts:
    page = "".join(
        [
            "<h1>2025年度青禾市图书馆单位预算</h1><p>第一部分 单位概况</p><p>一、主要职责</p><p>提供借阅服务。</p>",
            "<p>第二部分 2025年度单位预算情况说明</p><p>一、收支预算情况说明</p>",
            "".join(f"<p>{line}</p>" for line in _TEXT),
            "<h2>收支预算总表</h2><p>单位：万元</p>",
            _table(_ROWS),
            "<h2>支出预算总表</h2><p>单位：万元</p>",
            _table(_KINDS),
        ]
    )
    return fa.read(f"<html><body>{page}</body></html>".encode(), name="a.html")


def test_no_amount_of_a_budget_is_an_outcome() -> None:
    data = budget().data
    assert data.profile.kind == "budget"
    assert data.own_stage == "initial_budget"
    assert data.cell_facts
    assert {fact.stage for fact in data.cell_facts if fact.measure == "amount"} == {"initial_budget"}
    assert {fact.stage for fact in data.facts if fact.measure == "amount"} == {"initial_budget"}


def test_the_first_sentences_say_that_it_is_planned() -> None:
    data = budget().data
    first = str(fa.answers.income_and_expenditure(data, "zh")).split("。")[0]
    assert first.startswith("2025年度预算：") and "收入总计、支出总计均为4,128.60万元" in first
    assert str(fa.spending.answer(data, "zh")).startswith(
        "2025年度支出预算最多的一类是文化旅游体育与传媒支出：3,495.20万元"
    )
    said = str(fa.public_expenses.answer(data, "zh"))
    assert "“三公”经费预算数为6.80万元" in said and "机关运行经费预算数为12.40万元" in said
    for language in ("zh", "en"):
        for answer in (fa.answers.income_and_expenditure, fa.spending.answer, fa.public_expenses.answer):
            words = str(answer(data, language))
            assert "决算" not in words and "final accounts" not in words and "came to" not in words


def test_tables_head_what_is_planned_so() -> None:
    document = budget()
    classes = fa.spending.worded(document.classes(), "zh")
    assert document.classes().final_accounts.isna().all()
    table = str(fa.show_table(classes, "zh", columns=["class_label", "final_accounts"], unit="万元"))
    assert "预算数（万元）" in table and "决算数" not in table and "3,495.20" in table
    kinds = fa.labelled(document.expenditure_kinds(), "zh")
    table = str(fa.show_table(kinds, "zh", columns=["label", "final_accounts"], unit="万元"))
    assert "年初预算数（万元）" in table and "3,028.60" in table


def test_a_share_of_what_is_planned_is_no_completion() -> None:
    share = next(fact for fact in budget().data.facts if fact.printed == "73.36")
    assert (share.measure, share.concept) == ("share", "basic_expenditure")


def test_last_year_s_budget_is_no_base_of_a_plan() -> None:
    items = budget().item_changes()
    assert set(items.base) <= {""}


def _accounts(sections: str) -> str:
    text = f"青禾市民政局2023年度部门决算\n\n第一部分 青禾市民政局概况\n\n一、主要职责\n\n负责日常工作。\n\n{sections}"
    return str(fa.answers.income_and_expenditure(fa.read(text.encode()).data, "zh"))


def test_totals_go_by_their_names_and_nothing_is_said_of_carryover() -> None:
    head = "第二部分 2023年度部门决算情况说明\n\n一、收入支出决算总体情况说明\n\n"
    grand = _accounts(head + "2023年度收入总计500.00万元，支出总计500.00万元。")
    year = _accounts(head + "2023年度本年收入合计480.00万元，本年支出合计470.00万元。")
    mixed = _accounts(head + "2023年度收入总计500.00万元。本年支出合计470.00万元。")
    assert "收入总计、支出总计均为500.00万元" in grand
    assert "本年收入合计480.00万元，本年支出合计470.00万元" in year
    assert "收入总计500.00万元" in mixed and "本年支出合计470.00万元" in mixed
    assert not any("结转" in said for said in (grand, year, mixed))
