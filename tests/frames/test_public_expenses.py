"""The three public expenses: a printed 0, a sentence that there was none, and silence stay apart."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.frames.public_expenses import ITEMS, count_rows, item_rows, per_head_rows, running_rows
from fa_helpers.model import DocumentData

HEAD = (
    "第一部分 单位概况\n一、人员情况\n实有人数 {staff} 人，其中：在职人员 {staff} 人。\n"
    "第二部分 部门决算情况说明\n一、收入决算情况说明\n本年收入 5.00 万元。\n"
)
TITLE = "二、财政拨款“三公”经费支出决算情况说明\n"
RUNNING = "三、机关运行经费支出情况\n机关运行经费支出 9.00 万元，比上年增加 6.00 万元，增长 200.00%，主要原因是：人员增加。\n"


def read(text: str, staff: int = 4) -> DocumentData:
    return fa.read((HEAD.format(staff=staff) + text).encode()).data


def states(data: DocumentData) -> dict[str, str]:
    return {str(row["concept"]): str(row["state"]) for row in item_rows(data)}


def test_three_kinds_of_none() -> None:
    zero = read(TITLE + "2023年度“三公”经费支出 0.00 万元。")
    none = read(TITLE + "本部门2023年度无“三公”经费财政拨款支出。")
    silent = read("")
    assert [states(d)["three_public_expenses"] for d in (zero, none, silent)] == [
        "zero",
        "none_said",
        "silent",
    ]
    assert states(none)["overseas_travel"] == "none_said", "what is said of the total holds for its parts"
    assert item_rows(none)[0]["said"] == "本部门2023年度无“三公”经费财政拨款支出"
    assert item_rows(none)[0]["final_accounts"] is None, "a sentence is no 0"
    assert states(zero)["overseas_travel"] == "silent"


def test_the_bundled_zeros_against_the_truth(
    bundled: FinalAccounts, shared_file: Callable[[str], Path]
) -> None:
    truth = json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))
    text = json.dumps(truth, ensure_ascii=False)
    assert "机关运行经费" in text
    rows = {str(r["concept"]): r for r in item_rows(bundled.data)}
    assert [rows[item]["state"] for item in ITEMS] == ["zero"] * 6
    assert [rows[item]["page"] for item in ITEMS] == [8, 8, 8, 9, 9, 9]
    assert rows["agency_operating_expenses"]["final_accounts"] == Decimal("18.76")
    assert {r["value"] for r in count_rows(bundled.data)} == {Decimal(0)}
    assert len(count_rows(bundled.data)) == 8


def test_running_costs_with_their_implied_base(bundled: FinalAccounts) -> None:
    assert [(r["stage"], r["value"]) for r in running_rows(bundled.data)] == [
        ("prior_final_accounts", Decimal("4.02")),
        ("final_accounts", Decimal("18.76")),
    ]


def test_another_form_prints_parts_under_their_own_headings(real: Callable[[str], FinalAccounts]) -> None:
    rows = {str(r["concept"]): r for r in item_rows(real("xian_health_2022_p1-100").data)}
    assert rows["overseas_travel"]["state"] == "none_said"
    assert rows["official_vehicles"]["state"] == "by_parts"
    parts = ("vehicle_purchase", "vehicle_operation", "official_receptions")
    amounts = [rows[part]["final_accounts"] for part in parts]
    assert amounts == [Decimal("136.48"), Decimal("450.96"), Decimal("0.11")]
    assert sum(a for a in amounts if isinstance(a, Decimal)) == Decimal("587.55"), "the printed total"


def test_an_empty_form_says_nothing(real: Callable[[str], FinalAccounts]) -> None:
    assert set(states(real("shanghai_blank_template").data).values()) == {"silent"}


@pytest.mark.parametrize(
    ("staff", "reason"), [(0, "no_persons"), (1, "few_persons"), (2, "few_persons"), (3, "")]
)
def test_per_head_values_are_withheld_below_three_persons(staff: int, reason: str) -> None:
    rows = per_head_rows(read(RUNNING, staff))
    assert rows and {row["per_head_reason"] for row in rows} == {reason}
    assert all((row["per_head"] is None) == bool(reason) for row in rows)


def test_per_head_is_in_yuan(bundled: FinalAccounts) -> None:
    values = {row["counted"]: row["per_head"] for row in per_head_rows(bundled.data)}
    assert values["staff_total"] == Decimal(11725)
    assert round(values["staff_active"] or 0) == 12507  # type: ignore[arg-type]
    assert values["reception_persons"] is None
