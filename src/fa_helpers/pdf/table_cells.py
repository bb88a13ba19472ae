"""The cells between the crossings of rules (单元格): pdfplumber's own definition, found without comparing all pairs.

A crossing is the top left corner of the smallest rectangle whose corners are crossings, and whose sides each lie on
one rule. pdfplumber builds the sets of rules anew for every pair of crossings; here each is built once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]


class _Crossing(NamedTuple):
    """The upright and the level rules through one point, by number."""

    upright: frozenset[int]
    level: frozenset[int]


def cells_of(crossings: Mapping[Point, Mapping[str, Iterable[Mapping[str, Any]]]]) -> list[Rectangle]:
    """The cells, as pdfplumber's ``intersections_to_cells`` gives them.

    >>> h, v = {"x0": 0, "top": 0, "x1": 9, "bottom": 0}, {"x0": 0, "top": 0, "x1": 0, "bottom": 5}
    >>> low, far = {**h, "top": 5, "bottom": 5}, {**v, "x0": 9, "x1": 9}
    >>> rules = {(0, 0): (h, v), (9, 0): (h, far), (0, 5): (low, v), (9, 5): (low, far)}
    >>> cells_of({point: {"h": [level], "v": [upright]} for point, (level, upright) in rules.items()})
    [(0, 0, 9, 5)]
    """
    numbers: dict[Rectangle, int] = {}
    places: dict[Point, _Crossing] = {}
    columns: defaultdict[float, list[float]] = defaultdict(list)
    rows: defaultdict[float, list[float]] = defaultdict(list)
    for point in sorted(crossings):
        rules = crossings[point]
        places[point] = _Crossing(_numbered(rules["v"], numbers), _numbered(rules["h"], numbers))
        columns[point[0]].append(point[1])
        rows[point[1]].append(point[0])
    cells = (_smallest(point, places, columns[point[0]], rows[point[1]]) for point in places)
    return [cell for cell in cells if cell is not None]


def _numbered(rules: Iterable[Mapping[str, Any]], numbers: dict[Rectangle, int]) -> frozenset[int]:
    boxes = ((rule["x0"], rule["top"], rule["x1"], rule["bottom"]) for rule in rules)
    return frozenset([numbers.setdefault(box, len(numbers)) for box in boxes])


def _smallest(
    point: Point, places: Mapping[Point, _Crossing], column: list[float], row: list[float]
) -> Rectangle | None:
    """The smallest cell whose top left corner is a point; ``column`` and ``row`` are the crossings on its lines."""
    x, y = point
    here = places[point]
    right = [far for far in row if far > x and not here.level.isdisjoint(places[far, y].level)]
    if not right:
        return None
    for low in column:
        if low <= y or here.upright.isdisjoint(places[x, low].upright):
            continue
        below = places[x, low]
        for far in right:
            corner = places.get((far, low))
            if (
                corner is not None
                and not corner.upright.isdisjoint(places[far, y].upright)
                and not corner.level.isdisjoint(below.level)
            ):
                return x, y, far, low
    return None
