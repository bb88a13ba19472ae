"""A whole document laid out (版面): pages become text lines, tables and sections in one pass."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

from fa_helpers.layout.furniture import PageBody, strip_furniture
from fa_helpers.layout.headings import opens_a_part
from fa_helpers.layout.lines import Line, lines_of, page_lines
from fa_helpers.layout.openings import with_opening
from fa_helpers.layout.outline import Outline, read_outline
from fa_helpers.layout.tables.aligned import aligned_grids
from fa_helpers.layout.tables.blocks import Block, PageTables, find_blocks
from fa_helpers.layout.tables.forms import is_card_title, unruled_forms
from fa_helpers.layout.tables.grid import Grid, read_grid
from fa_helpers.layout.tables.open_bodies import with_open_bodies
from fa_helpers.layout.tables.shaded_rows import with_white_rows, without_shaded_rows
from fa_helpers.layout.text_columns import in_reading_order
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.reader import unreadable
from fa_helpers.pdf.ruled_tables import find_tables, level_rules
from fa_helpers.pdf.source import OpenedSource
from fa_helpers.terms.statements import names_a_table

FEWEST_PRINTED = 80
"""Pages of fewer characters (a title alone) may be alike by right."""
FEWEST_CELLS = 4
"""A ruled box with fewer cells is a frame around text, not a table."""


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is known of one page (页): its size, its printed number, whether it holds text, tables or pictures, the lines
    of text on it that nobody sees, whether most of its characters cannot be told, and a sum
    over what it ``prints``, if that is more than a few words.
    """

    number: int
    width: float
    height: float
    label: str
    text: bool
    tables: int
    pictures: int
    notes: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    unreadable: bool = False
    prints: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The laid-out document (版面): outline, tables as blocks, page facts. ``plain`` for a plain-text source."""

    outline: Outline
    blocks: tuple[Block, ...]
    pages: tuple[PageInfo, ...]
    plain: bool
    inside: tuple[PageTables, ...] = field(default=(), repr=False)

    @property
    def labels(self) -> tuple[tuple[int, str], ...]:
        """Pages and the numbers printed on them (页码)."""
        return tuple((page.number, page.label) for page in self.pages if page.label)


def lay_out(source: OpenedSource | JoinedSource) -> Sheet:
    """Lay a document out; pages are read one at a time and not kept."""
    raw: list[tuple[int, float, list[Line]]] = []
    tables: list[PageTables] = []
    infos: list[PageInfo] = []
    columns: tuple[float, ...] = ()
    for page in source.pages():
        ruled = with_white_rows(page, without_shaded_rows(page, find_tables(page)))
        boxes, columns = with_open_bodies(page, ruled, columns)
        found = tuple(read_grid(page, table) for table in boxes if len(table.cells) >= FEWEST_CELLS)
        text = page_lines(page, [grid.box for grid in found])
        if not found and (found := _aligned(page, text, before=tables[-1].tables if tables else ())):
            text = page_lines(page, [grid.box for grid in found])
        tables.append(PageTables(page.number, found))
        ordered = in_reading_order(text, [grid.box for grid in found])
        if ordered.doubtful and not any(is_card_title(line.folded) for line in text):
            page = replace(page, notes=(*page.notes, "columns_in_doubt"))
        raw.append((page.number, 0.0 if page.text_lines else page.height, ordered.lines))
        infos.append(_info(page, len(found)))
    bodies = strip_furniture(raw)
    plain = source.text is not None
    lines = [line for body in bodies for line in body.lines]
    with_tables = frozenset(t.page for t in tables if t.tables)
    beside = with_tables | unruled_forms(lines, with_tables).keys()
    outline = with_opening(read_outline(lines, beside, plain=plain))
    in_contents = set(map(id, outline.contents))
    blocks = find_blocks(tables, [line for line in lines if id(line) not in in_contents])
    return Sheet(outline, tuple(blocks), _labelled(infos, bodies), plain, tuple(tables))


def _aligned(page: Page, lines: list[Line], before: tuple[Grid, ...]) -> tuple[Grid, ...]:
    """Statements without upright rules on a page that has no ruled table."""
    last = before[-1] if before and before[-1].aligned and not opens_a_part(lines) else None
    if not page.chars or not (last is not None or any(names_a_table(line.folded) for line in lines)):
        return ()
    return aligned_grids(page.number, lines, level_rules(page), last)


def _info(page: Page, tables: int) -> PageInfo:
    unseen = tuple(line.text for line in lines_of(page.number, page.unseen))
    text = bool(page.chars or page.text_lines)
    size = page.width, page.height
    unknown = bool(page.chars) and 2 * unreadable(page) > len(page.chars)
    prints = "".join(char.text for char in page.chars)
    digest = hashlib.sha256(prints.encode()).hexdigest() if len(prints) >= FEWEST_PRINTED else ""
    return PageInfo(
        page.number, *size, "", text, tables, len(page.pictures), page.notes, unseen, unknown, digest
    )


def _labelled(infos: list[PageInfo], bodies: list[PageBody]) -> tuple[PageInfo, ...]:
    return tuple(replace(info, label=body.label) for info, body in zip(infos, bodies, strict=True))
