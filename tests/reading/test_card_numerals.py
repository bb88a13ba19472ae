"""No numeral of a self-evaluation form gets lost: what is no figure is left over, and said so."""

from __future__ import annotations

import pytest

from drawn_pages import HEAD, Drawn, Table, plain_table
from fa_helpers.model import DocumentData
from fa_helpers.reading.corrections import Correction, correct

PROJECT = (
    "项目名称{2}|河道维护{8}",
    "主管部门{2}|某市样本局{3}|实施单位{2}|某市样本站{3}",
    "项目资金{2}|{2}|年初预算数|全年预算数|全年执行数|分值|执行率|得分",
    "资金{2}|年度资金总额{2}|9.00|9.00|8.10|10|90%|9",
    "年度总体目标{2}|预期目标{4}|实际完成情况{4}",
    "目标{2}|建设平台1个。{4}|平台已上线。{4}",
    "一级指标|二级指标|三级指标{2}|依据|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
    "产出指标|数量指标|平台数量{2}|合同|≥1个|2个|90|85|",
    "总分{7}|100|94|",
)
TASKS = (
    "部门名称{2}|某市样本局{8}",
    "年度主要任务|任务名称|主要内容|完成情况|全年预算数|财政拨款|全年执行数|分值|执行率|得分",
    "任务|巡查|巡查30次|巡查28次|5.00|5.00|4.00|10|80%|8",
    "任务||清淤20公里|完成|6.00|6.00|6.00|10|100%|10",
    "一级指标{2}|二级指标|三级指标{2}|年度指标值|实际完成值|分值|得分|备注",
    "产出指标{2}|数量指标|次数{2}|≥1次|2次|80|76|",
    "总分{7}|100|94|",
)


def read(*rows: str, title: str = "项目支出绩效自评表") -> DocumentData:
    table = plain_table(title, "万元", *rows)
    return Drawn().text(*HEAD).table(Table((title,), table.widths, table.cells)).read().data


def told(data: DocumentData) -> str:
    return next(str(row.reason) for row in data.coverage if row.part == "scorecard.01")


@pytest.mark.parametrize("numeral", ["9" * 19, f"{10**18:,}.00", "9" * 23, "1." + "3" * 11])
@pytest.mark.parametrize(
    ("cell", "instead"),
    [("8.10", "{}"), ("|90|", "|{}|"), ("|94|", "|{}|"), ("≥1个", "≥{}个"), ("平台1个", "平台{}个")],
)
def test_a_number_that_no_account_can_hold_is_left_over(cell: str, instead: str, numeral: str) -> None:
    before = [fact.printed for fact in read(*PROJECT).card_facts]
    data = read(*(row.replace(cell, instead.format(numeral)) for row in PROJECT))
    assert len(data.card_facts) == len(before) - 1
    assert numeral in told(data) and told(data).startswith("coverage.left_over: ")


def test_numbers_of_a_task_without_a_name_are_told() -> None:
    data = read(*TASKS, title="部门整体支出绩效自评表")
    assert [fact.printed for fact in data.card_facts if fact.base in ("content", "status")] == ["30", "28"]
    assert told(data).split()[1:] == ["6.00", "6.00", "10", "100%", "10", "清淤20公里"]


def test_a_word_among_the_points_makes_no_total_of_an_indicator() -> None:
    data = read(*(row.replace("|90|85|", "|90|合计|") for row in PROJECT))
    assert [(row.level3, row.weight) for row in data.scorecards[0].indicators] == [("平台数量", 90)]


def test_a_total_of_nothing_is_printed_without_exponent() -> None:
    data = read(*(row.replace("|94|", "|0.0000000|") for row in PROJECT))
    assert "0.0000000" in {fact.printed for fact in data.card_facts if fact.base == ""}


def test_a_number_among_words_is_put_right_twice_and_back() -> None:
    data = read(*(row.replace("平台1个", "平台1,200个，屏12块") for row in PROJECT))
    fact = next(f for f in data.card_facts if f.printed == "1,200")

    def goal(*values: str) -> str:
        mended = data
        for value in values:
            change = Correction("0" * 64, fact.fact_id, "1,200", value, "someone", "looked")
            mended = correct(mended, [change])
        return mended.scorecards[0].goal_expected

    assert goal("7") == goal("30000", "7") == "建设平台7个，屏12块。"
    assert goal("7", "1200") == data.scorecards[0].goal_expected == "建设平台1,200个，屏12块。"


def test_a_rate_is_printed_without_its_sign_whatever_its_width() -> None:
    data = read(*(row.replace("|90%|", "|９０％|") for row in PROJECT))
    assert [fact.printed for fact in data.card_facts if fact.measure == "execution_rate"] == ["９０"]


def test_a_number_too_long_for_an_account_is_left_over_as_often_as_it_stands() -> None:
    long = "1234567890123456789"
    form = plain_table(
        "项目支出绩效自评表",
        "万元",
        "项目名称{2}|巡查{5}",
        "资金{2}|年初预算数|全年预算数|全年执行数|分值|得分",
        f"年度资金总额{{2}}|6.00|6.00|{long}|10|8",
        "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
        f"产出指标|数量指标|次数|3次|{long}次|90|60",
    )
    (card,) = Drawn().text(*HEAD).table(form).read().data.scorecards
    assert sum(text.count(long) for text in card.left_over) == 2
