"""Sums of items beside the printed total of their chapter."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.item_totals import total_rows
from spending_samples import document, fact, item

PATH = ("教育支出", "普通教育", "小学教育")


def test_the_items_add_up_in_the_bundled_document(bundled: FinalAccounts) -> None:
    rows = {row["stage"]: row for row in total_rows(bundled.data)}
    assert set(rows) == {"final_accounts", "prior_final_accounts", "signed_change"}
    assert {row["outcome"] for row in rows.values()} == {"holds"}
    assert rows["signed_change"]["items_amount"] == Decimal("-1544.18")
    assert rows["prior_final_accounts"]["amount"] == Decimal("3929.46")


def total(value: str) -> str:
    facts = [fact("narrative.2.5.1.001", value, concept="general_budget_appropriation_expenditure")]
    (row,) = total_rows(document([item(1, PATH, "5.00")], facts))
    return str(row["outcome"])


def test_a_difference_within_rounding_and_beyond() -> None:
    assert [total(value) for value in ("5.00", "5.01", "5.02")] == ["holds", "rounding", "differs"]


def test_items_of_another_chapter_are_left_out() -> None:
    facts = [fact("narrative.2.5.1.001", "5.00", concept="general_budget_appropriation_expenditure")]
    other = item(
        2, ("其他支出", "彩票公益金安排的支出", "用于社会福利的彩票公益金支出"), "9.00", section="2.8"
    )
    (row,) = total_rows(document([item(1, PATH, "5.00"), other], facts))
    assert (row["items"], row["items_amount"], row["outcome"]) == (1, Decimal("5.00"), "holds")


def test_no_total_no_row() -> None:
    assert total_rows(document([item(1, PATH, "5.00")])) == []
    assert total_rows(document()) == []


def test_budgets_of_a_published_document(real: Callable[[str], FinalAccounts]) -> None:
    rows = total_rows(real("xian_health_2022_p1-100").data)
    assert [(row["stage"], row["outcome"]) for row in rows] == [
        ("final_accounts", "rounding"),
        ("initial_budget", "rounding"),
    ]
