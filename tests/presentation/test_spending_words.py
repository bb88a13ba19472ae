"""Words for spending: direction words, marks of what is computed, grounds of hints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fa_helpers.frames.rows import Row
from fa_helpers.presentation.spending_words import class_label, hint_words, item_name, money_in, moved_by


@pytest.mark.parametrize(
    ("change", "source", "said"),
    [
        ("3.59", "change", "增加3.59万元"),
        ("-3.59", "change", "减少3.59万元"),
        ("0", "change", "持平"),
        ("-3.59", "change_rate", "减少3.59万元（计算）"),
        ("3.59", "items", "增加3.59万元（计算）"),
    ],
)
def test_a_change_in_words(change: str, source: str, said: str) -> None:
    row: Row = {"signed_change": Decimal(change), "unit": "万元", "base_source": source}
    assert moved_by(row, "zh") == said


def test_a_class_without_code_keeps_its_printed_name() -> None:
    assert class_label("某某支出", "", "en") == "某某支出"
    assert class_label("教育支出", "205", "zh") == "教育支出"


def test_an_item_is_found_by_its_number_in_english() -> None:
    row: Row = {"function_item": "纺织业", "order": 3}
    assert (item_name(row, "zh"), item_name(row, "en")) == ("纺织业", "纺织业 (no. 3)")


def test_missing_money_is_said() -> None:
    assert money_in({"unit": "万元"}, None, "zh") and "0" not in money_in({"unit": "万元"}, None, "zh")
    assert money_in({"unit": "万元"}, Decimal("170.00"), "en", brief=True) == "1.70 million yuan"


def test_counterparts_are_gathered() -> None:
    assert "2、8" in hint_words("counterpart:2 counterpart:8", "zh")
    assert hint_words("", "zh") == ""
