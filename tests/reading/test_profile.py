"""What kind of document a text is: accounts of a department or a unit, a budget, an empty form, or something else."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import ParseError

EXPLAINED = (
    "第一部分 概况\n第二部分 {year}年度{whose}决算情况说明\n一、收入决算情况说明\n本年收入合计5.00万元。"
)
BUDGET = """青川市图书馆2024年部门预算
第一部分 部门概况
一、主要职责
提供服务。
第二部分 2024年部门预算情况说明
一、收支预算总体情况说明
2024年收支总预算620.00万元，比2023年增加20.00万元，增长3.33%。
二、收入预算情况说明
2024年收入预算620.00万元，其中：一般公共预算拨款收入600.00万元，占96.77%；上年结转20.00万元，占3.23%。
三、“三公”经费预算情况说明
2024年“三公”经费预算5.00万元，其中：公务接待费1.00万元，公务用车运行维护费4.00万元。
四、国有资产占用情况说明
截至2023年12月31日，车辆2辆，价值40.00万元。"""


def read(text: str) -> FinalAccounts:
    return fa.read(text.encode())


@pytest.mark.parametrize(
    ("cover", "whose", "kind"),
    [
        ("望川区档案馆2023年度部门决算\n", "部门", "departmental_final_accounts"),
        ("望川区档案馆2023年度单位决算\n", "单位", "unit_final_accounts"),
        ("望川区档案馆2023年度决算公开说明\n", "单位", "unit_final_accounts"),
        ("望川区档案馆2023年度决算公开\n", "部门", "departmental_final_accounts"),
        ("", "单位", "unit_final_accounts"),
    ],
)
def test_whose_accounts(cover: str, whose: str, kind: str) -> None:
    document = read(cover + EXPLAINED.format(year=2023, whose=whose))
    assert (document.data.profile.kind, document.data.profile.fiscal_year) == (kind, 2023)


@pytest.mark.parametrize(
    "cover",
    [
        "二O二三年度\n望川区档案馆\n部门决算\n",
        "二0二三年度望川区档案馆部门决算\n",
        "望川区档案馆（部门）2023年度决算\n",
    ],
)
def test_the_year_and_the_kind_are_no_part_of_the_name(cover: str) -> None:
    profile = read(cover + EXPLAINED.format(year=2023, whose="部门")).data.profile
    assert (profile.entity, profile.fiscal_year, profile.level) == ("望川区档案馆", 2023, "department")


def test_a_budget_states_budgets() -> None:
    document = read(BUDGET)
    assert (document.data.profile.kind, document.data.profile.fiscal_year) == ("budget", 2024)
    stages = {f.printed: f.stage for f in document.data.facts if f.measure == "amount"}
    assert stages.pop("40.00") == "final_accounts"
    assert stages == dict.fromkeys(
        ("620.00", "600.00", "20.00", "5.00", "1.00", "4.00"), "initial_budget"
    ) | {"620.00": "initial_budget"}
    changes = [(f.printed, f.measure, f.direction) for f in document.data.facts if "change" in f.measure]
    assert changes == [("20.00", "change", "increase"), ("3.33", "change_rate", "increase")]


@pytest.mark.parametrize("mark", ["X", "XX", "____"])
def test_an_empty_form_has_no_figures(mark: str) -> None:
    text = EXPLAINED.replace("5.00", mark).format(year=2023, whose="部门")
    text += f"其中：财政拨款收入{mark}万元，占{mark}%；事业收入{mark}万元，占{mark}%；其他收入{mark}万元，占{mark}%。"
    text += f"与上年相比增加（减少）{mark}万元，增长（下降）{mark}%。"
    document = read(text)
    assert document.data.profile.kind == "blank_form"
    assert document.data.facts == ()


def test_a_filled_document_may_keep_placeholders() -> None:
    text = EXPLAINED.format(year=2023, whose="部门") + "其中：收入5.00万元，支出5.00万元。" * 10
    document = read(text + "\n（注：XX单位、XX科目、XX项目按XX填写，XX、XX、XX、XX不填。）")
    assert document.data.profile.kind == "departmental_final_accounts"


OTHERS = [
    "关于青川市2023年预算执行情况和2024年预算草案的报告\n一、2023年预算执行情况\n（一）一般公共预算收支情况说明\n收入30.50亿元。",
    "青川市集中公开部门决算\n8月30日，80家部门公开2023年度部门决算。\n“三公”经费支出情况\n公务接待费100.00万元。",
    "青川钢铁股份有限公司2023年年度报告\n第二节 公司简介\n一、公司信息\n三、经营情况讨论与分析\n营业收入12.50亿元。",
    "关于青川市2023年决算草案的报告\n一、2023年财政决算情况\n（一）一般公共预算收支决算情况\n收入30.50亿元。",
    "部门决算管理办法\n第一章 总则\n第一条 为了加强部门决算管理，制定本办法。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_something_else_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(ParseError) as refused:
        read(text)
    assert refused.value.code == "not_final_accounts"


@pytest.mark.parametrize(
    "name", ["全国总工会", "本溪市财政局", "从化区教育局", "对山区档案馆", "由溪县第三中学", "全州县民政局"]
)
def test_a_name_may_begin_like_a_clause(name: str) -> None:
    document = read(f"{name}2023年度部门决算\n" + EXPLAINED.format(year=2023, whose="部门"))
    assert document.data.profile.entity == name


@pytest.mark.parametrize(
    "begin", ["本部门", "全区各单位", "从构成看财政局", "对直属单位的管理处", "各直属中心", "本单位"]
)
def test_a_clause_is_no_name(begin: str) -> None:
    text = EXPLAINED.format(year=2023, whose="部门")
    document = read(f"2023年度部门决算\n{text}\n{begin}2023年度支出5.00万元。")
    assert document.data.profile.entity == ""


@pytest.mark.parametrize(
    "cover",
    [
        "监督索引号53000000000101000\n望川区档案馆2023年度部门决算\n",
        "欢迎来到望川区档案馆\n望川区档案馆2023年度部门决算\n",
        "区档案馆2023年决算公开\n来源：区政府 | 发布日期：2024-08-03\n望川区档案馆\n2023年度部门决算\n",
    ],
)
def test_lines_of_a_web_page_are_no_name(cover: str) -> None:
    assert read(cover + EXPLAINED.format(year=2023, whose="部门")).data.profile.entity == "望川区档案馆"


def test_what_a_government_reports_of_all_its_money_is_no_department_s() -> None:
    said = "2020年，一般公共预算收入4,409.00万元，增长25.2%，完成预算的119.4%。全镇收入总计6,432.00万元。"
    report = read(
        f"义水镇人民政府关于2020年本级决算的报告\n一、全镇收支决算情况\n（一）一般公共预算\n{said}\n"
    )
    assert (report.data.profile.kind, report.data.profile.level) == ("government_total", "government")


def test_a_town_that_raises_revenue_tells_of_all_its_money() -> None:
    said = (
        "全镇本级一般公共预算收入实现120.00万元，为年初预算的110.0%，比上年增长9.0%，其中税收收入90.00万元。"
    )
    cover = "青禾市望川区义水镇人民政府\n2023年决算报告\n一、预算收支决算情况\n（一）一般公共预算收支情况\n"
    data = read(cover + said + "\n二、其他事项情况说明\n无。\n").data
    assert (data.profile.entity, data.profile.level) == ("青禾市望川区义水镇", "government")
    assert {fact.scope for fact in data.facts} == {"government"}


def test_an_overview_names_the_office_before_its_department() -> None:
    text = "第一部分 望川县人民法院部门概况\n一、部门主要职能\n负责审判。\n"
    text += "第二部分 2023年度部门决算情况说明\n一、收入决算情况说明\n"
    assert read(text + "本部门2023年度收入总计9.00万元。").data.profile.entity == "望川县人民法院"


UNTITLED = """按照有关部署和要求，经汇总，2024年{whose}一般公共预算“三公”经费支出{stage}为9.00万元，其中：因公出国（境）费用
0万元，公务用车运行维护费5.00万元，公务接待费4.00万元。与2023年{stage}相比增长12.50%，主要原因是车辆增加。
"""


@pytest.mark.parametrize(
    ("whose", "stage", "wanted"),
    [
        ("", "预算", ("", 2024, "budget", "department")),
        ("", "决算", ("", 2024, "departmental_final_accounts", "department")),
        ("区级部门（单位）", "预算", ("", 2024, "government_total", "government")),
    ],
)
def test_a_notice_of_one_paragraph_needs_no_title(
    whose: str, stage: str, wanted: tuple[str, int, str, str]
) -> None:
    data = read(UNTITLED.format(whose=whose, stage=stage)).data
    profile = data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind, profile.level) == wanted
    assert [(fact.concept, str(fact.value)) for fact in data.facts[:4]] == [
        ("three_public_expenses", "9.00"),
        ("overseas_travel", "0"),
        ("vehicle_operation", "5.00"),
        ("official_receptions", "4.00"),
    ]


def test_a_notice_tells_its_total_before_its_first_heading() -> None:
    text = (
        "望川县2023年度“三公”经费决算情况\n根据有关规定，经望川县财政局汇总，2023年望川县行政单位、事业单位和其他单位的"
        "“三公”经费决算总额为90.00万元，较年初预算减少10%。其中：\n一、因公出国（境）经费\n2023年因公出国（境）决算支出0万元。\n"
        "二、公务接待费\n公务接待费决算支出90.00万元，较年初预算减少10%。\n"
    )
    data = read(text).data
    assert (data.profile.entity, data.profile.level) == ("望川县", "government")
    assert [(fact.concept, fact.printed) for fact in data.facts[:3]] == [
        ("three_public_expenses", "90.00"),
        ("three_public_expenses", "10"),
        ("overseas_travel", "0"),
    ]


def test_news_that_name_the_three_public_expenses_are_no_notice() -> None:
    with pytest.raises(ParseError):
        read(
            "据介绍，2024年中央本级“三公”经费支出合计30.00亿元，比上年增加2.00亿元，总体上低于以前的水平。\n"
        )


NOTICE = """{title}
现将有关情况公布如下：
{year}“三公”经费支出共计9.00万元，其中：公务接待费4.00万元，公务用车运行维护费5.00万元。较上年减少1.00万元，下降10.00%。
（联系方式：0000-12345678。）"""


@pytest.mark.parametrize(
    ("title", "entity", "year"),
    [
        ("青川市望江区柳河镇人民政府\n2021年度“三公”经费决算汇总情况", "青川市望江区柳河镇人民政府", 2021),
        ("柳河镇2020年“三公”经费决算公开", "柳河镇", 2020),
        ("关于公开青川市档案馆2019年“三公”经费决算的公告", "青川市档案馆", 2019),
        ("民政部2024年度部门决算", "民政部", 2024),
    ],
)
def test_a_short_paper_without_headings_is_read(title: str, entity: str, year: int) -> None:
    document = read(NOTICE.format(title=title, year=f"{year}年"))
    profile = document.data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == (
        entity,
        year,
        "departmental_final_accounts",
    )
    told = [(fact.concept, str(fact.value), fact.measure, fact.scope) for fact in document.data.facts]
    assert told == [
        ("three_public_expenses", "9.00", "amount", "office"),
        ("official_receptions", "4.00", "amount", "office"),
        ("vehicle_operation", "5.00", "amount", "office"),
        ("three_public_expenses", "1.00", "change", "office"),
        ("three_public_expenses", "10.00", "change_rate", "office"),
    ]


@pytest.mark.parametrize(
    "title",
    ["青川市集中公开2023年度部门决算", "关于做好2023年度部门决算工作的通知", "青川市图书馆2023年活动预告"],
)
def test_news_of_accounts_are_no_accounts(title: str) -> None:
    with pytest.raises(ParseError):
        read(NOTICE.format(title=title, year="2023年"))


@pytest.mark.parametrize(
    ("title", "place"),
    [
        ("江州市2016年市本级“三公”决算", "江州市"),
        ("江州市柳河区本级2017年“三公”经费决算汇总情况", "江州市柳河区"),
    ],
)
def test_what_a_place_itself_spent_is_the_government_s(title: str, place: str) -> None:
    profile = read(NOTICE.format(title=title, year="2016年")).data.profile
    assert (profile.entity, profile.level) == (place, "government")


def test_a_notice_says_how_a_budget_was_carried_out_without_an_office() -> None:
    title = "2022年一般公共预算“三公”经费决算执行情况说明"
    assert read(NOTICE.format(title=title, year="2022年")).data.profile.entity == ""


def test_a_notice_on_the_three_public_expenses_need_not_say_final_accounts_in_its_title() -> None:
    title = "柳河镇2015年“三公”经费支出说明"
    paper = f"{title}\n一、公务接待费\n2015年公务接待费4.00万元，较2014年决算数下降20.00%。"
    profile = read(paper).data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == (
        "柳河镇",
        2015,
        "departmental_final_accounts",
    )


def test_what_a_notice_tells_before_its_first_heading_is_read() -> None:
    opening = "经财政局汇总，2020年“三公”经费决算总额为9.00万元，较年初预算减少10.00%。其中："
    paper = f"江州县2020年“三公”经费决算情况\n{opening}\n一、公务接待费\n2020年公务接待费4.00万元。"
    document = read(paper)
    told = [(fact.concept, str(fact.value), fact.section) for fact in document.data.facts]
    assert told == [
        ("three_public_expenses", "9.00", "0"),
        ("three_public_expenses", "10.00", "0"),
        ("official_receptions", "4.00", "1"),
    ]
    assert (document.data.profile.entity, document.data.profile.level) == ("江州县", "government")
    assert document.data.sections[0].title == "江州县2020年“三公”经费决算情况"
