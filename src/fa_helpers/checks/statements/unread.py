"""Statements that are listed but not in the file, were not read, or are said to be empty (未能核对的报表)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import sentence, statement_words
from fa_helpers.checks.check import Check, not_applicable, not_checkable
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import view_sets
from fa_helpers.checks.rule import makes

_MAIN_RULES: Final = {
    "revenue_expenditure_summary": "summary.revenue_grand_total",
    "revenue_statement": "row.revenue",
    "expenditure_statement": "row.expenditure",
    "appropriation_summary": "row.appropriation",
    "general_budget_expenditure": "row.general",
    "basic_expenditure_detail": "economic.personnel",
    "three_public_statement": "public.total",
    "government_fund_statement": "row.fund_expenditure",
    "state_capital_statement": "row.balance",
}
"""The rule that stands for a statement that cannot be checked at all."""


@makes(*_MAIN_RULES.values())
def _unread(book: Book) -> Iterator[Check]:
    there = {name for found in view_sets(book) for name in found}
    for row in book.data.coverage:
        rule = _MAIN_RULES.get(row.part)
        if rule is None or row.part in there:
            continue
        about = statement_words(row.part)
        if row.status == "empty":
            yield not_applicable(rule, about, sentence("finding.statement_empty", statement=about))
        else:
            yield not_checkable(rule, about, [sentence("finding.statement_unread", statement=about)])
