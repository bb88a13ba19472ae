"""Rows told apart by shading alone (底纹分行): boxes as wide as the table, one below the other, are no table of one column."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.layout.lines import page_lines
from fa_helpers.layout.tables.aligned_rows import has_figure
from fa_helpers.layout.tables.text_runs import pieces_of
from fa_helpers.pdf.page import Page
from fa_helpers.pdf.ruled_tables import TableBox

_FEWEST_ROWS = 3
_NEAR = 3.0


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
