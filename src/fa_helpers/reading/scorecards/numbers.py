"""Numbers among the words of a form's cells (单元格文字中的数字): targets, outcomes, goals, points in headings.

Each keeps the place of its own characters, so that it can be shown and checked like a number that has a cell alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import Passage, passage
from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import CardCell, Fact, Locator
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.numerals import is_no_figure, list_marks
from fa_helpers.reading.scorecards.rows import number_in
from fa_helpers.text.amounts import NUMERAL, is_too_long, match_unit, parse_number

NUMBERS = frozenset(
    {
        "initial_budget",
        "adjusted_budget",
        "executed",
        "budget_fiscal",
        "budget_other",
        "executed_fiscal",
        "executed_other",
        "execution_rate",
        "weight",
        "score",
        "total_weight",
        "total_score",
    }
)
"""Columns whose cells hold a number alone, or a dash."""
VALUES = frozenset({"target", "actual"})
"""Columns that hold a value and little else: there a year or a date is a value too."""
_VALUE_UNIT = regex(r"[^\d<>=≤≥,;。、:()~+±\s-]{1,5}")
_COUNTER = regex(
    r"[万亿]?(?:人次|人天|户次|户|次|家|项|件|份|期|名|天|个月|篇|条|处|所|座|场|张|册|吨|亩|公里|千米|米|公顷|批|篇|间|例|头|只|株|部|本|宗)"
)
_SHORT = 1.5
"""A line that ends more than so many characters before the cell does was ended on purpose, not wrapped."""


def figure(column: str, text: str, value: Decimal, where: Locator, **more: Any) -> Fact:
    """A number of a form as read from its cell; what it is about is said once the form is whole (``card_facts``).

    Its context is the cell's text, with the sign or the unit that ``printed`` leaves off.
    """
    printed = text.rstrip("%％分")
    return Fact("", "scorecard", "", "", "", "stated", value, "", printed, text, where, column=column, **more)


def cells_of(cells: Mapping[str, GridCell], labels: dict[int, str]) -> tuple[CardCell, ...]:
    """The cells of a row that hold anything; a number that has a cell of its own is its figure."""
    return tuple(_cell(name, cell, labels) for name, cell in cells.items())


def _cell(column: str, cell: GridCell, labels: dict[int, str]) -> CardCell:
    where, value = cell.locate(labels.get(cell.page, "")), number_in(cell)
    alone = column in NUMBERS and value is not None
    figures = (figure(column, cell.text, value, where),) if alone and value is not None else ()
    return CardCell(column, cell.text, where, figures)


def added(cells: Sequence[CardCell], more: CardCell) -> tuple[CardCell, ...]:
    """Cells with one more, or with the rest of one that goes on: on another page, or in the rows of a goal."""
    known = {cell.column: cell for cell in cells}
    before = known.get(more.column)
    if before is not None:
        more = replace(
            before, printed=before.printed + more.printed, figures=(*before.figures, *more.figures)
        )
    return tuple((known | {more.column: more}).values())


def cell_numbers(cell: GridCell, column: str, labels: dict[int, str], before: int = 0) -> Iterator[Fact]:
    """The numbers among the words of one cell; ``before`` is how much text of the field stands in earlier pieces.

    A cell whose text does not fit has none: they may lack digits, or be another cell's. Digits that a wide gap parts
    are two numbers.
    """
    if cell.cut:
        return
    text = passage(_lines(cell), tuple(labels.items()))
    marks = list_marks(text.text)
    for found in NUMERAL.finditer(text.text):
        start, end = found.span()
        if column not in VALUES and is_no_figure(text.text, start, end, marks):
            continue
        if end + 1 in marks or is_too_long(found.group()) or text.has_gap(start, end):
            continue
        yield Fact(
            fact_id="",
            origin="scorecard",
            section="",
            concept="",
            subject="",
            measure="stated",
            value=parse_number(found.group()).value,
            unit=_unit(text, end, column),
            printed=text.printed[start:end],
            context=cell.text,
            locator=text.locate(start, end),
            column=column,
            offset=before + start - text.text.count("\n", 0, start),
        )


def too_long_in(texts: Iterable[str]) -> Iterator[str]:
    """Numerals of folded texts that no account can hold (位数过多的数字)."""
    for text in texts:
        yield from (found.group() for found in NUMERAL.finditer(text) if is_too_long(found.group()))


def _lines(cell: GridCell) -> Iterator[tuple[Line, bool]]:
    """The cell's lines, each with whether it begins anew: the line before ended with room to spare.

    Room is measured against the cell's longest line, since cells are padded and centred.
    """
    longest = max((line.x1 - line.x0 for line in cell.lines), default=0.0)
    last: Line | None = None
    for line in cell.lines:
        yield line, last is not None and longest - (last.x1 - last.x0) > _SHORT * last.size
        last = line


def _unit(text: Passage, end: int, column: str) -> str:
    """What is counted, as printed behind the number; words of a sentence are no unit."""
    known = match_unit(text.text, end)
    if known is not None:
        return known[0]
    found = (_VALUE_UNIT if column in VALUES else _COUNTER).match(text.text, end)
    return found.group() if found else ""
