"""Quantities: values in yuan, intervals from the printed places."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.checks.intervals import less, quantity, total
from fa_helpers.model import Fact, Locator


def fact(printed: str, unit: str = "万元") -> Fact:
    value = Decimal(printed.replace(",", ""))
    return Fact("a.1.001", "narrative", "1", "", "某项", "amount", value, unit, printed, "", Locator(3))


def test_money_of_different_units_is_held_in_yuan() -> None:
    assert quantity(fact("12.50")).value == quantity(fact("125,000.00", "元")).value == Decimal(125000)
    assert quantity(fact("12.50")).slack == Decimal(50)
    assert quantity(fact("125,000.00", "元")).slack == Decimal("0.005")


def test_a_corrected_figure_shows_the_corrected_number() -> None:
    corrected = replace(fact("12.50"), value=Decimal("12.80"), corrected="某人：看错")
    assert quantity(corrected).text == "12.80"


amounts = st.decimals(min_value=-9999, max_value=9999, places=2)


@given(st.lists(amounts, min_size=1, max_size=8))
def test_a_sum_adds_values_and_intervals(values: list[Decimal]) -> None:
    parts = [quantity(fact(f"{value:.2f}")) for value in values]
    added = total(parts)
    assert added.value == sum(values) * 10000
    assert added.slack == 50 * len(values)
    assert added.parts == len(values) and len(added.marks) == len(values)


def test_formulas_put_the_printed_numbers_in() -> None:
    parts = [quantity(fact("1,250.00")), quantity(fact("-3.00"))]
    assert total(parts).text == "1,250.00 + (-3.00)"
    assert less(*parts).text == "1,250.00 − (-3.00)"
    assert less(*parts).value == Decimal(12530000)
    assert total([]).value == 0 and total([]).slack == 0
