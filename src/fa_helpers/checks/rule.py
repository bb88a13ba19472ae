"""What a rule is (核对规则): a stable id, a title in both languages, what it needs, its source, and a small function.

The words stand in ``terms/data/rules.csv``; the function reads figures by concept from a :class:`Book` and gives a
:class:`Check` for everything that it applies to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from fa_helpers.checks.bilingual import Words, sentence
from fa_helpers.checks.check import Check, Outcome
from fa_helpers.checks.trust import judgements, only_asks
from fa_helpers.errors import CheckError
from fa_helpers.resources import rows

if TYPE_CHECKING:
    from fa_helpers.checks.index.document import Book

FAMILIES: Final = (
    "statements",
    "between",
    "text",
    "rates",
    "public",
    "names",
    "form",
    "scorecards",
    "cards_and_text",
)
"""Families in the order in which the ledger lists them."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the ledger (规则).

    ``family`` groups rules in reports; ``needs`` names in words the figures it looks for. ``gravest`` is how a failure
    may come out at worst: ``inconsistent`` where two figures cannot both be right, ``suspicious`` where it only asks.
    ``tolerance`` is the class of allowance that it derives (``docs/checks.md``), ``source`` where it comes from,
    ``causes`` the innocent reasons that a difference may have (message ``causes.*``). ``together`` says where open
    questions of it have one cause and stand in one row: in a ``form``, in the ``document``, or nowhere.
    """

    rule_id: str
    family: str
    title: Words
    needs: str
    gravest: Outcome
    tolerance: str
    source: str
    causes: Words
    cause: str
    kind: str
    both: str
    together: str


@lru_cache(maxsize=1)
def rules() -> dict[str, Rule]:
    """All rules by id, in the order of the file (规则表).

    >>> rules()["sum.revenue_grand_total"].title.en
    'Grand total of revenue and the sum of its parts'
    """
    table = {}
    for row in rows("rules.csv"):
        title, causes = Words(row["zh"], row["en"]), sentence(f"causes.{row['causes']}")
        judged = judgements().get(row["rule"])
        accuses = row["gravest"] == "inconsistent" and (judged is None or not only_asks(judged))
        gravest: Outcome = "inconsistent" if accuses else "suspicious"
        table[row["rule"]] = Rule(
            row["rule"],
            row["family"],
            title,
            row["needs"],
            gravest,
            row["tolerance"],
            row["source"],
            causes,
            row["causes"],
            row["kind"],
            row["both"],
            row["together"],
        )
    return table


def rule(rule_id: str) -> Rule:
    """A rule by its id; raises :class:`CheckError` for one that ``rules.csv`` does not have."""
    if rule_id not in rules():
        raise CheckError(
            f"no rule {rule_id!r}",
            where="rules.csv",
            way_out="Add the rule with its title in both languages.",
        )
    return rules()[rule_id]


@dataclass(frozen=True, slots=True)
class Making:
    """A function that makes the checks of some rules (核对项的生成): what breaks in it costs the rows of ``rules``."""

    rules: tuple[str, ...]
    make: Callable[[Book], Iterable[Check]]


def makes(*rule_ids: str) -> Callable[[Callable[[Book], Iterable[Check]]], Making]:
    """Declare which rules a function makes (声明规则); refuses one that ``rules.csv`` does not have."""
    declared = tuple(dict.fromkeys(rule(rule_id).rule_id for rule_id in rule_ids))
    return lambda make: Making(declared, make)
