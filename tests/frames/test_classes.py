"""Classes matched by code, as printed and as their items add up; sections of the classification."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.classes import class_rows, section_rows_of_items
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from spending_samples import document, fact, item

OLD, NEW = "资源勘探信息等支出", "资源勘探工业信息等支出"


def by_code(rows: list[Row], code: str) -> Row:
    return next(row for row in rows if row["function_code"] == code)


def of_class(fact_id: str, value: str, name: str, **more: Any) -> Fact:
    return fact(
        fact_id, value, subject=name, function_class=name, concept="function_class_expenditure", **more
    )


def test_the_class_with_two_names_is_one(bundled: FinalAccounts) -> None:
    rows = class_rows(bundled.data)
    assert [row["function_code"] for row in rows] == ["201", "208", "211", "215"]
    row = by_code(rows, "215")
    assert (row["base_amount"], row["amount"]) == (Decimal("3660.19"), Decimal("2195.81"))
    assert (row["function_class"], row["other_names"], row["residual"]) == (OLD, NEW, Decimal("0.00"))
    assert (row["base"], row["base_source"], row["items"]) == ("prior_final_accounts", "items", 6)


def test_printed_shares_stand_beside_computed(bundled: FinalAccounts) -> None:
    row = by_code(class_rows(bundled.data), "215")
    assert row["share_printed"] == Decimal("92.06")
    assert row["whole"] == "general_budget_appropriation_expenditure"
    assert round(row["share"] * 100, 2) == Decimal("92.06")  # type: ignore[operator, arg-type, call-overload]


def test_one_unknown_item_leaves_the_class_without_a_base() -> None:
    items = [
        item(1, (NEW, "制造业", "纺织业"), "5.00", initial_budget="4.00"),
        item(2, (NEW, "制造业", "其他制造业支出"), "6.00"),
    ]
    (row,) = class_rows(document(items))
    assert (row["items_amount"], row["base_amount"], row["signed_change"]) == (Decimal("11.00"), None, None)
    assert row["change_rate_reason"] == "missing_base"


def test_a_class_that_is_only_printed() -> None:
    (row,) = class_rows(document(facts=[of_class("narrative.2.5.2.001", "9.00", OLD)]))
    assert (row["final_accounts"], row["items"], row["amount"]) == (Decimal("9.00"), 0, None)
    assert row["share_reason"] == "missing_base"


def test_the_list_of_classes_that_the_items_add_up_to() -> None:
    facts = [of_class("narrative.2.3.001", "50.00", OLD), of_class("narrative.2.5.2.001", "5.00", OLD)]
    (row,) = class_rows(document([item(1, (NEW, "制造业", "纺织业"), "5.00")], facts))
    assert (row["final_accounts"], row["residual"]) == (Decimal("5.00"), Decimal("0.00"))


def changing(total_change: str) -> DocumentData:
    facts = [
        fact("narrative.3.1.001", "30.00", concept="total_expenditure"),
        fact(
            "narrative.3.1.002",
            total_change,
            measure="change",
            base="prior_final_accounts",
            direction="increase",
            concept="total_expenditure",
        ),
    ]
    for place, (name, amount, change) in enumerate(
        (("教育支出", "20.00", "3.00"), ("科学技术支出", "10.00", "1.00"))
    ):
        facts.append(of_class(f"narrative.3.3.{place}", amount, name))
        moved = {"measure": "change", "base": "prior_final_accounts", "direction": "increase"}
        facts.append(of_class(f"narrative.3.1.{place + 3}", change, name, **moved))
    return document([item(1, ("教育支出", "普通教育", "小学教育"), "7.00", initial_budget="6.00")], facts)


def test_printed_changes_of_classes_that_add_up_are_used() -> None:
    row = by_code(class_rows(changing("4.00")), "205")
    assert (row["base_amount"], row["amount"], row["base_source"]) == (
        Decimal("17.00"),
        Decimal("20.00"),
        "change",
    )
    assert row["residual"] == Decimal("13.00")


def test_printed_changes_that_do_not_add_up_are_not() -> None:
    row = by_code(class_rows(changing("5.00")), "205")
    assert (row["base_amount"], row["amount"], row["base"]) == (
        Decimal("6.00"),
        Decimal("7.00"),
        "initial_budget",
    )


def test_sections_are_sums_of_their_items(bundled: FinalAccounts) -> None:
    rows = section_rows_of_items(bundled.data)
    assert by_code(rows, "21502")["signed_change"] == Decimal("1957.38")
    assert by_code(rows, "21505")["signed_change"] == Decimal("-3423.01")
    codes = [str(row["class_code"]) for row in rows]
    assert codes == sorted(codes, key=codes.index) and len(rows) == 7


def test_other_documents(real: Callable[[str], FinalAccounts]) -> None:
    # its text lists no classes: those of the statement by function, without zeros
    listed = class_rows(real("foshan_rail_2019").data)
    assert [(row["function_code"], str(row["final_accounts"])) for row in listed] == [
        ("208", "76.23"),
        ("214", "1531.04"),
        ("221", "60.87"),
    ]
    rows = class_rows(real("xian_health_2022_p1-100").data)
    assert by_code(rows, "210")["base"] == "initial_budget" and by_code(rows, "229")["base_amount"] is None
    assert by_code(class_rows(real("swu_2023").data), "205")["signed_change"] == Decimal("52499.75")
