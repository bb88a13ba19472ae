"""How many a scorecard's goal names, beside the indicator that counts the same (目标文字中的数量与指标)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.check import Check, compare
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.amounts_in_words import numeral_mark, numerals
from fa_helpers.model import CARD
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_SIDES: Final = (("goal_expected", "target"), ("goal_actual", "actual"))
_ALIKE: Final = {
    **dict.fromkeys("人名位", "人名位"),
    **dict.fromkeys("家户", "家户个"),
    "个": "家户个项",
    "项": "个项",
}
"""Counting words that stand for each other."""
_COUNTED: Final = regex(r"(?:的?(?:数量|个数|家数|户数|人数|次数|数))?(?:\(.*\))?$")
_NUMBERED: Final = regex(r"^(?:指标\d+:?|\d+[.、])")
_LONG_ENOUGH: Final = 2
_OBJECT: Final = 2
"""Characters between the words of an indicator and its number: what is counted (发放补助10次)."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A count in a goal: the words of its clause before it, number and counting word."""

    before: str
    count: Quantity
    unit: str


@makes("cards.goal_count")
def _goal_counts(book: Book) -> Iterator[Check]:
    for view in book.cards:
        for column, cell in _SIDES:
            said = _said(view, column)
            for key, row in view.indicators:
                value = row.stated(cell)
                if value.value is None or (value.unit not in _ALIKE and value.unit != "次"):
                    continue
                name = _COUNTED.sub("", _NUMBERED.sub("", fold(row.level3)))
                alike = _ALIKE.get(value.unit, value.unit)
                same = [s for s in said if s.unit in alike and name in s.before[-len(name) - _OBJECT :]]
                of_unit = [s for s in said if s.unit in alike]
                if len(name) < _LONG_ENOUGH or len(same) != 1 or len(of_unit) != 1:
                    continue
                stated = Quantity(value.value, ZERO, value.unit, f"{value.value}", view.marks(key, cell))
                yield compare("cards.goal_count", stated, same[0].count, ZERO, about=same_words(row.level3))


def _said(view: CardView, column: str) -> list[_Said]:
    """The counts of a goal, each with its figure where the reader kept one."""
    text = fold(getattr(view.card, column))
    found = []
    for numeral, fact, before in numerals(view, CARD, column, text):
        unit = text[numeral.end() : numeral.end() + 1]
        if (unit not in _ALIKE and unit != "次") or text.startswith("个月", numeral.end()):
            continue
        mark = numeral_mark(view, (CARD, column), fact, numeral.group(), unit)
        number = Decimal(numeral.group().replace(",", ""))
        found.append(_Said(before, Quantity(number, ZERO, unit, numeral.group(), (mark,)), unit))
    return found
