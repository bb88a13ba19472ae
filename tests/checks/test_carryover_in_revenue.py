"""Budgets whose 收入合计 counts what was carried over and surplus used: their rows add up with these (含上年结转)."""

from __future__ import annotations

from decimal import Decimal

import fa_helpers as fa
from fa_helpers.checks.check import Check

_ROWS = """
科目编码|科目名称|收入合计|上年结转|财政拨款收入|事业收入|其他收入|使用非财政拨款结余
|合计|{total}|100.00|500.00|200.00|30.00|40.00
205|教育支出|860.00|100.00|490.00|200.00|30.00|40.00
20502|普通教育|860.00|100.00|490.00|200.00|30.00|40.00
2050202|小学教育|360.00|60.00|300.00|||
2050205|高等教育|500.00|40.00|190.00|200.00|30.00|40.00
221|住房保障支出|10.00||10.00|||
22102|住房改革支出|10.00||10.00|||
2210201|住房公积金|{fund}||10.00|||
"""


def _checks(total: str = "870.00", fund: str = "10.00") -> list[Check]:
    lines = _ROWS.format(total=total, fund=fund).strip().split("\n")
    cells = ("".join(f"<td>{cell}</td>" for cell in line.split("|")) for line in lines)
    table = "<table>" + "".join(f"<tr>{line}</tr>" for line in cells) + "</table>"
    page = "<h1>青禾大学2025年部门预算</h1><h2>青禾大学收入预算表</h2><p>单位：万元</p>" + table
    ledger = fa.read(f"<html><body>{page}</body></html>".encode(), name="a.html").check().ledger
    return [entry.check for entry in ledger.entries if entry.check.rule == "row.revenue"]


def test_rows_hold_with_what_was_carried_over() -> None:
    found = _checks()
    assert len(found) == 8
    assert {check.outcome for check in found} == {"holds"}


def test_a_row_that_is_wrong_differs_by_its_own_error_alone() -> None:
    found = [check for check in _checks(fund="10.50") if check.outcome != "holds"]
    assert [(check.outcome, check.difference) for check in found] == [("inconsistent", Decimal("0.50"))]
