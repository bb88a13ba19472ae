"""Targets, outcomes and scores of a scorecard's indicators (指标值、完成值与得分), one row or one form at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence
from fa_helpers.checks.caution import is_alone
from fa_helpers.checks.check import Check, compare, not_checkable, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView, Line
from fa_helpers.checks.intervals import Mark, Quantity, looked_at
from fa_helpers.checks.rule import Making, makes
from fa_helpers.computing.rounding import half_unit
from fa_helpers.computing.scoring import points
from fa_helpers.computing.target_met import Verdict
from fa_helpers.model import Indicator, Stated
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

COST: Final = regex(r"成本")
_COST_READINGS: Final = ("limit", "bare_limit", "exact_cost", "limit_unpaid")
_WITHOUT_REASON: Final = "card.reduced_without_reason"
_NO_REASON: Final = regex(r"(?:无|无偏差|没有|/|-|—|―|不适用)?[。.]*")


def is_cost(line: Indicator, verdict: Verdict) -> bool:
    """Whether a target is a limit on cost: spending less keeps it."""
    return bool(COST.search(line.level1 + line.level2)) and verdict.assumption in _COST_READINGS


def repeats(line: Indicator) -> bool:
    """Whether the outcome repeats the target's words."""
    return bool(line.target) and fold(line.target) == fold(line.actual)


def said_of(view: CardView, line: Indicator, share: Fraction | None = None) -> Words:
    """A row in words: page, form, indicator, target, outcome, score, weight; and what the usual rule gives for a share."""
    blank = sentence("finding.left_blank")
    said = sentence(
        "finding.card_scored",
        page=line.page,
        card=view.card.name,
        indicator=line.level3,
        target=same_words(line.target) if line.target else blank,
        actual=same_words(line.actual) if line.actual else blank,
        score=line.score,
        weight=line.weight,
    )
    if share is None or line.weight is None or line.score is None:
        return said
    usual = points(line.weight, share)
    gap = abs(line.score - usual)
    return sentence("finding.card_scored_usually", said=said, usual=usual, gap=gap) if gap else said


def marks_of(view: CardView, key: str) -> tuple[Mark, ...]:
    """Score, weight, target and outcome of a row."""
    return view.marks(key, "score", "weight", "target", "actual")


Case = tuple[Words, tuple[Mark, ...], Words | None]
"""What a form is checked for: what about, where it stands, and words if it is not as it should be."""


def told_apart(rule: str, view: CardView, cases: Iterable[Case], *, compares: bool = True) -> Iterator[Check]:
    """A row for each case that is told, and one per form for all others (逐项列出，其余合记).

    One that ``compares`` no values only looks at the cells of those others.
    """
    kept: list[Mark] = []
    for about, marks, said in cases:
        if said is None:
            kept += marks
        else:
            yield stated(rule, "inconsistent", about, marks, said)
    if kept:
        yield stated(rule, "holds", view.about, kept if compares else looked_at(kept))


def each(
    rule: str, applies: Callable[[Line], bool], fails: Callable[[Line], bool], *, compares: bool = True
) -> Making:
    """A making that tells of each scored indicator that fails, where it applies (逐项指标)."""

    @makes(rule)
    def make(book: Book) -> Iterator[Check]:
        for view in book.cards:
            cases = (
                (
                    same_words(row.level3),
                    marks_of(view, key),
                    said_of(view, row, verdict.share) if fails(line) else None,
                )
                for line in view.lines
                if applies(line)
                for key, row, verdict in [line]
            )
            yield from told_apart(rule, view, cases, compares=compares)

    return make


def full(line: Indicator) -> bool:
    """Whether a row has all its points."""
    return line.weight is not None and line.score is not None and line.score >= line.weight


def _reduced(line: Indicator) -> bool:
    return line.weight is not None and line.score is not None and line.score < line.weight


def _met(line: Line) -> bool:
    _, row, verdict = line
    return verdict.share == 1 or repeats(row) or _above(row.wanted, row.reached)


def _above(target: Stated, actual: Stated) -> bool:
    """Whether an outcome that is itself a lower limit lies within the target: above 90 beside at least 90."""
    limits = (">=", ">")
    both = target.operator in limits and actual.operator in limits and target.unit == actual.unit
    return both and target.low is not None and actual.low is not None and actual.low >= target.low


_actual_blank = each(
    "card.actual_blank",
    lambda line: bool(line[1].weight),
    lambda line: full(line[1]) and line[1].reached.kind == "blank",
    compares=False,
)
_reduced_though_met = each(
    "card.reduced_though_met",
    lambda line: _met(line) and not is_cost(line[1], line[2]),
    lambda line: _reduced(line[1]),
)
_cost_saved = each(
    "card.cost_saved",
    lambda line: line[2].share == 1 and is_cost(line[1], line[2]),
    lambda line: _reduced(line[1]),
)
_full_though_missed = each(
    "card.full_though_missed",
    lambda line: line[2].outcome == "missed" or line[2].reason == "outside_range",
    lambda line: full(line[1]) and line[1].score != 0,
)


@makes(_WITHOUT_REASON)
def _without_reason(book: Book) -> Iterator[Check]:
    """Points taken off without a reason: only where forms of this kind give reasons at all.

    A target that was met needs none: whether it should have lost points is asked by the rules on met targets.
    """
    gives = {view.card.kind for view in book.cards for _, row in view.indicators if _reason(row)}
    for view in book.cards:
        lines = [
            (line[0], line[1])
            for line in view.lines
            if _reduced(line[1]) and not _met(line) and not _is_account(line[1])
        ]
        if lines and view.card.kind not in gives:
            own = [mark for key, _ in lines for mark in view.marks(key, "score", "weight")]
            missing = [sentence("column.deviation")]
            yield not_checkable(_WITHOUT_REASON, view.about, missing, own)
            continue
        cases: list[Case] = [
            (view.about, view.marks(key, "score", "weight", "deviation"), None)
            if _reason(row)
            else (same_words(row.level3), marks_of(view, key), said_of(view, row))
            for key, row in lines
        ]
        yield from told_apart(_WITHOUT_REASON, view, cases, compares=False)


def _is_account(row: Indicator) -> bool:
    """Whether a row has no target and tells in words how things were done (情况说明): they are its reason."""
    return not row.target and row.reached.kind in ("words", "unread")


def _reason(row: Indicator) -> bool:
    return not _NO_REASON.fullmatch(fold(row.deviation))


@makes("card.partial_score")
def _partial_score(book: Book) -> Iterator[Check]:
    """A score between nothing and full beside weight × outcome ÷ target, or × target ÷ outcome above a limit.

    No rule is printed, so a score that does not follow asks. Where all others of the document follow, it contradicts
    the document's own way of scoring.
    """
    checks = [c for view in book.cards for line in view.lines if (c := _in_proportion(view, line))]
    # So many scores in exact proportion are no chance: where offices estimate, hardly one is.
    alone, said = is_alone(checks), sentence("finding.scored_in_proportion", count=len(checks) - 1)
    for check in checks:
        computed = alone and check.fails and _was_computed(check)
        yield replace(check, sentence=said) if computed else check.doubted("scored_by_hand")


def _was_computed(check: Check) -> bool:
    """Whether a score has the two decimals that a quotient has: 1.5 of 2 may be a judgement."""
    return "." in check.marks[0].printed and len(check.marks[0].printed.rpartition(".")[2]) > 1


def _in_proportion(view: CardView, line: Line) -> Check | None:
    key, row, verdict = line
    target, actual = row.wanted.value, row.reached.value
    score, weight = view.quantity(key, "score"), view.quantity(key, "weight")
    if not target or actual is None or score is None or weight is None or verdict.share is None:
        return None
    if not 0 < score.value < weight.value:
        return None
    part = Fraction(actual) / Fraction(target)
    over = part > 1
    if over and verdict.share == 1:
        return None
    exact = Fraction(weight.value) * (1 / part if over else part)
    value = Decimal(exact.numerator) / Decimal(exact.denominator)
    texts = (_bare(row.target), _bare(row.actual))
    above, below = texts if over else texts[::-1]
    shown = f"{round(value, 4):f}".rstrip("0").rstrip(".")
    text = f"{weight.text} × {above} ÷ {below} = {shown}"
    follows = Quantity(value, Decimal(0), "", text, weight.marks + view.marks(key, "target", "actual"))
    # Points are often cut off after the last printed place.
    tolerance = 2 * half_unit(score.value)
    allowed = tolerance if score.value < value else score.slack
    about = same_words(row.level3)
    check = compare("card.partial_score", score, follows, allowed, about=about)
    # A limit that was kept may have been scored as a goal; otherwise what was met has no partial score, unless its
    # score is a quotient of something.
    partial = verdict.share != 1 or (part == 1 and _was_computed(check))
    return check if not check.fails or partial else None


def _bare(text: str) -> str:
    return fold(text).lstrip("=<>≤≥")
