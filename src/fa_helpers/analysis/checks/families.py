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
    economic,
    form,
    names,
    public_table,
    statement_links,
    statement_scopes,
    statement_summaries,
    statement_sums,
    text_sums,
)
from fa_helpers.analysis.checks.rule import Making

MAKINGS: Final[tuple[Making, ...]] = (
    *statement_sums.MAKINGS,
    *statement_summaries.MAKINGS,
    *economic.MAKINGS,
    *public_table.MAKINGS,
    *statement_links.MAKINGS,
    *statement_scopes.MAKINGS,
    *text_sums.MAKINGS,
    *names.MAKINGS,
    *form.MAKINGS,
    *card_department.MAKINGS,
    *card_execution.MAKINGS,
    *card_funds.MAKINGS,
    *card_goals.MAKINGS,
    *card_habits.MAKINGS,
    *card_outcomes.MAKINGS,
    *card_points.MAKINGS,
    *card_projects.MAKINGS,
    *card_told.MAKINGS,
    *card_values.MAKINGS,
)
