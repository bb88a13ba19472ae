"""Planted errors (设错): each changes one thing in a correct document and says what, where and from what."""

from __future__ import annotations

from random import Random

from fa_helpers.making.card_planting import CARD_KINDS
from fa_helpers.making.cards import Card
from fa_helpers.making.errors import Planted, Text
from fa_helpers.making.figures import Ledger
from fa_helpers.making.office_names import Office
from fa_helpers.making.pieces import Block
from fa_helpers.making.planting_figures import (
    item_doubled,
    item_missing,
    narrative_digit,
    part_above_whole,
    share_sum,
    statement_digit,
    total_copied,
    two_budgets,
    wrong_rate,
    zero_base_rate,
)
from fa_helpers.making.planting_words import (
    class_name,
    direction_reversed,
    missing_percent,
    office_name,
    placeholder,
    residue,
    wrong_year,
)

KINDS = [
    statement_digit,
    statement_digit,
    narrative_digit,
    narrative_digit,
    wrong_rate,
    share_sum,
    two_budgets,
    total_copied,
    part_above_whole,
    direction_reversed,
    residue,
    zero_base_rate,
    item_missing,
    item_doubled,
    wrong_year,
    office_name,
    class_name,
    placeholder,
    missing_percent,
]


def plant(
    blocks: list[Block], cards: list[Card], office: Office, ledger: Ledger, rng: Random
) -> list[Planted]:
    """One to three errors of different kinds; forms of self-evaluation get theirs where there are any."""
    text = Text(blocks, cards, office, ledger, rng)
    # One error at most in the forms: a second one could hide the first.
    kinds = [*KINDS, *(rng.choices(CARD_KINDS, k=6) if cards else [])]
    planted: list[Planted] = []
    wanted = rng.randint(1, 3)
    for make in rng.sample(kinds, len(kinds)):
        if len(planted) == wanted or (make in CARD_KINDS and any(p.in_card for p in planted)):
            continue
        error = make(text)
        if error is not None:
            error.in_card = make in CARD_KINDS
            text.taken.add(id(error.place))
            planted.append(error)
    return planted
