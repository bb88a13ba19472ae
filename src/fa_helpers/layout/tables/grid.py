"""A ruled table becomes a grid of cells (表格): merged cells keep their whole extent, text is read per cell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from fa_helpers.layout.lines import Line, lines_of
from fa_helpers.layout.tables.clipped_text import crosses, is_filled_up, overlaps, runs_on
from fa_helpers.layout.tables.edge_cells import edge_cells, without_nested
from fa_helpers.layout.tables.overflow import with_returned_lines
from fa_helpers.model import Locator
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox
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
    text: str = field(init=False, repr=False, compare=False)
    """The cell's text with wraps joined."""
    folded: str = field(init=False, repr=False, compare=False)
    """The cell's text folded."""

    def __post_init__(self) -> None:
        # kept, not made anew: readers of tables ask for it many times
        text = "".join([line.text for line in self.lines])
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "folded", fold(text))

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
    boxes = without_nested(table.cells)
    chars = with_returned_lines(page.chars, boxes, _sorted_into(page.chars, boxes))
    cells = []
    held = [*zip(boxes, chars, strict=True), *edge_cells(page.chars, boxes, rows, columns)]
    for box, text in held:
        lines = lines_of(page.number, text) if text else []
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
    bands: list[list[tuple[float, float, float, list[Char]]]] = [[] for _ in tops]
    for (x0, top, x1, bottom), inside in zip(cells, found, strict=True):
        for band in range(bisect_left(tops, top), bisect_left(tops, bottom)):
            bands[band].append((x0, x1, bottom, inside))
    for char in chars:
        text, left, right, above, below, *_ = char
        y = (above + below) / 2
        band = bisect_right(tops, y) - 1
        if band < 0 or text.isspace():
            continue
        x = (left + right) / 2
        for x0, x1, bottom, inside in bands[band]:
            if x0 <= x < x1 and y < bottom:
                inside.append(char)
                break
    return found
