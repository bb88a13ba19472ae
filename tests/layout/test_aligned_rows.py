"""Which lines are rows of figures: whole numbers only where they do not count the columns."""

from __future__ import annotations

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.aligned_rows import (
    band_start,
    bare_row,
    begins_data,
    has_figure,
    is_named_row,
    one_long_row,
    rows_of,
)
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


def test_the_shares_round_a_chart_are_no_rows() -> None:
    assert is_named_row(pieces("教育支出", "15.88"))
    assert not is_named_row(pieces("15.88", "%")) and not is_named_row(pieces("教育支出"))


def test_one_row_is_a_table_when_it_is_long_or_ruled() -> None:
    few = [pieces("1.00", "2.00", "3.00")]
    assert one_long_row(few, ruled=True)
    assert not one_long_row(few, ruled=False)
    assert one_long_row([pieces(*["1.00"] * 6)], ruled=False)


def test_a_row_without_figures_begins_with_its_other_side() -> None:
    assert begins_data(pieces("22", "二十二、灾害防治及应急管理支出", "52"))
    assert not begins_data(pieces("项目", "行次", "合计"))


def _at(top: float, *texts: tuple[str, float]) -> list[Piece]:
    chars = [
        Char(c, x + 6 * i, x + 6 * i + 6, top, top + 10, top + 9, 10, True, "f")
        for text, x in texts
        for i, c in enumerate(text)
    ]
    whole = Line(1, "".join(t for t, _ in texts), tuple(chars), 0, top, chars[-1].x1, top + 10, 10)
    return pieces_of(whole)


def test_figures_wrapped_in_narrow_columns_are_one_row_between_rules() -> None:
    wrapped = [_at(4, ("15,226,5", 100), ("6,454,1", 200)), _at(16, ("77.94", 118), ("56.02", 212))]
    single = [_at(40, ("300.00", 112), ("200.00", 206))]
    rules = [(at, 0.0, 300.0) for at in (0.0, 30.0, 55.0)]
    rows = rows_of([*wrapped, *single], rules)
    assert [[piece.text for piece in row] for row in rows] == [
        ["15,226,5", "6,454,1", "77.94", "56.02"],
        ["300.00", "200.00"],
    ]
    assert band_start([*wrapped, *single], 1, rules) == 0


def test_whole_figures_below_each_other_are_rows() -> None:
    lines = [_at(4, ("300.00", 112), ("200.00", 206)), _at(16, ("77.94", 118), ("56.02", 212))]
    assert len(rows_of(lines, [(at, 0.0, 300.0) for at in (0.0, 30.0)])) == 2
