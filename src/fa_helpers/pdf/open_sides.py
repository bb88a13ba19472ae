"""Tables without a frame (无外框的表): the sides that the form leaves open are closed, or their outer cells would be lost.

Many forms draw no rule at the left and at the right; some none above the header. There all level rules end at the
same place, or all upright ones do: that is the side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

NEAR = 3.0
"""Points: ends closer than this are one end."""

FEWEST_RULES = 3
"""So many level rules of one length, crossed by upright ones, make a table."""

FEWEST_UPRIGHT = 3
"""So many upright rules that end at one height make a side."""


class Rule(NamedTuple):
    """A level rule at height ``at``, or an upright one at ``at`` from the left, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


def close_sides(level: Sequence[Rule], upright: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The rules with those added that close a table's open sides."""
    closed_level = [*level, *_tops_and_bottoms(level, upright), *_broken_cells(level, upright)]
    return closed_level, [*upright, *_left_and_right(closed_level, upright)]


def _broken_cells(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    """What is missing of a table's last or first rule: browsers draw none below a merged cell that goes on overleaf."""
    for side, sign in ((2, 1), (1, -1)):
        edge = max((rule[side] * sign for rule in upright), default=0.0) * sign
        at_edge = sorted(rule.at for rule in upright if abs(rule[side] - edge) <= NEAR)
        drawn = [rule for rule in level if abs(rule.at - edge) <= NEAR]
        if not drawn or any((rule.at - edge) * sign > NEAR for rule in level):
            continue
        for left, right in pairwise(at_edge):
            middle = (left + right) / 2
            if right - left > NEAR and not any(rule.start <= middle <= rule.end for rule in drawn):
                yield Rule(edge, left, right)


def _left_and_right(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    for rules in _alike(level):
        for part in _crossed(rules, upright):
            start, end = part[0].start, part[0].end
            top, bottom = part[0].at, part[-1].at
            for side in (start, end):
                beside = [u for u in upright if abs(u.at - side) <= NEAR and _overlap(u, top, bottom) > NEAR]
                if not beside:
                    yield Rule(side, top, bottom)


def _alike(level: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Level rules from the same left end to the same right end, from the top."""
    left = sorted(level, key=lambda rule: (round(rule.start / NEAR), round(rule.end / NEAR)))
    groups: list[list[Rule]] = []
    for rule in left:
        group = next((g for g in groups[-3:] if _same_span(g[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(rule)
    for group in groups:
        if len(group) >= FEWEST_RULES:
            yield sorted(group)


def _same_span(a: Rule, b: Rule) -> bool:
    return abs(a.start - b.start) <= NEAR and abs(a.end - b.end) <= NEAR


def _crossed(rules: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Stretches of level rules with upright rules between each and the next: one table each."""
    start, end = rules[0].start + NEAR, rules[0].end - NEAR
    inner = [u for u in upright if start < u.at < end]
    if not inner:
        return
    part = [rules[0]]
    for above, below in pairwise(rules):
        middle = (above.at + below.at) / 2
        if below.at - above.at <= NEAR or any(u.start - NEAR <= middle <= u.end + NEAR for u in inner):
            part.append(below)
        else:
            if len(part) > 1:
                yield part
            part = [below]
    if len(part) > 1:
        yield part


def _overlap(rule: Rule, start: float, end: float) -> float:
    return min(rule.end, end) - max(rule.start, start)


def _tops_and_bottoms(level: Sequence[Rule], upright: Sequence[Rule]) -> Iterator[Rule]:
    ends: tuple[tuple[Callable[[Rule], float], int], ...] = ((lambda u: u.start, 1), (lambda u: u.end, -1))
    for end_of, sign in ends:
        clusters: list[list[Rule]] = []
        for rule in sorted(upright, key=end_of):
            if clusters and end_of(rule) - end_of(clusters[-1][0]) <= NEAR:
                clusters[-1].append(rule)
            else:
                clusters.append([rule])
        for cluster in clusters:
            at = end_of(cluster[0])
            xs = {round(rule.at / NEAR) for rule in cluster}
            if len(xs) < FEWEST_UPRIGHT:
                continue
            left, right = min(rule.at for rule in cluster), max(rule.at for rule in cluster)
            near = [r for r in level if r.start < right and r.end > left]
            beyond = any((r.at - at) * sign <= NEAR for r in near if abs(r.at - at) <= 60.0)
            crossing = [r for r in near if any(u.start - NEAR <= r.at <= u.end + NEAR for u in cluster)]
            if crossing and not beyond:
                yield Rule(
                    at, min(left, *(r.start for r in crossing)), max(right, *(r.end for r in crossing))
                )
