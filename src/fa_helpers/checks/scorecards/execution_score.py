"""The score of a scorecard's execution row (执行率得分): what it follows from, and cells that confuse it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, compare, not_checkable, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity
from fa_helpers.checks.rule import makes
from fa_helpers.computing.rounding import decimal_places
from fa_helpers.computing.scoring import execution_scored
from fa_helpers.model import FundsRow

_HUNDRED: Final = Decimal(100)
_LITTLE: Final = Decimal("0.05")
"""A score so near to full says nothing about how it was found."""


@makes("card.execution_score")
def _scores(book: Book) -> Iterator[Check]:
    rows = [
        (view, key, row, None if row.weight is None else _score_of(view, key))
        for view in book.cards
        for key, row in view.execution
        if row.score is not None
    ]
    proportional = _follows_proportion([(row, check) for _, _, row, check in rows if check is not None])
    finer = any(decimal_places(row.score) for _, _, row, _ in rows if row.score)
    for view, key, row, check in rows:
        if row.weight is None:
            yield not_checkable(
                "card.execution_score", view.about, [view.name(key, "weight")], view.marks(key, "score")
            )
        if check is None or (row.row_kind == "task" and row.score == row.weight and check.fails):
            continue  # full scores for tasks are looked at together
        told = proportional and view.sure and row.row_kind == "funds"
        check = check.doubted("no_rule_printed", when=not told)
        coarse = finer and _coarse(check)
        if check.outcome == "rounding" and coarse:
            check = replace(check, outcome="inconsistent")
        yield check.doubted("coarse_score", when=coarse)


def _score_of(view: CardView, key: str) -> Check | None:
    """The score beside weight × executed ÷ budget, or × the printed rate where that gives it (see ``scoring.py``)."""
    score, weight = view.quantity(key, "score"), view.quantity(key, "weight")
    budget, executed = view.exact(key, "adjusted_budget"), view.exact(key, "executed")
    row = view.row(key)
    assert score is not None and weight is not None and isinstance(row, FundsRow)
    scored = execution_scored(row, view.half_unit)
    share = scored.verdict.share
    if budget is None or executed is None or share is None:
        return None
    value = Fraction(weight.value) * share
    rate = view.quantity(key, "execution_rate")
    by_rate = rate is not None and share != 1 and share == Fraction(rate.value) / 100
    text = f"{weight.text} × {executed.text} ÷ {budget.text}" if share < 1 else weight.text
    marks = executed.marks + budget.marks
    if by_rate and rate is not None and executed.value / budget.value * _HUNDRED != rate.value:
        text, marks = f"{weight.text} × {rate.text}%", rate.marks
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    follows = _shown(Quantity(exact, ZERO, "", text, weight.marks + marks))
    return compare("card.execution_score", score, follows, scored.allowance)


def _shown(value: Quantity) -> Quantity:
    """The formula with its result, four decimals at most, where it is more than one number."""
    if "×" not in value.text:
        return value
    shown = f"{round(value.value, 4):f}".rstrip("0").rstrip(".")
    return replace(value, text=f"{value.text} = {shown}")


def _coarse(check: Check) -> bool:
    """A score in whole points, less than one from what follows, that one decimal would not have rounded to."""
    assert check.expected is not None and check.printed is not None
    whole = decimal_places(check.printed) == 0
    near = abs(check.expected - check.printed) < 1
    return whole and near and round(check.expected, 1) != check.printed


def _follows_proportion(scores: Sequence[tuple[FundsRow, Check]]) -> bool:
    """Whether the document scores execution in proportion: most scores below full do, and more than one."""
    told = [
        check
        for row, check in scores
        if row.row_kind == "funds" and row.weight and row.weight - (check.expected or 0) > _LITTLE
    ]
    follows = sum(check.agrees for check in told)
    return follows > 1 and follows * 2 > len(told)


@makes("card.dash_cell")
def _dash_cells(book: Book) -> Iterator[Check]:
    """Only the row of the whole is scored; a number in a part's cell invites counting it twice."""
    for view in book.cards:
        rows = [item for item in view.funds if item[1].row_kind == "funds"]
        rows.sort(key=lambda item: item not in view.execution)
        if len(rows) < 2 or rows[0][1].score is None or len(view.execution) > 1:
            continue
        weights = [row.weight for _, row in rows[1:] if row.weight]
        if len(weights) > 1 and sum(weights) == rows[0][1].weight:
            continue  # the parts share the weight: each is scored
        marked = [(key, row) for key, row in rows[1:] if row.score or row.weight]
        marks = view.marks(rows[0][0], "weight", "score")
        if not marked:
            yield stated("card.dash_cell", "holds", view.about, marks)
        for key, row in marked:
            said = sentence(
                "finding.dash_cell",
                card=view.card.name,
                row=row.source,
                page=row.page,
                score=row.score if row.score else row.weight,
                first=rows[0][1].source,
            )
            own = view.marks(key, "weight", "score")
            yield stated("card.dash_cell", "inconsistent", same_words(row.source), own + marks, said)


@makes("card.blank_weight")
def _blank_weight(book: Book) -> Iterator[Check]:
    for view in book.cards:
        scored = list(view.scored)
        if not any(row.weight is not None for _, row in view.indicators):
            continue  # the form has no weights
        if not view.weighs_money:
            continue
        blank = [(key, row) for key, row in scored if row.weight is None and row.score is not None]
        if not blank and scored:
            marks = [m for key, row in scored if row.weight is not None for m in view.marks(key, "weight")]
            if marks:
                yield stated("card.blank_weight", "holds", view.about, marks)
        for key, row in blank:
            said = sentence(
                "finding.blank_weight",
                card=view.card.name,
                row=view.label(key),
                page=row.page,
                score=row.score,
            )
            yield stated("card.blank_weight", "inconsistent", view.about, view.marks(key, "score"), said)


@makes("card.task_scores")
def _task_scores(book: Book) -> Iterator[Check]:
    """Every task of a department scored in full, however little of its money was spent."""
    for view in book.cards:
        tasks = [
            (key, row)
            for key, row in view.funds
            if row.row_kind == "task" and row.weight and row.score is not None
        ]
        unspent = [
            (key, row)
            for key, row in tasks
            if row.adjusted_budget and row.executed is not None and row.executed < row.adjusted_budget
        ]
        if not unspent:
            continue
        marks = [m for key, _ in unspent for m in view.marks(key, "score", "weight", "execution_rate")]
        if any(row.score != row.weight for _, row in tasks):
            yield stated("card.task_scores", "holds", view.about, marks)
            continue
        lowest = min(unspent, key=lambda item: (item[1].executed or 0) / (item[1].adjusted_budget or 1))[1]
        said = sentence(
            "finding.task_scores",
            page=lowest.page,
            card=view.card.name,
            count=len(unspent),
            task=lowest.source,
            rate=round((lowest.executed or Decimal(0)) / (lowest.adjusted_budget or 1) * 100, 2),
        )
        yield stated("card.task_scores", "inconsistent", view.about, marks, said)
