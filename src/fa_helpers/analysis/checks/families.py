"""All rules of the ledger, family by family (规则一览): each module gives the functions that make its checks."""

from __future__ import annotations

from typing import Final

from fa_helpers.analysis.checks import (
    card_funds,
    card_habits,
    card_outcomes,
    card_points,
    form,
    names,
    text_sums,
)
from fa_helpers.analysis.checks.rule import Making

MAKINGS: Final[tuple[Making, ...]] = (
    *text_sums.MAKINGS,
    *names.MAKINGS,
    *form.MAKINGS,
    *card_funds.MAKINGS,
    *card_points.MAKINGS,
    *card_outcomes.MAKINGS,
    *card_habits.MAKINGS,
)
