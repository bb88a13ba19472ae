"""Near spellings: offered where a character was lost or swapped, never where another thing is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.text.name_variants import near, near_mentions

names = st.text(alphabet="市区工业信息化局财政教育卫生健康委员会专项资金", min_size=6, max_size=20)


@given(names, st.integers(min_value=2, max_value=3))
def test_a_name_that_lost_a_character_is_near(name: str, place: int) -> None:
    short = name[:place] + name[place + 1 :]
    assert near(name, short) and near(short, name)


@given(names)
def test_a_name_is_not_near_itself(name: str) -> None:
    assert not near(name, name) and near_mentions(name, name * 2) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某市财政局", "某市税务局"),
        ("第一中学校", "第二中学校"),
        ("东城区某局", "西城区某局"),
        ("非税收入项目", "税收入项目"),
    ],
)
def test_two_things_are_not_near(one: str, other: str) -> None:
    assert not near(one, other)


def test_a_longer_name_that_holds_the_name_is_no_other_spelling() -> None:
    assert near_mentions("战略新兴产业资金", "市战略新兴产业资金项目") == []
    assert near_mentions("战略新兴产业资金", "市战略性新兴产业资金项目") == ["战略性新兴产业资金"]
