"""Pages as an engine would see them, made from lines of text and tables of cells: no file in between, so that thousands
can be read. What stands where is known to the character.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fa_helpers.document import FinalAccounts
from fa_helpers.layout.lines import width_of
from fa_helpers.model import Locator
from fa_helpers.pdf.page import Box, Char, Page, Stroke
from fa_helpers.reading.reader import read_document

SIZE, LEADING, PAD = 8.0, 11.0, 5.0
LEFT, TOP = 40.0, 130.0
HEAD = ("某市样本局2023年度部门决算", "第一部分 单位概况", "一、主要职能", "负责某项工作。")


@dataclass(frozen=True)
class Cell:
    """A cell of a drawn table: its text, its first row and column, how many rows and columns it spans."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Table:
    """A drawn table: lines above it, the widths of its columns in characters, its cells."""

    above: tuple[str, ...]
    widths: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        """How many rows there are."""
        return max(cell.row + cell.rows for cell in self.cells)


@dataclass
class DrawnTable:
    """Where the cells of a table came to stand."""

    page: int
    places: list[tuple[Cell, Box]] = field(default_factory=list)

    def cell_at(self, where: Locator) -> Cell | None:
        """The cell in which something is printed."""
        if where.page != self.page or where.x0 is None or where.top is None:
            return None
        assert where.x1 is not None and where.bottom is not None
        x, y = (where.x0 + where.x1) / 2, (where.top + where.bottom) / 2
        for cell, box in self.places:
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return cell
        return None


class Drawn:
    """A document of drawn pages, with the places of its tables."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.tables: list[DrawnTable] = []

    def text(self, *lines: str) -> Drawn:
        """A page of running text."""
        chars = [
            char for place, line in enumerate(lines) for char in _chars(line, 60.0, 140.0 + 20 * place, 12)
        ]
        self._add(chars, [], 595.0, 842.0)
        return self

    def table(self, table: Table) -> Drawn:
        """A page with one table."""
        number = len(self.pages) + 1
        here = DrawnTable(number)
        chars: list[Char] = []
        strokes: list[Stroke] = []
        for place, line in enumerate(table.above):
            chars += _chars(line, LEFT, TOP - 14.0 * (len(table.above) - place), 9)
        xs = [LEFT]
        for width in table.widths:
            xs.append(xs[-1] + width * SIZE + 2 * PAD)
        wrapped = {
            id(cell): _wrapped(cell.text, xs[cell.column + cell.columns] - xs[cell.column] - 2 * PAD)
            for cell in table.cells
        }
        heights = [LEADING + 6.0] * table.height
        for cell in sorted(table.cells, key=lambda c: c.rows):
            lacking = len(wrapped[id(cell)]) * LEADING + 6 - sum(heights[cell.row : cell.row + cell.rows])
            heights[cell.row + cell.rows - 1] += max(0.0, lacking)
        ys = [TOP + 4]
        for height in heights:
            ys.append(ys[-1] + height)
        for cell in table.cells:
            box = Box(xs[cell.column], ys[cell.row], xs[cell.column + cell.columns], ys[cell.row + cell.rows])
            here.places.append((cell, box))
            strokes += [
                Stroke(box.x0, box.top, box.x1, box.top),
                Stroke(box.x0, box.bottom, box.x1, box.bottom),
                Stroke(box.x0, box.top, box.x0, box.bottom),
                Stroke(box.x1, box.top, box.x1, box.bottom),
            ]
            for place, line in enumerate(wrapped[id(cell)]):
                chars += _chars(line, box.x0 + PAD, box.top + 3 + LEADING * place, SIZE)
        self.tables.append(here)
        self._add(chars, strokes, xs[-1] + LEFT, max(595.0, ys[-1] + 150))
        return self

    def read(self) -> FinalAccounts:
        """The document as it is read."""
        source = _Source(tuple(self.pages))
        data, sheet = read_document(source, "drawn")  # type: ignore[arg-type]
        return FinalAccounts(data, source, sheet)  # type: ignore[arg-type]

    def _add(self, chars: Sequence[Char], strokes: Sequence[Stroke], width: float, height: float) -> None:
        page = Page(
            len(self.pages) + 1, width, height, tuple(chars), tuple(dict.fromkeys(strokes)), engine="drawn"
        )
        self.pages.append(page)


@dataclass(frozen=True)
class _Source:
    drawn: tuple[Page, ...]
    name: str = "drawn.pdf"
    sha256: str = "0" * 64
    engine: str = "drawn"
    text: None = None
    notes: tuple[str, ...] = ()
    content: bytes = b""
    kind: str = "pdf"
    sheets: None = None

    @property
    def page_count(self) -> int:
        return len(self.drawn)

    @property
    def parts(self) -> tuple[_Source, ...]:
        return (self,)

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page]:
        return iter(self.drawn if numbers is None else [self.drawn[n - 1] for n in numbers])

    def digits_on(self, number: int) -> tuple[Char, ...]:
        """None: there is no file to look at."""
        return ()

    def require_text_layer(self) -> None:
        """There is one."""


def _wrapped(text: str, room: float) -> list[str]:
    lines, line = [], ""
    for char in text:
        if width_of(line + char) * SIZE > room + 0.01:
            lines.append(line)
            line = ""
        line += char
    return [*lines, line] if line else lines


def _chars(text: str, x: float, top: float, size: float) -> list[Char]:
    found = []
    for char in text:
        wide = width_of(char) * size
        if not char.isspace():
            found.append(Char(char, x, x + wide, top, top + size, top + 0.88 * size, size, True, "drawn"))
        x += wide
    return found


def plain_table(title: str, unit: str, *rows: str) -> Table:
    """A table of rows of ``|``-parted cells, none merged but those that end in ``{2}`` (so many columns)."""
    cells = []
    for number, row in enumerate(rows):
        place = 0
        for text in row.split("|"):
            text, _, span = text.partition("{")
            cells.append(Cell(text, number, place, 1, int(span.rstrip("}") or 1)))
            place += cells[-1].columns
    columns = max(cell.column + cell.columns for cell in cells)
    return Table((title, f"单位：{unit}"), (12,) * columns, tuple(cells))
