"""Statements become cells (决算报表): every figure of a table with its code, label, column and place.

A statement is one or more grids, page after page. Headers may stand on every page or only on the first; then the
columns of the page before hold, matched by where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fa_helpers.layout.tables.blocks import Block
from fa_helpers.layout.tables.grid import SNAP, Grid, GridCell
from fa_helpers.layout.tables.tall_rows import split_tall_rows
from fa_helpers.model import Fact, Locator, StatementCell
from fa_helpers.patterns import regex
from fa_helpers.reading.statements.columns import (
    AMOUNT,
    CODE,
    COUNTED,
    COUNTS,
    DASHES,
    GLUED,
    TOTAL,
    Column,
    figures_in_header,
    is_number_row,
    side_of,
)
from fa_helpers.reading.statements.pages import (
    PageRows,
    Stub,
    join_broken_row,
    left_half,
    left_of_cut_block,
    page_rows,
)
from fa_helpers.text.amounts import is_too_long, parse_number, to_yuan
from fa_helpers.text.fold import fold

UNIT = regex(
    r"单位(?:名称)?:?(?:人民币)?\(?(万元|亿元|元)(?![\u4e00-\u9fff])|[(:](?:人民币)?(万元|亿元|元)\)"
)
_FOLLOWED = regex(r"(?=(?:公开|财决|附?表|编制|部门|第))")
_NOTE = regex(r"^(?:注|说明|备注)[:：]?")
_CODE_HEADS = frozenset("类款项")
_DIGIT = regex(r"\d")


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
    pages: list[PageRows] = []
    heads: set[str] = set()
    line = 0
    for grid in map(split_tall_rows, block.grids):
        here = page_rows(grid, pages, heads)
        half = None if here.has_stub else left_half(grid, pages)
        cut = left_of_cut_block(here, pages)
        heads |= {cell.folded for cell in grid.cells if cell.top < here.data_row and cell.lines}
        out.columns_found = out.columns_found or any(c.role == "data" and c.path for c in here.columns)
        out.left_over.extend(figures_in_header(grid, here.data_row))
        for row in range(here.data_row, grid.height):
            if is_number_row(grid.row(row)) or _is_note(grid, row):
                continue
            stub = half.stub_at(grid.rows[row]) if half is not None else None
            number, known = (stub[0], stub[1][max(stub[1])]) if stub is not None else (line + 1, None)
            side = half.last_side if half is not None else ""
            parted = cut.stub_at(grid.rows[row]) if cut is not None else None
            number, rest = (parted[0], parted[1][max(parted[1])]) if parted is not None else (number, None)
            read = _row(_Row(block, here, row, number, known, side, rest), out, labels)
            line += 1 if read and stub is None and parted is None else 0
        for left in (half, cut):
            if left is not None:
                left.used = True
        if pages and here.has_stub:
            join_broken_row(out.cells, pages[-1], here, block.identifier)
        here.last_side = (
            side_of(here.columns, here.columns[-1].group, block.identifier) if here.columns else ""
        )
        pages.append(here)
    return out


def statement_unit(block: Block) -> str:
    """The unit printed above the table or in its first rows (单位：万元), empty when none is."""
    texts = [line.folded for line in reversed(block.above)]
    texts += [cell.folded for grid in block.grids[:1] for cell in grid.cells if cell.top <= 4]
    for text in texts:
        for part in _FOLLOWED.split(text):
            found = UNIT.search(part)
            if found is not None:
                return found.group(1) or found.group(2)
    return ""


def _is_note(grid: Grid, row: int) -> bool:
    cells = [cell for cell in grid.row(row) if cell.lines]
    return len(cells) == 1 and (_NOTE.match(cells[0].folded) is not None or "本表反映" in cells[0].folded)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row to read: its statement, page and place, its line, and its stub when that stands on another page."""

    block: Block
    page: PageRows
    row: int
    line: int
    known: tuple[str, str] | None = None
    side: str = ""
    cut: tuple[str, str] | None = None
    """What the page before has of the stub of the first block, which the page's edge cuts in two."""

    def cell(self, column: Column) -> GridCell | None:
        found = self.page.grid.at(self.row, column.middle)
        return found if found is not None and found.lines else None

    def code_cells(self, column: Column) -> list[GridCell]:
        """The cells of a column of codes: one, or the parts into which a row splits it (类 | 款 | 项)."""
        row = self.page.grid.row(self.row)
        parts = [cell for cell in row if column.x0 < sum((cell.box.x0, cell.box.x1)) / 2 < column.x1]
        parts = [cell for cell in parts if cell.lines and cell.box.x1 <= column.x1 + SNAP]
        one = self.cell(column)
        return parts if len(parts) > 1 or one is None else [one]

    def over_columns(self, cell: GridCell) -> bool:
        """Whether a cell lies over several columns of figures, so that it belongs to none of them for sure."""
        over = [c for c in self.page.columns if c.role == "data" and self.cell(c) is cell]
        return len(over) > 1


def _row(here: _Row, out: StatementReading, labels: dict[int, str]) -> bool:
    """Read one row; returns whether it holds a label or a figure."""
    columns = here.page.columns
    anything = False
    total = ""
    stubs: Stub = {}
    taken: set[int] = set()
    for group in sorted({column.group for column in columns}):
        members = [column for column in columns if column.group == group]
        code, label = here.known or _stub(here, members)
        if here.cut is not None and not stubs:
            code, label = here.cut[0] + code, here.cut[1] or label
        out.left_over.extend(_figures_among_names(here, members, taken))
        label = label or (total if not code else "")
        stubs[group] = (code, label)
        anything = anything or bool(code or label)
        for column in members:
            taken |= {id(cell) for cell in here.code_cells(column) if column.role == "code"}
            cell = here.cell(column)
            if cell is None or cell.top != here.row or id(cell) in taken:
                continue
            taken.add(id(cell))
            if column.role != "data":
                continue
            text = cell.folded
            figure = AMOUNT.fullmatch(text) is not None
            if not figure and text not in DASHES:
                if text in column.path[-1:]:
                    continue  # the name of the column, printed in its first row
                if TOTAL.fullmatch(text):
                    total = cell.text  # 公用经费合计 may stand anywhere before its figure
                    label = label or total
                elif cell.text not in label or _DIGIT.search(text):
                    out.left_over.append(cell.text)
                continue
            if figure and (is_too_long(text) or here.over_columns(cell)):
                out.left_over.append(cell.text)
                continue
            anything = True
            side = here.side or side_of(columns, group, here.block.identifier)
            out.cells.append(_cell(here, cell, column, (code, label), side, out.unit, labels))
    here.page.stubs[here.row] = (here.line, stubs)
    beside = (cell for cell in here.page.grid.row(here.row) if cell.lines and id(cell) not in taken)
    out.left_over.extend(cell.text for cell in beside if _DIGIT.search(cell.folded))
    return anything


def _stub(here: _Row, members: Sequence[Column]) -> tuple[str, str]:
    """Code and label of a row's group; three-column codes are joined, a code printed before its name is split off."""
    code, label = "", ""
    seen: list[GridCell] = []
    stubs = [(column, cell) for column in members for cell in _stub_cells(here, column)]
    for column, cell in stubs:
        if cell in seen:
            continue
        seen.append(cell)
        text = cell.folded
        if _is_amount(text, column):
            continue
        if column.role == "code" and text.isdecimal() and cell.top == here.row:
            code += text
        elif column.role == "code" and (text in _CODE_HEADS or set(text) <= _CODE_HEADS):
            continue
        elif cell.top == here.row or (column.role == "label" and cell.bottom - cell.top > 1):
            label += cell.text
    split = GLUED.fullmatch(fold(label))
    if not code and split is not None:
        return split.group(1), label[len(split.group(1)) :]
    return code, label


def _stub_cells(here: _Row, column: Column) -> list[GridCell]:
    if column.role == "code":
        return here.code_cells(column)
    cell = here.cell(column) if column.role == "label" else None
    return [] if cell is None else [cell]


def _figures_among_names(here: _Row, members: Sequence[Column], taken: set[int]) -> list[str]:
    """Amounts in columns of codes and names, whole numbers too where no figures stand beside them (名称栏中的数字).

    Each cell is ``taken`` once, over however many columns it lies.
    """
    alone = all(column.role != "data" for column in members)
    found = []
    for column in members:
        cell = here.cell(column) if column.role in ("code", "label") else None
        if cell is None or cell.top != here.row or id(cell) in taken:
            continue
        if _is_amount(cell.folded, column) or (
            alone and AMOUNT.fullmatch(cell.folded) and not column.is_stub
        ):
            taken.add(id(cell))
            found.append(cell.text)
    return found


def _is_amount(text: str, column: Column) -> bool:
    """Whether a text in a column of codes or names is an amount, and neither a code nor a part of one."""
    if AMOUNT.fullmatch(text) is None:
        return False
    codes = column.is_stub or CODE.fullmatch(text) or len(text) == len("01")
    return not (text.isdecimal() and codes)


def _cell(
    here: _Row,
    cell: GridCell,
    column: Column,
    stub: tuple[str, str],
    side: str,
    unit: str,
    labels: dict[int, str],
) -> StatementCell:
    where = cell.locate(labels.get(cell.page, ""))
    return StatementCell(
        statement=here.block.identifier,
        title=here.block.title,
        line=here.line,
        code=stub[0],
        label=stub[1],
        side=side,
        column=column.identifier(here.block.identifier, stub[1]),
        column_label=column.label,
        printed=cell.text,
        locator=where,
        fact=_figure(here.block.identifier, cell, where, _unit(cell.folded, stub[1], column, unit)),
    )


def _unit(text: str, label: str, column: Column, unit: str) -> str:
    if text.endswith("%"):
        return "%"
    counted = COUNTED.search(fold(label))
    if counted is None:
        return "" if column.path and COUNTS.search(column.path[-1]) else unit
    return "台（套）" if counted.group(1).startswith("台") else counted.group(1)


def _figure(statement: str, cell: GridCell, where: Locator, unit: str) -> Fact | None:
    """The number of a cell, ``None`` for a dash; what it is about is said once the rows are whole."""
    if not AMOUNT.fullmatch(cell.folded):
        return None
    value = parse_number(cell.folded.removesuffix("%")).value
    return Fact(
        fact_id="",
        origin="statement",
        section=statement,
        concept="",
        subject="",
        measure="amount",
        value=value,
        unit=unit,
        printed=cell.text,
        context="",
        locator=where,
        amount_yuan=to_yuan(value, unit),
    )
