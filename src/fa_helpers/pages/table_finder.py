"""Ruled tables of a page (表格): pdfplumber's table finder, fed with a page whatever engine read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fa_helpers.pages.page import Box, Page

_MIN_EDGE = 1.0
"""Shorter strokes are dots and the ends of thick lines."""

_LEVEL = 1.0
"""A stroke that rises less than this over its length counts as level: files draw rules a little askew."""


@dataclass(frozen=True, slots=True)
class TableBox:
    """One ruled table (表格框): its box and the box of each cell, from the top, then from the left."""

    box: Box
    cells: tuple[Box, ...]


Edge = dict[str, Any]


class _Rules:
    """What pdfplumber's table finder asks of a page: its size and its edges."""

    def __init__(self, page: Page) -> None:
        self.bbox = (0.0, 0.0, page.width, page.height)
        self.edges: list[Edge] = list(_edges(page))


def find_tables(page: Page) -> tuple[TableBox, ...]:
    """The ruled tables of a page, from the top."""
    if not (page.lines or page.rects or page.curves):
        return ()
    rules = _Rules(page)
    if len({edge["orientation"] for edge in rules.edges}) < 2:
        return ()
    from pdfplumber.table import TableFinder

    tables = []
    for table in TableFinder(rules).tables:
        cells = sorted({Box(*cell) for cell in table.cells}, key=lambda cell: (cell.top, cell.x0))
        box = Box(
            min(cell.x0 for cell in cells),
            min(cell.top for cell in cells),
            max(cell.x1 for cell in cells),
            max(cell.bottom for cell in cells),
        )
        tables.append(TableBox(box, tuple(cells)))
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.x0)))


def _edges(page: Page) -> Iterator[Edge]:
    """The level and upright edges of all that is painted. Slanted strokes are no rules of a table."""
    for line in page.lines:
        yield from _edge(*line)
    for rect in page.rects:
        yield from _edge(rect.x0, rect.top, rect.x1, rect.top)
        yield from _edge(rect.x0, rect.bottom, rect.x1, rect.bottom)
        yield from _edge(rect.x0, rect.top, rect.x0, rect.bottom)
        yield from _edge(rect.x1, rect.top, rect.x1, rect.bottom)
    for curve in page.curves:
        for (x0, y0), (x1, y1) in zip(curve, curve[1:], strict=False):
            yield from _edge(x0, y0, x1, y1)


def _edge(x0: float, y0: float, x1: float, y1: float) -> Iterator[Edge]:
    width, height = abs(x1 - x0), abs(y1 - y0)
    if width >= _MIN_EDGE and height < _LEVEL:
        middle = (y0 + y1) / 2
        yield {
            "object_type": "line",
            "orientation": "h",
            "x0": min(x0, x1),
            "x1": max(x0, x1),
            "top": middle,
            "bottom": middle,
            "width": width,
            "height": 0.0,
        }
    elif height >= _MIN_EDGE and width < _LEVEL:
        middle = (x0 + x1) / 2
        yield {
            "object_type": "line",
            "orientation": "v",
            "x0": middle,
            "x1": middle,
            "top": min(y0, y1),
            "bottom": max(y0, y1),
            "width": 0.0,
            "height": height,
        }
