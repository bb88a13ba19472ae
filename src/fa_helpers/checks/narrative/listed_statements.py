"""Statements that a document lists and does not hold, or leaves blank where the text gives amounts (缺表与空表)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence, statement_words
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import ZERO, Mark
from fa_helpers.checks.narrative.searched import searched
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import marks_words
from fa_helpers.model import CoverageRow, Fact, Locator
from fa_helpers.patterns import regex
from fa_helpers.terms.statements import statement_ids
from fa_helpers.text.fold import fold

_PRINTED: Final = {
    "revenue_expenditure_summary": ("grand_total_revenue", "grand_total_expenditure"),
    "revenue_statement": ("total_revenue",),
    "expenditure_statement": ("total_expenditure",),
    "appropriation_summary": ("fiscal_appropriation_revenue", "appropriation_expenditure"),
    "general_budget_expenditure": ("general_budget_appropriation_expenditure",),
    "basic_expenditure_detail": ("general_budget_basic_expenditure",),
    "three_public_statement": ("three_public_expenses",),
}
"""What a statement would print: quantities of the text. The two funds' have rules of their own."""
_ABOUT: Final = {
    "government_fund_statement": "政府性基金",
    "state_capital_statement": "国有资本经营",
    "three_public_statement": "三公",
}
"""Statements that an office without such money may leave out, if it says so."""
_NOTHING: Final = regex("无|没有|未")
_PAGE: Final = regex(r"[.…·・\s](\d{1,3})[-)]?$")
_FEWEST: Final = 3
"""Fewer statements that were read may be all that a file is meant to hold."""


@makes("form.statement_missing")
def _missing(book: Book) -> Iterator[Check]:
    """What the contents or headings list as a statement stands in the file."""
    rows = [row for row in book.data.coverage if row.part in statement_ids()]
    there = [row for row in rows if row.status != "absent"]
    if len(there) < _FEWEST or book.text.several_accounts or not _is_whole(book):
        return
    absent = [row for row in rows if row.status == "absent" and not _is_explained(book, row)]
    if not absent:
        yield stated("form.statement_missing", "holds", sentence("finding.statements_listed"), [])
        return
    marks = [Mark("", row.title, same_words(row.title), Locator(row.page_first or 1)) for row in absent]
    titles = "、".join(f"《{row.title}》" for row in absent)
    said = sentence("finding.statement_missing", page=marks[0].locator.page, titles=titles)
    yield stated("form.statement_missing", "inconsistent", marks[0].name, marks, said)


def _is_whole(book: Book) -> bool:
    """Whether all of the file was read, and its contents lead to no page behind its end."""
    pages = sum(source.pages for source in book.data.sources)
    unread = any(row.status == "not_read" for row in book.data.coverage)
    listed = (_PAGE.search(p.text) for p in book.data.asides if p.kind == "contents")
    beyond = any(found is not None and int(found[1]) > pages for found in listed)
    return not unread and not beyond and book.data.profile.kind != "blank_form"


def _is_explained(book: Book, row: CoverageRow) -> bool:
    word = _ABOUT.get(row.part)
    return word is not None and any(
        word in clause and _NOTHING.search(clause)
        for paragraph in (*book.data.paragraphs, *book.data.asides)
        for clause in re.split("[。;]", fold(paragraph.text))
    )


@makes("text.blank_statement")
def _blank(book: Book) -> Iterator[Check]:
    """A statement without amounts, and what the text says that it would print."""
    if book.text.several_accounts or book.data.profile.kind == "blank_form":
        return
    for row in book.data.coverage:
        if row.status != "empty" or row.part not in _PRINTED or row.page_first is None:
            continue
        about = statement_words(row.part)
        money = _money(book, row.part)
        if money is None:
            yield stated("text.blank_statement", "holds", about, [], sentence("finding.fund_without_money"))
            continue
        marks = book.quantity(money).marks
        said = sentence(
            "finding.empty_statement",
            page=row.page_first,
            statement=about,
            other=money.locator.page,
            name=marks[0].name,
            amount=f"{money.printed}{money.unit}",
        )
        worth = money.amount_yuan or ZERO
        yield stated("text.blank_statement", "inconsistent", about, marks, said, money=worth)
    yield from _said_blank(book)


def _said_blank(book: Book) -> Iterator[Check]:
    """A note that a statement is empty, below one that holds amounts."""
    for note in searched(book, "table_note"):
        named = {statement for statement, word in _ABOUT.items() if word in fold(note.text)}
        if named and note.section not in named:
            continue  # the note of another table, which was not recognised
        held = [
            c.fact for c in book.data.statement_cells if c.statement == note.section and c.fact is not None
        ]
        money = next((fact for fact in held if fact.amount_yuan), None)
        if money is not None:
            marks = book.quantity(money).marks
            about = statement_words(note.section)
            said = sentence("finding.said_empty", statement=about, figure=marks_words(marks))
            worth = money.amount_yuan or ZERO
            yield stated("text.blank_statement", "inconsistent", about, marks, said, money=worth)


def _money(book: Book, statement: str) -> Fact | None:
    told = (fact for concept in _PRINTED[statement] for fact in book.said(concept))
    return next((fact for fact in told if fact.value), None)
