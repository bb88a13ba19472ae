"""Rows that a page's end broke, titles it left behind or cut, figures as spreadsheets set them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawn_pages import HEAD, LEFT, SIZE, Cell, Drawn, Table, _chars, plain_table
from fa_helpers.document import FinalAccounts

SPENDING = "科目编码|科目名称|本年支出合计|基本支出|项目支出"
FIRST = (
    SPENDING,
    "205|教育支出|1,940.25|1,900.25|40.00",
    "20502|普通教育|1,940.25|1,900.25|40.00",
)


def below(*rows: str) -> Table:
    """The rest of a table on the next page, nothing above it."""
    rest = plain_table("", "万元", *rows)
    return Table((), rest.widths, rest.cells)


def with_foot(drawn: Drawn, *lines: str, top: float = 420.0) -> Drawn:
    """Lines below all else of the last page."""
    last = drawn.pages[-1]
    more = [c for n, line in enumerate(lines) for c in _chars(line, LEFT, top + 20 * n, SIZE)]
    drawn.pages[-1] = replace(last, chars=(*last.chars, *more))
    return drawn


def read(document: FinalAccounts, column: str = "total") -> list[tuple[str, str, str]]:
    return [(c.code, c.label, c.printed) for c in document.data.statement_cells if c.column == column]


@pytest.mark.parametrize("head", [(), (SPENDING,)], ids=["head once", "head again"])
def test_figures_and_code_that_the_page_end_broke_are_whole(head: tuple[str, ...]) -> None:
    first = plain_table("支出决算表", "万元", *FIRST, "20502|小学|1,240.2|1,200.2|40.00")
    rest = below(*head, "02|教育|5|5|", "2050203|初中教育|700.00|700.00|")
    document = Drawn().text(*HEAD).table(first).table(rest).read()
    assert read(document)[-2:] == [("2050202", "小学教育", "1,240.25"), ("2050203", "初中教育", "700.00")]
    assert {row.status for row in document.data.coverage if row.figures} == {"read"}


def test_rows_overleaf_that_are_rows_stay_rows() -> None:
    first = plain_table("支出决算表", "万元", *FIRST, "2050202|小学教育|1,240.25|1,200.25|40.00")
    rest = below("2050203|初中教育|700.00|700.00|", "2050204|高中教育|0.00|0.00|")
    document = Drawn().text(*HEAD).table(first).table(rest).read()
    assert read(document)[-3:] == [
        ("2050202", "小学教育", "1,240.25"),
        ("2050203", "初中教育", "700.00"),
        ("2050204", "高中教育", "0.00"),
    ]


def test_codes_below_a_header_that_only_the_total_stands_under() -> None:
    widths = (6, 6, 6, 12, 12, 12)
    head = [Cell("项目", 0, 0, 1, 4), Cell("科目编码", 1, 0, 1, 3), Cell("科目名称", 1, 3)]
    head += [Cell("本年支出合计", 0, 4, 2), Cell("项目支出", 0, 5, 2), Cell("合计", 2, 0, 1, 4)]
    first = Table(("支出决算表", "单位：万元"), widths, (*head, Cell("5.00", 2, 4), Cell("5.00", 2, 5)))
    rows = [("213", "", "", "农林水支出"), ("213", "03", "", "水利"), ("213", "03", "14", "防汛")]
    rest = [Cell(text, n, place) for n, row in enumerate(rows) for place, text in enumerate(row)]
    rest += [Cell("5.00", n, place) for n in range(len(rows)) for place in (4, 5)]
    document = Drawn().text(*HEAD).table(first).table(Table((), widths, tuple(rest))).read()
    assert [code for code, _, _ in read(document)] == ["", "213", "21303", "2130314"]


def test_figures_in_brackets_are_below_zero() -> None:
    table = plain_table(
        "财政拨款“三公”经费支出决算表",
        "万元",
        "项目|上年决算数|本年决算数|增减额",
        "合计|8.50|6.00|(2.50)",
        "公务接待费|8.50|6.00|（2.50）",
    )
    document = Drawn().text(*HEAD).table(table).read()
    changes = [c for c in document.data.statement_cells if c.column_label == "增减额"]
    assert [(str(c.value), c.printed) for c in changes] == [("-2.50", "(2.50)"), ("-2.50", "（2.50）")]


@pytest.mark.parametrize("title", ["政府采购情况表", "机关运行经费支出情况表"])
def test_a_title_at_the_foot_names_the_table_overleaf(title: str) -> None:
    first = plain_table("支出决算表", "万元", *FIRST)
    other = below("项目|决算数", "合计|12.00", "其中：货物|12.00")
    drawn = with_foot(Drawn().text(*HEAD).table(first), title, "公开10表", "单位：万元").table(other)
    found = {(c.statement, c.title) for c in drawn.read().data.statement_cells}
    assert found == {("expenditure_statement", "支出决算表"), ("", title)}


def test_a_table_over_two_pages_has_the_title_of_which_each_has_a_piece() -> None:
    left = plain_table(
        "一般公共预算", "万元", "科目编码|科目名称|合计", "205|教育支出|9.30", "20502|普通教育|9.30"
    )
    right = plain_table("预算财政拨款支出决算表", "万元", "基本支出|项目支出", "9.00|0.30", "9.00|0.30")
    document = Drawn().text(*HEAD).table(left).table(right).read()
    found = [(c.statement, c.code, c.column, c.printed) for c in document.data.statement_cells]
    statement = "general_budget_expenditure"
    assert sorted(found) == [
        (statement, "205", "basic_expenditure", "9.00"),
        (statement, "205", "project_expenditure", "0.30"),
        (statement, "205", "total", "9.30"),
        (statement, "20502", "basic_expenditure", "9.00"),
        (statement, "20502", "project_expenditure", "0.30"),
        (statement, "20502", "total", "9.30"),
    ]


def test_amounts_beside_a_table_are_told() -> None:
    first = plain_table("支出决算表", "万元", *FIRST)
    row = "2050202　小学教育　　　　1,240.25　　　　　700.00"
    document = with_foot(Drawn().text(*HEAD).table(first), row).read()
    told = [row for row in document.data.coverage if row.part == "page.002"]
    assert [(row.status, row.reason.details) for row in told] == [("partly_read", ("1,240.25", "700.00"))]


ALIGNED = (
    "三公经费支出决算表",
    "单位：万元",
    "　　　　　项目　　　　　　　　预算数　　　　　　　　　　　　决算数",
    "合计　　　　　　　　　　　　　　　　　　　13.00　　　　　　　　　　　　12.00",
    "公务接待费　　　　　　　　　　　　　　　　10.00　　　　　　　　　　　　10.00",
    "公务用车运行维护费　　　　　　　　　　　　 3.00　　　　　　　　　　　　 2.00",
)
TEXT = ("第三部分 决算情况说明", "一、收入决算情况说明", "2023年度收入合计20.00万元。")


def test_text_below_a_table_without_rules_is_read_and_names_in_wide_columns_keep_their_turn() -> None:
    document = Drawn().text(*HEAD).text(*ALIGNED, *TEXT).read()
    found = [(c.label, c.column, c.printed) for c in document.data.statement_cells]
    assert found[:2] == [("合计", "budget", "13.00"), ("合计", "final_accounts", "12.00")]
    assert len(found) == 6
    assert [(f.concept, f.printed) for f in document.data.facts] == [("total_revenue", "20.00")]
