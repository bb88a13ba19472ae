"""Answers in words (结论): the sentences that lead each notebook, with their numbers, made from the document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.computing.rates import variance_rate
from fa_helpers.frames.explained_changes import explained_rows
from fa_helpers.frames.headlines import (
    BUDGETED,
    EXPENDITURE,
    REVENUE,
    first_fact,
    ladder_rows,
    total_change,
)
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.numbers import format_amount, format_per_cent, format_rate
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.amounts import MONEY

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences to be read (文字): shown as a paragraph in a notebook, as plain text elsewhere."""

    sentences: tuple[str, ...]
    language: Language

    def __str__(self) -> str:
        return ("" if self.language == "zh" else " ").join(self.sentences)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        from html import escape

        return f'<p class="fa-answer" lang="{self.language}"><b>{escape(str(self))}</b></p>'


def what_was_read(data: DocumentData, language: Language) -> Prose:
    """How many pages and figures were read, and what was not."""
    statuses = Counter(row.status for row in data.coverage)
    pages = sum(source.pages for source in data.sources)
    figures = len(data.facts)
    said = [message("answer.read_none", language, pages=pages)]
    if figures:
        said = [message("answer.read", language, pages=pages, figures=figures)]
    if data.statement_cells:
        count = len({cell.statement for cell in data.statement_cells})
        said.append(
            message("answer.read_statements", language, statements=count, cells=len(data.statement_cells))
        )
    if data.scorecards:
        indicators = sum(len(card.indicators) for card in data.scorecards)
        said.append(message("answer.read_cards", language, cards=len(data.scorecards), indicators=indicators))
    rest = [(s, statuses[s]) for s in ("partly_read", "not_read", "absent") if statuses[s]]
    if rest:
        said.extend(message(f"answer.read_{status}", language, count=count) for status, count in rest)
    else:
        said.append(message("answer.read_all", language))
    return Prose(tuple(said), language)


def income_and_expenditure(data: DocumentData, language: Language) -> Prose:
    """The year's revenue and expenditure, their change on last year, and the distance from the budget."""
    revenue = first_fact(data, REVENUE, "amount", "final_accounts")
    expenditure = first_fact(data, EXPENDITURE, "amount", "final_accounts")
    if revenue is None and expenditure is None:
        return Prose((message("answer.no_totals", language),), language)
    said = [_totals(data, revenue, expenditure, language)]
    change, rate = total_change(data)
    if change is not None or rate is not None:
        said.append(_change(change, rate, language))
    said.extend(_budget(data, language))
    budgets = several_budgets(data, language)
    if budgets.sentences != (message("answer.one_budget", language),):
        said.extend(budgets.sentences)
    return Prose(tuple(said), language)


def _totals(data: DocumentData, revenue: Fact | None, expenditure: Fact | None, language: Language) -> str:
    year = data.profile.fiscal_year or ""
    if revenue is None or expenditure is None:
        only = revenue or expenditure
        assert only is not None
        return message(
            "answer.total_one",
            language,
            year=year,
            name=name_of(only, language),
            amount=money(only, language),
        )
    return message(
        "answer.totals",
        language,
        year=year,
        revenue=money(revenue, language),
        expenditure=money(expenditure, language),
    )


def _change(change: Fact | None, rate: Fact | None, language: Language) -> str:
    lead = change or rate
    assert lead is not None
    direction = (
        message(f"direction.{lead.direction}", language)
        if lead.direction
        else message("direction.changed", language)
    )
    values = {"direction": direction, "page": lead.locator.page, "name": name_of(lead, language)}
    if change is None or rate is None:
        shown = money(change, language) if change is not None else format_per_cent(lead.value)
        return message("answer.change_one", language, amount=shown, **values)
    return message(
        "answer.change", language, amount=money(change, language), rate=format_per_cent(rate.value), **values
    )


def _budget(data: DocumentData, language: Language) -> list[str]:
    for concept in BUDGETED:
        for stage in ("initial_budget", "adjusted_budget"):
            budget = first_fact(data, (concept,), "amount", stage)
            final = first_fact(data, (concept,), "amount", "final_accounts")
            if budget is not None and final is not None and budget.unit == final.unit:
                printed = first_fact(data, (concept,), "variance_rate", base=stage)
                return [_against(budget, final, stage, printed, language)]
    return []


def several_budgets(data: DocumentData, language: Language) -> Prose:
    """Budgets of one stage that the document prints with different amounts: each with its page, to be explained."""
    said = []
    for stage in ("initial_budget", "adjusted_budget"):
        rungs = [row for row in ladder_rows(data) if row["stage"] == stage]
        if len(rungs) < 2:
            continue
        shown = [
            message(
                "answer.amount_on_page",
                language,
                amount=_row_money(row["value"], row, language),
                page=row["page"],
            )
            for row in rungs
        ]
        joined = "、".join(shown) if language == "zh" else "; ".join(shown)
        name = message(f"stage.{stage}", language)
        said.append(message("answer.several_budgets", language, stage=name, count=len(rungs), amounts=joined))
    return Prose(tuple(said) or (message("answer.one_budget", language),), language)


def _row_money(value: object, row: Row, language: Language) -> str:
    """An amount of a row without its sign, in the row's unit."""
    assert isinstance(value, Decimal)
    return money_of(abs(value), str(row["unit"]), language)


def _against(budget: Fact, final: Fact, stage: str, printed: Fact | None, language: Language) -> str:
    rate = variance_rate(final.value, budget.value, base=stage)
    values = {
        "name": name_of(final, language),
        "stage": message(f"stage.{stage}", language),
        "budget": money(budget, language),
        "final": money(final, language),
        "rate": format_rate(rate, language, signed=True),
    }
    if rate.value is not None and printed is not None:
        shown = format_per_cent(printed.value)
        return message("answer.budget_printed", language, **values, printed=shown, page=printed.locator.page)
    return message("answer.budget" if rate.value is not None else "answer.budget_no_rate", language, **values)


def name_of(fact: Fact, language: Language) -> str:
    """What a figure is called: the printed words in Chinese, the glossary's rendering in English."""
    if language == "zh" or not is_concept(fact.concept):
        return fact.subject
    if fact.function_class:
        return fact.subject
    return concept_label(fact.concept, language)


def money(fact: Fact, language: Language) -> str:
    """An amount with its unit; in English in yuan, with the printed amount behind it."""
    return money_of(fact.value, fact.unit, language)


def money_of(value: Decimal, unit: str, language: Language, *, signed: bool = False) -> str:
    """An amount in words (金额): in English in yuan, with the amount in the document's unit behind it.

    A reader of English does not count in 万: 2,385.28万元 is 23.85 million yuan.

    >>> money_of(Decimal("2385.28"), "万元", "en")
    '23.85 million yuan (2,385.28万元)'
    """
    shown = language if unit in MONEY else "zh"
    return format_amount(value, unit, shown, with_unit=True, signed=signed)


def place_of(fact: Fact, language: Language) -> str:
    """The page of a figure, with the number printed on the paper where there is one."""
    where = fact.locator
    if where.page_label and where.page_label != str(where.page):
        return message("answer.place_with_label", language, page=where.page, label=where.page_label)
    return message("answer.place", language, page=where.page)


def quotable(data: DocumentData, fact: Fact, language: Language) -> Prose:
    """A sentence ready to be quoted (可引用语句): unit, page and attribution included."""
    text = message(
        "answer.quotable",
        language,
        entity=data.profile.entity or message("card.unnamed", language),
        year=data.profile.fiscal_year or "",
        place=place_of(fact, language),
        name=name_of(fact, language),
        stage=message(f"stage.{fact.stage}", language)
        if fact.stage
        else message(f"measure.{fact.measure}", language),
        amount=money(fact, language),
    )
    return Prose((text,), language)


def compared(frame: pd.DataFrame, language: Language) -> Prose:
    """How many printed rates were computed again and agree; ``frame`` is that of changes, variances or shares."""
    if len(frame) == 0:
        return Prose((message("answer.compared_none", language),), language)
    counts = Counter(frame["outcome"].tolist())
    text = message(
        "answer.compared",
        language,
        count=len(frame),
        holds=counts["holds"],
        rounding=counts["rounding"],
        differs=counts["inconsistent"] + counts["suspicious"],
        none=counts[""],
    )
    return Prose((text,), language)


def explained(data: DocumentData, language: Language) -> Prose:
    """How much of a difference its stated reason can explain at most, or that the reason gives no amounts."""
    said = []
    for row in explained_rows(data):
        values = {
            "reason": row["reason"],
            "page": row["page"],
            "amount": _row_money(row["signed_change"], row, language),
        }
        if row["ceiling"] is None:
            said.append(message("answer.reason_open", language, **values))
            continue
        values["causes"] = row["causes"]
        values["ceiling"] = _row_money(row["ceiling"], row, language)
        rate = row["share"]
        assert isinstance(rate, Decimal)
        key = "answer.reason_short" if rate < 1 else "answer.reason_enough"
        said.append(message(key, language, **values, share=format_rate(rate, language)))
    return Prose(tuple(said) or (message("answer.no_reasons", language),), language)
