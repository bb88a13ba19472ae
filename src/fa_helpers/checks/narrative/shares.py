"""Shares of the text beside part and whole (占比): each share, and whether the shares of a list make a hundred."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, name_of, same_words, sentence
from fa_helpers.checks.check import Check, compare, not_checkable, rate_check
from fa_helpers.checks.index.addresses import columns_of
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Quantity, quantity, total
from fa_helpers.checks.narrative.totals_and_statements import all_in_statement
from fa_helpers.checks.relations import relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import value_words
from fa_helpers.computing.rate_partners import Partner, is_final
from fa_helpers.model import Fact

_HUNDRED: Final = Decimal(100)


@makes("rate.share")
def _shares(book: Book) -> Iterator[Check]:
    groups: dict[tuple[str, str, bool], list[tuple[Fact, Check]]] = {}
    for fact in book.data.office_facts:
        if fact.measure != "share" or fact.year != "this":
            continue
        part = book.text.pairs.amount_of(fact, "final_accounts") or _told_later(book, fact)
        whole = _whole(book, fact)
        if part is None or whole is None:
            missing = [name_of(part.fact) if part else same_words(fact.subject)]
            if whole is None:
                missing = [concept_words(fact.base) if fact.base else sentence("finding.whole")]
            yield not_checkable("rate.share", name_of(fact), missing, book.quantity(fact).marks)
            continue
        if whole.value == 0:
            continue
        check = relation("rate.share").check([book.quantity(fact)], [book.quantity(part.fact), whole])
        check = check.doubted("other_amounts", when=not part.sure)
        by_class = fact.concept == "function_class_expenditure"
        groups.setdefault((fact.section, fact.base, by_class), []).append((fact, check))
    for group in groups.values():
        yield from _judged(book, group)


def _told_later(book: Book, share: Fact) -> Partner | None:
    """The amount of a share printed ahead of it (其中，…占…%。 then …支出决算…万元): one value in the chapter."""
    chapter = share.section.rpartition(".")[0]
    if not share.concept or not chapter or book.text.scope(share.section) != "three_public":
        return None
    there = [
        fact
        for fact in book.data.office_facts
        if fact.concept == share.concept and is_final(fact) and fact.section.startswith(f"{chapter}.")
    ]
    return Partner(there[0], False) if len({fact.amount_yuan for fact in there}) == 1 else None


def _whole(book: Book, share: Fact) -> Quantity | None:
    """The whole of a share: of the text, else of the statement that prints it."""
    if (found := book.text.pairs.whole_of(share)) is not None:
        return book.quantity(found.fact)
    return all_in_statement(book, share.base)


def _judged(book: Book, group: Sequence[tuple[Fact, Check]]) -> Iterator[Check]:
    """A share that does not follow contradicts where its whole is named, or is the one of the other shares."""
    good = sum(1 for fact, check in group if fact.value and check.agrees)
    hundred = sum((fact.value for fact, _ in group), ZERO) == _HUNDRED
    for fact, check in group:
        if check.accuses:
            check = _made_to_fit(book, fact, check, hundred)
        if not check.accuses:
            yield check
            continue
        named = fact.base_named
        other = _other_whole(book, fact)
        if other is not None:
            said = sentence(
                "finding.fits_other_whole",
                name=name_of(other),
                printed=value_words(other.printed, other.unit),
            )
            marks = (*check.marks, *book.quantity(other).marks)
            check = replace(check, sentence=said, marks=marks)
        at_home = named and _at_home(book, fact)
        alone = (
            _is_the_whole(check) and not any(f.value for f, _ in group if f is not fact) and len(group) > 1
        )
        check = check.doubted("other_base", when=other is not None)
        yield check.doubted("other_amounts", when=not (at_home or alone or good > 1))


def _is_the_whole(check: Check) -> bool:
    """Whether a part's amount is its whole: beside parts that are nothing its share is 100 %, of whatever is meant."""
    return check.expected == _HUNDRED


def _at_home(book: Book, share: Fact) -> bool:
    """Whether the named whole cannot be another: printed in the section, or that of all money."""
    whole = book.text.pairs.whole_of(share)
    if whole is None or not whole.sure:
        return False
    near = whole.fact.section == share.section or book.text.scope(share.section) == "all"
    return near or (share.concept.endswith("appropriation_expenditure") and share.base == "total_expenditure")


def _made_to_fit(book: Book, share: Fact, check: Check, hundred: bool) -> Check:
    """Shares that make exactly a hundred: one of them may have been moved by less than a unit so that they do."""
    unit = 2 * book.quantity(share).slack
    if abs(check.difference or ZERO) >= unit:
        return check
    if not hundred:
        return check.doubted("less_than_a_unit")
    formula = check.formula.replace("≠", "≈")
    return replace(check, outcome="rounding", tolerance=unit, formula=formula, money=ZERO)


def _other_whole(book: Book, share: Fact) -> Fact | None:
    """Another amount of the text of which the part is exactly the printed share: the section's own first."""
    part = book.text.pairs.amount_of(share, "final_accounts")
    if part is None or not share.value or not part.fact.value:
        return None
    near = [f for f in book.text.sections[share.section] if is_final(f)]
    far = [f for facts in book.text.quantities.values() for f in facts[:1] if is_final(f)]
    for fact in (*near, *far):
        if fact is part.fact or not fact.value or fact.value < part.fact.value:
            continue
        found = rate_check("rate.share", book.quantity(share), book.quantity(part.fact), book.quantity(fact))
        if found is not None and found.outcome == "holds":
            return fact
    return None


@makes("rate.shares_add_up")
def _add_up(book: Book) -> Iterator[Check]:
    """Shares of one whole make a hundred, once their amounts make the whole."""
    for section, facts in book.text.sections.items():
        for base in dict.fromkeys(f.base for f in facts if f.measure == "share" and f.base):
            found = list(_list(book, section, base))
            yield from found or _above_all(facts, base)


def _above_all(facts: Sequence[Fact], base: str) -> Iterator[Check]:
    """Shares of parts that exclude each other make no more than a hundred, whatever their amounts are."""
    for one in (*relations("closed"), *relations("listed")):
        if base not in columns_of(one.whole):
            continue
        wanted, found = set(columns_of(one.parts)), dict[str, Fact]()
        for fact in facts:
            if (
                fact.measure == "share"
                and fact.base == base
                and fact.concept in wanted
                and fact.year == "this"
            ):
                found.setdefault(fact.concept, fact)
        shares = total([quantity(fact) for fact in found.values()]) if len(found) > 1 else None
        if shares is not None and shares.value > _HUNDRED + shares.slack:
            hundred = Quantity(_HUNDRED, ZERO, "%", "100")
            check = compare(
                "rate.shares_add_up", shares, hundred, shares.slack, about=name_of(next(iter(found.values())))
            )
            yield check.doubted("other_amounts")
            return


def _list(book: Book, section: str, base: str) -> Iterator[Check]:
    by_part: dict[str, tuple[Fact, Fact]] = {}
    whole = None
    for share in book.text.sections[section]:
        if share.measure != "share" or share.base != base:
            continue
        part = book.text.pairs.amount_of(share, "final_accounts")
        whole = whole or _whole(book, share)
        if part is not None and part.sure:
            by_part.setdefault(share.subject, (part.fact, share))
    if whole is None or whole.value == 0:
        return
    for parts in _kinds(by_part):
        if len(parts) < 2:
            continue
        amounts = total([book.quantity(part) for part, _ in parts])
        shares = total([book.quantity(share) for _, share in parts])
        if abs(amounts.value - whole.value) > amounts.slack + whole.slack:
            continue
        hundred = Quantity(_HUNDRED, ZERO, "%", "100")
        # A share may be cut off instead of rounded, so that a sum may fall short by twice as much.
        slack = shares.slack * (2 if shares.value < _HUNDRED else 1)
        yield compare("rate.shares_add_up", shares, hundred, slack, about=name_of(parts[0][1]))


def _kinds(by_part: dict[str, tuple[Fact, Fact]]) -> tuple[list[tuple[Fact, Fact]], ...]:
    """The same whole may be divided twice in a section: by kind of spending and by class."""
    classes = [pair for pair in by_part.values() if pair[0].concept == "function_class_expenditure"]
    others = [pair for pair in by_part.values() if pair[0].concept != "function_class_expenditure"]
    return classes, others
