"""Parts of what is not the office's accounts have none of their concepts; made-up sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import passage
from fa_helpers.reading.narrative.section import read_section

TITLE = "预算绩效情况说明"


def concepts(text: str) -> list[str]:
    lines = [(Line(1, line), True) for line in text.split("\n")]
    return [fact.concept for fact in read_section(passage(lines), "2.1", TITLE, "narrative", 2023).facts]


@pytest.mark.parametrize(
    "text",
    [
        "共涉及资金51.20万元,其中:财政拨款收入40.00万元,事业收入11.20万元。",
        "涉及资金51.20万元。其中:基本支出40.00万元;项目支出11.20万元。",
        "某环保工程总投资51.20万元,其中:财政拨款支出40.00万元,占78.13%。",
        "某环保工程总投资51.20万元(包括:财政拨款支出40.00万元;年初结转和结余11.20万元)。",
    ],
)
def test_parts_of_an_unknown_whole_are_nothing_of_the_accounts(text: str) -> None:
    assert set(concepts(text)) == {""}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("公务接待费5.00万元,其中:财政拨款支出3.00万元。", "official_receptions"),
        ("项目支出50.00万元,其中:财政拨款30.00万元。", "project_expenditure"),
        ("教育支出(类)50.00万元,其中:基本支出30.00万元,项目支出20.00万元。", "function_class_expenditure"),
    ],
)
def test_what_pays_for_one_thing_is_not_all_that_is_paid(text: str, whole: str) -> None:
    first, *parts = concepts(text)
    assert (first, set(parts)) == (whole, {""})


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "本年收入合计51.20万元,其中:财政拨款收入40.00万元,事业收入11.20万元。",
            ["total_revenue", "fiscal_appropriation_revenue", "service_revenue"],
        ),
        (
            "部门决算支出规模51.20万元,其中:基本支出40.00万元,项目支出11.20万元。",
            ["", "basic_expenditure", "project_expenditure"],
        ),
        (
            "本年支出合计51.20万元,其中:基本支出40.00万元,其中人员经费30.00万元,项目支出11.20万元。",
            ["total_expenditure", "basic_expenditure", "personnel_expenditure", "project_expenditure"],
        ),
        (
            "共涉及资金51.20万元,其中:其他资金11.20万元。本年支出合计90.00万元,其中:项目支出11.00万元。",
            ["", "", "total_expenditure", "project_expenditure"],
        ),
    ],
)
def test_parts_of_the_accounts_keep_their_concepts(text: str, wanted: list[str]) -> None:
    assert concepts(text) == wanted


THINGS = st.text("甲乙丙丁桥渠树苗", min_size=2, max_size=6).map(lambda name: f"{name}工程")
PARTS = st.lists(
    st.sampled_from(["财政拨款收入", "事业收入", "基本支出", "项目支出", "人员经费", "其他收入"]),
    min_size=1,
    max_size=5,
)


@given(thing=THINGS, parts=PARTS, joint=st.sampled_from([",", ";", "、"]))
def test_no_part_of_any_unknown_thing_is_of_the_accounts(thing: str, parts: list[str], joint: str) -> None:
    listed = joint.join(f"{part}{n}.25万元" for n, part in enumerate(parts, 1))
    found = concepts(f"{thing}投入90.00万元,其中:{listed}。")
    assert (len(found), set(found)) == (len(parts) + 1, {""})
