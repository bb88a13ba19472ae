"""Who got the money, as the first page tells it (资金去向): by what the scorecards say of the recipient."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.computing.recipients.money import money_of_cards
from fa_helpers.computing.recipients.recipients import recipients
from fa_helpers.model import DocumentData
from fa_helpers.model.recipients import MONEY_PARTS, CardMoney, Recipient
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed, format_pages, listed, money_text

_MOST: Final = 5
_UNIT: Final = "万元"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: what is said of the recipient, of whom, how much, where."""

    name: str
    detail: str
    amount: str
    width: str
    pages: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """An organisation named as planned recipient and stated as 0 paid."""

    name: str
    planned: str
    stated: str
    pages: str


@dataclass(frozen=True, slots=True)
class Money:
    """The section (本节内容)."""

    lead: str
    caption: str
    lines: tuple[Line, ...]
    total: Line
    waiting: tuple[Waiting, ...]


def who_got_the_money(data: DocumentData, language: Language) -> Money | None:
    """The section; ``None`` where no project's form gives an executed amount."""
    kinds = {card.scorecard_id: card.kind for card in data.scorecards}
    cards = [
        card for card in money_of_cards(data) if card.executed and kinds[card.scorecard_id] != "department"
    ]
    if not cards:
        return None
    found = recipients(data)
    total = sum((card.executed or Decimal(0) for card in cards), Decimal(0))
    sums = {part: sum((getattr(card, part) for card in cards), Decimal(0)) for part in MONEY_PARTS}
    order = sorted((part for part in MONEY_PARTS if sums[part]), key=lambda part: -sums[part])
    lines = tuple(_line(part, cards, found, sums[part], total, language) for part in order)
    return Money(
        _lead(sums, order, total, len(cards), language),
        message("money.caption", language, count=len(cards)),
        lines,
        Line(message("money.total", language, count=len(cards)), "", fixed(total, 2), "", ""),
        tuple(_waiting(one, language) for one in found if one.not_paid),
    )


def share_text(amount: Decimal, total: Decimal) -> str:
    """A share in whole per cent; below one per cent with one decimal."""
    share = amount / total * 100
    return f"{fixed(share, 0 if share >= 1 or not share else 1)}%"


def _lead(
    sums: dict[str, Decimal], order: Sequence[str], total: Decimal, count: int, language: Language
) -> str:
    largest = next((part for part in order if part != "named"), "")
    values = {
        "total": money_text(total, _UNIT, language),
        "count": count,
        "named": share_text(sums["named"], total),
    }
    if not largest:
        return message("money.lead_named", language, **values)
    values |= {"share": share_text(sums[largest], total), "said": message(f"money.said_{largest}", language)}
    if not sums["named"]:
        del values["named"]
        return message("money.lead_nobody", language, **values)
    return message("money.lead", language, **values)


def _line(
    part: str,
    cards: Sequence[CardMoney],
    found: Sequence[Recipient],
    amount: Decimal,
    total: Decimal,
    language: Language,
) -> Line:
    own = [card for card in cards if getattr(card, part)]
    ids = {card.scorecard_id for card in own}
    here = [one for one in found if one.scorecard_id in ids]
    pages = sorted({card.page for card in own})
    return Line(
        message(f"money.part_{part}", language),
        _detail(part, own, here, language),
        fixed(amount, 2),
        f"{amount / total * 100:.2f}",
        format_pages(pages, language, most=_MOST),
    )


def _detail(part: str, cards: Sequence[CardMoney], here: Sequence[Recipient], language: Language) -> str:
    """Of whom a part speaks; of persons' money only the projects, never what one of them was paid."""
    names = _names(part, cards, here)
    if not names:
        return ""
    shown = listed(names[:_MOST], language)
    if len(names) <= _MOST:
        return shown
    return message("money.and_others", language, names=shown, count=len(names) - _MOST)


def _names(part: str, cards: Sequence[CardMoney], here: Sequence[Recipient]) -> list[str]:
    if part == "named":
        paid = sorted(
            (one for one in here if one.is_named and one.executed), key=lambda one: -(one.executed or 0)
        )
        return [f"{one.organisation} {fixed(one.executed or Decimal(0), 2)}" for one in paid]
    if part == "not_split":
        return _once(one.organisation for one in here if one.role != "implementer" and one.is_named)
    if part in ("group", "unnamed"):
        return [f"{one.organisation}（{_card(cards, one)}）" for one in here if one.naming == part]
    if part == "run_by_implementer":
        sums: dict[str, Decimal] = {}
        for one in here:
            if one.role == "implementer":
                amount = next(c.run_by_implementer for c in cards if c.scorecard_id == one.scorecard_id)
                sums[one.organisation] = sums.get(one.organisation, Decimal(0)) + amount
        return [f"{name} {fixed(amount, 2)}" for name, amount in sorted(sums.items(), key=lambda x: -x[1])]
    return _once(card.card for card in cards)


def _card(cards: Sequence[CardMoney], one: Recipient) -> str:
    return next(card.card for card in cards if card.scorecard_id == one.scorecard_id)


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def _waiting(one: Recipient, language: Language) -> Waiting:
    amounts = [fixed(a, 2) for a in (one.planned_in_goal, one.planned) if a is not None]
    planned = (
        message("money.either", language, first=amounts[0], second=amounts[1])
        if len(amounts) > 1
        else amounts[0]
    )
    return Waiting(one.organisation, planned, one.stated, format_pages(one.pages, language))


def not_known(data: DocumentData, language: Language) -> list[str]:
    """What of the recipients cannot be told, for the list of what is not known (未知之处)."""
    said = []
    for part in ("unnamed", "not_split", "run_by_implementer"):
        cards = [card for card in money_of_cards(data) if getattr(card, part)]
        amounts = sum((getattr(card, part) for card in cards), Decimal(0))
        if cards:
            printed = f"{fixed(amounts, 2)}{_UNIT}"
            values = {
                "amounts": printed if len(cards) == 1 else message("money.sum", language, amount=printed),
                "pages": format_pages(sorted({card.page for card in cards}), language, most=_MOST),
            }
            said.append(message(f"money.unknown_{part}", language, **values))
    return said
