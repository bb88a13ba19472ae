"""A shaded header that the page's end leaves one white row, and stripes that end with a row of two lines."""

from __future__ import annotations

import itertools

from fa_helpers.layout.tables.shaded_rows import with_first_rows, with_white_rows
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox

EDGES = (50.0, 200.0, 300.0, 400.0)


def chars(text: str, x: float, top: float) -> list[Char]:
    return [
        Char(c, x + 10 * n, x + 10 * n + 10, top, top + 10, top + 9, 10, True, "f")
        for n, c in enumerate(text)
    ]


def stripe(top: float) -> TableBox:
    cells = tuple(Box(a, top, b, top + 16) for a, b in itertools.pairwise(EDGES))
    return TableBox(Box(EDGES[0], top, EDGES[-1], top + 16), cells)


def row(top: float, *texts: str) -> list[Char]:
    return [c for x, text in zip(EDGES, texts, strict=False) for c in chars(text, x + 4, top + 3)]


def test_the_row_below_a_header_at_the_foot_is_of_its_table() -> None:
    page = Page(1, 450, 600, (*row(100, "项目", "预算数", "决算数"), *row(116, "合计", "5.00", "4.00")))
    (table,) = with_first_rows(page, (stripe(100),))
    assert table.box.bottom > 120 and len(table.cells) == 6


def test_no_row_of_a_table_that_has_figures() -> None:
    page = Page(1, 450, 600, (*row(100, "合计", "5.00", "4.00"), *row(116, "其中", "5.00", "4.00")))
    assert with_first_rows(page, (stripe(100),)) == (stripe(100),)


def test_a_last_white_row_of_two_lines_whose_figures_stand_between() -> None:
    found = [
        *row(100, "合计", "5.00", "4.00"),
        *row(116, "甲", "2.00", "1.00"),
        *row(132, "乙", "2.00", "2.00"),
    ]
    found += [*chars("丙项目支", 54, 150), *chars("出", 54, 162)]
    found += [*chars("1.00", 204, 159), *chars("1.00", 304, 159)]
    (table,) = with_white_rows(Page(1, 450, 600, tuple(found)), (stripe(100), stripe(132)))
    assert table.box.bottom >= 170
