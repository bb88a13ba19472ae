"""Running text in columns (分栏排版): the left column is read before the right one.

Columns stand side by side over a stretch of lines that keeps one gutter free, with sentences on both sides: the words of a
table or of a list of contents are no sentences. A page may hold several such stretches, under titles and round tables
that go over both columns, each with its own gutter. Where it stays open whether there are columns, the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from fa_helpers.layout.furniture import PAGE_NUMBER
from fa_helpers.layout.headings import marker
from fa_helpers.layout.lines import Line, lines_of
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box, Char

_FEWEST_LINES = 2
_MANY_LINES = 5
"""So many lines of sentences on each side are columns whatever stands at their ends."""
_GUTTER, _WIDE_GUTTER = 1.0, 2.0
"""The least width of the gutter, in character sizes: between long columns, and between short ones."""
_NEAR = 3.0
_FAR_RIGHT = 8.0
"""A line that begins so many character sizes right of the others may be one of a right column."""
_APART = 1.5
"""A line so many times as far from the next one as others are is no part of a column: a running head, a place and date."""
_BESIDE = 0.5
"""The part of the lower column's height over which the other one stands beside it."""
_STOPS = regex(r"[,;。:](?!\d)")
_SENTENCE = regex(r"[,;。](?!\d)")
_ENDS = ("。", ";")
_CHINESE = regex("[\u4e00-\u9fff]")
_LEAST_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Ordered:
    """Lines as they are read (阅读顺序); ``doubtful`` where they may stand in columns and are left as they are."""

    lines: list[Line]
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines of a page that leave the gutter left of ``edge`` free, and their two sides."""

    first: int
    end: int
    edge: float
    left: list[Line]
    right: list[Line]


def in_reading_order(lines: list[Line], across: Sequence[Box] = ()) -> Ordered:
    """The lines of a page, column after column where there are some; ``across`` are tables that may part them."""
    if len(lines) < _FEWEST_LINES or not lines[0].chars:
        return Ordered(lines)
    done = [_ordered(lines[a:b], across) for a, b in _parted(lines)]
    return Ordered([line for one in done for line in one.lines], any(one.doubtful for one in done))


def _parted(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Stretches between page numbers, which stand alone."""
    alone = [i for i, line in enumerate(lines) if PAGE_NUMBER.fullmatch(line.folded)]
    yield from ((a, b) for a, b in pairwise(sorted({0, len(lines), *alone, *(i + 1 for i in alone)})))


def _ordered(lines: list[Line], across: Sequence[Box]) -> Ordered:
    bands = [band for edge in _edges(lines) for band in _bands(lines, edge, across)]
    bands.sort(key=lambda band: (-(band.end - band.first), band.edge))
    band = next(filter(_are_columns, bands), None)
    if band is None:
        return Ordered(lines, any(map(_may_be_columns, bands)))
    above, below = _ordered(lines[: band.first], across), _ordered(lines[band.end :], across)
    sides = [_ordered(side, across) for side in (band.left, band.right)]
    columns = [line for side in sides for line in _in_a_column(side.lines)]
    parts = [above, *sides, below]
    return Ordered([*above.lines, *columns, *below.lines], any(part.doubtful for part in parts))


def _in_a_column(lines: Sequence[Line]) -> list[Line]:
    edges = min(line.x0 for line in lines), max(line.x1 for line in lines)
    return [line if line.edges else replace(line, edges=edges) for line in lines]


def _edges(lines: Sequence[Line]) -> list[float]:
    """Where right columns may begin: behind wide gaps, and where lines begin far right of the others."""
    if not lines:
        return []
    leftmost = min(line.x0 for line in lines)
    starts = {line.x0 for line in lines if line.x0 - leftmost > _FAR_RIGHT * line.size}
    for line in lines:
        starts.update(b.x0 for a, b in pairwise(line.chars) if b.x0 - a.x1 > _GUTTER * line.size)
    found: list[float] = []
    for start in sorted(starts):
        if not found or start - found[-1] > _NEAR:
            found.append(start)
    return found


def _bands(lines: Sequence[Line], edge: float, across: Sequence[Box]) -> Iterator[_Band]:
    """Stretches of lines that do not cross the gutter, nor lie on both sides of a table that does."""
    gate = edge - 0.1
    tables = [box for box in across if box.x0 < gate < box.x1]
    run: list[int] = []
    for index, line in enumerate([*lines, None]):
        crosses = line is None or _crosses(line, gate)
        parted = bool(run) and line is not None and _parts(tables, lines[run[-1]], line)
        if run and (crosses or parted):
            yield from _band(lines, run, gate, closed=line is not None)
            run = []
        if not crosses:
            run.append(index)


def _parts(tables: Sequence[Box], above: Line, below: Line) -> bool:
    return any(above.top < (box.top + box.bottom) / 2 < below.top for box in tables)


def _band(lines: Sequence[Line], run: list[int], gate: float, *, closed: bool) -> Iterator[_Band]:
    run = _trimmed(lines, run, gate, closed=closed)
    if len(run) < _FEWEST_LINES:
        return
    sides: tuple[list[Char], list[Char]] = ([], [])
    for index in run:
        for char in lines[index].chars:
            sides[char.x0 >= gate].append(char)
    page = lines[run[0]].page
    yield _Band(run[0], run[-1] + 1, gate, lines_of(page, sides[0]), lines_of(page, sides[1]))


def _trimmed(lines: Sequence[Line], run: list[int], gate: float, *, closed: bool) -> list[int]:
    """A stretch without what belongs to the lines round it: running heads, the heading of what goes over both columns."""
    tops = [lines[i].top for i in run]
    pitch = median([b - a for a, b in pairwise(tops)]) if len(run) > 1 else 0.0
    far = {i for i, j in pairwise(run) if lines[j].top - lines[i].top > _APART * pitch}
    if run[0] in far and _is_bare(lines[run[0]]):
        run = run[1:]
    if len(run) > 1 and run[-2] in far and _is_bare(lines[run[-1]]):
        run = run[:-1]
    last = max((n for n, i in enumerate(run) if lines[i].x1 > gate), default=-1)
    headings = [n for n in range(last + 1, len(run)) if _is_heading(lines[run[n]])]
    return run[: headings[-1]] if closed and headings else run


def _is_bare(line: Line) -> bool:
    return _SENTENCE.search(line.folded) is None


def _is_heading(line: Line) -> bool:
    return marker(line.folded) is not None and _is_bare(line)


def _crosses(line: Line, gate: float) -> bool:
    """Whether a line goes on over the gutter left of ``gate``."""
    left = [char.x1 for char in line.chars if char.x0 < gate]
    right = [char.x0 for char in line.chars if char.x0 >= gate]
    return bool(left) and min([gate, *right]) - max(left) < _GUTTER * line.size - 0.2


def _are_columns(band: _Band) -> bool:
    sides = band.left, band.right
    if not _stand_beside(band):
        return False
    if all(len(side) >= _MANY_LINES for side in sides):
        return all(map(_is_prose, sides))
    wide = _gutter(band) >= _WIDE_GUTTER * band.left[0].size
    return wide and all(map(_holds_a_sentence, sides)) and band.right[-1].folded.endswith(_ENDS)


def _may_be_columns(band: _Band) -> bool:
    return _stand_beside(band) and all(map(_holds_a_sentence, (band.left, band.right)))


def _stand_beside(band: _Band) -> bool:
    left, right = band.left, band.right
    if min(len(left), len(right)) < _FEWEST_LINES or _gutter(band) < _GUTTER * left[0].size:
        return False
    heights = [side[-1].bottom - side[0].top for side in (left, right)]
    shared = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    return shared >= _BESIDE * min(heights)


def _gutter(band: _Band) -> float:
    return min(line.x0 for line in band.right) - max(line.x1 for line in band.left)


def _is_prose(lines: Sequence[Line]) -> bool:
    return (
        _holds_a_sentence(lines)
        and len(_STOPS.findall("".join(line.folded for line in lines))) >= _MANY_LINES
    )


def _holds_a_sentence(lines: Sequence[Line]) -> bool:
    """Whether lines go on from one to the next as those of a sentence do; cells of a table end each by itself."""
    text = "".join(line.folded for line in lines)
    return (
        len(text) >= _LEAST_LENGTH * len(lines)
        and 4 * len(_CHINESE.findall(text)) > len(text)
        and _SENTENCE.search(text) is not None
    )
