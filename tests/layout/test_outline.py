"""The outline is read from numbering and titles: of the bundled document and of made-up ones."""

from __future__ import annotations

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.layout.headings import heading_at, marker
from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.layout.outline import Outline, read_outline
from fa_helpers.pages.page import Page


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
