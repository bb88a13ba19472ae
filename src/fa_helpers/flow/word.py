"""A Word file as a flow (Word 文档): paragraphs with their numbers, text boxes, tables with merged and nested cells.

Insertions are text, deletions and hidden words are not: they are told. Nothing that the file points to is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import (
    MAX_DEPTH,
    Block,
    Cell,
    Note,
    Paragraph,
    Unseen,
    filled,
    is_worth_a_word,
    tidy,
    within_bounds,
)
from fa_helpers.flow.numbering import Numbering, read_numbering
from fa_helpers.flow.packed import Packed, child, local, value

_GONE = frozenset({"del", "moveFrom"})
_SKIPPED = frozenset(
    {"pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "instrText", "Fallback", "sdtPr"}
)
_WHITE = frozenset({"FFFFFF", "white"})
_NO_GROUND = frozenset({"", "auto", "FFFFFF", "nil", "clear"})
_LARGE = 4_000_000
"""Extent of a picture, width and height in EMU, that may be a chart or a statement: 11 cm."""


def read_word(content: bytes, *, name: str) -> tuple[Block, ...]:
    """The flow of a .docx file."""
    packed = Packed(content, name=name)
    root = packed.xml("word/document.xml")
    body = child(root, "body")
    if body is None:
        raise SourceError(where=name, code="damaged")
    numbering = read_numbering(packed.xml("word/numbering.xml"))
    walk = _Walk(numbering, _styles(packed.xml("word/styles.xml")), name)
    walk.blocks_of(body, _Look())
    walk.flush()
    return within_bounds(walk.blocks, where=name)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of hiding and numbering; ``None`` where it says nothing."""

    based: str = ""
    hidden: bool | None = None
    number: str | None = None
    level: int | None = None


def _styles(root: Any) -> dict[str, _Style]:
    found = {}
    for style in root if root is not None else ():
        if local(style) != "style":
            continue
        hidden = _switch(child(style, "rPr", "vanish"))
        number, level = _numbered(child(style, "pPr", "numPr"))
        found[value(style, "styleId")] = _Style(value(child(style, "basedOn"), "val"), hidden, number, level)
    return found


def _switch(element: Any) -> bool | None:
    """Whether a property is on; ``None`` where it is not there."""
    return None if element is None else value(element, "val", "1") not in ("0", "false", "off")


def _numbered(element: Any) -> tuple[str | None, int | None]:
    number, level = child(element, "numId"), child(element, "ilvl")
    text = value(level, "val")
    return (
        None if number is None else value(number, "val"),
        int(text) if text.isascii() and text.isdigit() and len(text) == 1 else None,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """How a part is shown, as far as what is in it takes that over."""

    hidden: bool = False
    gone: bool = False
    coloured: bool = False
    depth: int = 0


@dataclass(slots=True)
class _Walk:
    numbering: Numbering
    styles: dict[str, _Style]
    name: str
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)

    def blocks_of(self, parent: Any, look: _Look) -> None:
        """Paragraphs and tables of a body, a cell or a text box, and of what merely wraps them."""
        look = self._deeper(look)
        for element in parent:
            kind = local(element)
            if kind == "p":
                self.paragraph(element, look)
            elif kind == "tbl":
                self._table(element, look)
            elif kind and kind not in _SKIPPED:
                self.blocks_of(element, replace(look, gone=look.gone or kind in _GONE))

    def _deeper(self, look: _Look) -> _Look:
        if look.depth >= MAX_DEPTH:
            raise SourceError(where=self.name, code="too_deep")
        return replace(look, depth=look.depth + 1)

    def paragraph(self, element: Any, look: _Look) -> None:
        """One paragraph; a line break in it ends one too."""
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle"), "val")
        ground = value(child(properties, "shd"), "fill") not in _NO_GROUND
        hidden = look.hidden or self._said(style, "hidden") is True
        look = replace(look, hidden=hidden, coloured=look.coloured or ground)
        prefix = self._prefix(properties, style)
        if prefix and not look.gone and any(local(part) in ("t", "sym") for part in element.iter()):
            self.words.append(prefix)
        self._runs(element, look)
        self.flush()

    def _prefix(self, properties: Any, style: str) -> str:
        number, level = _numbered(child(properties, "numPr"))
        number = self._said(style, "number") if number is None else number
        level = self._said(style, "level") if level is None else level
        return self.numbering.next(str(number), int(level or 0)) if number not in (None, "0") else ""

    def _said(self, style: str, what: str) -> Any:
        """What a style says, or the nearest of those it is based on."""
        for _ in range(MAX_DEPTH):
            found = self.styles.get(style)
            if found is None:
                return None
            if getattr(found, what) is not None:
                return getattr(found, what)
            style = found.based
        return None

    def _runs(self, parent: Any, look: _Look) -> None:
        look = self._deeper(look)
        for element in parent:
            kind = local(element)
            if kind == "r":
                self._runs(element, self._of_run(element, look))
            elif kind in ("t", "delText"):
                lost = look.hidden or look.gone or kind == "delText"
                (self.unseen if lost else self.words).append(element.text or "")
            elif kind in ("tab", "ptab"):
                self.words.append(" ")
            elif kind in ("br", "cr") and not look.gone:
                self.flush()
            elif kind in ("noBreakHyphen", "softHyphen"):
                self.words.append("-" if kind == "noBreakHyphen" else "")
            elif kind == "txbxContent":
                self._box(element, look)
            elif kind in ("extent", "inline", "anchor", "pict"):
                self._picture(element)
                self._runs(element, look)
            elif kind and kind not in _SKIPPED:
                self._runs(element, replace(look, gone=look.gone or kind in _GONE))

    def _of_run(self, run: Any, look: _Look) -> _Look:
        properties = child(run, "rPr")
        vanish = _switch(child(properties, "vanish"))
        if vanish is None:
            vanish = self._said(value(child(properties, "rStyle"), "val"), "hidden")
        white = value(child(properties, "color"), "val") in _WHITE
        marks = (value(child(properties, "shd"), "fill"), value(child(properties, "highlight"), "val"))
        coloured = look.coloured or any(mark not in _NO_GROUND for mark in marks)
        hidden = look.hidden if vanish is None else vanish
        return replace(look, hidden=hidden or (white and not coloured))

    def _box(self, content: Any, look: _Look) -> None:
        """A text box stands behind the paragraph that holds it."""
        own = _Walk(self.numbering, self.styles, self.name)
        own.blocks_of(content, look)
        self.boxes += own.blocks

    def _picture(self, element: Any) -> None:
        extent = child(element, "extent")
        sides = [value(extent, side) for side in ("cx", "cy")]
        has_picture = any(local(part) in ("blip", "chart", "imagedata") for part in element.iter())
        if has_picture and all(
            side.isascii() and side.isdigit() and int(side[:12]) >= _LARGE for side in sides
        ):
            self.boxes.append(Note("picture_not_read"))

    def flush(self) -> None:
        """End the paragraph; what was anchored in it follows."""
        if text := tidy("".join(self.words)):
            self.blocks.append(Paragraph(text))
        if is_worth_a_word(text := tidy("".join(self.unseen))):
            self.blocks.append(Unseen(text))
        self.blocks += self.boxes
        self.words, self.unseen, self.boxes = [], [], []

    def _table(self, table: Any, look: _Look) -> None:
        cells: dict[tuple[int, int], Cell] = {}
        above: dict[int, tuple[int, int]] = {}
        after: list[Block] = []
        for number, (row, row_look) in enumerate(self._rows(table, look)):
            column = _count(child(row, "trPr", "gridBefore"))
            for tc in _cells(row):
                properties = child(tc, "tcPr")
                span = max(_count(child(properties, "gridSpan")), 1)
                merge = child(properties, "vMerge")
                ground = value(child(properties, "shd"), "fill") not in _NO_GROUND
                lines, more = self._inside(tc, replace(row_look, coloured=row_look.coloured or ground))
                after += more
                key = above.get(column)
                if merge is not None and value(merge, "val", "continue") == "continue" and key is not None:
                    cells[key] = replace(
                        cells[key], rows=number - key[0] + 1, lines=(*cells[key].lines, *lines)
                    )
                else:
                    above[column] = (number, column)
                    cells[number, column] = Cell(number, column, 1, span, lines)
                column += span
        self.blocks.append(filled(cells.values(), where=self.name))
        self.blocks += after

    def _rows(self, table: Any, look: _Look) -> Iterator[tuple[Any, _Look]]:
        look = self._deeper(look)
        for row in table:
            kind = local(row)
            if kind == "tr":
                properties = child(row, "trPr")
                gone = look.gone or child(properties, "del") is not None
                if gone or _switch(child(properties, "hidden")):
                    self.unseen += [part.text or "" for part in row.iter() if local(part) in ("t", "delText")]
                    self.flush()
                    continue
                yield row, look
            elif kind and kind not in _SKIPPED:
                yield from self._rows(row, replace(look, gone=look.gone or kind in _GONE))

    def _inside(self, cell: Any, look: _Look) -> tuple[tuple[str, ...], list[Block]]:
        """The lines of a cell; what stands in it and is no paragraph follows the table."""
        own = _Walk(self.numbering, self.styles, self.name)
        own.blocks_of(cell, look)
        lines = tuple(block.text for block in own.blocks if isinstance(block, Paragraph))
        return lines, [block for block in own.blocks if not isinstance(block, Paragraph)]


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if local(element) == "tc":
            yield element
        elif local(element) and local(element) not in _SKIPPED | _GONE:
            yield from _cells(element)


def _count(element: Any) -> int:
    text = value(element, "val")
    return min(int(text), 200) if text.isascii() and text.isdigit() and len(text) < 6 else 0
