"""Statements without upright rules (无竖线的报表): rows and columns by how figures and labels line up below a title.

Only a page that has a statement's title, or goes on from one, and lines of figures below it is read so; what comes
of it is marked as found by alignment, since wrapped labels and spanning headers cannot be told for certain. Level
rules, where there are some, tell which lines are one row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.layout.aligned_header import header_rows
from fa_helpers.layout.grids import Grid, GridCell
from fa_helpers.layout.lines import Line
from fa_helpers.layout.pieces import AMOUNT, Piece, header_pieces, is_figure, pieces_of
from fa_helpers.pages.page import Box
from fa_helpers.terms.statements import statement_of

FEWEST_DATA_LINES = 3
"""So many lines with figures must stand below a title."""
_FURNITURE = re.compile(
    r"^(?:(?:金额|计量)?单位[:：]?|公开\d|财决|(?:编制|填报)?(?:单位|部门)(?:\(.*\))?:|附?表\d|\d{4}年度?$|[—\-]*\d{1,3}[—\-]*$|第\d+页)"
)
_NOTES = re.compile(r"^(?:注|说明|备注)[:：]|^注")
_BEGINS = re.compile(
    r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{3}(?:\d{2}){0,2}(?!\d)|其中:|.{0,10}[合总]计$)"
)
_TOTAL = re.compile(r"^.{0,10}[合总小]计$")
_NARROWEST = 1.0
"""Points: a gap that parts two columns."""
_MARGIN = 9.0


def aligned_grids(
    page: int,
    lines: Sequence[Line],
    rules: Sequence[tuple[float, float, float]],
    before: Grid | None = None,
) -> tuple[Grid, ...]:
    """The tables that line up below the titles of a page.

    ``rules`` are level rules: height, left and right end. ``before`` is the last such table of the page before: then
    this page may go on with it without a title, in the same columns.
    """
    starts = [i + 1 for i, line in enumerate(lines) if statement_of(line.folded)]
    if before is not None and any(
        _has_figure(pieces_of(line)) for line in lines[: starts[0] - 1 if starts else None]
    ):
        starts.insert(0, 0)
    grids: list[Grid] = []
    for start, end in pairwise([*starts, len(lines) + 1]):
        here = lines[start : end - 1]
        grid = _grid_of(page, here, rules, *((FEWEST_DATA_LINES, None) if start else (1, before)))
        if grid is not None:
            grids.append(grid)
    return tuple(grids)


def _grid_of(
    page: int,
    lines: Sequence[Line],
    rules: Sequence[tuple[float, float, float]],
    fewest: int,
    before: Grid | None,
) -> Grid | None:
    body: list[list[Piece]] = []
    for line in lines:
        if _NOTES.match(line.folded):
            break
        if not _FURNITURE.match(line.folded):
            body.append(pieces_of(line))
    data = [pieces for pieces in body if _has_figure(pieces)]
    if len(data) < fewest and not _one_long_row(data):
        return None
    first = next(i for i, pieces in enumerate(body) if _has_figure(pieces) or _begins_data(pieces))
    while first and not _has_figure(body[first]) and not _begins_data(body[first]):
        first -= 1
    if first and _is_wrap(body[first - 1], body[first]):
        first -= 1
    rows = _rows(body[first:], rules)
    columns = _columns(rows)
    edges = before.columns if before is not None and _fits(rows, before.columns) else _edges(columns)
    if len(columns) < 2:
        return None
    header: list[list[Piece]] = []
    for pieces in body[:first]:
        header.append(_names(header_pieces(pieces[0].line, [p for upper in header for p in upper])))
    top = min(pieces[0].line.top for pieces in body)
    if len(edges) != len(columns) + 1:
        columns = list(pairwise(edges))
    names = header_rows([pieces for pieces in header if pieces], columns, rules)
    return _grid(page, top, names, rows, edges)


def _names(pieces: Sequence[Piece]) -> list[Piece]:
    """The texts of a header line without those that only number the columns (栏次 1 2 3)."""
    return [piece for piece in pieces if piece.text != "栏次" and not piece.text.isdigit()]


def _has_figure(pieces: Sequence[Piece]) -> bool:
    return len(pieces) >= 2 and any(AMOUNT.fullmatch(piece.text) for piece in pieces)


def _in_a_row(pieces: Sequence[Piece]) -> bool:
    """Whether a line among rows has a figure, if only one: its label stands half a line above and below."""
    return _has_figure(pieces) or any(is_figure(p.text) and p.text[-1].isdigit() for p in pieces)


def _one_long_row(data: Sequence[Sequence[Piece]]) -> bool:
    """The three public expenses are one row of many figures."""
    return any(sum(is_figure(piece.text) for piece in pieces) >= 2 * FEWEST_DATA_LINES for pieces in data)


def _begins_data(pieces: Sequence[Piece]) -> bool:
    return bool(_BEGINS.match(pieces[0].text)) and not _TOTAL.match(pieces[0].text)


def _is_wrap(upper: Sequence[Piece], lower: Sequence[Piece]) -> bool:
    """Whether a line is the upper part of a label wrapped around the line below, which stands half a line lower."""
    return (
        bool(_BEGINS.match(upper[0].text))
        and lower[0].line.top - upper[0].line.top < 0.9 * lower[0].line.size
    )


def _rows(body: Sequence[list[Piece]], rules: Sequence[tuple[float, float, float]]) -> list[list[Piece]]:
    """Rows of pieces: what stands between two level rules, or what stands on and about one line."""
    left = min(piece.x0 for pieces in body for piece in pieces)
    right = max(piece.x1 for pieces in body for piece in pieces)
    heights = sorted(at for at, x0, x1 in rules if min(x1, right) - max(x0, left) >= 0.5 * (right - left))
    rows: list[list[Piece]] = []
    for band in _bands(body, heights):
        figures = sum(_in_a_row(pieces) for pieces in band)
        if figures == 1 and len(band) <= 4 and heights:
            rows.append([piece for pieces in band for piece in pieces])
        else:
            rows += _by_lines(band)
    return rows


def _bands(body: Sequence[list[Piece]], heights: Sequence[float]) -> list[list[list[Piece]]]:
    bands: dict[int, list[list[Piece]]] = {}
    for pieces in body:
        middle = (pieces[0].line.top + pieces[0].line.bottom) / 2
        bands.setdefault(sum(at < middle for at in heights), []).append(pieces)
    return [bands[key] for key in sorted(bands)]


def _by_lines(band: Sequence[list[Piece]]) -> list[list[Piece]]:
    """A row per line with figures; lines of a label wrapped around it or below it belong to it."""
    rows = [(pieces, list(pieces)) for pieces in band if _in_a_row(pieces)]
    alone: list[list[Piece]] = []
    for pieces in band:
        if _in_a_row(pieces):
            continue
        size = pieces[0].line.size
        near = min(rows, key=lambda r: abs(_base(r[0]) - _base(pieces)), default=None)
        above = [row for row in rows if 0 < _base(pieces) - _base(row[0]) <= 1.45 * size]
        apart = near is not None and _both_begin(near[1], pieces)
        if near is not None and not apart and abs(_base(near[0]) - _base(pieces)) <= 0.9 * size:
            near[1].extend(pieces)
        elif above and not any(_BEGINS.match(piece.text) or piece.text.isdigit() for piece in pieces):
            above[-1][1].extend(pieces)
        else:
            alone.append(pieces)
    return sorted([row for _, row in rows] + alone, key=_base)


def _both_begin(row: Sequence[Piece], pieces: Sequence[Piece]) -> bool:
    """Whether two lines each begin a label at one place: they are two rows."""
    return any(
        _BEGINS.match(piece.text)
        and _BEGINS.match(other.text)
        and min(piece.x1, other.x1) > max(piece.x0, other.x0)
        for piece in pieces
        for other in row
    )


def _base(pieces: Sequence[Piece]) -> float:
    return pieces[0].line.chars[0].baseline


def _columns(rows: Sequence[Sequence[Piece]]) -> list[tuple[float, float]]:
    """Stretches that texts cover, between gaps that hardly any row crosses."""
    few = int(0.04 * len(rows))
    events: list[tuple[float, int]] = []
    for pieces in rows:
        for piece in pieces:
            if not _TOTAL.match(piece.text) or len(rows) == 1:
                events += [(piece.x0, 1), (piece.x1, -1)]
    columns: list[list[float]] = []
    depth = 0
    for x, step in sorted(events, key=lambda e: (e[0], -e[1])):
        before, depth = depth, depth + step
        if before <= few < depth:
            if columns and x - columns[-1][1] < _NARROWEST:
                continue
            columns.append([x, x])
        elif before > few >= depth:
            columns[-1][1] = x
    return [(x0, x1) for x0, x1 in columns]


def _edges(columns: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Where columns end: half-way to the next."""
    if not columns:
        return ()
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return (columns[0][0] - _MARGIN, *inner, columns[-1][1] + _MARGIN)


def _fits(rows: Sequence[Sequence[Piece]], edges: Sequence[float]) -> bool:
    """Whether all that stands in rows keeps to the columns of the page before; totals may stand across."""
    inside = [p for row in rows for p in row if not _TOTAL.match(p.text)]
    whole = all(edges[0] - _MARGIN <= p.x0 and p.x1 <= edges[-1] + _MARGIN for p in inside)
    return whole and not any(p.x0 + _NARROWEST < x < p.x1 - _NARROWEST for p in inside for x in edges[1:-1])


def _grid(
    page: int,
    top: float,
    header: Sequence[Sequence[tuple[int, int, Sequence[Piece]]]],
    rows: Sequence[Sequence[Piece]],
    edges: Sequence[float],
) -> Grid:
    placed = [*header, *([(*_over(p, edges), [p]) for p in row] for row in rows)]
    tops = [min(p.line.top for _, _, pieces in row for p in pieces) for row in placed]
    tops.append(max(p.line.bottom for _, _, pieces in placed[-1] for p in pieces))
    cells = []
    for number, row in enumerate(placed):
        by_place: dict[tuple[int, int], list[Piece]] = {}
        for left, right, pieces in row:
            by_place.setdefault((left, right), []).extend(pieces)
        for (left, right), pieces in by_place.items():
            box = Box(edges[left], tops[number], edges[right], max(tops[number], tops[number + 1]))
            ordered = sorted(pieces, key=lambda p: (p.line.top, p.x0))
            cells.append(
                GridCell(page, box, number, number + 1, left, right, tuple(p.as_line(page) for p in ordered))
            )
    cells.sort(key=lambda cell: (cell.top, cell.left))
    by_row = tuple(tuple(c for c in cells if c.top == number) for number in range(len(placed)))
    whole = Box(edges[0], min(top, tops[0]), edges[-1], tops[-1])
    return Grid(page, whole, tuple(cells), tuple(tops), tuple(edges), by_row, aligned=True)


def _over(piece: Piece, edges: Sequence[float]) -> tuple[int, int]:
    """The column that holds most of a piece."""
    covered = [min(piece.x1, b) - max(piece.x0, a) for a, b in pairwise(edges)]
    place = max(range(len(covered)), key=lambda i: covered[i])
    return place, place + 1
