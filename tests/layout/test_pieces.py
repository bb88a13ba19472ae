"""Runs of characters apart: amounts that touch labels, close header cells, words set loosely."""

from __future__ import annotations

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.text_runs import header_pieces, pieces_of
from fa_helpers.pdf.page import Char


def line(*runs: tuple[float, str], top: float = 0) -> Line:
    """A line of size 10: Chinese characters 10 wide, others 5, each run beginning at its place."""
    chars = []
    for start, text in runs:
        x = start
        for c in text:
            wide = 10.0 if ord(c) > 0x2E80 else 5.0
            chars.append(Char(c, x, x + wide, top, top + 10, top + 9, 10, True, "f"))
            x += wide
    return Line(1, "".join(c.text for c in chars), tuple(chars), chars[0].x0, top, chars[-1].x1, top + 10, 10)


def test_an_amount_that_touches_a_label_is_parted() -> None:
    found = [p.text for p in pieces_of(line((0, "3,220.75一、一般公共服务支出")))]
    assert found == ["3,220.75", "一、一般公共服务支出"]


def test_digits_close_together_are_two_cells() -> None:
    assert [p.text for p in pieces_of(line((0, "7,109.73"), (42, "30201")))] == ["7,109.73", "30201"]


def test_a_code_before_its_name_is_not_parted() -> None:
    assert [p.text for p in pieces_of(line((0, "2010301行政运行")))] == ["2010301行政运行"]


def test_header_cells_stand_close_and_loose_words_are_whole() -> None:
    assert [p.text for p in header_pieces(line((0, "本年收入合计"), (65, "财政拨款收入")))] == [
        "本年收入合计",
        "财政拨款收入",
    ]
    assert [p.text for p in header_pieces(line((0, "收"), (40, "入"), (200, "支"), (240, "出")))] == [
        "收入",
        "支出",
    ]
    assert [p.text for p in header_pieces(line((0, "类"), (30, "款"), (60, "项")))] == ["类", "款", "项"]


def test_the_last_characters_of_wrapped_names_are_no_loose_word() -> None:
    names = header_pieces(line((0, "财政拨款收"), (60, "上级补助收")))
    ends = line((20, "入"), (80, "入"), top=13)
    assert [p.text for p in header_pieces(ends, names)] == ["入", "入"]
    assert [p.text for p in header_pieces(ends)] == ["入入"]


def test_a_dash_of_the_cell_before_is_parted_from_a_name() -> None:
    found = pieces_of(line((0, "四、其他收入"), (90, "-"), (97, "四、公共安全支出")))
    assert [p.text for p in found] == ["四、其他收入", "-", "四、公共安全支出"]
    assert [p.text for p in pieces_of(line((0, "-"), (7, "四、公共安全支出")))] == ["-四、公共安全支出"]
