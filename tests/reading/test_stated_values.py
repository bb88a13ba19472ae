"""Targets and outcomes as printed: what is read, what is kept apart, and that nothing raises."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.reading.scorecards.stated_values import parse_stated

NUMBERS = [
    ("<=31.97 万元", "<=", "319700", "元"),
    ("≥95%", ">=", "95", "%"),
    (">23万人次", ">", "230000", "人次"),
    ("=100%", "=", "100", "%"),
    ("不低于5%", ">=", "5", "%"),
    ("小于十万分之一", "<", "0.001", "%"),
    ("5家以上", ">=", "5", "家"),
    ("<=1200元/月", "<=", "1200", "元/月"),
    ("<=500.88 万元/家", "<=", "5008800", "元/家"),
    ("实际支付1392.20万元", "", "13922000", "元"),
    ("合格率95.4%", "", "95.4", "%"),
    ("＜90%", "<", "90", "%"),
    ("不超过３次", "<=", "3", "次"),
    ("未达到60%", "<", "60", "%"),
    ("12个月", "", "12", "个月"),
    ("24小时以内", "<=", "24", "小时"),
    ("增长-3.2%", "", "-3.2", "%"),
    ("（≥90%）", ">=", "90", "%"),
    ("630万/年", "", "6300000", "元/年"),
    ("≥100百分比", ">=", "100", "%"),
    ("≥98.5％（含）", ">=", "98.5", "%"),
    ("30天内", "<=", "30", "天"),
    ("10个工作日内", "<=", "10", "个工作日"),
    ("3场市内", "", "3", "场市内"),
]


@pytest.mark.parametrize(("printed", "operator", "value", "unit"), NUMBERS)
def test_numbers(printed: str, operator: str, value: str, unit: str) -> None:
    read = parse_stated(printed)
    assert (read.kind, read.operator, read.value, read.unit) == ("number", operator, Decimal(value), unit)


def test_range_and_dates() -> None:
    grown = parse_stated("上涨5%-10%")
    assert (grown.kind, grown.low, grown.high, grown.unit) == ("range", Decimal(5), Decimal(10), "%")
    assert parse_stated("=2023 年 12月 31 日").day == date(2023, 12, 31)
    assert not parse_stated("2023年12月31日").bound
    assert parse_stated("2022年底").day == date(2022, 12, 31)
    assert parse_stated("2022年底").bound, "the end of a year tells no day"
    assert parse_stated("6年").kind == "number"


@pytest.mark.parametrize(
    "printed",
    [
        "350人左右",
        "300-400人浮动",
        "1月1日-12月31日",
        "3-10月",
        "12月底前",
        "预计大于8年",
        "12/15/2022",
        "2023年13月1日",
        "≥95%以下",
        "115人次%",
        "100次外调血液满足需求",
        "全年不发生事故0起以上3",
        "<=10000000000000000000000万元",
        "1-20000000000000000000000家",
        "万分之" + "7" * 23,
    ],
)
def test_numbers_that_cannot_be_read_with_certainty(printed: str) -> None:
    assert parse_stated(printed).kind == "unread"


@pytest.mark.parametrize("printed", ["有效", "显著", "有效提升", "达标"])
def test_words(printed: str) -> None:
    assert parse_stated(printed).kind == "words"


@pytest.mark.parametrize("printed", ["", " ", "—", "--", "/"])
def test_blank(printed: str) -> None:
    assert parse_stated(printed).kind == "blank"


@given(st.text(alphabet="≥≤<>=0123456789.,%万亿元人次年月日以上下约-~至（）/ 不低于超过有效", max_size=16))
def test_nothing_raises_and_the_parts_fit(printed: str) -> None:
    read = parse_stated(printed)
    assert read.printed == printed
    if read.kind in ("number", "range"):
        assert read.low is not None and read.high is not None and read.low <= read.high
        assert read.low.is_finite()
    else:
        assert read.value is None
    assert (read.day is not None) == (read.kind == "date")


SIGNS = st.sampled_from(["", "=", "≥", "≤", ">", "<", "不低于", "不超过"])
VALUES = st.decimals(min_value=0, max_value=10**7, places=2)


@given(SIGNS, VALUES, st.sampled_from(["", "%", "万元", "元", "家", "人次", "万元/家"]))
def test_what_is_printed_comes_back(sign: str, value: Decimal, unit: str) -> None:
    read = parse_stated(f"{sign}{value:,.2f}{unit}")
    factor = 10_000 if unit.startswith("万") else 1
    assert (read.kind, read.value) == ("number", value * factor)
    assert read.is_money == ("元" in unit)
    assert parse_stated(f" {sign} {value:,.2f} {unit} ").value == read.value
