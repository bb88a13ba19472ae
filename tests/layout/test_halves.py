"""The right part of a wide table has rows at the same heights and no labels; another statement is none."""

from __future__ import annotations

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.blocks import Block, PageTables, find_blocks
from fa_helpers.layout.tables.grid import Grid, read_grid
from fa_helpers.layout.tables.side_by_side import is_right_part, same_heights
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox


def grid(page: int, texts: list[list[str]], top: float = 100.0) -> Grid:
    cells, chars = [], []
    for row, columns in enumerate(texts):
        for column, text in enumerate(columns):
            box = Box(50 + 80 * column, top + 20 * row, 130 + 80 * column, top + 20 * (row + 1))
            cells.append(box)
            for i, c in enumerate(text):
                x = box.x0 + 2 + 6 * i
                chars.append(Char(c, x, x + 6, box.top + 4, box.top + 14, box.top + 13, 10, True, "f"))
    whole = Box(50, top, cells[-1].x1, cells[-1].bottom)
    return read_grid(Page(page, 600, 800, tuple(chars)), TableBox(whole, tuple(cells)))


LEFT = grid(
    1,
    [
        ["科目编码", "科目名称", "合计"],
        ["", "合计", "3.00"],
        ["201", "行政运行", "1.00"],
        ["202", "会议", "2.00"],
    ],
)
RIGHT = grid(2, [["项目支出"], ["1.00"], ["0.50"], ["0.50"]])


def test_the_right_part_is_known_by_its_rows() -> None:
    assert is_right_part(LEFT, RIGHT)


def test_a_table_with_labels_of_its_own_is_no_part() -> None:
    other = grid(2, [["项目", "金额"], ["合计", "3.00"], ["行政运行", "1.00"], ["会议", "2.00"]])
    assert same_heights(LEFT, other) and not is_right_part(LEFT, other)


def test_rows_elsewhere_or_on_the_same_page_are_no_part() -> None:
    assert not is_right_part(LEFT, grid(2, [["项目支出"], ["1.00"], ["0.50"], ["0.50"]], top=130))
    assert not is_right_part(LEFT, grid(1, [["项目支出"], ["1.00"], ["0.50"], ["0.50"]]))


def _open_head(side: str) -> Grid:
    """Two columns with two rows of head; the upper row is open at one side, where a name runs over the table's end."""
    cells = [Box(x, y, x + 80, y + 20) for y in (120, 140, 160) for x in (50, 130)]
    inner, start = (50, 200) if side == "right" else (130, 30)
    cells.append(Box(inner, 100, inner + 80, 120))
    chars = [
        Char(c, start + 10 * i, start + 10 * i + 10, 104, 114, 113, 10, True, "f")
        for i, c in enumerate("事业收入")
    ]
    page = Page(1, 240, 300, tuple(chars))
    return read_grid(page, TableBox(Box(50, 100, 210, 180), tuple(cells)))


def test_a_name_that_the_edge_of_the_page_cuts_stands_over_the_last_column() -> None:
    for side, columns in (("right", (1, 2)), ("left", (0, 1))):
        found = [c for c in _open_head(side).cells if c.folded == "事业收入"]
        assert [(c.top, c.bottom, c.left, c.right) for c in found] == [(0, 1, *columns)]


def _blocks(x0: float) -> list[Block]:
    half = grid(
        2,
        [["项目（按功能分类）", "决算数"], ["合计", "3.00"], ["一、某支出", "1.00"], ["二、某支出", "2.00"]],
    )
    whole = Line(1, "收入支出决算总表", (), 300, 60, 420, 76, 16)
    rest = Line(2, "支出决算总表", (), x0, 60, x0 + 96, 76, 16)
    return find_blocks([PageTables(1, (LEFT,)), PageTables(2, (half,))], [whole, rest])


def test_the_end_of_a_title_at_the_edge_of_the_page_begins_no_other_statement() -> None:
    assert [(b.identifier, b.page_last) for b in _blocks(4)] == [("revenue_expenditure_summary", 2)]
    assert [b.identifier for b in _blocks(250)] == ["revenue_expenditure_summary", "expenditure_statement"]


def test_a_painted_ground_that_reaches_farther_is_no_cell_of_all_it_holds() -> None:
    cells = [Box(x, y, x + 80, y + 20) for y in (120, 140, 160) for x in (50, 130)]
    cells.append(Box(50, 100, 250, 140))
    words = (("年初结转和结余", 70, 100), ("合计", 60, 120), ("基本支出结转", 135, 120))
    chars = [
        Char(c, x + 10 * i, x + 10 * i + 10, y + 4, y + 14, y + 13, 10, True, "f")
        for text, x, y in words
        for i, c in enumerate(text)
    ]
    table = TableBox(Box(50, 100, 250, 180), tuple(cells))
    found = read_grid(Page(1, 240, 300, tuple(chars)), table)
    assert [(c.folded, c.top, c.bottom) for c in found.cells if c.lines] == [
        ("年初结转和结余", 0, 1),
        ("合计", 1, 2),
        ("基本支出结转", 1, 2),
    ]


def test_a_last_row_without_borders_may_be_missing_in_one_part() -> None:
    short = grid(2, [["项目支出"], ["1.00"], ["0.50"]])
    assert same_heights(LEFT, short, open_foot=True) and not same_heights(LEFT, short)
