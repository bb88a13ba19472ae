"""The numbers of scorecards as facts (自评表数据): the same fields as figures of the text, so that they are shown and
checked alike. They stand in ``DocumentData.card_facts``; ``facts.csv`` holds the text's figures only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar

from fa_helpers.model import Fact, FundsRow, Indicator, Locator, Measure, Scorecard, Stage
from fa_helpers.text.amounts import to_yuan

_ROLES: dict[str, tuple[Measure, Stage, str]] = {
    # column: measure, stage, base
    "initial_budget": ("amount", "initial_budget", ""),
    "adjusted_budget": ("amount", "adjusted_budget", ""),
    "executed": ("amount", "final_accounts", ""),
    "budget_fiscal": ("amount", "adjusted_budget", ""),
    "budget_other": ("amount", "adjusted_budget", ""),
    "executed_fiscal": ("amount", "final_accounts", ""),
    "executed_other": ("amount", "final_accounts", ""),
    "execution_rate": ("execution_rate", "", "adjusted_budget"),
    "weight": ("score", "", "weight"),
    "score": ("score", "", ""),
}
DEPARTMENT_TOTAL = "department_scorecard_total"


def card_facts(card: Scorecard, unit: str = "万元") -> tuple[Fact, ...]:
    """Every number of a form with its place: funds and tasks, indicators, totals; ``unit`` is that of its money."""
    found: list[Fact] = []
    for row, column, value, where in _numbers(card):
        measure, stage, base = _ROLES[column]
        money = measure == "amount"
        printed = dict(row.printed).get(column, str(value)) if row is not None else str(value)
        found.append(
            Fact(
                fact_id=f"{card.scorecard_id}.{len(found) + 1:03d}",
                origin="scorecard",
                section=card.scorecard_id,
                concept=_concept(card, row) if money or measure == "execution_rate" else "",
                subject=_subject(card, row),
                measure=measure,
                value=value,
                unit=unit if money else "%" if measure == "execution_rate" else "分",
                printed=printed.rstrip("%分"),
                context=f"{_subject(card, row)} {printed}",
                locator=where,
                stage=stage,
                base=base,
                amount_yuan=to_yuan(value, unit) if money else None,
            )
        )
    return tuple(found)


def _numbers(card: Scorecard) -> Iterator[tuple[FundsRow | Indicator | None, str, Decimal, Locator]]:
    rows: list[FundsRow | Indicator] = [*card.funds, *card.indicators]
    for row in rows:
        for column, where in row.places:
            value = getattr(row, column, None)
            if column in _ROLES and isinstance(value, Decimal):
                yield row, column, value, where
    for name, where in card.places:
        value = getattr(card, name)
        if isinstance(value, Decimal):
            yield None, name.removeprefix("total_"), value, where


def with_value(card: Scorecard, number: int, value: Decimal) -> Scorecard:
    """The form with its ``number``-th number (as counted in fact ids) put right by hand (更正).

    Raises ``IndexError`` when the form has fewer numbers.
    """
    row, column, _, _ = list(_numbers(card))[number - 1]
    if isinstance(row, FundsRow):
        return replace(card, funds=tuple(_replaced(r, column, value) if r is row else r for r in card.funds))
    if isinstance(row, Indicator):
        mended = tuple(_replaced(r, column, value) if r is row else r for r in card.indicators)
        return replace(card, indicators=mended)
    return _replaced(card, f"total_{column}", value)


_Record = TypeVar("_Record", Scorecard, FundsRow, Indicator)


def _replaced(record: _Record, name: str, value: Decimal) -> _Record:
    changes: dict[str, Any] = {name: value}
    return replace(record, **changes)


def _subject(card: Scorecard, row: FundsRow | Indicator | None) -> str:
    if row is None:
        return f"{card.name}/总分"
    return f"{card.name}/{row.level3 if isinstance(row, Indicator) else row.source}"


def _concept(card: Scorecard, row: FundsRow | Indicator | None) -> str:
    """The first funds row of the whole department's form is the department's money; other rows have no concept."""
    first = card.funds[0] if card.funds else None
    return (
        DEPARTMENT_TOTAL
        if card.kind == "department"
        and row is first
        and isinstance(row, FundsRow)
        and row.row_kind == "funds"
        else ""
    )
