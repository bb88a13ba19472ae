"""Lesson 07: follow the money and write to the office (钱去了哪里，向单位提问)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.lessons.exercises import exercise, number
from fa_helpers.lessons.judging import Expected

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.checks.ledger import Entry
    from fa_helpers.document import FinalAccounts


def _sum(column: pd.Series[float]) -> Decimal:
    return sum((Decimal(str(value)) for value in column.dropna()), Decimal(0))


@exercise("7.1")
def named_share(doc: FinalAccounts) -> Expected | None:
    """Of what projects spent, the part with an amount for a named organisation, in per cent."""
    rows = doc.card_money()
    kinds = doc.scorecards().set_index("scorecard_id").kind if len(rows) else None
    projects = rows[rows.scorecard_id.map(kinds) != "department"] if kinds is not None else rows
    executed, named = _sum(projects.executed), _sum(projects.named)
    if not executed:
        return None
    everything, planned = _sum(rows.executed), _sum(projects.budget)
    known = named + _sum(projects.not_split)
    mistakes = (
        (named / everything * 100, "with_department"),
        (named / planned * 100 if planned else None, "of_budget"),
        (known / executed * 100, "with_not_split"),
    )
    return number(named / executed * 100, 1, *mistakes)


@exercise("7.2")
def paid(doc: FinalAccounts) -> Expected | None:
    """How many rows give an executed amount above nought for an organisation."""
    rows = doc.recipients()
    if not len(rows):
        return None
    count = int((rows.executed > 0).sum())
    mistakes = (
        (Decimal(len(rows)), "all_recipients"),
        (Decimal(int((rows.role == "planned_recipient").sum())), "planned_only"),
        (Decimal(int(rows.executed.notna().sum())), "zero_paid"),
    )
    return number(Decimal(count), 0, *mistakes)


def first_finding(doc: FinalAccounts) -> Entry | None:
    """The finding to write about (所问发现): the first one that names two figures with their pages."""
    return next((entry for entry in doc.ledger.findings if len(entry.check.marks) > 1), None)


@exercise("7.3")
def letter(doc: FinalAccounts) -> Expected | None:
    """A question to the office: a figure as printed, its page, a question, no reproach."""
    entry = first_finding(doc)
    if entry is None:
        return None
    printed = dict.fromkeys(mark.printed for mark in entry.check.marks if mark.printed)
    amounts = tuple(text for text in printed if len(text) > 2) or tuple(printed)
    pages = sorted({mark.locator.page for mark in entry.check.marks})
    where = tuple(
        form.format(p) for p in pages for form in ("第{}页", "第{}、", "、{}页", "p.{}", "page{}", "pp.{}")
    )
    asks = ("？", "?", "请说明", "请问", "请告知", "pleaseexplain", "couldyou")
    needs = (("needs_amount", amounts), ("needs_page", where), ("needs_question", asks))
    return Expected("text", needs=needs, shortest=30)
