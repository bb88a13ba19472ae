"""Tables from their rules (规线成表): what pdfplumber's table finder gives, without its dictionaries and pairs of pairs.

Rules near each other become one, at their mean; pieces in one line are joined. A crossing is the top left corner of
the smallest rectangle whose corners are crossings, and whose sides each lie on one rule: a cell. Cells that share
corners are a table.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from fa_helpers.pdf.open_sides import Rule

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]

SNAP = 3.0
"""Rules closer than this are one, and meet."""
_SHORTEST, _SHORTEST_JOINED = 1.0, 3.0
"""Shorter rules are left out, before and after they are joined."""


class _Crossing(NamedTuple):
    """The upright and the level rules through one point, by number."""

    upright: set[int]
    level: set[int]


def tables_of(level: Sequence[Rule], upright: Sequence[Rule]) -> list[list[Rectangle]]:
    """The cells of each table, tables from the top; a single cell is none.

    >>> level, upright = [Rule(at, 0, 18) for at in (0, 5)], [Rule(at, 0, 5) for at in (0, 9, 18)]
    >>> tables_of(level, upright)
    [[(0.0, 0.0, 9.0, 5.0), (9.0, 0.0, 18.0, 5.0)]]
    """
    tables = [table for table in _touching(cells_of(level, upright)) if len(table) > 1]
    return sorted(tables, key=lambda table: min((cell[1], cell[0]) for cell in table))


def cells_of(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Rectangle]:
    """The cells between rules, from the left, then from the top."""
    places = _crossings(_merged(level), _merged(upright))
    columns: defaultdict[float, list[float]] = defaultdict(list)
    rows: defaultdict[float, list[float]] = defaultdict(list)
    for x, y in sorted(places):
        columns[x].append(y)
        rows[y].append(x)
    cells = (_smallest(point, places, columns[point[0]], rows[point[1]]) for point in sorted(places))
    return [cell for cell in cells if cell is not None]


def _merged(rules: Sequence[Rule]) -> list[Rule]:
    """Rules near each other at their mean, and joined where they lie in one line; by place, then by start."""
    rules = [rule for rule in rules if rule.end - rule.start >= _SHORTEST]
    near: list[list[float]] = []
    for at in sorted({rule.at for rule in rules}):
        if near and at <= near[-1][-1] + SNAP:
            near[-1].append(at)
        else:
            near.append([at])
    group = {at: number for number, places in enumerate(near) for at in places}
    held: list[list[float]] = [[] for _ in near]
    for rule in rules:
        held[group[rule.at]].append(rule.at)
    means = [sum(places) / len(places) for places in held]
    joined: list[Rule] = []
    moved = (Rule(at + (means[group[at]] - at), start, end) for at, start, end in rules)
    for at, start, end in sorted(moved, key=itemgetter(0, 1)):
        last = joined[-1] if joined else None
        if last is not None and last.at == at and start <= last.end + SNAP:
            if end > last.end:
                joined[-1] = Rule(at, last.start, end)
        else:
            joined.append(Rule(at, start, end))
    return [rule for rule in joined if rule.end - rule.start >= _SHORTEST_JOINED]


def _crossings(level: Sequence[Rule], upright: Sequence[Rule]) -> dict[Point, _Crossing]:
    places: dict[Point, _Crossing] = {}
    above, below = [rule.at + SNAP for rule in level], [rule.at - SNAP for rule in level]
    for number, (x, top, bottom) in enumerate(upright):
        for other in range(bisect_left(above, top), bisect_right(below, bottom)):
            y, left, right = level[other]
            if left - SNAP <= x <= right + SNAP:
                crossing = places.setdefault((x, y), _Crossing(set(), set()))
                crossing.upright.add(number)
                crossing.level.add(other)
    return places


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


def _touching(cells: Iterable[Rectangle]) -> list[list[Rectangle]]:
    """Cells in groups that hang together by their corners, each group where its first cell stands."""
    groups: dict[int, list[Rectangle]] = {}
    group_of: dict[Point, int] = {}
    for number, cell in enumerate(cells):
        corners = _corners(cell)
        met = sorted({group_of[corner] for corner in corners if corner in group_of})
        first = met[0] if met else number
        groups.setdefault(first, []).append(cell)
        for other in met[1:]:
            joining = groups.pop(other)
            group_of.update((corner, first) for one in joining for corner in _corners(one))
            groups[first] += joining
        group_of.update(dict.fromkeys(corners, first))
    return [groups[number] for number in sorted(groups)]


def _corners(cell: Rectangle) -> tuple[Point, Point, Point, Point]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)
