"""Notices of the three public expenses and other short papers: whose, of which year, what is theirs; made up."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import ParseError


def read(text: str) -> FinalAccounts:
    return fa.read(text.encode(), name="a.txt")


def told(document: FinalAccounts) -> list[str]:
    """Every figure in short: printed, stage or measure, concept, year."""
    return [
        " ".join(
            (
                fact.printed + fact.unit,
                (fact.stage or "-") if fact.measure == "amount" else fact.measure,
                fact.concept or "-",
                fact.year,
            )
        )
        for fact in document.data.facts
    ]


def accused(document: FinalAccounts) -> list[str]:
    return [entry.check.rule for entry in document.check().ledger.of("inconsistent")]


LEAD = """望川县统计局2021年“三公”经费预算情况说明
望川县统计局2021年“三公”经费预算安排31.00万元，其中，公务用车购置及运行费21.00万元，公务接待费10.00万元。具体情况如下：
一、公务用车购置及运行费
安排公务用车购置及运行费21.00万元，比上年减少2.00万元。
二、公务接待费
安排公务接待费10.00万元，与上年持平。
"""


def test_the_total_above_the_first_heading_is_read() -> None:
    document = read(LEAD)
    profile = document.data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == ("望川县统计局", 2021, "budget")
    assert told(document) == [
        "31.00万元 initial_budget three_public_expenses this",
        "21.00万元 initial_budget official_vehicles this",
        "10.00万元 initial_budget official_receptions this",
        "21.00万元 initial_budget official_vehicles this",
        "2.00万元 change official_vehicles this",
        "10.00万元 initial_budget official_receptions this",
    ]
    assert accused(document) == []


LAST_YEAR = """望川县康复中心2023年“三公”经费预算公开说明
一、2023年“三公”经费预算安排情况
2023年“三公”经费预算总计20.00万元，其中：公务接待12.00万元，公务用车运行费用8.00万元。
二、2022年“三公”经费决算情况
2022年“三公”经费合计支出22.00万元，其中：公务接待12.50万元，公务用车运行费用9.50万元。
2023年“三公”经费预算较2022年减少2.00万元，其中公务接待较上年减少0.50万元，减少4.00%。
"""


def test_parts_of_last_year_s_total_are_last_year_s() -> None:
    document = read(LAST_YEAR)
    assert told(document)[3:6] == [
        "22.00万元 prior_final_accounts three_public_expenses last",
        "12.50万元 prior_final_accounts official_receptions last",
        "9.50万元 prior_final_accounts vehicle_operation last",
    ]
    assert accused(document) == []


@pytest.mark.parametrize("end", ["，其中：", "。其中："])
def test_a_total_beside_one_of_this_year_lends_its_parts_no_year(end: str) -> None:
    text = (
        "望川县统计局2023年度部门决算说明\n一、支出决算情况\n"
        f"2023年度支出100.00万元，2022年度支出80.00万元{end}基本支出60.00万元，项目支出40.00万元。\n"
    )
    assert [line.rsplit(" ", 1)[1] for line in told(read(text))[2:]] == ["this", "this"]


def test_a_change_since_a_year_that_is_not_the_amount_s_accuses_nobody() -> None:
    text = (
        "望川县统计局2023年度部门决算说明\n一、支出决算情况\n"
        "2022年项目支出决算数480.00万元，比2021年增支9.00万元，增长1.91%。\n"
    )
    assert accused(read(text)) == []


@pytest.mark.parametrize(
    ("title", "entity", "kind"),
    [
        ("柳河镇2018年“三公”经费支出说明", "柳河镇", "departmental_final_accounts"),
        ("2018年望川县委统战部“三公”经费增减情况说明", "望川县委统战部", "departmental_final_accounts"),
        ("望川县司法局2018年“三公”经费安排情况说明", "望川县司法局", "budget"),
        ("望川县司法局\n关于财政拨款“三公”经费预算\n2018年情况的说明", "望川县司法局", "budget"),
        ("青禾市经开区2018年一般公共预算“三公”经费预算情况说明", "青禾市经开区", "budget"),
    ],
)
def test_how_a_notice_is_titled(title: str, entity: str, kind: str) -> None:
    verb = "安排" if kind == "budget" else "支出"
    profile = read(
        f"{title}\n一、公务接待费\n2018年公务接待费{verb}3.00万元，较上年下降4.00%。\n"
    ).data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == (entity, 2018, kind)


def test_a_place_and_its_own_offices_are_one_name() -> None:
    document = read(
        "青禾市望川区2019年度“三公”经费公开说明\n2019年度望川区本级一般公共预算财政拨款“三公”经费公开说明\n"
        "一、“三公”经费支出总体情况\n2019年度，望川区本级“三公”经费支出合计50.00万元，同比减少4.00万元。\n"
    )
    profile = document.data.profile
    assert (profile.entity, profile.kind) == ("青禾市望川区", "government_total")
    assert {fact.scope for fact in document.data.facts} == {"government"}


MONTHLY = """一、一般公共预算收支情况
（一）收入情况。1-5月，全县完成财政总收入4,300.00万元，占年初预算10,000.00万元的43.00%。
（二）支出情况。1-5月，全县完成一般公共预算支出57,000.00万元，同比增长19.10%。
"""
TOLD = """——2019年9月2日在青禾市人民代表大会常务委员会会议上
青禾市财政局
主任、各位委员：
受市人民政府委托，我向会议报告青禾市2018年市级决算草案，请予审议。
一、2018年市级决算草案
（一）一般公共预算收支决算情况。
2018年市级一般公共预算支出决算数480.00亿元，比2017年增支9.00亿元，增长1.91%。
"""
SOCIETY = """云岭省水利行业协会2024年财务决算及2025年财务预算的报告
一、2024年财务决算情况
2024年总收入2,285,000.00元，来源如下：会费收入1,541,000.00元。
"""


@pytest.mark.parametrize("text", [MONTHLY, TOLD, SOCIETY])
def test_what_is_no_office_s_account_is_refused(text: str) -> None:
    with pytest.raises(ParseError):
        read(text)


def test_the_year_of_a_part_s_title_is_the_paper_s() -> None:
    document = read(
        "日期：2025-01-20 来源：望川县实验小学\n第一部分 望川县实验小学概况\n一、单位职责\n实施义务教育。\n"
        "第二部分 望川县实验小学2025年单位预算情况说明\n一、收入预算情况\n收入预算180.00万元。\n"
    )
    assert document.data.profile.fiscal_year == 2025


SENTENCES = {
    "a bracket with a full stop": (
        "公务用车购置及运行费50.00万元（购置费10.00万元，与上年持平；运行维护费40.00万元，增加1.00万元。）"
        "比上年增加1.00万元。",
        "1.00万元 change official_vehicles this",
    ),
    "none bought": (
        "公车购置及运行维护费34.00万元，其中：购置经费无、运行维护费34.00万元。",
        "34.00万元 final_accounts vehicle_operation this",
    ),
    "none bought, with a comma": (
        "公车购置及运行维护费34.00万元，其中：购置经费无，运行维护费34.00万元。",
        "34.00万元 final_accounts vehicle_operation this",
    ),
    "so many bodies": (
        "公务接待费支出5.00万元。部门12个单位国内公务接待批次累计68次。",
        "68次 count reception_batches this",
    ),
    "a system's": ("区直水利系统“三公”经费9.00万元。", "9.00万元 final_accounts three_public_expenses this"),
    "spent in all": ("共计支出“三公经费”9.00万元。", "9.00万元 final_accounts three_public_expenses this"),
    "all funds": ("经费总收入9.00万元。", "9.00万元 final_accounts grand_total_revenue this"),
    "as last year, and another compared": (
        "“三公”经费9.00万元，与2022年持平：一、公务接待费5.00万元，与2022年相比增加1.00万元。",
        "1.00万元 change official_receptions this",
    ),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence(name: str) -> None:
    sentence, last = SENTENCES[name]
    document = read(f"望川县水利局2023年“三公”经费决算说明\n一、“三公”经费决算情况\n{sentence}\n")
    assert told(document)[-1] == last
    assert {line.rsplit(" ", 1)[1] for line in told(document)} == {"this"}
