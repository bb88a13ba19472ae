"""Totals of the text beside the sums of their parts (文字说明中的合计)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from fa_helpers.checks.bilingual import Words, concept_words, name_of, sentence
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.addresses import columns_of
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.narrative import listed_after
from fa_helpers.checks.intervals import Quantity, total
from fa_helpers.checks.relations import Relation, relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact

_HUNDRED: Final = 100


@makes(*rules_of("closed"), *rules_of("listed"))
def _sums(book: Book) -> Iterator[Check]:
    for relation in (*relations("closed"), *relations("listed")):
        concepts = columns_of(relation.parts)
        for section in book.text.sections:
            for fact in _wholes(book, section, columns_of(relation.whole)):
                parts = listed_after(book.text.pairs.after(fact), fact, "amount", concepts)
                yield from _checked(book, relation, fact, _of_one_reading(relation, parts))


def _of_one_reading(relation: Relation, parts: Sequence[Fact]) -> list[Fact]:
    """Appropriations are printed as one source or budget by budget; where both are, the one source counts."""
    there, left_out = {part.concept for part in parts}, set[str]()
    for first, *others in relation.parts:
        if any(term.column in there for term in first):
            left_out |= {term.column for reading in others for term in reading}
    return [part for part in parts if part.concept not in left_out]


def _wholes(book: Book, section: str, concepts: Sequence[str]) -> Iterator[Fact]:
    """The totals of a section: the first printed figure of each concept and stage that is told for its own sake."""
    seen = set()
    for fact in book.text.sections[section]:
        kind = (fact.concept, fact.stage)
        if fact.base_named:
            continue
        if fact.measure == "amount" and fact.concept in concepts and kind not in seen:
            seen.add(kind)
            yield fact


def _checked(book: Book, relation: Relation, fact: Fact, parts: Sequence[Fact]) -> Iterator[Check]:
    whole = book.quantity(fact)
    if relation.where == "listed":
        if parts and not (fact.concept.startswith("grand_total") and _carries_over(book, fact)):
            unnamed = _unnamed(book, fact)
            check = relation.check([whole], [book.quantity(part) for part in (*parts, *unnamed)])
            if unnamed and check.agrees:
                yield check
                return
            complete = not unnamed and _complete(book, relation, parts)
            yield listed_sum(relation, whole, parts, book, complete=complete)
        return
    there = {part.concept for part in parts}
    missing = [concept_words(part) for part in columns_of(relation.parts) if part not in there]
    if not missing:
        yield relation.check([whole], [book.quantity(part) for part in parts])
    elif parts and (known := _beyond(book, relation, whole, parts, there)) is not None:
        yield known
    elif parts or len(relation.whole[0]) == 1:
        names = Words("、".join(name.zh for name in missing), " or ".join(name.en for name in missing))
        lacking = not_checkable(relation.rule, name_of(fact), missing, whole.marks)
        yield replace(lacking, sentence=sentence("finding.text_lacks", names=names))


def _unnamed(book: Book, whole: Fact) -> list[Fact]:
    """Parts of a list that the vocabulary has no name for (财政专户管理教育资金): amounts whose share is told."""
    found = []
    behind = book.text.pairs.after(whole)
    for fact, after in pairwise(behind):
        if fact.concept == whole.concept and not fact.base_named:
            break
        alike = (fact.measure, fact.stage, fact.concept) == ("amount", whole.stage, "")
        if alike and after.measure == "share" and after.subject == fact.subject:
            found.append(fact)
    return found


_NEVER_NEGATIVE: Final = frozenset(("surplus_appropriation", "non_appropriation_surplus_used"))
"""What is taken from a surplus or put to it; what was carried over may be a deficit."""


def _beyond(
    book: Book, relation: Relation, whole: Quantity, parts: Sequence[Fact], there: set[str]
) -> Check | None:
    """Parts that are more than their total without the ones that are not printed: these cannot be less than nothing."""
    check = relation.check([whole], [book.quantity(part) for part in parts])
    left_out = set(columns_of(relation.parts)) - there
    sure = left_out <= _NEVER_NEGATIVE and all(part.locator.page == parts[0].locator.page for part in parts)
    return check.doubted("other_scope", when=not sure) if check.fails and not check.is_short else None


def _carries_over(book: Book, whole: Fact) -> bool:
    """Whether a grand total's section also prints the year's own total, or what was carried over."""
    return any(
        f.concept in ("total_revenue", "total_expenditure") or "carryover" in f.concept
        for f in book.text.sections[whole.section]
    )


def _complete(book: Book, relation: Relation, parts: Sequence[Fact]) -> bool:
    """Whether a list leaves nothing out: every part is named, or the printed shares add up to the whole."""
    return len(parts) >= len(relation.parts) or shares_fill(book, parts)


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
    added = _shares_added(book, parts)
    return added is not None and abs(added.value - _HUNDRED) <= added.slack


def _shares_added(book: Book, parts: Sequence[Fact]) -> Quantity | None:
    """The shares printed behind the parts of a list, added up; ``None`` unless every part has one."""
    shares = [book.quantity(fact) for fact in shares_of(book, parts)]
    return total(shares) if shares and len(shares) >= len(parts) else None


def _says_short(book: Book, whole: Quantity, parts: Sequence[Fact]) -> bool:
    """Whether the shares printed behind all parts say themselves how much of the whole the list leaves out."""
    added = _shares_added(book, parts)
    if added is None or added.value >= _HUNDRED - added.slack or not whole.value:
        return False
    told = total([book.quantity(part) for part in parts])
    follows = told.value / whole.value * _HUNDRED
    return abs(added.value - follows) <= added.slack + told.slack / abs(whole.value) * _HUNDRED


def listed_sum(
    relation: Relation,
    whole: Quantity,
    parts: Sequence[Fact],
    book: Book,
    *,
    complete: bool,
    about: Words | None = None,
) -> Check:
    """A total beside a list of parts: less than the total is no contradiction where the list may leave some out."""
    check = relation.check([whole], [book.quantity(part) for part in parts], about=about)
    unsaid = check.is_short and not complete
    some = len(parts) == 1 or _says_short(book, whole, parts)
    return check.doubted("list_open", when=unsaid and some).doubted("list_partial", when=unsaid and not some)


@makes("text.balance")
def _balances(book: Book) -> Iterator[Check]:
    """Revenue and expenditure end in one total; where the words may mean the year alone, it only asks."""
    for relation in relations("both"):
        left, right = (book.text.first(term.column, term.row) for term in relation.terms)
        if left is not None and right is not None:
            check = relation.check([book.quantity(left)], [book.quantity(right)])
            both = _has_parts(book, left) and _has_parts(book, right)
            yield check.doubted("total_of_year", when=not both)


def _has_parts(book: Book, whole: Fact) -> bool:
    """Whether the parts of a grand total are printed behind it, with what was carried over."""
    relation = next(one for one in relations("closed") if whole.concept in columns_of(one.whole))
    parts = listed_after(book.text.pairs.after(whole), whole, "amount", columns_of(relation.parts))
    return len(parts) == len(relation.parts)
