"""How comparisons come out: tolerance is derived from the printed digits, never chosen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_quantities import fact

from fa_helpers.checks.check import bound_check, rate_check, same_check, sum_check
from fa_helpers.checks.intervals import Quantity, less, quantity

RULE = "sum.revenue_grand_total"


def q(printed: str, unit: str = "万元") -> Quantity:
    return quantity(fact(printed, unit))


@pytest.mark.parametrize(
    ("whole", "parts", "outcome"),
    [
        ("10.00", ["4.00", "6.00"], "holds"),
        ("10.01", ["4.00", "6.00"], "rounding"),
        ("10.02", ["4.00", "6.00"], "inconsistent"),
        ("10.02", ["2.00", "2.00", "6.00"], "rounding"),
        ("10", ["4.3", "6.1"], "rounding"),
        ("11", ["4.3", "6.1"], "rounding"),
        ("12", ["4.3", "6.1"], "inconsistent"),
    ],
)
def test_sum(whole: str, parts: list[str], outcome: str) -> None:
    assert sum_check(RULE, q(whole), [q(part) for part in parts]).outcome == outcome


@given(st.lists(st.decimals(min_value=0, max_value=99999, places=6), min_size=1, max_size=12))
def test_honest_rounding_is_never_inconsistent(exact: list[Decimal]) -> None:
    """Whatever the true amounts: parts and total rounded on their own never contradict each other."""
    cents = Decimal("0.01")
    parts = [q(f"{value.quantize(cents):.2f}") for value in exact]
    whole = q(f"{sum(exact).quantize(cents):.2f}")
    assert sum_check(RULE, whole, parts).outcome in ("holds", "rounding")


@given(
    st.decimals(min_value=0, max_value=9999, places=5),
    st.decimals(min_value=Decimal("0.5"), max_value=9999, places=5),
)
def test_an_honestly_rounded_rate_is_never_inconsistent(part: Decimal, whole: Decimal) -> None:
    cents = Decimal("0.01")
    rate = f"{(part / whole * 100).quantize(cents):.2f}"
    check = rate_check(
        RULE, q(rate, "%"), q(f"{part.quantize(cents):.2f}"), q(f"{whole.quantize(cents):.2f}")
    )
    assert check is not None and check.outcome in ("holds", "rounding")


@given(
    st.decimals(min_value=0, max_value=9999, places=5),
    st.decimals(min_value=Decimal("0.02"), max_value=9999, places=5),
)
def test_an_honestly_rounded_rate_of_change_is_never_inconsistent(final: Decimal, prior: Decimal) -> None:
    """From both years, or from this year and the change: rise or fall, however small the base."""
    cents = Decimal("0.01")
    moved = final - prior
    rate = q(f"{(abs(moved) / prior * 100).quantize(cents):.2f}", "%")
    now, before, change = (q(f"{value.quantize(cents):.2f}") for value in (final, prior, abs(moved)))
    signed = change if moved >= 0 else replace(change, value=-change.value)
    implied = less(now, signed)
    if implied.value > 0:
        check = rate_check(RULE, rate, change, implied, final=now)
        assert check is not None and check.outcome in ("holds", "rounding")
    if before.value > 0:
        turned = rate if moved >= 0 else replace(rate, value=-rate.value)
        check = rate_check(RULE, turned, now, before, minus_one=True)
        assert check is not None and check.outcome in ("holds", "rounding")


def test_a_fall_is_allowed_no_more_than_its_amounts_explain() -> None:
    """Nothing is left of 3.59: the fall is 100 %, and rounding explains a seventh of a point, not two fifths."""
    check = rate_check(
        RULE,
        q("99.60", "%"),
        q("3.59"),
        less(q("0.00"), replace(q("3.59"), value=Decimal(-35900))),
        final=q("0.00"),
    )
    assert check is not None and check.outcome == "inconsistent"
    assert check.tolerance == pytest.approx(Decimal("0.147"), abs=Decimal("0.003"))
    assert rate_check(RULE, q("99.90", "%"), q("3.59"), q("3.59"), final=q("0.00")).outcome == "rounding"  # type: ignore[union-attr]


def test_the_same_figure_must_be_equal_as_printed() -> None:
    assert same_check(RULE, q("268.48"), q("268.49")).outcome == "inconsistent"
    assert same_check(RULE, q("268.48"), q("268.49"), allowed=Decimal(150)).outcome == "rounding"
    assert same_check(RULE, q("268.48"), q("2,684,831.07", "元")).outcome == "rounding"
    assert same_check(RULE, q("268.48"), q("2,684,931.07", "元")).outcome == "inconsistent"
    assert same_check(RULE, q("268.5"), q("268.48")).outcome == "rounding"


def test_a_rate_on_a_base_of_zero_cannot_be_compared() -> None:
    assert rate_check(RULE, q("95.89", "%"), q("1.00"), q("0.00")) is None


def test_a_rate_of_change() -> None:
    check = rate_check(RULE, q("886.92", "%"), q("2,385.28"), q("241.69"), minus_one=True)
    assert check is not None and check.outcome == "holds"
    assert check.formula == "886.92% = (2,385.28 − 241.69) ÷ 241.69 = 886.92%"
    wrong = rate_check(RULE, q("896.92", "%"), q("2,385.28"), q("241.69"), minus_one=True)
    assert wrong is not None and wrong.outcome == "inconsistent"
    assert wrong.money == pytest.approx(Decimal("241.69") * 1000, rel=Decimal("0.001"))


def test_a_part_above_its_whole() -> None:
    assert bound_check(RULE, q("10.00"), q("10.00")).outcome == "holds"
    assert bound_check(RULE, q("10.01"), q("10.00")).outcome == "rounding"
    over = bound_check(RULE, q("10.02"), q("10.00"))
    assert over.outcome == "inconsistent" and over.money == 200


def test_numbers_are_told_in_the_unit_as_printed() -> None:
    check = sum_check(RULE, q("100,000.00", "元"), [q("9.00"), q("0.50")])
    assert check.unit == "元" and check.difference == Decimal(5000)
    assert check.formula == "100,000.00 ≠ 9.00 + 0.50 万元"
