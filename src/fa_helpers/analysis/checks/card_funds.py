"""The money of a scorecard (自评表的资金): totals and parts, execution rates, the score that follows from them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.card_cells import CardView
from fa_helpers.analysis.checks.outcomes import (
    Check,
    compare,
    not_checkable,
    rate_check,
    stated,
    sum_check,
)
from fa_helpers.analysis.checks.quantities import ZERO, Quantity, total
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.words import Words, same_words, sentence
from fa_helpers.analysis.rounding import printed as printed_number
from fa_helpers.model import FundsRow
from fa_helpers.text.fold import fold

_TOTAL: Final = re.compile(r"总额|总资金|资金总|合计|总计")
_REST: Final = re.compile(r"其他|其它")
_MONEY: Final = ("initial_budget", "adjusted_budget", "executed")
_SPLITS: Final = (
    ("adjusted_budget", ("budget_fiscal", "budget_other")),
    ("executed", ("executed_fiscal", "executed_other")),
)
_HUNDRED: Final = Decimal(100)


def _funds_parts(book: Book) -> Iterator[Check]:
    for view in book.cards:
        rows = [item for item in view.funds if item[1].row_kind == "funds"]
        if len(rows) < 2 or not _TOTAL.search(fold(rows[0][1].source)):
            continue
        for column in _MONEY:
            check = _parts_of(view, rows, column)
            if check is not None:
                yield check


def _parts_of(view: CardView, rows: Sequence[tuple[str, FundsRow]], column: str) -> Check | None:
    whole = view.exact(rows[0][0], column)
    parts = {key: view.exact(key, column) for key, _ in rows[1:]}
    there = [part for part in parts.values() if part is not None]
    if whole is None or not there:
        return None
    blank = [key for key, part in parts.items() if part is None]
    check = sum_check("card.funds_parts", whole, there)
    if check.outcome in ("holds", "rounding"):
        note = _blank_note(view, blank)
        return replace(check, sentence=note) if check.outcome == "holds" else check
    return _unequal(view, rows, column, check, there, blank)


def _unequal(
    view: CardView,
    rows: Sequence[tuple[str, FundsRow]],
    column: str,
    check: Check,
    there: Sequence[Quantity],
    blank: Sequence[str],
) -> Check:
    """A total that is not the sum: certain only where no part can be nested, missing or unread."""
    labels = [fold(row.source) for _, row in rows[1:]]
    nested = sum(label.startswith("其中") for label in labels) > 1 or len(set(labels)) < len(labels)
    short = (check.difference or ZERO) > 0
    open_ended = short and not any(_REST.search(label) for label in labels)
    if nested or open_ended or not view.sure:
        missing = [sentence("finding.all_parts")]
        return not_checkable("card.funds_parts", view.about, missing, check.marks)
    used = [key for key in blank if any(getattr(view.row(key), name) for name in _MONEY)]
    check = replace(check, sentence=_blank_note(view, blank))
    # A blank cell of a row that is not in use may only have been left out; in a row with money it is missing.
    return replace(check, outcome="suspicious") if short and blank and not used else check


def _blank_note(view: CardView, blank: Sequence[str]) -> Words | None:
    if not blank:
        return None
    return sentence("finding.blank_parts", parts="、".join(view.label(key) for key in blank))


def _task_parts(book: Book) -> Iterator[Check]:
    for view in book.cards:
        for key, row in view.funds:
            if row.row_kind != "task":
                continue
            for column, names in _SPLITS:
                whole = view.quantity(key, column)
                parts = [view.quantity(key, name) for name in names]
                there = [part for part in parts if part is not None]
                if whole is None or not there:
                    continue
                if len(there) < len(parts) and total(there).value != whole.value:
                    missing = [view.name(key, n) for n, p in zip(names, parts, strict=True) if p is None]
                    yield not_checkable("card.task_parts", view.about, missing, whole.marks)
                    continue
                yield sum_check("card.task_parts", whole, there)


def _execution_rate(book: Book) -> Iterator[Check]:
    for view in book.cards:
        for key, row in view.funds:
            rate = view.quantity(key, "execution_rate")
            if rate is None:
                continue
            budget, executed = view.exact(key, "adjusted_budget"), view.exact(key, "executed")
            if budget is None or executed is None:
                if rate.value:
                    missing = [
                        view.name(key, n)
                        for n, q in (("adjusted_budget", budget), ("executed", executed))
                        if q is None
                    ]
                    yield not_checkable("card.execution_rate", view.about, missing, rate.marks)
                continue
            yield _rate_of(view, key, row, rate, executed, budget)


def _rate_of(
    view: CardView, key: str, row: FundsRow, rate: Quantity, executed: Quantity, budget: Quantity
) -> Check:
    if budget.value == 0:
        marks = rate.marks + executed.marks + budget.marks
        if executed.value == 0:
            return stated("card.execution_rate", "holds", view.about, marks)
        said = sentence("finding.rate_on_nothing", rate=rate.text, executed=executed.text, row=row.source)
        return stated("card.execution_rate", "suspicious", view.about, marks, said)
    check = rate_check("card.execution_rate", rate, executed, budget)
    assert check is not None and check.expected is not None
    if check.outcome != "inconsistent":
        return check
    printed = dict(row.printed).get("execution_rate", "")
    if "%" not in fold(printed) and abs(rate.value - check.expected / _HUNDRED) <= rate.slack:
        return replace(check, outcome="holds", formula=f"{rate.text} = {executed.text} ÷ {budget.text}")
    # Some forms cut the rate off instead of rounding it.
    spread = (check.tolerance or ZERO) - rate.slack
    cut = -(check.difference or ZERO)
    if 0 <= cut < 2 * rate.slack + spread:
        return replace(check, outcome="rounding", tolerance=2 * rate.slack + spread, money=ZERO)
    return check if view.sure else replace(check, outcome="suspicious")


def _scores(book: Book) -> Iterator[Check]:
    proportional = _follows_proportion(book)
    finer = any(
        printed_number(row.score).places for view in book.cards for _, row in view.execution if row.score
    )
    for view in book.cards:
        for key, row in view.execution:
            if row.score is None:
                continue
            if row.weight is None:
                yield not_checkable(
                    "card.execution_score", view.about, [view.name(key, "weight")], view.marks(key, "score")
                )
                continue
            check = _score_of(view, key)
            if check is None or (
                row.row_kind == "task" and row.score == row.weight and check.outcome == "inconsistent"
            ):
                continue  # full scores for tasks are looked at together
            if check.outcome == "inconsistent" and not (
                proportional and view.sure and row.row_kind == "funds"
            ):
                check = replace(check, outcome="suspicious", sentence=sentence("finding.no_rule_printed"))
            elif check.outcome == "rounding" and finer and _coarse(check):
                check = replace(check, outcome="suspicious", sentence=sentence("finding.coarse_score"))
            yield check


def _score_of(view: CardView, key: str) -> Check | None:
    """The score beside weight × executed ÷ budget, or × the printed rate where that gives it."""
    score, weight = view.quantity(key, "score"), view.quantity(key, "weight")
    budget, executed = view.exact(key, "adjusted_budget"), view.exact(key, "executed")
    rate = view.quantity(key, "execution_rate")
    assert score is not None and weight is not None
    if budget is None or executed is None or budget.value <= 0:
        return None
    share = executed.value / budget.value
    spread = executed.slack / budget.value + share * budget.slack / budget.value
    full = share >= 1
    follows = Quantity(
        weight.value * min(Decimal(1), max(ZERO, share)),
        ZERO if full else weight.value * spread,
        "",
        f"{weight.text} × {executed.text} ÷ {budget.text}" if not full else weight.text,
        weight.marks + executed.marks + budget.marks,
    )
    check = compare("card.execution_score", score, _shown(follows), score.slack + follows.slack)
    if check.outcome == "inconsistent" and rate is not None and "%" in fold(view.text(key, "execution_rate")):
        by_rate = weight.value * min(Decimal(1), rate.value / _HUNDRED)
        said = Quantity(by_rate, ZERO, "", f"{weight.text} × {rate.text}%", weight.marks + rate.marks)
        again = compare("card.execution_score", score, _shown(said), score.slack)
        return again if again.outcome != "inconsistent" else check
    return check


def _shown(value: Quantity) -> Quantity:
    """The formula with its result, four decimals at most, where it is more than one number."""
    if "×" not in value.text:
        return value
    shown = f"{round(value.value, 4):f}".rstrip("0").rstrip(".")
    return replace(value, text=f"{value.text} = {shown}")


def _coarse(check: Check) -> bool:
    """A score in whole points that one decimal would not have rounded to."""
    assert check.expected is not None and check.printed is not None
    whole = printed_number(check.printed).places == 0
    return whole and abs(round(check.expected, 1) - check.printed) > 0


def _follows_proportion(book: Book) -> bool:
    """Whether the document scores execution in proportion: most scores below full do, and more than one."""
    follows = others = 0
    for view in book.cards:
        for key, row in view.execution:
            if row.score is None or row.weight is None or row.row_kind != "funds":
                continue
            check = _score_of(view, key)
            if check is None or check.expected is None or row.weight - check.expected <= Decimal("0.05"):
                continue
            if check.outcome in ("holds", "rounding"):
                follows += 1
            else:
                others += 1
    return follows > 1 and follows > others


def _dash_cells(book: Book) -> Iterator[Check]:
    """Only the first row of the funds is scored; a number in a part's cell invites counting it twice."""
    for view in book.cards:
        rows = [item for item in view.funds if item[1].row_kind == "funds"]
        if len(rows) < 2 or rows[0][1].score is None:
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
            yield stated("card.dash_cell", "suspicious", same_words(row.source), own + marks, said)


def _blank_weight(book: Book) -> Iterator[Check]:
    for view in book.cards:
        scored = [*view.execution, *view.indicators]
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
            yield stated("card.blank_weight", "suspicious", view.about, view.marks(key, "score"), said)


MAKINGS: Final[tuple[Making, ...]] = (
    _funds_parts,
    _task_parts,
    _execution_rate,
    _scores,
    _dash_cells,
    _blank_weight,
)
