"""Which printed amounts may fill a gap (候选金额): only those of the place that the gap is about, and few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.computing import scorecard_items
from fa_helpers.model import DocumentData, Fact

MOST_OF_FEW, MOST_OF_MANY = 4, 1
"""Parts of a sum: of a handful of amounts of one kind, and of the many amounts of a text."""
FEW: Final = 12
_FEN: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class Pool:
    """Amounts that belong together (候选池) and how many of them may add up."""

    facts: tuple[Fact, ...]
    most_parts: int


def pools(data: DocumentData, checks: Sequence[Check]) -> Iterator[Pool]:
    """The pools for findings with one gap, the narrowest first.

    About projects: what their forms report as executed and no item of expenditure accounts for; what they plan in the
    stage in question; then single amounts of the same text.
    """
    used = {fact_id for check in checks for fact_id in check.fact_ids}
    about = [fact for fact_id, fact in data.figures.items() if fact_id in used]
    if any(fact.origin == "scorecard" or fact.concept.endswith("scorecard_total") for fact in about):
        yield _pool(unaccounted(data), used)
        stages = {fact.stage for fact in about if fact.measure == "amount"}
        for column in ("initial_budget", "adjusted_budget"):
            if column in stages:
                yield _pool(_planned(data, column), used)
    if any(fact.origin in ("narrative", "scorecard") for fact in about):
        yield _pool(data.office_facts, used, MOST_OF_MANY)
    statements = {fact.section for fact in about if fact.origin == "statement"}
    if statements:
        yield _pool([fact for fact in data.cell_facts if fact.section in statements], used, MOST_OF_MANY)


def _pool(facts: Sequence[Fact], used: set[str], most: int = MOST_OF_FEW) -> Pool:
    kept = tuple(f for f in facts if f.amount_yuan and f.fact_id not in used and f.measure != "change")
    return Pool(kept, most if len(kept) <= FEW else MOST_OF_MANY)


def unaccounted(data: DocumentData) -> list[Fact]:
    """Amounts that projects report as executed and that equal no item of expenditure (无对应科目的执行数).

    An amount of a goal text that makes up a project's total stands for itself.
    """
    found = []
    for link in scorecard_items.links(data):
        if link.how == "none":
            for amount in link.cards:
                found += _fact_of(data, amount)[:1]
    return found


def _fact_of(data: DocumentData, amount: scorecard_items.Amount) -> list[Fact]:
    return [
        fact
        for fact in data.card_facts
        if fact.section == amount.key
        and fact.amount_yuan is not None
        and fact.amount_yuan * _FEN == amount.fen
    ]


def _planned(data: DocumentData, column: str) -> list[Fact]:
    """Each project's total in one column of its funds (项目预算数)."""
    totals = (card.whole_funds for card in data.scorecards if card.kind != "department")
    return [fact for row in totals if row is not None and (fact := row.figure(column)) is not None]
