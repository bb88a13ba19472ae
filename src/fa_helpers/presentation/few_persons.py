"""Pay of one or two persons (不足三人的人均数): computed and printed values per head that are not shown to others.

Files of data keep what the document prints. What is shown, and the page that may be shared, say that a value is
withheld and on which page it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.model import DocumentData, Fact
from fa_helpers.patterns import regex
from fa_helpers.presentation.scorecard_tables import FEW, PER_HEAD, PER_HEAD_AMOUNT, cards_of_few
from fa_helpers.text.amounts import MONEY

if TYPE_CHECKING:
    from fa_helpers.checks.check import Check

_PERSONS_TIMES_RATE: Final = regex(r"[=≈≠] ([\d.]+) ×")
_HIDDEN: Final = "＊"


def pay_of_few(data: DocumentData) -> frozenset[str]:
    """The figures that print what one or two persons are paid (编号), by the scorecards' own count of persons."""
    return frozenset(fact.fact_id for fact in _facts_of_few(data) if _is_per_head(fact))


def shown_contexts(data: DocumentData) -> dict[str, str]:
    """The printed words of the figures of those scorecards, amounts per head left out (隐去人均金额)."""
    return {fact.fact_id: PER_HEAD_AMOUNT.sub(_HIDDEN, fact.context) for fact in _facts_of_few(data)}


def _facts_of_few(data: DocumentData) -> list[Fact]:
    few = cards_of_few(data)
    return [fact for fact in data.card_facts if fact.section in few]


def _is_per_head(fact: Fact) -> bool:
    if fact.unit not in MONEY:
        return False
    if fact.measure in ("target", "actual"):
        return PER_HEAD.search(f"{fact.subject}{fact.context}") is not None
    amounts = [found.group().strip() for found in PER_HEAD_AMOUNT.finditer(fact.context)]
    return fact.printed in amounts


def is_pay_of_few(check: Check, few: Collection[str]) -> bool:
    """Whether a check speaks of what one or two persons are paid (涉及不足三人的人均标准), who could then be named."""
    pay = [mark.printed for mark in check.marks if mark.fact_id in few]
    if pay and (check.formula or not check.sentence):
        return True
    # A sentence about many cards may rest on such a figure without printing it.
    if check.sentence and any(
        re.search(rf"(?<![\d.]){re.escape(printed)}\s*万?元", check.sentence.zh) for printed in pay
    ):
        return True
    counted = _PERSONS_TIMES_RATE.search(check.formula) if check.rule == "cards.goal_product" else None
    return counted is not None and Decimal(counted[1]) < FEW
