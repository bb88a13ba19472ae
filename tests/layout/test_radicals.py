"""Radicals in a file's text (⽀出) become ideographs wherever words are shown; one column keeps what the file has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import fa_helpers as fa
from fa_helpers.layout.lines import lines_of
from fa_helpers.layout.passage import passage
from fa_helpers.pdf.page import Char
from fa_helpers.text.fold import fold, ideographs

TEXT = """某县林⽊局2022年度部⻔决算
第⼆部分 2022年度部⻔决算情况说明
⼀、⽀出决算情况说明
本年⽀出合计120.50万元，⽐上年增加20.50万元，增⻓20.50%，主要原因是新增苗⽊补植⼯作经费。
"""


def test_titles_names_and_reasons_have_ideographs() -> None:
    document = fa.read(TEXT.encode(), name="a.txt")
    assert document.data.profile.entity == "某县林木局"
    assert "支出决算情况说明" in [section.title for section in document.data.sections]
    assert document.data.stated_reasons[0].text == "新增苗木补植工作经费"
    assert "增长20.50%" in document.data.facts[2].context


def test_a_passage_keeps_what_the_file_has() -> None:
    chars = [Char(char, 10.0 * x, 10.0 * x + 10, 0, 10, 9, 10, True, "F") for x, char in enumerate("⽀出5元")]
    (line,) = lines_of(1, chars)
    text = passage([(line, True)])
    assert (line.text, text.text, text.printed, text.raw(0, 4)) == (
        "支出5元",
        "支出5元",
        "支出5元",
        "⽀出5元",
    )


@given(st.text())
def test_ideographs_change_nothing_that_folding_would_tell_apart(text: str) -> None:
    assert len(ideographs(text)) == len(text)
    assert fold(ideographs(text)) == fold(text)
    assert ideographs(ideographs(text)) == ideographs(text)
