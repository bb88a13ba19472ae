"""How sure a check of statements is (核对的把握): which statements belong together, and when a finding is softened.

A figure that was not read looks like one that is blank, and a form read by other columns like one full of errors:
where that may be, a sum that fails asks for an explanation and accuses nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final
from weakref import WeakKeyDictionary

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.outcomes import Check
from fa_helpers.analysis.checks.quantities import ZERO
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.statements.views import View, Views
from fa_helpers.analysis.checks.words import sentence

_SETS: WeakKeyDictionary[Book, list[Views]] = WeakKeyDictionary()


def view_sets(book: Book) -> list[Views]:
    """Statements that hold a figure, by identifier, or by title for those outside the nine.

    A file of several units prints a set of statements for each: a set ends where a statement comes again.
    """
    if book not in _SETS:
        sets: list[Views] = [{}]
        for table in book.tables:
            if any(row.cells for row in table.rows):
                key = table.statement or table.title
                if key in sets[-1]:
                    sets.append({})
                sets[-1][key] = View(table, book.is_doubtful(table))
        _SETS[book] = sets
    return _SETS[book]


def each_set(make: Callable[[Book, Views], Iterable[Check]]) -> Making:
    """A making that is made for every set of statements (每套报表)."""

    def made(book: Book) -> Iterator[Check]:
        for found in view_sets(book):
            yield from make(book, found)

    return made


def said_empty(book: Book) -> frozenset[str]:
    """Statements said to hold nothing; with several units in one file it is not known whose."""
    return book.said_empty if len(view_sets(book)) == 1 else frozenset()


_ENOUGH: Final = 4
"""Below so many checks the share of those that fail says nothing about the reading."""
_MANY: Final = 3
"""So many rows that fail one identity have one cause, more likely in the columns or the reading than in each figure."""
_SHARE: Final = 15
_THOUSAND: Final = 1000


def tempered(checks: list[Check], doubtful: bool) -> list[Check]:
    """Checks of one statement as sure as its reading is.

    When most of its sums fail, the form is more likely to be another one than the figures to be wrong; when one
    identity fails in several rows, it asks for an explanation.
    """
    made = [c for c in checks if c.outcome in ("holds", "rounding", "inconsistent")]
    fails = sum(c.outcome == "inconsistent" for c in made)
    if not fails:
        return checks
    if (doubtful or len(made) >= _ENOUGH) and fails * 2 > len(made):
        reason = sentence("finding.form_uncertain")
        return [
            Check(c.rule, "not_checkable", c.about, c.marks, sentence=reason)
            if c.outcome == "inconsistent"
            else c
            for c in checks
        ]
    if doubtful:
        return [softened(c, "finding.read_in_part") for c in checks]
    return seldom(_cut_off(checks))


def _cut_off(checks: list[Check]) -> list[Check]:
    """Small shortfalls of totals in a statement whose figures may be cut off (截尾) rather than rounded.

    Then every sum of parts lies below its total or on it, by less than a unit for each part; one that lies above
    shows that the figures are rounded.
    """
    signs = {(c.difference or ZERO) > ZERO for c in checks if c.outcome == "rounding"}
    if signs != {True}:
        return checks
    return [softened(c, "finding.cut_off") if _within_units(c) else c for c in checks]


def _within_units(check: Check) -> bool:
    """Whether a total exceeds its parts by less than a unit of the last place for each (twice the tolerance)."""
    return ZERO < (check.difference or ZERO) <= 2 * (check.tolerance or ZERO)


def same_unit(check: Check) -> Check:
    """A link whose figures are thousands of times apart: a unit (元、万元) is the likelier difference."""
    values = [abs(v) for v in (check.printed, check.expected) if v]
    apart = len(values) == 2 and max(values) >= _THOUSAND * min(values)
    return softened(check, "finding.unit_apart") if apart else check


def seldom(checks: list[Check]) -> list[Check]:
    """Checks whose rule fails in several rows of one statement, softened (多行同时不成立)."""
    made = Counter(c.rule for c in checks if c.outcome in ("holds", "rounding", "inconsistent"))
    fails = Counter(c.rule for c in checks if c.outcome == "inconsistent")
    many = {rule for rule, n in fails.items() if n >= _MANY and n * _SHARE > made[rule]}
    return [softened(c, "finding.many_rows") if c.rule in many else c for c in checks]


def softened(check: Check, why: str) -> Check:
    """An inconsistent check as one that asks for an explanation, with the reason (存疑)."""
    return (
        check
        if check.outcome != "inconsistent"
        else replace(check, outcome="suspicious", sentence=sentence(why))
    )


def short(check: Check) -> Check:
    """The check of a sum whose list of parts may not be complete: a shortfall asks for an explanation (可能漏项)."""
    missing = check.difference is not None and check.difference > ZERO
    return softened(check, "finding.list_short") if missing else check


def refunds(check: Check) -> Check:
    """A part beside a whole that is less than nothing: refunds may leave any part of it larger (红字)."""
    negative = check.expected is not None and check.expected < ZERO
    return softened(check, "finding.negative_whole") if negative else check


def noted(check: Check, why: str) -> Check:
    """A check with a remark that stands beside its formula (附注)."""
    return (
        check
        if check.sentence or check.outcome == "not_checkable"
        else replace(check, sentence=sentence(why))
    )
