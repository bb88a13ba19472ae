"""Lists of the public expenses that name other things beside the form's: a shortfall is no contradiction (其他项)."""

from __future__ import annotations

import pytest

import fa_helpers as fa

_HEAD = "青禾市民政局2023年度部门决算\n\n第一部分 青禾市民政局概况\n\n一、主要职责\n\n负责日常工作。\n\n"
_SECTION = "第二部分 2023年度部门决算情况说明\n\n一、“三公”经费支出决算情况说明\n\n"
_PARTS = "公务用车购置及运行维护费30.00万元（其中：公务用车购置费18.00万元，公务用车运行维护费8.00万元"


@pytest.mark.parametrize(
    ("behind", "outcome"),
    [
        ("，其他交通费用4.00万元）。", "not_checkable"),
        ("）。", "inconsistent"),
        ("，其他车辆2辆）。", "inconsistent"),
    ],
)
def test_an_amount_of_another_thing_may_fill_the_gap(behind: str, outcome: str) -> None:
    ledger = fa.read((_HEAD + _SECTION + _PARTS + behind).encode()).check().ledger
    found = [entry.check.outcome for entry in ledger.entries if entry.check.rule == "public.vehicle_parts"]
    assert found == [outcome]
