"""Answers in words (结论): the sentences that lead each notebook, with their numbers, made from the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
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
    statement_figures_unlike,
    total_change,
    total_fact,
)
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.presentation.numbers import format_per_cent, format_rate
from fa_helpers.presentation.prose import Prose, money, name_of
from fa_helpers.terms.glossary import without_gloss
from fa_helpers.terms.messages import Language, counted, has_message, message, of_kind
from fa_helpers.terms.phrases import clauses, format_pages, money_text, nested
from fa_helpers.text.amounts import in_unit_of

if TYPE_CHECKING:
    import pandas as pd

_REASONS = 3
_RATES = ("rate_printed", "change_rate_printed")
"""So many reasons are quoted one by one; the table has all."""


def what_was_read(data: DocumentData, language: Language) -> Prose:
    """How many pages and figures were read, and what was not."""
    statuses = Counter(row.status for row in data.coverage)
    pages = sum(source.pages for source in data.sources)
    figures = len(data.facts)
    key, counts = ("answer.read", {"figures": figures}) if figures else ("answer.read_none", {})
    said = [message(key, language, pages=pages, **counts)]
    if data.statement_cells:
        read = {
            "statements": len({c.statement for c in data.statement_cells}),
            "cells": len(data.statement_cells),
        }
        said.append(message(of_kind("answer.read_statements", data.profile.kind), language, **read))
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
    said = list(totals(data, language).sentences)
    if not said:
        return Prose.of("answer.no_totals", language)
    told = _totals(data)
    said += [*unlike_in_statements(data, language), *_change(*total_change(data), told, language)]
    if data.own_stage == "final_accounts":
        said += [*_budget(data, language), *_several(data, language)]
    return Prose(tuple(said), language)


def totals(data: DocumentData, language: Language) -> Prose:
    """What came in and went out in the year (收支总额), with its page; no sentence where the document tells neither."""
    revenue, expenditure = _totals(data)
    only = expenditure if revenue is None else revenue
    if only is None:
        return Prose((), language)
    told = [fact for fact in (revenue, expenditure) if fact is not None]
    values: dict[str, object] = {
        "when": when(data, language),
        "pages": format_pages((fact.locator.page for fact in told), language),
    }
    if revenue is None or expenditure is None or revenue.fact_id == expenditure.fact_id:
        name, values["amount"] = "total_one", money(only, language)
        said = name_of(only, language)
        values["name"] = f"{said}均为" if language == "zh" and "、" in said else said
    else:
        name = "totals_same" if revenue.amount_yuan == expenditure.amount_yuan else "totals"
        values |= {"came_in": name_of(revenue, language), "went_out": name_of(expenditure, language)}
        values["revenue"] = money(revenue, language)
        if name == "totals":
            values["expenditure"] = money(expenditure, language, revenue)
    return Prose.of(of_kind(f"answer.{name}", data.profile.kind), language, **values)


def when(data: DocumentData, language: Language) -> str:
    """The year that a sentence opens with (年度), or a budget of it; said in other words where the document tells none."""
    year = data.profile.fiscal_year
    key = "answer.when_unknown" if year is None else "answer.when"
    return message(of_kind(key, data.profile.kind), language, **({} if year is None else {"year": year}))


def _totals(data: DocumentData) -> tuple[Fact | None, Fact | None]:
    revenue = total_fact(data, REVENUE, ("revenue",), "amount", data.own_stage)
    return revenue, total_fact(data, EXPENDITURE, ("expenditure",), "amount", data.own_stage)


def unlike_in_statements(data: DocumentData, language: Language) -> list[str]:
    """What the statements print under names that the text gives other amounts (报表数与文字不同)."""
    found = [
        message("answer.amount_of", language, name=name_of(fact, language), **_shown(other, language))
        for fact, other in statement_figures_unlike(data, _totals(data))
    ]
    items = clauses(found, language).replace(") (", "; ")
    return [message("answer.statement_unlike", language, items=items)] if found else []


def _shown(fact: Fact, language: Language) -> dict[str, object]:
    return {"amount": money(fact, language), "page": fact.locator.page}


def from_nothing(change: Fact | None, final: Fact | None) -> bool:
    """Whether a change is the whole amount (上年为0): the previous year was nothing, and there is no rate."""
    if change is None or final is None or change.direction != "increase" or not change.amount_yuan:
        return False
    return change.amount_yuan == final.amount_yuan


def _change(
    change: Fact | None, rate: Fact | None, told: Sequence[Fact | None], language: Language
) -> list[str]:
    shown = [money(change, language)] if change is not None else []
    shown += [f"{rate.printed}%"] if rate is not None else []
    lead = change or rate
    if lead is None:
        return []
    direction = message(f"direction.{lead.direction or 'changed'}", language)
    values = {"direction": direction, "page": lead.locator.page, "name": name_of(lead, language)}
    if any(from_nothing(change, final) for final in told):
        printed = {"rate": shown[1]} if len(shown) > 1 else {}
        key = "answer.change_from_nothing" + ("_printed" if printed else "")
        return [message(key, language, amount=shown[0], **values, **printed)]
    if len(shown) == 1:
        return [message("answer.change_one", language, amount=shown[0], **values)]
    return [message("answer.change", language, amount=shown[0], rate=shown[1], **values)]


def _budget(data: DocumentData, language: Language) -> list[str]:
    """The distance from the budget; from the full-year one too where the initial one is 0 and gives no rate."""
    for concept in BUDGETED:
        said = []
        for stage in ("initial_budget", "adjusted_budget"):
            budget = first_fact(data, (concept,), "amount", stage)
            final = first_fact(data, (concept,), "amount", "final_accounts")
            if budget is not None and final is not None:
                printed = first_fact(data, (concept,), "variance_rate", base=stage)
                said.append(_against(budget, final, stage, printed, language))
                if budget.value:
                    break
        if said:
            return said
    return []


def several_budgets(data: DocumentData, language: Language) -> Prose:
    """Budgets of one stage that the document prints with different amounts: each with its page, to be explained."""
    said = _several(data, language)
    if said:
        return Prose(tuple(said), language)
    budgets = any(row["stage"] != "final_accounts" for row in ladder_rows(data))
    budgets = budgets or total_fact(data, (), ("expenditure",), "amount", "initial_budget") is not None
    return Prose.of("answer.one_budget" if budgets else "answer.no_budget", language)


def _several(data: DocumentData, language: Language) -> list[str]:
    said = []
    for stage in ("initial_budget", "adjusted_budget"):
        rungs = [row for row in ladder_rows(data) if row["stage"] == stage]
        if len(rungs) < 2:
            continue
        unit = str(rungs[0]["unit"])
        values = [in_unit_of(_decimal(row["value"]), str(row["unit"]), unit) for row in rungs]
        amounts = [
            (_row_money(value, rungs[0], language), row["page"])
            for value, row in zip(values, rungs, strict=True)
        ]
        shown = [message("answer.amount_on_page", language, amount=a, page=page) for a, page in amounts]
        joined = ("、" if language == "zh" else "; ").join(shown)
        name = message(f"stage.{stage}", language)
        said.append(message("answer.several_budgets", language, stage=name, count=len(rungs), amounts=joined))
    return said


def _decimal(value: object) -> Decimal:
    assert isinstance(value, Decimal)
    return value


def _row_money(value: object, row: Row, language: Language) -> str:
    """An amount of a row without its sign, in the row's unit, with the digits that are printed."""
    printed = row.get("value")
    places = -int(printed.as_tuple().exponent) if isinstance(printed, Decimal) else 2
    return money_text(abs(_decimal(value)), str(row["unit"]), language, places=max(0, places))


def _against(budget: Fact, final: Fact, stage: str, printed: Fact | None, language: Language) -> str:
    rate = variance_rate(final.value, in_unit_of(budget.value, budget.unit, final.unit), base=stage)
    values = {
        "name": name_of(final, language),
        "stage": message(f"stage.{stage}", language),
        "budget": money(budget, language, final),
        "final": money(final, language),
        "rate": format_rate(rate, language, signed=True),
    }
    if rate.value is not None and printed is not None:
        shown = format_per_cent(printed.value)
        return message("answer.budget_printed", language, **values, printed=shown, page=printed.locator.page)
    return message("answer.budget" if rate.value is not None else "answer.budget_no_rate", language, **values)


def attribution(data: DocumentData, language: Language) -> dict[str, object]:
    """Whose figures of which year a sentence to be quoted gives (署名)."""
    profile = data.profile
    return {
        "entity": profile.entity or message("card.unnamed", language),
        "year": profile.fiscal_year or "",
    }


def place_of(fact: Fact, language: Language) -> str:
    """The page of a figure, with the number printed on the paper where there is one."""
    where = fact.locator
    if where.page_label and where.page_label != str(where.page):
        return message("answer.place_with_label", language, page=where.page, label=where.page_label)
    return message("answer.place", language, page=where.page)


def quotable(data: DocumentData, fact: Fact, language: Language) -> Prose:
    """A sentence ready to be quoted (可引用语句): unit, page and attribution included."""
    kind = f"stage.{fact.stage}" if fact.stage else f"measure.{fact.measure}"
    return Prose.of(
        of_kind("answer.quotable", data.profile.kind),
        language,
        place=place_of(fact, language),
        name=without_gloss(name_of(fact, language)),
        stage=message(kind, language),
        amount=money(fact, language),
        **attribution(data, language),
    )


def compared(frame: pd.DataFrame, language: Language) -> Prose:
    """How many printed rates were computed again and agree; ``frame`` is that of changes, variances or shares."""
    rates = [name for name in _RATES if name in frame.columns]
    if rates:  # a change in money alone is no rate
        frame = frame[frame[rates].notna().any(axis=1)]
    if len(frame) == 0:
        return Prose.of("answer.compared_none", language)
    counts = Counter(frame["outcome"].tolist())
    found = {
        "holds": counts["holds"],
        "rounding": counts["rounding"],
        "differs": counts["inconsistent"] + counts["suspicious"],
        "none_of": counts[""],
    }
    if counts[""] == len(frame):
        return Prose.of("answer.compared_uncountable", language, count=len(frame))
    parts = [counted(f"answer.compared_{name}", count, language) for name, count in found.items() if count]
    return Prose.of("answer.compared", language, count=len(frame), parts=clauses(parts, language))


def explained(data: DocumentData, language: Language) -> Prose:
    """How much of a difference its stated reason can explain at most, or that the reason gives no amounts."""
    said = []
    for row in explained_rows(data):
        values = {
            "reason": nested(str(row["reason"])),
            "page": row["page"],
            "against": _apart(str(row["base"]), language),
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
    return Prose(tuple(said), language) if said else Prose((_of_parts(data, language),), language)


def _apart(base: str, language: Language) -> str:
    """From what an amount differs, in words (与何者的差额)."""
    key = f"answer.apart_{base}"
    return message(key if has_message(key) else "answer.apart_other", language)


def _of_parts(data: DocumentData, language: Language) -> str:
    """That no reason is given for the totals, with those given for their parts."""
    changes = {fact.fact_id for fact in data.office_facts if fact.measure in ("change", "change_rate")}
    given = [one for one in data.stated_reasons if one.kind == "reason" and one.fact_id in changes]
    if not given:
        return message("answer.no_reasons", language)
    quoted = [
        message("answer.reason_of", language, name=one.subject, reason=nested(one.text), page=one.page)
        for one in given[:_REASONS]
    ]
    return message("answer.part_reasons", language, reasons=clauses(quoted, language), count=len(given))
