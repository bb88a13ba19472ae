"""Tables whose header is shaded and whose body has level rules only (表头有底纹、表身只有横线).

The sides of the header's boxes are all the upright rules there are: they tell the columns, the level rules tell the
rows. Overleaf, where the header is not printed again, the columns of the page before hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.layout.tables.text_runs import pieces_of
from fa_helpers.patterns import regex
from fa_helpers.pdf.open_sides import Rule
from fa_helpers.pdf.page import Box, Page
from fa_helpers.pdf.ruled_tables import TableBox, level_rules
from fa_helpers.terms.statements import statement_of

_FIGURE = regex(r"-?\d[\d,]*\.\d+")
_DECIMAL = regex(r"\d\.\d")
_NOTES = regex(r"^(?:注|说明|备注)[:：]")
_TALLEST_HEADER = 8
"""So many rows of boxes may be a header."""
_MOST_CELLS = 80
_NEAR = 3.0
_FEWEST_COLUMNS = 2
_ACROSS = 1.0
"""Points: text on both sides of a column's edge by this much stands in a merged cell."""


def with_open_bodies(
    page: Page, tables: Sequence[TableBox], before: Sequence[float] = ()
) -> tuple[tuple[TableBox, ...], tuple[float, ...]]:
    """The tables with the rows below shaded headers, and the columns that a last such table leaves to the next page.

    ``before`` are the columns left by the page before.
    """
    if not page.chars:
        return tuple(tables), ()
    if not before and not any(_may_be_header(page, table) for table in tables):
        return tuple(tables), ()
    lines = page_lines(page)
    headers = [is_header_only(table, lines) for table in tables]
    if not before and not any(headers):
        return tuple(tables), ()
    rules = level_rules(page)
    found: list[TableBox] = []
    columns: tuple[float, ...] = ()
    first = tables[0].box.top if tables else page.height
    if before and (rows := _rows(rules, before, 0.0, first, lines, header=False)):
        found.append(fill_rows((), rows, before, lines))
        columns = tuple(before)
    ends = [*(table.box.top for table in tables), page.height][1:]
    for table, end, header in zip(tables, ends, headers, strict=True):
        columns = _columns(table) if header else ()
        rows = _rows(rules, columns, table.box.bottom, end, lines, header=True) if header else []
        found.append(fill_rows(table.cells, rows, columns, lines) if rows else table)
    return tuple(found), columns


def _may_be_header(page: Page, table: TableBox) -> bool:
    """A quick look: few rows, and no decimal in them."""
    if not _FEWEST_COLUMNS <= len(table.cells) <= _MOST_CELLS:
        return False
    top, bottom = table.box.top, table.box.bottom
    return _DECIMAL.search("".join([c.text for c in page.chars if top <= c.top <= bottom])) is None


def is_header_only(table: TableBox, lines: Sequence[Line]) -> bool:
    """Whether a table is a few rows of names without a figure."""
    if len({cell.top for cell in table.cells}) > _TALLEST_HEADER or len(_columns(table)) <= _FEWEST_COLUMNS:
        return False
    inside = [line for line in lines if table.box.top <= _middle(line) <= table.box.bottom]
    return bool(inside) and not any(_FIGURE.fullmatch(p.text) for line in inside for p in pieces_of(line))


def _columns(table: TableBox) -> tuple[float, ...]:
    edges: list[float] = []
    for x in sorted(x for cell in table.cells for x in (cell.x0, cell.x1)):
        if not edges or x - edges[-1] > _NEAR:
            edges.append(x)
    return tuple(edges)


def _rows(
    rules: Sequence[Rule],
    columns: Sequence[float],
    top: float,
    bottom: float,
    lines: Sequence[Line],
    *,
    header: bool,
) -> list[tuple[float, float]]:
    """Stretches between level rules as wide as the table, down to the next title or note."""
    heights: list[float] = [top] if header else []
    for at in sorted(r.at for r in rules if _as_wide(r, columns)):
        if top - _NEAR <= at < bottom - _NEAR and (not heights or at - heights[-1] > _NEAR):
            heights.append(at)
    rows: list[tuple[float, float]] = []
    for upper, lower in pairwise(heights):
        here = [line.folded for line in lines if upper <= _middle(line) < lower]
        if any(statement_of(text) or _NOTES.match(text) for text in here):
            break
        rows.append((upper, lower))
    return rows


def _as_wide(rule: Rule, columns: Sequence[float]) -> bool:
    return abs(rule.start - columns[0]) <= _NEAR and abs(rule.end - columns[-1]) <= _NEAR


def fill_rows(
    header: Sequence[Box],
    rows: Sequence[tuple[float, float]],
    columns: Sequence[float],
    lines: Sequence[Line],
) -> TableBox:
    """A table of known cells and of rows between heights, parted at the columns that no text crosses."""
    cells = list(header)
    for upper, lower in rows:
        pieces = [p for line in lines if upper <= _middle(line) < lower for p in pieces_of(line)]
        kept = [columns[0]]
        for x in columns[1:-1]:
            if not any(p.x0 < x - _ACROSS and p.x1 > x + _ACROSS for p in pieces):
                kept.append(x)
        cells += [Box(x0, upper, x1, lower) for x0, x1 in pairwise([*kept, columns[-1]])]
    cells.sort(key=lambda cell: (cell.top, cell.x0))
    top = min(cell.top for cell in cells)
    return TableBox(Box(columns[0], top, columns[-1], max(cell.bottom for cell in cells)), tuple(cells))


def _middle(line: Line) -> float:
    return (line.top + line.bottom) / 2
