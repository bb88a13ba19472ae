"""Pages of a statement on which the header is repeated in part, and rows that part a code where others do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drawn_pages import HEAD, Cell, Drawn, Table, plain_table

SUMMARY = (
    "收入{3}|支出{4}",
    "项目|行次|金额|项目|行次|合计|一般公共预算财政拨款",
    "栏次||1|栏次||2|3",
)


def test_a_last_row_below_a_header_without_the_names_of_its_columns() -> None:
    first = plain_table(
        "财政拨款收入支出决算总表",
        "万元",
        *SUMMARY,
        "一、一般公共预算财政拨款|1|42.60|一、教育支出|9|42.60|42.60",
        "本年收入合计|2|42.60|本年支出合计|10|42.60|42.60",
    )
    rest = plain_table("", "万元", SUMMARY[0], SUMMARY[2], "总计|3|42.60|总计|11|42.60|42.60")
    document = Drawn().text(*HEAD).table(first).table(Table((), rest.widths, rest.cells)).read()
    last = [cell for cell in document.data.statement_cells if cell.label == "总计"]
    assert [(cell.side, cell.column, cell.printed) for cell in last] == [
        ("revenue", "final_accounts", "42.60"),
        ("expenditure", "total", "42.60"),
        ("expenditure", "general_budget", "42.60"),
    ]


def test_a_code_that_one_row_prints_in_parts_is_one() -> None:
    head = ["科目编码", "科目名称", "本年支出合计", "基本支出"]
    rows = [
        ("205", "教育支出", "9.30", "9.30"),
        ("20502", "普通教育", "9.30", "9.30"),
        ("205|02|02", "小学教育", "6.10", "6.10"),
        ("205020|3|", "初中教育", "3.20", "3.20"),
    ]
    cells = [Cell(head[0], 0, 0, 1, 3), *(Cell(text, 0, 2 + n) for n, text in enumerate(head) if n)]
    for number, (code, *others) in enumerate(rows, 1):
        parts = code.split("|")
        cells += [Cell(part, number, place, 1, 4 - len(parts)) for place, part in enumerate(parts)]
        cells += [Cell(text, number, 3 + place) for place, text in enumerate(others)]
    table = Table(("支出决算表", "单位：万元"), (6, 6, 6, 12, 12, 12), tuple(cells))
    document = Drawn().text(*HEAD).table(table).read()
    found = [(c.code, c.label, c.printed) for c in document.data.statement_cells if c.column == "total"]
    assert found == [
        ("205", "教育支出", "9.30"),
        ("20502", "普通教育", "9.30"),
        ("2050202", "小学教育", "6.10"),
        ("2050203", "初中教育", "3.20"),
    ]
    assert {row.status for row in document.data.coverage if row.figures} == {"read"}


@pytest.mark.parametrize("aside", ["", "（按经济分类）", "（按经济分类科目）"])
def test_a_table_of_another_name_is_another_table_wherever_it_stands(aside: str) -> None:
    """Its title stands lower on its page than the table did on the page before, with the same two columns."""
    head, rows = "经济科目|决算数", ("合计|30.00", "[301]工资福利支出|20.00", "[302]商品和服务支出|10.00")
    titles = ("一般公共预算基本支出情况表", "一般公共预算项目支出情况表")
    drawn = Drawn().text(*HEAD)
    for title in titles:
        drawn.table(plain_table(title + aside, "万元", head, *rows))
    page = drawn.pages[-1]
    drawn.pages[-1] = replace(
        page,
        chars=tuple(
            c._replace(top=c.top + 60, bottom=c.bottom + 60, baseline=c.baseline + 60) for c in page.chars
        ),
        lines=tuple(s._replace(top=s.top + 60, bottom=s.bottom + 60) for s in page.lines),
    )
    found = [(row.title, row.page_first, row.page_last) for row in drawn.read().data.coverage if row.figures]
    assert [(title, first, last) for title, first, last in found if "表" in title] == [
        (titles[0], 2, 2),
        (titles[1], 3, 3),
    ]


def test_years_below_each_other_and_what_changed_between_them() -> None:
    """Only the row of the year's own is the year's budget: the one above is last year's, the one below a change."""
    table = plain_table(
        "财政拨款“三公”经费支出决算表",
        "万元",
        "单位|年度|总计|因公出国（境）费|公务接待费|公务用车购置及运行维护费",
        "某市样本局|2022年|9.00|0.00|6.00|3.00",
        "|2023年|8.00|1.00|5.00|2.00",
        "|增减变化金额|-1.00|1.00|-1.00|-1.00",
    )
    document = Drawn().text(*HEAD).table(table).read()
    told = [
        (f.concept, f.printed, f.year, f.measure)
        for f in document.data.cell_facts
        if f.concept == "official_receptions"
    ]
    assert told == [
        ("official_receptions", "6.00", "last", "amount"),
        ("official_receptions", "5.00", "this", "amount"),
        ("official_receptions", "-1.00", "this", "change"),
    ]
    assert [entry.check.rule for entry in document.check().findings] == []


def test_economic_codes_are_no_functions_in_a_table_of_any_name() -> None:
    table = plain_table(
        "一般公共预算支出表（按经济分类）",
        "万元",
        "科目编码|科目名称|支出总计|基本支出|项目支出",
        "|合计|50.00|40.00|10.00",
        "301|工资福利支出|30.00|30.00|0.00",
        "302|商品和服务支出|20.00|10.00|10.00",
    )
    document = Drawn().text(*HEAD).table(table).read()
    cells = document.data.statement_cells
    assert len(cells) == 9 and {cell.statement for cell in cells} == {""}
    assert {fact.function_code for fact in document.data.cell_facts} == {""}
    assert len(document.classes()) == 0


def test_a_code_whose_last_digit_stands_overleaf_is_whole() -> None:
    head = "类|款|项|科目名称|本年支出合计|基本支出"
    first = plain_table(
        "支出决算表",
        "万元",
        head,
        "205||| 教育支出|9.30|9.30",
        "205|02||普通教育|9.30|9.30",
        "20|02|03|初中教育|3.20|3.20",
    )
    rest = plain_table("", "万元", "5|||||", "205|02|02|小学教育|6.10|6.10")
    document = Drawn().text(*HEAD).table(first).table(Table((), first.widths, rest.cells)).read()
    found = [(c.code, c.label, c.printed) for c in document.data.statement_cells if c.column == "total"]
    assert found[2:] == [("2050203", "初中教育", "3.20"), ("2050202", "小学教育", "6.10")]
