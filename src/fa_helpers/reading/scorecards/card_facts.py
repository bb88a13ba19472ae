"""What the numbers of a scorecard are about (自评表数据): told once the form is whole, the same fields as in the text.

Numbers that have a cell alone are counted (``scorecard.01.007``); numbers among words are named by where they stand
(``scorecard.01.indicator.03.target.1``, ``scorecard.01.goal_actual.2``), so that neither shifts the other.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeVar, cast

from fa_helpers.model import (
    CARD,
    CardCell,
    CardRow,
    Fact,
    FundsRow,
    Indicator,
    Measure,
    Scorecard,
    Stage,
)
from fa_helpers.model.cards import Operator
from fa_helpers.reading.scorecards.stated_values import parse_stated
from fa_helpers.text.amounts import parse_number, plain, to_yuan
from fa_helpers.text.fold import fold, fold_char

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
_GOALS = {"goal_expected": "年度目标", "goal_actual": "完成情况"}
_DIRECTIONS: dict[str, Operator] = {"正向": ">=", "反向": "<=", "逆向": "<=", "负向": "<="}
_UNITS: dict[str, str] = {"execution_rate": "%", "score": "分"}

_Row = TypeVar("_Row", FundsRow, Indicator, Scorecard)


def with_facts(card: Scorecard, unit: str = "万元") -> Scorecard:
    """The form with its figures told what they are about, and its targets and outcomes read.

    ``unit`` is that of its money columns; amounts in words bring their own.
    """
    count = Counter[str]()

    def told(key: str, row: _Row) -> _Row:
        return replace(row, cells=tuple(_cell(card, key, row, cell, count, unit) for cell in row.cells))

    funds = tuple(told(f"funds.{place}", row) for place, row in enumerate(card.funds, 1))
    lines = [told(f"indicator.{place}", row) for place, row in enumerate(card.indicators, 1)]
    return replace(told(CARD, card), funds=funds, indicators=tuple(map(with_values, lines)))


def with_values(line: Indicator) -> Indicator:
    """The indicator with target and outcome read from their words; the column of units counts for bare outcomes, that
    of directions (正向, 反向) for targets without an operator.
    """
    unit, actual = line.printed("unit"), line.actual
    bare = actual.replace(",", "").replace(".", "", 1).isdigit()
    if bare and unit and line.target.endswith(unit):
        actual += unit
    wanted = parse_stated(line.target)
    if wanted.kind == "number" and not wanted.operator:
        wanted = replace(
            wanted, operator=_DIRECTIONS.get(fold(line.printed("sign")).removesuffix("指标"), "")
        )
    return replace(line, wanted=wanted, reached=parse_stated(actual))


def _cell(
    card: Scorecard, key: str, row: CardRow, cell: CardCell, count: Counter[str], unit: str
) -> CardCell:
    if not cell.figures:
        return cell
    figures = []
    for fact in cell.figures:
        tell = _alone if fact.offset < 0 else _among_words
        told = tell(card, key, row, fact, unit)
        name = "" if fact.offset < 0 else _place(key) + cell.column
        count[name] += 1
        number = f"{name}.{count[name]}" if name else f"{count[name]:03d}"
        figures.append(
            replace(
                told,
                fact_id=f"{card.scorecard_id}.{number}",
                section=card.scorecard_id,
                row=key,
                amount_yuan=to_yuan(told.value, told.unit),
                year="this",
                scope="project" if card.kind == "project" else "office",
            )
        )
    return replace(cell, figures=tuple(figures))


def _place(key: str) -> str:
    """Where numbers among words stand, in their ids: ``indicator.03.`` for the third indicator, nothing for the form."""
    kind, _, place = key.partition(".")
    return f"{kind}.{int(place):02d}." if place else ""


def _alone(card: Scorecard, key: str, row: CardRow, fact: Fact, unit: str) -> Fact:
    """A number that has a cell alone: its column says what it is."""
    measure, stage, base = _ROLES[fact.column.removeprefix("total_")]
    money = measure == "amount"
    subject = f"{card.name}/{'总分' if row is card else getattr(row, 'name', '')}"
    return replace(
        fact,
        concept=_concept(card, key) if money or measure == "execution_rate" else "",
        subject=subject,
        measure=measure,
        unit=unit if money else _UNITS[measure],
        context=f"{subject} {fact.context}",
        stage=stage,
        base=base,
    )


def _among_words(card: Scorecard, key: str, row: CardRow, fact: Fact, unit: str) -> Fact:
    """A number among words: ``base`` names its column; the points in a group's heading are a score to be reached."""
    heading = fact.column in ("level1", "level2")
    measure: Measure = "stated"
    if fact.column in ("target", "actual"):
        measure = cast(Measure, fact.column)
    elif heading and fact.unit == "分":
        measure = "score"
    name = (
        getattr(row, fact.column if heading else "name") if row is not card else _GOALS.get(fact.column, "")
    )
    return replace(fact, subject=f"{card.name}/{name}", measure=measure, base=fact.column)


def _concept(card: Scorecard, key: str) -> str:
    """The funds' total of the whole department's form is the department's money; other rows have no concept."""
    whole = card.whole_funds if card.kind == "department" else None
    own = whole is not None and whole.row_kind == "funds" and dict(card.rows()).get(key) is whole
    return DEPARTMENT_TOTAL if own else ""


def with_words(card: Scorecard, fact: Fact, value: Decimal) -> Scorecard:
    """The form with a number among words put right in the words too (更正); those behind it in the cell move along.

    ``fact`` is the figure as it was: read, or put right before.
    """
    if fact.row == CARD:
        return _mended(card, fact, value)
    kind, _, place = fact.row.partition(".")
    funds, lines, at = list(card.funds), list(card.indicators), int(place) - 1
    if kind == "funds":
        funds[at] = _mended(funds[at], fact, value)
    else:
        lines[at] = with_values(_mended(lines[at], fact, value))
    return replace(card, funds=tuple(funds), indicators=tuple(lines))


def _mended(row: _Row, fact: Fact, value: Decimal) -> _Row:
    text = str(getattr(row, fact.column))
    as_printed = parse_number("".join(map(fold_char, fact.printed))).value
    said, now = (fact.printed if x == as_printed else plain(x) for x in (value, fact.value))
    moved = len(said) - len(now)

    def behind(cell: CardCell) -> CardCell:
        places = (replace(f, offset=f.offset + moved) if f.offset > fact.offset else f for f in cell.figures)
        return replace(cell, figures=tuple(places)) if cell.column == fact.column else cell

    words: dict[str, Any] = {fact.column: text[: fact.offset] + said + text[fact.offset + len(now) :]}
    return replace(row, cells=tuple(map(behind, row.cells)), **words)
