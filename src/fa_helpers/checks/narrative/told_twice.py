"""One thing told twice (重复表述): a total with two values in one section, the same digits in 元 and in 万元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import name_of, sentence
from fa_helpers.checks.check import Check, same_check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import fold, name_key

_OPENING: Final = regex(
    r"^(?:\d{4}年度?|[本我](?:部门|单位|局|委|办|院|校)|全年|本年度?(?!收入|支出)|[,，])+"
)
_ENDING: Final = regex("(?:决算数?|合计|共计|总额|共|为|是)+$")
_ONE_VALUE: Final = (
    "general_budget_appropriation_expenditure",
    "agency_operating_expenses",
    "government_procurement",
)
"""What has one value in its section as a rule, if no scope is named that is not seen: it asks at most."""
_ENOUGH: Final = 4
"""An amount of so many digits is hardly printed twice by chance."""


@makes("text.once_in_section")
def _once(book: Book) -> Iterator[Check]:
    """A total with which two sentences of one section begin, in the same words, has one value."""
    if book.text.several_accounts:
        return
    for section, facts in book.text.sections.items():
        opened: dict[tuple[str, str, str], Fact] = {}
        for fact in facts:
            if not _is_total(book, fact) or not _begins(book, fact):
                continue
            first = opened.setdefault((fact.concept, fact.stage, _words(fact)), fact)
            if first is not fact:
                check = same_check("text.once_in_section", book.quantity(first), book.quantity(fact))
                sure = "total" in fact.concept and book.text.scope(section) not in ("unknown", "other")
                budget = fact.stage != "final_accounts"
                yield check.doubted("other_scope", when=not sure or budget)


def _is_total(book: Book, fact: Fact) -> bool:
    told = fact.stage in ("final_accounts", "initial_budget") and fact.year == "this"
    final = fact.measure == "amount" and told
    named = "total" in fact.concept or fact.concept in _ONE_VALUE
    return final and named and fact.scope == "office" and not fact.base_named


def _words(fact: Fact) -> str:
    said = name_key(fact.context.removesuffix(fact.unit).removesuffix(fact.printed))
    return _ENDING.sub("", _OPENING.sub("", said))


def _begins(book: Book, fact: Fact) -> bool:
    """Whether a sentence begins with the figure's clause: nothing before it names another scope."""
    here = (p for p in book.data.paragraphs if p.section == fact.section and p.kind == "text")
    return any(f"。{fact.context}" in f"。{p.text}" for p in here)


@makes("text.same_digits")
def _same_digits(book: Book) -> Iterator[Check]:
    """The same digits with another unit in one section: a 万 too few, or too many."""
    amounts = [f for f in book.data.facts if f.origin == "narrative" and f.measure == "amount"]
    found = False
    seen: dict[tuple[str, str], Fact] = {}
    for fact in amounts:
        if fact.unit not in MONEY or not _telling(fact):
            continue
        first = seen.setdefault((fact.section, fold(fact.printed)), fact)
        if MONEY[first.unit] != MONEY[fact.unit] and not found:
            found = True
            marks: list[Mark] = [mark for one in (first, fact) for mark in book.quantity(one).marks]
            values = {"a": f"{first.printed}{first.unit}", "b": f"{fact.printed}{fact.unit}"}
            said = sentence("finding.same_digits", page=fact.locator.page, **values)
            yield stated("text.same_digits", "inconsistent", name_of(first), marks, said)
    if not found and len({fact.unit for fact in amounts}) > 1:
        yield stated("text.same_digits", "holds", sentence("finding.whole_text"), [])


def _telling(fact: Fact) -> bool:
    digits = re.sub(r"\D", "", fold(fact.printed)).strip("0")
    return len(digits) >= _ENOUGH
