"""Rows without rules between them (行间无横线): a table with upright rules only has all its rows in one tall cell per column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box

_FIGURE = regex(r"-?\d[\d,]*\.\d+")
FEWEST = 3
"""So many figures one below the other, in two cells beside each other, are rows and not one cell's text."""
_HALF = 0.9
_BEGINS = regex(r"^(?:[一二三四五六七八九十]+、|\([一二三四五六七八九十\d]+\)|\d{3}|其中:|.{0,10}[合总]计$)")


def split_tall_rows(grid: Grid) -> Grid:
    """The grid with each tall row parted into its lines; the grid itself when it has none."""
    tall = [row for row in range(grid.height) if _is_tall(grid, row)]
    if not tall:
        return grid
    tops: list[float] = []
    cells: list[GridCell] = []
    for row in range(grid.height):
        here = grid.row(row)
        parted = _parted(here) if row in tall else [(grid.rows[row], here)]
        for top, members in parted:
            number = len(tops)
            tops.append(top)
            cells += [replace(cell, top=number, bottom=number + 1) for cell in members]
    tops.append(grid.rows[-1])
    boxed = [
        replace(
            c, box=Box(c.box.x0, max(c.box.top, tops[c.top]), c.box.x1, min(c.box.bottom, tops[c.top + 1]))
        )
        for c in _spanning(grid, cells, tops)
    ]
    by_row = tuple(
        tuple(cell for cell in boxed if cell.top <= row < cell.bottom) for row in range(len(tops) - 1)
    )
    return replace(grid, cells=tuple(boxed), rows=tuple(tops), by_row=by_row)


def _spanning(grid: Grid, cells: Sequence[GridCell], tops: Sequence[float]) -> list[GridCell]:
    """Cells that spanned rows of the header still do, counted in the new rows."""
    found = []
    for cell in cells:
        last = cell.top + 1
        while (
            last < len(tops) - 1 and tops[last] < cell.box.bottom - 1 and cell.box.top <= tops[cell.top] + 1
        ):
            last += 1
        spans = any(c.box == cell.box and c.bottom - c.top > 1 for c in grid.cells)
        found.append(replace(cell, bottom=last) if spans else cell)
    return found


def _is_tall(grid: Grid, row: int) -> bool:
    stacked = [
        cell
        for cell in grid.row(row)
        if sum(_FIGURE.fullmatch(line.folded) is not None for line in cell.lines) >= FEWEST
    ]
    lines = [cell for cell in grid.row(row) if len(cell.lines) >= FEWEST]
    return bool(stacked) and len(lines) >= 2


def _parted(cells: Sequence[GridCell]) -> list[tuple[float, list[GridCell]]]:
    """Rows by the figures' baselines; what stands about half a line off belongs to them, the rest are rows too."""
    bases: list[float] = []
    size = max(line.size for cell in cells for line in cell.lines)
    ordered = sorted((line for cell in cells for line in cell.lines), key=_rank)
    for line in ordered:
        figure = _FIGURE.fullmatch(line.folded) is not None
        begins = figure or line.folded.isdigit() or _BEGINS.match(line.folded)
        if begins and all(abs(_base(line) - base) > (0.5 if figure else _HALF) * size for base in bases):
            bases.append(_base(line))
    bases.sort()
    rows: list[list[GridCell]] = [[] for _ in bases]
    for cell in cells:
        lines: list[list[Line]] = [[] for _ in bases]
        for line in cell.lines:
            lines[_row_of(line, bases, size)].append(line)
        for members, found in zip(rows, lines, strict=True):
            members.append(replace(cell, lines=tuple(found)))
    tops = [base - size for base in bases]
    return list(zip(tops, rows, strict=True))


def _rank(line: Line) -> tuple[bool, float]:
    return (_FIGURE.fullmatch(line.folded) is None, _base(line))


def _row_of(line: Line, bases: Sequence[float], size: float) -> int:
    near = min(range(len(bases)), key=lambda i: abs(bases[i] - _base(line)))
    if abs(bases[near] - _base(line)) <= _HALF * size:
        return near
    return max((i for i in range(len(bases)) if bases[i] <= _base(line)), default=near)


def _base(line: Line) -> float:
    return line.chars[0].baseline if line.chars else line.bottom
