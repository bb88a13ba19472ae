"""A saved web page as a flow (网页): its paragraphs and tables. Nothing is fetched, scripts are not run.

What a browser would not show is no text: elements that are hidden by an attribute, by their own style, or by a plain
rule of the page's own style sheet (one class, id or tag), and letters in white on no colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import (
    MAX_BYTES,
    MAX_DEPTH,
    Block,
    Cell,
    Paragraph,
    Unseen,
    filled,
    is_worth_a_word,
    tidy,
    within_bounds,
)
from fa_helpers.flow.extras import needed
from fa_helpers.flow.style_sheets import Styles
from fa_helpers.patterns import regex

_CHARSET = regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_DECLARED = regex(r"^\s*<\?xml[^>]*\?>")
_SKIPPED = frozenset({
    "head", "script", "style", "noscript", "template", "select", "option", "textarea", "button", "svg", "iframe",
    "object", "embed", "canvas", "audio", "video", "map", "datalist", "nav", "footer",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "o:p", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "var",
    "wbr", "img", "input",
})  # fmt: skip
_FEWEST_CELLS = 4
"""A table with fewer cells, or one that only holds other tables, arranges a page and is none."""


def read_web_page(
    content: bytes, *, name: str, charset: str = "", sheets: Sequence[str] = ()
) -> tuple[Block, ...]:
    """The flow of an HTML file; ``charset`` and style ``sheets`` are those that its envelope gives."""
    if len(content) > MAX_BYTES:
        raise SourceError(where=name, code="too_much_text")
    html = needed("lxml.html", extra="web", where=name)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    text = _DECLARED.sub("", decode(content, charset))
    try:
        root = html.document_fromstring(text, parser=parser)
    except (ValueError, html.etree.LxmlError):
        raise SourceError(where=name, code="empty") from None
    walk = _Walk(Styles([*sheets, *(style.text or "" for style in root.iter("style"))]), name)
    walk.through(root, _Look())
    walk.flush()
    return within_bounds(walk.blocks, where=name)


def decode(content: bytes, charset: str = "") -> str:
    """The text of a web page: by its mark, by what it or its envelope declares, else as UTF-8 or GB 18030.

    >>> decode("<meta charset='gb2312'>决算".encode("gbk"))[-2:]
    '决算'
    """
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    declared = _CHARSET.search(content[:4096])
    names = [declared[1].decode("ascii")] if declared else []
    for encoding in ("utf-8", _wider(charset), *map(_wider, names), "gb18030"):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode(_wider(names[0]) if names and _wider(names[0]) == "gb18030" else "utf-8", "replace")


def _wider(encoding: str) -> str:
    """What a browser takes for an encoding: files that say GB2312 hold characters of GBK."""
    low = encoding.lower()
    return "gb18030" if low in ("gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936") else low or "utf-8"


@dataclass(frozen=True, slots=True)
class _Look:
    """How an element is shown, as far as its children take it over: hidden, in white, on a colour."""

    hidden: bool = False
    white: bool = False
    coloured: bool = False
    depth: int = 0

    @property
    def unseen(self) -> bool:
        """Whether nobody sees its letters: white ones are seen on a colour."""
        return self.hidden or (self.white and not self.coloured)


@dataclass(slots=True)
class _Walk:
    """The way through a page: blocks so far, and the words of the paragraph that is open."""

    styles: Styles
    name: str
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def through(self, element: Any, look: _Look) -> None:
        """All of an element but what stands behind it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in _SKIPPED:
            return
        look = self._look(element, look)
        if tag == "table" and not look.unseen and _is_of_data(element):
            self.flush()
            self._table(element, look)
            return
        if tag == "br":
            self.flush()
        block = tag not in _INLINE
        if block:
            self.flush()
        self._say(element.text, look)
        for child in element:
            self.through(child, look)
            self._say(child.tail, look)
        if block:
            self.flush()

    def _look(self, element: Any, look: _Look) -> _Look:
        if look.depth >= MAX_DEPTH:
            raise SourceError(where=self.name, code="too_deep")
        style = self.styles.of(element)
        white = look.white if style.white is None else style.white
        coloured = look.coloured or style.coloured
        return _Look(look.hidden or style.gone or style.unseen, white, coloured, look.depth + 1)

    def _say(self, text: str | None, look: _Look) -> None:
        if text:
            (self.hidden if look.unseen else self.words).append(text)

    def flush(self) -> None:
        """End the paragraph."""
        if text := tidy("".join(self.words)):
            self.blocks.append(Paragraph(text))
        if is_worth_a_word(text := tidy("".join(self.hidden))):
            self.blocks.append(Unseen(text))
        self.words, self.hidden = [], []

    def _table(self, table: Any, look: _Look) -> None:
        inside: list[Block] = []
        cells: list[Cell] = []
        for row, column, rows, columns, element, cell_look in self._places(table, look):
            own = _Walk(self.styles, self.name)
            own.through(element, cell_look)
            own.flush()
            lines = tuple(block.text for block in own.blocks if isinstance(block, Paragraph))
            inside += [block for block in own.blocks if not isinstance(block, Paragraph)]
            cells.append(Cell(row, column, rows, columns, lines))
        self.blocks.append(filled(cells, where=self.name))
        self.blocks += inside

    def _places(self, table: Any, look: _Look) -> Iterator[tuple[int, int, int, int, Any, _Look]]:
        """The cells of a table with their places, as HTML gives them: each takes the next free columns of its row."""
        taken: set[tuple[int, int]] = set()
        number = 0
        for tr, row_look in self._rows(table, look):
            shown = [(cell, self._look(cell, row_look)) for cell in tr if cell.tag in ("td", "th")]
            if row_look.unseen or (shown and all(cell_look.unseen for _, cell_look in shown)):
                self._say(" ".join(tr.itertext()), _Look(hidden=True))
                self.flush()
                continue
            column = 0
            for cell, cell_look in shown:
                if self.styles.of(cell).gone:
                    self._say(" ".join(cell.itertext()), _Look(hidden=True))
                    continue
                while (number, column) in taken:
                    column += 1
                rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
                if rows * columns > 1:
                    taken |= {(number + r, column + c) for r in range(rows) for c in range(columns)}
                yield number, column, rows, columns, cell, cell_look
                column += columns
            number += 1
        self.flush()

    def _rows(self, table: Any, look: _Look) -> Iterator[tuple[Any, _Look]]:
        look = replace(look, depth=look.depth + 1)
        for child in table:
            if child.tag == "tr":
                yield child, self._look(child, look)
            elif child.tag in ("thead", "tbody", "tfoot"):
                group = self._look(child, look)
                for tr in child:
                    if tr.tag == "tr":
                        yield tr, self._look(tr, group)
            elif child.tag == "caption":
                self.through(child, look)


def _span(cell: Any, name: str) -> int:
    """How many rows or columns a cell takes; a number without sense is one."""
    text = (cell.get(name) or "1").strip()
    return min(max(int(text), 1), 200) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _is_of_data(table: Any) -> bool:
    """Whether a table is one, and does not only arrange a page: four cells or more with words of their own."""
    own = 0
    arranges = False
    for cell in table.iter("td", "th"):
        nearest = next(cell.iterancestors("table"))
        if nearest is not table:
            continue
        if any(len(list(inner.iter("td", "th"))) >= _FEWEST_CELLS for inner in cell.iter("table")):
            arranges = True
        else:
            own += 1
    with_words = own >= _FEWEST_CELLS
    return with_words and not (arranges and own < 2 * _FEWEST_CELLS)
