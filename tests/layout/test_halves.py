"""The right part of a wide table has rows at the same heights and no labels; another statement is none."""

from __future__ import annotations

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
