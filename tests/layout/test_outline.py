"""The outline is read from numbering and titles: of the bundled document and of made-up ones."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.layout.contents import contents_lines
from fa_helpers.layout.headings import heading_at, marker
from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.layout.outline import Outline, read_outline
from fa_helpers.pdf.page import Page


def outline_of(*pages: str) -> Outline:
    lines = [
        line
        for number, text in enumerate(pages, 1)
        for line in page_lines(Page(number, 0, 0, text_lines=tuple(text.split("\n"))))
    ]
    return read_outline(lines, frozenset(), plain=True)


def numbers(outline: Outline) -> list[tuple[str, str]]:
    return [(s.number, s.title) for s in outline.sections]


def test_the_bundled_document_has_its_24_sections(bundled: FinalAccounts) -> None:
    found = [(s.number, s.title, s.page_first) for s in bundled.data.sections]
    assert len(found) == 24
    assert ("2.5.3", "一般公共预算财政拨款支出决算具体情况", 6) in found
    assert ("2.12", "其他需说明的事项", 25) in found
    assert found[-1][0] == "4"


def test_pdf_and_text_have_the_same_outline(bundled: FinalAccounts, bundled_text: FinalAccounts) -> None:
    assert bundled.data.sections == bundled_text.data.sections


def test_contents_pages_are_not_sections() -> None:
    contents = "目录\n第一部分 单位概况\n一、主要职能\n第二部分 决算情况说明\n一、收入决算情况说明"
    body = "第一部分 单位概况\n一、主要职能\n贯彻执行政策。\n第二部分 决算情况说明\n一、收入决算情况说明\n本年收入5.00万元。"
    outline = outline_of(contents, body)
    assert numbers(outline) == [
        ("1", "单位概况"),
        ("1.1", "主要职能"),
        ("2", "决算情况说明"),
        ("2.1", "收入决算情况说明"),
    ]
    assert all(s.page == 2 for s in outline.sections)


CONTENTS = [
    "目录",
    "第一部分 望江区档案馆概况",
    "一、主要职能",
    "二、机构设置",
    "第二部分 决算说明",
    "一、收入决算说明",
]


def test_contents_end_where_a_wrapped_heading_comes_again() -> None:
    body = ["第一部分 望江区档案馆概", "况", "一、主要职能", "保管档案。"]
    lines = [Line(1, text) for text in CONTENTS] + [Line(2, text) for text in body]
    assert contents_lines(lines) == range(len(CONTENTS))


def test_a_few_parts_listed_on_the_page_of_the_text_are_contents() -> None:
    parts = ["第一部分 部门概况", "第二部分 部门决算表", "第三部分 名词解释"]
    lines = [Line(1, text) for text in ("目录", *parts, parts[0], "一、部门职责", "保管档案。", parts[1])]
    assert contents_lines(lines) == range(4)
    # two parts with one entry each are as good a list
    assert contents_lines([*lines[:3], *lines[4:]]) == range(3)


def test_contents_never_take_the_text_along() -> None:
    """The first heading does not come again at all."""
    body = [f"{n}、支出{n}.00万元。" for n in range(1, 20)]
    lines = [Line(1, text) for text in CONTENTS] + [Line(1 + n // 5, text) for n, text in enumerate(body, 5)]
    lines += [Line(9, "一、其他"), Line(9, "第二部分 决算说明")]
    assert contents_lines(lines) == range(len(CONTENTS))


def test_parts_may_be_numbered_without_the_word_part() -> None:
    outline = outline_of(
        "一、学校概况\n（一）学校基本情况\n学校成立于1906年。\n二、决算报表说明\n（一）收入决算表说明\n收入5万元。"
    )
    assert [n for n, _ in numbers(outline)] == ["1", "1.1", "2", "2.1"]


def test_a_list_of_duties_is_no_heading() -> None:
    text = "一、主要职能\n（一）贯彻执行有关方针、政策，拟订规划；\n（二）承办其他事项。"
    assert [n for n, _ in numbers(outline_of(text))] == ["1"]


def test_a_long_title_goes_on_in_the_next_line() -> None:
    outline = outline_of(
        "第一部分 决算情况说明\n一、财政拨款“三公”经费及会议费、培训费支出决算情\n况说明\n"
        "2023年度支出5.00万元，下降三成，主要原因是厉行节约压缩开支。"
    )
    assert outline.sections[-1].title == "财政拨款“三公”经费及会议费、培训费支出决算情况说明"


def test_listed_statements_are_no_sections() -> None:
    outline = outline_of("第一部分 决算报表\n一、《收入支出决算总表》\n二、《收入决算表》")
    assert [n for n, _ in numbers(outline)] == ["1"]
    assert len(outline.listed) == 2


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("第二部分决算说明", "part", 2),
        ("十一、预算绩效", "one", 11),
        ("(二)政府采购情况", "two", 2),
        ("3.公务接待费", "three", 3),
    ],
)
def test_markers(text: str, kind: str, number: int) -> None:
    found = marker(text)
    assert found is not None and (found[0], found[2]) == (kind, number)


def test_a_decimal_at_the_head_of_a_line_is_no_marker() -> None:
    assert marker("2.35万元，占0.10%") is None


def test_a_sentence_with_an_amount_is_no_heading() -> None:
    lines = [Line(1, "（一）人员经费96,513.21万元")]
    assert heading_at(lines, [False], 0) is None


@pytest.mark.parametrize(
    "title", ["一般公共服务支出（类）政府办公厅（室）及相关机构", "政府办公厅（室）及相关机构"]
)
def test_an_item_broken_after_a_word_that_ends_titles_is_no_heading(title: str) -> None:
    lines = [Line(1, f"1.{title}"), Line(1, "事务（款）行政运行（项）。年初预算5.00万元。")]
    assert heading_at(lines, [True, True], 0) is None


SYSTEMS = {
    "contents and text on one page": (
        "某市档案馆2022年度部门决算\n目录\n第一部分 部门概况\n一、部门职责\n二、机构设置\n第二部分 2022年度部门决算情况说明\n"
        "一、收入支出决算总体情况说明\n第三部分 名词解释\n第一部分 部门概况\n一、部门职责\n保管档案。\n"
        "二、机构设置\n内设机构3个。\n"
        "第二部分 2022年度部门决算情况说明\n一、收入支出决算总体情况说明\n收入总计50.00万元。\n"
        "第三部分 名词解释\n一、财政拨款收入：指拨款。",
        ["1", "1.1", "1.2", "2", "2.1", "3"],
    ),
    "no parts, titles with a full stop": (
        "一、某县幼儿园概况\n（一）主要职能\n保教工作。\n二、某县幼儿园2017年度部门决算情况说明\n（一）收入决算情况。\n收入为8.45万元。\n"
        "（二）支出决算情况\n支出为9.57万元。\n三、一般公共预算财政拨款支出决算情况。\n支出5.00万元。",
        ["1", "1.1", "2", "2.1", "2.2", "3"],
    ),
    "parts with a colon, lists of amounts below": (
        "第一部分：照明管理处概况\n一、主要职能\n管理路灯。\n第三部分：照明管理处2023年度单位决算情况说明\n"
        "一、2023年度收入支出决算总体情况。\n（一）收入总计9.00万元。包括：\n1.“财政拨款收入”8.00万元。\n2.“事业收入”1.00万元。\n"
        "二、2023年度一般公共预算财政拨款安排的“三公”经费支出决算情况说明。\n“三公”经费支出4.00万元。\n第四部分：名词解释",
        ["1", "1.1", "3", "3.1", "3.2", "4"],
    ),
    "no numbers at all": (
        "海东县图书馆2021年部门决算公开\n部门概况\n主要职责\n提供借阅服务。\n部门决算情况说明\n收入支出决算总体情况说明\n"
        "2021年度收入总计60.00万元。\n收入决算情况说明\n本年收入合计58.00万元。\n“三公”经费支出决算情况说明\n支出1.00万元。\n名词解释",
        ["1", "2", "2.1", "2.2", "2.3", "3"],
    ),
    "a gap in the numbers": (
        "第三部分 2023年度部门决算情况说明\n一、收入支出决算总体情况说明\n收入总计5.00万元。\n"
        "七、一般公共预算财政拨款“三公”经费支出决算情况说明\n支出1.00万元。",
        ["3", "3.1", "3.7"],
    ),
    "three levels, sentences that begin like headings": (
        "三、2021年度部门决算情况说明\n（五）一般公共预算财政拨款支出决算总体情况说明\n1.一般公共预算财政拨款支出决算总体情况。\n"
        "支出4.00万元。\n2.一般公共预算财政拨款支出决算结构情况。\n其中：\n3.一般公共预算财政拨款支出决算具体情况。\n"
        "（1）住房保障支出（类）住房改革支出（款）住房公积金（项）。年初预算为5.00万元。\n四、名词解释\n1.财政拨款收入：指拨款。",
        ["3", "3.5", "3.5.1", "3.5.2", "3.5.3", "4"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SYSTEMS.values(), ids=SYSTEMS)
def test_heading_systems(text: str, expected: list[str]) -> None:
    assert [number for number, _ in numbers(outline_of(text))] == expected


def test_a_few_bare_titles_do_not_make_an_outline() -> None:
    assert outline_of("集中公开部门决算\n数据显示支出减少。\n“三公”经费支出情况\n接待费减少。").sections == []


def test_sections_counted_through_the_parts_are_sections() -> None:
    text = (
        "某市某局2023年部门决算\n第一部分 部门概况\n一、主要职责\n负责某项工作。\n二、机构设置\n设三个科。\n"
        "第二部分 收支情况\n三、2023年部门收支说明\n本年收入9.00万元。\n四、“三公”经费情况说明\n“三公”经费支出1.00万元。\n"
        "第三部分 其他\n五、专业名词解释\n1.本年收入：指当年取得的收入。\n三、不是标题\n"
    )
    document = fa.read(text.encode(), name="a.txt")
    assert [section.number for section in document.data.sections] == [
        "1",
        "1.1",
        "1.2",
        "2",
        "2.3",
        "2.4",
        "3",
        "3.5",
    ]
    assert [fact.section for fact in document.data.facts] == ["2.3", "2.4"]
