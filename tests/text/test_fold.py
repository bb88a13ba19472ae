"""Folding keeps positions: one printed character, one folded character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.resources import rows
from fa_helpers.text.fold import chinese_ordinal, fold, fold_char, name_key, widen


@given(st.characters())
def test_every_character_folds_to_one(char: str) -> None:
    assert len(fold_char(char)) == 1


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folding_drops_white_space_only(text: str) -> None:
    assert len(fold(text)) == sum(not char.isspace() for char in text)


def test_radicals_become_the_characters_they_look_like() -> None:
    assert fold("部⻔⻓⻚⼯⾏") == "部门长页工行"
    for row in rows("cjk_radicals.csv", "text"):
        assert fold_char(row["radical"]) == row["ideograph"]
        assert int(row["code_point"], 16) == ord(row["radical"])


def test_widths_and_signs_fold() -> None:
    assert fold("２，３８５．２８ 万元（占 １００％）：") == "2,385.28万元(占100%):"


def test_characters_that_would_become_several_stay() -> None:
    assert fold("㎡…") == "㎡…"


def test_names_compare_without_quotation_marks() -> None:
    assert name_key("“三公”经费") == name_key('"三公" 经费') == "三公经费"
    assert widen("因公出国(境)费") == "因公出国（境）费"


@pytest.mark.parametrize(
    ("text", "number"), [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("二十六", 26), ("一百零三", 103)]
)
def test_chinese_ordinals(text: str, number: int) -> None:
    assert chinese_ordinal(text) == number


@pytest.mark.parametrize("text", ["", "甲", "第一", "1", "一是"])
def test_what_is_no_ordinal(text: str) -> None:
    assert chinese_ordinal(text) is None
