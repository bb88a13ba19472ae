"""Lesson 01: find a figure and cite it (找数、引数)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fa_helpers.lessons.exercises import exercise, number
from fa_helpers.lessons.judging import Expected
from fa_helpers.model import Fact
from fa_helpers.text.amounts import to_yuan

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts


def _followed(doc: FinalAccounts) -> Fact | None:
    """The figure that the lesson follows: money, printed where one can see it."""
    fact = doc.headline()
    return fact if fact is not None and to_yuan(fact.value, fact.unit) is not None else None


def _twins(doc: FinalAccounts, fact: Fact) -> list[Fact]:
    """Where the same amount of the same concept stands."""
    everywhere = (*doc.data.facts, *doc.data.cell_facts)
    same = [f for f in everywhere if f.amount_yuan == fact.amount_yuan and f.measure == "amount"]
    return [f for f in same if f.concept == fact.concept or f.stage == fact.stage] or [fact]


@exercise("1.1")
def page(doc: FinalAccounts) -> Expected | None:
    """On which page of the file it stands."""
    fact = _followed(doc)
    if fact is None:
        return None
    twins = _twins(doc, fact)
    pages = tuple(sorted({str(f.locator.page) for f in twins}, key=int))
    labels = {f.locator.page_label for f in twins if f.locator.page_label.isdecimal()} - set(pages)
    mistakes = tuple((label, "printed_label") for label in sorted(labels))
    return Expected("page", pages, mistakes=mistakes, task={"subject": fact.subject})


@exercise("1.2")
def amount(doc: FinalAccounts) -> Expected | None:
    """How much it is, in its own unit."""
    fact = _followed(doc)
    if fact is None:
        return None
    others = [
        (f.value, "other_stage")
        for f in doc.data.facts
        if f.concept == fact.concept and f.measure == "amount" and f.unit == fact.unit
    ]
    changes = [
        (f.value, "is_change")
        for f in doc.data.facts
        if f.concept in (fact.concept, "grand_total") and f.measure == "change"
    ]
    return number(fact.value, 2, *others, *changes, subject=fact.subject, unit=fact.unit)


@exercise("1.3")
def fact_id(doc: FinalAccounts) -> Expected | None:
    """Its id: any of those that print the same amount for the same thing."""
    fact = _followed(doc)
    if fact is None:
        return None
    right = tuple(f.fact_id for f in _twins(doc, fact))
    others = tuple(
        (f.fact_id, "other_figure") for f in (*doc.data.facts, *doc.data.cell_facts) if f.fact_id not in right
    )
    return Expected("name", right, mistakes=others[:400], task={"subject": fact.subject})


@exercise("1.4")
def in_yuan(doc: FinalAccounts) -> Expected | None:
    """The same amount in yuan."""
    fact = _followed(doc)
    yuan = to_yuan(fact.value, fact.unit) if fact is not None else None
    if fact is None or yuan is None:
        return None
    return number(yuan, 2, (fact.value, "not_converted"), subject=fact.subject, unit=fact.unit)


@exercise("1.5")
def sentence(doc: FinalAccounts) -> Expected | None:
    """A sentence to quote: office or year, amount with unit, page."""
    fact = _followed(doc)
    if fact is None:
        return None
    yuan = to_yuan(fact.value, fact.unit) or fact.value
    amounts = {fact.printed, f"{fact.value:f}", f"{yuan.normalize():f}"}
    pages = {f.locator.page for f in _twins(doc, fact)}
    where = tuple(form.format(p) for p in sorted(pages) for form in ("第{}页", "p.{}", "page{}", "页{}"))
    profile = doc.data.profile
    whose = tuple(text for text in (profile.entity, str(profile.fiscal_year or "")) if text)
    return Expected(
        "text",
        needs=(
            ("needs_amount", tuple(sorted(amounts))),
            ("needs_unit", ("元", "yuan")),
            ("needs_page", where),
            *([("needs_whose", whose)] if whose else []),
        ),
        shortest=15,
        task={"subject": fact.subject},
    )
