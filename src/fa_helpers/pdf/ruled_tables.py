"""Ruled tables of a page (表格): the tables that pdfplumber would find, on a page whatever engine read it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from fa_helpers.pdf.limits import MAX_CROSSINGS, MAX_RULES
from fa_helpers.pdf.open_sides import Rule, close_sides
from fa_helpers.pdf.page import Box, Page
from fa_helpers.pdf.table_cells import SNAP, Rectangle, tables_of

_SHORTEST = 1.0
"""Shorter strokes are dots and the ends of thick lines."""

_ASKEW = 1.0
"""A stroke that rises less than this counts as level: files draw rules a little askew."""

_DASHES = 10
"""Dashed rules may be drawn dash by dash: so many strokes may make one rule, and so many dots do."""


@dataclass(frozen=True, slots=True)
class TableBox:
    """One ruled table (表格框): its box and the box of each cell, from the top, then from the left."""

    box: Box
    cells: tuple[Box, ...]


def find_tables(page: Page) -> tuple[TableBox, ...]:
    """The ruled tables of a page, from the top. None on a page that :func:`too_many_rules`."""
    level, upright = rules_of(page)
    if not level or not upright or _too_many(level, upright):
        return ()
    level, upright = close_sides(_joined(level), _joined(upright))
    tables = [_table_box(cells) for cells in tables_of(level, upright)]
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.x0)))


def level_rules(page: Page) -> list[Rule]:
    """The level rules of a page, those in one line joined; none of a page that :func:`too_many_rules`."""
    level, upright = rules_of(page)
    return [] if not level or _too_many(level, upright) else _joined(sorted(level))


def too_many_rules(page: Page) -> bool:
    """Whether a page holds more rules than any table: a drawing, in which no table is looked for."""
    return not _surely_few(page) and _too_many(*rules_of(page))


def _surely_few(page: Page) -> bool:
    """A quick look: whether the rules could not be too many even if each line began another row and column."""
    if page.curves or 4 * len(page.rects) + len(page.lines) > MAX_RULES:
        return False
    columns = {rect[0] for rect in page.rects} | {rect[2] for rect in page.rects}
    rows = {rect[1] for rect in page.rects} | {rect[3] for rect in page.rects}
    return (len(columns) + len(page.lines)) * (len(rows) + len(page.lines)) <= MAX_CROSSINGS


def rules_of(page: Page) -> tuple[list[Rule], list[Rule]]:
    """The level and the upright rules of all that is painted. Slanted strokes are no rules of a table.

    >>> rules_of(Page(1, 100, 100, rects=(Box(10, 10, 60, 10.5),)))
    ([Rule(at=10, start=10, end=60), Rule(at=10.5, start=10, end=60)], [])
    """
    level: list[Rule] = []
    upright: list[Rule] = []
    for x0, y0, x1, y1 in page.rects:
        if x1 - x0 >= _SHORTEST:
            level += (Rule(y0, x0, x1), Rule(y1, x0, x1))
        if y1 - y0 >= _SHORTEST:
            upright += (Rule(x0, y0, y1), Rule(x1, y0, y1))
    dots = [
        rect for rect in page.rects if rect.x1 - rect.x0 < _SHORTEST and rect.bottom - rect.top < _SHORTEST
    ]
    level += _dotted([(y0, x0, x1) for x0, y0, x1, _ in dots])
    upright += _dotted([(x0, y0, y1) for x0, y0, _, y1 in dots])
    for x0, y0, x1, y1 in _strokes(page):
        width, height = abs(x1 - x0), abs(y1 - y0)
        if width >= _SHORTEST and height < _ASKEW:
            level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif height >= _SHORTEST and width < _ASKEW:
            upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return level, upright


def _dotted(dots: list[tuple[float, float, float]]) -> Iterator[Rule]:
    """Rules that are drawn dot by dot, as browsers draw dotted borders: each dot by its line, its start and its end."""
    lines: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for at, start, end in dots:
        lines[round(at, 1)].append((start, end))
    for at, spans in lines.items():
        spans.sort()
        ends = [place for place, (a, b) in enumerate(pairwise(spans), 1) if b[0] - a[1] > SNAP]
        for first, last in pairwise([0, *ends, len(spans)]):
            if last - first >= _DASHES:
                yield Rule(at, spans[first][0], spans[last - 1][1])


def _strokes(page: Page) -> Iterator[tuple[float, float, float, float]]:
    yield from page.lines
    for curve in page.curves:
        for (x0, y0), (x1, y1) in pairwise(curve):
            yield x0, y0, x1, y1


def _joined(rules: list[Rule]) -> list[Rule]:
    """The rules with those in one line joined: most cells bring their own four sides."""
    lines: defaultdict[float, list[tuple[float, float]]] = defaultdict(list)
    for at, start, end in rules:
        lines[at].append((start, end))
    joined: list[Rule] = []
    for at, spans in lines.items():
        spans.sort()
        first, last = spans[0]
        for start, end in spans:
            if start > last + SNAP:
                joined.append(Rule(at, first, last))
                first = start
            last = max(last, end)
        joined.append(Rule(at, first, last))
    return joined


def _too_many(level: list[Rule], upright: list[Rule]) -> bool:
    if len(level) + len(upright) > MAX_RULES * _DASHES:
        return True
    if len(level) + len(upright) > MAX_RULES:
        level, upright = _joined(level), _joined(upright)
    if len(level) + len(upright) > MAX_RULES:
        return True
    rows = {round(rule.at / SNAP) for rule in level}
    columns = {round(rule.at / SNAP) for rule in upright}
    return len(rows) * len(columns) > MAX_CROSSINGS


def _table_box(found: list[Rectangle]) -> TableBox:
    cells = sorted({Box(*cell) for cell in found}, key=lambda cell: (cell.top, cell.x0))
    box = Box(
        min(cell.x0 for cell in cells),
        min(cell.top for cell in cells),
        max(cell.x1 for cell in cells),
        max(cell.bottom for cell in cells),
    )
    return TableBox(box, tuple(cells))
