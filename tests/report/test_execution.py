"""Was it spent: which budget a headline is of, its rate as printed or computed, and what was left where no budget is told."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.report.crops import Crops
from fa_helpers.report.execution import execution
from fa_helpers.report.figures import Headline, headlines
from fa_helpers.report.findings import figures_text, questioned
from fa_helpers.terms.messages import Language, message

HEAD = (
    "宁川县林业局2022年度部门决算\n第一部分 单位概况\n一、主要职能\n负责护林。\n第二部分 部门决算情况说明\n"
)
TOTAL = "一、收入支出决算总体情况说明\n2022年度收入总计400.00万元，支出总计400.00万元。\n"
WHOLE = "二、绩效自评情况说明\n部门整体支出自评得分91分，全年预算数500.00万元，执行数{spent}万元，完成预算的{rate}%。\n"
ONE_FUND = (
    "三、一般公共预算财政拨款支出决算情况说明\n"
    "一般公共预算财政拨款支出年初预算为{budget}万元，支出决算为300.00万元，完成年初预算的{rate}%。\n"
)
LEFT = "年初结转和结余12.00万元，年末结转和结余{left}万元。\n"


def read(*parts: str) -> FinalAccounts:
    return fa.read((HEAD + TOTAL + "".join(parts)).encode())


def second(document: FinalAccounts, language: Language, asked: frozenset[str] = frozenset()) -> Headline:
    return headlines(document, Crops(document), frozenset(), language, asked=asked)[1]


def test_what_the_text_says_of_the_whole_office_comes_before_one_fund() -> None:
    document = read(WHOLE.format(spent="450.00", rate="90"), ONE_FUND.format(budget="250.00", rate="120.00"))
    head = second(document, "zh")
    assert (head.title, head.amount) == ("全年预算执行率", "90%")
    assert head.own == "500.00万元中的450.00万元" and head.change == "未执行50.00万元（计算）"
    assert "全年预算执行率为90%：500.00万元中的450.00万元" in head.quote


def test_a_form_left_at_nought_tells_nothing() -> None:
    blank = WHOLE.format(spent="0", rate="0").replace("500.00", "0")
    found = execution(read(blank, ONE_FUND.format(budget="400.00", rate="75.00")).data)
    assert found is not None and not found.whole and found.budget.printed == "400.00"


@pytest.mark.parametrize(
    ("budget", "rate", "change", "english"),
    [
        (
            "400.00",
            "75.00",
            "比年初预算数少100.00万元（计算）",
            "below the initial budget by 1.00 million yuan",
        ),
        (
            "200.00",
            "150.00",
            "比年初预算数多100.00万元（计算）",
            "above the initial budget by 1.00 million yuan",
        ),
    ],
)
def test_of_one_fund_the_money_and_the_budget_are_named(
    budget: str, rate: str, change: str, english: str
) -> None:
    document = read(ONE_FUND.format(budget=budget, rate=rate))
    head = second(document, "zh")
    assert head.title == "一般公共预算财政拨款支出占年初预算数的比例" and head.amount == f"{rate}%"
    assert head.change == change and f"是年初预算数{budget}万元的{rate}%" in head.quote
    told = second(document, "en")
    assert told.change.startswith(english) and "initial budget" in told.title
    assert " of " in told.own if budget == "400.00" else "against a budget of" in told.own


def test_a_rate_of_another_budget_is_not_taken_for_this_one() -> None:
    text = ONE_FUND.format(budget="0", rate="96.00").replace("支出决算为", "调整预算为312.50万元，支出决算为")
    found = execution(read(text).data)
    assert found is not None and found.budget.printed == "312.50" and found.rate is None
    head = second(read(text), "zh")
    assert head.amount == "96.00%（计算）" and "96.00%（计算）" in head.quote


def test_without_a_budget_it_is_told_what_was_left() -> None:
    document = read(LEFT.format(left="35.00"))
    head = second(document, "en")
    assert head.title == "Closing carryover and surplus" and head.amount == "350,000"
    assert "at the start of the year: 120,000 yuan" in head.change
    assert "the closing carryover and surplus came to" in head.quote


def test_two_totals_in_one_name_are_both_of_the_amount() -> None:
    text = HEAD + "一、收入支出决算总体情况说明\n2022年度收入总计、支出总计均为410.20万元。\n"
    document = fa.read(text.encode())
    head = headlines(document, Crops(document), frozenset(), "zh")[0]
    assert "收入总计、支出总计均为410.20万元" in head.quote


def test_a_figure_of_an_open_question_says_so_before_it_is_quoted() -> None:
    document = read(LEFT.format(left="35.00"))
    name = headlines_fact(document)
    assert not second(document, "zh").flags
    assert second(document, "zh", frozenset([name])).flags == (message("report.flag_question", "zh"),)


def headlines_fact(document: FinalAccounts) -> str:
    return next(fact.fact_id for fact in document.data.facts if fact.printed == "35.00")


def test_figures_of_open_questions_are_those_set_beside_others(bundled: FinalAccounts) -> None:
    checked = bundled.check()
    asked = questioned(checked)
    known = {name for told in checked.told for name in told.entry.check.fact_ids}
    assert asked <= known


def test_two_parts_of_one_amount_are_both_named(bundled: FinalAccounts) -> None:
    """A goal of 80 lists 30, 20 and 20."""
    checked = bundled.check()
    check = next(e.check for e in checked.findings if e.check.rule == "cards.goal_parts")
    parts = [mark for mark in check.marks if mark.printed in ("30", "20")]
    assert figures_text(parts) == "30万元 · 20万元 · 20万元"
