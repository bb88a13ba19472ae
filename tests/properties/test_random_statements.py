"""Statements at random: whatever headers and cells they have, nothing is lost in silence, told twice, or brings the
reader down.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from examples import examples, few_examples
from hypothesis import given
from hypothesis import strategies as st
from random_statements import Statement, numbers_columns, statements
from witnesses import (
    figures_by_cell,
    has_digit,
    ids_are_unique,
    is_amount,
    left_over,
    no_frame_raises,
    nothing_raises,
    printed_of,
    row_of,
)

from drawn_pages import HEAD, Drawn
from fa_helpers.document import FinalAccounts
from fa_helpers.reading import coverage


@pytest.fixture(autouse=True, scope="module")
def whole_lists() -> Iterator[None]:
    """Coverage names all that is left over, not only the first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coverage, "LONGEST_LIST", 10_000)
        yield


def drawn(*made: Statement) -> Drawn:
    document = Drawn().text(*HEAD)
    for statement in made:
        document.table(statement.table)
    return document


def every_numeral_is_told_once(
    document: FinalAccounts, drawn: Drawn, number: int, statement: Statement
) -> None:
    """Amounts may not get lost; words with digits, which may be names or headers, may not be told twice."""
    row = row_of(document, drawn.tables[number].page)
    if row is None or row.status not in ("read", "partly_read", "empty"):
        return
    figures = figures_by_cell(document, drawn, number)
    assert all(count == 1 for count in figures.values())
    cells = [cell for cell in statement.data if has_digit(cell.text) and not numbers_columns(cell, statement)]
    wanted = Counter(printed_of(cell.text) for cell in cells)
    read = Counter(printed_of(cell.text) for cell in cells if figures[id(cell)])
    told = Counter(left_over(row))
    # a line's number may be printed like an amount
    others = Counter(printed_of(cell.text) for cell in statement.table.cells if cell not in cells)
    for text, count in wanted.items():
        found = read[text] + told[text]
        assert found <= count + others[text] and (found >= count or not is_amount(text)), (text, row)


@examples
@given(st.lists(statements(), min_size=1, max_size=2, unique_by=lambda s: s.title))
def test_every_numeral_is_a_figure_or_left_over(made: list[Statement]) -> None:
    pages = drawn(*made)
    document = pages.read()
    ids_are_unique(document)
    for number, statement in enumerate(made):
        every_numeral_is_told_once(document, pages, number, statement)


@examples
@given(st.lists(statements(), min_size=1, max_size=3))
def test_nothing_raises(made: list[Statement]) -> None:
    document = drawn(*made).read()
    ids_are_unique(document)
    nothing_raises(document)


@few_examples
@given(st.lists(statements(), min_size=1, max_size=3))
def test_no_frame_raises(made: list[Statement]) -> None:
    no_frame_raises(drawn(*made).read())
