"""Figures with the interval they stand for (数值与舍入区间): what checks compute with.

A printed number stands for half a unit of its last place to each side; a sum's interval is as wide as those of its
parts together. Money is held in yuan, so that a statement in 元 can be set beside a text in 万元.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, name_of, same_words
from fa_helpers.computing.rounding import half_unit
from fa_helpers.model import Fact, Locator
from fa_helpers.text.amounts import MONEY

ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something printed that a check speaks of (原文位置): a figure, or words that are none.

    ``fact_id`` is empty for words; ``printed`` is the text as it stands; ``name`` what it is called; ``fact`` the
    figure itself, which knows where it stands.
    """

    fact_id: str
    printed: str
    name: Words
    locator: Locator
    unit: str = ""
    fact: Fact | None = field(default=None, compare=False, repr=False)


def mark_of(fact: Fact, name: Words, printed: str = "", unit: str | None = None) -> Mark:
    """The mark of a figure (数据的位置); ``printed`` and ``unit`` where words print it in another way."""
    shown = fact.unit if unit is None else unit
    return Mark(fact.fact_id, printed or fact.printed, name, fact.locator, shown, fact)


def looked_at(marks: Sequence[Mark]) -> list[Mark]:
    """Where a check looked without comparing figures, a place a page: whatever they were, it would hold.

    A row that holds names the figures that it holds for, and no others.
    """
    first: dict[int, Mark] = {}
    for mark in marks:
        first.setdefault(mark.locator.page, mark)
    return [replace(mark, fact_id="", fact=None) for _, mark in sorted(first.items())]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure, or what follows from figures, with how far rounding may carry it (数值).

    ``value`` and ``slack`` are in yuan for money, else in the unit as printed; ``unit`` is the one to show it in;
    ``text`` is the number as printed, or the formula with numbers put in.
    """

    value: Decimal
    slack: Decimal
    unit: str
    text: str
    marks: tuple[Mark, ...] = ()
    parts: int = 1

    @property
    def factor(self) -> Decimal:
        """What one of the unit is in yuan; 1 for what is no money."""
        return MONEY.get(self.unit, Decimal(1))

    @property
    def shown(self) -> Decimal:
        """The value in its unit (按单位显示的数值)."""
        return self.value / self.factor

    @property
    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in MONEY

    @property
    def name(self) -> Words:
        """What it is called: the name of its first figure."""
        return self.marks[0].name if self.marks else same_words(self.text)


def quantity(fact: Fact, name: Words | None = None) -> Quantity:
    """A printed figure as a quantity (印出的数据).

    >>> from fa_helpers.model import Locator
    >>> where = Locator(1)
    >>> fact = Fact("a.1", "narrative", "1", "", "收入", "amount", Decimal("4.95"), "万元", "4.95", "", where)
    >>> quantity(fact).value, quantity(fact).slack
    (Decimal('49500.00'), Decimal('50.000'))
    """
    factor = MONEY.get(fact.unit, Decimal(1))
    # What is counted is exact; only what is measured has been rounded.
    half = ZERO if fact.measure == "count" else half_unit(fact.value)
    mark = mark_of(fact, name or name_of(fact))
    text = fact.printed if not fact.corrected else format(fact.value, ",f")
    return Quantity(fact.value * factor, half * factor, fact.unit, text, (mark,))


def total(parts: Sequence[Quantity]) -> Quantity:
    """The sum of quantities (合计): intervals add up. An empty list is nothing, exactly."""
    unit = parts[0].unit if parts else ""
    return Quantity(
        sum((p.value for p in parts), ZERO),
        sum((p.slack for p in parts), ZERO),
        unit,
        " + ".join(_bracketed(p) for p in parts) or "0",
        tuple(mark for p in parts for mark in p.marks),
        sum(p.parts for p in parts),
    )


def less(whole: Quantity, part: Quantity) -> Quantity:
    """A difference (差额): intervals add up here too."""
    found = total([whole, part])
    return replace(found, value=whole.value - part.value, text=f"{whole.text} − {_bracketed(part)}")


def _bracketed(part: Quantity) -> str:
    return (
        f"({part.text})"
        if part.text.startswith("-") or (part.parts > 1 and " − " in part.text)
        else part.text
    )
