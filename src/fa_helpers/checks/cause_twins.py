"""Another total that a figure in question equals (同额的另一总量): it may have been copied from there.

Offered only where the two are of different money or another side, the figure has digits enough to be no chance, and
what it is set beside is not that amount too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import name_of
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import Mark, quantity
from fa_helpers.checks.rule import rule
from fa_helpers.model import DocumentData, Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_ENOUGH: Final = 5
"""An amount of so many digits hardly stands for two totals by chance."""
_TOTALS: Final = regex(
    r"(?:grand_)?total_(?:revenue|expenditure)|fiscal_appropriation_revenue|appropriation_expenditure"
)
_ROWS: Final = regex("合计|总计|本年收入合计|本年支出合计")


def twins(data: DocumentData, check: Check) -> Iterator[tuple[Mark, Mark]]:
    """A mark of a finding with the total elsewhere that has its amount."""
    facts = check.facts
    if rule(check.rule).kind != "repeat" or len({f.amount_yuan for f in facts}) < 2:
        return
    for mark, fact in zip(check.marks, facts, strict=False):
        if mark.fact is not fact or not _telling(fact):
            continue
        found = next((one for one in _totals(data) if _is_twin(one, fact, facts)), None)
        if found is not None:
            yield mark, quantity(found, name_of(found)).marks[0]
            return


def _telling(fact: Fact) -> bool:
    return len(re.sub(r"\D", "", fold(fact.printed)).strip("0")) >= _ENOUGH


def _totals(data: DocumentData) -> Iterator[Fact]:
    """Totals of the text, then the total rows of the statements."""
    yield from (f for f in data.office_facts if _TOTALS.fullmatch(f.concept) and f.measure == "amount")
    yield from (f for f in data.cell_facts if not f.function_code and _ROWS.fullmatch(fold(f.subject)))


def _is_twin(one: Fact, fact: Fact, others: Sequence[Fact]) -> bool:
    apart = (
        one.concept != fact.concept
        if one.origin == "narrative"
        else one.section not in {f.section for f in others}
    )
    same = one.amount_yuan == fact.amount_yuan and one.stage in ("", fact.stage) and one.year == fact.year
    return (
        same and apart and one.concept not in {f.concept for f in others if f.concept} and one not in others
    )


__all__ = ["twins"]
