"""Figures of the text by what they measure: which money a section speaks of, and what is left aside as uncertain."""

from __future__ import annotations

from dataclasses import replace

from check_samples import text
from fa_helpers.checks import check_document
from fa_helpers.checks.index.narrative import Key, TextIndex, listed_after
from fa_helpers.model import CoverageRow, DocumentData

_CONTRADICTION = (
    "一、支出决算情况说明\n2023年度本年支出合计10.00万元，其中：基本支出6.00万元；项目支出9.00万元。"
)


def keys(data: DocumentData) -> set[Key]:
    return set(TextIndex(data).quantities)


def test_a_heading_says_which_money_is_meant() -> None:
    data = text(
        "一、支出决算情况说明\n基本支出6.00万元。\n二、一般公共预算财政拨款支出决算情况说明\n基本支出5.00万元。\n"
        "三、预算绩效管理情况\n基本支出4.00万元。"
    )
    assert keys(data) == {
        Key("basic_expenditure", "all", "", "final_accounts"),
        Key("general_budget_basic_expenditure", "", "", "final_accounts"),
    }


def test_a_chapter_lends_its_money_to_sections_without_any() -> None:
    index = TextIndex(
        text("一、财政拨款收入支出决算总体情况说明\n（一）与上年对比情况\n本年收入1.00万元。\n二、其他\n无。")
    )
    assert (index.scope("2.1.1"), index.scope("2.2"), index.scope("9")) == (
        "appropriation",
        "unknown",
        "unknown",
    )


def test_an_amount_of_another_year_or_a_narrower_budget_is_left_aside() -> None:
    data = text(
        "一、收入决算情况说明\n2022年度本年收入合计9.00万元。2023年度本年收入合计10.00万元。\n"
        "二、财政拨款收入支出决算总体情况说明\n一般公共预算安排的项目支出8.00万元。"
    )
    printed = [f.printed for facts in TextIndex(data).quantities.values() for f in facts]
    assert printed == ["10.00"]


def test_the_three_budgets_are_quantities_of_their_own() -> None:
    data = text("一、财政拨款收入说明\n政府性基金预算财政拨款收入3.00万元。")
    (key,) = TextIndex(data).quantities
    assert (key.concept, key.scope) == ("government_fund_appropriation_revenue", "")


def test_parts_end_where_the_whole_is_printed_again() -> None:
    data = text(
        "一、支出决算情况说明\n本年支出合计10.00万元，其中：基本支出6.00万元。本年支出合计10.00万元，其中：项目支出4.00万元。"
    )
    index, whole = TextIndex(data), data.facts[0]
    parts = listed_after(
        index.pairs.after(whole), whole, "amount", ("basic_expenditure", "project_expenditure")
    )
    assert [part.printed for part in parts] == ["6.00"]


def test_what_was_read_in_part_accuses_nobody() -> None:
    data = text(_CONTRADICTION)
    outcomes = {e.check.outcome for e in check_document(data).entries if e.check.rule.startswith("sum.")}
    assert outcomes == {"inconsistent"}
    doubtful = replace(data, coverage=(CoverageRow("2.1", "", 1, 1, "partly_read", 3),))
    outcomes = {e.check.outcome for e in check_document(doubtful).entries if e.check.rule.startswith("sum.")}
    assert outcomes == {"suspicious"}


def test_the_accounts_of_two_units_are_not_compared() -> None:
    one = "{}、收入决算情况说明\n2023年度本年收入合计{}万元。\n{}、支出决算情况说明\n2023年度本年支出合计{}万元。\n"
    data = text(one.format("一", "10.00", "二", "10.00") + one.format("三", "7.00", "四", "7.00"))
    outcomes = {
        e.check.outcome for e in check_document(data).entries if e.check.rule == "text.same_everywhere"
    }
    assert outcomes == {"suspicious"}


def test_what_waits_for_one_figure_stands_in_one_row() -> None:
    data = text(
        "一、收入决算情况说明\n本年收入合计10.00万元，比上年增长10.00%。其他收入1.00万元，比上年增长5.00%。"
    )
    rows = [e.check for e in check_document(data).entries if e.check.rule == "rate.change"]
    assert [(row.outcome, len(row.fact_ids)) for row in rows] == [("not_checkable", 2)]
