"""Which figures a rate or change of the text is about (比率与其数据): its amount, its base, its whole.

A sentence prints a rate behind the amounts it follows from. The nearest of the same subject before it is meant, else
the total of the section whose name it shortens (收入总计 for 财政拨款收入总计).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fa_helpers.model import Fact

_BY_FUNCTION = ("function_class_expenditure", "function_item_expenditure")
_CHANGES = ("change", "change_rate")
_GRAND = {"total_revenue": "grand_total_revenue", "total_expenditure": "grand_total_expenditure"}


@dataclass(frozen=True, slots=True)
class Partner:
    """A figure found for another (对应数据): ``sure`` when it is printed of the very same subject."""

    fact: Fact
    sure: bool


class Pairs:
    """The figures of a text with their partners (数据配对): asked by comparisons and by checks alike."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._place = {fact.fact_id: place for place, fact in enumerate(facts)}
        self._finals: dict[str, list[Fact]] = {}
        self._sections: dict[str, list[Fact]] = {}
        for fact in facts:
            self._sections.setdefault(fact.section, []).append(fact)
            if is_final(fact) and fact.concept:
                self._finals.setdefault(fact.concept, []).append(fact)

    def rate_of(self, change: Fact) -> Fact | None:
        """The rate printed right after a change, about the same thing and against the same base.

        收、支总计各减少40.50、39.80万元，各下降3.11%、3.06%: only changes and rates of others may stand between.
        """
        for after in self._facts[self._place[change.fact_id] + 1 :]:
            if after.measure not in _CHANGES or after.base != change.base:
                return None
            if about_the_same(after, change):
                return after if after.measure == "change_rate" else None
        return None

    def change_of(self, rate: Fact) -> Fact | None:
        """The change that a rate of change is of: the one printed right before it, but for those of others."""
        for before in reversed(self._facts[: self._place[rate.fact_id]]):
            if before.measure not in _CHANGES:
                return None
            if about_the_same(before, rate):
                return before if self.rate_of(before) is rate else None
        return None

    def amount_of(self, fact: Fact, stage: str) -> Partner | None:
        """The amount that a change or rate is about: the nearest before it, else the total of its section."""
        if fact.year == "next" and stage == "final_accounts":
            return None  # 2024年预算较2023年预算减少…: no outcome of this year
        place = self._place[fact.fact_id]
        for before in range(place - 1, -1, -1):
            other = self._facts[before]
            if other.section != fact.section:
                break
            if _is_amount(other, stage) and about_the_same(other, fact):
                return Partner(other, True)
        return self._by_name(fact, stage, place)

    def outcome_of(self, change: Fact) -> Fact | None:
        """The outcome of what a change is of, in its own section or, of the same name and money, alone in others."""
        here = self.amount_of(change, "final_accounts")
        if here is not None or change.year == "next" or not change.concept:
            return None if here is None else here.fact
        about = (change.subject, change.fund, change.scope, change.whose, change.function_code)
        found = [
            fact
            for fact in self._finals.get(change.concept, ())
            if (fact.subject, fact.fund, fact.scope, fact.whose, fact.function_code) == about
        ]
        return found[0] if len({fact.amount_yuan for fact in found}) == 1 else None

    def _by_name(self, fact: Fact, stage: str, place: int) -> Partner | None:
        """A total of the section whose identifier extends the figure's: after it too, but rather before it."""
        concept = fact.concept
        if not concept or concept in _BY_FUNCTION:
            return None
        names = (concept, f"{concept}_revenue", f"{concept}_expenditure")
        there = [f for f in self._sections[fact.section] if _is_amount(f, stage) and f.concept]
        sides = [other for other in there if other.concept in names]
        if sides:
            return Partner(sides[0], len({other.amount_yuan for other in sides}) == 1)
        longer = [f for f in there if _extends(f.concept, concept) and self._place[f.fact_id] < place]
        if not longer:
            return None
        one = len({other.amount_yuan for other in longer}) == 1
        return Partner(longer[-1], one and concept.startswith("grand_total"))

    def whole_of(self, share: Fact) -> Partner | None:
        """The whole that a share belongs to: of its own section rather than of another."""
        if not share.base:
            return None
        before = self._finals_before(share)
        for other in reversed(before):
            if other.concept == share.base:
                return Partner(other, True)
        for other in reversed(before):
            if _extends(other.concept, share.base):
                return Partner(other, False)
        if (named := self._finals.get(share.base)) is not None:
            return Partner(named[0], True)
        grand = _GRAND.get(share.base)
        return next((Partner(other, False) for other in before if other.concept == grand), None)

    def _finals_before(self, fact: Fact) -> list[Fact]:
        place = self._place[fact.fact_id]
        return [
            other
            for other in self._sections[fact.section]
            if is_final(other) and other.concept and self._place[other.fact_id] < place
        ]

    def after(self, fact: Fact) -> Sequence[Fact]:
        """The figures of the section that stand behind one, in reading order."""
        place = self._place[fact.fact_id]
        return [f for f in self._sections[fact.section] if self._place[f.fact_id] > place]

    def before(self, fact: Fact) -> Sequence[Fact]:
        """The figures of the section that stand before one, in reading order."""
        place = self._place[fact.fact_id]
        return [f for f in self._sections[fact.section] if self._place[f.fact_id] < place]


def _extends(longer: str, concept: str) -> bool:
    """Whether an identifier is the longer name of a total: bare revenue or expenditure is short for a total only."""
    is_total = "total" in longer or concept not in ("revenue", "expenditure")
    return is_total and longer.endswith(f"_{concept}")


def about_the_same(left: Fact, right: Fact) -> bool:
    """Whether two figures of a section speak of the same thing: the same words, or the same concept in other words."""
    if left.section != right.section:
        return False
    if left.subject == right.subject:
        return True
    return bool(left.concept) and left.concept == right.concept and left.concept not in _BY_FUNCTION


def is_final(fact: Fact) -> bool:
    """Whether a figure is an amount of the final accounts (决算数)."""
    return _is_amount(fact, "final_accounts")


def _is_amount(fact: Fact, stage: str) -> bool:
    return fact.measure == "amount" and fact.stage == stage
