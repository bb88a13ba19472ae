"""An Excel workbook as a flow (Excel 工作簿): each sheet a table, its figures as the cells show them.

Formulas are read as the values stored for them. Hidden sheets, rows and columns, and white letters are told, not read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import (
    MAX_CELLS,
    Block,
    Cell,
    Note,
    Paragraph,
    Table,
    Unseen,
    filled,
    is_worth_a_word,
    tidy,
    within_bounds,
)
from fa_helpers.flow.number_formats import BUILT_IN, shown
from fa_helpers.flow.packed import Packed, child, local, value
from fa_helpers.patterns import regex

_NAME = regex(r"([A-Z]{1,3})([1-9]\d{0,6})")
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_MOST_SHEETS = 1_000


def read_workbook(content: bytes, *, name: str) -> tuple[Block, ...]:
    """The flow of an .xlsx file."""
    packed = Packed(content, name=name)
    book = packed.xml("xl/workbook.xml")
    if book is None:
        raise SourceError(where=name, code="workbook_binary" if packed.has("xl/workbook.bin") else "damaged")
    targets = {
        value(link, "Id"): value(link, "Target") for link in _list(packed.xml("xl/_rels/workbook.xml.rels"))
    }
    strings = [_text(item) for item in _list(packed.xml("xl/sharedStrings.xml"))]
    formats = _formats(packed.xml("xl/styles.xml"))
    blocks: list[Block] = []
    sheets = _children(book, "sheets")
    for sheet in sheets[:_MOST_SHEETS]:
        target = targets.get(value(sheet, "id"), "")
        part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        root = packed.xml(part)
        if root is None or local(root) != "worksheet":
            continue
        hidden = value(sheet, "state", "visible") != "visible"
        read = _Sheet(value(sheet, "name"), strings, formats, hidden, name)
        blocks += read.blocks(root)
    return within_bounds(blocks, where=name)


def with_its_name(table: Table, name: str) -> Iterator[Block]:
    """A sheet's table, under the sheet's name where that is a title that the sheet does not print."""
    if not table.cells:
        return
    printed = "".join(line for cell in table.cells if cell.row < 3 for line in cell.lines)
    if name.endswith("表") and "".join(name.split()) not in "".join(printed.split()):
        yield Paragraph(name, name)
    yield table


@dataclass(frozen=True, slots=True)
class _Format:
    """How a cell shows what it holds: the code of its numbers, and whether its letters are white on nothing."""

    code: str
    white: bool


def _formats(root: Any) -> list[_Format]:
    codes = dict(BUILT_IN)
    for one in _children(root, "numFmts"):
        number = value(one, "numFmtId")
        if number.isascii() and number.isdigit():
            codes[int(number)] = value(one, "formatCode")
    fonts = [_is_white(font) for font in _children(root, "fonts")]
    fills = [
        value(child(one, "patternFill"), "patternType", "none") != "none" for one in _children(root, "fills")
    ]
    found = []
    for one in _children(root, "cellXfs"):
        font, fill = _index(one, "fontId"), _index(one, "fillId")
        white = font < len(fonts) and fonts[font] and not (fill < len(fills) and fills[fill])
        found.append(_Format(codes.get(_index(one, "numFmtId"), "?"), white))
    return found


def _is_white(font: Any) -> bool:
    colour = child(font, "color")
    return value(colour, "rgb").upper() in _WHITE or (
        value(colour, "theme") == "0" and not value(colour, "tint")
    )


def _children(root: Any, name: str) -> Sequence[Any]:
    return _list(child(root, name))


def _list(element: Any) -> Sequence[Any]:
    return () if element is None else list(element)


def _index(element: Any, name: str) -> int:
    text = value(element, name, "0")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _text(item: Any) -> str:
    """The words of a shared string, without the reading aids of Japanese."""
    if item is None:
        return ""
    return "".join(
        part.text or "" for part in item.iter() if local(part) == "t" and local(part.getparent()) != "rPh"
    )


@dataclass(slots=True)
class _Sheet:
    name: str
    strings: Sequence[str]
    formats: Sequence[_Format]
    hidden: bool
    where: str
    unseen: list[str] = field(default_factory=list)
    unknown: bool = False

    def blocks(self, root: Any) -> list[Block]:
        """The sheet's table, with what of it nobody sees."""
        gone = {
            column
            for one in _children(root, "cols")
            if value(one, "hidden") in ("1", "true")
            for column in range(_index(one, "min") - 1, min(_index(one, "max"), 16_384))
        }
        spans = {
            (first[0], first[1]): (last[0] - first[0] + 1, last[1] - first[1] + 1)
            for one in _children(root, "mergeCells")
            for first, _, last in [_range(value(one, "ref"))]
        }
        cells = list(self._cells(root, gone, spans))
        found: list[Block] = []
        if not self.hidden:
            found += with_its_name(filled(_closed_up(cells), sheet=self.name, where=self.where), self.name)
        if self.unknown and found:
            found.append(Note("format_unknown"))
        if is_worth_a_word(text := tidy(" ".join(self.unseen))):
            found.append(Unseen(f"{self.name}: {text}" if self.hidden else text, apart=self.hidden))
        return found

    def _cells(
        self, root: Any, gone: set[int], spans: dict[tuple[int, int], tuple[int, int]]
    ) -> Iterator[Cell]:
        count = 0
        row = -1
        for line in _children(root, "sheetData"):
            row = _index(line, "r") - 1 if value(line, "r") else row + 1
            column = -1
            for cell in line:
                found = _NAME.fullmatch(value(cell, "r"))
                column = _column(found[1]) if found else column + 1
                count += 1
                if count > MAX_CELLS:
                    raise SourceError(
                        where=self.where, code="table_too_large", values={"count": f"{count:,}"}
                    )
                said, white = self._said(cell)
                out = self.hidden or column in gone or value(line, "hidden") in ("1", "true")
                if out or white:
                    self.unseen.append(said)
                    said = ""
                rows, columns = spans.get((row, column), (1, 1))
                if not out:
                    lines = tuple(filter(None, map(tidy, said.splitlines())))
                    yield Cell(row, column, rows, columns, lines, cell_name(row, column))

    def _said(self, cell: Any) -> tuple[str, bool]:
        """What a cell shows, and whether it is white on nothing."""
        kind = value(cell, "t", "n")
        stored = child(cell, "v")
        text = (stored.text or "") if stored is not None else ""
        style = _index(cell, "s")
        form = self.formats[style] if style < len(self.formats) else _Format("General", False)
        if kind == "s":
            return (
                self.strings[int(text)] if text.isdigit() and int(text) < len(self.strings) else ""
            ), form.white
        if kind == "inlineStr":
            return _text(child(cell, "is")), form.white
        if kind in ("str", "e", "d") or not text:
            return text, form.white
        if kind == "b":
            return ("TRUE" if text == "1" else "FALSE"), form.white
        told = shown(text, form.code)
        self.unknown = self.unknown or told is None
        if told == "" and text.strip("0.-"):
            return text, True  # the format shows nothing
        return text if told is None else told, form.white


def _range(ref: str) -> tuple[tuple[int, int], str, tuple[int, int]]:
    first, mark, last = ref.partition(":")
    return _place(first), mark, _place(last or first)


def _place(name: str) -> tuple[int, int]:
    found = _NAME.fullmatch(name)
    return (int(found[2]) - 1, _column(found[1])) if found else (0, 0)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    """What a workbook calls a cell.

    >>> cell_name(4, 27)
    'AB5'
    """
    found, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return f"{found}{row + 1}"


def _closed_up(cells: list[Cell]) -> Iterator[Cell]:
    """The cells without the rows and columns that hold none: a sheet may begin at C7, and have gaps of a thousand."""
    rows = {row: place for place, row in enumerate(sorted({cell.row for cell in cells}))}
    columns = {column: place for place, column in enumerate(sorted({cell.column for cell in cells}))}
    for cell in cells:
        bottom = sum(1 for row in range(cell.row, min(cell.bottom, cell.row + 500)) if row in rows)
        right = sum(
            1 for column in range(cell.column, min(cell.right, cell.column + 500)) if column in columns
        )
        yield Cell(rows[cell.row], columns[cell.column], max(bottom, 1), max(right, 1), cell.lines, cell.name)
