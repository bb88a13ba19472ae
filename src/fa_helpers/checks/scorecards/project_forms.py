"""Project scorecards beside what the text says of them (项目自评表与正文): how many, how much, at what rate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import (
    Check,
    compare,
    not_checkable,
)
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity, quantity, total
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.department_form import projects, with_funds
from fa_helpers.model import FundsRow, Stage
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold, name_key

_STAGES: Final[tuple[tuple[Stage, str], ...]] = (
    ("adjusted_budget", "adjusted_budget"),
    ("final_accounts", "executed"),
)
_UPPER: Final = regex(r"中央|自治区|省|地\(州|地州|市\)安排|上级")
_UPPER_NAME: Final = regex(r"中央|自治区|省级|上级|专项资金")
_SURELY_UPPER: Final = regex(r"中央|自治区|省级|上级")
_KINDS: Final = (("department_scorecards_count", True), ("project_scorecards_count", False))


@makes("cards.count")
def _count(book: Book) -> Iterator[Check]:
    """How many forms the text names and how many there are (N62)."""
    if not book.cards:
        return
    for concept, of_department in _KINDS:
        for fact in book.said(concept, "count"):
            forms = [v for v in book.cards if (v.card.kind == "department") == of_department]
            marks = tuple(v.where("card") for v in forms)
            there = Quantity(quantity(fact).value * 0 + len(forms), ZERO, fact.unit, str(len(forms)), marks)
            check = compare("cards.count", replace(quantity(fact), slack=ZERO), there, ZERO)
            yield check.doubted("forms_missing", when=len(forms) < fact.value)


@makes("cards.projects_total")
def _projects_total(book: Book) -> Iterator[Check]:
    """Budgets and executed amounts of all project forms beside the totals that the text names (N63)."""
    views = projects(book)
    counts = {fact.section: fact for fact in book.said("project_scorecards_count", "count")}
    for stage, column in _STAGES:
        for fact in book.said("project_scorecard_total", stage=stage):
            said = book.quantity(fact)
            parts = [q for v in views if (q := v.exact("funds.1", column)) is not None] if views else []
            named = counts.get(fact.section)
            if named is None or named.value != len(views) or len(parts) < len(views) or not parts:
                missing = [sentence("finding.all_cards")]
                yield not_checkable("cards.projects_total", said.name, missing, said.marks)
                continue
            check = relation("cards.projects_total").check([said], parts)
            yield check.doubted("form_left_over", when=not all(v.sure for v in views))


@makes("cards.project_expenditure")
def _project_expenditure(book: Book) -> Iterator[Check]:
    """What the evaluated projects spent is part of what was spent on projects (N65)."""
    spent = book.said("project_expenditure")
    if not spent:
        return
    whole = max((book.quantity(fact) for fact in spent), key=lambda q: q.value)
    entity = name_key(book.data.profile.entity)
    offices = [name_key(view.card.implementer) for view in projects(book)]
    own = bool(offices) and all(name and (name in entity or entity in name) for name in offices)
    special = any(view.card.kind == "special_fund" for view in book.cards)
    for fact in book.said("project_scorecard_total"):
        check = relation("cards.project_expenditure").check([whole], [book.quantity(fact)])
        # Money that is passed on to others, or spent by them, is no expenditure of the office.
        yield check.doubted("other_money", when=special or not own)


@makes("cards.upper_levels")
def _upper_levels(book: Book) -> Iterator[Check]:
    """Money from the levels above beside the forms of the funds that those levels gave."""
    view = with_funds(book)
    if view is None:
        return
    given = [
        key for key, row in view.funds[1:] if isinstance(row, FundsRow) and _UPPER.search(fold(row.source))
    ]
    named = [v for v in projects(book) if _UPPER_NAME.search(fold(v.card.name))]
    levels = [q for key in given if (q := view.exact(key, "adjusted_budget")) is not None]
    cards = [q for v in named if (q := _budget(v)) is not None]
    if not levels or not cards or len(cards) < len(named):
        return
    left, right = total(levels), total(cards)
    check = relation("cards.upper_levels").check([left], [right], about=view.about)
    sure = [q for v in named if _SURELY_UPPER.search(fold(v.card.name)) and (q := _budget(v)) is not None]
    more = total(sure).value > left.value + left.slack + right.slack
    yield check.doubted("forms_missing", when=not more)


def _budget(view: CardView) -> Quantity | None:
    return view.exact("funds.1", "adjusted_budget")
