"""A ruled table becomes a grid of cells (表格): merged cells keep their whole extent, text is read per cell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from fa_helpers.layout.cut_text import crosses, is_filled_up, overlaps, runs_on
from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.model import Locator
from fa_helpers.pages.page import Box, Char, Page
from fa_helpers.pages.table_finder import TableBox
from fa_helpers.text.fold import fold

SNAP = 2.0
"""Points: edges nearer than this are one edge."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell (单元格), merged or not: its box, its rows and columns (first, and one after the last), its text.

    ``text`` is as printed, lines joined without blanks; ``lines`` are its printed lines. ``cut`` says that text runs
    over one of its sides, or over other text.
    """

    page: int
    box: Box
    top: int
    bottom: int
    left: int
    right: int
    lines: tuple[Line, ...]
    cut: bool = False

    @property
    def text(self) -> str:
        """The cell's text with wraps joined."""
        return "".join(line.text for line in self.lines)

    @property
    def folded(self) -> str:
        """The cell's text folded."""
        return fold(self.text)

    def locate(self, label: str = "") -> Locator:
        """Where the cell's text is printed: the box around its characters, or the cell's own when it is empty."""
        chars = [c for line in self.lines for c in line.chars]
        if not chars:
            box = self.box
            return Locator(
                self.page, label, round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2)
            )
        return Locator(
            self.page,
            label,
            round(min(c.x0 for c in chars), 2),
            round(min(c.top for c in chars), 2),
            round(max(c.x1 for c in chars), 2),
            round(max(c.bottom for c in chars), 2),
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page (表格网格): cells in reading order, and the places of its rows and columns.

    ``aligned`` tells that it has no rules and was found by how its figures line up.
    """

    page: int
    box: Box
    cells: tuple[GridCell, ...]
    rows: tuple[float, ...]
    columns: tuple[float, ...]
    by_row: tuple[tuple[GridCell, ...], ...]
    aligned: bool = False

    def at(self, row: int, x: float) -> GridCell | None:
        """The cell that covers a row at a horizontal place, ``None`` outside the table or in a hole of it."""
        for cell in self.by_row[row] if 0 <= row < len(self.by_row) else ():
            if cell.box.x0 <= x <= cell.box.x1:
                return cell
        return None

    def row(self, number: int) -> list[GridCell]:
        """The cells that begin in a row, from the left."""
        return (
            [cell for cell in self.by_row[number] if cell.top == number] if number < len(self.by_row) else []
        )

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.rows) - 1


def read_grid(page: Page, table: TableBox) -> Grid:
    """The grid of one table of a page, with each cell's text."""
    rows = _edges([c.top for c in table.cells] + [c.bottom for c in table.cells])
    columns = _edges([c.x0 for c in table.cells] + [c.x1 for c in table.cells])
    chars = _sorted_into(page.chars, table.cells)
    cells = []
    for place, box in enumerate(table.cells):
        lines = (
            page_lines(Page(page.number, page.width, page.height, tuple(chars[place])))
            if chars[place]
            else []
        )
        top, bottom = _index(rows, box.top), _index(rows, box.bottom)
        left, right = _index(columns, box.x0), _index(columns, box.x1)
        cells.append(
            GridCell(page.number, box, top, max(bottom, top + 1), left, max(right, left + 1), tuple(lines))
        )
    cells = sorted(_marked(cells), key=lambda cell: (cell.top, cell.left))
    by_row = tuple(
        tuple(cell for cell in cells if cell.top <= row < cell.bottom) for row in range(max(0, len(rows) - 1))
    )
    return Grid(page.number, table.box, tuple(cells), tuple(rows), tuple(columns), by_row)


def _marked(cells: list[GridCell]) -> Iterator[GridCell]:
    """The cells, those marked whose text does not fit, or into which another's runs."""
    right_of = {(cell.top, cell.left): cell for cell in cells}
    cut: set[tuple[int, int]] = set()
    for cell in cells:
        if not cell.lines:
            continue
        beside = right_of.get((cell.top, cell.right))
        if crosses(cell.box, cell.lines) or overlaps(cell.lines) or is_filled_up(cell.text):
            cut.add((cell.top, cell.left))
        if beside is not None and runs_on(cell.lines, beside.lines, cell.box.x1):
            cut |= {(cell.top, cell.left), (beside.top, beside.left)}
    for cell in cells:
        yield replace(cell, cut=True) if (cell.top, cell.left) in cut else cell


def _edges(values: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > SNAP:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return max(0, bisect_right(edges, value + SNAP) - 1)


def _sorted_into(chars: Sequence[Char], cells: Sequence[Box]) -> list[list[Char]]:
    """The characters of each cell: those whose middle it holds."""
    found: list[list[Char]] = [[] for _ in cells]
    tops = sorted({cell.top for cell in cells})
    by_top: dict[float, list[int]] = {}
    for place, cell in enumerate(cells):
        for top in tops:
            if cell.top <= top < cell.bottom:
                by_top.setdefault(top, []).append(place)
    for char in chars:
        x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
        band = bisect_right(tops, y) - 1
        if band < 0 or char.text.isspace():
            continue
        for place in by_top.get(tops[band], ()):
            cell = cells[place]
            if cell.x0 <= x < cell.x1 and cell.top <= y < cell.bottom:
                found[place].append(char)
                break
    return found
