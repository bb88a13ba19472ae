"""Drawing tables (画表): cells with spans, wrapped text, rules and fills; a table that is too long goes on overleaf."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fa_helpers.making.lines import Face, Token, break_lines
from fa_helpers.making.pieces import Cell, Table
from fa_helpers.making.sheet import Sheet

PADDING = 3
FILLS = {"white": (1, 1, 1), "grey": (0.9, 0.9, 0.9), "blue": (0.86, 0.91, 0.97)}


@dataclass
class Placed:
    """A cell with the rows and columns it covers and its wrapped text."""

    cell: Cell
    row: int
    column: int
    lines: list[list[Token]]
    fits: bool


class Grid:
    """A table laid out: who stands where, and how high the rows are."""

    def __init__(self, table: Table, rows: list[list[Cell]], width: float, face: Face) -> None:
        self.face, self.table = face, table
        scale = width / sum(table.widths)
        self.edges = [0.0]
        for w in table.widths:
            self.edges.append(self.edges[-1] + w * scale)
        self.placed: list[Placed] = []
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.cols)}
                room = self.edges[c + cell.cols] - self.edges[c] - 2 * PADDING
                pieces = cell.content if isinstance(cell.content, list) else [cell.content]
                lines = break_lines(pieces, face, room)
                self.placed.append(
                    Placed(cell, r, c, lines, all(t.width <= room for line in lines for t in line))
                )
                c += cell.cols
            assert c <= len(table.widths), f"row {r} is too long"
        self.heights = self.row_heights(len(rows))

    def row_heights(self, count: int) -> list[float]:
        """Every row as high as its fullest cell; a cell over several rows stretches the last of them."""
        line = self.face.size * 1.3
        heights = [line + 2 * PADDING] * count
        for p in sorted(self.placed, key=lambda p: p.cell.rows):
            need = len(p.lines) * line + 2 * PADDING
            have = sum(heights[p.row : p.row + p.cell.rows])
            if need > have:
                heights[min(p.row + p.cell.rows, count) - 1] += need - have
        return heights


def fitting(table: Table, width: float, face: Face) -> Face:
    """The largest size at which no number is wider than its cell."""
    while face.size > 5 and any(not p.fits for p in Grid(table, table.body, width, face).placed):
        face = replace(face, size=face.size - 0.5)
    return face


def draw_table(sheet: Sheet, table: Table) -> None:
    """Draw a table at the current place, over as many pages as it needs."""
    style = sheet.style
    face = fitting(table, sheet.width, Face(style.font, style.digits, table.size, 0))
    header = Grid(table, table.header, sheet.width, face) if table.header else None
    body = Grid(table, table.body, sheet.width, face)
    if header:
        if sheet.y - sum(header.heights) - 40 < sheet.bottom:
            sheet.new_page(sheet.size[0] > sheet.size[1])
        draw_rows(sheet, header, 0, len(header.heights))
    row = 0
    while row < len(body.heights):
        last = row
        room = sheet.y - sheet.bottom + 14
        while last < len(body.heights) and sum(body.heights[row : last + 1]) <= room:
            last += 1
        while last > row + 1 and any(cut_short(p, body, row, last) for p in body.placed):
            last -= 1
        if last == row and room > 500:
            last = row + 1
        if last > row:
            draw_rows(sheet, body, row, last)
        if last < len(body.heights):
            sheet.new_page(sheet.size[0] > sheet.size[1])
            if header and table.repeat:
                draw_rows(sheet, header, 0, len(header.heights))
        row = last
    if not table.joined:
        sheet.y -= 6


def cut_short(placed: Placed, grid: Grid, first: int, last: int) -> bool:
    """Whether a cell over several rows would lose room for its words to the page end."""
    if not placed.row < last < placed.row + placed.cell.rows or placed.row < first:
        return False
    return sum(grid.heights[placed.row : last]) < len(placed.lines) * grid.face.size * 1.3


def draw_rows(sheet: Sheet, grid: Grid, first: int, last: int) -> None:
    """Draw rows ``first`` to before ``last``; of a cell that goes on overleaf the text stands on the first page."""
    tops = [sheet.y]
    for height in grid.heights[first:last]:
        tops.append(tops[-1] - height)
    for p in grid.placed:
        begin, end = max(p.row, first), min(p.row + p.cell.rows, last)
        if begin >= end:
            continue
        x0 = sheet.margin + grid.edges[p.column]
        x1 = sheet.margin + grid.edges[p.column + p.cell.cols]
        top, bottom = tops[begin - first], tops[end - first]
        box(sheet, grid.table, p.cell, (x0, bottom, x1, top))
        if p.row >= first or p.cell.head:
            text(sheet, grid, p, (x0, bottom, x1, top))
    sheet.y = tops[-1]


def box(sheet: Sheet, table: Table, cell: Cell, edges: tuple[float, float, float, float]) -> None:
    """Fill and rules of a cell."""
    x0, bottom, x1, top = edges
    c = sheet.canvas
    if cell.head and sheet.style.fill:
        c.setFillColorRGB(*FILLS[sheet.style.fill])
        c.rect(x0, bottom, x1 - x0, top - bottom, stroke=0, fill=1)
        c.setFillColorRGB(0, 0, 0)
    c.setLineWidth(0.5)
    if table.rules == "all":
        c.rect(x0, bottom, x1 - x0, top - bottom, stroke=1, fill=0)
    else:
        c.line(x0, top, x1, top)
        c.line(x0, bottom, x1, bottom)


def text(sheet: Sheet, grid: Grid, placed: Placed, edges: tuple[float, float, float, float]) -> None:
    """The words of a cell, in the middle of its height."""
    x0, bottom, x1, top = edges
    face, line = grid.face, grid.face.size * 1.3
    y = (top + bottom) / 2 + len(placed.lines) * line / 2 - face.size
    for tokens in placed.lines:
        used = sum(t.width for t in tokens)
        align = placed.cell.align
        x = {"left": x0 + PADDING, "right": x1 - PADDING - used}.get(align, (x0 + x1 - used) / 2)
        sheet.draw_line(tokens, face, x, y)
        y -= line
