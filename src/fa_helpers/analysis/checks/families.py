"""All rules of the ledger, family by family (规则一览): the makings that each module declares, in its order."""

from __future__ import annotations

from types import ModuleType
from typing import Final

from fa_helpers.analysis.checks.cards import (
    department,
    execution,
    funds,
    goal_counts,
    goal_funds,
    goals,
    habits,
    limits,
    outcomes,
    points,
    projects,
    recipients,
    told,
    values,
)
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.statements import economic, links, public_expenses, scopes, summaries, sums
from fa_helpers.analysis.checks.text import (
    directions,
    economic_kinds,
    form,
    functions,
    lists,
    names,
    project_counts,
    rates,
    repeated,
    shares,
    whole_counts,
    zero_bases,
)
from fa_helpers.analysis.checks.text import public_expenses as text_public_expenses
from fa_helpers.analysis.checks.text import statements as text_statements
from fa_helpers.analysis.checks.text import sums as text_sums

_STATEMENTS: Final = (sums, summaries, economic, public_expenses, links, scopes)
_TEXT: Final = (
    directions,
    project_counts,
    text_public_expenses,
    rates,
    zero_bases,
    shares,
    functions,
    economic_kinds,
    lists,
    repeated,
    text_statements,
    text_sums,
    names,
    form,
    whole_counts,
)
_CARDS: Final = (
    department,
    execution,
    funds,
    goals,
    goal_counts,
    goal_funds,
    recipients,
    habits,
    limits,
    outcomes,
    points,
    projects,
    told,
    values,
)


def _makings_of(module: ModuleType) -> list[Making]:
    return [value for value in vars(module).values() if isinstance(value, Making)]


MAKINGS: Final[tuple[Making, ...]] = tuple(
    making for module in (*_STATEMENTS, *_TEXT, *_CARDS) for making in _makings_of(module)
)
