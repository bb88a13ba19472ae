"""Rates are exact, carry their base, and are missing with a reason where they have no meaning."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.computing import rates as measures
from fa_helpers.computing.rates import Rate

money = st.decimals(min_value="-99999999999.99", max_value="99999999999.99", places=2)
positive = st.decimals(min_value="0.01", max_value="99999999999.99", places=2)
zero = st.sampled_from([Decimal("0"), Decimal("0.00"), Decimal("-0.0")])
RATES: list[Callable[..., Rate]] = [
    measures.change_rate,
    measures.share,
    measures.contribution,
    measures.variance_rate,
    measures.completion_rate,
    measures.execution_rate,
]


@given(money, money)
def test_implied_prior_inverts_change(final: Decimal, prior: Decimal) -> None:
    assert measures.implied_prior(final, measures.change(final, prior)) == prior


@given(money, positive)
def test_change_rate_leads_back_to_the_final_figure(final: Decimal, base: Decimal) -> None:
    rate = measures.change_rate(final, base).value
    assert rate is not None
    with localcontext(prec=60):
        assert abs(rate * base + base - final) < Decimal("1e-30")


@given(money, positive)
def test_completion_is_one_plus_variance(final: Decimal, budget: Decimal) -> None:
    completion = measures.completion_rate(final, budget).value
    variance = measures.variance_rate(final, budget).value
    assert completion is not None
    assert variance is not None
    assert abs(completion - variance - 1) < Decimal("1e-20")


@pytest.mark.parametrize("rate", RATES)
@given(value=money, base=zero)
def test_a_zero_base_never_gives_a_rate(rate: Callable[..., Rate], value: Decimal, base: Decimal) -> None:
    result = rate(value, base)
    assert result.value is None
    assert result.reason == ("both_zero" if value == 0 else "zero_base")


@given(st.lists(positive, min_size=1, max_size=20))
def test_shares_of_all_parts_make_the_whole(parts: list[Decimal]) -> None:
    total = sum(parts, Decimal(0))
    shares = [measures.share(part, total, base="total_expenditure").value for part in parts]
    assert abs(sum((s for s in shares if s is not None), Decimal(0)) - 1) < Decimal("1e-20")


@given(money, money)
def test_the_callers_precision_does_not_matter(final: Decimal, prior: Decimal) -> None:
    outside = (measures.change(final, prior), measures.variance_rate(final, prior))
    with localcontext(prec=3):
        assert (measures.change(final, prior), measures.variance_rate(final, prior)) == outside


def test_nothing_is_rounded() -> None:
    assert measures.change(Decimal(1), Decimal("3.00000000000000000001")) == Decimal(
        "-2.00000000000000000001"
    )
    third = measures.share(Decimal(1), Decimal(3)).value
    assert third is not None
    assert str(third).startswith("0." + "3" * 40)


@pytest.mark.parametrize("rate", RATES)
def test_missing_figures_are_named(rate: Callable[..., Rate]) -> None:
    assert rate(Decimal(1), None).reason == "missing_base"
    assert rate(None, Decimal(1)).reason == "missing_value"
    assert rate(None, Decimal(0)).reason == "missing_value"
    assert rate(None, None).reason == "missing_base"
    assert rate(Decimal("NaN"), Decimal(1)).reason == "missing_value"


def test_a_negative_base_gives_no_rate_but_a_falling_total_has_contributions() -> None:
    assert measures.change_rate(Decimal(3), Decimal(-5)).reason == "negative_base"
    assert measures.contribution(Decimal(-1), Decimal(-4)).value == Decimal("0.25")
    assert measures.contribution(Decimal(1), Decimal(-4)).value == Decimal("-0.25")


def test_each_rate_names_its_base() -> None:
    one, two = Decimal(1), Decimal(2)
    assert measures.change_rate(one, two).base == "prior_final_accounts"
    assert measures.variance_rate(one, two).base == "initial_budget"
    assert measures.variance_rate(one, two, base="adjusted_budget").base == "adjusted_budget"
    assert measures.execution_rate(one, two).base == "adjusted_budget"
    assert measures.share(one, two, base="total_revenue").base == "total_revenue"


def test_differences_of_missing_figures_are_missing() -> None:
    assert measures.change(None, Decimal(1)) is None
    assert measures.variance(Decimal(1), None) is None
    assert measures.implied_prior(Decimal(1), None) is None


@pytest.mark.parametrize(
    ("amount", "direction", "signed"),
    [
        ("5.00", "increase", "5.00"),
        ("5.00", "decrease", "-5.00"),
        ("0.00", "flat", "0.00"),
        ("0.00", "", "0.00"),
        ("0.00", "decrease", "0.00"),
        ("-5.00", "increase", "-5.00"),
        ("-5.00", "decrease", None),
        ("5.00", "flat", None),
        ("5.00", "", None),
        (None, "increase", None),
    ],
)
def test_direction_words_give_the_sign(amount: str | None, direction: str, signed: str | None) -> None:
    result = measures.signed_change(None if amount is None else Decimal(amount), direction)  # type: ignore[arg-type]
    assert result == (None if signed is None else Decimal(signed))


def per_cent(rate: Rate) -> str:
    assert rate.per_cent is not None
    return f"{rate.per_cent:.2f}"


def test_published_figures_follow() -> None:
    final = Decimal("2385.28")
    prior = measures.implied_prior(final, measures.signed_change(Decimal("1549.13"), "decrease"))
    assert prior == Decimal("3934.41")
    assert per_cent(measures.change_rate(final, prior)) == "-39.37"
    assert per_cent(measures.variance_rate(final, Decimal("241.69"))) == "886.92"
    assert per_cent(measures.execution_rate(Decimal("2380.33"), Decimal("4664.42"))) == "51.03"


def test_percentage_points() -> None:
    later, earlier = Rate(Decimal("0.5"), "", "a"), Rate(Decimal("0.25"), "", "a")
    assert measures.percentage_points(later, earlier) == 25
    assert measures.percentage_points(later, Rate(None, "zero_base", "a")) is None
    with pytest.raises(ValueError, match="different bases"):
        measures.percentage_points(later, Rate(Decimal("0.1"), "", "b"))


def test_floats_and_infinities_are_refused() -> None:
    with pytest.raises(TypeError, match="Decimal"):
        measures.change(0.1, Decimal(1))  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="infinite"):
        measures.share(Decimal("Infinity"), Decimal(1))
    with pytest.raises(ValueError, match="either a value or a reason"):
        Rate(None, "", "a")
