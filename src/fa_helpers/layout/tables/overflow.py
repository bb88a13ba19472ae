"""Wrapped text in a row too low for it (行高不足的单元格): a line of it stands in the cell above or below, over that cell's own.

A program that prints writes a cell's lines one after the other, so the file tells which line another one continues.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from fa_helpers.pdf.page import Box, Char

_SAME = 0.02
"""In sizes: baselines so near are one line."""
_OVER = 0.9
"""Two lines nearer than so many sizes are not of one text."""
_STEP = (0.9, 1.9)
"""How far, in sizes, the lines of a text stand apart."""

Run = list[int]
"""The places, in the order of the file, of characters that follow each other on one line of a cell."""


def with_returned_lines(
    chars: Sequence[Char], cells: Sequence[Box], found: list[list[Char]]
) -> list[list[Char]]:
    """The characters of each cell, lines given back to the cell whose text they continue or begin."""
    crowded = [place for place, inside in enumerate(found) if _is_crowded(inside)]
    if not crowded:
        return found
    order = {id(char): place for place, char in enumerate(chars)}
    home = {order[id(char)]: place for place, inside in enumerate(found) for char in inside}
    for place in crowded:
        runs = _runs([order[id(char)] for char in found[place]], chars)
        for run in runs:
            owner = _owner(run, place, home, chars, cells, over=_is_over_another(run, runs, chars))
            if owner is not None:
                home |= dict.fromkeys(run, owner)
    sorted_in: list[list[Char]] = [[] for _ in cells]
    for number in sorted(home):
        sorted_in[home[number]].append(chars[number])
    return sorted_in


def _is_crowded(inside: Sequence[Char]) -> bool:
    """Whether two lines of a cell stand nearer to each other than those of one text do."""
    lines = sorted({round(char.baseline, 1) for char in inside})
    size = max((char.size for char in inside), default=0.0)
    return any(_SAME * size < b - a < _OVER * size for a, b in itertools.pairwise(lines))


def _runs(places: Sequence[int], chars: Sequence[Char]) -> list[Run]:
    runs: list[Run] = []
    for place in sorted(places):
        char = chars[place]
        last = runs[-1][-1] if runs else -2
        level = last >= 0 and abs(chars[last].baseline - char.baseline) <= _SAME * char.size
        if last == place - 1 and level and chars[last].x0 < char.x0:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _is_over_another(run: Run, runs: Sequence[Run], chars: Sequence[Char]) -> bool:
    """Whether another line of the cell is printed over a run, or too near above or below it."""
    first, last = chars[run[0]], chars[run[-1]]
    for other in runs:
        begin, end = chars[other[0]], chars[other[-1]]
        off = abs(begin.baseline - first.baseline)
        beside = min(end.x1, last.x1) <= max(begin.x0, first.x0)
        if other is not run and not beside and off < _OVER * first.size:
            return True
    return False


def _owner(
    run: Run,
    place: int,
    home: dict[int, int],
    chars: Sequence[Char],
    cells: Sequence[Box],
    *,
    over: bool,
) -> int | None:
    """The cell above or below on whose line a run stands; of one ``over`` other text, the one whose text it continues
    or begins.
    """
    for at, next_to, below in ((run[0], run[0] - 1, False), (run[-1], run[-1] + 1, True)):
        owner = home.get(next_to)
        if owner is None or owner == place:
            continue
        here, there, box, own = chars[at], chars[next_to], cells[owner], cells[place]
        step = (there.baseline - here.baseline) if below else (here.baseline - there.baseline)
        goes_on = _STEP[0] * here.size <= step <= _STEP[1] * here.size
        level = abs(step) <= _SAME * here.size and abs(here.x0 - there.x0) < _STEP[1] * here.size
        if (
            here.size == there.size
            and ((over and goes_on) or level)
            and min(box.x1, own.x1) > max(box.x0, own.x0)
        ):
            return owner
    return None
