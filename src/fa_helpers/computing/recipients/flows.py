"""Where the scorecards' money comes from and goes (资金流向): level, form, item of expenditure, recipient.

Levels are printed for the whole department. A form and an item are joined where their amounts are equal and chance is
an unlikely cause; the grade says whether words agree as well. What finds no partner is a row of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from fa_helpers.computing.recipients.amounts import in_ten_thousands
from fa_helpers.computing.recipients.money import card_money, card_name
from fa_helpers.computing.recipients.recipients import card_recipients
from fa_helpers.computing.scorecard_items import Link, card_unit, links
from fa_helpers.model import DocumentData, Scorecard
from fa_helpers.model.recipients import MONEY_PARTS, CardMoney, Recipient
from fa_helpers.text.fold import fold

_FEN: Final = Decimal(1_000_000)
_SHARED: Final = 4
"""So many characters in a row that a form and an item share are words that agree."""
Basis = Literal["printed", "computed"]


@dataclass(frozen=True, slots=True)
class Flow:
    """Money from one place to another (流向), in 万元: ``part`` says what is known of the recipient."""

    from_kind: str
    from_name: str
    to_kind: str
    to_name: str
    amount: Decimal
    amount_basis: Basis
    grade: str = ""
    page: int = 0


def flows(data: DocumentData) -> list[Flow]:
    """Levels, then every project's form with its recipients, then forms and items (资金流向)."""
    projects = [card for card in data.scorecards if card.kind != "department"]
    found = [(card, card_recipients(card, data.profile.entity)) for card in projects]
    spent = [(card, one, card_money(data, card, one)) for card, one in found]
    spent = [(card, one, money) for card, one, money in spent if money.executed]
    rows = [*_levels(data, [money for _, _, money in spent])]
    for _, one, money in spent:
        rows += _to_recipients(money, one)
    return [*rows, *_to_items(data)]


def _levels(data: DocumentData, projects: Sequence[CardMoney]) -> Iterator[Flow]:
    """What each level gave to the whole department, and what of it stands in no project's form."""
    for card in data.scorecards:
        whole = next((row.executed for row in card.funds if row.row_kind == "funds"), None)
        if card.kind != "department" or whole is None:
            continue
        unit, total = card_unit(data, card), card_name(card)
        for row in [row for row in card.funds if row.row_kind == "funds"][1:]:
            amount = None if row.executed is None else in_ten_thousands(row.executed, unit)
            if amount:
                yield Flow("level", row.source, "whole", total, amount, "printed", "", row.page)
        executed = in_ten_thousands(whole, unit) or Decimal(0)
        rest = executed - sum((money.executed or Decimal(0) for money in projects), Decimal(0))
        if rest > 0:
            yield Flow("whole", total, "in_no_form", "", rest, "computed", "", card.page_first)


def _to_recipients(money: CardMoney, found: Sequence[Recipient]) -> Iterator[Flow]:
    """A form's executed money by recipient: those named with an amount one by one, the other parts as they are."""

    def flow(part: str, name: str, amount: Decimal, *, printed: bool) -> Flow:
        basis: Basis = "printed" if printed or amount == money.executed else "computed"
        return Flow("card", money.card, part, name, amount, basis, "", money.page)

    paid = [one for one in found if one.is_named and one.executed and one.role != "implementer"]
    if sum((one.executed or Decimal(0) for one in paid), Decimal(0)) == money.named:
        yield from (flow("named", one.organisation, one.executed or Decimal(0), printed=True) for one in paid)
    elif money.named:
        yield flow("named", "、".join(one.organisation for one in paid), money.named, printed=False)
    for part in MONEY_PARTS[1:]:
        amount = getattr(money, part)
        if amount:
            names = [one.organisation for one in found if _is_of(part, one)]
            yield flow(part, "、".join(names), amount, printed=False)


def _is_of(part: str, one: Recipient) -> bool:
    if part == "run_by_implementer":
        return one.role == "implementer"
    if part == "not_split":
        return one.role != "implementer" and one.is_named and not one.executed and not one.not_paid
    return one.naming == part


def _to_items(data: DocumentData) -> Iterator[Flow]:
    """Forms and items of equal amount; a form without a partner, and an item without one, are told as well."""
    cards = {card.scorecard_id: card for card in data.scorecards}
    items = {str(item.order): item for item in data.functional_items}
    linked: set[str] = set()
    for link in links(data):
        linked |= {item.key for item in link.items}
        for card in link.cards:
            names = "、".join(item.name for item in link.items)
            grade = _grade(link, cards[card.key], [items[item.key].reason for item in link.items])
            several = link.how in ("items_sum", "cards_sum")
            yield Flow(
                "card",
                card.name,
                "item",
                names,
                card.fen / _FEN,
                "computed" if several else "printed",
                grade,
                card.page,
            )
    for order, item in items.items():
        amount = item.final_accounts
        if cards and order not in linked and amount:  # without forms there is nothing to set items beside
            name = item.function_item or item.function_section
            yield Flow("no_form", "", "item", name, amount, "printed", "no_partner", item.page)


def _grade(link: Link, card: Scorecard, reasons: Sequence[str]) -> str:
    if not link.items:
        return "no_partner"
    words = fold("".join(item.name for item in link.items) + "".join(reasons))
    said = fold(card.name + card.goal_expected)
    shared = any(said[i : i + _SHARED] in words for i in range(len(said) - _SHARED + 1))
    return "amount_and_words" if shared else "amount_alone"
