"""Sides that a form leaves open are closed; rules that are no table are left alone."""

from __future__ import annotations

from fa_helpers.pdf.open_sides import Rule, close_sides
from fa_helpers.pdf.page import Box, Page, Stroke
from fa_helpers.pdf.ruled_tables import find_tables

ROWS = [30.0, 50.0, 70.0, 90.0]


def page(columns: list[float], rows: list[float], left: float, right: float) -> Page:
    level = [Stroke(left, y, right, y) for y in rows]
    upright = [Stroke(x, rows[0], x, rows[-1]) for x in columns]
    return Page(1, 300, 300, lines=(*level, *upright))


def test_open_sides_give_their_cells() -> None:
    (table,) = find_tables(page([100, 160], ROWS, 20, 280))
    assert table.box == Box(20, 30, 280, 90)
    assert len(table.cells) == 9


def test_a_closed_table_is_left_as_it_is() -> None:
    level = [Rule(y, 20, 280) for y in ROWS]
    upright = [Rule(x, 30, 90) for x in (20, 100, 280)]
    assert close_sides(level, upright) == (level, upright)


def test_lines_without_an_upright_rule_between_make_no_table() -> None:
    level = [Rule(y, 20, 280) for y in ROWS]
    assert close_sides(level, [Rule(150, 200, 260)]) == (level, [Rule(150, 200, 260)])


def test_two_tables_one_below_the_other_stay_two() -> None:
    rows = [*ROWS, 150.0, 170.0, 190.0, 210.0]
    lines = [Stroke(20, y, 280, y) for y in rows]
    lines += [Stroke(150, 30, 150, 90), Stroke(150, 150, 150, 210)]
    first, second = find_tables(Page(1, 300, 300, lines=tuple(lines)))
    assert (first.box.bottom, second.box.top) == (90, 150)
    assert len(first.cells) == len(second.cells) == 6


def test_a_missing_rule_above_the_header_is_added() -> None:
    upright = [Stroke(x, 10, x, 90) for x in (20, 100, 160, 280)]
    level = [Stroke(20, y, 280, y) for y in ROWS]
    (table,) = find_tables(Page(1, 300, 300, lines=(*level, *upright)))
    assert table.box.top == 10 and len(table.cells) == 12


def test_rules_drawn_dash_by_dash_are_rules() -> None:
    lines = []
    for y in range(30, 531, 10):
        lines += [Stroke(x, y, x + 1.2, y) for x in range(20, 280, 3)]
    for x in (20, 150, 280):
        lines += [Stroke(x, y, x, y + 1.2) for y in range(30, 530, 1)]
    assert len(lines) < 10_000 * 10
    (table,) = find_tables(Page(1, 300, 600, lines=tuple(lines * 2)))
    assert len(table.cells) == 100


def test_a_merged_cell_that_goes_on_overleaf_is_closed_at_the_foot_and_at_the_head() -> None:
    """Browsers draw no rule below the part of a merged cell that the page ends, and none above the rest of it."""
    upright = [Rule(x, 30, 90) for x in (20, 100, 160, 280)]
    rows = [Rule(30, 20, 280), Rule(50, 100, 280), Rule(70, 100, 280), Rule(90, 100, 280)]
    foot, _ = close_sides(rows, upright)
    assert foot == [*rows, Rule(90, 20, 100)]
    turned = [Rule(120 - rule.at, rule.start, rule.end) for rule in rows]
    head, _ = close_sides(turned, upright)
    assert head == [*turned, Rule(30, 20, 100)]
