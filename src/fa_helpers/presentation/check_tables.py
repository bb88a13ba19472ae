"""The ledger as tables for people (核对结果表): by family, what holds, what does not, what could not be checked, pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.checks.causes import told_once
from fa_helpers.checks.check import OUTCOMES, Check, Outcome
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.rule import FAMILIES, rule
from fa_helpers.checks.sentences import amount_text, mark_text
from fa_helpers.frames.columns import Schema
from fa_helpers.frames.frame import frame
from fa_helpers.frames.rows import Row
from fa_helpers.presentation.findings import Checked, withheld_text
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses, format_pages, grouped_formula, listed_pages, money_text
from fa_helpers.text.amounts import MONEY

if TYPE_CHECKING:
    import pandas as pd

SHOWN_OUTCOMES: Final[tuple[Outcome, ...]] = (
    "holds",
    "rounding",
    "inconsistent",
    "suspicious",
    "not_checkable",
    "not_applicable",
)
"""The six outcomes as tables show them: what holds first."""

BY_FAMILY: Final[Schema] = {"family": "str", "checks": "int", **dict.fromkeys(SHOWN_OUTCOMES, "int")}
HOLDING: Final[Schema] = {"check": "str", "holds": "int", "rounding": "int", "example": "str"}
FINDINGS: Final[Schema] = {
    "order": "int",
    **dict.fromkeys(("check", "figures_named", "formula", "gap", "allowed", "explained_by"), "str"),
}
SUSPICIOUS: Final[Schema] = {"check": "str", "findings": "int", "first_finding": "str", "pages_named": "str"}
UNCHECKED: Final[Schema] = {"check": "str", "outcome": "str", "why": "str", "checks": "int"}
CAUSES: Final[Schema] = {
    "order": "int",
    **dict.fromkeys(("formula", "figures_named", "explains_checks"), "str"),
}
PAGES: Final[Schema] = {"page": "int", "inconsistent": "int", "suspicious": "int", "check": "str"}

MOST_NAMED: Final = 5
"""Figures named in a cell; the formula holds the others."""
LONGEST_EXAMPLE: Final = 60


def by_family(checked: Checked, language: Language) -> pd.DataFrame:
    """How the checks came out, family by family (按类别计数), with all together in the last row."""
    counted: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for entry in checked.entries:
        counted[rule(entry.check.rule).family][entry.check.outcome] += 1
    made = [(message(f"family.{name}", language), counted[name]) for name in FAMILIES if counted[name]]
    if made:
        made.append((message("family.all", language), Counter(checked.counts)))
    rows: list[Row] = [
        {"family": name, "checks": counts.total(), **{o: counts[o] for o in OUTCOMES}}
        for name, counts in made
    ]
    return frame(rows, BY_FAMILY)


def holding(checked: Checked, language: Language) -> pd.DataFrame:
    """What holds, rule by rule (相符的核对), each with one sum to follow; the most frequent first, sums before words."""
    groups = _by_rule(checked, "holds", "rounding")
    rows: list[Row] = [
        {
            "check": rule(name).title.in_(language),
            "holds": sum(e.check.outcome == "holds" for e in group),
            "rounding": sum(e.check.outcome == "rounding" for e in group),
            "example": _example(checked, group, language),
        }
        for name, group in sorted(groups.items(), key=lambda item: -len(item[1]))
    ]
    return frame(sorted(rows, key=lambda row: not row["example"]), HOLDING)


def _example(checked: Checked, group: Sequence[Entry], language: Language) -> str:
    """The largest short sum of a group, in numbers alone, with its pages; zeros teach nothing."""
    checks = [entry.check for entry in group if _is_short_sum(entry.check.formula)]
    told = [check for check in checks if not checked.withholds(check)]
    if not told:
        return ""
    largest = max(told, key=lambda check: abs(check.printed or Decimal(0)))
    formula, named = grouped_formula(largest.formula), format_pages(largest.pages, language)
    return message("findings.example", language, formula=formula, pages=named)


def _is_short_sum(formula: str) -> bool:
    return 0 < len(formula) <= LONGEST_EXAMPLE and not any("一" <= letter <= "鿿" for letter in formula)


def inconsistent(checked: Checked, language: Language) -> pd.DataFrame:
    """What cannot both be right (不一致), in the one order: figures with pages, sum, difference, allowance.

    ``explained_by`` names the possible explanations by their number in :func:`causes`.
    """
    found = [entry for entry in checked.findings if entry.check.outcome == "inconsistent"]
    rows = [_finding_row(number, entry, checked, language) for number, entry in enumerate(found, 1)]
    return frame(rows, FINDINGS)


def _finding_row(number: int, entry: Entry, checked: Checked, language: Language) -> Row:
    check = entry.check
    hidden = checked.withholds(check)
    explained = [place for place, cause in enumerate(checked.causes, 1) if entry.check_id in cause.check_ids]
    return {
        "order": number,
        "check": rule(check.rule).title.in_(language) + checked.decided(entry.check_id, language),
        "figures_named": withheld_text(check, language) if hidden else figures_text(check, language),
        "formula": "" if hidden else grouped_formula(check.formula),
        "gap": gap_text(check, language),
        "allowed": _allowed(check, language),
        "explained_by": clauses(map(str, explained), language),
    }


def _allowed(check: Check, language: Language) -> str:
    if check.tolerance is None:
        return ""
    nothing = message("findings.no_allowance", language)
    return amount_text(check.tolerance, check.unit, language) if check.tolerance else nothing


def figures_text(check: Check, language: Language) -> str:
    """What a check speaks of, in words (涉及的数据): a sentence where it has one and no formula, else its figures."""
    if check.sentence and not check.formula:
        return check.sentence.in_(language)
    marks = list({(m.fact_id, m.printed, m.locator): m for m in check.marks}.values())
    return _first((mark_text(mark, language) for mark in marks), language)


def gap_text(check: Check, language: Language) -> str:
    """By how much a check misses (差额): money as answers say it, other things in their unit; blank without a sum."""
    if check.difference is None:
        return ""
    gap = abs(check.difference)
    small = gap < Decimal("0.01")  # a reader would see 0.00
    if check.unit in MONEY and not small:
        return money_text(gap, check.unit, language)
    return amount_text(gap, check.unit, language)


def suspicious(checked: Checked, language: Language) -> pd.DataFrame:
    """What asks for an explanation, rule by rule (待说明), with the first case and all pages."""
    groups = _by_rule(checked, "suspicious")
    rows: list[Row] = [
        {
            "check": rule(name).title.in_(language),
            "findings": len(group),
            "first_finding": _shown_case(checked, group[0].check, language),
            "pages_named": listed_pages((page for entry in group for page in entry.check.pages), language),
        }
        for name, group in groups.items()
    ]
    return frame(rows, SUSPICIOUS)


def _shown_case(checked: Checked, check: Check, language: Language) -> str:
    """A case in full, except where it would show what one person is paid."""
    return withheld_text(check, language) if checked.withholds(check) else checked.headline(check, language)


def unchecked(checked: Checked, language: Language) -> pd.DataFrame:
    """What could not be checked, and why (没有核对的): the figures that are not there, or why it does not apply."""
    groups: dict[tuple[str, Outcome], list[Check]] = defaultdict(list)
    for entry in checked.entries:
        if entry.check.outcome in ("not_checkable", "not_applicable"):
            groups[entry.check.rule, entry.check.outcome].append(entry.check)
    rows: list[Row] = [
        {
            "check": rule(name).title.in_(language),
            "outcome": outcome,
            "why": _why(group, language),
            "checks": len(group),
        }
        for (name, outcome), group in sorted(groups.items(), key=lambda item: -len(item[1]))
    ]
    return frame(rows, UNCHECKED)


def _why(group: Sequence[Check], language: Language) -> str:
    """The reasons of a group, each once."""
    said = [check.sentence.in_(language) for check in group if check.sentence]
    missing = [w.in_(language) for check in group if not check.sentence for w in check.missing]
    names = _first(dict.fromkeys(missing), language)
    if names:
        said.append(message("findings.missing", language, names=names))
    return _first(dict.fromkeys(said), language)


def _first(texts: Iterable[str], language: Language) -> str:
    """Texts joined, the first few of many."""
    known = list(texts)
    rest = len(known) - MOST_NAMED
    more = [message("findings.and_more", language, count=rest)] if rest > 0 else []
    return clauses([*known[:MOST_NAMED], *more], language)


def causes(checked: Checked, language: Language) -> pd.DataFrame:
    """The possible explanations (可能的解释): the sum, its figures with pages, the findings each would explain."""
    rows: list[Row] = [
        {
            "order": number,
            "formula": grouped_formula(told_once(cause.formula)),
            "figures_named": clauses(
                dict.fromkeys(mark_text(mark, language) for mark in cause.marks), language
            ),
            "explains_checks": checked.titles_of(cause, language),
        }
        for number, cause in enumerate(checked.causes, 1)
    ]
    return frame(rows, CAUSES)


def pages(checked: Checked, language: Language) -> pd.DataFrame:
    """The findings by page (按页列出), for a reader who turns the document over page by page."""
    places: dict[int, list[Check]] = defaultdict(list)
    for entry in checked.findings:
        for page in entry.check.pages:
            places[page].append(entry.check)
    rows: list[Row] = [
        {
            "page": page,
            "inconsistent": sum(check.outcome == "inconsistent" for check in found),
            "suspicious": sum(check.outcome == "suspicious" for check in found),
            "check": clauses(dict.fromkeys(rule(c.rule).title.in_(language) for c in found), language),
        }
        for page, found in sorted(places.items())
    ]
    return frame(rows, PAGES)


def _by_rule(checked: Checked, *outcomes: Outcome) -> dict[str, list[Entry]]:
    """Rows by rule: findings in order of money, others in the order of the ledger."""
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in checked.findings if "suspicious" in outcomes else checked.entries:
        if entry.check.outcome in outcomes:
            groups[entry.check.rule].append(entry)
    return groups
