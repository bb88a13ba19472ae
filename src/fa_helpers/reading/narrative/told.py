"""The amounts that a section has told (已述金额): what a later clause without a subject may be about."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from fa_helpers.model import Measure, Stage
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.amounts import MONEY

_BUDGETS: tuple[Stage, ...] = ("initial_budget", "adjusted_budget")


@dataclass(slots=True)
class Told:
    """Amounts in yuan by subject and stage, and the concepts of all amounts in their order."""

    concepts: list[str] = field(default_factory=list)
    amounts: dict[tuple[str, Stage], Decimal] = field(default_factory=dict)
    most: dict[tuple[str, Stage], Decimal] = field(default_factory=dict)

    def note(self, subject: str, stage: Stage, amount: Decimal | None) -> None:
        """Take note of an amount."""
        self.concepts.append(concept_of(subject))
        if amount is not None:
            key = (self.concepts[-1], stage)
            self.amounts[subject, stage] = amount
            self.most[key] = max(amount, self.most.get(key, amount))

    def differs_from_budget_by(self, subject: str, amount: Decimal | None) -> bool:
        """Whether a subject's outcome and one of its budgets lie so far apart (与预算之差).

        >>> told = Told()
        >>> told.note("公务接待费", "initial_budget", Decimal(5)); told.note("公务接待费", "final_accounts", Decimal(3))
        >>> told.differs_from_budget_by("公务接待费", Decimal(2))
        True
        """
        final = self.amounts.get((subject, "final_accounts"))
        budgets = (self.amounts.get((subject, stage)) for stage in _BUDGETS)
        gaps = {abs(budget - final) for budget in budgets if budget is not None and final is not None}
        return bool(amount) and amount in gaps

    def is_less_of(self, total: str, part: str, stage: Stage, amount: Decimal | None) -> bool:
        """Whether a part of a list has the name of what it is a part of (公务接待费5万元，其中：局机关公务接待费3万元).

        >>> told = Told()
        >>> told.note("公务接待费", "final_accounts", Decimal(5))
        >>> told.is_less_of("公务接待费", "公务接待费", "final_accounts", Decimal(3))
        True
        """
        known = concept_of(part)
        if not known or known != concept_of(total) or amount is None:
            return False
        return amount < self.most.get((known, stage), amount)

    def is_of_guests_at_home(self, subject: str, amount: Decimal | None) -> bool:
        """Whether what is spent on guests from home is less than all receptions told before (国内公务接待支出).

        >>> told = Told()
        >>> told.note("公务接待费", "final_accounts", Decimal(5))
        >>> told.is_of_guests_at_home("国内公务接待支出", Decimal(3)), told.is_of_guests_at_home("国内公务接待", Decimal(5))
        (True, False)
        """
        if "国内" not in subject or concept_of(subject) != "official_receptions":
            return False
        receptions = {
            name: value
            for (name, stage), value in self.amounts.items()
            if stage == "final_accounts" and concept_of(name) == "official_receptions"
        }
        own = receptions.get(subject, amount)
        return own is not None and any(
            own < value for name, value in receptions.items() if "国内" not in name
        )


def kind_of(measure: Measure, unit: str) -> str:
    """What sort of concept a figure asks for: what is counted, an area, a score, or money."""
    if measure in ("count", "area", "score"):
        return measure
    if measure == "change" and unit not in MONEY and unit != "个百分点":
        return "area" if unit == "平方米" else "count"
    return "amount"
