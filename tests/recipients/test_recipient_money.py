"""Whose an amount is, and that a form's parts always add up to what it executed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_samples import funds
from fa_helpers.computing.recipients.amounts import Span, amounts_in, own_amounts
from fa_helpers.computing.recipients.groups import groups_in
from fa_helpers.computing.recipients.money import card_money
from fa_helpers.computing.recipients.names import names_in
from fa_helpers.computing.recipients.recipients import card_recipients
from fa_helpers.frames.recipients import spelling_rows
from fa_helpers.model.recipients import MONEY_PARTS
from fa_helpers.text.fold import fold
from recipient_samples import made_document

OWN = [
    ("补贴甲川食品公司、乙川食品公司各20万元", ["20", "20"]),
    ("补贴甲川食品公司、乙川食品公司共40万元", [None, None]),
    ("分别补贴甲川食品公司、乙川食品公司15万元、25万元", ["15", "25"]),
    ("安排40万元，用于支持甲川食品公司；补助乙川食品公司3.5万元", ["40", "3.5"]),
    ("安排40万元，用于支持甲川食品公司、水电费等", [None]),
    ("甲川食品公司项目总投资9000万元，补助120万元", ["120"]),
    ("服务甲川食品公司落户，我局支出30万元，用于支付乙川食品公司租金30万元", [None, "30"]),
    ("补贴甲川食品公司，标准为0.5万元/台", [None]),
    ("支付甲川食品公司80000元，支付乙川食品公司1.2亿元", ["8", "12000"]),
]


@pytest.mark.parametrize(("words", "expected"), OWN, ids=[words for words, _ in OWN])
def test_an_amount_belongs_to_the_organisation_of_its_clause(words: str, expected: list[str | None]) -> None:
    folded = fold(words)
    owns = own_amounts(folded, [Span(name.start, name.end) for name in names_in(folded)])
    assert [own.value for own in owns] == [None if one is None else Decimal(one) for one in expected]


def test_rates_per_head_are_told_from_amounts() -> None:
    folded = fold("每个社区每年标准为15万元，每人每月1200元，补贴0.42万元/家，支付15万元")
    assert [amount.per for amount in amounts_in(folded)] == [True, True, True, False]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("向企业拨付专项资金3万元", [("企业", None)]),
        ("拨付中小企业发展专项资金3万元", []),
        ("为十二家酒店发放补贴", [("十二家酒店", 12)]),
        ("支持3个节能项目", []),
        ("补贴企业数量、企业满意度", []),
    ],
)
def test_groups_are_counted_or_paid(words: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(group.text, group.count) for group in groups_in(fold(words))] == expected


def test_a_goal_and_its_indicator_that_differ_stand_side_by_side() -> None:
    said = {
        "name": "研发奖励", "executed": "0", "goal_expected": "奖励宁川市瑞丰仪器有限公司20万元。",
        "indicators": [["宁川市瑞丰仪器有限公司奖励标准", "30万元", "0万元"]],
    }  # fmt: skip
    (one,) = card_recipients(made_document(said).scorecards[0])
    assert (one.planned, one.planned_in_goal, one.executed) == (30, 20, 0)
    assert one.not_paid


def test_near_twins_are_never_joined_and_two_spellings_are_offered_with_the_reason() -> None:
    said = {
        "name": "运费补贴", "executed": "50",
        "goal_expected": "补贴甲川纺织有限公司、甲川毛纺织有限公司；支付乙川精密仪器有限公司货款50万元。",
        "indicators": [["乙川仪器有限公司货款", "50万元", "50万元"]],
    }  # fmt: skip
    data = made_document(said)
    names = [one.organisation for one in card_recipients(data.scorecards[0])]
    assert names == ["甲川纺织有限公司", "甲川毛纺织有限公司", "乙川精密仪器有限公司"]
    (pair,) = spelling_rows(data)
    assert (pair["also_spelled"], pair["amount"]) == ("乙川仪器有限公司", 50)
    assert pair["reason"] == "why.same_card_same_amount_part_left_out"


def test_another_amount_keeps_two_spellings_apart() -> None:
    said = {
        "name": "货款", "executed": "50", "goal_expected": "支付乙川精密仪器有限公司货款50万元。",
        "indicators": [["乙川仪器有限公司货款", "40万元", "40万元"]],
    }  # fmt: skip
    names = [one.organisation for one in card_recipients(made_document(said).scorecards[0])]
    assert names == ["乙川精密仪器有限公司", "乙川仪器有限公司"]


def test_the_own_office_and_its_parts_are_no_organisations() -> None:
    for unit in ("宁川市水务局", "宁川市水务局本级", "规划建设科", "各区县", "-"):
        said = {"name": "巡查", "executed": "9", "supervisor": "宁川市水务局", "implementer": unit}
        assert card_recipients(made_document(said).scorecards[0], "宁川市水务局") == []


CLAUSES = st.lists(
    st.sampled_from(
        [
            "支付宁川市瑞丰仪器有限公司货款30万元",
            "补贴甲川食品公司、乙川食品公司共40万元",
            "向企业拨付20万元",
            "支付一家企业15万元",
            "发放职工补贴5万元",
            "我院完成修缮",
            "补助6个社区60万元",
            "由宁川市人民医院承担",
            "投资9亿元",
        ]
    ),
    max_size=5,
)
AMOUNTS = st.decimals(0, 500, places=2)


@given(CLAUSES, CLAUSES, AMOUNTS, st.sampled_from(["", "宁川市人民医院", "宁川市卫生局"]), st.booleans())
def test_the_parts_add_up_and_an_implementer_has_no_amount(
    plan: list[str], done: list[str], executed: Decimal, unit: str, paid: bool
) -> None:
    said = {
        "name": "某项目", "executed": str(executed), "supervisor": "宁川市卫生局", "implementer": unit,
        "goal_expected": "；".join(plan), "goal_actual": "。".join(done),
        "indicators": [["宁川市瑞丰仪器有限公司货款", "30万元", "30万元" if paid else "0万元"]],
    }  # fmt: skip
    data = made_document(said)
    found = card_recipients(data.scorecards[0], "宁川市卫生局")
    money = card_money(data, data.scorecards[0], found)
    assert sum(getattr(money, part) for part in MONEY_PARTS) == executed
    assert all(one.planned is None and one.executed is None for one in found if one.role == "implementer")
    assert all(one.organisation != "宁川市卫生局" for one in found)


def test_whom_a_form_only_works_with_gets_none_of_its_money() -> None:
    goal = "市属医院与甲州大学、甲州市乙川科技有限公司等合作完成课题12项；向甲州市丙川科技有限公司支付8万元。"
    said = {"name": "科研经费", "executed": "30", "goal_actual": goal}
    found = card_recipients(made_document(said).scorecards[0])
    assert [(one.organisation, one.executed) for one in found] == [("甲州市丙川科技有限公司", Decimal(8))]


def test_the_whole_departments_tasks_give_its_money_where_it_has_no_row_of_funds() -> None:
    document = made_document({"name": "某局", "executed": "1", "kind": "department"})
    rows = [
        replace(funds(name, "", value, value), row_kind=kind)
        for kind, name, value in (
            ("task", "甲", "20"),
            ("task", "乙", "10"),
            ("task_total", "金额合计", "30"),
        )
    ]
    card = replace(document.scorecards[0], funds=tuple(rows))
    money = card_money(document, card, [])
    assert (money.executed, money.not_told) == (Decimal(30), Decimal(30))
