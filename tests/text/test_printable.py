"""What is shown on a terminal is text and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.text.printable import printable


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("某市某局　2023年（决算）", "某市某局　2023年（决算）"),
        ("\x1b[2Jgone", "?[2Jgone"),
        ("\x9b31m", "?31m"),
        ("a\u202egpj.exe", "a?gpj.exe"),
        ("one\nfa: forged\r", "one fa: forged "),
        ("caf\udce9", "caf?"),
        ("\ufeff第\u200b1页\U000e0041", "第1页"),
        ("\ue000", "\ue000"),
    ],
)
def test_what_steers_is_replaced_and_text_stays(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text(st.characters()))
def test_nothing_shown_steers(text: str) -> None:
    shown = printable(text)
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert printable(shown) == shown and len(shown) <= len(text)
