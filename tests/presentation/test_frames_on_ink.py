"""Frames surround what is printed, whatever box the font gives it; crops end between lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from fa_helpers.presentation.frames_on_ink import dark_points, on_ink, whole_lines

LINES = ((20, 36), (50, 66), (80, 96), (110, 126))
"""From where to where the ink of four lines goes, of letters 10 wide with 4 between them."""


def page() -> Image.Image:
    sheet = Image.new("RGB", (300, 150), "white")
    draw = ImageDraw.Draw(sheet)
    for top, bottom in LINES:
        for x in range(20, 280, 14):
            draw.rectangle((x, top, x + 9, bottom - 1), outline="black", width=3)
    return sheet


@pytest.mark.parametrize("shift", [-7, -4, 0, 4, 7])
def test_a_box_above_or_below_its_figure_is_moved_to_the_ink(shift: int) -> None:
    assert on_ink(dark_points(page()), (48.0, 46.0 + shift, 90.0, 70.0 + shift)) == (48.0, 50.0, 90.0, 66.0)


def test_the_rules_of_a_cell_are_no_ink_of_its_figure() -> None:
    sheet = page()
    draw = ImageDraw.Draw(sheet)
    draw.line((0, 72, 299, 72), fill="black", width=2)
    draw.line((89, 0, 89, 149), fill="black", width=2)
    assert on_ink(dark_points(sheet), (48.0, 52.0, 92.0, 74.0)) == (48.0, 50.0, 92.0, 66.0)


def test_a_box_of_two_lines_keeps_both() -> None:
    assert on_ink(dark_points(page()), (48.0, 52.0, 90.0, 98.0)) == (48.0, 50.0, 90.0, 96.0)


@example((0, 21, 41, 56))  # its ink ends below where the figure's own line was looked for
@given(st.tuples(*[st.integers(-400, 400)] * 4))
def test_a_box_without_ink_or_off_the_page_is_left_as_it_is_or_lies_on_a_line(box: tuple[int, ...]) -> None:
    x0, x1 = sorted(box[:2])
    top, bottom = sorted(box[2:])
    found = on_ink(dark_points(page()), (x0, top, x1, bottom))
    edges = {edge for line in LINES for edge in line}
    assert found == (x0, top, x1, bottom) or {found[1], found[3]} <= edges


@pytest.mark.parametrize("around", [2.0, 9.0, 20.0, 31.0, 500.0])
def test_no_line_is_cut_through_and_no_figure_is_lost(around: float) -> None:
    first, last = whole_lines(page(), 48, 68, around)
    assert first <= 48 and last >= 68
    for top, bottom in LINES:
        assert not top < first < bottom and not top < last < bottom


def test_a_rule_beside_the_lines_is_no_line() -> None:
    sheet = page()
    ImageDraw.Draw(sheet).line((10, 0, 10, 149), fill="black", width=2)
    assert whole_lines(sheet, 48, 68, 9.0) == whole_lines(page(), 48, 68, 9.0)
