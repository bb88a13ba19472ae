"""Tall cells are parted into rows; a cell with much text is not."""

from __future__ import annotations

from fa_helpers.layout.tables.grid import Grid, read_grid
from fa_helpers.layout.tables.tall_rows import split_tall_rows
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox


def grid(columns: list[list[tuple[float, str]]]) -> Grid:
    """One header row, then one tall row; each text at its height."""
    cells, chars = [], []
    for number, texts in enumerate(columns):
        x0 = 50 + 150 * number
        cells += [Box(x0, 100, x0 + 150, 120), Box(x0, 120, x0 + 150, 300)]
        for base, text in texts:
            for i, c in enumerate(text):
                x = x0 + 2 + 8 * i
                chars.append(Char(c, x, x + 8, base - 9, base + 1, base, 10, True, "f"))
    return read_grid(
        Page(1, 600, 800, tuple(chars)), TableBox(Box(50, 100, 50 + 150 * len(columns), 300), tuple(cells))
    )


def texts(found: Grid) -> list[list[str]]:
    return [[cell.text for cell in found.row(row)] for row in range(found.height)]


def test_lines_of_figures_become_rows_and_wrapped_labels_stay_whole() -> None:
    labels = [(115, "项目"), (140, "合计"), (157, "一、使用非财政"), (169, "拨款结余"), (190, "二、其他")]
    figures = [(115, "金额"), (140, "3.00"), (163, "1.00"), (190, "2.00")]
    assert texts(split_tall_rows(grid([labels, figures]))) == [
        ["项目", "金额"],
        ["合计", "3.00"],
        ["一、使用非财政拨款结余", "1.00"],
        ["二、其他", "2.00"],
    ]


def test_a_cell_of_text_beside_one_figure_is_left_alone() -> None:
    made = grid(
        [[(115, "项目"), (140, "说明"), (155, "第一行"), (170, "第二行")], [(115, "金额"), (140, "3.00")]]
    )
    assert split_tall_rows(made) is made
