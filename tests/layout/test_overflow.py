"""A line of wrapped text that hangs into the cell above or below goes back to its own."""

from __future__ import annotations

from fa_helpers.layout.tables.grid import read_grid
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox

CELLS = (Box(0, 0, 60, 14), Box(0, 14, 60, 28), Box(0, 28, 60, 42))


def chars(text: str, x: float, baseline: float, size: float = 10.0) -> list[Char]:
    return [
        Char(c, x + size * n, x + size * (n + 1), baseline - 9, baseline + 1, baseline, size, True, "")
        for n, c in enumerate(text)
    ]


def texts(*lines: list[Char]) -> list[str]:
    found = tuple(char for line in lines for char in line)
    grid = read_grid(Page(1, 600, 800, found), TableBox(Box(0, 0, 60, 42), CELLS))
    return [cell.text for cell in grid.cells]


def test_the_second_line_over_another_text_is_of_the_cell_above() -> None:
    upper = [*chars("业务水平提升", 0, 12), *chars("程度", 0, 24.6)]
    assert texts(upper, chars("健全情况", 0, 25)) == ["业务水平提升程度", "健全情况", ""]


def test_the_first_line_over_another_text_is_of_the_cell_below() -> None:
    lower = [*chars("业务水平提升", 0, 25.4), *chars("程度", 0, 38)]
    assert texts(chars("健全情况", 0, 25), lower) == ["", "健全情况", "业务水平提升程度"]


def test_lines_that_have_room_stay_where_they_stand() -> None:
    assert texts(chars("业务水平", 0, 11), chars("健全情况", 0, 25)) == ["业务水平", "健全情况", ""]
    assert texts(chars("业务水平", 0, 11), chars("健全", 0, 25), chars("情况", 30, 25)) == [
        "业务水平",
        "健全情况",
        "",
    ]
