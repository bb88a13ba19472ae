"""Rows of a chart (图的行): a name, a mark on a scale from zero, figures in columns; stacked where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.presentation.charts.plate import BODY, EDGE, LINE, SMALL, Plate, lines_of, width_of
from fa_helpers.presentation.fonts import BLACK, GREY, PALE
from fa_helpers.terms.messages import message

_GAP: Final = 14.0
_PAD: Final = 8.0  # from the ends of a scale to the middle of a mark
_SMALL_SHARE: Final = Decimal("0.08")
_MOST_LINES: Final = 3
_HEAD: Final = 72.0  # room of a heading before it is broken
_LEAST_TRACK: Final = 140.0
_WIDEST_NAME: Final = 240.0


@dataclass(frozen=True, slots=True)
class Row:
    """A row (一行): its name with a note, the figures of its columns as text, its amounts, and how it is drawn.

    ``hollow`` rows are contradicted elsewhere or have nothing to compare with, the figures of ``faded`` ones rest on such a row;
    ``kind`` is the chart's own.
    """

    name: str
    cells: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    note: str = ""
    kind: str = ""
    hollow: bool = False
    faded: bool = False
    pages: tuple[int, ...] = ()

    @property
    def size(self) -> Decimal:
        """The largest of its amounts, whatever its sign."""
        return max((abs(value) for value in self.values if value is not None), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class Scale:
    """Where an amount stands (刻度): from ``low`` at ``x0`` to ``high`` at ``x1``; zero is always on it."""

    low: float
    high: float
    x0: float
    x1: float

    def at(self, value: Decimal | float) -> float:
        """The place of an amount in pixels."""
        return self.x0 + (float(value) - self.low) / ((self.high - self.low) or 1.0) * (self.x1 - self.x0)


DrawRow = Callable[[Row, Scale, float], None]


class Layout:
    """Where names, marks and columns of a chart's rows stand (版式), measured over all its rows."""

    def __init__(
        self, plate: Plate, rows: Sequence[Row], heads: Sequence[str], *, end: float = 0, least: float = 28
    ) -> None:
        self.plate, self.heads, self.least, self.end = plate, heads, least, end
        widths = [
            max([_HEAD, *(width_of(row.cells[place], BODY) for row in rows)]) for place in range(len(heads))
        ]
        self.head_lines = [lines_of(head, width, SMALL) for head, width in zip(heads, widths, strict=True)]
        widths = [
            max(
                [
                    *(width_of(line, SMALL) for line in lines),
                    *(width_of(row.cells[place], BODY) for row in rows),
                ]
            )
            for place, lines in enumerate(self.head_lines)
        ]
        names = max(width_of(f"{row.name} {row.note}", BODY) for row in rows)
        self.names = min(names, _WIDEST_NAME)
        columns = sum(width + _GAP for width in widths)
        track = plate.room - self.names - columns - _GAP - end
        self.stacked = plate.narrow or track < _LEAST_TRACK
        self.edges = self._edges(widths)
        begin = plate.left if self.stacked else plate.left + self.names + _GAP
        finish = plate.right if self.stacked else plate.right - columns
        self.track = (begin + _PAD, finish - _PAD - end)

    def _edges(self, widths: Sequence[float]) -> list[tuple[int, float]]:
        """Of each column the line that it stands on and its right edge: what does not fit goes on a line below."""
        lines: list[list[int]] = [[]]
        for place, width in enumerate(widths):
            taken = sum(widths[other] + _GAP for other in lines[-1])
            if lines[-1] and self.stacked and taken + width > self.plate.room:
                lines.append([])
            lines[-1].append(place)
        found = []
        for line, places in enumerate(lines):
            for index, place in enumerate(places):
                after = sum(widths[other] + _GAP for other in places[index + 1 :])
                found.append((place, line, self.plate.right - after))
        return [(line, edge) for _, line, edge in sorted(found)]

    def write_heads(self) -> None:
        """Write the headings of the columns."""
        if not any(self.heads):
            return
        for level in range(self.edges[-1][0] + 1):
            here = [
                (lines, edge)
                for lines, (at, edge) in zip(self.head_lines, self.edges, strict=True)
                if at == level
            ]
            deepest = max(len(lines) for lines, _ in here)
            for lines, edge in here:
                for place, text in enumerate(lines, deepest - len(lines)):
                    y = self.plate.y + (place + 0.5) * SMALL * LINE
                    self.plate.text(edge, y, text, size=SMALL, ha="right", color=GREY)
            self.plate.y += deepest * SMALL * LINE
        self.plate.y += 4

    def _cells(self, row: Row, y: float) -> None:
        for cell, (line, edge) in zip(row.cells, self.edges, strict=True):
            color = GREY if row.hollow or row.faded else BLACK
            self.plate.text(edge, y + line * BODY * LINE, cell, ha="right", color=color)

    def write_row(self, row: Row, draw: DrawRow, scale: Scale) -> None:
        """Write a row at the cursor and draw its mark."""
        if self.stacked:
            self._stacked(row, draw, scale)
            return
        plate = self.plate
        lines = self._name(row, self.names)
        high = max(self.least, len(lines) * BODY * LINE + 8)
        middle = plate.y + high / 2
        top = middle - len(lines) * BODY * LINE / 2
        self._write_name(row, lines, top)
        self._cells(row, middle)
        draw(row, scale, middle)
        plate.y += high

    def _name(self, row: Row, room: float) -> list[str]:
        return lines_of(f"{row.name} {row.note}".strip(), room, BODY, _MOST_LINES)

    def _write_name(self, row: Row, lines: Sequence[str], top: float) -> None:
        """The name; its note is grey where it stands whole on the last line."""
        plate, last = self.plate, lines[-1] if lines else ""
        for place, line in enumerate(lines):
            y, x = top + (place + 0.5) * BODY * LINE, plate.left
            if line is last and row.note and line.endswith(row.note) and line != row.note:
                head = line.removesuffix(row.note)
                plate.text(x, y, head.rstrip(), size=BODY)
                plate.text(x + width_of(head, BODY), y, row.note, size=SMALL, color=GREY)
            else:
                plate.text(x, y, line, size=BODY)

    def _stacked(self, row: Row, draw: DrawRow, scale: Scale) -> None:
        plate = self.plate
        used = sum(width_of(cell, BODY) + _GAP for cell in row.cells)
        first = plate.right - min(
            (edge - width_of(c, BODY) for c, (_, edge) in zip(row.cells, self.edges, strict=True)),
            default=plate.right,
        )
        beside = plate.room - max(used, first) - _GAP
        one_line = self.edges[-1][0] == 0 if self.edges else True
        lines = self._name(row, plate.room)
        if one_line and len(lines) == 1 and width_of(lines[0], BODY) <= beside:
            self._write_name(row, lines, plate.y)
            self._cells(row, plate.y + BODY * LINE / 2)
            plate.y += BODY * LINE
        else:
            self._write_name(row, lines, plate.y)
            plate.y += len(lines) * BODY * LINE
            if any(row.cells):
                self._cells(row, plate.y + BODY * LINE / 2)
                plate.y += (self.edges[-1][0] + 1) * BODY * LINE
        draw(row, scale, plate.y + 11)
        plate.y += 27


def draw_panels(
    layout: Layout,
    groups: Sequence[tuple[str, Sequence[Row]]],
    draw: DrawRow,
    ends: Callable[[Decimal], str],
    *,
    split: bool = True,
) -> None:
    """Draw groups of rows on one scale; rows below 8% of the largest, two or more, go into a panel of their own.

    ``ends`` writes the amount at the far end of a scale.
    """
    rows = [row for _, group in groups for row in group]
    low, high = _limits(rows)
    span = high - low
    small = [row for row in rows if row.size < _SMALL_SHARE * span] if split and len(groups) == 1 else []
    if len(small) < 2 or not any(row.size for row in small):
        small = []
    layout.write_heads()
    for title, group in groups:
        kept = [row for row in group if row not in small]
        _panel(layout, title, kept, draw, (low, high), ends)
    if small:
        limits = _limits(small)
        times = round(span / (limits[1] - limits[0]))
        title = message("chart.enlarged", layout.plate.language, times=f"{times:,}")
        _panel(layout, title, small, draw, limits, ends, color=EDGE)


def _limits(rows: Sequence[Row]) -> tuple[Decimal, Decimal]:
    values = [value for row in rows for value in row.values if value is not None]
    return min([Decimal(0), *values]), max([Decimal(0), *values])


def _panel(
    layout: Layout,
    title: str,
    rows: Sequence[Row],
    draw: DrawRow,
    limits: tuple[Decimal, Decimal],
    ends: Callable[[Decimal], str],
    color: str = "",
) -> None:
    plate = layout.plate
    scale = Scale(float(limits[0]), float(limits[1]), *layout.track)
    if title:
        size = SMALL if color else 13.0
        plate.y += 6
        plate.lines(lines_of(title, plate.room, size, 3), size=size, color=color or BLACK, gap=4)
    top = plate.y
    for row in rows:
        before = plate.y
        layout.write_row(row, draw, scale)
        if layout.stacked:
            y = plate.y - 16
            plate.line(layout.track[0], y, layout.track[1], y, color=PALE)
            plate.line(scale.at(0), y - 8, scale.at(0), y + 8, color=GREY, width=1.5)
        else:
            y = (before + plate.y) / 2
            plate.line(layout.track[0], y, layout.track[1], y, color=PALE)
    if not layout.stacked:
        plate.line(scale.at(0), top, scale.at(0), plate.y, color=GREY, width=1.5)
    _ends(plate, scale, limits, ends)


def _ends(
    plate: Plate, scale: Scale, limits: tuple[Decimal, Decimal], ends: Callable[[Decimal], str]
) -> None:
    """Write zero and the ends of the scale below a panel."""
    y = plate.y + SMALL * LINE / 2 + 1
    placed: list[tuple[float, float]] = []
    for value in (Decimal(0), limits[1], limits[0]):
        text = "0" if not value else ends(value)
        half = width_of(text, SMALL) / 2
        x = min(max(scale.at(value), plate.left + half), plate.right - half)
        if any(x - half < end + 6 and begin - 6 < x + half for begin, end in placed):
            continue
        placed.append((x - half, x + half))
        plate.text(x, y, text, size=SMALL, ha="center", color=GREY)
    plate.y += SMALL * LINE + 6
