"""Doubts that no check can see by itself (旁证的存疑): of the document it stands in, of the checks made beside it.

A figure that was not read looks like one that is blank, and a form read by other columns like one full of errors.
These functions add doubts to checks that fail and take nothing away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO
from fa_helpers.checks.rule import rule
from fa_helpers.patterns import regex

_OF_THE_TEXT: Final = ("text", "rates", "public")
"""Families of rules whose figures stand in the text, on both sides or on one."""
_OF_ONE_PARAGRAPH: Final = regex(r"rate\.(?:change|completion|variance|difference|direction_word)")
_ENOUGH: Final = 4
"""Below so many checks the share of those that fail says nothing about the reading."""
_MANY: Final = 3
"""So many rows that fail one identity have one cause, more likely in the columns or the reading than in each figure."""
_SHARE: Final = 15
_THOUSAND: Final = 1000
_HABIT: Final = 5
"""So many checks that agree, and none that does not, are a document's own way."""


def of_document(book: Book, check: Check) -> Check:
    """A check of the text with what makes its document doubtful (文件的存疑): several units, parts read in part."""
    unsure = book.data.unsure_pages
    if unsure and check.fails:
        check = check.doubted("unseen_text", when=any(fact.locator.page in unsure for fact in check.facts))
    if check.fails and (odd := book.text.unread.oddly_written):
        check = check.doubted("oddly_written", when=any(fact.fact_id in odd for fact in check.facts))
    asked = rule(check.rule)
    if not check.fails or asked.family not in _OF_THE_TEXT or asked.gravest != "inconsistent":
        return check
    unread = book.text.unread
    parts = unread.parts_of(check.facts)
    several = bool(parts & book.printed_again) or (book.text.several_accounts and len(parts) > 1)
    # A rate and its amounts need no other figure of their section; a list may lack the one left over.
    spared = _OF_ONE_PARAGRAPH.fullmatch(check.rule) and unread.spare(check.facts)
    left_over = not spared and bool(parts & unread.parts)
    return check.doubted("several_accounts", when=several).doubted("partly_read", when=left_over)


def of_statement(checks: Sequence[Check], doubtful: bool) -> list[Check]:
    """Checks of one statement as sure as its reading is (报表的存疑).

    When most of its sums fail, the form is more likely to be another one than the figures to be wrong.
    """
    made = [check for check in checks if check.agrees or check.accuses]
    fails = sum(check.accuses for check in made)
    if (doubtful or len(made) >= _ENOUGH) and fails * 2 > len(made):
        return [check.doubted("form_uncertain") for check in checks]
    if doubtful:
        return [check.doubted("read_in_part") for check in checks]
    return many_rows(_cut_off(checks))


def _cut_off(checks: Sequence[Check]) -> list[Check]:
    """Small shortfalls of totals in a statement whose figures may be cut off (截尾) rather than rounded.

    Then every sum of parts lies below its total or on it, by less than a unit for each part; one that lies above
    shows that the figures are rounded.
    """
    signs = {(check.difference or ZERO) > ZERO for check in checks if check.outcome == "rounding"}
    return [check.doubted("cut_off", when=signs == {True} and _within_units(check)) for check in checks]


def _within_units(check: Check) -> bool:
    """Whether a total exceeds its parts by less than a unit of the last place for each (twice the tolerance)."""
    return ZERO < (check.difference or ZERO) <= 2 * (check.tolerance or ZERO)


def many_rows(checks: Sequence[Check]) -> list[Check]:
    """Checks whose rule fails in several rows of one statement (多行同时不成立)."""
    made = Counter(check.rule for check in checks if check.agrees or check.accuses)
    fails = Counter(check.rule for check in checks if check.accuses)
    many = {rule_id for rule_id, n in fails.items() if n >= _MANY and n * _SHARE > made[rule_id]}
    return [check.doubted("many_rows", when=check.rule in many) for check in checks]


def unit_apart(check: Check) -> Check:
    """A link whose figures are thousands of times apart: a unit (元、万元) is the likelier difference."""
    values = [abs(value) for value in (check.printed, check.expected) if value]
    apart = len(values) == 2 and max(values) >= _THOUSAND * min(values)
    return check.doubted("unit_apart", when=apart)


def units_shown(checks: Sequence[Check]) -> list[Check]:
    """The text beside statements (单位得到印证): one whose other figures agree has its unit read rightly."""
    agreed = {name for c in checks if c.outcome == "holds" and c.expected for name in _statements(c)}
    return [check.sure_of("unit_in_doubt") if _statements(check) & agreed else check for check in checks]


def _statements(check: Check) -> set[str]:
    return {fact.section for fact in check.facts if fact.origin == "statement"}


def short(check: Check, *, when: bool = True) -> Check:
    """The check of a sum whose list of parts may not be complete: a shortfall is in doubt (可能漏项)."""
    return check.doubted("list_short", when=when and check.is_short)


def refunds(check: Check) -> Check:
    """A part beside a whole that is less than nothing: refunds may leave any part of it larger (红字)."""
    return check.doubted("negative_whole", when=check.expected is not None and check.expected < ZERO)


def is_alone(checks: Sequence[Check]) -> bool:
    """Whether one check fails where so many others agree that they are the document's way (唯一例外)."""
    return len(checks) > _HABIT and sum(not check.agrees for check in checks) == 1
