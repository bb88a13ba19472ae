"""Who gets money in made cards of several kinds of offices; the answers were written before the rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from fa_helpers.computing.recipients.money import card_money
from fa_helpers.computing.recipients.recipients import card_recipients
from fa_helpers.model.recipients import MONEY_PARTS, Recipient
from fa_helpers.text.fold import fold
from recipient_samples import CARDS, made_document


def shown(one: Recipient) -> list[str]:
    amounts = ["" if value is None else str(value.normalize()) for value in (one.planned, one.executed)]
    return [fold(one.organisation), one.role, *(f"{Decimal(a):f}" if a else "" for a in amounts), one.naming]


@pytest.mark.parametrize("said", CARDS, ids=lambda said: said["name"])
def test_a_card_tells_who_gets_its_money(said: dict[str, Any]) -> None:
    data = made_document(said)
    found = card_recipients(data.scorecards[0])
    assert [shown(one) for one in found] == said["rows"]
    money = card_money(data, data.scorecards[0], found)
    parts = {part: getattr(money, part) for part in MONEY_PARTS}
    assert {part: value for part, value in parts.items() if value} == {
        part: Decimal(value) for part, value in said["parts"].items()
    }
    assert sum(parts.values()) == money.executed


def test_a_fee_beside_a_subsidy_is_a_contract_and_a_kind_is_no_name() -> None:
    said = {
        "name": "草原补奖",
        "supervisor": "401-白河旗草原局",
        "implementer": "401003-白河旗草原工作站",
        "executed": "80.5",
        "goal_actual": "支付白河旗丰茂牧草专业合作社补贴62万元，支付白河旗北牧农机有限公司仓储费18.5万元，补贴合作社1家。",
    }
    found = card_recipients(made_document(said).scorecards[0])
    assert [shown(one) for one in found] == [
        ["白河旗丰茂牧草专业合作社", "paid_recipient", "", "62", "named"],
        ["白河旗北牧农机有限公司", "contractor", "", "18.5", "named"],
        ["白河旗草原工作站", "implementer", "", "", "named"],
    ]
