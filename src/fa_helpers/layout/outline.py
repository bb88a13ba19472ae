"""A document's outline (篇章结构): which lines belong to which part and section, and which to tables.

The outline is read from numbering and titles alone: never from page numbers or positions of one document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from fa_helpers.layout.contents import contents_lines, entry, part_titles
from fa_helpers.layout.headings import (
    DEPTH,
    Heading,
    bare_heading,
    heading_at,
    marker,
    names_a_topic,
    names_the_form,
    title_heading,
)
from fa_helpers.layout.lines import Line, width_of
from fa_helpers.layout.passage import Passage, passage
from fa_helpers.layout.tables.blocks import is_card_title
from fa_helpers.patterns import regex
from fa_helpers.terms.statements import statement_of

_CARD_START = ("部门(单位)名称", "项目名称", "专项名称", "专项资金名称")
_SENTENCE_ENDS = ("。", ";", ":", "!", "?")
WRAP_TOLERANCE = 2.5
"""A line counts as full when it ends within this many characters of the right margin (point of a printed page)."""
PLAIN_TOLERANCE = 5.0
"""The same for plain text, where blanks between digits and Chinese are lost and widths vary."""
FEWEST_BARE = 3
"""So many of the form's titles must stand alone before titles without numbers are headings."""
MANY_LINES = 20
"""Of fewer lines of plain text only the longest shows where they end."""
FEWEST_LINES = 4
"""A page with fewer lines does not show where its margins are."""
GAP = 4.0
"""Lines farther apart than this many characters have a table between them."""
FEWEST_BELOW = 2
NARROW = 0.6
"""A stretch narrower than this part of its page holds no full lines that would show the margin."""
INDENT = 1.2
"""A line that begins this many characters right of the left margin begins a paragraph."""


Edges = tuple[float, float]
_ITEM = regex(r"\(?\d{1,2}\)|[\u2460-\u2473]")
_ATTACHED = regex(r"(?:附件\d*[:、.]?)?[^,。;:]{2,50}绩效(?:自评|评价)+(?:工作)?报告(?:\([^()]*\))?")


_Unnumbered = Callable[[Line, int, int, int], Heading | None]


@dataclass(slots=True)
class OutlineSection:
    """A section with its lines (章节): ``number`` as in ``2.5.1``; the cover and loose text before it is ``0``."""

    number: str
    ordinal: str
    title: str
    kind: str
    page: int
    lines: list[tuple[Line, bool]] = field(default_factory=list)

    @property
    def level(self) -> int:
        """1 for a part, 2 for a section of it, and so on."""
        return self.number.count(".") + 1

    def passage(self, labels: tuple[tuple[int, str], ...]) -> Passage:
        """The section's own text as one run."""
        return passage(self.lines, labels)


@dataclass(slots=True)
class Outline:
    """All sections, the lines of the cover, the contents entries, and statement titles that have no table here."""

    sections: list[OutlineSection] = field(default_factory=list)
    cover: list[Line] = field(default_factory=list)
    cover_begins: list[bool] = field(default_factory=list)
    contents: list[Line] = field(default_factory=list)
    listed: list[Line] = field(default_factory=list)
    beside_tables: list[Line] = field(default_factory=list)


def read_outline(lines: Sequence[Line], table_pages: frozenset[int], *, plain: bool) -> Outline:
    """Sort a document's text lines (outside tables) into sections."""
    numbered = _walk(lines, table_pages, plain=plain)
    if any(section.kind == "part" or names_the_form(section.title) for section in numbered.sections):
        return numbered
    bare = _walk(lines, table_pages, plain=plain, otherwise=bare_heading)
    if len(bare.sections) >= FEWEST_BARE:
        return bare
    if any(section.ordinal for section in numbered.sections):
        return numbered
    titled = _walk(lines, table_pages, plain=plain, otherwise=title_heading)
    return titled if titled.sections else numbered


def _walk(
    lines: Sequence[Line], table_pages: frozenset[int], *, plain: bool, otherwise: _Unnumbered | None = None
) -> Outline:
    """One way through the lines; ``otherwise`` tells titles that are headings by themselves, without a number."""
    outline = Outline()
    contents = contents_lines(lines)
    outline.contents = [lines[i] for i in contents]
    titles = {entry(line.folded) for line in outline.contents}
    margins = _margins(lines, table_pages)
    full = _full(lines, margins, plain=plain)
    begins = _begins(lines, full, margins, plain=plain)
    walk = _Walk(outline, table_pages, plain, part_titles(titles))
    skip_to = 0
    for index, line in enumerate(lines):
        if index in contents or index < skip_to:
            continue
        found = heading_at(lines, full, index) or walk.unnumbered(line, index)
        if found is None and otherwise is not None:
            found = otherwise(line, index, *walk.next_numbers())
        if found is not None and walk.accepts(found):
            walk.open(found)
            skip_to = index + found.span
            if not found.span:
                walk.add(line, begins[index])
        else:
            walk.add(line, begins[index])
    return outline


def _margins(lines: Sequence[Line], table_pages: frozenset[int]) -> list[Edges]:
    """Left and right edge of the text round each line; a column and text below a table have edges of their own."""
    of_page = _page_margins(lines)
    edges = [of_page[line.page] for line in lines]
    for run in _runs(lines, table_pages):
        own = (min(lines[i].x0 for i in run), max(lines[i].x1 for i in run))
        page = of_page[lines[run[0]].page]
        if own[1] - own[0] > NARROW * (page[1] - page[0]):
            edges[run[0] : run[-1] + 1] = [own] * len(run)
    return [line.edges or edge for line, edge in zip(lines, edges, strict=True)]


def _runs(lines: Sequence[Line], table_pages: frozenset[int]) -> Iterator[list[int]]:
    """Lines below a table: of a page with one, each stretch that a gap as high as a table's rows parts from others."""
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        last = lines[index - 1] if index else None
        near = (
            line is not None
            and last is not None
            and line.page == last.page
            and line.top - last.top < GAP * line.size
        )
        if not near:
            if len(run) >= FEWEST_BELOW and lines[run[0]].page in table_pages:
                yield run
            run = []
        run.append(index)


def _page_margins(lines: Sequence[Line]) -> dict[int, Edges]:
    """Left and right edge of the text on each page; pages with few lines take the document's middle."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edges = {
        page: (min(x.x0 for x in here), max(x.x1 for x in here))
        for page, here in by_page.items()
        if len(here) >= FEWEST_LINES
    }
    if not edges:
        return {page: (min(x.x0 for x in here), max(x.x1 for x in here)) for page, here in by_page.items()}
    middle = (median(e[0] for e in edges.values()), median(e[1] for e in edges.values()))
    return {page: edges.get(page, middle) for page in by_page}


def _full(lines: Sequence[Line], margins: Sequence[Edges], *, plain: bool) -> list[bool]:
    if plain:
        widths = sorted(width_of(line.text) for line in lines)
        usual = 0.95 if len(widths) >= MANY_LINES else 1.0
        right = widths[int(usual * (len(widths) - 1))] if widths else 0.0
        return [width_of(line.text) >= right - PLAIN_TOLERANCE for line in lines]
    return [
        line.x1 >= right - WRAP_TOLERANCE * line.size for line, (_, right) in zip(lines, margins, strict=True)
    ]


def _begins(
    lines: Sequence[Line], full: Sequence[bool], margins: Sequence[Edges], *, plain: bool
) -> list[bool]:
    """Whether a paragraph begins with each line: it is numbered, or follows a finished or short line, indented.

    A line that ends short without a full stop is no end by itself: ragged lines end anywhere, even within a number.
    """
    found = []
    for index, line in enumerate(lines):
        if index == 0 or marker(line.folded) is not None:
            found.append(True)
            continue
        indented = not plain and margins[index][0] + INDENT * line.size <= line.x0
        ended = lines[index - 1].folded.endswith(_SENTENCE_ENDS)
        short = not full[index - 1]
        named = short and names_a_topic(lines[index - 1].folded)
        named = named or (ended and _ITEM.match(line.folded) is not None)
        found.append(named or (ended and (indented or short)) or (indented and short))
    return found


class _Walk:
    """The way through the lines: which section is open, and whether a table's surroundings are being passed."""

    def __init__(
        self,
        outline: Outline,
        table_pages: frozenset[int],
        plain: bool,
        entries: dict[str, tuple[str, str, int]],
    ) -> None:
        self.outline = outline
        self.table_pages = table_pages
        self.plain = plain
        self.entries = entries
        self.stack: list[Heading] = []
        self.path: list[int] = []
        self.used: set[str] = set()
        self.region_page = 0
        self.carried = 0
        """The last 一、 of the part before: a document may count through its parts."""

    def unnumbered(self, line: Line, index: int) -> Heading | None:
        """A part's title printed without its number, known from the contents; an attached report is a part too."""
        known = self.entries.get(line.folded)
        if known is None and self.outline.sections and _ATTACHED.fullmatch(line.folded):
            known = ("part", "", self.next_numbers()[1])
        if known is None:
            return None
        return Heading(known[0], known[1], known[2], line.folded, index, 1, line.page)

    def next_numbers(self) -> tuple[int, int]:
        """The numbers that the next section and the next part would have."""
        last = {heading.kind: heading.number for heading in self.stack}
        return last.get("one", 0) + 1, last.get("part", 0) + 1

    def accepts(self, heading: Heading) -> bool:
        """A heading must go on with the numbering that is open; the title of a statement is none."""
        if statement_of(heading.title) and heading.kind != "part":
            return False
        siblings = [h for h in self.stack if h.kind == heading.kind]
        last = siblings[-1].number if siblings else 0
        if self.region_page and self.plain:
            return heading.kind == "part" or heading.number == last + 1
        if heading.number == 1 or (heading.kind == "part" and not siblings):
            return True
        if heading.kind == "one" and not siblings and 0 < self.carried == heading.number - 1:
            return True
        # The first of a list of duties may look like a title: a sub-heading must have come with its number 1.
        of_the_form = names_the_form(heading.title)
        furthest = last + (10 if of_the_form else 3)
        begun = last > 0 or heading.kind == "one" or (of_the_form and heading.title.endswith("说明"))
        return last < heading.number <= furthest and begun

    def open(self, heading: Heading) -> None:
        """Begin a section."""
        if heading.kind == "part":
            self.carried = next((one.number for one in self.stack if one.kind == "one"), self.carried)
        while self.stack and DEPTH[self.stack[-1].kind] >= DEPTH[heading.kind]:
            self.stack.pop()
            self.path.pop()
        self.stack.append(heading)
        self.path.append(self._free(heading.number))
        self.region_page = 0
        number = ".".join(map(str, self.path))
        section = OutlineSection(number, heading.ordinal, heading.title, heading.kind, heading.page)
        self.outline.sections.append(section)

    def _free(self, number: int) -> int:
        """The number itself, or the next that no section at this place has: two parts never share a path."""
        while ".".join(map(str, [*self.path, number])) in self.used:
            number += 1
        self.used.add(".".join(map(str, [*self.path, number])))
        return number

    def add(self, line: Line, begins: bool) -> None:
        """Put a line where it belongs: into the open section, to the cover, or beside a table."""
        if self.region_page and not self.plain and line.page not in self.table_pages:
            self.region_page = 0
        text = line.folded
        if statement_of(text):
            (self.outline.beside_tables if line.page in self.table_pages else self.outline.listed).append(
                line
            )
            self.region_page = line.page if line.page in self.table_pages else 0
        elif is_card_title(text) or (self.plain and text.startswith(_CARD_START)):
            self.region_page = line.page
            self.outline.beside_tables.append(line)
        elif self.region_page:
            self.outline.beside_tables.append(line)
        elif not self.outline.sections:
            self.outline.cover.append(line)
            self.outline.cover_begins.append(begins)
        else:
            self.outline.sections[-1].lines.append((line, begins))
