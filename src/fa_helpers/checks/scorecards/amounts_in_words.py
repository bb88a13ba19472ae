"""Amounts of money among a scorecard's words (文字中的金额): what goals and targets say, with their figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import Mark, Quantity, mark_of
from fa_helpers.model import Fact, Indicator, Locator
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards.stated_values import parse_stated
from fa_helpers.text.amounts import MONEY, NUMERAL, match_unit, parse_number
from fa_helpers.text.fold import fold

_PER: Final = regex(r"标准|每[人个家户月年次天名套台件]|人均|单价")
_CLAUSE: Final = regex(r"[,。;:、()]")


@dataclass(frozen=True, slots=True)
class Said:
    """An amount in a text (文字中的金额): where it begins and ends in the folded text, and the words before it.

    ``per`` says that it is a rate per head, month or case, not an amount.
    """

    start: int
    end: int
    amount: Quantity
    before: str
    per: bool


def numerals(
    view: CardView, row: str, column: str, folded: str
) -> Iterator[tuple[re.Match[str], Fact | None, str]]:
    """The numbers of a cell's words (文字中的数字): each with its figure, and the words of its clause before it."""
    facts = list(view.facts.get((row, column), ()))
    for numeral in NUMERAL.finditer(folded):
        fact = next((f for f in facts if f.printed == numeral.group()), None)
        if fact is not None:
            facts = facts[facts.index(fact) + 1 :]
        before = _CLAUSE.split(folded[: numeral.start()])[-1]
        yield numeral, fact, before


def numeral_mark(view: CardView, cell: tuple[str, str], fact: Fact | None, printed: str, unit: str) -> Mark:
    """The mark of a number in a cell's words (文字中数字的位置): of its figure where the reader kept one."""
    name = view.name(*cell)
    if fact is None:
        return Mark("", printed, name, Locator(view.card.page_first), unit)
    return mark_of(fact, name, printed, unit)


def said_amounts(view: CardView, row: str, column: str, text: str) -> list[Said]:
    """The amounts of money in a text, in order, each with its figure where the reader kept one."""
    folded = fold(text)
    found = []
    for numeral, fact, before in numerals(view, row, column, folded):
        unit = match_unit(folded, numeral.end())
        if unit is None or unit[0] not in MONEY:
            continue
        per = folded[unit[1] : unit[1] + 1] in ("/", "每") or bool(_PER.search(before))
        mark = numeral_mark(view, (row, column), fact, numeral.group(), unit[0])
        number = parse_number(numeral.group())
        factor = MONEY[unit[0]]
        amount = Quantity(number.value * factor, number.half_unit * factor, unit[0], numeral.group(), (mark,))
        found.append(Said(numeral.start(), unit[1], amount, before, per))
    return found


def stated_amount(view: CardView, row: str, column: str, *, bare: bool = False) -> Quantity | None:
    """The amount of money that a target or an outcome states; a bare number counts in the form's unit if ``bare``."""
    line = view.row(row)
    assert isinstance(line, Indicator)
    text = line.target if column == "target" else line.actual
    read = parse_stated(text)
    if read.value is None or not (read.unit == "元" or (bare and not read.unit)):
        return None
    numeral = NUMERAL.search(fold(text))
    if numeral is None:
        return None
    number = parse_number(numeral.group())
    unit = view.unit if not read.unit else _unit_of(number.value, read.value)
    factor = MONEY[unit]
    marks = tuple(replace(mark, printed=_trimmed(mark.printed)) for mark in view.marks(row, column))
    return Quantity(number.value * factor, number.half_unit * factor, unit, numeral.group(), marks)


def is_within_limit(view: CardView, row: str, amount: Quantity, target: Quantity) -> bool:
    """Whether the target of a row is an upper limit (上限) that an amount keeps: then both can be right."""
    line = view.row(row)
    return isinstance(line, Indicator) and line.wanted.operator in ("<", "<=") and amount.value < target.value


def _unit_of(number: Decimal, yuan: Decimal) -> str:
    return next((unit for unit, factor in MONEY.items() if number * factor == yuan), "元")


def _trimmed(text: str) -> str:
    return text.lstrip("=")


def equals(left: Quantity, right: Quantity | None) -> bool:
    """Whether two amounts are one as printed, or as the coarser of the two prints it."""
    if right is None:
        return False
    allowed = Decimal(0) if left.slack == right.slack else max(left.slack, right.slack)
    return abs(left.value - right.value) <= allowed
