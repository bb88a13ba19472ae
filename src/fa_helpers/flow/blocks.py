"""What a file without pages is made of (流式内容): paragraphs, tables and what nobody sees, in their order.

Readers of the single forms make them; ``pdf/setting/`` sets them on pages, from where on all forms are read alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex

MAX_BYTES = 64 * 1024 * 1024
"""Of a file, or of one unpacked part of it: the text of a thousand pages takes five."""
MAX_CELLS = 400_000
"""Of all tables of a file, joined ones counted as often as they are wide and high."""
MAX_CHARACTERS = 5_000_000
MAX_DEPTH = 120
"""How deep elements may be nested."""

_BLANKS = regex(r"[ \t\r\n\f\v\xa0\u2002-\u200a]+")
_NO_WIDTH = regex("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\xad\x00-\x08\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or a heading (段落); in a workbook, the sheet and the cell that hold it."""

    text: str
    sheet: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell (单元格): its place from 0, how many rows and columns it takes, its lines of text.

    ``name`` is what the file itself calls it (C5), empty where it has no names.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]
    name: str = ""

    @property
    def bottom(self) -> int:
        """The row after its last."""
        return self.row + self.rows

    @property
    def right(self) -> int:
        """The column after its last."""
        return self.column + self.columns


@dataclass(frozen=True, slots=True)
class Table:
    """A table (表格): its cells from the top, then from the left; together they leave no hole. ``sheet`` names where it
    stands in a workbook. ``first`` is its first row where it is a part of a longer one.
    """

    cells: tuple[Cell, ...]
    sheet: str = ""
    first: int = 0

    @property
    def height(self) -> int:
        """The row after its last: how many there are, if it is no part."""
        return max((cell.bottom for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((cell.right for cell in self.cells), default=0)


@dataclass(frozen=True, slots=True)
class Unseen:
    """Text that the file holds and nobody sees (看不见的文字): hidden, deleted, white on white.

    ``apart`` is what belongs to no page that is seen, as a hidden sheet.
    """

    text: str
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """Something of the page that is set here was not read, or read otherwise: a note as a page has it."""

    key: str


Block = Paragraph | Table | Unseen | Note


def tidy(text: str) -> str:
    """Text as it is shown: runs of blanks are one, marks without width are none.

    >>> tidy("  收入\\n  12.30\\u200b ")
    '收入 12.30'
    """
    return _BLANKS.sub(" ", _NO_WIDTH.sub("", text)).strip(" \u3000")


def is_worth_a_word(text: str) -> bool:
    """Whether unseen text may hold a figure: menus and buttons of a page are hidden by the hundred."""
    return any(char.isdecimal() for char in text)


def filled(cells: Iterable[Cell], *, sheet: str = "", where: str = "") -> Table:
    """A table without holes and overlaps: a cell takes what is free of its place, blank cells the rest.

    Columns and rows at its end that hold no text at all are left out: a file may give a sheet 16,384 columns.

    >>> [cell.columns for cell in filled([Cell(0, 0, 1, 3, ("题",)), Cell(1, 0, 1, 1, ("收入",))]).cells]
    [1, 1]
    """
    cells = sorted(cells, key=lambda cell: (cell.row, cell.column))
    texts = [cell for cell in cells if any(cell.lines)]
    width = max((cell.column + 1 for cell in texts), default=0)
    height = max((cell.row + 1 for cell in texts), default=0)
    if width * height > MAX_CELLS:
        raise SourceError(where=where, code="table_too_large", values={"count": f"{width * height:,}"})
    taken: set[tuple[int, int]] = set()
    placed: list[Cell] = []
    for cell in cells:
        if cell.row >= height or cell.column >= width or (cell.row, cell.column) in taken:
            continue
        fitted = _fitted(cell, taken, width, height)
        placed.append(fitted)
        taken |= {
            (r, c) for r in range(fitted.row, fitted.bottom) for c in range(fitted.column, fitted.right)
        }
    holes = ((r, c) for r in range(height) for c in range(width) if (r, c) not in taken)
    placed += [Cell(row, column, 1, 1, ()) for row, column in holes]
    return Table(tuple(sorted(placed, key=lambda cell: (cell.row, cell.column))), sheet)


def _fitted(cell: Cell, taken: set[tuple[int, int]], width: int, height: int) -> Cell:
    right = cell.column + 1
    while right < min(cell.right, width) and (cell.row, right) not in taken:
        right += 1
    bottom = cell.row + 1
    columns = range(cell.column, right)
    while bottom < min(cell.bottom, height) and not any((bottom, column) in taken for column in columns):
        bottom += 1
    return replace(cell, rows=bottom - cell.row, columns=right - cell.column)


def within_bounds(blocks: Sequence[Block], *, where: str) -> tuple[Block, ...]:
    """The blocks, refused where they are more than any document."""
    cells = sum(block.height * block.width for block in blocks if isinstance(block, Table))
    if cells > MAX_CELLS:
        raise SourceError(where=where, code="table_too_large", values={"count": f"{cells:,}"})
    if sum(map(_length, blocks)) > MAX_CHARACTERS:
        raise SourceError(where=where, code="too_much_text")
    return tuple(blocks)


def _length(block: Block) -> int:
    if isinstance(block, Table):
        return sum(len(line) for cell in block.cells for line in cell.lines)
    return len(block.text) if isinstance(block, (Paragraph, Unseen)) else 0
