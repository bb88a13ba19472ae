"""A name that a page's end breaks is whole again, or told, in statements without boxes too."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.plain_pdf import FONT, PlainCanvas, register_font

import fa_helpers as fa

TITLE = ("支出决算表", "公开03表", "部门：某市样本局　　　　　　　　　　　　　　　单位：万元")
HEAD = (("科目编码", 60), ("科目名称", 130), ("本年支出合计", 300), ("基本支出", 390), ("项目支出", 470))
BEFORE = (
    ("201", "一般公共服务支出", "500.00", "300.00", "200.00"),
    ("20126", "档案事务", "500.00", "300.00", "200.00"),
    ("2012601", "行政运行", "300.00", "300.00", "0.00"),
    ("2012604", "档案馆", "200.00", "0.00", "200.00"),
    ("208", "社会保障和就业支出", "90.00", "90.00", "0.00"),
    ("20805", "行政事业单位养老支出", "90.00", "90.00", "0.00"),
)
BROKEN = ("2080505", "机关事业单位基本养老", "保险缴费支出", "60.00", "60.00", "0.00")
AFTER = (
    ("2080506", "职业年金", "30.00", "30.00", "0.00"),
    ("221", "住房保障支出", "45.00", "45.00", "0.00"),
    ("22102", "住房改革支出", "45.00", "45.00", "0.00"),
    ("2210201", "住房公积金", "45.00", "45.00", "0.00"),
)
TRUTH = [(row[0], row[1], text) for row in BEFORE for text in row[2:]]
TRUTH += [(BROKEN[0], BROKEN[1] + BROKEN[2], text) for text in BROKEN[3:]]
TRUTH += [(row[0], row[1], text) for row in AFTER for text in row[2:]]


class Press:
    """A statement over two pages."""

    def __init__(self, path: Path, *, rules: bool) -> None:
        register_font()
        self.path, self.rules = path, rules
        self.canvas = PlainCanvas((595.0, 842.0), {})
        self.at(60, 300, 20, "某市样本局2022年度部门决算")
        self.canvas.showPage()

    def at(self, x: float, top: float, size: float, text: str) -> None:
        self.canvas.setFont(FONT, size)
        self.canvas.drawString(x, 842 - top, text)

    def row(self, top: float, *texts: str) -> float:
        for (_, x), text in zip(HEAD, texts, strict=False):
            self.at(x, top + 16, 10, text)
        return self.end(top)

    def end(self, top: float, height: float = 24.0) -> float:
        if self.rules:
            self.canvas.line(55, 842 - top - height, 540, 842 - top - height)
        return top + height

    def head(self, top: float) -> float:
        return self.row(self.end(top, 0), *(name for name, _ in HEAD))

    def cells(self) -> list[tuple[str, str, str]]:
        self.canvas.showPage()
        self.canvas.write(self.path)
        return [(cell.code, cell.label, cell.printed) for cell in fa.read(self.path).data.statement_cells]


def first_page(press: Press) -> float:
    press.at(60, 60, 16, "第二部分 2022年度部门决算表")
    for place, text in enumerate(TITLE):
        press.at(60, 90 + 20 * place, 12, text)
    top = press.head(150)
    for row in BEFORE:
        top = press.row(top, *row)
    return top


def second_page(press: Press, top: float) -> list[tuple[str, str, str]]:
    for row in AFTER:
        top = press.row(top, *row)
    return press.cells()


@pytest.mark.parametrize("again", [True, False], ids=["head again", "no head"])
@pytest.mark.parametrize("rules", [True, False], ids=["level rules", "nothing"])
def test_the_rest_of_a_name_overleaf(rules: bool, again: bool, tmp_path: Path) -> None:
    press = Press(tmp_path / "one.pdf", rules=rules)
    top = first_page(press)
    press.row(top, BROKEN[0], BROKEN[1], *BROKEN[3:])
    press.canvas.showPage()
    top = press.head(60) if again else press.end(60, 0)
    press.at(130, top + 16, 10, BROKEN[2])
    assert second_page(press, press.end(top)) == TRUTH


@pytest.mark.parametrize("again", [True, False], ids=["head again", "no head"])
@pytest.mark.parametrize("rules", [True, False], ids=["level rules", "nothing"])
def test_the_figures_overleaf_with_the_rest(rules: bool, again: bool, tmp_path: Path) -> None:
    press = Press(tmp_path / "two.pdf", rules=rules)
    top = first_page(press)
    press.at(130, top + 16, 10, BROKEN[1])
    press.end(top)
    press.canvas.showPage()
    top = press.head(60) if again else press.end(60, 0)
    top = press.row(top, BROKEN[0], BROKEN[2], *BROKEN[3:])
    assert second_page(press, top) == TRUTH
