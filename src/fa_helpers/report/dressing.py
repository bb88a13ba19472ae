"""Notebook pages made fit for a report (页面整理): tables with marks, folds and a file each, what a document lacks in a line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from html import escape, unescape
from itertools import count
from typing import Final

from markupsafe import Markup

from fa_helpers.patterns import regex
from fa_helpers.report.flags import MONEY_KIND, Flags, counted
from fa_helpers.report.pages import pages_in
from fa_helpers.terms.messages import Language, message, unit_label
from fa_helpers.terms.phrases import clauses
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.sheets import as_words

_CELL: Final = regex(r'(?=<div class="cell border-box-sizing)')
_TABLE: Final = regex(r'<table class="fa-table".*?</table>', re.DOTALL)
_ROW: Final = regex(r"<tr>\s*(<td.*?)</tr>\n?", re.DOTALL)
_BODY: Final = regex(r"(?<=<tbody>)(.*?)(?=</tbody>)", re.DOTALL)
_ONE: Final = regex(r"<td([^>]*)>(.*?)</td>", re.DOTALL)
_HEADING: Final = regex(r'<th scope="col"[^>]*>(.*?)</th>', re.DOTALL)
_CAPTION: Final = regex(r"<caption[^>]*>(.*?)</caption>", re.DOTALL)
_TITLE: Final = regex(r"<h2[^>]*>(.*?)(?:<a class=\"anchor-link\".*?)?</h2>", re.DOTALL)
_TAG: Final = regex(r"<[^>]*>")
_MANY: Final = 8
"""Columns from which a table is set smaller."""
_SOME: Final = 8
"""Characters of a cell that is not set in a column of three."""
_IDS: Final = ("fact_id", "fact_ids")
_ORDINAL: Final = regex(r"\d{0,4}")
_HEAD_ROW: Final = regex(r"(?<=<thead>)<tr>.*?</tr>", re.DOTALL)
_SAID: Final = '<p class="said">'
_POINTS: Final = ("score", "weight", "total_score", "total_weight")
_ZERO: Final = regex(r"[+−-]?0(?:\.0+)?%?")
_NO_CROPS: Final = ("nb01.no_evidence", "nb02.no_evidence", "nb03.no_evidence")
_FEWEST_ZEROS: Final = 4
"""Rows of zeros that a table may show unfolded."""
_LONG: Final = 40
"""Characters of a cell that needs room."""
_MARK: Final = "\ufeff"
"""Stands before a file of a table: without it Excel takes its Chinese for another encoding."""


@dataclass(slots=True)
class Dressing:
    """Dresses the pages of a report in one language; ``files`` are the tables as CSV."""

    flags: Flags
    language: Language
    named: Callable[[str], str]
    """The name of a table's file, from its stem: another for each language."""
    files: dict[str, str] = field(default_factory=dict)

    def page(self, body: str, stem: str) -> str:
        """A notebook page (整页): parts that the document lacks in one line, then every table."""
        shown: list[str] = []
        numbers = count(1)
        after_picture = quoted = False
        for cell in self._without_empty_parts(self._without_missing_crops(_CELL.split(body))):
            if self._is_of_no_chart(cell, after=shown[-1] if shown else ""):
                continue
            title = _TITLE.search(cell)
            if title is not None:
                quoted = _words(title[1]) == message("report.quotes", self.language)
            if quoted:  # one click selects a sentence
                cell = cell.replace('class="fa-answer"', 'class="fa-answer quote"')
            dress = partial(self._dressed, stem, numbers, after_picture)
            shown.append(_TABLE.sub(dress, cell))
            after_picture = "<img" in cell and "fa-table" not in cell
        return "".join(shown)

    def _dressed(self, stem: str, numbers: Iterator[int], folded: bool, found: re.Match[str]) -> str:
        return self.table(found[0], f"{stem}-{next(numbers)}", folded=folded)

    def table(self, html: str, stem: str, *, folded: bool) -> str:
        """A table (表格) in its own scroll box, with its file; the numbers of a picture are folded."""
        headings = [_words(found) for found in _HEADING.findall(html)]
        caption = " ".join(map(_words, _CAPTION.findall(html)))
        file = self.named(f"tables/{stem}")
        self.files[file] = csv_of([headings, *_rows(html)])
        body = _BODY.search(html)
        rows = _rows(body[0]) if body is not None else []  # notes below are no rows
        html, headings = self._columns(html, headings, rows)
        html = self._marked(_ONE.sub(_with_width, html), headings)
        if len(headings) >= _MANY:
            html = html.replace('class="fa-table"', 'class="fa-table many"', 1)
        html = self._zeros_folded(_CAPTION.sub("", html), headings)
        label = escape(caption or message("report.table", self.language), quote=True)
        title = f'<p class="cap">{escape(caption)}</p>' if caption else ""
        box = f"{title}{self._box(html, label)}"
        legend = self.flags.legend(html)
        said = message("report.table_file", self.language)
        link = f'<a href="../{file}" download>{said}</a>'
        below = f'<p class="src">{escape(legend)} {link}</p>'
        if not folded:
            return box + below
        words = message("report.numbers", self.language, count=len(rows))
        return f'<details class="fold"><summary>{escape(words)}</summary>{box}{below}</details>'

    def _box(self, html: str, label: str) -> str:
        """A box that scrolls by itself and can be reached by keys."""
        named = f'tabindex="0" role="region" aria-label="{label}"'
        return f'<div class="scroll" style="--min:0" {named}>{html}</div>'

    def _columns(
        self, html: str, headings: list[str], rows: Sequence[Sequence[str]]
    ) -> tuple[str, list[str]]:
        """Without columns in which nothing stands and those of ids (空列不列); a name stands before its number.

        The table's file keeps them all.
        """
        ids = {message(f"column.{name}", self.language) for name in _IDS}
        kept = [
            place
            for place, words in enumerate(headings)
            if words not in ids
            and (not rows or any(row[place : place + 1] not in ([], [""]) for row in rows))
        ]
        aligned = [more for more, _ in _ONE.findall((_ROW.search(html) or [""])[0])]
        words = [place for place in kept if place < len(aligned) and "right" not in aligned[place]]
        if words and kept and words[0] != kept[0] and all(_ORDINAL.fullmatch(row[kept[0]]) for row in rows):
            kept.remove(words[0])
            kept.insert(0, words[0])
        if kept == list(range(len(headings))) or any(len(row) != len(headings) for row in rows):
            return html, headings

        def arranged(cell: re.Pattern[str], found: re.Match[str]) -> str:
            cells = [one[0] for one in cell.finditer(found[0])]
            return "<tr>" + "".join(cells[place] for place in kept) + "</tr>\n"

        html = html.replace(f'colspan="{len(headings)}"', f'colspan="{len(kept)}"')
        html = _HEAD_ROW.sub(partial(arranged, _HEADING), html)
        html = _BODY.sub(lambda body: _ROW.sub(partial(arranged, _ONE), body[0]), html)
        return html, [headings[place] for place in kept]

    def _marked(self, html: str, headings: Sequence[str]) -> str:
        """Figures that bear a mark, by the pages of their row; what is computed is no figure of the document."""
        names = {message(key, self.language) for key in ("column.page", "column.pages")}
        places = [place for place, words in enumerate(headings) if words in names]
        computed = message("report.computed", self.language)
        plain = {place for place, words in enumerate(headings) if computed not in words} - set(places)
        kinds = [self._counted(words) for words in headings]
        unit = message("column.unit", self.language)

        def row(found: re.Match[str]) -> str:
            cells = _ONE.findall(found[1])
            pages = [n for p in places if p < len(cells) for n in pages_in(_words(cells[p][1]))]
            own = counted(_words(cells[headings.index(unit)][1])) if unit in headings[: len(cells)] else ""

            def sign(place: int, words: str) -> Markup:
                of = "%" if words.endswith("%") else kinds[place] or own
                return self.flags.sign(words, pages, "../", of=of) if place in plain else Markup("")

            made = [
                f"<td{more}>{inner}{sign(place, _words(inner))}</td>"
                for place, (more, inner) in enumerate(cells)
            ]
            return f"<tr>{''.join(made)}</tr>\n"

        return _BODY.sub(lambda body: _ROW.sub(row, body[0]), html) if places else html

    def _counted(self, heading: str) -> str:
        """What the numbers of a column count, told by its heading; blank where each row may have its own unit."""
        if heading.rstrip(")）").endswith(tuple(unit_label(unit, self.language) for unit in MONEY)):
            return MONEY_KIND
        points = (message(f"column.{name}", self.language) for name in _POINTS)
        return "分" if heading in points else ""

    def _zeros_folded(self, html: str, headings: Sequence[str]) -> str:
        """Rows that say nought and nothing else stand in a second table that opens (零值行折叠)."""
        names = {message(key, self.language) for key in ("column.page", "column.pages")}
        body = _BODY.search(html)
        rows = [found[0] for found in _ROW.finditer(body[0])] if body is not None else []
        zeros = [row for row in rows if _says_nought(row, headings, names)]
        if body is None or len(zeros) < _FEWEST_ZEROS or len(zeros) == len(rows):
            return html
        kept = "".join(row for row in rows if row not in zeros)
        words = escape(message("report.zeros", self.language, count=len(zeros)))
        head = html[html.index("<thead") : html.index("</thead>") + len("</thead>")]
        second = f'<table class="fa-table">{head}<tbody>{"".join(zeros)}</tbody></table>'
        shown = html[: body.start()] + kept + html[body.end() :]
        return f'{shown}<details class="fold"><summary>{words}</summary>{second}</details>'

    def _is_of_no_chart(self, cell: str, *, after: str) -> bool:
        """Whether a cell would hold the numbers of a chart that was not drawn."""
        if not _is_empty(cell) or _TITLE.search(cell) is not None:
            return False
        return _SAID in after or _words(cell).startswith(message("nb01.parts_table", self.language))

    def _without_missing_crops(self, cells: Sequence[str]) -> list[str]:
        """Without the words that lead to a crop of the page, where no figure is printed that it could show."""
        missing = {message(key, self.language) for key in _NO_CROPS}
        shown: list[str] = []
        for cell in cells:
            if _words(cell).strip("'\"") not in missing:
                shown.append(cell)
            elif shown and _words(shown[-1]).endswith((":", "：")):
                shown.pop()
        return shown

    def _without_empty_parts(self, cells: Sequence[str]) -> list[str]:
        """Parts of which the document holds nothing, as one line that opens (文件所无的部分)."""
        parts: list[list[str]] = [[]]
        for cell in cells:
            if _TITLE.search(cell):
                parts.append([])
            parts[-1].append(cell)
        quotes = message("report.quotes", self.language)
        shown, empty, names = [*parts[0]], list[str](), list[str]()
        for part in parts[1:]:
            html = "".join(part)
            title = _TITLE.search(html)
            if title is not None and _is_empty(html):
                empty.append(html)
                names.append(_words(title[1]))
            elif "fa-answer" in html:
                shown += part
            elif title is None or _words(title[1]) != quotes:
                shown += [_TITLE.sub(partial(_unless, quotes), cell) for cell in part]
        if not empty:
            return shown
        if not any(_shows(cell) for cell in shown):
            shown, folded = self._answer_alone(shown, quotes)
            empty = [*folded, *empty]
        named = clauses(names, self.language)
        words = message("report.not_in_it", self.language, named=named, count=len(names))
        fold = f'<details class="fold lacks"><summary>{escape(words)}</summary>{"".join(empty)}</details>'
        return [*shown, fold]

    def _answer_alone(self, cells: Sequence[str], quotes: str) -> tuple[list[str], list[str]]:
        """Of a page that has nothing to show, its title and what it answers, and apart from that how it would do so."""
        first = next((place for place, cell in enumerate(cells) if "fa-answer" in cell), len(cells) - 1)
        kept, folded = [*cells[: first + 1]], list[str]()
        title, waiting = "", list[str]()
        for cell in cells[first + 1 :]:
            titles = _TITLE.findall(cell)
            if titles:
                folded += waiting
                title, waiting = _words(titles[-1]), list[str]()
            waiting.append(cell)
            if title and title != quotes and "fa-answer" in cell:
                kept += waiting
                waiting = []
        return kept, [*folded, *waiting]


def _unless(words: str, title: re.Match[str]) -> str:
    return "" if _words(title[1]) == words else title[0]


def _shows(html: str) -> bool:
    return "<table" in html or "<img" in html


def _is_empty(html: str) -> bool:
    """Whether a part has places for tables, and neither a table nor a picture in them."""
    return '<p class="fa-table"' in html and not _shows(html)


def _says_nought(row: str, headings: Sequence[str], pages: set[str]) -> bool:
    """Whether all numbers of a row are nought, and there is one."""
    numbers = [
        _words(inner)
        for place, (more, inner) in enumerate(_ONE.findall(row))
        if "right" in more and not (place < len(headings) and headings[place] in pages)
    ]
    said = [text for text in numbers if text not in ("", "—", "–", "-")]
    return bool(said) and all(_ZERO.fullmatch(text) for text in said)


def _with_width(cell: re.Match[str]) -> str:
    """A cell of many words keeps room for them: it is not squeezed to a few characters a line."""
    length = len(_words(cell[2]))
    if length <= _SOME or "right" in cell[1]:
        return cell[0]
    return f'<td class="{"long" if length > _LONG else "some"}"{cell[1]}>{cell[2]}</td>'


def _rows(html: str) -> list[list[str]]:
    return [[_words(inner) for _, inner in _ONE.findall(row)] for row in _ROW.findall(html)]


def _words(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()


def csv_of(rows: Sequence[Sequence[str]]) -> str:
    """A table's file (CSV): no cell a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([as_words(cell) for cell in row] for row in rows)
    return _MARK + out.getvalue()
