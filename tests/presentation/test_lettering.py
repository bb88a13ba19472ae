"""Text fits the width it is given, and nothing of it is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.presentation.fonts import text_width
from fa_helpers.presentation.lettering import display_width, fit, pad, shorten, wrap

letters = st.text(alphabet="支出决算数（类）、2,385.28% abc/", max_size=60)


@given(letters, st.integers(min_value=12, max_value=40))
def test_wrapping_keeps_every_character(text: str, width: int) -> None:
    lines = wrap(text, width).split("\n")
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line == line.strip() for line in lines)


def test_lines_do_not_begin_with_closing_marks() -> None:
    lines = wrap("一般公共服务支出/政府办公厅（室）及相关机构事务", 16).split("\n")
    assert not any(line[0] in "/）、，" for line in lines)
    assert all(display_width(line) <= 18 for line in lines)


def test_fit_balances_its_lines() -> None:
    text = "资源勘探工业信息等支出/制造业/其他制造业支出"
    lines = fit(text, 2.5, 9.0).split("\n")
    assert "".join(lines) == text
    assert len(lines) == 2
    assert all(text_width(line, 9.0) <= 2.5 for line in lines)
    assert abs(display_width(lines[0]) - display_width(lines[1])) <= 6


@given(letters, st.integers(min_value=4, max_value=30))
def test_shortened_text_is_no_wider_than_asked(text: str, width: int) -> None:
    short = shorten(text, width)
    assert display_width(short) <= width
    assert short == " ".join(text.split()) or short.endswith("…")


def test_padding_counts_chinese_twice() -> None:
    assert display_width(pad("决算", 10)) == 10
    assert pad("1", 3, right=True) == "  1"
