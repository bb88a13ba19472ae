"""A row, a chart and a sentence have one unit: a paper may print budgets in 元 and outcomes in 万元."""

from __future__ import annotations

import re
from decimal import Decimal

import fa_helpers as fa
from fa_helpers.frames.headlines import ladder_rows
from fa_helpers.frames.printed_and_computed import change_rows, variance_rows
from fa_helpers.frames.public_expenses import item_rows
from fa_helpers.frames.rows import summary_rows
from fa_helpers.model import DocumentData

HEAD = "青河县水务局2023年度部门决算\n第二部分 部门决算情况说明\n"
PUBLIC = (
    HEAD
    + "一、财政拨款“三公”经费支出决算情况说明\n“三公”经费年初预算为660,100.00元，支出决算为7.80万元，完成预算的11.82%。\n"
)
TOTAL = HEAD + "一、支出决算情况说明\n本年支出合计120.00万元，比上年增加200,000.00元，增长20.00%。\n"
AGAIN = (
    HEAD + "一、支出决算情况说明\n本年支出年初预算为100.00万元，支出决算为120.00万元。\n"
    "二、其他支出情况说明\n本年支出年初预算为1,000,000.00元。\n"
)


def read(text: str) -> DocumentData:
    return fa.read(text.encode(), name="a.txt").data


def test_an_item_has_one_unit() -> None:
    row = next(row for row in item_rows(read(PUBLIC)) if row["concept"] == "three_public_expenses")
    assert (row["initial_budget"], row["final_accounts"], row["unit"]) == (
        Decimal("66.01"),
        Decimal("7.80"),
        "万元",
    )


def test_a_concept_has_one_unit() -> None:
    rows = [row for row in summary_rows(read(TOTAL), "overview") if row["concept"] == "total_expenditure"]
    assert [(row["final_accounts"], row["change"], row["unit"]) for row in rows] == [
        (Decimal("120.00"), Decimal("20"), "万元")
    ]


def test_a_change_is_computed_over_units() -> None:
    row = next(iter(change_rows(read(TOTAL))))
    assert row["prior_final_accounts"] == Decimal("1000000.00")
    assert (row["final_accounts"], row["change"], row["unit"]) == (1200000, 200000, "元")
    assert row["change_rate"] == Decimal("0.2")


def test_a_rate_is_computed_over_units() -> None:
    row = next(iter(variance_rows(read(PUBLIC))))
    assert (row["base_amount"], row["amount"], row["unit"]) == (Decimal("660100.00"), 78000, "元")
    assert isinstance(row["rate"], Decimal) and round(row["rate"], 4) == Decimal("0.1182")


def test_one_amount_is_one_rung() -> None:
    rungs = [row for row in ladder_rows(read(AGAIN)) if row["stage"] == "initial_budget"]
    assert len(rungs) == 1


def test_a_sentence_has_one_unit() -> None:
    said = str(fa.public_expenses.answer(read(PUBLIC), "zh"))
    assert "66.01万元" in said and "7.80万元" in said and not re.search(r"\d元", said)
