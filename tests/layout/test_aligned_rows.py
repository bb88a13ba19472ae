"""Which lines are rows of figures: whole numbers only where they do not count the columns."""

from __future__ import annotations

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.aligned_rows import bare_row, begins_data, has_figure, one_long_row
from fa_helpers.layout.tables.text_runs import Piece, pieces_of
from fa_helpers.pdf.page import Char


def pieces(*texts: str) -> list[Piece]:
    """A line whose texts stand far apart."""
    chars = [
        Char(c, 100.0 * n + 6 * i, 100.0 * n + 6 * i + 6, 0, 10, 9, 10, True, "f")
        for n, text in enumerate(texts)
        for i, c in enumerate(text)
    ]
    whole = Line(1, "".join(texts), tuple(chars), 0, 0, chars[-1].x1, 10, 10)
    return pieces_of(whole)


def test_a_row_of_zeros_is_data_and_the_numbers_of_columns_are_not() -> None:
    assert bare_row(pieces("0", "0", "0", "0", "0", "0"))
    assert not bare_row(pieces("1", "2", "3", "4", "5", "6"))
    assert not bare_row(pieces("0", "0"))
    assert has_figure(pieces("合计", "3.00")) and not has_figure(pieces("3.00"))


def test_one_row_is_a_table_when_it_is_long_or_ruled() -> None:
    few = [pieces("1.00", "2.00", "3.00")]
    assert one_long_row(few, ruled=True)
    assert not one_long_row(few, ruled=False)
    assert one_long_row([pieces(*["1.00"] * 6)], ruled=False)


def test_a_row_without_figures_begins_with_its_other_side() -> None:
    assert begins_data(pieces("22", "二十二、灾害防治及应急管理支出", "52"))
    assert not begins_data(pieces("项目", "行次", "合计"))
