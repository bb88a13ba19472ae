"""All rules of the ledger, family by family (规则一览): each module gives the functions that make its checks."""

from __future__ import annotations

from typing import Final

from fa_helpers.analysis.checks import (
    card_department,
    card_execution,
    card_funds,
    card_goals,
    card_habits,
    card_outcomes,
    card_points,
    card_projects,
    card_told,
    card_values,
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
    *card_execution.MAKINGS,
    *card_values.MAKINGS,
    *card_goals.MAKINGS,
    *card_department.MAKINGS,
    *card_projects.MAKINGS,
    *card_told.MAKINGS,
)
