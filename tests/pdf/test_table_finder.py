"""Ruled tables: found from whatever draws their rules, whatever engine read the page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise

import pytest
from tiny_pdf import TinyPdf

from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Box, Page, Stroke
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.ruled_tables import find_tables, too_many_rules


def grid(columns: list[float], rows: list[float]) -> tuple[Stroke, ...]:
    """The rules of a table."""
    level = [Stroke(columns[0], y, columns[-1], y) for y in rows]
    upright = [Stroke(x, rows[0], x, rows[-1]) for x in columns]
    return (*level, *upright)


def test_a_grid_gives_its_cells_from_the_top() -> None:
    (table,) = find_tables(Page(1, 300, 200, lines=grid([20, 60, 120], [30, 50, 80])))
    assert table.box == Box(20, 30, 120, 80)
    assert table.cells == (
        Box(20, 30, 60, 50),
        Box(60, 30, 120, 50),
        Box(20, 50, 60, 80),
        Box(60, 50, 120, 80),
    )


def test_pages_without_rules_have_no_tables() -> None:
    assert find_tables(Page(1, 300, 200)) == ()
    assert find_tables(Page(1, 300, 200, lines=(Stroke(20, 30, 280, 30),))) == ()


def test_a_merged_cell_is_one_cell() -> None:
    lines = (
        *grid([20, 60, 120], [50, 80]),
        Stroke(20, 30, 120, 30),
        Stroke(20, 30, 20, 50),
        Stroke(120, 30, 120, 50),
    )
    (table,) = find_tables(Page(1, 300, 200, lines=lines))
    assert table.cells[0] == Box(20, 30, 120, 50)
    assert len(table.cells) == 3


def test_tables_apart_are_two() -> None:
    lines = grid([20, 60, 120], [30, 50, 80]) + grid([20, 60, 120], [110, 140, 170])
    first, second = find_tables(Page(1, 300, 200, lines=lines))
    assert (first.box.bottom, second.box.top) == (80, 110)


def test_a_slanted_line_through_a_header_cell_parts_nothing() -> None:
    lines = grid([20, 60, 120], [30, 50, 80])
    assert find_tables(Page(1, 300, 200, lines=(*lines, Stroke(20, 30, 60, 50)))) == find_tables(
        Page(1, 300, 200, lines=lines)
    )


def test_rules_a_little_askew_are_rules() -> None:
    lines = [Stroke(x0, y0, x1 + 0.2, y1 + 0.2) for x0, y0, x1, y1 in grid([20, 60, 120], [30, 50, 80])]
    (table,) = find_tables(Page(1, 300, 200, lines=tuple(lines)))
    assert len(table.cells) == 4


def boxes(columns: list[int], rows: list[int]) -> Iterator[tuple[int, int, int, int]]:
    for x0, x1 in pairwise(columns):
        for y0, y1 in pairwise(rows):
            yield x0, y0, x1 - x0, y1 - y0


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("engine", [pdfium, plumber])
def test_cells_drawn_as_boxes_as_thin_fills_and_on_turned_pages(engine: object, rotation: int) -> None:
    columns, rows = [20, 80, 150, 280], [20, 60, 100, 180]
    whole = " ".join(f"{x} {y} {w} {h} re S" for x, y, w, h in boxes(columns, rows))
    thin = " ".join(
        f"{x} {y} {w} 0.5 re f {x} {y + h} {w} 0.5 re f {x} {y} 0.5 {h} re f {x + w} {y} 0.5 {h} re f"
        for x, y, w, h in boxes(columns, rows)
    )
    for content in (whole, thin):
        pdf = TinyPdf()
        pdf.page("1 g 0 0 300 200 re f 0 g " + content, Rotate=rotation)
        (page,) = engine.read_pages(pdf.write(), name="")  # type: ignore[attr-defined]
        (table,) = find_tables(page)
        assert len(table.cells) == 9
        assert abs((table.box.x1 - table.box.x0) - (160 if rotation in (90, 270) else 260)) < 1


def test_white_boxes_behind_text_make_no_table() -> None:
    pdf = TinyPdf()
    pdf.page("1 g " + " ".join(f"{x} {y} {w} {h} re f" for x, y, w, h in boxes([20, 80, 150], [20, 60, 100])))
    (page,) = pdfium.read_pages(pdf.write(), name="")
    assert find_tables(page) == ()


def test_a_page_full_of_strokes_takes_no_time() -> None:
    lines = grid([x / 2 for x in range(1000)], [y / 2 for y in range(1600)])
    page = Page(1, 600, 842, lines=lines)
    start = time.process_time()
    assert find_tables(page) == ()
    assert too_many_rules(page)
    assert time.process_time() - start < 1


def test_many_boxes_are_too_many_only_with_many_rows_and_columns() -> None:
    """Boxes in one row, in a square, and along a diagonal, where each begins rows and columns of its own."""
    row = tuple(Box(8.0 * n, 10, 8.0 * n + 8, 20) for n in range(1600))
    square = tuple(Box(8.0 * x, 8.0 * y, 8.0 * x + 4, 8.0 * y + 4) for x in range(40) for y in range(40))
    assert not too_many_rules(Page(1, 13000, 842, rects=row))
    assert not too_many_rules(Page(1, 13000, 842, rects=square))
    diagonal = tuple(Box(8.0 * n, 8.0 * n, 8.0 * n + 4, 8.0 * n + 4) for n in range(60))
    assert too_many_rules(Page(1, 13000, 842, rects=diagonal))  # 120 rows and 120 columns
