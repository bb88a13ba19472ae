"""Painted paths, sorted into lines, rectangles and curves (线、框、曲线): one rule for both engines.

A sub-path of one segment is a line, one of four right-angled sides a rectangle, everything else a curve: this
is how pdfminer sorts them, and what pdfplumber's table finder builds on.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from fa_helpers.pdf.page import Box, Stroke

Point = tuple[float, float]

_WHITE = 250 / 255
"""A paint whose parts all reach this share is white to the eye; word processors write 0.996 and the like."""

DIGITS = 3
"""Places are rounded to a thousandth of a point: engines compute in floats of different length."""


@dataclass(slots=True)
class Drawing:
    """What is painted on one page, as it is collected; ``texts`` counts the text objects."""

    lines: list[Stroke] = field(default_factory=list)
    rects: list[Box] = field(default_factory=list)
    curves: list[tuple[Point, ...]] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    texts: int = 0


def is_white(parts: tuple[float, ...]) -> bool:
    """Whether a colour given in shares of 1 (grey; red, green, blue; or the four printing inks) is white.

    >>> is_white((1.0,)), is_white((1, 1, 0.9)), is_white((0, 0, 0, 0))
    (True, False, True)
    """
    if len(parts) == 4:
        cyan, magenta, yellow, black = parts
        return max(cyan, magenta, yellow) + black <= 1 - _WHITE
    return len(parts) > 0 and min(parts) >= _WHITE


def add_subpath(drawing: Drawing, points: list[Point], *, closed: bool, curved: bool) -> None:
    """Sort one sub-path into the drawing.

    ``points`` are places on the page as shown, rounded; of curves the end points only.

    >>> drawing = Drawing()
    >>> add_subpath(drawing, [(0, 0), (9, 0), (9, 4), (0, 4)], closed=True, curved=False)
    >>> drawing.rects
    [Box(x0=0, top=0, x1=9, bottom=4)]
    """
    if len(points) < 2:
        return
    if len(points) > 2 and points[-1] == points[0]:
        points.pop()
        closed = True
    if len(points) == 2 and not curved:
        drawing.lines.append(Stroke(*points[0], *points[1]))
    elif len(points) == 4 and closed and not curved and _right_angled(points):
        (x0, y0), (x1, y1) = points[0], points[2]
        drawing.rects.append(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
    else:
        drawing.curves.append(tuple([*points, points[0]] if closed else points))


def _right_angled(points: list[Point]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    )
