"""All rules of the ledger, family by family (规则一览): each module gives the functions that make its checks."""

from __future__ import annotations

from typing import Final

from fa_helpers.analysis.checks import (
    directions,
    form,
    names,
    project_counts,
    public,
    rates,
    shares,
    text_functions,
    text_lists,
    text_same,
    text_statements,
    text_sums,
)
from fa_helpers.analysis.checks.rule import Making

MAKINGS: Final[tuple[Making, ...]] = (
    *text_sums.MAKINGS,
    *text_lists.MAKINGS,
    *text_same.MAKINGS,
    *text_statements.MAKINGS,
    *text_functions.MAKINGS,
    *rates.MAKINGS,
    *shares.MAKINGS,
    *directions.MAKINGS,
    *public.MAKINGS,
    *project_counts.MAKINGS,
    *names.MAKINGS,
    *form.MAKINGS,
)
