"""Printed numbers: exact, with their trailing zeros, whatever their separators."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.text.amounts import MONEY, NUMERAL, match_unit, parse_number, plain, to_yuan

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


@given(AMOUNTS)
def test_separators_change_nothing(amount: Decimal) -> None:
    assert parse_number(f"{amount:,.2f}").value == parse_number(f"{amount:.2f}").value == amount


@given(AMOUNTS, st.sampled_from(["万元", "元", "亿元"]))
def test_yuan_are_exact(amount: Decimal, unit: str) -> None:
    yuan = to_yuan(amount, unit)
    assert yuan is not None and yuan / MONEY[unit] == amount


@given(AMOUNTS, AMOUNTS)
def test_two_numerals_in_a_sentence_stay_two(first: Decimal, second: Decimal) -> None:
    text = f"年初预算为{first:,.2f}万元,支出决算为{second:.2f}万元"
    assert [parse_number(m.group()).value for m in NUMERAL.finditer(text)] == [first, second]


def test_trailing_zeros_and_places_are_kept() -> None:
    number = parse_number("2,385.20")
    assert str(number.value) == "2385.20"
    assert number.places == 2
    assert number.half_unit == Decimal("0.005")


def test_a_list_of_amounts_is_not_one_number() -> None:
    assert [m.group() for m in NUMERAL.finditer("各是1234.56,1,230.00万元")] == ["1234.56", "1,230.00"]


def test_a_printed_minus_is_kept_and_a_range_has_none() -> None:
    assert [m.group() for m in NUMERAL.finditer("结余-5.30万元,2022-2023年")] == ["-5.30", "2022", "2023"]


@pytest.mark.parametrize("text", ["", "万元", "1.2.3", "—"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match="not a printed number"):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("万元,", "万元"),
        ("亿元", "亿元"),
        ("元。", "元"),
        ("万,占", "万元"),
        ("%", "%"),
        ("个百分点", "个百分点"),
        ("人次", "人次"),
        ("人,", "人"),
        ("批次", "批次"),
        ("台(套)", "台（套）"),
        ("平方米", "平方米"),
        ("辆", "辆"),
        ("个", "个"),
        ("个月", "个月"),
        ("分", "分"),
    ],
)
def test_units(text: str, unit: str) -> None:
    found = match_unit(text, 0)
    assert found is not None and found[0] == unit


@pytest.mark.parametrize("text", ["万名", "年", "亩", "人民医院", "分别为"])
def test_what_is_no_unit(text: str) -> None:
    assert match_unit(text, 0) is None


def test_only_money_has_yuan() -> None:
    assert to_yuan(Decimal(3), "人") is None


@given(AMOUNTS)
def test_plain_writes_no_exponent_and_no_trailing_zero(amount: Decimal) -> None:
    text = plain(amount)
    assert Decimal(text) == amount
    assert "E" not in text and not (("." in text) and text.endswith("0"))
