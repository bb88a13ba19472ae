"""All rules of the ledger, family by family (规则一览): each module gives the functions that make its checks."""

from __future__ import annotations

from typing import Final

from fa_helpers.analysis.checks import (
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
)
