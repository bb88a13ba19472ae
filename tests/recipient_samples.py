"""Scorecards made from a few words, for the tests on who got the money."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from check_samples import card, funds, indicator, with_cards
from fa_helpers.model import DocumentData, Scorecard

HERE: Final = Path(__file__).parent / "recipients"
CARDS: Final[list[dict[str, Any]]] = json.loads((HERE / "cards.json").read_text(encoding="utf-8"))


def made_card(said: dict[str, Any], order: int = 1) -> Scorecard:
    """A form with goals, money, indicators and the unit that ran it."""
    rows = [funds("年度资金总额", "", said.get("budget", said["executed"]), said["executed"])]
    lines = [
        indicator(i, ("产出指标", "成本指标", name), target, actual, "10", "10")
        for i, (name, target, actual) in enumerate(said.get("indicators", []), 1)
    ]
    goals = {key: said.get(key, "") for key in ("goal_expected", "goal_actual")}
    made = card(rows, lines, name=said["name"], order=order, kind=said.get("kind", "project"), **goals)
    return replace(made, supervisor=said.get("supervisor", ""), implementer=said.get("implementer", ""))


def made_document(*said: dict[str, Any]) -> DocumentData:
    """A document of such forms."""
    return with_cards(*(made_card(one, order) for order, one in enumerate(said, 1)))
