"""Blank, zero, a dash and a rate without a meaning look different, and digits are those that are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.computing.rates import Rate
from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation.numbers import (
    exact,
    format_amount,
    format_count,
    format_per_cent,
    format_rate,
    source_line,
)
from fa_helpers.terms.phrases import format_pages, grouped, grouped_formula, listed_pages, money_text

money = st.decimals(min_value="-99999999999.99", max_value="99999999999.99", places=2)


@given(money)
def test_two_decimals_lead_back_to_the_amount(value: Decimal) -> None:
    assert Decimal(format_amount(value, "万元").replace(",", "").replace("−", "-")) == value


@given(money)
def test_a_float_of_a_frame_reads_like_its_decimal(value: Decimal) -> None:
    assert format_amount(float(value), "万元") == format_amount(value, "万元")


def test_blank_zero_dash_and_reason_stay_apart() -> None:
    assert format_amount(None, "万元") == ""
    assert format_amount(float("nan"), "万元") == ""
    assert format_amount(0, "万元") == "0.00"
    assert [format_amount(None, "万元", printed=p) for p in ("—", "-", "--")] == ["—"] * 3
    assert format_rate(None, "zh") == ""
    assert format_rate(Decimal(0), "zh") == "0.00%"
    assert format_rate(None, "zh", printed="--") == "—"
    assert format_rate(None, "zh", reason="zero_base") == "基数为0，不可比"
    assert format_rate(Rate(None, "both_zero", "x"), "en") == "both are 0: no rate"


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("2385.28", "万元", "2,385.28万元", "23.85 million yuan (2,385.28万元)"),
        ("23852800", "元", "23,852,800.00元", "23.85 million yuan (23,852,800.00元)"),
        ("51.03", "%", "51.03%", "51.03%"),
        ("16", "人", "16人", "16 persons"),
        ("1", "人", "1人", "1 person"),
    ],
)
def test_units(value: str, unit: str, zh: str, en: str) -> None:
    assert money_text(Decimal(value), unit, "zh") == zh
    assert money_text(Decimal(value), unit, "en") == en


def test_rounding_is_that_of_the_documents() -> None:
    assert format_amount(Decimal("0.005"), "万元") == "0.01"
    assert format_amount(2.675, "万元") == "2.68"
    assert format_amount(Decimal("-0.001"), "万元", signed=True) == "0.00"
    assert format_rate(Decimal("8.86917"), "zh", signed=True) == "+886.92%"
    assert format_per_cent(Decimal("-39.37")) == "−39.37%"


def test_numbers_in_words_are_grouped_and_years_and_codes_are_not() -> None:
    assert grouped("2023年3244.47万元，编码2150805，12000元") == "2023年3,244.47万元，编码2150805，12,000元"
    assert grouped_formula("3244.47 ≠ 1000 + (-2000.5)") == "3,244.47 ≠ 1,000 + (−2,000.5)"


def test_counts_keep_what_they_have() -> None:
    assert format_count(Decimal("1234"), "", "zh") == "1,234"
    assert format_count(Decimal("100"), "人次", "zh") == "100人次"
    assert format_count(Decimal("0.58"), "", "en") == "0.58"
    assert format_count(10.0, "", "en") == "10"
    assert format_count(None, "人", "en") == ""


def test_infinity_is_never_shown() -> None:
    with pytest.raises(FinalAccountsError, match="infinite"):
        exact(float("inf"))


def test_pages_and_sources() -> None:
    assert format_pages([], "zh") == format_pages([], "en") == ""
    assert format_pages([5, 5, 6, 9], "zh") == "第5、6、9页"
    assert format_pages([5, 5, 6, 9], "en") == "pp. 5, 6 and 9"
    assert format_pages([5, 6, 7, 8], "en") == "pp. 5–8" and format_pages([7], "en") == "p. 7"
    assert format_pages(range(1, 9), "zh", most=4) == "第1—4页等"
    assert listed_pages([1, 2, 3, 9], "en") == "1–3, 9"
    assert source_line("某局", 2023, [], "zh") == "来源：某局2023年度部门决算"
    assert source_line("某局", None, [3], "zh") == "来源：某局部门决算，第3页"
    assert source_line("Office", 2023, [3], "en") == "Source: Office, final accounts 2023, p. 3"
    assert source_line("Office", None, [], "en") == "Source: Office, final accounts"
