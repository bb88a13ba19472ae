"""Statements split left and right over two pages: every check sees the whole, as it does on one page."""

from __future__ import annotations

from collections import Counter

import pytest

from drawn_pages import Drawn, Table, plain_table
from fa_helpers.document import FinalAccounts

SPENDING = (
    "科目编码|科目名称|本年支出合计|基本支出|项目支出|上缴上级支出|经营支出",
    "合计{2}|900.00|600.00|300.00|0.00|0.00",
    "201|一般公共服务支出|700.00|450.00|250.00|0.00|0.00",
    "20126|档案事务|700.00|450.00|250.00|0.00|0.00",
    "2012601|行政运行|450.00|450.00|0.00|0.00|0.00",
    "2012604|档案馆|250.00|0.00|250.00|0.00|0.00",
    "221|住房保障支出|200.00|150.00|50.00|0.00|0.00",
    "22102|住房改革支出|200.00|150.00|50.00|0.00|0.00",
    "2210201|住房公积金|200.00|150.00|50.00|0.00|0.00",
)
INCOME = (
    "科目编码|科目名称|本年收入合计|财政拨款收入|上级补助收入|事业收入|其他收入",
    "合计{2}|910.00|880.00|0.00|20.00|10.00",
    "201|一般公共服务支出|710.00|680.00|0.00|20.00|10.00",
    "20126|档案事务|710.00|680.00|0.00|20.00|10.00",
    "2012601|行政运行|450.00|450.00|0.00|0.00|0.00",
    "2012604|档案馆|260.00|230.00|0.00|20.00|10.00",
    "221|住房保障支出|200.00|200.00|0.00|0.00|0.00",
    "22102|住房改革支出|200.00|200.00|0.00|0.00|0.00",
    "2210201|住房公积金|200.00|200.00|0.00|0.00|0.00",
)
SUMMARY = (
    "收入{3}|支出{3}",
    "项目|行次|决算数|项目|行次|决算数",
    "一、一般公共预算财政拨款收入|1|880.00|一、一般公共服务支出|31|700.00",
    "二、政府性基金预算财政拨款收入|2|0.00|二、外交支出|32|0.00",
    "三、上级补助收入|3|0.00|三、国防支出|33|0.00",
    "四、事业收入|4|20.00|四、公共安全支出|34|0.00",
    "五、其他收入|5|10.00|十九、住房保障支出|49|200.00",
    "本年收入合计|27|910.00|本年支出合计|57|900.00",
    "年初结转和结余|29|40.00|年末结转和结余|59|50.00",
    "总计|30|950.00|总计|60|950.00",
)
TEXT = (
    "第三部分 2023年度部门决算情况说明",
    "一、支出决算情况说明",
    "本年支出合计900.00万元，其中：基本支出600.00万元，占66.67%；项目支出300.00万元，占33.33%。",
)
STATEMENTS = {"支出决算表": (SPENDING, 4), "收入决算表": (INCOME, 3), "收入支出决算总表": (SUMMARY, 3)}
ERRORS = {
    "支出决算表": [("2210201|住房公积金|200.00|150.00|50.00", "2210201|住房公积金|200.00|150.00|80.00")],
    "收入决算表": [
        ("2012604|档案馆|260.00|230.00|0.00|20.00|10.00", "2012604|档案馆|260.00|230.00|0.00|20.00|70.00")
    ],
    "收入支出决算总表": [("59|50.00", "59|90.00")],
}


def halves(title: str, rows: tuple[str, ...], left: int) -> tuple[Table, Table]:
    """The table's first columns under its title, and the others on the next page with nothing above them."""
    whole = plain_table(title, "万元", *rows)
    first = [cell for cell in whole.cells if cell.column < left]
    second = [
        type(cell)(cell.text, cell.row, cell.column - left, cell.rows, cell.columns)
        for cell in whole.cells
        if cell.column >= left
    ]
    return (
        Table(whole.above, whole.widths[:left], tuple(first)),
        Table((), whole.widths[left:], tuple(second)),
    )


def document(*, split: bool, wrong: str = "") -> FinalAccounts:
    drawn = Drawn().text("某市样本局2023年度部门决算", "第一部分 单位概况", "一、主要职能", "负责某项工作。")
    drawn.text("第二部分 2023年度部门决算表")
    for title, (rows, left) in STATEMENTS.items():
        for before, after in ERRORS[title] if title == wrong else ():
            assert sum(before in row for row in rows) == 1
            rows = tuple(row.replace(before, after) for row in rows)
        for table in halves(title, rows, left) if split else (plain_table(title, "万元", *rows),):
            drawn.table(table)
    return drawn.text(*TEXT).read()


def cells(read: FinalAccounts) -> list[tuple[str, str, str, str, str, str]]:
    found = read.data.statement_cells
    return sorted((c.statement, c.code, c.label, c.side, c.column, c.printed) for c in found)


def statuses(read: FinalAccounts) -> dict[str, str]:
    return {row.part: row.status for row in read.data.coverage}


def checks(read: FinalAccounts) -> Counter[tuple[str, str]]:
    return Counter((entry.check.rule, entry.check.outcome) for entry in read.check().ledger.entries)


@pytest.mark.parametrize("wrong", ["", *STATEMENTS])
def test_every_check_sees_the_whole(wrong: str) -> None:
    whole, split = document(split=False, wrong=wrong), document(split=True, wrong=wrong)
    assert cells(split) == cells(whole)
    assert statuses(split) == statuses(whole) == dict.fromkeys(statuses(whole), "read")
    assert checks(split) == checks(whole)
    failed = {rule for rule, outcome in checks(split) if outcome in ("inconsistent", "suspicious")}
    assert bool(failed) == bool(wrong)
