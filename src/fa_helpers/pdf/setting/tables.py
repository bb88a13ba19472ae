"""A table set with rules (排表): as wide as its longest figures need, as high as its words."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.flow.blocks import Cell, Table
from fa_helpers.model.places import Place
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box, Char
from fa_helpers.pdf.setting.lines import LEADING, SIZE, placed, width_of, wrapped

_WIDEST, _NARROWEST = 14.0, 3.0
"""Of a column, in characters, as far as no figure needs more."""
_PAD = 4.0
_FIGURE = regex(r"[0-9A-Za-z.,%+\-]+")


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table with places: its characters, the box and the place of every cell, where it ends."""

    chars: tuple[Char, ...]
    cells: tuple[Box, ...]
    places: tuple[tuple[Box, Place], ...]
    right: float
    bottom: float


def set_table(table: Table, left: float, top: float, number: int) -> SetTable:
    """Set a table; ``number`` counts the tables of the file."""
    columns = _edges(left, [SIZE * width + 2 * _PAD for width in _widths(table)])
    words = {cell: _words(cell, columns[cell.right] - columns[cell.column]) for cell in table.cells}
    rows = _edges(top, _heights(table, {cell: len(lines) for cell, lines in words.items()}))
    chars: list[Char] = []
    boxes, places = [], []
    for cell, lines in words.items():
        box = Box(
            columns[cell.column],
            rows[cell.row - table.first],
            columns[cell.right],
            rows[cell.bottom - table.first],
        )
        boxes.append(box)
        places.append((box, Place(0, number, cell.row + 1, cell.column + 1, table.sheet, cell.name)))
        y = box.top + (box.bottom - box.top - len(lines) * LEADING) / 2 + (LEADING - 1.2 * SIZE) / 2
        for line in lines:
            chars += placed(line, box.x0 + _PAD, y)
            y += LEADING
    return SetTable(tuple(chars), tuple(boxes), tuple(places), columns[-1], rows[-1])


def _words(cell: Cell, width: float) -> list[str]:
    room = (width - 2 * _PAD) / SIZE
    return [line for text in cell.lines for line in wrapped(text, room, indent=0.0, last_short=False)]


def _edges(start: float, sizes: list[float]) -> list[float]:
    edges = [start]
    for size in sizes:
        edges.append(edges[-1] + size)
    return edges


def _widths(table: Table) -> list[float]:
    widths = [_NARROWEST] * table.width
    for cell in sorted(table.cells, key=lambda cell: cell.columns):
        need = max(map(_need, cell.lines), default=0.0)
        missing = need - sum(widths[cell.column : cell.right])
        if missing > 0:
            for column in range(cell.column, cell.right):
                widths[column] += missing / cell.columns
    return widths


def _need(line: str) -> float:
    """The width that a line of a cell needs: its own up to a bound, and that of its longest figure."""
    longest = max((len(found) for found in _FIGURE.findall(line)), default=0)
    return max(min(sum(map(width_of, line)), _WIDEST), 0.5 * min(longest + 2, 60))


def _heights(table: Table, lines: dict[Cell, int]) -> list[float]:
    heights = [LEADING + 2.0] * (table.height - table.first)
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        missing = (
            lines[cell] * LEADING + 2.0 - sum(heights[cell.row - table.first : cell.bottom - table.first])
        )
        if missing > 0:
            heights[cell.bottom - table.first - 1] += missing
    return heights
