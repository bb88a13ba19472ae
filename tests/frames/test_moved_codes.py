"""Hints that only a code changed: each with its ground, none where nothing points to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.item_changes import item_change_rows
from fa_helpers.frames.moved_codes import Moving, recoding_hints, speaks_of_codes


def moving(order: int, movement: str, change: str, **more: Any) -> Moving:
    fields: dict[str, Any] = {
        "class_key": "215",
        "section_key": "21502",
        "name": f"第{order}项",
        "reason": "",
    } | more
    return Moving(order=order, movement=movement, change=Decimal(change), **fields)  # type: ignore[arg-type]


def test_the_hints_of_the_bundled_document(bundled: FinalAccounts) -> None:
    hints = {row["order"]: row["recoding"] for row in item_change_rows(bundled.data)}
    assert hints[1] == "reason same_name:4 same_class:10"
    assert hints[8] == "reason same_class:6 counterpart:11"
    assert hints[10] == "reason same_class:1"
    assert hints[11] == "same_class:8"
    assert hints[6] == "counterpart:2 counterpart:3 counterpart:8"
    # The only item that appeared without a counterpart, and two that only changed.
    assert {order for order, hint in hints.items() if not hint} == {5, 7, 9}


def test_the_nearest_counterpart_is_named() -> None:
    new = moving(1, "appeared", "5")
    near, far = moving(2, "vanished", "-1"), moving(3, "vanished", "-9", section_key="21505")
    assert recoding_hints([new, near, far])[1].split()[0] == "same_section:2"
    assert recoding_hints([new, far])[1].split()[0] == "same_class:3"
    assert recoding_hints([new, far], whole_class=False) == {}


def test_a_smaller_fall_cannot_have_held_the_money() -> None:
    new = moving(1, "appeared", "5")
    assert recoding_hints([new, moving(2, "shrank", "-4.99")]) == {}
    assert recoding_hints([new, moving(2, "shrank", "-5.00")]) == {1: "same_section:2", 2: "counterpart:1"}


def test_the_same_direction_is_no_hint() -> None:
    assert recoding_hints([moving(1, "appeared", "5"), moving(2, "grew", "9")]) == {}
    assert recoding_hints([moving(1, "vanished", "-5"), moving(2, "shrank", "-9")]) == {}


def test_items_that_only_changed_have_no_hint_of_their_own() -> None:
    assert recoding_hints([moving(1, "grew", "5"), moving(2, "shrank", "-5")]) == {}


def test_the_same_name_in_another_class() -> None:
    new = moving(1, "appeared", "5", name="行政运行", class_key="201", section_key="20104")
    old = moving(2, "shrank", "-1", name="行政运行")
    assert recoding_hints([new, old]) == {1: "same_name:2", 2: "counterpart:1"}


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("调整相关功能科目", True),
        ("工作队补助未列入此项", True),
        ("此类款项有所改变", True),
        ("相关支出不在本报表反应", True),
        ("改在其他项列支", True),
        ("年中追加，未列入年初预算", False),
        ("项目增加，拨付专项资金", False),
        ("", False),
    ],
)
def test_reasons_that_speak_of_codes(reason: str, said: bool) -> None:
    assert speaks_of_codes(reason) is said
    hints = recoding_hints([moving(1, "grew", "5", reason=reason)])
    assert (hints == {1: "reason"}) is said


def test_an_unknown_change_has_no_hint() -> None:
    row = Moving(1, "215", "21502", "甲", "调整科目", "unknown", None)
    assert recoding_hints([row, moving(2, "vanished", "-5")]) == {}
