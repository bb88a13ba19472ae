"""Rows told apart by shading alone (底纹分行): boxes as wide as the table, one below the other, are no table of one column."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.layout.lines import Line, page_lines
from fa_helpers.layout.tables.aligned_rows import has_figure
from fa_helpers.layout.tables.open_bodies import fill_rows, is_header_only
from fa_helpers.layout.tables.text_runs import pieces_of
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.ruled_tables import TableBox

_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 2
_NEAR = 3.0
_TALLEST = 3.0
"""So many times as high as a shaded row may be the white one above it."""
_CLOSE = 0.3
"""So near, in character sizes, are the lines of one name."""


def without_shaded_rows(page: Page, tables: Sequence[TableBox]) -> tuple[TableBox, ...]:
    """The tables without those whose every cell is as wide as the table and holds a row of figures."""
    return tuple(table for table in tables if not _is_shaded_rows(page, table))


def _is_shaded_rows(page: Page, table: TableBox) -> bool:
    x0, _, x1, _ = table.box
    if len(table.cells) < _FEWEST_ROWS or any(
        cell.x0 - x0 > _NEAR or x1 - cell.x1 > _NEAR for cell in table.cells
    ):
        return False
    rows = [
        line
        for line in page_lines(page)
        if table.box.top <= (line.top + line.bottom) / 2 <= table.box.bottom and has_figure(pieces_of(line))
    ]
    return 2 * len(rows) >= len(table.cells)


def with_white_rows(page: Page, tables: Sequence[TableBox]) -> tuple[TableBox, ...]:
    """The tables, those joined between which rows stand on white: every other row is shaded, and has the only boxes."""
    found: list[TableBox] = []
    lines = page_lines(page) if len(tables) > 1 else []
    striped = False
    for table in tables:
        columns = _shared_columns(found[-1], table) if found else ()
        row = (found[-1].box.bottom, table.box.top) if found else (0.0, 0.0)
        if columns and _holds_a_row(lines, row, columns):
            found[-1] = fill_rows((*found[-1].cells, *table.cells), [row], columns, lines)
            striped = True
            continue
        if striped:
            found[-1] = _with_last_row(found[-1], lines, table.box.top)
            striped = False
        found.append(table)
    if striped:
        found[-1] = _with_last_row(found[-1], lines, page.height)
    return tuple(found)


def with_first_rows(page: Page, tables: Sequence[TableBox]) -> tuple[TableBox, ...]:
    """The tables, those that the page's end left with a shaded header alone with the white row below it."""
    if not tables:
        return ()
    lines = page_lines(page)
    ends = [*(table.box.top for table in tables[1:]), page.height]
    return tuple(
        _with_last_row(table, lines, end) if is_header_only(table, lines) else table
        for table, end in zip(tables, ends, strict=True)
    )


def _shared_columns(above: TableBox, below: TableBox) -> tuple[float, ...]:
    """The columns of two tables if they are the same and lie near each other; none else."""
    columns = _foot_columns(above)
    head = [cell for cell in below.cells if cell.top - below.box.top <= _NEAR]
    edges = {x for cell in head for x in (cell.x0, cell.x1)}
    same = all(any(abs(x - edge) <= _NEAR for edge in columns) for x in edges)
    same = same and all(
        abs(a - b) <= _NEAR for a, b in ((above.box.x0, below.box.x0), (above.box.x1, below.box.x1))
    )
    room = below.box.top - above.box.bottom
    tall = max(cell.bottom - cell.top for cell in head)
    return columns if same and len(columns) > _FEWEST_COLUMNS and _NEAR < room <= _TALLEST * tall else ()


def _foot_columns(table: TableBox) -> tuple[float, ...]:
    """The edges of all columns of a table."""
    edges: list[float] = []
    for x in sorted(x for cell in table.cells for x in (cell.x0, cell.x1)):
        if not edges or x - edges[-1] > _NEAR:
            edges.append(x)
    return tuple(edges)


def _holds_a_row(lines: Sequence[Line], row: tuple[float, float], columns: Sequence[float]) -> bool:
    """Whether a figure stands between two heights, and what stands there keeps to the columns."""
    here = [line for line in lines if row[0] <= (line.top + line.bottom) / 2 < row[1]]
    pieces = [piece for line in here for piece in pieces_of(line)]
    inside = all(columns[0] <= piece.x0 and piece.x1 <= columns[-1] for piece in pieces)
    return inside and any(has_figure(pieces_of(line)) for line in here)


def _with_last_row(table: TableBox, lines: Sequence[Line], end: float) -> TableBox:
    """A striped table with the white row below its last stripe, where one stands there; ``end`` is where the next begins."""
    columns, foot = _foot_columns(table), table.box.bottom
    tall = min(cell.bottom - cell.top for cell in table.cells if abs(cell.bottom - foot) <= _NEAR)
    row = (foot, foot + tall)
    if not _holds_a_row(lines, row, columns):
        begins = any(row[0] <= (line.top + line.bottom) / 2 < row[1] for line in lines)
        row = (foot, foot + 2 * tall)  # the figure of a row of two lines stands between them
        if not begins or row[1] > end or not _holds_a_row(lines, row, columns):
            return table
    return fill_rows(table.cells, [(foot, _end_of_name(lines, row, columns))], columns, lines)


def _end_of_name(lines: Sequence[Line], row: tuple[float, float], columns: Sequence[float]) -> float:
    """Where a row ends whose name goes on below it: a row of two lines is taller than the stripe above."""
    foot = row[1]
    last: Line | None = None
    for line in lines:
        middle = (line.top + line.bottom) / 2
        if last is not None and middle >= foot:
            inside = columns[0] <= line.x0 and line.x1 <= columns[-1]
            if not inside or line.top - last.bottom > _CLOSE * line.size or has_figure(pieces_of(line)):
                break
            foot = max(foot, line.bottom)
        if middle >= row[0]:
            last = line
    return foot
