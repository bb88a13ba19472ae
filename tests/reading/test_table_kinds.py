"""Tables that an office adds to the nine, and the nine under other titles: ruled, shaded, or only lined up."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas
from tools.plain_pdf import FONT, register_font

import fa_helpers as fa
from fa_helpers.model import StatementCell
from fa_helpers.terms.statements import names_a_table, statement_of

Table = tuple[str, str, Sequence[int], Sequence[Sequence[str]]]
STYLES = ["ruled", "shaded", "every_other", "head_only", "bare"]
FILLS = {"shaded": {0: 0.85, 1: 0.95}, "every_other": {1: 0.9}}
LEFT, HIGH = 40, 20

PROCUREMENT: Table = (
    "政府采购情况表",
    "单位：万元",
    (300, 150),
    (
        ("项目", "决算数"),
        ("一、政府采购支出合计", "61.50"),
        ("其中：政府采购货物支出", "20.50"),
        ("政府采购工程支出", "30.00"),
        ("政府采购服务支出", "11.00"),
        ("二、授予中小企业合同金额", "41.00"),
    ),
)
PURCHASES: Table = (
    "政府采购支出决算公开表",
    "单位：元",
    (60, 200, 120, 120, 120),
    (
        ("序号", "采购项目", "合计", "货物", "服务"),
        ("", "合计", "905,000.00", "305,000.00", "600,000.00"),
        ("1", "档案数字化", "600,000.00", "", "600,000.00"),
        ("2", "密集架", "305,000.00", "305,000.00", ""),
    ),
)
RUNNING: Table = (
    "机关运行经费支出情况表",
    "单位：万元",
    (300, 150),
    (
        ("项目", "决算数"),
        ("机关运行经费合计", "35.20"),
        ("办公费", "15.20"),
        ("差旅费", "20.00"),
    ),
)
ASSETS: Table = (
    "国有资产占用情况表",
    "",
    (60, 300, 150),
    (
        ("序号", "项目", "数量"),
        ("1", "车辆数合计（辆）", "6"),
        ("2", "单价100万元以上设备（台，套）", "2"),
        ("3", "房屋面积（平方米）", "1500"),
    ),
)
SPENDING: Table = (
    "支出决算公开表",
    "单位：万元",
    (100, 220, 120, 120, 120),
    (
        ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"),
        ("", "合计", "700.00", "500.00", "200.00"),
        ("201", "一般公共服务支出", "700.00", "500.00", "200.00"),
        ("20126", "档案事务", "700.00", "500.00", "200.00"),
        ("2012601", "行政运行", "500.00", "500.00", ""),
        ("2012604", "档案馆", "200.00", "", "200.00"),
    ),
)


def drawn(tables: Sequence[Table], style: str) -> bytes:
    register_font()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(842, 595), invariant=True)
    canvas.setFont(FONT, 24)
    canvas.drawString(200, 400, "某市档案馆2022年度部门决算")
    canvas.showPage()
    for title, unit, widths, rows in tables:
        canvas.setFont(FONT, 16)
        canvas.drawCentredString(421, 540, title)
        canvas.setFont(FONT, 9)
        canvas.drawRightString(800, 515, unit)
        for number, row in enumerate(rows):
            _draw_row(canvas, style, number, widths, row)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _draw_row(canvas: Canvas, style: str, number: int, widths: Sequence[int], row: Sequence[str]) -> None:
    foot = 500 - HIGH * (number + 1)
    grey = 0.85 if style == "head_only" and number == 0 else FILLS.get(style, {}).get(number % 2)
    if grey is not None:
        canvas.setFillGray(grey)
        canvas.rect(LEFT, foot, sum(widths), HIGH, stroke=0, fill=1)
        canvas.setFillGray(0)
    x = LEFT
    for width, text in zip(widths, row, strict=True):
        if style == "ruled":
            canvas.rect(x, foot, width, HIGH)
        if number == 0:
            canvas.drawCentredString(x + width / 2, foot + 6, text)
        elif "." in text and x > LEFT:
            canvas.drawRightString(x + width - 4, foot + 6, text)
        elif text.isdecimal() and x > LEFT:
            canvas.drawCentredString(x + width / 2, foot + 6, text)
        else:
            canvas.drawString(x + 4, foot + 6, text)
        x += width


def cells(*tables: Table, style: str) -> tuple[StatementCell, ...]:
    return fa.read(drawn(tables, style), name="a.pdf").data.statement_cells


def said(found: Sequence[StatementCell]) -> list[tuple[str, str, str]]:
    return [
        (cell.label, cell.column_label, f"{cell.printed}{cell.fact.unit if cell.fact else ''}")
        for cell in found
    ]


@pytest.mark.parametrize("style", STYLES)
def test_procurement(style: str) -> None:
    found = cells(PROCUREMENT, SPENDING, style=style)[:5]
    assert said(found) == [
        ("一、政府采购支出合计", "决算数", "61.50万元"),
        ("其中：政府采购货物支出", "决算数", "20.50万元"),
        ("政府采购工程支出", "决算数", "30.00万元"),
        ("政府采购服务支出", "决算数", "11.00万元"),
        ("二、授予中小企业合同金额", "决算数", "41.00万元"),
    ]
    concepts = [cell.fact.concept for cell in found if cell.fact]
    assert concepts[:4] == ["government_procurement", "procured_goods", "procured_works", "procured_services"]


@pytest.mark.parametrize("style", STYLES)
def test_a_table_of_its_own_is_never_the_right_part_of_the_one_before(style: str) -> None:
    found = cells(SPENDING, RUNNING, PURCHASES, style=style)
    assert [cell.title for cell in found[13:16]] == ["机关运行经费支出情况表"] * 3
    assert said(found[13:]) == [
        ("机关运行经费合计", "决算数", "35.20万元"),
        ("办公费", "决算数", "15.20万元"),
        ("差旅费", "决算数", "20.00万元"),
        ("合计", "合计", "905,000.00元"),
        ("合计", "货物", "305,000.00元"),
        ("合计", "服务", "600,000.00元"),
        ("档案数字化", "合计", "600,000.00元"),
        ("档案数字化", "服务", "600,000.00元"),
        ("密集架", "合计", "305,000.00元"),
        ("密集架", "货物", "305,000.00元"),
    ]


@pytest.mark.parametrize("style", STYLES)
def test_counts_have_units_of_their_own(style: str) -> None:
    found = cells(SPENDING, ASSETS, style=style)[13:]
    assert said(found) == [
        ("车辆数合计（辆）", "数量", "6辆"),
        ("单价100万元以上设备（台，套）", "数量", "2台（套）"),
        ("房屋面积（平方米）", "数量", "1500平方米"),
    ]
    assert all(cell.fact and cell.fact.amount_yuan is None for cell in found)


@pytest.mark.parametrize("style", STYLES)
def test_one_of_the_nine_under_another_title(style: str) -> None:
    found = cells(SPENDING, style=style)
    assert {cell.statement for cell in found} == {"expenditure_statement"}
    assert [(cell.code, cell.column, cell.printed) for cell in found] == [
        ("", "total", "700.00"),
        ("", "basic_expenditure", "500.00"),
        ("", "project_expenditure", "200.00"),
        ("201", "total", "700.00"),
        ("201", "basic_expenditure", "500.00"),
        ("201", "project_expenditure", "200.00"),
        ("20126", "total", "700.00"),
        ("20126", "basic_expenditure", "500.00"),
        ("20126", "project_expenditure", "200.00"),
        ("2012601", "total", "500.00"),
        ("2012601", "basic_expenditure", "500.00"),
        ("2012604", "total", "200.00"),
        ("2012604", "project_expenditure", "200.00"),
    ]


@pytest.mark.parametrize(
    ("title", "statement"),
    [
        ("一般公共预算财政拨款支出决算表（一）", "general_budget_expenditure"),
        ("某局收入决算公开表", "revenue_statement"),
        ("2022年度支出决算情况表", "expenditure_statement"),
        ("财政拨款收入支出决算总表（二）", "appropriation_summary"),
        ("政府性基金预算财政拨款收入支出决算明细表", "government_fund_statement"),
        ("政府采购支出决算公开表", ""),
        ("项目支出决算明细表", ""),
        ("支出决算情况说明", ""),
    ],
)
def test_titles(title: str, statement: str) -> None:
    assert statement_of(title) == statement


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("政府采购情况表", True),
        ("国有资产占用情况表", True),
        ("机关工作人员名册表", False),
        ("详见附表", False),
        ("支出情况如下表，单位万元", False),
    ],
)
def test_titles_of_other_tables(line: str, is_title: bool) -> None:
    assert names_a_table(line) is is_title
