"""Links from a sentence to the page it speaks of (页码链接): the file lies beside the report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from html import unescape
from typing import Final

from markupsafe import Markup, escape

from fa_helpers.patterns import regex
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.source import OpenedSource
from fa_helpers.terms.messages import Language, message

_PAGES: Final = regex(
    r"(?<![\w.])pp?\. ?\d+(?:(?:, | and |[–—-])\d+)*|\b(?:PDF p|P)age \d+|第\d+(?:[、和至—–-]\d+)*页"
)
_TAG: Final = regex(r"(<[^>]*>)")
_TABLE: Final = regex(r'<table class="fa-table[^"]*".*?</table>', re.DOTALL)
_HEADING: Final = regex(r"<th scope=\"col\"[^>]*>([^<]*)</th>")
_ROW: Final = regex(r"<tr>\s*<td.*?</tr>", re.DOTALL)
_CELL: Final = regex(r"(?<=>)([^<>]*)(?=</td>)")
_LEFT_ALONE: Final = frozenset({"a", "script", "style", "svg", "title", "summary"})
_NUMBER: Final = regex(r"\d+")
_RANGE: Final = regex(r"(\d+)(?:[至—–-](\d+))?")
_LONGEST: Final = 2_000
_OF_PAGES: Final = ("page", "pages", "page_first", "page_last")
"""Columns whose cells are numbers of pages."""
_AMOUNT: Final = regex(
    r"((?<![\d.,])[+−-]?\d[\d,]*(?:\.\d+)?(?:[万亿]元|元|个百分点| (?:million|billion|thousand) yuan| yuan))"
)
_ENDINGS: Final = {
    "pdf": ".pdf", "text": ".txt", "word": ".docx", "excel": ".xlsx", "word_97": ".doc", "excel_97": ".xls",
    "html": ".html.txt", "mhtml": ".mhtml.txt",
}  # fmt: skip
"""Of the copy of a file beside the report. A web page is shown as text: its scripts are not the report's."""


def unbroken(text: str) -> Markup:
    """A sentence whose amounts stay with their units at the end of a line (金额不断行)."""
    return Markup(_AMOUNT.sub(r'<span class="n">\1</span>', str(escape(text))))


def pages_in(text: str) -> list[int]:
    """Every page that a list of pages names (页码列表), those between the ends of a range too.

    >>> pages_in("第4、20—22页"), pages_in("pp. 15, 20–21 and 24")
    ([4, 20, 21, 22], [15, 20, 21, 24])
    """
    found: list[int] = []
    for first, last in _RANGE.findall(text):
        end = int(last or first)
        found += range(int(first), end + 1) if 0 <= end - int(first) < _LONGEST else [int(first), end]
    return found


@dataclass(frozen=True, slots=True)
class SourceFiles:
    """The files that a report was made from (原文件), as they lie beside it."""

    source: OpenedSource | JoinedSource
    copied: bool

    @property
    def parts(self) -> tuple[OpenedSource, ...]:
        """The files in the order read."""
        return self.source.parts if isinstance(self.source, JoinedSource) else (self.source,)

    def names(self) -> list[str]:
        """What the copies are called: ``source.pdf``, or with a number each where there are several."""
        many = len(self.parts) > 1
        endings = [_ENDINGS[part.kind] for part in self.parts]
        return [f"source{f'-{n}' if many else ''}{ending}" for n, ending in enumerate(endings, 1)]

    def contents(self) -> dict[str, bytes]:
        """The copies to be written, name to content; none where that is not wanted."""
        if not self.copied:
            return {}
        contents = [part.content if part.text is None else part.text.encode() for part in self.parts]
        return dict(zip(self.names(), contents, strict=True))

    def link(self, page: int) -> str:
        """The address of a page; blank where the file is not beside, or has no pages to open."""
        if not self.copied:
            return ""
        for name, part in zip(self.names(), self.parts, strict=True):
            if page <= part.page_count:
                return "" if part.kind != "pdf" else f"{name}#page={page}"
            page -= part.page_count
        return ""

    def linked(self, text: str, up: str = "") -> Markup:
        """A sentence with a link on every page number in it (加链接); ``up`` leads to the report's folder."""

        def pages(found: re.Match[str]) -> Markup:
            linked = _NUMBER.sub(partial(self._number, up), found[0])
            return Markup(f'<span class="n">{linked}</span>')  # a number stays with its p.

        parts: list[str] = []
        place = 0
        for found in _PAGES.finditer(text):
            parts += [unbroken(text[place : found.start()]), pages(found)]
            place = found.end()
        return Markup("").join([*parts, unbroken(text[place:])])

    def linked_html(self, body: str, up: str, language: Language) -> Markup:
        """HTML with a link on every page number in its text and tables (网页加链接); tags and links stay as they are."""
        body = _TABLE.sub(partial(self._linked_table, up, language), body)
        parts = _TAG.split(body)
        inside = 0
        for place, part in enumerate(parts):
            if place % 2:
                name = part[1:].lstrip("/").split(None, 1)[0].rstrip(">").lower()
                if name in _LEFT_ALONE:
                    inside += -1 if part.startswith("</") else 1
            elif part and not inside:
                parts[place] = str(self.linked(unescape(part), up))
        return Markup("".join(parts))

    def _linked_table(self, up: str, language: Language, table: re.Match[str]) -> str:
        """A table whose columns of page numbers link to the pages."""
        headings = [unescape(words).strip() for words in _HEADING.findall(table[0])]
        names = {message(f"column.{name}", language) for name in _OF_PAGES}
        columns = {place for place, words in enumerate(headings) if words in names}
        if not columns:
            return table[0]

        def row(found: re.Match[str]) -> str:
            cells = _CELL.split(found[0])
            for column in columns:
                place = 2 * column + 1
                if place < len(cells):
                    cells[place] = _NUMBER.sub(partial(self._number, up), cells[place])
            return "".join(cells)

        return _ROW.sub(row, table[0])

    def _number(self, up: str, found: re.Match[str]) -> str:
        link = self.link(int(found[0]))
        return str(Markup('<a class="pg" href="{}">{}</a>').format(up + link, found[0])) if link else found[0]
