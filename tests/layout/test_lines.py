"""Lines are found by the baseline, not by the box."""

from __future__ import annotations

from fa_helpers.layout.lines import page_lines, width_of
from fa_helpers.pdf.page import Box, Char, Page


def char(
    text: str, x: float, baseline: float, *, rise: float = 10, size: float = 12, upright: bool = True
) -> Char:
    return Char(text, x, x + size, baseline - rise, baseline + 2, baseline, size, upright, "F")


def test_digits_whose_boxes_lie_lower_stay_in_their_sentence() -> None:
    chars = (char("总", 0, 100), char("计", 12, 100), char("5", 24, 100, rise=5), char("万", 36, 100))
    assert [line.text for line in page_lines(Page(1, 500, 700, chars))] == ["总计5万"]


def test_two_baselines_are_two_lines() -> None:
    chars = (char("下", 0, 120), char("上", 0, 100))
    assert [line.text for line in page_lines(Page(1, 500, 700, chars))] == ["上", "下"]


def test_what_stands_inside_a_table_is_left_out() -> None:
    chars = (char("文", 0, 100), char("表", 0, 300))
    assert [line.text for line in page_lines(Page(1, 500, 700, chars), [Box(0, 280, 100, 320)])] == ["文"]


def test_text_on_its_side_is_no_line() -> None:
    assert page_lines(Page(1, 500, 700, (char("侧", 0, 100, upright=False),))) == []


def test_plain_text_gives_lines_without_boxes() -> None:
    (line,) = page_lines(Page(3, 0, 0, text_lines=("收入 总计 5",)))
    assert (line.page, line.text, line.chars) == (3, "收入总计5", ())


def test_width_counts_ascii_as_half() -> None:
    assert width_of("收入12,") == 3.5
