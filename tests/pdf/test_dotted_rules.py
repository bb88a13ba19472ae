"""Rules that browsers draw dot by dot make a table's cells; a few dots make none."""

from __future__ import annotations

from fa_helpers.pdf.page import Box, Page
from fa_helpers.pdf.ruled_tables import find_tables, rules_of

DOT = 0.75


def dots(x: float, y: float, count: int, *, down: bool = False) -> list[Box]:
    """Dots with a gap as wide as each, to the right or downwards."""
    places = [2 * DOT * n for n in range(count)]
    corners = [(x, y + step) if down else (x + step, y) for step in places]
    return [Box(a, b, a + DOT, b + DOT) for a, b in corners]


def test_dotted_borders_are_the_rules_of_a_table() -> None:
    level = [dot for y in (100.0, 130.0, 160.0) for dot in dots(50, y, 81)]
    upright = [dot for x in (50.0, 110.0, 170.0) for dot in dots(x, 100, 41, down=True)]
    (table,) = find_tables(Page(1, 300, 300, rects=tuple(level + upright)))
    assert [tuple(round(side) for side in cell) for cell in table.cells] == [
        (50, 100, 110, 130),
        (110, 100, 170, 130),
        (50, 130, 110, 160),
        (110, 130, 170, 160),
    ]


def test_a_few_dots_are_no_rule() -> None:
    assert rules_of(Page(1, 300, 300, rects=tuple(dots(50, 100, 6)))) == ([], [])
