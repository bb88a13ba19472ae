"""Was it spent (预算执行): which budget, what was executed of it and at what rate, as the office's own form or text gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.model import DocumentData, Fact

_WHOLE_FORM: Final = "department_scorecard_total"
_OF_ONE_FUND: Final = (
    "total_expenditure",
    "appropriation_expenditure",
    "general_budget_appropriation_expenditure",
)
"""Money whose budget the text sets beside its outcome, the widest first."""
_RATES: Final = ("execution_rate", "completion_rate")


@dataclass(frozen=True, slots=True)
class Execution:
    """A budget with its outcome (预算与执行): of the ``whole`` office or of one kind of money.

    ``rate`` is the printed one of this very budget; ``None`` where none is printed: then it follows from the amounts.
    """

    budget: Fact
    executed: Fact
    rate: Fact | None
    whole: bool

    @property
    def per_cent(self) -> Decimal:
        """The rate in per cent (执行率)."""
        return self.executed.value / self.budget.value * 100 if self.rate is None else self.rate.value

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Its figures, in the order of a form."""
        return tuple(fact for fact in (self.budget, self.executed, self.rate) if fact is not None)


def execution(data: DocumentData) -> Execution | None:
    """How much of the budget was spent (预算执行): of the whole office if its form or text tells, else of one fund."""
    form = [fact for fact in data.card_facts if fact.concept == _WHOLE_FORM and fact.scope == "office"]
    told = [fact for fact in data.office_facts if fact.origin == "narrative"]
    found = _of(form, whole=True) or _by_section([fact for fact in told if _of_the_whole(fact)], whole=True)
    for concept in () if found is not None else _OF_ONE_FUND:
        found = found or _by_section([fact for fact in told if fact.concept == concept], whole=False)
    return found


def _of_the_whole(fact: Fact) -> bool:
    """Whether the text speaks of the form of the whole office (整体支出自评)."""
    named = "整体" in fact.subject and "自评" in fact.subject and not fact.concept
    return named or fact.concept == _WHOLE_FORM


def _by_section(facts: Sequence[Fact], *, whole: bool) -> Execution | None:
    """Budget and outcome must stand in one section and be of one fund, or they may not belong together."""
    places = dict.fromkeys((fact.section, fact.fund) for fact in facts)
    found = (_of([f for f in facts if (f.section, f.fund) == place], whole=whole) for place in places)
    return next((one for one in found if one is not None), None)


def _of(facts: Sequence[Fact], *, whole: bool) -> Execution | None:
    """The budget that a printed rate is of, else the full-year one, else the initial one; none of a budget of nothing."""
    executed = _first(facts, ("amount",), "final_accounts")
    rated = _first(facts, _RATES, "")
    for stage in dict.fromkeys(
        (rated.base if rated is not None else "", "adjusted_budget", "initial_budget")
    ):
        budget = _first(facts, ("amount",), stage) if stage else None
        if budget is None or executed is None or budget.value <= 0 or budget.unit != executed.unit:
            continue
        rate = rated if rated is not None and rated.base in ("", stage) else None
        return Execution(budget, executed, rate, whole)
    return None


def _first(facts: Iterable[Fact], measures: Sequence[str], stage: str) -> Fact | None:
    return next((f for f in facts if f.measure in measures and f.stage == stage and f.year == "this"), None)
