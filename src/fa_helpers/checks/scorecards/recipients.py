"""What one recipient is to get, in a scorecard's goal and in its own indicator (收款单位的金额)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, compare
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.amounts_in_words import (
    Said,
    is_within_limit,
    said_amounts,
    stated_amount,
)
from fa_helpers.computing.misprints import is_list_slip, is_slip, is_telling_slip
from fa_helpers.model import CARD
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold
from fa_helpers.text.name_variants import near_mentions

_NAME: Final = regex(r"(?:指标\d+:?)?(.{3,40}?(?:有限责任公司|有限公司|公司|合作社))")
_INVESTED: Final = regex("投资|累计|总额|产值|合同")
"""Amounts of a recipient's own, not what it is given."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """A recipient's indicator and the amounts that the goal names behind it."""

    name: str
    row: str
    target: Quantity
    said: tuple[Said, ...]
    first: int
    """How many of them stand in the first clause: what follows may be another's."""

    @property
    def agrees(self) -> bool:
        return any(
            total([a.amount for a in said]).value == self.target.value
            for said in (self.said[: self.first], self.said)
            if said
        )


@makes("cards.recipient", "cards.recipient_sum")
def _recipients(book: Book) -> Iterator[Check]:
    """The amount for one named recipient in the goal beside the one in its indicator."""
    for view in book.cards:
        pairs = list(_pairs(view))
        for pair in pairs:
            # Another recipient's amount that agrees shows that goal and indicators speak of the same money.
            shown = any(other.agrees for other in pairs if other is not pair)
            yield _beside_goal(view, pair, shown=shown)


def _pairs(view: CardView) -> Iterator[_Pair]:
    text = fold(view.card.goal_expected)
    amounts = [a for a in said_amounts(view, CARD, "goal_expected", text) if not a.per]
    for key, row in view.indicators:
        named = _NAME.match(fold(row.level3))
        target = stated_amount(view, key, "target")
        name = _as_the_goal_has_it(named.group(1), text) if named else ""
        if not name or target is None:
            continue
        begin = text.find(name) + len(name)
        end = _reach(text, begin)
        own = tuple(a for a in amounts if begin <= a.start < end)
        clause = text.find(";", begin, end)
        first = sum(a.start < clause for a in own) if clause >= 0 else len(own)
        if own:
            yield _Pair(name, key, target, own, first)


def _as_the_goal_has_it(name: str, text: str) -> str:
    """The name as it stands once in the goal, a few characters left out or put in; empty where it does not."""
    if text.count(name) == 1:
        return name
    near = near_mentions(name, text, most=3, anchor=2) if name not in text else []
    return near[0] if len(near) == 1 and text.count(near[0]) == 1 else ""


def _beside_goal(view: CardView, pair: _Pair, *, shown: bool) -> Check:
    said = pair.said
    for reading in (pair.said[: pair.first], pair.said):
        added = total([a.amount for a in reading]).value if reading else ZERO
        if added == pair.target.value or is_slip(pair.target.value, added):
            said = reading
            break
    one, added_up = len(said) == 1, total([a.amount for a in said])
    rule = "cards.recipient" if shown and one else "cards.recipient_sum"
    check = compare(rule, pair.target, added_up, ZERO, about=same_words(pair.name))
    if not check.fails:
        return check
    values = [a.amount.value for a in said]
    slip = is_slip(pair.target.value, values[0]) if one else is_list_slip(pair.target.value, values)
    telling = slip and (is_telling_slip(pair.target.value, values[0]) or not one)
    missing = sentence("finding.one_amount", name=pair.name)
    check = check.doubted("parts_unsure", missing, when=not one and not slip)
    check = check.doubted("upper_bound", when=is_within_limit(view, pair.row, added_up, pair.target))
    own_money = any(_INVESTED.search(a.before) for a in said)
    return check.doubted("other_purpose", when=own_money or not (shown or telling))


def _reach(text: str, begin: int) -> int:
    """How far the words about a recipient go: to the end of the sentence, or to the clause of the next one."""
    end = text.find("。", begin)
    end = len(text) if end < 0 else end
    other = text.find("公司", begin, end)
    if other < 0:
        return end
    cut = max(text.rfind(mark, begin, other) for mark in ";,、:")
    return begin if cut < 0 else cut
