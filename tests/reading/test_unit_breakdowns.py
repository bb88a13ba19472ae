"""A unit's figure is never the department's: breakdowns by unit as offices print them, with made names and numbers."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from drawn_pages import Drawn, plain_table
from fa_helpers.checks.ledger import check_document
from fa_helpers.document import FinalAccounts

HEAD = """青河县水务局2022年度部门决算

第一部分 青河县水务局概况

一、主要职责

负责水务管理。

二、机构设置

青河县水务局部门决算包括：青河县水务局本级、青河县河道管理站、青河县水文中心。

第二部分 2022年度部门决算情况说明

三、支出决算情况说明

2022年度本年支出合计900.00万元，其中：基本支出600.00万元，占66.67%；项目支出300.00万元，占33.33%。

"""
OTHER = "四、其他重要事项的情况说明\n\n"
OWN, STATION, CENTRE = ("own_body", "本级"), ("part", "青河县河道管理站"), ("part", "青河县水文中心")

NUMBERED = """（一）各单位支出情况

1.青河县水务局本级：本年支出合计500.00万元，其中：基本支出350.00万元，项目支出150.00万元。

2.青河县河道管理站：本年支出合计300.00万元，其中：基本支出200.00万元，项目支出100.00万元。

3.青河县水文中心：本年支出合计100.00万元，其中：基本支出50.00万元，项目支出50.00万元。
"""
BULLETED = """●青河县水务局本级2022年度支出500.00万元，比上年增加20.00万元，增长4.17%。

●青河县河道管理站2022年度支出300.00万元，比上年减少10.00万元，下降3.23%。

●青河县水文中心2022年度支出100.00万元，与上年持平。
"""
OF_WHICH = (
    "2022年度本年支出合计900.00万元，其中：局本级本年支出500.00万元，"
    "青河县河道管理站本年支出300.00万元，青河县水文中心本年支出100.00万元。\n"
)
SEMICOLONS = "本年支出合计900.00万元。其中：青河县水务局本级500.00万元；青河县河道管理站300.00万元；青河县水文中心100.00万元。\n"
OWN_AND_BELOW = (
    "2022年度“三公”经费支出决算12.00万元，其中：局机关支出决算8.00万元，下属单位支出决算4.00万元。\n"
)
ALONE = """（一）各单位收支

1.青河县河道管理站

本年收入合计310.00万元，本年支出合计300.00万元。

2.青河县水文中心

本年收入合计105.00万元，本年支出合计100.00万元。
"""
HEADINGS = """（一）青河县河道管理站支出决算情况

本年支出合计300.00万元，其中：基本支出200.00万元，项目支出100.00万元。

（二）青河县水文中心支出决算情况

本年支出合计100.00万元，其中：基本支出50.00万元，项目支出50.00万元。
"""
PUBLIC = """（一）“三公”经费支出情况

2022年度“三公”经费支出决算12.00万元，其中：公务接待费4.00万元，公务用车运行维护费8.00万元。

（1）青河县水务局本级：公务接待费3.00万元，公务用车运行维护费5.00万元。

（2）青河县河道管理站：公务接待费1.00万元，公务用车运行维护费3.00万元。
"""
UNLISTED = """1.县水质监测所：本年支出合计40.00万元，其中：基本支出25.00万元，项目支出15.00万元。

2.县节水办公室：本年支出合计60.00万元，其中：基本支出45.00万元，项目支出15.00万元。
"""
RETURNS = "青河县河道管理站2022年度基本支出200.00万元，项目支出100.00万元。全部门基本支出600.00万元，项目支出300.00万元。\n"
OPERATING = """（一）机关运行经费支出情况

2022年度机关运行经费支出50.00万元。其中，青河县水务局本级机关运行经费支出30.00万元，青河县河道管理站机关运行经费支出20.00万元。
"""

BREAKDOWNS = {
    "numbered": (
        NUMBERED,
        {"500.00": OWN, "350.00": OWN, "300.00": STATION, "200.00": STATION, "100.00": CENTRE},
    ),
    "bulleted": (
        BULLETED,
        {"500.00": OWN, "4.17": OWN, "300.00": STATION, "3.23": STATION, "100.00": CENTRE},
    ),
    "of which": (OF_WHICH, {"500.00": OWN, "300.00": STATION, "100.00": CENTRE}),
    "semicolons": (SEMICOLONS, {"500.00": OWN, "300.00": STATION, "100.00": CENTRE}),
    "own and below": (OWN_AND_BELOW, {"8.00": ("own_body", "局机关"), "4.00": ("part", "下属单位")}),
    "names alone": (ALONE, {"310.00": STATION, "300.00": STATION, "105.00": CENTRE, "100.00": CENTRE}),
    "headings": (HEADINGS, {"300.00": STATION, "200.00": STATION, "100.00": CENTRE}),
    "public": (PUBLIC, {"3.00": STATION, "5.00": OWN, "1.00": STATION}),
    "unlisted": (UNLISTED, {"40.00": ("part", "县水质监测所"), "60.00": ("part", "县节水办公室")}),
    "returns": (RETURNS, {"200.00": STATION, "100.00": STATION}),
    "operating": (OPERATING, {"30.00": OWN, "20.00": STATION}),
}


def read(text: str) -> FinalAccounts:
    return fa.read((HEAD + OTHER + text).encode(), name="a.txt")


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_nothing_is_accused(name: str) -> None:
    entries = check_document(read(BREAKDOWNS[name][0]).data).entries
    assert [entry.check for entry in entries if entry.check.outcome == "inconsistent"] == []


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_each_figure_is_its_units(name: str) -> None:
    """The last figure so printed behind the office's own section counts."""
    text, owners = BREAKDOWNS[name]
    facts = [f for f in read(text).data.facts if f.section != "2.3"]
    for printed, (scope, whose) in owners.items():
        found = [(f.scope, f.whose) for f in facts if f.printed == printed]
        assert any(s == scope and w.endswith(whose) for s, w in found), (printed, found)


@pytest.mark.parametrize("name", BREAKDOWNS)
def test_no_unit_is_taken_for_the_office(name: str) -> None:
    document = read(BREAKDOWNS[name][0])
    total = document.find("total_expenditure")
    assert total is not None and total.printed == "900.00"
    basic = document.find("basic_expenditure")
    assert basic is not None and basic.printed == "600.00"


def test_a_wrong_total_of_the_office_is_still_found() -> None:
    wrong = HEAD.replace("项目支出300.00万元", "项目支出310.00万元")
    entries = check_document(fa.read((wrong + OTHER + NUMBERED).encode(), name="a.txt").data).entries
    assert [e for e in entries if e.check.outcome == "inconsistent"]


REPORTS = {
    "attached": (
        "第三部分 附件：2022年度河道整治项目绩效评价报告\n\n一、项目概况\n\n"
        "项目支出合计880.00万元，基本支出12.00万元。\n"
    ),
    "that project": "（二）预算绩效情况说明\n\n河道整治项目实施良好，该项目本年支出合计88.00万元，其中财政拨款收入80.00万元。\n",
    "paragraph": "（二）预算绩效情况说明\n\n1.河道整治项目绩效自评综述：本年支出合计88.00万元，完成预算的98.00%。\n",
    "outline": (
        "第三部分 附件\n\n一、项目概况\n\n2022年度河道整治本年支出合计88.00万元。\n\n"
        "二、项目资金使用情况\n\n本年支出合计88.00万元，基本支出1.00万元。\n"
    ),
    "without a number": (
        "附件\n\n2022年度河道整治项目绩效评价报告\n\n一、基本情况\n\n本年支出合计88.00万元，基本支出1.00万元。\n"
    ),
}


def test_a_project_is_named_without_number_and_year() -> None:
    text = "（二）绩效自评情况说明\n\n3.2022年河道清淤项目绩效自评综述：全年预算数为88.00万元，执行数为80.00万元。\n"
    assert {f.whose for f in read(text).data.facts if f.scope == "project"} == {"河道清淤项目"}


@pytest.mark.parametrize("name", REPORTS)
def test_a_projects_figures_are_not_the_offices(name: str) -> None:
    document = read(REPORTS[name])
    others = [f for f in document.data.facts if f.printed in ("880.00", "88.00", "12.00", "1.00", "80.00")]
    assert others and all(f.scope in ("project", "report") and f.whose for f in others)
    total = document.find("total_expenditure")
    assert total is not None and total.printed == "900.00"
    assert not [e for e in check_document(document.data).entries if e.check.outcome == "inconsistent"]


OF_THE_OFFICE = {
    "a heading of project spending": "（二）项目支出：2022年度项目支出300.00万元，主要用于水利工程。\n",
    "all units together": "截至2022年底，所属各预算单位共有车辆16辆。\n",
    "the one unit that has such money": (
        "2022年度青河县水务局本级1家行政单位的机关运行经费支出50.00万元，比上年增加2.00万元，增长4.17%。\n"
    ),
    "classes that end like a unit": "1.城乡社区支出20.00万元，占2.22%。\n2.教育支出30.00万元，占3.33%。\n",
    "the office under a shorter name": "1.县水务局2022年度公务接待费支出4.00万元。\n",
    "the office in full": "青河县水务局2022年度公务接待费支出4.00万元，与上年持平。\n",
    "funds of a level": "本级财政拨款收入800.00万元，上级补助收入100.00万元。\n",
    "an item of the classification": "1.水利支出（类）水利（款）水土保持（项）。年初预算为20.00万元，支出决算为20.00万元。\n",
}


@pytest.mark.parametrize("name", OF_THE_OFFICE)
def test_what_is_the_offices_stays_the_offices(name: str) -> None:
    facts = [f for f in read(OF_THE_OFFICE[name]).data.facts if f.section.startswith("2.4")]
    assert facts and [(f.printed, f.whose) for f in facts if f.whose] == []


def test_a_statement_by_unit_gives_the_office_its_total_row() -> None:
    lines = (*HEAD.split("\n\n")[:7], "三、收入决算情况说明", "本年收入合计900.00万元。")
    table = plain_table(
        "支出决算表",
        "万元",
        "单位名称|本年支出合计|基本支出|项目支出",
        "青河县水务局本级|500.00|350.00|150.00",
        "青河县河道管理站|300.00|200.00|100.00",
        "青河县水文中心|100.00|50.00|50.00",
        "合计|900.00|600.00|300.00",
    )
    document = Drawn().text(*lines).table(table).read()
    for concept, printed in (("total_expenditure", "900.00"), ("basic_expenditure", "600.00")):
        fact = document.find(concept)
        assert fact is not None and fact.printed == printed
    owned = [(f.whose, f.printed) for f in document.data.cell_facts if f.whose]
    assert ("青河县河道管理站", "300.00") in owned and len(owned) == 9


def test_what_a_kind_of_spending_has_of_an_item_is_not_the_item() -> None:
    """Items by what they pay for, behind the items: no amount of one item beside a part of it, no item told twice."""
    text = (
        "青河县水务局2022年度部门决算\n第一部分 部门概况\n一、主要职责\n负责水务管理。\n第二部分 决算情况说明\n"
        "一、一般公共预算财政拨款支出决算情况说明\n2022年度一般公共预算支出300.00万元，其中：\n"
        "（1）行政运行（2130301）180.00万元，比上年增加20.00万元，主要原因是人员增加；\n"
        "（2）水利工程建设（2130305）120.00万元，比上年增加12.00万元，主要原因是工程增加。\n"
        "按支出用途看：\n"
        "（1）人员经费：①行政运行（2130301）150.00万元，比上年增加10.00万元，主要原因是人员增加。\n"
        "（2）项目支出：①行政运行（2130301）30.00万元，比上年增加10.00万元，主要原因是租房；"
        "②水利工程建设（2130305）120.00万元，比上年增加12.00万元，主要原因是工程增加。\n"
    )
    doc = fa.read(text.encode(), name="a.txt")
    told = [
        (fact.printed, fact.function_item, fact.whose) for fact in doc.data.facts if fact.measure == "amount"
    ]
    assert told == [
        ("300.00", "", ""),
        ("180.00", "行政运行", ""),
        ("120.00", "水利工程建设", ""),
        ("150.00", "行政运行", "人员经费"),
        ("30.00", "行政运行", "项目支出"),
        ("120.00", "水利工程建设", "项目支出"),
    ]
    assert [item.function_item for item in doc.data.functional_items] == ["行政运行", "水利工程建设"]
    assert [entry.check.rule for entry in doc.check().findings] == []


def test_a_class_in_a_list_of_project_expenditure_is_of_that_kind() -> None:
    text = (
        "青河县水务局2022年度部门决算\n第一部分 部门概况\n一、主要职责\n负责水务管理。\n第二部分 决算情况说明\n"
        "四、一般公共预算财政拨款支出决算情况说明\n2022年度一般公共预算财政拨款支出300.00万元，其中：农林水支出300.00万元，"
        "占100.00%。\n（一）基本支出：2022年度基本支出180.00万元，用于日常工作。\n（二）项目支出：2022年度项目支出120.00万元，"
        "主要用于完成特定任务，其中：农林水支出120.00万元，主要用于河道管护。\n"
    )
    doc = fa.read(text.encode(), name="a.txt")
    classes = [
        (fact.printed, fact.fund) for fact in doc.data.facts if fact.function_class and fact.unit != "%"
    ]
    assert classes == [("300.00", "general_budget"), ("120.00", "project")]
    assert [entry.check.rule for entry in doc.check().findings] == []
