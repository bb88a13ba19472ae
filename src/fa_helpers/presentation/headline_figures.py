"""Which figures are quoted first (首要数字): of outcomes only, this year's, the office's as a whole, each amount once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.frames.headlines import EXPENDITURE, REVENUE
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.prose import name_of
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import money_text

_ACCOUNTS: Final = ("departmental_final_accounts", "unit_final_accounts")
"""Kinds of documents whose amounts are outcomes: a budget's are not quoted as such."""
_ASKED_FOR: Final[tuple[tuple[str, ...], ...]] = (
    EXPENDITURE,
    ("agency_operating_expenses",),
    ("three_public_expenses",),
    REVENUE,
    ("government_procurement",),
)
"""Concepts in the order of asking; the first of each group that the document prints is taken."""


def is_of_outcomes(data: DocumentData) -> bool:
    """Whether a document tells what was spent (是否为决算), and not only what is planned."""
    return data.profile.kind in _ACCOUNTS


def headline_facts(data: DocumentData) -> list[Fact]:
    """The figures to quote, the first asked for first; none of a budget: nothing in it has been spent."""
    found: list[Fact] = []
    if is_of_outcomes(data):
        for concepts in _ASKED_FOR:
            fact = _first(data, concepts)
            if fact is not None and fact.amount_yuan is not None and not _is_told(fact, found):
                found.append(fact)
    return found


def headline_lines(data: DocumentData, language: Language) -> tuple[str, ...]:
    """Each with its amount and its page, in a line (要点数据)."""
    return tuple(
        message(
            "card.figure",
            language,
            name=name_of(fact, language),
            amount=money_text(fact.value, fact.unit, language),
            page=message("label.page", language, page=fact.locator.page),
        )
        for fact in headline_facts(data)
    )


def _first(data: DocumentData, concepts: Sequence[str]) -> Fact | None:
    told = [
        fact
        for fact in told_facts(data)
        if fact.measure == "amount"
        and fact.stage == "final_accounts"
        and fact.year == "this"
        and fact.scope == "office"
    ]
    for concept in concepts:
        for fact in told:
            if fact.concept == concept:
                return fact
    return None


def _is_told(fact: Fact, found: Sequence[Fact]) -> bool:
    """Whether an amount was given already: revenue and expenditure often are one grand total."""
    return any(fact.amount_yuan == other.amount_yuan and fact.amount_yuan for other in found)
