"""Sentences printed in columns give the figures that the same sentences give in one column, or the page says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from tools.plain_pdf import FONT, PlainCanvas, measure_em, register_font

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

WIDTH, HEIGHT, EDGE = 595.0, 842.0, 60.0
INCOME = "本年收入合计2,000.00万元，其中：财政拨款收入1,500.00万元，占75.00%；其他收入500.00万元，占25.00%。"
SPENDING = "本年支出合计1,900.00万元，其中：基本支出1,330.00万元，占70.00%；项目支出570.00万元，占30.00%。"
CARS = (
    "2022年度“三公”经费支出决算为9.00万元，其中：公务用车运行维护费8.00万元，公务接待费1.00万元。"
    "公务用车保有量3辆，国内公务接待12批次、96人次。"
)
LATER = "机关运行经费支出320.00万元，比上年减少15.00万元，下降4.48%。"


@dataclass(frozen=True)
class Columns:
    """How a text is set: the gutters' width, character size, how far the second column is set off, what stands round it."""

    gutter: float
    size: float = 10.5
    offset: float = 0.0
    number: int = 2
    shares: tuple[float, ...] = (0.5, 0.5)
    head: bool = False
    table: bool = False
    later: bool = False


class Press:
    """A document whose last page holds sentences in columns."""

    def __init__(self, path: Path) -> None:
        register_font()
        self.path = path
        self.canvas = PlainCanvas((WIDTH, HEIGHT), {})
        self.at(EDGE, 300, 20, "某市样本局2022年度部门决算")
        self.canvas.showPage()

    def at(self, x: float, top: float, size: float, text: str) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, HEIGHT - top, text)

    def table(self, top: float, rows: Sequence[Sequence[str]]) -> float:
        for row in rows:
            for place, text in enumerate(row):
                self.canvas.rect(EDGE + 158 * place, HEIGHT - top - 18, 158, 18)
                self.at(EDGE + 158 * place + 4, top + 13, 10, text)
            top += 18
        return top

    def read(self) -> FinalAccounts:
        self.canvas.showPage()
        self.canvas.write(self.path)
        return fa.read(self.path)


def wrapped(text: str, room: float, size: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if measure_em(line + char) * size > room:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line]


def flowed(paragraphs: Sequence[str], room: float, size: float) -> list[str]:
    return [line for text in paragraphs for line in wrapped("　　" + text, room, size)]


def printed(path: Path, how: Columns, paragraphs: Sequence[str]) -> FinalAccounts:
    press = Press(path)
    if how.head:
        press.at(EDGE, 40, 9, "某市样本局")
        press.at(440, 40, 9, "2022年度部门决算")
    press.at(EDGE, 90, 16, "第三部分 2022年度部门决算情况说明")
    press.at(EDGE, 120, 14, "一、收入和支出决算情况说明")
    top = 150.0
    for place, part in enumerate((paragraphs, (LATER,) if how.later else ())):
        if not part:
            continue
        if place:
            press.at(EDGE, top, 14, "二、机关运行经费支出情况说明")
            top += 25
            for line in flowed(part * 2, WIDTH - 2 * EDGE, how.size):
                press.at(EDGE, top, how.size, line)
                top += 20
            continue
        room = (WIDTH - 2 * EDGE - how.gutter * (how.number - 1)) / how.number
        lines = flowed(part, room, how.size)
        begin = 0
        for column, share in enumerate(how.shares):
            end = len(lines) if column == how.number - 1 else begin + round(share * len(lines))
            for row, line in enumerate(lines[begin:end]):
                x = EDGE + column * (room + how.gutter)
                press.at(x, top + 20 * row + how.offset * column, how.size, line)
            begin = end
        top += 20 * len(lines) * max(how.shares) + 40
        if how.table:
            top = (
                press.table(top, [("项目", "2022年", "2021年"), ("设备台数", "12", "10"), ("车辆", "3", "3")])
                + 30
            )
    return press.read()


def figures(document: FinalAccounts) -> list[tuple[str, str, str, str]]:
    facts = [fact for fact in document.data.facts if fact.origin == "narrative"]
    return [(fact.concept, fact.measure, fact.printed, fact.unit) for fact in facts]


MONEY = [
    ("total_revenue", "amount", "2,000.00", "万元"),
    ("fiscal_appropriation_revenue", "amount", "1,500.00", "万元"),
    ("fiscal_appropriation_revenue", "share", "75.00", "%"),
    ("other_revenue", "amount", "500.00", "万元"),
    ("other_revenue", "share", "25.00", "%"),
    ("total_expenditure", "amount", "1,900.00", "万元"),
    ("basic_expenditure", "amount", "1,330.00", "万元"),
    ("basic_expenditure", "share", "70.00", "%"),
    ("project_expenditure", "amount", "570.00", "万元"),
    ("project_expenditure", "share", "30.00", "%"),
]
PUBLIC = [
    ("three_public_expenses", "amount", "9.00", "万元"),
    ("vehicle_operation", "amount", "8.00", "万元"),
    ("official_receptions", "amount", "1.00", "万元"),
    ("vehicles_held_count", "count", "3", "辆"),
    ("reception_batches", "count", "12", "批次"),
    ("reception_persons", "count", "96", "人次"),
]
RUNNING = [
    ("agency_operating_expenses", "amount", "320.00", "万元"),
    ("agency_operating_expenses", "change", "15.00", "万元"),
    ("agency_operating_expenses", "change_rate", "4.48", "%"),
]

WAYS = {
    "narrow gutter": Columns(21),
    "middle gutter": Columns(40),
    "wide gutter": Columns(140),
    "small type": Columns(24, size=9),
    "large type": Columns(36, size=14),
    "the right column half a line lower": Columns(30, offset=10),
    "the right column a little lower": Columns(30, offset=3),
    "the left column longer": Columns(30, shares=(0.7, 0.3)),
    "the right column longer": Columns(30, shares=(0.35, 0.65)),
    "the right column short": Columns(30, shares=(0.85, 0.15)),
    "a running head in two parts": Columns(30, head=True),
    "a table below": Columns(30, table=True),
    "text over both below": Columns(30, later=True),
    "the left column longer, text over both below": Columns(30, shares=(0.7, 0.3), later=True),
    "three columns": Columns(24, size=9, number=3, shares=(0.34, 0.33, 0.33)),
}


@pytest.mark.parametrize("how", WAYS.values(), ids=WAYS)
def test_columns_are_read_one_after_the_other(how: Columns, tmp_path: Path) -> None:
    document = printed(tmp_path / "columns.pdf", how, (INCOME, SPENDING, CARS))
    expected = [*MONEY, *PUBLIC, *(RUNNING * 2 if how.later else [])]
    assert figures(document) == expected
    assert not [row for row in document.data.coverage if row.reason.key == "coverage.columns_in_doubt"]


def test_two_bands_with_a_table_between(tmp_path: Path) -> None:
    """What stands below a table over both columns is read after all that stands above it."""
    press = Press(tmp_path / "bands.pdf")
    press.at(EDGE, 90, 16, "第三部分 2022年度部门决算情况说明")
    press.at(EDGE, 120, 14, "一、收入和支出决算情况说明")
    top = 150.0
    for place, (text, gutter) in enumerate([(INCOME + CARS, 30.0), (SPENDING + LATER, 70.0)]):
        room = (WIDTH - 2 * EDGE - gutter) / 2
        lines = flowed([text], room, 10.5)
        for row, line in enumerate(lines):
            right, row = divmod(row, -(-len(lines) // 2))
            press.at(EDGE + right * (room + gutter), top + 20 * row, 10.5, line)
        top += 10 * len(lines) + 30
        if not place:
            top = (
                press.table(top, [("项目", "2022年", "2021年"), ("设备台数", "12", "10"), ("车辆", "3", "3")])
                + 30
            )
    assert figures(press.read()) == [*MONEY[:5], *PUBLIC, *MONEY[5:], *RUNNING]


def test_what_may_be_columns_and_cannot_be_told_is_said(tmp_path: Path) -> None:
    press = Press(tmp_path / "doubt.pdf")
    press.at(EDGE, 90, 16, "第三部分 2022年度部门决算情况说明")
    press.at(EDGE, 120, 14, "一、收入和支出决算情况说明")
    for row, (left, right) in enumerate(
        [("本年收入合计2,000.00万元，", "本年支出合计1,900.00万元，"), ("其中财政拨款收入", "其中基本支出")]
    ):
        press.at(EDGE, 150 + 20 * row, 10.5, left)
        press.at(330, 150 + 20 * row, 10.5, right)
    document = press.read()
    assert [
        row.status for row in document.data.coverage if row.reason.key == "coverage.columns_in_doubt"
    ] == ["partly_read"]


def test_names_and_amounts_side_by_side_are_no_columns(tmp_path: Path) -> None:
    press = Press(tmp_path / "list.pdf")
    press.at(EDGE, 90, 16, "第三部分 2022年度部门决算情况说明")
    press.at(EDGE, 120, 14, "一、收入和支出决算情况说明")
    for row, (left, right) in enumerate([("财政拨款收入", "1,500.00万元"), ("其他收入", "500.00万元")] * 3):
        press.at(EDGE, 150 + 20 * row, 10.5, left)
        press.at(330, 150 + 20 * row, 10.5, right)
    document = press.read()
    assert not [row for row in document.data.coverage if row.reason.key == "coverage.columns_in_doubt"]
    assert {fact.concept for fact in document.data.facts if fact.printed == "500.00"} == {"other_revenue"}
