"""Silence is the worst failure: every printed amount is read, or lies in a part that coverage says was not.

Taken are all numerals with a decimal point, from the characters of each page as they stand: statements, scorecards,
other tables and running text alike. Each must be a figure, a cell, a number or words of a scorecard, or part of a
stated reason or of an explained term, as often as it is printed; or stand on a page of a part that is partly read or
not read.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.text.fold import fold

Real = Callable[[str], FinalAccounts]
STEMS = (
    "putuo_finance_2024",
    "putuo_socialwork_2024",
    "swu_2023",
    "foshan_rail_2019",
    "xian_health_2022_p1-100",
    "shanghai_blank_template",
)
AMOUNT = re.compile(r"\d[\d,]*\.\d+")
GAP = 0.35
"""Blank space between characters, in character sizes, that parts the numerals of two cells."""

KNOWN: dict[tuple[str, int], set[str]] = {}
"""Amounts that are lost for now; remove a line when they are read."""


def printed(line: Line) -> Iterator[str]:
    """The amounts of a line."""
    words, last = [""], None
    for char in line.chars:
        if last is not None and char.x0 - last.x1 > GAP * max(char.size, 1.0):
            words.append("")
        words[-1] += char.text
        last = char
    for word in words:
        yield from AMOUNT.findall(fold(word))


def texts(thing: Any) -> Iterator[str]:
    """All words in a record."""
    if isinstance(thing, str):
        yield fold(thing)
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))


def lost(document: FinalAccounts) -> list[tuple[int, str]]:
    """Page and amount of all that is nowhere."""
    data = document.data
    figures: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for fact in (*data.facts, *data.card_facts):
        for page in {fact.locator.page, *(page for page, _ in fact.locator.parts)}:
            figures[page][fold(fact.printed)] += 1
    for cell in data.statement_cells:
        figures[cell.locator.page][fold(cell.printed)] += 1
    words: defaultdict[int, list[str]] = defaultdict(list)
    for record in (*data.stated_reasons, *data.functional_items, *data.terms):
        for page in (record.page, record.page + 1):
            words[page] += texts(record)
    for card in data.scorecards:
        for page in range(card.page_first, card.page_last + 1):
            words[page] += texts(card)
    said = {
        page
        for row in data.coverage
        if row.status in ("partly_read", "not_read") and row.reason.key != "coverage.picture_not_read"
        for page in range(row.page_first or 0, (row.page_last or -1) + 1)
    }
    missing = []
    for sheet in document.source.pages():
        for amount in (a for line in page_lines(sheet) for a in printed(line)):
            if figures[sheet.number][amount]:
                figures[sheet.number][amount] -= 1
            elif sheet.number not in said and not any(amount in text for text in words[sheet.number]):
                missing.append((sheet.number, amount))
    return missing


@pytest.mark.parametrize("stem", STEMS)
def test_every_amount_is_somewhere(stem: str, real: Real) -> None:
    missing = lost(real(stem))
    assert [m for m in missing if m[1] not in KNOWN.get((stem, m[0]), ())] == []


def test_every_amount_of_the_bundled_document_is_somewhere(bundled: FinalAccounts) -> None:
    assert lost(bundled) == []


def test_an_amount_that_is_passed_over_is_found_missing(real: Real) -> None:
    """One figure of the text and one cell less: each is missed."""
    document = real("putuo_finance_2024")
    data = document.data
    cell = next(c for c in data.statement_cells if c.printed == "1,238.58")
    fact = next(f for f in data.facts if f.printed == "71.73")
    less = replace(
        data,
        facts=tuple(f for f in data.facts if f is not fact),
        statement_cells=tuple(c for c in data.statement_cells if c is not cell),
    )
    gone = lost(FinalAccounts(less, document.source, document._sheet))
    assert sorted(gone) == sorted([(cell.locator.page, "1,238.58"), (fact.locator.page, "71.73")])


@pytest.mark.parametrize("stem", STEMS)
def test_every_page_and_every_table_is_in_a_row(stem: str, real: Real) -> None:
    document = real(stem)
    rows = document.data.coverage
    covered = {p for row in rows for p in range(row.page_first or 0, (row.page_last or -1) + 1)}
    cover_and_contents = {line.page for line in document._sheet.outline.cover}
    cover_and_contents |= {line.page for line in document._sheet.outline.contents}
    with_text = {page.number for page in document.pages if page.text}
    assert with_text - covered - cover_and_contents == set()
    parts = [row for row in rows if not re.fullmatch(r"[\d.]+", row.part) and row.status != "absent"]
    in_parts = {p for row in parts for p in range(row.page_first or 0, (row.page_last or -1) + 1)}
    assert {page.number for page in document.pages if page.tables} - in_parts == set()
