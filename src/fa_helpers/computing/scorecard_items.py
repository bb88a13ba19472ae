"""Which items of expenditure a card's money may be part of (自评表与功能科目): equal amounts, never a fact.

Cards name no functional item. Where the amount a card reports as executed equals an item's final accounts to the
last digit, alone or as a sum of two or three, the two may be the same money. Equal amounts also occur by chance:
a link is offered only where it is the only one, and where fewer than one agreement in a hundred would be expected
by chance, given how many sums can be formed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Final

from fa_helpers.model import DocumentData, Scorecard
from fa_helpers.text.amounts import MONEY, NUMERAL, match_unit, parse_number, to_yuan
from fa_helpers.text.fold import fold

MOST_PARTS: Final = 3
CHANCE: Final = Decimal("0.01")
_FEN: Final = Decimal(100)
_COARSEST: Final = 10**8
"""A million yuan: rounder than that counts no further when chance is weighed."""


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount that may belong with others (金额): its name, where it stands, its value in fen."""

    key: str
    name: str
    fen: int
    page: int


@dataclass(frozen=True, slots=True)
class Link:
    """Cards and items whose amounts are equal (金额相等): ``how`` is ``same``, ``items_sum``, ``cards_sum``,
    ``goal_part`` or ``none``; ``chance`` how many such agreements would be expected by chance.
    """

    how: str
    cards: tuple[Amount, ...]
    items: tuple[Amount, ...] = ()
    chance: Decimal = Decimal(0)


def resolution(fen: int) -> int:
    """How round an amount is (取整程度): the largest power of ten that divides it, in fen.

    >>> resolution(168_500_000), resolution(27_238_000)
    (100000, 1000)
    """
    step = 1
    while step < _COARSEST and fen % (step * 10) == 0:
        step *= 10
    return step


def chance_of(fen: int, sums: Sequence[int]) -> Decimal:
    """How many of ``sums`` (sorted) would equal an amount by chance (偶合的期望数).

    Counted among the sums between half and twice the amount that are as round as it is.

    >>> chance_of(1000, [700, 900, 1100, 5000])
    Decimal('0')
    >>> chance_of(1001, [700, 900, 1100, 5000]) > 0
    True
    """
    step = resolution(fen)
    near = sums[bisect_left(sums, fen // 2) : bisect_right(sums, fen * 2)]
    as_round = sum(1 for value in near if value % step == 0)
    return Decimal(as_round * step) / Decimal(fen * 2 - fen // 2)


def card_amounts(data: DocumentData) -> list[Amount]:
    """What each project's card reports as executed, in fen; the whole department's form is left out."""
    found = []
    for card in data.scorecards:
        total = card.whole_funds
        if card.kind != "department" and total is not None and total.executed:
            yuan = to_yuan(total.executed, card_unit(data, card))
            if yuan is not None:
                found.append(Amount(card.scorecard_id, card.name, int(yuan * _FEN), total.page))
    return found


def card_unit(data: DocumentData, card: Scorecard) -> str:
    """The unit of a card's money (货币单位)."""
    units = (f.unit for f in data.card_facts if f.section == card.scorecard_id and f.measure == "amount")
    return next(units, "万元")


def item_amounts(data: DocumentData) -> list[Amount]:
    """The final accounts of the functional items, in fen; items of nothing are left out."""
    facts = {fact.fact_id: fact for fact in data.facts}
    found = []
    for item in data.functional_items:
        own = [facts[name] for name in item.fact_ids if name in facts]
        final = next((f for f in own if f.measure == "amount" and f.stage == "final_accounts"), None)
        if final is not None and final.amount_yuan:
            name = item.function_item or item.function_section
            found.append(Amount(str(item.order), name, int(final.amount_yuan * _FEN), item.page))
    return found


def links(data: DocumentData) -> list[Link]:
    """The links offered, card by card, then the amounts that fit no item (金额对应)."""
    cards, items = card_amounts(data), item_amounts(data)
    found: list[Link] = []

    def take(more: Iterator[Link]) -> None:
        for link in list(more):
            if set(link.cards) <= set(cards) and set(link.items) <= set(items):
                found.append(link)
                cards[:] = [card for card in cards if card not in link.cards]
                items[:] = [item for item in items if item not in link.items]

    take(_sums("same", cards, items, range(1, 2)))
    take(_sums("items_sum", cards, items, range(2, MOST_PARTS + 1)))
    take(_sums("cards_sum", items, cards, range(2, MOST_PARTS + 1)))
    for card in list(cards):
        parts = goal_parts(data, card)
        near = list(_sums("goal_part", parts, items, range(1, 2)))
        if near:
            cards.remove(card)
            taken = {link.cards[0] for link in near}
            found += near + [Link("none", (part,)) for part in parts if part not in taken]
    found += [Link("none", (card,)) for card in cards]
    order = [amount.key for amount in card_amounts(data)]
    return sorted(found, key=lambda link: (order.index(link.cards[0].key), not link.items))


def _sums(how: str, wholes: Sequence[Amount], parts: Sequence[Amount], sizes: range) -> Iterator[Link]:
    """Wholes that equal the sum of parts in one way only, where chance is an unlikely cause."""
    for size in sizes:
        groups: dict[int, list[tuple[Amount, ...]]] = {}
        for group in combinations(parts, size):
            groups.setdefault(sum(part.fen for part in group), []).append(group)
        sums = sorted(total for total, same in groups.items() for _ in same)
        for whole in wholes:
            same = groups.get(whole.fen, [])
            chance = chance_of(whole.fen, sums) if len(same) == 1 else Decimal(1)
            if chance <= CHANCE:
                one, several = (whole,), same[0]
                cards, items = (several, one) if how == "cards_sum" else (one, several)
                yield Link(how, cards, items, chance)


def goal_parts(data: DocumentData, card: Amount) -> list[Amount]:
    """Two or three amounts that a card's stated outcome prints and that add up to what it executed (完成情况中的金额)."""
    form = next(c for c in data.scorecards if c.scorecard_id == card.key)
    text = fold(form.goal_actual)
    printed = []
    for found in NUMERAL.finditer(text):
        unit = match_unit(text, found.end())
        if unit is not None and unit[0] in MONEY:
            printed.append(int(parse_number(found.group()).value * MONEY[unit[0]] * _FEN))
    for size in range(2, MOST_PARTS + 1):
        fitting = {g for g in combinations(printed, size) if sum(g) == card.fen and card.fen not in g}
        if len(fitting) == 1:
            return [Amount(card.key, card.name, fen, form.page_first) for fen in fitting.pop()]
    return []
