"""The ledger of a document's checks (核对台账): every rule that applies leaves a row; findings come in one order."""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.caution import of_document
from fa_helpers.checks.check import OUTCOMES, Check, Outcome, not_checkable
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.order import ordered
from fa_helpers.checks.policy import decided
from fa_helpers.checks.registry import MAKINGS
from fa_helpers.checks.rule import Making, rule, rules
from fa_helpers.checks.together import one_row_a_cause
from fa_helpers.model import DocumentData, Fact

_TOLD_TOGETHER: Final = ("text", "rates", "public")
"""Families whose figures wait for one and the same thing by the dozen (every share for one whole): one row says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the ledger (台账行): ``check_id`` is the rule and a number, in the order of the document."""

    check_id: str
    check: Check


@dataclass(frozen=True, slots=True)
class Broken:
    """A making that an error of the program stopped (程序错误): the rules that lack rows by it, error and traceback."""

    rules: tuple[str, ...]
    error: str
    traceback: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """All checks of one document (核对台账), and what of the program broke in making them."""

    entries: tuple[Entry, ...]
    broken: tuple[Broken, ...] = ()

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many rows came out each way, all six named."""
        found = Counter(entry.check.outcome for entry in self.entries)
        return {outcome: found[outcome] for outcome in OUTCOMES}

    def of(self, *outcomes: Outcome) -> tuple[Entry, ...]:
        """Rows with these outcomes, in order."""
        return tuple(entry for entry in self.entries if entry.check.outcome in outcomes)

    @property
    def findings(self) -> tuple[Entry, ...]:
        """What does not hold, then what asks for an explanation (核对发现), each in the one order of findings."""
        return ordered(self.of("inconsistent", "suspicious"))


Look = Callable[[Sequence[Fact]], frozenset[int]]
"""Looks at figures on their pages: the pages on which one of them is not printed as it was read (对照原页)."""


def check_document(data: DocumentData, look: Look | None = None) -> Ledger:
    """Make every check that applies to a document (核对文件); the figures it would accuse are looked at first."""
    book = Book(data)
    checks: list[Check] = []
    broken: list[Broken] = []
    for making in MAKINGS:
        made, error = _made(book, making)
        checks += made
        broken += [error] if error is not None else []
    if look is not None:
        checks = _looked_at(checks, look)
    return Ledger(_numbered(_told_together(one_row_a_cause(checks))), tuple(broken))


def _looked_at(checks: Sequence[Check], look: Look) -> list[Check]:
    """Where a page shows another digit than its text tells, none of its figures accuses."""
    figures = {fact.fact_id: fact for check in checks if check.accuses for fact in check.facts}
    pages = look(list(figures.values())) if figures else frozenset()
    return [
        decided(check.doubted("printed_otherwise", when=not pages.isdisjoint(check.pages)))
        if check.accuses
        else check
        for check in checks
    ]


def _made(book: Book, making: Making) -> tuple[list[Check], Broken | None]:
    """The checks of one making, judged; an error of the program costs the rows that it leaves out, and no others."""
    found: list[Check] = []
    try:
        for check in making.make(book):
            found.append(decided(of_document(book, check)))
    except Exception as error:
        name, there = type(error).__name__, {check.rule for check in found}
        for rule_id in making.rules:
            if rule_id not in there:
                said = sentence("finding.program_error", error=name, rule=rule_id)
                found.append(replace(not_checkable(rule_id, rule(rule_id).title, ()), sentence=said))
        return found, Broken(making.rules, name, traceback.format_exc())
    return found, None


def _told_together(checks: Sequence[Check]) -> list[Check]:
    """What cannot be checked for one reason stands in one row, with all figures that wait for it."""
    kept: list[Check] = []
    waiting: dict[tuple[object, ...], int] = {}
    for check in checks:
        key = (check.rule, check.missing)
        if check.outcome != "not_checkable" or rule(check.rule).family not in _TOLD_TOGETHER:
            kept.append(check)
        elif key in waiting:
            before = kept[waiting[key]]
            marks = dict.fromkeys((*before.marks, *check.marks))
            kept[waiting[key]] = replace(before, marks=tuple(marks))
        else:
            waiting[key] = len(kept)
            kept.append(check)
    return kept


def _numbered(checks: Iterable[Check]) -> tuple[Entry, ...]:
    """Rows in the order of the rules, numbered within each; the same statement made twice counts once."""
    order = {name: place for place, name in enumerate(rules())}
    seen: set[tuple[str, tuple[str, ...], str, str]] = set()
    kept: list[Check] = []
    for check in checks:
        key = (
            check.rule,
            check.fact_ids,
            check.formula,
            check.sentence.zh if check.sentence else check.about.zh,
        )
        if key not in seen:
            seen.add(key)
            kept.append(check)
    counted: Counter[str] = Counter()
    entries = []
    for check in sorted(kept, key=lambda c: order[c.rule]):
        counted[check.rule] += 1
        entries.append(Entry(f"{check.rule}.{counted[check.rule]:03d}", check))
    return tuple(entries)
