"""Tables without outer upright rules (开口表格): the sides are closed where their level rules end together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

FEWEST = 3
"""So many level rules that begin (or end) at one place make a side."""
NEAR = 3.0
NARROWEST = 12.0
"""A rule that sticks out less than this beyond the last upright one encloses no column."""


class Rule(NamedTuple):
    """A level rule at height ``at``, or an upright one at ``at`` from the left, from ``start`` to ``end``."""

    at: float
    start: float
    end: float


def closing_rules(level: Sequence[Rule], upright: Sequence[Rule]) -> list[Rule]:
    """The upright rules that the open sides lack.

    >>> level = [Rule(y, 10, 90) for y in (0, 20, 40)]
    >>> closing_rules(level, [Rule(50, 0, 40)])
    [Rule(at=10, start=0, end=20), Rule(at=10, start=20, end=40), Rule(at=90, start=0, end=20), Rule(at=90, start=20, end=40)]
    """
    left = _side(level, upright, [rule.start for rule in level])
    return [*left, *_side(level, upright, [rule.end for rule in level])]


def _side(level: Sequence[Rule], upright: Sequence[Rule], ends: Sequence[float]) -> Iterator[Rule]:
    for x, rules in _together(level, ends):
        if len(rules) < FEWEST or any(abs(rule.at - x) <= NEAR for rule in upright):
            continue
        for above, below in pairwise(sorted(rules)):
            between = [
                rule.at
                for rule in upright
                if rule.start <= above.at + NEAR
                and rule.end >= below.at - NEAR
                and min(above.start, below.start) < rule.at < max(above.end, below.end)
            ]
            if below.at - above.at > NEAR and between and min(abs(at - x) for at in between) >= NARROWEST:
                yield Rule(x, above.at, below.at)


def _together(level: Sequence[Rule], ends: Sequence[float]) -> Iterator[tuple[float, list[Rule]]]:
    """Level rules whose ends stand at one place."""
    group: list[Rule] = []
    first = 0.0
    for end, rule in sorted(zip(ends, level, strict=True)):
        if group and end - first > NEAR:
            yield first, group
            group = []
        if not group:
            first = end
        group.append(rule)
    if group:
        yield first, group
