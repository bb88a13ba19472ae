"""What a document gives to the panel (面板数据): for every variable its value with its source, or why it is missing.

A statement counts before the text; where the two differ beyond rounding the row says so and names the other figure.
Nothing is taken that is another money's, another year's or a part's: a missing cell is better than a wrong one. The
value is in the unit of its variable, 万元 for money, whatever unit was printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from fa_helpers.checks.intervals import quantity
from fa_helpers.checks.ledger import Ledger
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.reading.narrative.role_patterns import ASIDE
from fa_helpers.terms.classification import function_code
from fa_helpers.terms.panel_variables import Variable, variables
from fa_helpers.text.amounts import in_unit_of

_FINAL: Final = frozenset({"departmental_final_accounts", "unit_final_accounts"})
_AT_ODDS: Final = "at_odds"
_TEXT: Final = "text"
_PUBLISHED: Final = frozenset({"initial_budget", "final_accounts"})
"""A published budget is the initial one; its statements may call their column only 合计."""
_WHOLE: Final = frozenset({"total_expenditure", "general_budget_appropriation_expenditure"})
"""What a class's row of a statement by function is an amount of."""


def panel_rows(data: DocumentData, ledger: Ledger) -> list[Row]:
    """One row for every variable of this kind of document; none for a document that is no office's account."""
    kind = "final" if data.profile.kind in _FINAL else data.profile.kind
    panel = _Panel(data, ledger)
    return [panel.row(one) for one in variables() if one.document == kind]


@dataclass(frozen=True)
class _Panel:
    data: DocumentData
    ledger: Ledger

    @cached_property
    def _found(self) -> frozenset[str]:
        return frozenset(fact_id for entry in self.ledger.findings for fact_id in entry.check.fact_ids)

    @cached_property
    def _by_concept(self) -> dict[str, list[Fact]]:
        found: dict[str, list[Fact]] = {}
        for fact in (*self.data.cell_facts, *self.data.office_facts):
            if fact.origin != "profile" and not fact.whose:
                found.setdefault(fact.concept, []).append(fact)
        return found

    @cached_property
    def _status(self) -> dict[str, str]:
        return {row.part: row.status for row in self.data.coverage}

    def row(self, variable: Variable) -> Row:
        """The row of one variable."""
        named = self._named(variable)
        meant = [fact for fact in named if _is_meant(fact, variable)]
        text = [fact for fact in meant if fact.origin == "narrative"]
        printed = {one: [f for f in meant if f.section == one] for one in variable.statements}
        chosen = next((one for facts in printed.values() if (one := _agreed(facts)) is not None), None)
        at_odds = any(facts and _agreed(facts) is None for facts in printed.values())
        row: Row = {"variable": variable.variable, "unit": variable.unit, "stage": variable.stage}
        if chosen is None and not at_odds:
            chosen = _agreed(text)
            at_odds = bool(text) and chosen is None
        if chosen is None:
            return row | {"reason": self._reason(variable, named, at_odds)}
        return row | self._read(variable, chosen, meant) | self._prior(variable, chosen, named, meant)

    def _named(self, variable: Variable) -> list[Fact]:
        """Figures of the concept, whatever money, year or part they are of."""
        found = self._by_concept.get(variable.concept, [])
        if not variable.code:
            return [f for f in found if not (f.function_class or f.function_code)]
        rows = [f for concept in _WHOLE for f in self._by_concept.get(concept, [])]
        return [f for f in (*found, *rows) if class_code(f) == variable.code]

    def _read(self, variable: Variable, fact: Fact, meant: Iterable[Fact]) -> Row:
        other = next((one for one in meant if not _agree(one, fact)), None)
        row: Row = {
            "value": in_unit_of(fact.value, fact.unit, variable.unit),
            "slack": _in_unit(quantity(fact).slack, variable),
            "quality": " ".join(self._quality(fact, other)),
            "stage": variable.stage or None,
            "source": _source(fact),
            "section": fact.section,
            "row": fact.row,
            "column": fact.column,
            "printed": fact.printed,
            "printed_unit": fact.unit,
            "fact_id": fact.fact_id,
            "page": fact.locator.page,
        }
        if other is not None:
            row |= {
                "other_source": _source(other),
                "other_printed": other.printed,
                "other_unit": other.unit,
                "other_fact_id": other.fact_id,
                "other_page": other.locator.page,
            }
        return row

    def _prior(self, variable: Variable, fact: Fact, named: Sequence[Fact], meant: Sequence[Fact]) -> Row:
        """The year before as this document has it: printed, else worked back from the printed change.

        Where the text calls another amount by this name, its change is not this amount's.
        """
        if variable.stage != "final_accounts":
            return {}
        whole = [one for one in named if variable.fund in ("", one.fund) and _is_whole(one)]
        printed = _agreed([f for f in whole if f.measure == "amount" and f.stage == "prior_final_accounts"])
        found = printed or _agreed(
            [f for f in whole if f.measure == "change" and f.base == "prior_final_accounts"]
        )
        if found is None or found.amount_yuan is None or (printed is None and not found.direction):
            return {}
        if printed is None and not all(_agree(one, fact) for one in meant):
            return {}
        moved, value, slack = quantity(found), quantity(fact).value, quantity(fact).slack
        if printed is None:
            sign = {"increase": 1, "decrease": -1}.get(found.direction, 0)
            moved = replace(moved, value=value - sign * moved.value, slack=moved.slack + slack)
        return {
            "prior_value": _in_unit(moved.value, variable),
            "prior_slack": _in_unit(moved.slack, variable),
            "prior_how": "printed" if printed is not None else "change",
            "prior_fact_id": found.fact_id,
            "prior_page": found.locator.page,
        }

    def _quality(self, fact: Fact, other: Fact | None) -> Iterator[str]:
        pages = {fact.locator.page}
        flags = {
            "corrected": bool(fact.corrected),
            "hidden": not pages.isdisjoint(self.data.unsure_pages),
            "by_picture": not pages.isdisjoint(self.data.recognised_pages),
            "partly": self._status.get(fact.section) == "partly_read",
            "in_finding": fact.fact_id in self._found,
            "differs": other is not None,
        }
        yield from [name for name, holds in flags.items() if holds] or ["read"]

    def _reason(self, variable: Variable, named: Sequence[Fact], at_odds: bool) -> str:
        """Why a variable has no value (缺失原因)."""
        statuses = [self._status[one] for one in variable.statements if one in self._status]
        if at_odds:
            return _AT_ODDS
        if any(fact.measure == variable.measure and fact.stage == variable.stage for fact in named):
            return "other_scope"
        if any(status in ("not_read", "partly_read") for status in statuses):
            return "not_read"
        return "said_empty" if statuses and set(statuses) == {"empty"} else "not_printed"


def _in_unit(yuan: Decimal, variable: Variable) -> Decimal | None:
    return in_unit_of(yuan, "元", variable.unit) if variable.measure == "amount" else yuan


def _is_meant(fact: Fact, variable: Variable) -> bool:
    """Whether a figure is what the variable means: its stage, money and unit, of this year, of the office as a whole."""
    stages = _PUBLISHED if variable.document == "budget" else {variable.stage}
    money = variable.measure == "amount"
    return (
        fact.measure == variable.measure
        and (not money or fact.stage in stages)
        and variable.fund in ("", fact.fund)
        and (fact.unit in variable.units if variable.units else fact.amount_yuan is not None)
        and fact.year == "this"
        and _is_whole(fact)
        and fact.origin in ("narrative", "statement")
    )


def _is_whole(fact: Fact) -> bool:
    """Whether a figure is the office's whole: 结转 in the figure's own name (年初结转和结余) makes no part of it."""
    if fact.scope != "part":
        return fact.scope == "office"
    rest = fact.context.replace(fact.subject, "") if fact.subject else fact.context
    return (
        not fact.whose and ASIDE.search(rest.replace("安排", "") if fact.measure == "count" else rest) is None
    )


def class_code(fact: Fact) -> str:
    """The functional class (类) that an amount is of, blank for what is not a whole class.

    >>> from decimal import Decimal
    >>> from fa_helpers.model import Locator
    >>> fact = Fact("a", "narrative", "1", "", "", "amount", Decimal(1), "万元", "1", "", Locator(1), function_class="教育支出")
    >>> class_code(fact)
    '205'
    """
    if fact.function_section or fact.function_item or len(fact.function_code) > 3:
        return ""
    return fact.function_code or (function_code(fact.function_class) if fact.function_class else "")


def _agreed(facts: Sequence[Fact]) -> Fact | None:
    """The one figure that all agree with, the most exact of them; ``None`` where they do not."""
    best = min(facts, key=lambda fact: quantity(fact).slack, default=None)
    return best if best is not None and all(_agree(best, fact) for fact in facts) else None


def _agree(one: Fact, other: Fact) -> bool:
    """Whether two printed figures can be one amount: their intervals meet."""
    a, b = quantity(one), quantity(other)
    return abs(a.value - b.value) <= a.slack + b.slack


def _source(fact: Fact) -> str:
    return _TEXT if fact.origin == "narrative" else "statement"
