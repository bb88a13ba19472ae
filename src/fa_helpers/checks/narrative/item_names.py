"""Items of expenditure by name (项级科目名称): one code one name, and an item of the text found again by its amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import makes
from fa_helpers.model import FunctionalItem
from fa_helpers.terms.account_chains import chain_apart, class_of_section, section_misspelt
from fa_helpers.text.fold import name_key

_ITEM: Final = 7
_SECTION: Final = 5
_SPELLED: Final = {"spelling": "finding.item_spelled", "section": "finding.section_spelled"}
_STATEMENTS: Final = ("general_budget_expenditure", "expenditure_statement")


@makes("names.item")
def _one_name(book: Book) -> Iterator[Check]:
    """One code has one name in all statements."""
    named: dict[str, dict[str, Mark]] = {}
    for fact in book.data.cell_facts:
        code, name = fact.function_code, fact.subject
        if not fact.section:
            continue  # a table that a document adds may name its projects beside their codes
        if len(code) in (_SECTION, _ITEM) and name_key(name) and not name[:1].isdigit():
            mark = Mark("", name, same_words(name), fact.locator)
            named.setdefault(code, {}).setdefault(name_key(name), mark)
    held = None
    for code, marks in sorted(named.items()):
        first, *others = marks.values()
        if not others:
            held = held or first
            continue
        yield _two("names.item", code, first, others[0])
    if held is not None:
        yield stated("names.item", "holds", same_words(held.printed), [held])


@makes("names.item_in_text")
def _of_text(book: Book) -> Iterator[Check]:
    """An item of the text bears the name that the statement has for its amount."""
    rows = _rows(book)
    if not rows:
        return
    held = None
    for item in book.data.functional_items:
        fact = item.figure("amount", "final_accounts")
        if fact is None or not fact.amount_yuan or not item.function_item:
            continue
        here = Mark("", item.function_item, same_words(item.function_item), fact.locator)
        same = [r for r in rows.get(fact.amount_yuan, ()) if _is_of_class(r, item)]
        if any(name_key(r.label) == name_key(item.function_item) for r in same):
            held = held or here
        elif len(same) == 1 and not _is_told(book, same[0]) and not _has_a_row(book, rows, item):
            row = same[0]
            place = row.cells["total"].marks[0].locator
            yield _two(
                "names.item_in_text", row.code, here, Mark("", row.label, same_words(row.label), place)
            )
    if held is not None:
        yield stated("names.item_in_text", "holds", same_words(held.printed), [held])


@makes("names.chain")
def _chains(book: Book) -> Iterator[Check]:
    """An item of the text is one of the section that it is said to belong to."""
    held: Mark | None = None
    told: set[tuple[str, str]] = set()
    for item in book.data.functional_items:
        if not item.function_item or not item.function_section or not item.facts:
            continue
        path = (item.function_class, item.function_section, item.function_item)
        section = section_misspelt(*path[:2])
        how, usual = ("section", section) if section else chain_apart(*path)
        name = path[1] if section else path[2]
        if not how and class_of_section(*path[:2]):
            how, name, path = "elsewhere", path[1], ("", path[0], path[1])
        mark = Mark("", name, same_words(name), item.facts[0].locator)
        if not how:
            held = held or mark
        elif (path[1], name) not in told:
            told.add((path[1], name))
            values = {"page": item.facts[0].locator.page, "item": name}
            if how == "elsewhere":
                said = sentence("finding.chain", **values, section=path[1])
            else:
                said = sentence(_SPELLED[how], **values, usual=usual)
            yield stated("names.chain", "inconsistent", same_words(name), [mark], said)
    if held is not None:
        yield stated("names.chain", "holds", same_words(held.printed), [held])


def _rows(book: Book) -> dict[Decimal, list[Row]]:
    """Items of the statement that the text explains, by their amounts."""
    found: dict[Decimal, list[Row]] = {}
    table = next((t for name in _STATEMENTS if (t := book.table(name)) is not None), None)
    for row in table.coded(_ITEM) if table is not None else ():
        total = row.cells.get("total")
        if total is not None and total.value and row.label:
            found.setdefault(total.value, []).append(row)
    return found


def _is_of_class(row: Row, item: FunctionalItem) -> bool:
    """Whether a row may be an item's: nothing that is known of the item's class speaks against it."""
    return not item.function_code or row.code.startswith(item.function_code[:3])


def _has_a_row(book: Book, rows: dict[Decimal, list[Row]], item: FunctionalItem) -> bool:
    """Whether the statement has an item's name beside another amount that no item tells: then the amounts differ."""
    named = (
        row
        for listed in rows.values()
        for row in listed
        if name_key(row.label) == name_key(item.function_item)
    )
    return any(_is_of_class(row, item) and not _is_told(book, row) for row in named)


def _is_told(book: Book, row: Row) -> bool:
    """Whether an item of the text has the row's name and amount: the row is that one's."""
    told = (
        (name_key(one.function_item), fact.amount_yuan)
        for one in book.data.functional_items
        if (fact := one.figure("amount", "final_accounts")) is not None
    )
    return (name_key(row.label), row.cells["total"].value) in told


def _two(rule: str, code: str, one: Mark, other: Mark) -> Check:
    said = sentence(
        "finding.item_names",
        code=code,
        page=one.locator.page,
        name=one.printed,
        other=other.locator.page,
        second=other.printed,
    )
    return stated(rule, "inconsistent", same_words(one.printed), [one, other], said)
