"""Self-evaluation forms at random: each number of a form is a figure or left over, whatever stands beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from examples import examples, few_examples
from hypothesis import given
from hypothesis import strategies as st
from random_cards import Card, cards
from witnesses import (
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
from fa_helpers.text.amounts import is_too_long, parse_number
from fa_helpers.text.fold import fold


@pytest.fixture(autouse=True, scope="module")
def whole_lists() -> Iterator[None]:
    """Coverage names all that is left over, not only the first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(coverage, "LONGEST_LIST", 10_000)
        yield


def drawn(*made: Card) -> Drawn:
    document = Drawn().text(*HEAD)
    for card in made:
        document.table(card.table)
    return document


def printed_in(document: FinalAccounts, pages: Drawn, number: int) -> defaultdict[int, list[str]]:
    """What is printed of the figures in each cell, by the cell's identity."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for fact in document.data.card_facts:
        cell = pages.tables[number].cell_at(fact.locator)
        if cell is not None:
            found[id(cell)].append(fold(fact.printed))
    return found


def every_numeral_is_told_once(document: FinalAccounts, pages: Drawn, number: int, card: Card) -> None:
    row = row_of(document, pages.tables[number].page)
    if row is None or row.status not in ("read", "partly_read"):
        return
    told = Counter(fold(part).rsplit(":", 1)[-1] for part in left_over(row))
    printed = printed_in(document, pages, number)
    wanted: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for cell in card.numbers:
        assert len(printed[id(cell)]) <= 1
        number_alone = fold(cell.text).rstrip("分")
        if is_amount(number_alone) or number_alone.isdecimal():
            text = fold(printed_of(cell.text))
            wanted[text] += 1
            # a total is a figure without its separators
            alone = printed[id(cell)]
            read = (
                bool(alone) and parse_number(alone[0]).value == parse_number(number_alone.rstrip("%")).value
            )
            assert not (read and is_too_long(number_alone))
            found[text] += read
    for cell, numerals in card.words:
        for numeral, count in Counter(fold(numeral) for numeral in numerals).items():
            shown = printed[id(cell)].count(numeral)
            if told[fold(printed_of(cell.text))]:
                assert shown in (0, count), (cell, row)
            elif is_too_long(numeral):
                assert not shown and told[numeral], (cell, row)
            else:
                assert shown == count, (cell, printed[id(cell)])
    for text, count in wanted.items():
        if is_too_long(text.rstrip("%分")):
            assert told[text] or told[text.rstrip("%分")], (text, row)
        else:
            assert found[text] + told[text] == count, (text, row)


@examples
@given(st.lists(cards(), min_size=1, max_size=2))
def test_every_number_is_a_figure_or_left_over_and_nothing_raises(made: list[Card]) -> None:
    pages = drawn(*made)
    document = pages.read()
    ids_are_unique(document)
    assert len(document.data.scorecards) == len(made)
    for number, card in enumerate(made):
        every_numeral_is_told_once(document, pages, number, card)
    nothing_raises(document)


@few_examples
@given(cards())
def test_no_frame_raises(made: Card) -> None:
    no_frame_raises(drawn(made).read())
