"""Lay out and draw a ruled form with reportlab (表格排版): row heights from the text, cut at the page end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

from tools.line_fit import Measure, refit
from tools.ruled_form import Box, Cell

CENTRE = 0.38  # the middle of a Chinese character lies this far above its baseline, in em


@dataclass(frozen=True, slots=True)
class Style:
    """How cells are set: font, size in points, line height and inner margin in em."""

    font: str
    size: float
    leading: float = 1.3
    margin: float = 0.25
    slack: float = 0.3  # space above and below the text of a cell
    rule: float = 0.5  # width of the rules in points

    def need(self, lines: int) -> float:
        """The height of a cell with so many lines; an empty one is as high as one line."""
        return self.size * (self.leading * max(lines, 1) + 2 * self.slack)

    def lines_in(self, height: float) -> int:
        """How many lines fit in a height; the small addend absorbs rounding."""
        return max(0, int((height / self.size - 2 * self.slack) / self.leading + 1e-6))


@dataclass(frozen=True, slots=True)
class Table:
    """A laid-out piece of a form: column edges from the left in points, boxes, height of each row."""

    edges: tuple[float, ...]
    boxes: tuple[Box, ...]
    heights: tuple[float, ...]


def lay_out(boxes: Sequence[Box], widths: Sequence[float], style: Style, measure: Measure) -> Table:
    """Break the text of each box to its width and give each row the height it needs."""
    edges = tuple(accumulate(widths, initial=0.0))
    fitted = []
    for box in boxes:
        room = edges[box.col + box.cell.cols] - edges[box.col] - 2 * style.margin * style.size
        lines = refit(box.cell.lines, room + 0.01, measure)
        fitted.append(replace(box, cell=replace(box.cell, lines=tuple(lines))))
    return Table(edges, tuple(fitted), tuple(_heights(fitted, style)))


def _heights(boxes: Sequence[Box], style: Style) -> list[float]:
    heights = [style.need(1)] * max(box.end for box in boxes)
    for box in sorted(boxes, key=lambda box: box.cell.rows):
        spanned = range(box.row, box.end)
        lacking = style.need(len(box.cell.lines)) - sum(heights[row] for row in spanned)
        for row in spanned:
            heights[row] += max(lacking, 0.0) / len(spanned)
    return heights


def split(table: Table, room: float, style: Style) -> tuple[Table, Table | None]:
    """The part that fits in ``room`` and the rest, if any, whose cut cells go on with their remaining lines.

    The cut lies between rows; a first row higher than the room is itself cut.
    """
    cut = sum(bottom <= room + 0.01 for bottom in accumulate(table.heights))
    if cut == len(table.heights):
        return table, None
    if style.lines_in(room) < 1:
        raise ValueError(f"a table needs more room than {room:.0f} points")
    kept = table.heights[:cut] or (room,)
    first: list[Box] = []
    rest: list[Box] = []
    for box in table.boxes:
        left = box.cell
        if box.row < len(kept):
            shown = min(box.end, len(kept)) - box.row
            lines = left.lines
            if box.end > cut:
                lines = lines[: style.lines_in(sum(kept[box.row : box.row + shown]))]
            first.append(replace(box, cell=replace(left, rows=shown, lines=lines)))
            left = replace(left, lines=left.lines[len(lines) :], continues=True)
        if box.end > cut:
            row = max(box.row - cut, 0)
            rest.append(Box(row, box.col, replace(left, rows=box.end - cut - row)))
    remaining = Table(table.edges, tuple(rest), tuple(_heights(rest, style)))
    return Table(table.edges, tuple(first), tuple(kept)), remaining


def stretch(table: Table, room: float) -> Table:
    """The table with its rows made higher by the same amount each, so that it fills the room."""
    spare = max(room - sum(table.heights), 0.0) / len(table.heights)
    return replace(table, heights=tuple(height + spare for height in table.heights))


def draw(canvas: Any, table: Table, left: float, top: float, style: Style, measure: Measure) -> None:
    """Draw rules and text; ``left`` and ``top`` are the upper corner in reportlab's upward coordinates."""
    xs = [left + edge for edge in table.edges]
    ys = [top - depth for depth in accumulate(table.heights, initial=0.0)]
    canvas.setLineWidth(style.rule)
    canvas.setLineCap(2)  # square ends, so that corners are closed
    for rule in _rules(table.boxes, xs, ys):
        canvas.line(*rule)
    canvas.setFont(style.font, style.size)
    for box in table.boxes:
        middle = (ys[box.row] + ys[box.end]) / 2
        for x, y, line in _set(box.cell, xs[box.col], xs[box.col + box.cell.cols], style, measure):
            canvas.drawString(x, middle + y, line)


def _set(
    cell: Cell, x0: float, x1: float, style: Style, measure: Measure
) -> Iterable[tuple[float, float, str]]:
    """Where each line of a cell begins: x, height of the baseline above the middle of the cell, text."""
    step = style.leading * style.size
    first = step * (len(cell.lines) - 1) / 2 - CENTRE * style.size
    for number, line in enumerate(cell.lines):
        centred = (x0 + x1 - measure(line)) / 2
        yield (
            (centred if cell.align == "center" else x0 + style.margin * style.size),
            first - number * step,
            line,
        )


def _rules(
    boxes: Iterable[Box], xs: Sequence[float], ys: Sequence[float]
) -> Iterable[tuple[float, float, float, float]]:
    """Every edge of every cell once, edges that touch joined into one rule."""
    across: dict[float, list[tuple[float, float]]] = defaultdict(list)
    down: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for box in boxes:
        x0, x1 = xs[box.col], xs[box.col + box.cell.cols]
        y0, y1 = ys[box.end], ys[box.row]
        across[y0].append((x0, x1))
        across[y1].append((x0, x1))
        down[x0].append((y0, y1))
        down[x1].append((y0, y1))
    for y in sorted(across, reverse=True):
        yield from ((x0, y, x1, y) for x0, x1 in _joined(across[y]))
    for x in sorted(down):
        yield from ((x, y0, x, y1) for y0, y1 in _joined(down[x]))


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined
