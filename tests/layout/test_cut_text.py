"""Text that does not fit its cell: over a side, over other text, or going on in the next cell."""

from __future__ import annotations

import pytest

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.clipped_text import crosses, overlaps, runs_on
from fa_helpers.layout.tables.grid import read_grid
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox


def chars(text: str, x: float, baseline: float = 19.0, size: float = 10.0) -> tuple[Char, ...]:
    return tuple(
        Char(c, x + size * n, x + size * (n + 1), baseline - 9, baseline + 1, baseline, size, True, "")
        for n, c in enumerate(text)
    )


def line(text: str, x: float, baseline: float = 19.0) -> Line:
    found = chars(text, x, baseline)
    return Line(1, text, found, found[0].x0, found[0].top, found[-1].x1, found[-1].bottom, 10.0)


@pytest.mark.parametrize(
    ("x", "baseline", "cut"),
    [(2.0, 19.0, False), (31.0, 19.0, False), (33.0, 19.0, True), (-3.0, 19.0, True), (2.0, 11.0, False)],
)
def test_a_character_on_a_side(x: float, baseline: float, cut: bool) -> None:
    assert crosses(Box(0, 5, 50, 25), [line("文字", x, baseline)]) is cut


def test_a_line_on_the_lower_rule() -> None:
    assert crosses(Box(0, 5, 50, 25), [line("文字", 2, 29)])


def test_characters_over_each_other() -> None:
    over = sorted((*chars("一二三", 0), *chars("45", 6)), key=lambda c: c.x0)
    assert overlaps([Line(1, "", tuple(over))])
    bold = sorted((*chars("一二三", 0), *chars("一二三", 0.4)), key=lambda c: c.x0)
    assert not overlaps([Line(1, "", tuple(bold))]) and not overlaps([line("一二三", 0)])


def test_text_that_goes_on_over_a_rule_between_characters() -> None:
    left, right = [line("一二三四五", 0)], [line("六七", 50)]
    assert runs_on(left, right, 50.0)
    assert not runs_on(left, [line("六七", 54)], 50.0)
    assert not runs_on([line("一二三", 0)], [line("六七", 52)], 50.0)
    assert not runs_on([*left, line("一二三", 0, 31)], right, 50.0)


def test_cells_are_marked_where_they_are_read() -> None:
    text = (*chars("一二三四五六", 2), *chars("九", 75, 39))
    cells = (Box(0, 5, 50, 25), Box(50, 5, 100, 25), Box(0, 25, 50, 45), Box(50, 25, 100, 45))
    grid = read_grid(Page(1, 200, 200, text), TableBox(Box(0, 5, 100, 45), cells))
    assert [(cell.text, cell.cut) for cell in grid.cells] == [
        ("一二三四五", True),
        ("六", True),
        ("", False),
        ("九", False),
    ]
