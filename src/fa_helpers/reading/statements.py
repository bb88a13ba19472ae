"""Statements become cells (决算报表): every figure of a table with its code, label, column and place.

A statement is one or more grids, page after page. Headers may stand on every page or only on the first; then the
columns of the page before hold, matched by where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fa_helpers.layout.blocks import Block
from fa_helpers.layout.grids import Grid, GridCell
from fa_helpers.model import StatementCell
from fa_helpers.reading.statement_columns import (
    AMOUNT,
    DASHES,
    Column,
    first_data_row,
    is_number_row,
    side_of,
    statement_columns,
)
from fa_helpers.text.amounts import parse_number, to_yuan
from fa_helpers.text.fold import fold

UNIT = re.compile(r"单位:?(?:人民币)?(万元|亿元|元)")
_CODED_LABEL = re.compile(r"(\d{3}(?:\d{2}){0,2})(\D.+)")
_NOTE = re.compile(r"^(?:注|说明|备注)[:：]")
_CODE_HEADS = frozenset({"类", "款", "项"})
NEAR = 6.0
"""Points: a column on the next page stands no farther than this from where it stood."""


@dataclass(slots=True)
class StatementReading:
    """What was read of one statement: its cells, its unit, and texts among the figures that are none."""

    cells: list[StatementCell] = field(default_factory=list)
    unit: str = "万元"
    left_over: list[str] = field(default_factory=list)
    columns_found: bool = False


def read_statement(block: Block, default_unit: str, labels: dict[int, str]) -> StatementReading:
    """Read all cells of a statement that hold anything."""
    out = StatementReading(unit=statement_unit(block) or default_unit)
    columns: list[Column] = []
    heads: set[str] = set()
    line = 0
    for grid in block.grids:
        data_row = first_data_row(grid)
        above = {cell.folded for cell in grid.cells if cell.top < data_row and cell.lines}
        if heads and not above & heads:
            data_row = 0  # a page that goes on without repeating the header
        heads = heads or above
        found = statement_columns(grid, data_row)
        has_header = any(column.path for column in found)
        columns = found if has_header or not columns else _carried(found, columns)
        out.columns_found = out.columns_found or any(
            column.role == "data" and column.path for column in columns
        )
        for row in range(data_row, grid.height):
            if is_number_row(grid.row(row)) or _is_note(grid, row):
                continue
            read = _row(block, grid, row, columns, line + 1, out, labels)
            line += 1 if read else 0
    return out


def statement_unit(block: Block) -> str:
    """The unit printed above the table or in its first rows (单位：万元), empty when none is."""
    texts = [line.folded for line in block.above]
    texts += [cell.folded for grid in block.grids[:1] for cell in grid.cells if cell.top <= 2]
    for text in texts:
        found = UNIT.search(text)
        if found is not None:
            return found.group(1)
    return ""


def _is_note(grid: Grid, row: int) -> bool:
    cells = [cell for cell in grid.row(row) if cell.lines]
    return len(cells) == 1 and _NOTE.match(cells[0].folded) is not None


def _carried(found: Sequence[Column], before: Sequence[Column]) -> list[Column]:
    """Columns of a page without header: those of the page before at the same place."""
    carried = []
    for column in found:
        near = min(before, key=lambda b: abs(b.middle - column.middle))
        same = abs(near.middle - column.middle) <= NEAR or near.x0 <= column.middle <= near.x1
        carried.append(Column(column.x0, column.x1, near.role, near.path, near.group) if same else column)
    return carried


def _row(
    block: Block,
    grid: Grid,
    row: int,
    columns: Sequence[Column],
    line: int,
    out: StatementReading,
    labels: dict[int, str],
) -> bool:
    """Read one row; returns whether it holds a label or a figure."""
    anything = False
    for group in sorted({column.group for column in columns}):
        members = [column for column in columns if column.group == group]
        code, label = _stub(grid, row, members)
        anything = anything or bool(code or label)
        for column in members:
            cell = grid.at(row, column.middle) if column.role == "data" else None
            if cell is None or cell.top != row or not cell.lines:
                continue
            text = cell.folded
            if not AMOUNT.fullmatch(text) and text not in DASHES:
                if not label.endswith(cell.text) and text not in ("合计", "总计"):
                    out.left_over.append(cell.text)
                continue
            anything = True
            out.cells.append(
                _cell(block, cell, code, label, side_of(columns, group), column, line, out.unit, labels)
            )
    return anything


def _stub(grid: Grid, row: int, members: Sequence[Column]) -> tuple[str, str]:
    """Code and label of a row's group; three-column codes are joined, a code printed before its name is split off."""
    code, label = "", ""
    seen: list[GridCell] = []
    for column in members:
        if column.role not in ("code", "label"):
            continue
        cell = grid.at(row, column.middle)
        if cell is None or cell in seen or not cell.lines:
            continue
        seen.append(cell)
        text = cell.folded
        if column.role == "code" and text.isdigit() and cell.top == row:
            code += text
        elif column.role == "code" and text in _CODE_HEADS:
            continue
        elif cell.top == row or (column.role == "label" and cell.bottom - cell.top > 1):
            label += cell.text
    split = _CODED_LABEL.fullmatch(fold(label))
    if not code and split is not None:
        return split.group(1), label[len(split.group(1)) :]
    return code, label


def _cell(
    block: Block,
    cell: GridCell,
    code: str,
    label: str,
    side: str,
    column: Column,
    line: int,
    unit: str,
    labels: dict[int, str],
) -> StatementCell:
    text = cell.folded
    value = parse_number(text).value if AMOUNT.fullmatch(text) else None
    return StatementCell(
        statement=block.identifier,
        title=block.title,
        line=line,
        code=code,
        label=label,
        side=side,
        column=column.identifier,
        column_label=column.label,
        printed=cell.text,
        value=value,
        unit=unit,
        amount_yuan=to_yuan(value, unit) if value is not None else None,
        locator=cell.locate(labels.get(cell.page, "")),
    )
