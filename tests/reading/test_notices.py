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


def owned(text: str) -> list[str]:
    """Every figure with its scope and the name of whose it is."""
    return [f"{fact.printed} {fact.scope} {fact.whose}".rstrip() for fact in read(text).data.facts]


BODIES = """望川县水务局2023年度部门决算
第一部分 望川县水务局概况
一、2023年主要工作
2023年全县一般公共预算收入完成52000.00万元，其中税收收入40000.00万元。
第二部分 部门决算情况说明
一、收入支出决算总体情况说明
2023年度收入总计900.00万元，支出总计900.00万元。
二、“三公”经费支出决算情况说明
2023年度“三公”经费支出30.00万元，其中：局机关12.00万元，县样本站10.00万元，县评审中心8.00万元。局机关公务接待费5.00万元，县样本站公务接待费2.00万元。
"""


def test_what_a_body_spends_is_its_own_and_what_a_county_takes_in_is_the_county_s() -> None:
    assert owned(BODIES) == [
        "52000.00 government",
        "40000.00 government",
        "900.00 office",
        "900.00 office",
        "30.00 office",
        "12.00 own_body 局机关",
        "10.00 part 县样本站",
        "8.00 part 县评审中心",
        "5.00 own_body 局机关",
        "2.00 part 县样本站",
    ]
    assert accused(read(BODIES)) == []


ANNOUNCED = """按照有关要求，现将柳河镇2020年度“三公”经费决算情况公布如下：
2020年度“三公”经费41.00万元，其中：公务用车运行维护费21.00万元，公务接待费20.00万元。
"""
GATHERED = """根据有关规定，经望川县财政局汇总，2020年望川县行政单位、事业单位“三公”经费决算总额为100.00万元。其中：
一、公务接待费
2020年公务接待费决算支出40.00万元。
二、公务用车购置及运行维护费
2020年公务用车购置及运行维护费决算支出60.00万元。
"""
WEB = """街镇
索引号
115001/2022-00093
主题分类
财政
发布机构
望川区柳河乡
成文日期
2021-07-27
标题
2020年望川区柳河乡“三公”经费情况说明
2020年望川区柳河乡“三公”经费情况说明
现将柳河乡2020年度“三公”经费决算情况公布如下：
2020年度“三公”经费41.00万元。
"""
ALL = "2020年度全区“三公”经费决算情况\n2020年度全区“三公”经费总支出为1928.00万元，比上年下降36.20%。\n"


@pytest.mark.parametrize(
    ("text", "entity", "kind"),
    [
        (ANNOUNCED, "柳河镇", "departmental_final_accounts"),
        (GATHERED, "望川县", "government_total"),
        (WEB, "望川区柳河乡", "departmental_final_accounts"),
        (ALL, "", "government_total"),
    ],
)
def test_who_publishes_a_page_without_a_title_of_its_own(text: str, entity: str, kind: str) -> None:
    document = read(text)
    profile = document.data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == (entity, 2020, kind)
    assert {entry.check.rule for entry in document.check().ledger.of("suspicious")}.isdisjoint(
        {"names.owner"}
    )


def test_a_report_to_the_congress_with_a_list_of_tables_is_refused() -> None:
    with pytest.raises(ParseError):
        read(
            "2022年望川区人民政府决算公开\n第一部分 决算报告\n第二部分 决算报表\n1、2022年度望川区一般公共预算收入表\n"
            "第一部分 决算报告\n关于望川区2022年决算草案和2023年上半年预算执行情况的报告\n主任、各位委员：\n"
        )


def test_parts_that_stay_part_the_changes_of_a_list() -> None:
    document = read(
        "望川县水利局2023年“三公”经费预算说明\n一、“三公”经费预算情况\n2023年“三公”经费29.00万元，比上年增加0.50万元，其中："
        "因公出国（境）费0万元，较上年无增减；公务用车购置及运行费28.00万元，较上年无增减；公务接待费1.00万元，比上年增加0.50万元。\n"
    )
    assert told(document)[-1] == "0.50万元 change official_receptions this"


def test_a_bracket_s_figures_are_not_of_the_year_compared_with_before_it() -> None:
    document = read(
        "望川县水利局2023年“三公”经费决算说明\n一、公务接待费\n"
        "公务接待费1.50万元，较2022年公务接待费减少0.20万元（本单位接待16批次、128人）。\n"
    )
    assert told(document)[-1] == "128人 count reception_persons this"
