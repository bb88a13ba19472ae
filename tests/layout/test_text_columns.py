"""Running text in two columns is read column by column; tables and contents are left as they are."""

from __future__ import annotations

from itertools import groupby

from fa_helpers.layout.lines import lines_of
from fa_helpers.layout.text_columns import in_reading_order
from fa_helpers.pdf.page import Char

LEFT = [
    "一、收入决算情况，",
    "本年收入合计31.41万元，",
    "其中：财政拨款收入",
    "26.53万元，占比较高；",
    "其他收入4.88万元。",
    "无其他情况需要说明。",
]
RIGHT = [
    "二、支出决算情况，",
    "本年支出合计27.18万元，",
    "其中：基本支出18.28",
    "万元，占比较高；项目支",
    "出8.90万元。",
    "无其他情况需要说明。",
]


def printed(text: str, x: float, line: float) -> list[Char]:
    chars = []
    for char in text:
        wide = 10.0 if ord(char) > 0x2E80 else 5.0
        chars.append(Char(char, x, x + wide, line - 9, line + 1, line, 10.0, True, "F"))
        x += wide
    return chars


def page(*rows: tuple[tuple[float, str], ...]) -> list[str]:
    chars = [c for n, row in enumerate(rows, 1) for x, text in row for c in printed(text, x, 20.0 * n)]
    return [line.text for line in in_reading_order(lines_of(1, chars)).lines]


def test_the_left_column_comes_first() -> None:
    rows = [((40.0, left), (300.0, right)) for left, right in zip(LEFT, RIGHT, strict=True)]
    title, foot = "某某局二〇二三年度部门决算情况说明及有关事项的补充说明文字", "-2-"
    assert page(((60.0, title),), *rows, ((290.0, foot),)) == [title, *LEFT, *RIGHT, foot]


def test_columns_need_not_stand_on_one_line() -> None:
    left = [((40.0, text),) for text in LEFT]
    right = [((300.0, text),) for text in RIGHT]
    both = [((40.0, LEFT[1]), (300.0, RIGHT[1]))] * 5
    rows = [*both, *(row for pair in zip(left, right, strict=True) for row in pair)]
    got = page(*rows)
    assert got == [*[LEFT[1]] * 5, *LEFT, *[RIGHT[1]] * 5, *RIGHT]


def test_a_list_of_names_and_figures_is_no_column() -> None:
    names = ["基本支出", "项目支出", "教育支出", "农林水支出", "住房保障支出", "其他支出"] * 2
    rows = [((40.0, name), (300.0, f"{n}.50")) for n, name in enumerate(names)]
    assert page(*rows) == ["".join(text for _, text in row) for row in rows]


def test_one_column_stays_as_it_is() -> None:
    lines = [a + b for a, b in zip(LEFT, RIGHT, strict=True)] * 2
    assert page(*(((40.0, line),) for line in lines)) == lines
    assert [key for key, _ in groupby(lines)] == lines
