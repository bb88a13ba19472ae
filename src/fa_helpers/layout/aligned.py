"""Statements without rules (无表格线的报表): columns found by how figures and labels line up, below a statement's title.

Only a page that has a statement's title, or goes on from one, and lines of figures below it is read so; what comes
of it is marked as found by alignment, since wrapped labels and spanning headers cannot be told for certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fa_helpers.layout.grids import Grid, GridCell
from fa_helpers.layout.lines import Line
from fa_helpers.pages.page import Box, Char
from fa_helpers.terms.statements import statement_of
from fa_helpers.text.fold import fold

FEWEST_DATA_LINES = 3
"""So many lines with figures must stand below a title."""
_AMOUNT = re.compile(r"-?\d[\d,]*\.\d+|—|--?")
_FURNITURE = re.compile(r"^(?:(?:金额)?单位|公开\d|编制|部门:|附?表\d|注:|说明:|备注)")
_GAP_CJK, _GAP = 1.4, 0.7
"""A gap of so many character sizes separates cells: wider between Chinese characters, which are often set loosely."""
NEAR = 9.0
"""Points: edges of one column lie no farther apart."""


@dataclass(slots=True)
class _Piece:
    """A run of characters in one line, with the columns it stands over."""

    chars: list[Char]
    line: Line
    columns: list[int] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        return self.chars[-1].x1

    @property
    def text(self) -> str:
        return fold("".join(c.text for c in self.chars))


def aligned_grid(page: int, lines: Sequence[Line], *, goes_on: bool) -> Grid | None:
    """The table that lines up below a statement's title on a page, ``None`` when there is none.

    ``goes_on`` allows a page without title, after one that had such a table.
    """
    start = next((i + 1 for i, line in enumerate(lines) if statement_of(line.folded)), 0 if goes_on else None)
    if start is None:
        return None
    body = [
        pieces for line in lines[start:] if (pieces := _pieces(line)) and not _FURNITURE.match(line.folded)
    ]
    data = [pieces for pieces in body if _is_data(pieces)]
    if len(data) < FEWEST_DATA_LINES:
        return None
    columns = _columns(data)
    first = body.index(data[0])
    return _grid(page, body[:first], body[first:], columns)


def _pieces(line: Line) -> list[_Piece]:
    pieces: list[_Piece] = []
    for char in line.chars:
        last = pieces[-1].chars[-1] if pieces else None
        wide = last is not None and min(ord(last.text[0]), ord(char.text[0])) > 0x2E80
        limit = (_GAP_CJK if wide else _GAP) * line.size
        if last is None or char.x0 - last.x1 > limit:
            pieces.append(_Piece([char], line))
        else:
            pieces[-1].chars.append(char)
    return pieces


def _is_data(pieces: Sequence[_Piece]) -> bool:
    return len(pieces) >= 2 and any(_AMOUNT.fullmatch(piece.text) for piece in pieces)


def _columns(data: Sequence[Sequence[_Piece]]) -> list[tuple[float, float]]:
    """Stretches that figures (by their right edge) and texts (by their left edge) share."""
    stretches: list[list[float]] = []
    figures = [p for pieces in data for p in pieces if _AMOUNT.fullmatch(p.text)]
    texts = [p for pieces in data for p in pieces if not _AMOUNT.fullmatch(p.text)]
    for found, edge in ((figures, "x1"), (texts, "x0")):
        clusters: list[list[_Piece]] = []
        for piece in sorted(found, key=lambda p: getattr(p, edge)):
            if clusters and getattr(piece, edge) - getattr(clusters[-1][-1], edge) <= NEAR:
                clusters[-1].append(piece)
            else:
                clusters.append([piece])
        stretches += [[min(p.x0 for p in c), max(p.x1 for p in c)] for c in clusters]
    merged: list[list[float]] = []
    for x0, x1 in sorted(stretches):
        if merged and x0 < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], x1)
        else:
            merged.append([x0, x1])
    return [(x0, x1) for x0, x1 in merged]


def _grid(
    page: int,
    header: Sequence[Sequence[_Piece]],
    data: Sequence[Sequence[_Piece]],
    columns: list[tuple[float, float]],
) -> Grid:
    edges = [columns[0][0] - NEAR]
    edges += [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    edges.append(columns[-1][1] + NEAR)
    rows = [*_header_rows(header, edges), *data]
    tops = [min((p.line.top for p in row), default=0.0) for row in rows]
    tops.append(max((p.line.bottom for p in rows[-1]), default=0.0))
    cells = []
    for number, row in enumerate(rows):
        by_column: dict[tuple[int, int], list[_Piece]] = {}
        for piece in row:
            by_column.setdefault(_over(piece, edges), []).append(piece)
        for (left, right), pieces in by_column.items():
            box = Box(edges[left], tops[number], edges[right], tops[number + 1])
            made = tuple(_line_of(page, piece) for piece in pieces)
            cells.append(GridCell(page, box, number, number + 1, left, right, made))
    cells.sort(key=lambda cell: (cell.top, cell.left))
    by_row = tuple(tuple(c for c in cells if c.top == number) for number in range(len(rows)))
    whole = Box(edges[0], tops[0], edges[-1], tops[-1])
    return Grid(page, whole, tuple(cells), tuple(tops), tuple(edges), by_row, aligned=True)


def _over(piece: _Piece, edges: Sequence[float]) -> tuple[int, int]:
    """The columns a piece stands over: the one that holds its middle, or all that it covers by more than half."""
    middle = (piece.x0 + piece.x1) / 2
    inside = next((i for i in range(len(edges) - 1) if edges[i] <= middle < edges[i + 1]), None)
    covered = [
        i
        for i in range(len(edges) - 1)
        if min(piece.x1, edges[i + 1]) - max(piece.x0, edges[i]) > 0.5 * (edges[i + 1] - edges[i])
    ]
    if len(covered) > 1:
        return covered[0], covered[-1] + 1
    place = inside if inside is not None else (0 if middle < edges[0] else len(edges) - 2)
    return place, place + 1


def _header_rows(header: Sequence[Sequence[_Piece]], edges: Sequence[float]) -> list[list[_Piece]]:
    """Header lines as rows: wrapped column names joined into one row, names over several columns above it."""
    spanning = [p for row in header for p in row if (s := _over(p, edges))[1] - s[0] > 1]
    single = [p for row in header for p in row if (s := _over(p, edges))[1] - s[0] == 1]
    return [row for row in (spanning, single) if row]


def _line_of(page: int, piece: _Piece) -> Line:
    chars = tuple(piece.chars)
    box = (piece.x0, piece.line.top, piece.x1, piece.line.bottom)
    return Line(page, "".join(c.text for c in chars), chars, *box, piece.line.size)
