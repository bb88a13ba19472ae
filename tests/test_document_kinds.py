"""What a document is, as document.json tells it: final accounts of a department or a unit, a budget, a blank form."""

from __future__ import annotations

import json

import pytest

import fa_helpers as fa
from fa_helpers.errors import ParseError
from fa_helpers.files.export import export_files


def text(title: str, part: str, word: str = "决算", more: str = "") -> str:
    """A short document of one part with two sections."""
    return (
        f"{title}\n第一部分 单位概况\n一、主要职能\n负责有关工作。\n第二部分 {part}\n"
        f"一、收入{word}情况说明\n2023年度本年收入合计12.50万元，其中：财政拨款收入10.00万元。\n"
        f"二、支出{word}情况说明\n2023年度本年支出合计12.50万元。\n{more}"
    )


def blanked(document: str, mark: str) -> str:
    for figure in ("12.50", "10.00", "2023"):
        document = document.replace(figure, mark)
    return document + f"三、支出决算总体情况\n某局收入{mark}万元，支出{mark}万元，比上年增长{mark}%。\n"


TERMS = "三、名词解释\n部门决算：指年度终了后编制的报告。\n"
PERFORMANCE = "三、预算绩效情况说明\n部门预算绩效管理，预算执行率95%。\n"

KINDS = {
    "a department": (text("某某市统计局2023年度部门决算", "部门决算情况说明"), "departmental_final_accounts"),
    "a report": (
        text("2023年度某某市统计局部门决算公开报告", "部门决算情况说明"),
        "departmental_final_accounts",
    ),
    "budgets named": (
        text("某某市统计局2023年度部门决算", "部门决算情况说明", more=PERFORMANCE),
        "departmental_final_accounts",
    ),
    "department or unit": (
        text("某某市统计局2023年度部门（单位）决算", "部门（单位）决算情况说明"),
        "departmental_final_accounts",
    ),
    "a unit": (text("某某市普查中心2023年度单位决算", "单位决算情况说明"), "unit_final_accounts"),
    "a budget": (text("某某市统计局2024年部门预算", "2024年部门预算情况说明", "预算"), "budget"),
    "a unit's budget": (text("某某市普查中心2024年单位预算", "单位预算情况说明", "预算"), "budget"),
    "a budget that explains 决算": (
        text("某某市统计局2024年部门预算", "部门预算情况说明", "预算", TERMS),
        "budget",
    ),
    "blank, XX": (blanked(text("XX局2023年度部门决算", "部门决算情况说明"), "XX"), "blank_form"),
    "blank, **": (blanked(text("**局2023年度部门决算", "部门决算情况说明"), "**"), "blank_form"),
}


@pytest.mark.parametrize("name", KINDS)
def test_kinds(name: str) -> None:
    source, kind = KINDS[name]
    document = fa.read(source.encode(), name="a.txt")
    told = json.loads(dict(export_files(document.data, "0"))["document.json"])
    assert told["kind"] == kind
    assert document.data.profile.kind == kind
    money = [fact for fact in document.data.facts if fact.amount_yuan is not None]
    assert (money == []) == (kind == "blank_form")


@pytest.mark.parametrize(
    "source",
    [
        "部门决算管理办法\n第一章 总则\n第一条 为了加强部门决算管理。\n",
        "市政府召开会议\n记者获悉，2023年全市财政决算已经完成，收入100.00亿元。\n",
        "2023年部门决算编制工作说明\n请各单位按时报送，联系电话见附件。\n",
        "部门决算布置会召开\n会议说明，2023年各单位收入100.00万元以上的须附说明。\n",
    ],
)
def test_what_only_speaks_of_final_accounts_is_refused(source: str) -> None:
    with pytest.raises(ParseError) as caught:
        fa.read(source.encode(), name="a.txt")
    assert caught.value.code == "not_final_accounts"


def test_a_page_with_a_title_and_no_heading_is_read() -> None:
    source = (
        "松河县粮食局2016年度部门决算“三公”经费说明\n"
        "2016年度“三公”经费财政拨款支出预算为8.50万元，实际支出决算为6.20万元。其中：公务接待费1.70万元，"
        "公务用车运行维护费4.50万元。\n国内公务接待31批次，260人次。\n"
    )
    document = fa.read(source.encode(), name="a.txt")
    assert (
        document.data.profile.kind == "departmental_final_accounts"
        and document.data.profile.entity == "松河县粮食局"
    )
    read = {(fact.concept, fact.stage, str(fact.value)) for fact in document.data.facts}
    assert read == {
        ("three_public_expenses", "initial_budget", "8.50"),
        ("three_public_expenses", "final_accounts", "6.20"),
        ("official_receptions", "final_accounts", "1.70"),
        ("vehicle_operation", "final_accounts", "4.50"),
        ("reception_batches", "", "31"),
        ("reception_persons", "", "260"),
    }


def test_a_page_with_headings_of_no_form_below_its_title_is_read() -> None:
    source = (
        "松河县粮食局2016年部门决算“三公”经费说明\n一、公务接待费\n2016年公务接待费1.70万元。\n"
        "二、公务用车购置及运行维护费\n2016年公务用车购置及运行维护费4.50万元。\n"
    )
    document = fa.read(source.encode(), name="a.txt")
    assert [(fact.section, fact.concept, str(fact.value)) for fact in document.data.facts] == [
        ("1", "official_receptions", "1.70"),
        ("2", "official_vehicles", "4.50"),
    ]


@pytest.mark.parametrize(
    ("title", "entity"),
    [
        ("松河县粮食局关于2018年度部门决算“三公”经费的说明", "松河县粮食局"),
        ("2018年度松河县商务局“三公”经费决算公开说明", "松河县商务局"),
    ],
)
def test_a_title_alone_names_the_office_and_the_year(title: str, entity: str) -> None:
    profile = fa.read(f"{title}\n公务接待费支出2.50万元。\n".encode(), name="a.txt").data.profile
    assert (profile.entity, profile.fiscal_year) == (entity, 2018)


@pytest.mark.parametrize("word", ["决算", "预算"])
def test_a_document_without_a_year_leaves_no_gap_in_its_first_sentence(word: str) -> None:
    source = (
        f"松河县教育局部门{word}\n第二部分 部门{word}情况说明\n一、收入支出{word}总体情况说明\n"
        "收入总计30.00万元，支出总计30.00万元。\n"
    )
    data = fa.read(source.encode(), name="a.txt").data
    assert data.profile.fiscal_year is None
    zh, en = (str(fa.answers.income_and_expenditure(data, language)) for language in ("zh", "en"))
    assert "30.00万元" in zh and "None" not in zh + en and "  " not in en
    assert zh.startswith("本年度收入" if word == "决算" else "本年度预算：")
