"""Persons of whom too little is said together (涉及个人的内容): what is not shown of forms that concern one or two persons.

One decision for every table, sentence, finding and picture: :class:`Withheld`. Neither what such persons are paid nor
how many they are is shown, so that the total of their project, which the office published, is nobody's pay. Files of
data keep what the document prints; what is shown, and the page that may be shared, say that something is withheld and
on which page it stands.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.model import DocumentData, Fact, Scorecard
from fa_helpers.patterns import regex
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.private import too_few

if TYPE_CHECKING:
    from fa_helpers.checks.check import Check

_PER_HEAD: Final = regex(r"人均|每人|元\s*/\s*(?:人|月|年)")
_PAY: Final = regex(
    rf"{_PER_HEAD.pattern}|雇员|雇用|聘用|工资|薪|津贴|社保|公积金|奖金|劳务费|人员经费|补助标准|发放"
)
"""What pay is called."""
_SENTENCE: Final = regex(r"(?<=[。；;])")
_AMOUNT: Final = r"\d[\d,]*(?:\.\d+)?\s*"
_UNIT: Final = r"[万亿]?元(?:\s*/\s*(?:人|月|年|次|天))*"
_PER_HEAD_AMOUNT: Final = regex(
    rf"{_AMOUNT}[万亿]?元(?:\s*/\s*(?:人|月|年))+|(?<=每人每[月年次日])\s*{_AMOUNT}{_UNIT}"
)
_ANY_AMOUNT: Final = regex(_AMOUNT + _UNIT)
_PERSONS: Final = regex(r"\d+\s*(?=(?:人(?!次)|名|位|个(?:雇员|职工|人员|干部|人(?!次))))")
_PERSONS_TIMES_RATE: Final = regex(r"[=≈≠] ([\d.]+) ×")
HIDDEN: Final = "＊"
"""What stands in the place of what is withheld."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is withheld of a document (不列示的内容): in the words of ``cards``, which concern one or two persons.

    Amounts per head, amounts of a sentence that speaks of pay, and the number of persons.
    """

    cards: frozenset[str] = frozenset()

    @classmethod
    def of(cls, data: DocumentData) -> Withheld:
        """By the forms' own count of persons (按自评表所列人数)."""
        return cls(frozenset(card.scorecard_id for card in data.scorecards if too_few(persons(card))))

    def words(self, card: str, text: str, instead: str = HIDDEN) -> str:
        """Words of a form without what is withheld (隐去金额与人数)."""
        if card not in self.cards:
            return text
        return "".join(_without_pay(part, instead) for part in _SENTENCE.split(text))

    def hides_line(self, card: str, *texts: str) -> bool:
        """Whether target and outcome of an indicator are withheld (指标是否不列示), by its words."""
        said = "".join(texts)
        return card in self.cards and (_tells_pay(said) or _PERSONS.search(said) is not None)

    def hides(self, fact: Fact) -> bool:
        """Whether a figure is withheld (数据是否不列示)."""
        if fact.section not in self.cards or fact.unit not in MONEY:
            return False
        if fact.measure in ("target", "actual"):
            return _tells_pay(f"{fact.subject}{fact.context}")
        if fact.measure != "stated":
            return False
        amount = re.compile(rf"(?<![\d.,]){re.escape(fact.printed)}\s*(?={_UNIT})")
        parts = _SENTENCE.split(fact.context)
        return any(amount.search(part) and not amount.search(_without_pay(part, HIDDEN)) for part in parts)


def _tells_pay(words: str) -> bool:
    """Whether an indicator is of pay: by its name, or by the word for pay beside an amount."""
    return _PER_HEAD.search(words) is not None or bool(_PAY.search(words) and _ANY_AMOUNT.search(words))


def _without_pay(sentence: str, instead: str) -> str:
    amounts = _ANY_AMOUNT if _PAY.search(sentence) else _PER_HEAD_AMOUNT
    return _PERSONS.sub(instead, amounts.sub(instead, sentence))


def persons(card: Scorecard) -> int | None:
    """How many persons a card says it concerns (涉及人数): its indicators counted in 人; ``None`` when it has none."""
    counts = [read.value for line in card.indicators if (read := line.reached).unit == "人"]
    known = [int(value) for value in counts if value is not None]
    return min(known) if known else None


def pay_of_few(data: DocumentData) -> frozenset[str]:
    """The figures that print what one or two persons are paid (编号)."""
    withheld = Withheld.of(data)
    return frozenset(fact.fact_id for fact in data.card_facts if withheld.hides(fact))


def shown_contexts(data: DocumentData) -> dict[str, str]:
    """The printed words of the figures of those scorecards, what is withheld left out (隐去后的原文语句)."""
    withheld = Withheld.of(data)
    return {
        fact.fact_id: withheld.words(fact.section, fact.context)
        for fact in data.card_facts
        if fact.section in withheld.cards
    }


def is_pay_of_few(check: Check, few: Collection[str]) -> bool:
    """Whether a check speaks of what one or two persons are paid (涉及不足三人的报酬), who could then be named."""
    pay = [mark.printed for mark in check.marks if mark.fact_id in few]
    if pay and (check.formula or not check.sentence):
        return True
    # A sentence about many cards may rest on such a figure without printing it.
    if check.sentence and any(
        re.search(rf"(?<![\d.]){re.escape(printed)}\s*万?元", check.sentence.zh) for printed in pay
    ):
        return True
    counted = _PERSONS_TIMES_RATE.search(check.formula) if check.rule == "cards.goal_product" else None
    return counted is not None and too_few(Decimal(counted[1]))
