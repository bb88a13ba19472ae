"""What one statement holds is part of another (口径包含): items of appropriations within all funds; empty statements."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import Words, sentence, statement_words
from fa_helpers.checks.caution import of_statement, unit_apart
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.addresses import Term, cell_at
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import (
    View,
    Views,
    each_set,
    is_nothing,
    said_empty,
    view_sets,
)
from fa_helpers.checks.intervals import Mark, Quantity
from fa_helpers.checks.relations import Relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import marks_words
from fa_helpers.checks.statements.links import is_general
from fa_helpers.model import CoverageRow
from fa_helpers.text.fold import name_key

_FUNDS: Final = (
    ("fund", "government_fund_statement", "link.empty_fund"),
    ("capital", "state_capital_statement", "link.empty_capital"),
)


@makes("link.codes_within")
@each_set
def _within(book: Book, found: Views) -> Iterator[Check]:
    """Every row of appropriations, all three budgets together, beside the same row for all funds."""
    checks, views = [], dict[str, View]()
    for one in relations("code"):
        whole, general, *funds = (found.get(term.place) for term in one.terms)
        if whole is None or general is None:
            return
        parts = [general, *(view for view in funds if view is not None and is_general(general))]
        views = {view.name: view for view in (whole, *parts)}
        checks += [check for code in _codes(parts) if (check := _row(one, views, code)) is not None]
    yield from of_statement(checks, any(view.doubtful for view in views.values()))


def _codes(parts: Sequence[View]) -> tuple[str, ...]:
    """Every code of several statements, behind the total, which has none."""
    return tuple(dict.fromkeys(("sum", *(code for view in parts for code in view.coded))))


def _row(one: Relation, views: Views, code: str) -> Check | None:
    terms = [Term(t.place, code, t.column) for t in one.terms if t.place in views]
    whole, *parts = (cell_at(views[term.place], term) for term in terms)
    there = [part for part in parts if part is not None]
    return unit_apart(one.check([whole], there)) if whole is not None and there else None


_MEANINGS: Final = (
    ("行政运行", "expenditure.project", "basic"),
    ("一般行政管理事务", "expenditure.basic", "project"),
)
"""Items that by their official definition hold one kind of expenditure, and the slot of the other kind."""


@makes("item.meaning")
@each_set
def _meanings(book: Book, found: Views) -> Iterator[Check]:
    """Items of the classification whose definition says which kind of expenditure they hold."""
    view = found.get("expenditure_statement") or found.get("general_budget_expenditure")
    if view is None or view.doubtful:
        return
    for code, row in view.coded.items():
        for name, slot, kind in _MEANINGS:
            if len(code) != 7 or name_key(row.label) != name:
                continue
            other, own = view.cell(row, slot), view.cell(row, f"expenditure.{kind}")
            if not is_nothing(other) and other is not None:
                said = sentence(f"finding.item_holds_{kind}", figure=marks_words(other.marks))
                yield stated("item.meaning", "inconsistent", other.name, other.marks, said, money=other.value)
            elif own is not None:
                marks = own.marks if other is None else own.marks + other.marks
                yield stated("item.meaning", "holds", own.name, marks)


@makes("link.empty_fund", "link.empty_capital")
@each_set
def _empty(book: Book, found: Views) -> Iterator[Check]:
    """A budget without money in the summary has an empty statement, and one with money has not."""
    for fund, name, rule in _FUNDS:
        told = None if name in said_empty(book) else _told_empty(book, name)
        if told is None and name not in said_empty(book):
            continue
        about = statement_words(name)
        summaries = [view for view in found.values() if view.is_summary]
        cells = [cell for view in summaries for cell in _of(view, fund)]
        cells += [] if told is None else list(_own(book, name))
        money = [cell for cell in cells if not is_nothing(cell)]
        marks = [mark for cell in money or cells for mark in cell.marks]
        if money:
            said = sentence("finding.said_empty", statement=about, figure=marks_words(marks))
            if told is not None:
                said = _beside_words(told, marks[0])
            worth = max(abs(q.value) for q in money)
            # What a section says in words may be of less than the statement has: 无…收入 beside spending of what was left.
            yield stated(rule, "inconsistent", about, marks, said, money=worth).doubted(
                "other_scope", said, when=told is not None
            )
        elif summaries:
            yield stated(rule, "holds", about, marks, sentence("finding.empty_in_both", statement=about))


def _own(book: Book, name: str) -> Iterator[Quantity]:
    """The first amount that a statement itself prints, which the text says to be empty."""
    facts = (
        cell.fact for cell in book.data.statement_cells if cell.statement == name and cell.fact is not None
    )
    first = next((fact for fact in facts if fact.amount_yuan), None)
    if first is not None:
        yield book.quantity(first)


def _told_empty(book: Book, name: str) -> CoverageRow | None:
    """The section of the text, where no statement does it, that says that a budget had nothing."""
    if len(view_sets(book)) > 1:
        return None
    word = "政府性基金" if name == "government_fund_statement" else "国有资本经营"
    rows = (row for row in book.data.coverage if row.status == "empty" and row.part[:1].isdigit())
    return next((r for r in rows if r.reason.said and r.page_first and word in r.title + r.reason.said), None)


def _beside_words(row: CoverageRow, mark: Mark) -> Words:
    quote, amount = row.reason.said.rstrip("。"), f"{mark.printed}{mark.unit}"
    places = {"page": row.page_first or 0, "other": mark.locator.page}
    return sentence("finding.empty_fund", quote=quote, name=mark.name, amount=amount, **places)


def _of(view: View, fund: str) -> Iterator[Quantity]:
    """Revenue and expenditure of one budget in a summary."""
    for row, slot in ((view.row("revenue", fund), "total"), (view.row("expenditure", "year"), fund)):
        cell = view.cell(row, slot)
        if cell is not None:
            yield cell
