"""What stated reasons can explain at most: causes with printed money give a ceiling, others do not."""

from __future__ import annotations

from decimal import Decimal

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.explained_changes import causes_of, explained_rows
from fa_helpers.presentation.answers import explained

TEXT = (
    "第一部分 单位概况\n第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
    "收入总计100.00万元，其中：年初结转和结余30.00万元。\n二、一般公共预算财政拨款支出决算情况说明\n"
    "一般公共预算财政拨款支出100.00万元。与年初预算相比，年初预算数80.00万元，决算数100.00万元，"
    "预决算差异率25.00%，主要原因是：上年结转。"
)


def test_a_reason_with_printed_money_has_a_ceiling(bundled: FinalAccounts) -> None:
    rows = {str(r["reason"]): r for r in explained_rows(bundled.data)}
    row = rows["人员增加，人头经费增加和上年结转结余项目支出"]
    assert row["signed_change"] == Decimal("2143.59")
    assert row["ceiling"] == Decimal("249.73") + Decimal("4.95")
    assert isinstance(row["share"], Decimal) and round(row["share"], 4) == Decimal("0.1188")


def test_a_reason_without_money_has_none(bundled: FinalAccounts) -> None:
    row = next(r for r in explained_rows(bundled.data) if "专项项目资金减少" in str(r["reason"]))
    assert row["ceiling"] is None and row["share"] is None and row["open_causes"]


def test_a_ceiling_above_the_difference_is_said_to_be_enough() -> None:
    document = fa.read(TEXT.encode())
    (row,) = explained_rows(document.data)
    assert (row["ceiling"], row["share"]) == (Decimal("30.00"), Decimal(1))
    assert "不少于与年初预算的差额20.00万元" in str(explained(document.data, "zh"))


def test_a_reason_beside_a_budget_of_zero_and_a_rate_of_another_is_not_measured() -> None:
    text = TEXT.replace("预算数80.00万元", "预算数0万元").replace(
        "预决算差异率25.00%", "完成年初预算的96.00%"
    )
    assert explained_rows(fa.read(text.encode()).data) == []


def test_no_reasons_no_rows() -> None:
    document = fa.read(TEXT.replace("主要原因是：上年结转。", "").encode())
    assert explained_rows(document.data) == []
    assert "no reason" in str(explained(document.data, "en"))


def test_parts_of_a_reason_are_told_apart() -> None:
    assert [bool(concepts) for _, concepts in causes_of("人员增加、业务调整以及上年结转和结余")] == [
        True,
        False,
        True,
    ]
