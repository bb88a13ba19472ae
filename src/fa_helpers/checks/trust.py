"""How far each rule can be trusted (规则的可信度): of its accusations in published documents, how many were true on their pages.

The numbers are counted from ``docs/findings-reviewed.csv`` into ``terms/data/rules_judged.csv`` by
``tools/checks_table.py``. A rule that was judged often enough and true too seldom only asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fa_helpers.resources import rows

LEAST_TRUE: Final = 95
"""Per cent of the judged accusations of a rule that must be true, or it only asks."""
FEWEST_JUDGED: Final = 5
"""Of fewer judgements, one that is not true says little about a rule."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Accusations judged on their pages (判读结果), and how many of them are true."""

    rules: int
    judged: int
    true: int


@lru_cache(maxsize=1)
def judgements() -> dict[str, Judged]:
    """What was judged of each rule (各规则判读结果); rules that were not judged are not in it.

    >>> judgements()["card.group_weight"]
    Judged(rules=1, judged=13, true=13)
    """
    return {row["rule"]: Judged(1, int(row["judged"]), int(row["true"])) for row in rows("rules_judged.csv")}


def only_asks(judged: Judged) -> bool:
    """Whether a rule has been wrong too often to accuse (只作待说明).

    >>> only_asks(Judged(1, 20, 18)), only_asks(Judged(1, 20, 19)), only_asks(Judged(1, 4, 2))
    (True, False, False)
    """
    return judged.judged >= FEWEST_JUDGED and 100 * judged.true < LEAST_TRUE * judged.judged


def of_rules(named: Iterable[str]) -> Judged:
    """What was judged of several rules together (合计)."""
    found = [judgements()[one] for one in dict.fromkeys(named) if one in judgements()]
    return Judged(len(found), sum(one.judged for one in found), sum(one.true for one in found))
