"""Classes and items of the text, and the three public expenses, beside their statements (类、项、“三公”与报表)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fa_helpers.checks.bilingual import Words, name_of, same_words, sentence, statement_words
from fa_helpers.checks.check import Check, not_checkable, rate_check, stated
from fa_helpers.checks.index.addresses import Term
from fa_helpers.checks.index.addresses import printed as printed_cells
from fa_helpers.checks.index.document import Book, Row, Table
from fa_helpers.checks.index.narrative import function_of
from fa_helpers.checks.index.statements import first_views
from fa_helpers.checks.intervals import ZERO, Quantity, quantity
from fa_helpers.checks.narrative.totals_and_statements import (
    beside_statement,
    final_in_statement,
    plain_label,
)
from fa_helpers.checks.relations import Relation, relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.computing.rate_partners import Partner
from fa_helpers.model import Fact

_CLASS, _ITEM = "function_class_expenditure", "function_item_expenditure"
T3: Final = "expenditure_statement"
T5: Final = "general_budget_expenditure"
_STATEMENTS: Final = {
    "general_budget": T5,
    "appropriation": T5,
    "all": T3,
    "government_fund": "government_fund_statement",
    "state_capital": "state_capital_statement",
}
_TOTAL: Final = ("total", "total_expenditure")
_OF_FUNDS: Final = ("total_expenditure", "subtotal", "total")
_STAGES: Final = ("final_accounts", "initial_budget", "adjusted_budget")
_T7: Final = "three_public_statement"


@makes("text.statement_classes", "text.statement_items")
def _functions(book: Book) -> Iterator[Check]:
    seen: set[tuple[str, str, object]] = set()
    for section, facts in book.text.sections.items():
        scope = book.text.scope(section)
        statement = _STATEMENTS.get(scope)
        for fact in facts:
            final = fact.measure == "amount" and fact.stage == "final_accounts"
            if statement is None or not final or fact.concept not in (_CLASS, _ITEM):
                continue
            key = (scope, function_of(fact), fact.amount_yuan)
            if book.text.key(fact) is not None and key not in seen:
                seen.add(key)
                yield from _function(book, fact, scope, statement)


def _function(book: Book, fact: Fact, scope: str, statement: str) -> Iterator[Check]:
    rule = "text.statement_classes" if fact.concept == _CLASS else "text.statement_items"
    if scope == "appropriation" and fact.concept == _ITEM:
        statement = _where_listed(book, fact) or statement
    said, table = book.quantity(fact), book.table(statement)
    row = None if table is None else _row_of(table, fact)
    columns = _TOTAL if statement in (T3, T5) else _OF_FUNDS
    printed = None if row is None else next((row.cells[c] for c in columns if c in row.cells), None)
    if printed is None:
        if fact.value or table is None:
            missing = statement_words(statement) if table is None else _row_words(fact, statement)
            yield not_checkable(rule, name_of(fact), [missing], said.marks)
        return
    # Funds have items of their own, so that an item of all appropriations is one of the general budget.
    same = (scope != "appropriation" or fact.concept == _ITEM) and _same_name(row, fact)
    yield beside_statement(relation(rule), said, printed).doubted("other_scope", when=not same)


def _where_listed(book: Book, fact: Fact) -> str:
    """The statement that lists an item of all appropriations: of the general budget, of funds or of state capital."""
    for statement in dict.fromkeys((T5, *_STATEMENTS.values())):
        table = book.table(statement)
        if statement != T3 and table is not None and _row_of(table, fact) is not None:
            return statement
    return ""


def _same_name(row: Row | None, fact: Fact) -> bool:
    """Whether the row found by its code also has the printed name: a code may be worked out from a name."""
    name = fact.function_class if fact.concept == _CLASS else fact.function_item
    return row is not None and _bare(row.label) == _bare(name)


def _bare(name: str) -> str:
    """A label or name without its number and a 支出 at its end: 一般公共服务（类） is the row 一般公共服务支出."""
    return plain_label(name).removesuffix("支出")


def _row_words(fact: Fact, statement: str) -> Words:
    return sentence("finding.row_of", statement=statement_words(statement), name=name_of(fact))


def _row_of(table: Table, fact: Fact) -> Row | None:
    """The row of a class or item: by code, else by a name that only one row of its depth has.

    Many sections have an item of one name (一般行政管理事务): the section must be the same too, by code or by name.
    """
    if fact.function_code and (row := table.by_code(fact.function_code)) is not None:
        return row
    digits, name = (3, fact.function_class) if fact.concept == _CLASS else (7, fact.function_item)
    named = [row for row in table.coded(digits) if _bare(row.label) == _bare(name)]
    if fact.function_section:
        sections = {r.code for r in table.coded(5) if _bare(r.label) == _bare(fact.function_section)}
        sections.add(fact.function_code[:5])
        named = [row for row in named if row.code[:5] in sections]
    return named[0] if name and len(named) == 1 else None


@makes("text.items_listed")
def _listed(book: Book) -> Iterator[Check]:
    """Whether the text names every item for which the statement prints an amount."""
    table = book.table(T5)
    rows = [] if table is None else [row for row in table.coded(7) if _printed(row, _TOTAL)]
    for section, facts in book.text.sections.items():
        items = [f for f in facts if f.concept == _ITEM and f.measure == "amount"]
        if table is None or len(rows) < 2 or len({function_of(f) for f in items}) < 2:
            continue
        if book.text.scope(section) not in ("general_budget", "appropriation"):
            continue
        named = {id(row) for fact in items if (row := _row_of(table, fact)) is not None}
        # An item of the same class and amount is the row's under another name: that name is the finding.
        renamed = {(f.function_code[:3], f.amount_yuan) for f in items if _row_of(table, f) is None}
        rest = [row for row in rows if id(row) not in named and not _is_renamed(row, renamed)]
        yield _listing_check(items, rest)


def _is_renamed(row: Row, told: Collection[tuple[str, Decimal | None]]) -> bool:
    amount = _printed(row, _TOTAL)
    return amount is not None and any((code, amount.value) in told for code in (row.code[:3], ""))


def _printed(row: Row, columns: Sequence[str]) -> Quantity | None:
    """The amount of a row, nothing for a printed zero."""
    found = next((row.cells[c] for c in columns if c in row.cells), None)
    return found if found is not None and found.value else None


def _listing_check(items: Sequence[Fact], rest: Sequence[Row]) -> Check:
    about, marks = name_of(items[0]), [mark for fact in items for mark in quantity(fact).marks]
    if not rest:
        return stated("text.items_listed", "holds", about, marks)
    amounts = [found for row in rest if (found := _printed(row, _TOTAL)) is not None]
    names = same_words("、".join(row.label for row in rest))
    said = sentence("finding.items_not_listed", names=names)
    places = [mark for found in amounts for mark in found.marks]
    money = sum((found.value for found in amounts), ZERO)
    return stated("text.items_listed", "inconsistent", about, places, said, money=money)


@makes("text.statement_three_public", "text.statement_public_budgets")
def _public(book: Book) -> Iterator[Check]:
    """The three public expenses of the text beside their statement, budgets with budgets."""
    for key, facts in book.text.quantities.items():
        if key.stage not in _STAGES or (one := _public_place(key.concept, key.stage)) is None:
            continue
        found, first = _printed_public(book, one), book.quantity(facts[0])
        if found is None:
            if facts[0].value:
                yield not_checkable(one.rule, name_of(facts[0]), [statement_words(_T7)], first.marks)
            continue
        check = beside_statement(one, first, found)
        rest = [
            m for fact in facts[1:] if fact.amount_yuan == facts[0].amount_yuan for m in quantity(fact).marks
        ]
        yield replace(check, marks=(*check.marks, *rest))


@lru_cache(maxsize=128)
def _public_place(concept: str, stage: str) -> Relation | None:
    """Where the statement prints one of the three public expenses; budgets stand beside budgets."""
    address = Term("text", "*", concept, "final" if stage == "final_accounts" else "budget")
    return next((one for one in relations("public_text") if one.terms[0] == address), None)


def _printed_public(book: Book, one: Relation | None) -> Quantity | None:
    """The statement's figure; none where it was read only in part."""
    if one is None or _T7 in book.text.unread.parts:
        return None
    return next(iter(printed_cells(first_views(book), one.parts)), None)


def _budget_in_statement(book: Book, spent: Fact) -> Quantity | None:
    """The budget of one of the three public expenses where only their statement prints it."""
    if book.text.key(spent) is None or not spent.value:
        return None
    return _printed_public(book, _public_place(spent.concept, "budget"))


def completion_by_statement(
    book: Book, rate: Fact, base: Partner | None, final: Partner | None
) -> Check | None:
    """A completion rate beside what only a statement prints: the amount, or the budget where none is named 年初."""
    spent = book.quantity(final.fact) if final is not None else None
    budget = book.quantity(base.fact) if base is not None else None
    if spent is None and base is not None:
        spent = final_in_statement(book, base.fact)
    elif (
        budget is None
        and final is not None
        and final.sure
        and not (rate.base_named and rate.base == "initial_budget")
    ):
        budget = _budget_in_statement(book, final.fact)
    if (base and final) or spent is None or budget is None or not budget.value:
        return None
    return rate_check("rate.completion", book.quantity(rate), spent, budget)
