"""Which rows of a table are the table (表头外的行): spreadsheets keep its title, unit and notes in rows of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fa_helpers.flow.blocks import Block, Cell, Paragraph, Table
from fa_helpers.patterns import regex

_HEAD = regex(
    r"(?:公开|财决|附表|表)\S{0,6}表?|(?:编制|填报|预算)?(?:单位|部门)(?:名称)?[:：].*|(?:金额)?单位[:：]?.{1,4}|\d{4}年度?"
)
_FOOT = regex(r"(?:备?注|说明|备注)\s*\d?\s*[:：.、]")
_NUMBERED = regex(r"[（(]?[一二三四五六七八九十\d]+[、.．)）]")
_MOST_HEAD, _LONGEST = 6, 40
_FEWEST_CELLS = 4
_CROSSINGS = 5_000
"""Of rows and columns on one page: table finders take more for a drawing."""


def without_frame(flow: Sequence[Block]) -> Iterator[Block]:
    """The flow, with the titles, units and notes that stand in rows of a table taken out of it as paragraphs.

    A table with no more than one text in any row is none at all: spreadsheets hold running text too.
    """
    for block in flow:
        if not isinstance(block, Table):
            yield block
            continue
        first, last = _first(block), _last(block)
        rows = range(block.height)
        if len(block.cells) < _FEWEST_CELLS or all(len(_starting(block, row)) < 2 for row in rows):
            first = last = block.height
        for row in range(first):
            yield from _as_text(block, row, joined=last > first)
        if first < last:
            yield _rows(block, first, last)
        for row in range(last, block.height):
            yield from _as_text(block, row, joined=False)


def _as_text(table: Table, row: int, *, joined: bool) -> Iterator[Paragraph]:
    """What stands in a row as paragraphs: the line above a table as one, else what was written as several."""
    cells = _starting(table, row)
    if joined and cells:
        text = " ".join(text for cell in cells for text in cell.lines)
        yield Paragraph(text, table.sheet, cells[0].name)
        return
    for cell in cells:
        yield from (Paragraph(text, table.sheet, cell.name) for text in cell.lines)


def _rows(table: Table, first: int, last: int) -> Table:
    """Some rows of a table. A cell that goes on beyond them goes on there without words."""
    if (first, last) == (table.first, table.height):
        return table
    cells = []
    for cell in table.cells:
        top, bottom = max(cell.row, first), min(cell.bottom, last)
        if top < bottom:
            lines = cell.lines if cell.row >= first else ()
            cells.append(replace(cell, row=top, rows=bottom - top, lines=lines))
    return replace(table, cells=tuple(cells), first=first)


def _starting(table: Table, row: int) -> list[Cell]:
    return [cell for cell in table.cells if cell.row == row and any(cell.lines)]


def _cut(table: Table, row: int) -> bool:
    """Whether no cell reaches over the upper side of a row."""
    return not any(cell.row < row < cell.bottom for cell in table.cells)


def _first(table: Table) -> int:
    """The first row of the table itself. A numbered row right above it is a heading inside (一、基本情况)."""
    texts: list[str] = []
    for row in range(min(_MOST_HEAD, table.height)):
        cells = _starting(table, row)
        texts.append(" ".join(line for cell in cells for line in cell.lines))
        alone = len(cells) <= 1 and table.width > 1 and len(texts[-1]) <= _LONGEST
        head = all(_HEAD.fullmatch(" ".join(cell.lines)) for cell in cells)
        if not (alone or head) or not _cut(table, row + 1):
            texts.pop()
            break
    while texts and _NUMBERED.match(texts[-1]):
        texts.pop()
    return len(texts) if len(texts) < _MOST_HEAD else 0


def _last(table: Table) -> int:
    """The row after the last of the table itself."""
    last = table.height
    while last > 1:
        cells = _starting(table, last - 1)
        if len(cells) != 1 or not _FOOT.match(cells[0].lines[0]) or not _cut(table, last - 1):
            break
        last -= 1
    return last


def parted(table: Table) -> Iterator[Table]:
    """A table in parts that a page can hold."""
    most = max(_CROSSINGS // max(table.width, 1), 20)
    first = table.first
    while first < table.height:
        last = min(first + most, table.height)
        while last < table.height and last > first + 1 and not _cut(table, last):
            last -= 1
        yield _rows(table, first, last)
        first = last
