"""Numerals that no rule of writing makes a number: found whole, and nothing else is taken for one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import passage
from fa_helpers.reading.narrative.numerals import find_numerals
from fa_helpers.reading.narrative.section import read_section
from fa_helpers.text.fold import fold
from fa_helpers.text.malformed import malformed


def found(printed: str) -> list[str]:
    return [printed[start:end] for start, end in malformed(fold(printed), printed)]


@pytest.mark.parametrize(
    "numeral",
    [
        "31,4.15",
        "3,1415.92",
        "31415,926.53",
        "314..15",
        "3.141,59",
        "3.141.592,65",
        "3'141.59",
        "31·41",
        "1,,314.15",
        "l,314.15",
        "31O.15",
        "3１,4.15",
        "31\u00ad4.15",
        "31\ufffd4.15",
        "3.141.59",
        "31,4",
        "314。15",
        "三百一十四点一五",
    ],
)
def test_a_malformed_numeral_is_one_leftover(numeral: str) -> None:
    printed = f"合计{numeral}万元,其中:公用经费2.00万元"
    assert found(printed) == [numeral]
    figures, left = find_numerals(fold(printed), [], printed)
    assert [printed[n.start : n.end] for n in figures] == ["2.00"]
    assert [printed[n.start : n.end] for n in left] == [numeral]


@pytest.mark.parametrize("numeral", ["314.1.59", "31,4.15", "314..15", "l,314.15"])
@pytest.mark.parametrize(
    "words",
    [
        "2023年支出决算12.00万元,完成年初预算的{}%,",
        "2023年支出决算12.00万元,完成年初预算的{}%6$,E占",
        "2023年收入合计12.00、{}万元",
        "2023年支出合计12.00万元,比上年增加{}元,增长{}%。",
        "2023年支出合计{}万元,占{}元的50%。",
        "团组数及人数分别为{}个、{}人。",
    ],
)
def test_whatever_is_said_of_a_malformed_numeral_it_is_no_figure(words: str, numeral: str) -> None:
    printed = words.replace("{}", numeral)
    text = passage([(Line(1, printed), True)])
    reading = read_section(text, "1", "支出决算情况说明", "narrative", 2023, "final_accounts")
    assert {fact.printed for fact in reading.facts} <= {"12.00", "50"}
    assert sum(left.startswith(numeral) for left in reading.left_over) == words.count("{}")


@pytest.mark.parametrize(
    "printed",
    [
        "合计3,141.59万元", "合计３，１４１．５９万元", "各是31.41,59.26万元", "增加3，5万元", "2023.12.31", "见1.2.3节",
        "二十万元", "共3,141,592.65元", "PM2.5", "31.41万元,2023年", "31.41%。5人", "第1,2项", "PPP1.2亿元",
    ],
)  # fmt: skip
def test_what_is_written_by_rule_is_not_malformed(printed: str) -> None:
    assert found(printed) == []


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["万元", "元", "%", "人次"]))
def test_no_number_is_malformed_with_commas_or_without(value: object, unit: str) -> None:
    for numeral in (f"{value:,}", f"{value}"):
        assert found(f"合计{numeral}{unit},增加{numeral}{unit}。") == []


@given(st.text("0123456789,.·lO²万元%。、\ufffd\u00ad", max_size=30))
def test_leftovers_and_figures_never_overlap(printed: str) -> None:
    figures, left = find_numerals(fold(printed), [], printed)
    places = sorted((n.start, n.end) for n in [*figures, *left])
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_the_raised_number_of_a_note_is_no_digit() -> None:
    printed = "合计314.15²万元"
    (figure,), left = find_numerals(fold(printed), [], printed)
    assert (printed[figure.start : figure.end], figure.unit, left) == ("314.15", "万元", [])
