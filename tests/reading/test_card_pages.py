"""Forms over a page's end: groups whose name is broken or whose cell is not closed, and digits that a gap parts."""

from __future__ import annotations

from decimal import Decimal

from drawn_pages import HEAD, Cell, Drawn, Table
from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.pdf.page import Box, Char
from fa_helpers.reading.scorecards.rows import number_in

WIDTHS = (8, 8, 12, 10, 10, 6, 6)
NAMES = ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分")
FIRST = ("培训教师", "≥20人", "22人", "25", "25")
SECOND = ("编印教材", "≥2册", "2册", "25", "25")
ABOVE = ("项目支出绩效自评表", "（2023年度）")


def row(number: int, first: int, *texts: str) -> list[Cell]:
    return [Cell(text, number, first + place) for place, text in enumerate(texts)]


def levels(*pages: Table) -> list[tuple[str, str, str]]:
    drawn = Drawn().text(*HEAD)
    for page in pages:
        drawn.table(page)
    return [(i.level1, i.level2, i.level3) for c in drawn.read().data.scorecards for i in c.indicators]


def form(*cells: Cell) -> Table:
    name = [Cell("项目名称", 0, 0), Cell("教师培训", 0, 1, 1, 6)]
    return Table(ABOVE, WIDTHS, (*name, *row(1, 0, *NAMES), *cells))


def test_an_empty_group_goes_on_where_the_name_above_it_is_broken() -> None:
    first = form(*row(2, 0, "产出指", "数量指标", *FIRST))
    rest = Table((), WIDTHS, tuple(row(0, 0, "标", "", *SECOND)))
    assert levels(first, rest) == [("产出指标", "数量指标", "培训教师"), ("产出指标", "数量指标", "编印教材")]


def test_a_group_goes_on_over_a_hole_in_the_grid() -> None:
    cells = [*row(2, 0, "产出指标", "数量指标", *FIRST), *row(3, 1, "质量指标", *SECOND)]
    assert levels(form(*cells)) == [
        ("产出指标", "数量指标", "培训教师"),
        ("产出指标", "质量指标", "编印教材"),
    ]


def cell(*places: tuple[str, float]) -> GridCell:
    chars = tuple(
        Char(c, x + 5 * n, x + 5 * n + 5, 0, 10, 9, 10, True, "")
        for text, x in places
        for n, c in enumerate(text)
    )
    text = "".join(text for text, _ in places)
    line = Line(1, text, chars, chars[0].x0, 0, chars[-1].x1, 10, 10)
    return GridCell(1, Box(0, -2, 200, 12), 0, 1, 0, 1, (line,))


def test_digits_that_a_wide_gap_parts_are_no_number() -> None:
    assert number_in(cell(("98.73", 5))) == Decimal("98.73")
    assert number_in(cell(("100", 5), ("98.73", 90))) is None
