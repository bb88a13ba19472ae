"""Where figures stand in files without pages (原文中的位置): in which paragraph, or in which cell of which table."""

from __future__ import annotations

from collections.abc import Iterable

from fa_helpers.model import Fact, Place
from fa_helpers.pdf.joined_source import JoinedSource
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.source import OpenedSource


def places_of(source: OpenedSource | JoinedSource, facts: Iterable[Fact]) -> dict[str, Place]:
    """The place of each figure that stands in such a file, by its id; empty for a PDF."""
    parts = source.parts if isinstance(source, JoinedSource) else (source,)
    pages: list[Page | None] = []
    for part in parts:
        pages += part.sheets if part.sheets is not None else [None] * part.page_count
    if not any(pages):
        return {}
    found = {}
    for fact in facts:
        page = pages[fact.locator.page - 1]
        place = _at(page, fact) if page is not None else None
        if place is not None:
            found[fact.fact_id] = place
    return found


def _at(page: Page, fact: Fact) -> Place | None:
    where = fact.locator
    x, y = where.x0, where.top
    if x is None or y is None:
        return None
    # of a cell, the middle of its words may lie in the next row of a joined cell: their beginning never does
    inside = (place for box, place in page.places if box.x0 <= x <= box.x1 and box.top <= y + 1 <= box.bottom)
    return next(inside, None)
