"""Where the text is silent the statements speak (文字未述以报表补): the figures that frames and answers are made from.

Many offices publish the statements alone, or a text that leaves out what a statement prints. Both are print: a figure
of a statement stands in for an amount that the text does not tell, and keeps its own id, page and box. What the text
tells is never replaced; whether the two agree is for the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from fa_helpers.model import DocumentData, Fact, FunctionalItem
from fa_helpers.terms.concepts import concept_of
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.statement_rows import bare_label
from fa_helpers.text.fold import widen

_BOTH_SIDES: Final = ("grand_total", "appropriation_grand_total")
_BY_FUNCTION: Final = (
    ("general_budget_expenditure", "general_budget_appropriation_expenditure"),
    ("expenditure_statement", "total_expenditure"),
    ("revenue_expenditure_summary", "function_class_expenditure"),
)
"""Statements that list spending by function, the one that most texts explain first, and what their totals are."""
_ITEM: Final = "function_item_expenditure"
_CLASS: Final = "function_class_expenditure"


def told_facts(data: DocumentData) -> tuple[Fact, ...]:
    """The figures of the text, then those of statements that the text does not tell (文字数据及报表补充).

    Totals are matched by concept and stage. Classes of spending come from one statement, and only where the text
    lists none.
    """
    amounts = [fact for fact in data.office_facts if fact.measure == "amount"]
    known = {(fact.concept, fact.stage) for fact in amounts}
    for whole in _BOTH_SIDES:
        known |= {
            (f"{whole}_{side}", stage)
            for concept, stage in list(known)
            if concept == whole
            for side in ("revenue", "expenditure")
        }
    added: list[Fact] = []
    for fact in data.cell_facts:
        total = (
            fact.concept
            and not fact.whose
            and fact.measure == "amount"
            and not (fact.function_code or fact.function_class)
        )
        if total and (fact.concept, fact.stage) not in known:
            known.add((fact.concept, fact.stage))
            added.append(_named(fact))
    if not any(_level(fact) == "class" for fact in amounts):
        classes = [replace(fact, concept=_CLASS) for fact in _by_function(data, "class") if fact.value]
        added += [replace(fact, subject=widen(bare_label(fact.subject))) for fact in classes]
    if not data.functional_items:
        added += [replace(fact, concept=_ITEM) for fact in _by_function(data, "item")]
    return (*data.office_facts, *added)


def _named(fact: Fact) -> Fact:
    """A total under its own name: its row may only say 合计, and its column what of."""
    own = bare_label(fact.subject)
    says_it = concept_of(own) == fact.concept or not is_concept(fact.concept)
    return replace(fact, subject=widen(own) if says_it else concept_label(fact.concept, "zh"))


def told_items(data: DocumentData) -> tuple[FunctionalItem, ...]:
    """The items of spending that the text explains (具体情况), else the rows of a statement, which know no change."""
    if data.functional_items:
        return data.functional_items
    return tuple(_item(order, fact) for order, fact in enumerate(_by_function(data, "item"), start=1))


def _item(order: int, fact: Fact) -> FunctionalItem:
    path = (fact.function_class, fact.function_section, fact.function_item, fact.function_code)
    return FunctionalItem(order, *path, page=fact.locator.page, facts=(fact,))


def _by_function(data: DocumentData, level: str) -> Sequence[Fact]:
    """The rows of one level in the first statement that lists spending by function; a row printed again counts once."""
    for statement, total in _BY_FUNCTION:
        found = list(_rows(data, statement, total, level))
        if found:
            return found
    return ()


def _rows(data: DocumentData, statement: str, total: str, level: str) -> Iterator[Fact]:
    seen: set[str] = set()
    for fact in data.cell_facts:
        wanted = fact.section == statement and fact.concept == total and fact.stage == data.own_stage
        if wanted and _level(fact) == level and fact.function_code not in seen:
            seen.add(fact.function_code)
            yield fact


def _level(fact: Fact) -> str:
    """Whether a figure is about a class, a section or an item of the classification."""
    if fact.function_item:
        return "item"
    return "section" if fact.function_section else "class" if fact.function_class else ""
