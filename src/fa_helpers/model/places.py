"""Where something is printed (位置)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Locator:
    """Where something is printed (位置): page and box.

    ``page`` counts from 1 in the file; ``page_label`` is the number printed on the page (页码), empty when none is
    printed, never inferred. The box is in points from the top left of the page as shown, two decimals; all four
    are ``None`` for a plain-text source. ``parts`` holds the boxes of the pieces when the figure is broken over
    lines: pairs of page and box, the first of them on ``page``.
    """

    page: int
    page_label: str = ""
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    parts: tuple[tuple[int, tuple[float, float, float, float]], ...] = ()


def spanning(lines: Sequence[Locator]) -> Locator:
    """One place of several lines (跨行的位置): the first one's page, the union of the boxes there, a part per line.

    >>> spanning([Locator(1, "", 10, 20, 90, 30), Locator(1, "", 10, 40, 50, 50)]).bottom
    50
    """
    first = lines[0]
    boxes = [
        (line.page, (line.x0, line.top, line.x1, line.bottom))
        for line in lines
        if line.x0 is not None and line.top is not None and line.x1 is not None and line.bottom is not None
    ]
    here = [box for page, box in boxes if page == first.page]
    if not here:
        return Locator(first.page, first.page_label)
    left, top, right, bottom = zip(*here, strict=True)
    parts = tuple(boxes) if len(boxes) > 1 else ()
    return Locator(first.page, first.page_label, min(left), min(top), max(right), max(bottom), parts)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file without pages (原文中的位置): a paragraph, or a cell of a table, counted from 1.

    In a workbook, the ``sheet`` and the ``name`` of the cell there (C5).
    """

    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    sheet: str = ""
    name: str = ""
