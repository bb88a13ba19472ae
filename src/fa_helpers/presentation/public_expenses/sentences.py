"""What the three public expenses and the running costs say, in sentences (结论): a 0, a none, and silence differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.frames.public_expenses import (
    ITEMS,
    RUNNING,
    THREE_PUBLIC,
    item_rows,
    per_head_rows,
    running_change,
)
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.patterns import regex
from fa_helpers.presentation.answers import attribution, quotable
from fa_helpers.presentation.numbers import format_amount, format_count, format_per_cent
from fa_helpers.presentation.prose import Prose, money
from fa_helpers.presentation.public_expenses.frames import STATEMENT
from fa_helpers.terms.glossary import concept_label
from fa_helpers.terms.messages import Language, message, of_kind, reason_text
from fa_helpers.terms.phrases import clauses, fixed, money_text, nested, sentences
from fa_helpers.text.amounts import in_unit_of

if TYPE_CHECKING:
    import pandas as pd

_LARGE = Decimal(100)
"""From here on, in per cent, a rate says more about its base than about the amount."""
_NO_SUCH = regex(r"^(?:本年度?|本|该|我|当年度?)*(?:单位|部门|局)?(?:本年度?)?(?:无|没有|未发生|未安排)")
_STAFF_GREW = regex(r"人员[^，,；;。]{0,4}(?:增加|增多|增长)")


def answer(data: DocumentData, language: Language) -> Prose:
    """What is printed on the three public expenses, what that does not say, and the running costs with their base."""
    rows = {str(row["concept"]): row for row in item_rows(data)}
    whole = rows[THREE_PUBLIC]
    parts = _parts(data, rows, language) if whole["state"] == "silent" else ""
    said = [parts or _whole(data, whole, rows, language)]
    if whole["state"] != "amount" and not parts:
        said.append(message(f"nb03.caution_{whole['state']}", language))
    if whole["state"] == "silent":
        said.extend(statement_words(data, language).sentences)
    said.extend(running_words(data, language).sentences)
    change = running_change(data)
    rate = change["change_rate_printed"] if change is not None and change["prior_final_accounts"] else None
    if isinstance(rate, Decimal) and rate >= _LARGE:
        said.append(message("nb03.running_look", language))
    return Prose(tuple(said), language)


def three_public_total(data: DocumentData, language: Language) -> str:
    """What the three public expenses came to (“三公”经费合计); empty where no total is printed, or this is a budget."""
    rows = {str(row["concept"]): row for row in item_rows(data)}
    whole = rows[THREE_PUBLIC]
    told = data.own_stage == "final_accounts" and whole["state"] in ("amount", "zero")
    return _whole(data, whole, rows, language) if told else ""


def _parts(data: DocumentData, rows: dict[str, Row], language: Language) -> str:
    """The items that are told where no total is (无合计数时的分项); empty where there are none."""
    told = [(item, _fact(data, rows[item], data.own_stage)) for item in ITEMS[1:]]
    shown = [
        message(
            "answer.amount_of",
            language,
            name=concept_label(item, language),
            amount=money(fact, language),
            page=fact.locator.page,
        )
        for item, fact in told
        if fact is not None
    ]
    return message("nb03.total_parts", language, items=clauses(shown, language)) if shown else ""


def _whole(data: DocumentData, whole: Row, rows: dict[str, Row], language: Language) -> str:
    state, page = whole["state"], whole["page"]
    if state == "none_said":
        return message("nb03.total_none", language, said=nested(str(whole["said"])), page=page)
    if state == "silent":
        return message("nb03.total_silent", language)
    fact = _fact(data, whole, data.own_stage)
    assert fact is not None
    if data.own_stage != "final_accounts":
        amount, page = money(fact, language), fact.locator.page
        return message("nb03.total_planned", language, amount=amount, page=page)
    values = {"amount": money(fact, language), "page": fact.locator.page}
    budget = _fact(data, whole, "initial_budget") or _fact(data, whole, "adjusted_budget")
    against = {}
    if budget is not None:
        against = {
            "budget": money(budget, language, fact),
            "stage": message(f"stage.{budget.stage}", language),
        }
    if state == "zero":
        zeros = [concept_label(item, language) for item in ITEMS[1:] if rows[item]["state"] == "zero"]
        said = [
            message("nb03.total_zero", language, count=len(zeros), **values)
            if zeros
            else message("nb03.total_zero_alone", language, **values)
        ]
        if budget is not None and budget.value:
            said.append(message("nb03.zero_with_budget", language, **against))
        return sentences(said, language)
    key = "nb03.total_of_budget" if against else "nb03.total_amount"
    return message(key, language, **values, **against)


def _fact(data: DocumentData, row: Row, stage: str) -> Fact | None:
    ids = set(str(row["fact_ids"]).split())
    return next((f for f in told_facts(data) if f.fact_id in ids and f.stage == stage), None)


def statement_words(data: DocumentData, language: Language) -> Prose:
    """What became of the form itself (报表): read, empty with its own words, not read, listed only, or not there."""
    found = next((row for row in data.coverage if row.part == STATEMENT), None)
    if found is None:
        return Prose.of("nb03.statement_none", language)
    values: dict[str, object] = {"page": found.page_first}
    if found.status == "absent":
        values = {}
    elif found.status == "empty":
        values["reason"] = reason_text(str(found.reason), language).rstrip("。.")
    elif found.figures:
        values["figures"] = found.figures
    status = "read" if found.figures else found.status if found.status in ("absent", "empty") else "not_read"
    return Prose.of(f"nb03.statement_{status}", language, **values)


def running_words(data: DocumentData, language: Language) -> Prose:
    """The running costs with their change, its printed rate and the base that the rate divides by."""
    final = _running(data)
    if final is None:
        return Prose.of("nb03.running_silent", language)
    values: dict[str, object] = {"amount": money(final, language), "page": final.locator.page}
    if data.own_stage != "final_accounts":
        return Prose.of("nb03.running_planned", language, **values)
    change = running_change(data)
    if change is None or not isinstance(change["prior_final_accounts"], Decimal):
        return Prose.of("nb03.running_amount", language, **values)
    moved = next(
        f for f in data.office_facts if f.fact_id in str(change["fact_ids"]).split() and f.measure == "change"
    )
    values["change"] = money(moved, language, final)
    values["direction"] = message(f"direction.{moved.direction or 'changed'}", language)
    prior = in_unit_of(change["prior_final_accounts"], str(change["unit"]), final.unit)
    values["prior"] = money_text(prior or change["prior_final_accounts"], final.unit, language)
    rate = change["change_rate_printed"]
    if not isinstance(rate, Decimal):
        return Prose.of("nb03.running_change", language, **values)
    values["rate"] = format_per_cent(rate)
    key = "nb03.running_rate" if change["prior_final_accounts"] else "nb03.running_zero_base"
    return Prose.of(key, language, **values)


def _running(data: DocumentData) -> Fact | None:
    amounts = (fact for fact in data.office_facts if fact.concept == RUNNING and fact.measure == "amount")
    return next((fact for fact in amounts if fact.stage == data.own_stage), None)


def no_picture(data: DocumentData, language: Language) -> Prose:
    """What stands in place of a picture of amounts that are all 0, or of which none is printed."""
    states = {str(row["state"]) for row in item_rows(data) if row["concept"] in ITEMS}
    key = "nb03.no_picture_zero" if "zero" in states else "nb03.no_picture_none"
    return Prose.of(key, language)


def no_page(language: Language) -> Prose:
    """What stands in place of a crop of a page when the figure is not printed."""
    return Prose.of("nb03.no_evidence", language)


def rates(changes: pd.DataFrame, variances: pd.DataFrame, language: Language) -> Prose:
    """How many rates are printed on these items, and how many of them have a base of 0 and so no meaning."""
    printed = [*_reasons(changes, "change_rate"), *_reasons(variances, "rate")]
    if not printed:
        return Prose.of("nb03.no_rates", language)
    empty = sum(reason in ("both_zero", "zero_base") for reason in printed)
    if not empty:
        return Prose.of("nb03.rates_none_empty", language, count=len(printed))
    said = (
        message("nb03.rates", language, count=len(printed), empty=empty),
        message("nb03.rates_empty", language),
    )
    return Prose(said, language)


def _reasons(frame: pd.DataFrame, rate: str) -> list[str]:
    column = "change_rate_printed" if rate == "change_rate" else "rate_printed"
    return frame[frame[column].notna()][f"{rate}_reason"].tolist()


def reasons_said(data: DocumentData, language: Language) -> Prose:
    """How many reasons are stated for these items, and how many only say again that there was none."""
    found = [r for r in data.stated_reasons if r.concept in ITEMS and r.kind == "reason"]
    if not found:
        return Prose.of("nb03.no_reasons", language)
    again = sum(_NO_SUCH.search(reason.text) is not None for reason in found)
    key, more = ("nb03.reasons", {"again": again}) if again else ("nb03.reasons_plain", {})
    return Prose.of(key, language, count=len(found), **more)


def persons(data: DocumentData, language: Language) -> Prose:
    """What the running costs can and cannot say about the persons of the office."""
    rows = [row for row in per_head_rows(data) if row["concept"] == RUNNING]
    if not rows:
        return Prose.of("nb03.no_staff", language)
    said = [_scale(row, language) for row in rows]
    said.append(message("nb03.scale_not_cost", language))
    change = running_change(data)
    prior = change["prior_final_accounts"] if change is not None else None
    stated = [r for r in data.stated_reasons if r.concept == RUNNING and _STAFF_GREW.search(r.text)]
    if stated and isinstance(prior, Decimal) and prior > 0:
        said.append(_staff_before(rows[0], prior, language))
    return Prose(tuple(said), language)


def _scale(row: Row, language: Language) -> str:
    name = concept_label(str(row["counted"]), language)
    count, value = row["persons"], row["per_head"]
    assert isinstance(count, Decimal)
    values = {"name": name, "count": format_count(count, "人", language)}
    if not isinstance(value, Decimal):
        return message(f"nb03.scale_{row['per_head_reason']}", language, **values)
    return message("nb03.scale", language, amount=format_amount(round(value), "人"), **values)


def _staff_before(row: Row, prior: Decimal, language: Language) -> str:
    """How many persons would have cost last year's amount, had each cost as much as now."""
    count, amount = row["persons"], row["amount"]
    assert isinstance(count, Decimal) and isinstance(amount, Decimal)
    before = count * prior / amount if amount else count
    return message(
        "nb03.staff_before",
        language,
        name=concept_label(str(row["counted"]), language),
        count=format_count(count, "人", language),
        before=fixed(before, 1),
    )


def quotes(data: DocumentData, language: Language) -> tuple[Prose, ...]:
    """Sentences ready to be quoted on the total and on the running costs, each with page and attribution."""
    whole, who, kind = item_rows(data)[0], attribution(data, language), data.profile.kind
    said = []
    fact = _fact(data, whole, data.own_stage)
    if fact is not None:
        said.append(quotable(data, fact, language))
    elif whole["state"] == "none_said":
        said.append(
            Prose.of(
                of_kind("nb03.quote_none", kind),
                language,
                page=whole["page"],
                said=nested(str(whole["said"])),
                **who,
            )
        )
    running = _running(data)
    if running is not None:
        told = running_words(data, language).sentences
        lead = message(of_kind("nb03.quote_running", kind), language, **who)
        said.append(Prose((lead, *told), language))
    return tuple(said) or (Prose.of("nb03.no_quote", language),)
