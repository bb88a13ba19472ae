"""What a form's executed money is said to be (资金去向构成): seven parts that add up to it, each yuan once.

Amounts printed for an organisation come first; what is left is of the named without an amount of their own, then of
groups and the unnamed, of persons, of the unit that ran the project; the rest is not told. The whole department's form
holds the other forms' money: what it does not print for an organisation is not told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from fa_helpers.computing.recipients.amounts import in_ten_thousands
from fa_helpers.computing.recipients.recipients import card_recipients
from fa_helpers.computing.scorecard_items import card_unit
from fa_helpers.model import DocumentData, Scorecard
from fa_helpers.model.recipients import CardMoney, Recipient
from fa_helpers.terms.organisation_words import any_of
from fa_helpers.text.fold import fold

_ZERO: Final = Decimal(0)


def money_of_cards(data: DocumentData) -> list[CardMoney]:
    """The parts of every form's executed money (各表资金去向)."""
    entity = data.profile.entity
    return [card_money(data, card, card_recipients(card, entity)) for card in data.scorecards]


def card_money(data: DocumentData, card: Scorecard, found: Sequence[Recipient]) -> CardMoney:
    """The parts of one form's executed money."""
    budget, executed = _totals(data, card)
    own = {
        "scorecard_id": card.scorecard_id,
        "card": card_name(card),
        "page": card.page_first,
        "budget": budget,
        "executed": executed,
    }
    parts = {} if executed is None else _parts(card, executed, found)
    return CardMoney(**own, **parts)  # type: ignore[arg-type]


def card_name(card: Scorecard) -> str:
    """A form's name; the whole department's has its title (表名)."""
    return card.title or card.name if card.kind == "department" else card.name


def _totals(data: DocumentData, card: Scorecard) -> tuple[Decimal | None, Decimal | None]:
    row = card.whole_funds
    if row is None:
        return None, None
    unit = card_unit(data, card)
    budget = row.adjusted_budget if row.adjusted_budget is not None else row.initial_budget
    return (
        None if budget is None else in_ten_thousands(budget, unit),
        None if row.executed is None else in_ten_thousands(row.executed, unit),
    )


def _parts(card: Scorecard, executed: Decimal, found: Sequence[Recipient]) -> dict[str, Decimal]:
    rest = executed
    parts: dict[str, Decimal] = {}

    def take(part: str, amount: Decimal) -> None:
        nonlocal rest
        taken = min(rest, amount)
        if taken > 0:
            parts[part] = parts.get(part, _ZERO) + taken
            rest -= taken

    outside = [one for one in found if one.role != "implementer"]
    take("named", sum((one.executed or _ZERO for one in outside if one.is_named), _ZERO))
    if card.kind == "department":
        take("not_told", rest)  # all else the department spends
        return parts
    if any(_is_open(one) for one in outside):
        take("not_split", rest)
    for naming in ("unnamed", "group"):
        amounts = (one.executed or _ZERO for one in outside if one.naming == naming)
        take(naming, sum(amounts, _ZERO))
    if len(outside) < len(found):
        take("run_by_implementer", rest)
    elif not outside and _is_for_persons(card):
        take("no_organisation", rest)
    take("not_told", rest)
    return parts


def _is_open(one: Recipient) -> bool:
    """Named as a recipient, and no executed amount is printed for it."""
    return (
        one.is_named and one.executed is None and (one.naming == "named_without_split" or bool(one.planned))
    )


@cache
def _for_persons() -> re.Pattern[str]:
    persons, money = any_of("person"), any_of("person_money")
    return re.compile(f"{persons}[^,。;]{{0,8}}{money}|发放[^,。;]{{0,15}}{money}|(?:雇员|人员)经费")


def _is_for_persons(card: Scorecard) -> bool:
    """Whether the form says that its money goes to persons (个人), none of whom is looked at."""
    return any(
        _for_persons().search(fold(text)) for text in (card.name, card.goal_expected, card.goal_actual)
    )
