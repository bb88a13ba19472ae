"""How scorecards of one document score (评分口径): the three readings of a total, like cases scored unlike, words repeated.

None of these is a contradiction by itself: each asks for an explanation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, sentence
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView, Line
from fa_helpers.checks.intervals import Mark, looked_at
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.indicator_scores import COST, is_cost, marks_of
from fa_helpers.computing.scoring import Readings, Scored, readings
from fa_helpers.model import CARD, Indicator
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import LANGUAGES
from fa_helpers.terms.phrases import listed

_LOW_RATE: Final = Decimal("0.6")
_NEARLY_ALL: Final = Decimal("0.95")
_BENEFIT: Final = regex(r"效益")
_CENT: Final = Decimal("0.01")
_NAMED: Final = 3
"""Indicators whose replaced scores a sentence names; of more it says how many they are."""


@makes("card.readings")
def _readings(book: Book) -> Iterator[Check]:
    """The printed total, and what it becomes when scores are replaced by those of the usual rule."""
    for view in book.cards:
        lines = view.scored_again
        found = readings(view.card, lines)
        if found is None:
            continue
        rows: dict[int, str] = {id(row): key for key, row in (*view.funds, *view.indicators)}
        counted = [s for s in lines if s.counted and s.recomputed is not None]
        moved = [s for s in counted if s.moves]
        marks = list(view.marks(CARD, "total_score"))
        for scored in moved or counted:
            marks += view.marks(rows[id(scored.line)], "score", "weight")
        if not counted:
            missing = [sentence("finding.comparable_targets")]
            yield not_checkable("card.readings", view.about, missing, marks)
            continue
        if not moved:
            yield stated("card.readings", "holds", view.about, marks)
            continue
        if all(abs(s.moves) <= _CENT for s in moved):
            yield stated("card.readings", "rounding", view.about, marks)  # scores cut off after two decimals
            continue
        yield stated("card.readings", "inconsistent", view.about, marks, _readings_said(view, found, moved))


def _readings_said(view: CardView, found: Readings, moved: Sequence[Scored]) -> Words:
    """The totals under each reading; one that replaces nothing else is not told, one that replaces a few says which."""
    above = [s.line.level3 for s in moved if isinstance(s.line, Indicator) and s.moves > 0]
    told = []
    if above and found.only_above != found.rule:
        if len(above) <= _NAMED:
            quoted = [f"“{name}”" for name in above]
            names = Words(*(listed(quoted, language) for language in LANGUAGES))
            told.append(sentence("finding.readings_above", names=names, total=found.only_above))
        else:
            told.append(sentence("finding.readings_above_many", count=len(above), total=found.only_above))
    if found.unpaid_zero != found.rule:
        told.append(sentence("finding.readings_unpaid", total=found.unpaid_zero))
    more = Words("".join(one.zh for one in told), "".join(f"; {one.en}" for one in told))
    return sentence(
        "finding.readings",
        page=view.card.page_last,
        card=view.card.name,
        printed=found.printed,
        rule=found.rule,
        more=more,
    )


def _treatment(line: Line) -> str:
    """How a row was scored: full, nothing, in proportion to the target, or otherwise."""
    _, row, _ = line
    assert row.weight is not None and row.score is not None
    if row.score >= row.weight:
        return "full"
    if row.score == 0:
        return "nothing"
    target, actual = row.wanted.value, row.reached.value
    if target and actual is not None and abs(row.weight * actual / target - row.score) <= _CENT:
        return "proportion"
    return "other"


@makes("card.one_rule")
def _one_rule(book: Book) -> Iterator[Check]:
    """Like cases scored alike: limits on cost that were kept; targets of exactly so many that were passed."""
    cases: dict[str, list[tuple[CardView, Line]]] = defaultdict(list)
    for view in book.cards:
        for line in view.lines:
            target, actual = line[1].wanted.value, line[1].reached.value
            if is_cost(line[1], line[2]) and line[2].share == 1 and target != actual:
                cases["limit_kept"].append((view, line))
            elif line[2].assumption == "exact_more":
                cases["exact_passed"].append((view, line))
    for case, rows in cases.items():
        ways: dict[str, list[tuple[CardView, Line]]] = defaultdict(list)
        for view, line in rows:
            ways[_treatment(line)].append((view, line))
        marks = [mark for view, line in rows for mark in marks_of(view, line[0])]
        about = sentence(f"finding.case_{case}")
        if len(ways) == 1:
            yield stated("card.one_rule", "holds", about, marks)
            continue
        yield stated("card.one_rule", "inconsistent", about, marks, _ways(about, ways))


def _ways(about: Words, ways: dict[str, list[tuple[CardView, Line]]]) -> Words:
    said = []
    for way, rows in ways.items():
        places = dict.fromkeys((view.card.name, line[1].page) for view, line in rows)
        zh = "、".join(f"{name}（第{page}页）" for name, page in places)
        en = ", ".join(f"{name} (p. {page})" for name, page in places)
        said.append(sentence(f"finding.way_{way}", count=len(rows), cards=Words(zh, en)))
    both = Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))
    return sentence("finding.unlike", case=about, ways=both)


@makes("card.not_paying")
def _not_paying(book: Book) -> Iterator[Check]:
    """A limit on cost that was kept because nothing was paid."""
    for view in book.cards:
        lines = [line for line in view.lines if COST.search(line[1].level1 + line[1].level2)]
        unpaid = [line for line in lines if line[2].outcome == "met_by_not_paying"]
        limits = [line for line in lines if is_cost(line[1], line[2]) and line not in unpaid]
        kept = [mark for line in limits for mark in view.marks(line[0], "target", "actual", "weight")]
        if kept:
            yield stated("card.not_paying", "holds", view.about, kept)
        if unpaid:
            said = sentence(
                "finding.not_paying",
                page=unpaid[0][1].page,
                card=view.card.name,
                indicators=_list([line[1].level3 for line in unpaid]),
                full=sum(_treatment(line) == "full" for line in unpaid),
                count=len(unpaid),
            )
            marks = [mark for line in unpaid for mark in marks_of(view, line[0])]
            yield stated("card.not_paying", "inconsistent", view.about, marks, said)


def _list(names: list[str]) -> Words:
    return Words("、".join(names), ", ".join(names))


@makes("card.full_unspent")
def _full_unspent(book: Book) -> Iterator[Check]:
    """Little of the money spent, and yet nearly all points for what it was to bring (P14)."""
    for view in book.cards:
        money = next((row for _, row in view.funds if row.row_kind == "funds"), None)
        benefits = [
            (key, row)
            for key, row in view.indicators
            if _BENEFIT.search(row.level1 + row.level2) and row.weight and row.score is not None
        ]
        if money is None or not money.adjusted_budget or money.executed is None or not benefits:
            continue
        marks = list(view.marks("funds.1", "execution_rate", "executed", "adjusted_budget"))
        for key, _ in benefits:
            marks += view.marks(key, "score", "weight")
        weights = sum((row.weight or Decimal(0) for _, row in benefits), Decimal(0))
        scores = sum((row.score or Decimal(0) for _, row in benefits), Decimal(0))
        low = money.executed / money.adjusted_budget < _LOW_RATE
        if not (low and scores >= _NEARLY_ALL * weights):
            yield stated("card.full_unspent", "holds", view.about, marks)
            continue
        said = sentence(
            "finding.full_unspent",
            page=view.card.page_first,
            card=view.card.name,
            executed=money.printed("executed"),
            budget=money.printed("adjusted_budget"),
            unit=view.unit,
            rate=round(money.executed / money.adjusted_budget * 100, 2),
            score=scores,
            weight=weights,
        )
        yield stated("card.full_unspent", "inconsistent", view.about, marks, said)


@makes("card.repeated_words")
def _repeated_words(book: Book) -> Iterator[Check]:
    """One row for the document: how many outcomes only repeat the target, with full points."""
    told: list[Mark] = []
    repeated: list[Mark] = []
    cards: set[str] = set()
    lines = alike = 0
    for view in book.cards:
        for key, row, verdict in view.lines:
            if not row.weight or not row.target:
                continue
            lines += 1
            if verdict.reason == "repeats_target" and row.score == row.weight:
                alike += 1
                cards.add(view.card.scorecard_id)
                marks = view.marks(key, "target", "actual")
                repeated += marks
            else:
                told += view.marks(key, "target", "actual", "score", "weight")
    if told:
        yield stated("card.repeated_words", "holds", sentence("finding.told_outcomes"), looked_at(told))
    if alike:
        said = sentence("finding.repeated_words", lines=lines, alike=alike, cards=len(cards))
        yield stated("card.repeated_words", "inconsistent", sentence("finding.told_outcomes"), repeated, said)
