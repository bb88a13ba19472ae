"""Statements with a shaded header and level rules only: the header's boxes tell the columns, overleaf too."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from conftest import ROOT
from fa_helpers.layout.document_layout import lay_out
from fa_helpers.layout.tables.grid import Grid
from fa_helpers.pdf.source import open_source

FONT = ROOT / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf"
EDGES = (55, 170, 290, 370, 450, 530)
HEADER = ("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
FIRST = [
    ("合计", "", "81.20", "50.10", "31.10"),
    ("201", "一般公共服务支出", "61.20", "30.10", "31.10"),
    ("20106", "财政事务", "61.20", "30.10", "31.10"),
]
SECOND = [
    ("2010601", "行政运行", "30.10", "30.10", "0.00"),
    ("208", "社会保障和就业支出", "20.00", "20.00", "0.00"),
]


def _row(canvas: Canvas, y: float, texts: tuple[str, ...], *, shaded: bool) -> None:
    for x0, x1, text in zip(EDGES, EDGES[1:], texts, strict=False):
        if shaded:
            canvas.setFillGray(0.9)
            canvas.rect(x0, y - 4, x1 - x0, 18, stroke=0, fill=1)
            canvas.setFillGray(0)
        if text == "合计":
            canvas.drawCentredString((EDGES[0] + EDGES[2]) / 2, y, text)
        elif x0 >= EDGES[2]:
            canvas.drawRightString(x1 - 3, y, text)
        else:
            canvas.drawString(x0 + 3, y, text)
    for at in (y - 4, y + 14):
        canvas.line(EDGES[0], at, EDGES[-1], at)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Grid, ...]]:
    pdfmetrics.registerFont(TTFont("open-bodies", str(FONT)))
    path = tmp_path_factory.mktemp("open") / "shaded.pdf"
    canvas = Canvas(str(path), invariant=1)
    canvas.setFont("open-bodies", 10)
    canvas.drawString(250, 780, "支出决算表")
    canvas.drawString(470, 760, "单位：万元")
    _row(canvas, 740, HEADER, shaded=True)
    for number, texts in enumerate(FIRST, 1):
        _row(canvas, 740 - 18 * number, texts, shaded=False)
    canvas.showPage()
    canvas.setFont("open-bodies", 10)
    for number, texts in enumerate(SECOND):
        _row(canvas, 780 - 18 * number, texts, shaded=False)
    canvas.drawString(60, 730, "注：本表反映本年度各项支出情况。")
    canvas.drawString(250, 700, "财政拨款收入支出决算总表")
    for y in (650, 632):
        canvas.line(EDGES[0], y, EDGES[-1], y)
    canvas.drawString(60, 637, "文字")
    canvas.save()
    return [page.tables for page in lay_out(open_source(path)).inside]


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in grid.row(number)] for number in range(grid.height)]


def test_the_rows_below_a_shaded_header_belong_to_its_columns(tables: list[tuple[Grid, ...]]) -> None:
    (grid,) = tables[0]
    assert _texts(grid) == [list(HEADER), ["合计", "81.20", "50.10", "31.10"], *map(list, FIRST[1:])]
    assert not grid.aligned


def test_overleaf_the_columns_hold_down_to_the_note(tables: list[tuple[Grid, ...]]) -> None:
    (grid,) = tables[1]
    assert _texts(grid) == [list(row) for row in SECOND]
