"""Pages of a statement on which the header is repeated in part, and rows that part a code where others do not."""

from __future__ import annotations

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
