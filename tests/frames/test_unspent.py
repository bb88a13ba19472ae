"""What was executed and what was left, by source of money, or by project where there is no department's form."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.unspent import unspent_rows


def test_by_source_of_the_whole_department(bundled: FinalAccounts) -> None:
    rows = unspent_rows(bundled.data)
    assert [(r["adjusted_budget"], r["executed"], r["unspent"]) for r in rows[:4]] == [
        (Decimal("3367.45"), Decimal("1680"), Decimal("1687.45")),
        (Decimal("397.57"), Decimal("187.25"), Decimal("210.32")),
        (Decimal("631.64"), Decimal("247.38"), Decimal("384.26")),
        (Decimal("267.76"), Decimal("265.7"), Decimal("2.06")),
    ]
    assert (rows[4]["rate"], rows[4]["rate_reason"]) == (None, "both_zero")


def test_by_project_where_the_department_has_no_funds_block(real: Callable[[str], FinalAccounts]) -> None:
    rows = unspent_rows(real("xian_health_2022_p1-100").data)
    assert len(rows) == 46
    assert rows[4]["source"] == "机场入境人员核酸检测费用"


def test_no_scorecards_no_rows(bundled_text: FinalAccounts) -> None:
    assert unspent_rows(bundled_text.data) == []
