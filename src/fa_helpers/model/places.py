"""Where something is printed (位置)."""

from __future__ import annotations

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
