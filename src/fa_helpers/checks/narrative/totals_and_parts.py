"""Totals of the text beside the sums of their parts (文字说明中的合计)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from fa_helpers.checks.bilingual import Words, concept_words, name_of, sentence
from fa_helpers.checks.check import Check, not_checkable, same_check, sum_check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import listed_after
from fa_helpers.checks.intervals import Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.resources import rows

_HUNDRED: Final = 100
SOURCES: Final = (
    "fiscal_appropriation_revenue",
    "superior_subsidy_revenue",
    "service_revenue",
    "business_revenue",
    "subordinate_remittance_revenue",
    "other_revenue",
)
BUDGETS: Final = (
    "general_budget_appropriation_revenue",
    "government_fund_appropriation_revenue",
    "state_capital_appropriation_revenue",
)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts (合计关系).

    ``closed`` when every part must be printed for the sum to be made; else the parts are a list that may leave out
    what is zero, or what is small.
    """

    rule: str
    wholes: tuple[str, ...]
    parts: tuple[str, ...]
    closed: bool


SUMS: Final = tuple(
    Sum(row["rule"], tuple(row["wholes"].split()), tuple(row["parts"].split()), bool(row["closed"]))
    for row in rows("text_sums.csv")
)


@makes(*(relation.rule for relation in SUMS))
def _sums(book: Book) -> Iterator[Check]:
    for relation in SUMS:
        for section in book.text.sections:
            for fact in _wholes(book, section, relation.wholes):
                after = book.text.pairs.after(fact)
                parts = _disjoint(listed_after(after, fact, "amount", relation.parts))
                yield from _checked(book, relation, fact, parts)


def _disjoint(parts: list[Fact]) -> list[Fact]:
    """Fiscal appropriations are printed as one source or budget by budget; where both are, the one source counts."""
    if any(part.concept == SOURCES[0] for part in parts):
        return [part for part in parts if part.concept not in BUDGETS]
    return parts


def _wholes(book: Book, section: str, concepts: Sequence[str]) -> Iterator[Fact]:
    """The totals of a section: the first printed figure of each concept and stage."""
    seen = set()
    for fact in book.text.sections[section]:
        kind = (fact.concept, fact.stage)
        if fact.measure == "amount" and fact.concept in concepts and kind not in seen:
            seen.add(kind)
            yield fact


def _checked(book: Book, relation: Sum, fact: Fact, parts: Sequence[Fact]) -> Iterator[Check]:
    whole = book.quantity(fact)
    if not relation.closed:
        if parts and not (fact.concept.startswith("grand_total") and _carries_over(book, fact)):
            yield listed_sum(relation.rule, whole, parts, book, complete=_complete(book, relation, parts))
        return
    there = {part.concept for part in parts}
    missing = [concept_words(part) for part in relation.parts if part not in there]
    if not missing:
        yield sum_check(relation.rule, whole, [book.quantity(part) for part in parts])
    elif parts or len(relation.wholes) == 1:
        names = Words("、".join(name.zh for name in missing), " or ".join(name.en for name in missing))
        lacking = not_checkable(relation.rule, name_of(fact), missing, whole.marks)
        yield replace(lacking, sentence=sentence("finding.text_lacks", names=names))


def _carries_over(book: Book, whole: Fact) -> bool:
    """Whether a grand total's section also prints the year's own total, or what was carried over."""
    return any(
        f.concept in ("total_revenue", "total_expenditure") or "carryover" in f.concept
        for f in book.text.sections[whole.section]
    )


def _complete(book: Book, relation: Sum, parts: Sequence[Fact]) -> bool:
    """Whether a list leaves nothing out: every part is named, or the printed shares add up to the whole."""
    every = len(SOURCES) if relation.rule == "sum.revenue_sources" else len(relation.parts)
    return len(parts) >= every or shares_fill(book, parts)


def shares_of(book: Book, parts: Sequence[Fact]) -> list[Fact]:
    """The shares printed behind the parts of a list: one for each that has any."""
    found = []
    for part in parts:
        after = next(iter(book.text.pairs.after(part)), None)
        if after is not None and after.measure == "share" and after.subject == part.subject:
            found.append(after)
    return found


def shares_fill(book: Book, parts: Sequence[Fact]) -> bool:
    """Whether the shares printed behind all parts of a list add up to a hundred, as far as rounding lets them."""
    shares = [book.quantity(fact) for fact in shares_of(book, parts)]
    if not shares or len(shares) < len(parts):
        return False
    added = total(shares)
    return abs(added.value - _HUNDRED) <= added.slack


def listed_sum(
    rule: str,
    whole: Quantity,
    parts: Sequence[Fact],
    book: Book,
    *,
    complete: bool,
    about: Words | None = None,
) -> Check:
    """A total beside a list of parts: less than the total is no contradiction where the list may leave some out."""
    check = sum_check(rule, whole, [book.quantity(part) for part in parts], about=about)
    return check.doubted("list_partial", when=check.is_short and not complete)


@makes("text.balance")
def _balances(book: Book) -> Iterator[Check]:
    """Revenue and expenditure end in one total; where the words may mean the year alone, it only asks."""
    for stem, scope in (("grand_total", "all"), ("appropriation_grand_total", "")):
        left, right = (book.text.first(f"{stem}_{side}", scope) for side in ("revenue", "expenditure"))
        if left is None or right is None:
            continue
        check = same_check("text.balance", book.quantity(left), book.quantity(right))
        both = _has_parts(book, left) and _has_parts(book, right)
        yield check.doubted("total_of_year", when=not both)


def _has_parts(book: Book, whole: Fact) -> bool:
    """Whether the parts of a grand total are printed behind it, with what was carried over."""
    relation = next(one for one in SUMS if whole.concept in one.wholes)
    parts = listed_after(book.text.pairs.after(whole), whole, "amount", relation.parts)
    return len(parts) == len(relation.parts)
