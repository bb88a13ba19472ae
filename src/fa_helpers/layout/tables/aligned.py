"""Statements without upright rules (无竖线的报表): rows and columns by how figures and labels line up below a title.

Only a page that has a statement's title, or goes on from one, and lines of figures below it is read so; what comes
of it is marked as found by alignment, since wrapped labels and spanning headers cannot be told for certain. Level
rules, where there are some, tell which lines are one row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.aligned_header import empty_columns, header_rows
from fa_helpers.layout.tables.aligned_rows import (
    FEWEST_DATA_LINES,
    NARROWEST,
    TOTAL,
    band_start,
    begins_data,
    columns_of,
    has_figure,
    in_a_row,
    is_dense,
    is_named_row,
    is_wrap,
    one_long_row,
    rows_of,
    wide_rules,
)
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.layout.tables.text_runs import Piece, header_pieces, pieces_of
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box
from fa_helpers.terms.statements import names_a_table

_FURNITURE = regex(
    r"^(?:(?:金额|计量)?单位(?:[:：]|\(?(?:人民币)?[万亿]?元)|公开\d|财决|(?:编制|填报)?(?:单位|部门)(?:\(.*\))?:|附?表\d"
    r"|\d{4}年度?(?:$|(?=(?:金额|计量)?单位[:：]|(?:编制|填报)?部门(?:\(.*\))?[:：]))|[^\d]{0,40}单位[:：](?:人民币)?[万亿]?元$|[—\-]*\d{1,3}[—\-]*$|第\d+页"
    r"|(?:https?|file):/|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?(?:上午|下午)?\d{1,2}:\d\d)"
)
"""Words about a table, and what a browser prints at the head and the foot of a page."""
_NOTES = regex(r"^(?:注|说明|备注)[:：]|^注")
_TEXT = regex(r"^第[一二三四五六七八九十]+部分|说明$|。")
"""A line that begins the text below a table: a part's title, a section's, a sentence."""
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
    starts = [i + 1 for i, line in enumerate(lines) if names_a_table(line.folded)]
    if before is not None and any(
        has_figure(pieces_of(line)) for line in lines[: starts[0] - 1 if starts else None]
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
        pieces = pieces_of(line)
        text = len(pieces) == 1 and _TEXT.search(line.folded) and any(map(is_named_row, body))
        if text or _NOTES.match(line.folded):
            break
        several = len(pieces) > 1 and line.folded.isdecimal()  # the ends of figures, and no page number
        if several or not _FURNITURE.match(line.folded):
            body.append(pieces)
    if before is not None and body:
        body = _below_the_head(body, rules)
    data = [pieces for pieces in body if has_figure(pieces) or (rules and in_a_row(pieces))]
    if len(data) < fewest and not one_long_row(data, ruled=bool(rules)):
        return None
    first = next(
        i for i, pieces in enumerate(body) if has_figure(pieces) or begins_data(pieces) or pieces in data
    )
    while first and not has_figure(body[first]) and not begins_data(body[first]):
        first -= 1
    if first and is_wrap(body, first):
        first -= 1
    first = band_start(body, first, rules)
    if before is not None:
        first = _repeated(body[:first], before) or first
    rows = rows_of(body[first:], rules)
    columns = columns_of(rows)
    if len(columns) < 2:
        return None
    header = [pieces for pieces in _header(body[:first]) if pieces]
    columns = empty_columns(header, columns, rules)
    edges = _edges(columns)
    if before is not None and _fits(rows, before.columns):
        edges = before.columns
        columns = list(pairwise(edges))
    top = min(pieces[0].line.top for pieces in body)
    return _grid(page, top, header_rows(header, columns, rules), rows, edges)


def _below_the_head(
    body: list[list[Piece]], rules: Sequence[tuple[float, float, float]]
) -> list[list[Piece]]:
    """The lines of a page that goes on without those above its first rule, which head every page."""
    heights = wide_rules(body, rules)
    if not heights or not is_dense(body, heights):
        return body
    return [pieces for pieces in body if pieces[0].line.bottom > heights[0] or has_figure(pieces)]


def _repeated(head: Sequence[Sequence[Piece]], before: Grid) -> int:
    """How many lines repeat the header of the page before, which tells where rows without figures begin."""
    known = {line.folded for cell in before.cells for line in cell.lines}
    repeated = 0
    for pieces in _header(head):
        if any(piece.text not in known for piece in pieces):
            break
        repeated += 1
    return repeated


def _header(body: Sequence[Sequence[Piece]]) -> list[list[Piece]]:
    header: list[list[Piece]] = []
    for pieces in body:
        header.append(_names(header_pieces(pieces[0].line, [p for upper in header for p in upper])))
    return header


def _names(pieces: Sequence[Piece]) -> list[Piece]:
    """The texts of a header line without those that only number the columns (栏次 1 2 3)."""
    return [piece for piece in pieces if piece.text != "栏次" and not piece.text.isdigit()]


def _edges(columns: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    """Where columns end: half-way to the next."""
    if not columns:
        return ()
    inner = [(a[1] + b[0]) / 2 for a, b in pairwise(columns)]
    return (columns[0][0] - _MARGIN, *inner, columns[-1][1] + _MARGIN)


def _fits(rows: Sequence[Sequence[Piece]], edges: Sequence[float]) -> bool:
    """Whether all that stands in rows keeps to the columns of the page before; totals may stand across."""
    inside = [p for row in rows for p in row if not TOTAL.match(p.text)]
    whole = all(edges[0] - _MARGIN <= p.x0 and p.x1 <= edges[-1] + _MARGIN for p in inside)
    return whole and not any(p.x0 + NARROWEST < x < p.x1 - NARROWEST for p in inside for x in edges[1:-1])


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
        if number >= len(header):
            taken = {left for left, _ in by_place}
            for left in set(range(len(edges) - 1)) - taken:
                box = Box(edges[left], tops[number], edges[left + 1], max(tops[number], tops[number + 1]))
                cells.append(GridCell(page, box, number, number + 1, left, left + 1, ()))
    cells.sort(key=lambda cell: (cell.top, cell.left))
    by_row = tuple(tuple(c for c in cells if c.top == number) for number in range(len(placed)))
    whole = Box(edges[0], min(top, tops[0]), edges[-1], tops[-1])
    return Grid(page, whole, tuple(cells), tuple(tops), tuple(edges), by_row, aligned=True)


def _over(piece: Piece, edges: Sequence[float]) -> tuple[int, int]:
    """The column that holds most of a piece."""
    covered = [min(piece.x1, b) - max(piece.x0, a) for a, b in pairwise(edges)]
    place = max(range(len(covered)), key=lambda i: covered[i])
    return place, place + 1
