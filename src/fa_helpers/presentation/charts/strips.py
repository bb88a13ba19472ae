"""Many offices beside each other (多单位比较): a strip for each ratio, a dot for each office, no order of merit.

Only offices of one form, kind of account and year belong on one strip. A dot is hollow where its figure is contradicted
or partly read; how many offices there are, and how many lack the figure, stands beside each strip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.charts.plate import (
    BODY,
    EDGE,
    HEAD,
    HOLLOW,
    LINE,
    SMALL,
    Box,
    Plate,
    lines_of,
    sign,
    width_of,
)
from fa_helpers.presentation.charts.telling import Telling, drawn, nothing_drawn
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, ORANGE, PALE
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import fixed

if TYPE_CHECKING:
    import pandas as pd

LEAST: Final = 5
"""Of fewer offices a strip says nothing that a table does not."""
_DOT: Final = 11.5
_OTHER: Final = "#6BB3DD"
_DEEP: Final = SMALL * LINE


@dataclass(frozen=True, slots=True)
class _Office:
    name: str
    value: float
    flagged: bool


@dataclass(frozen=True, slots=True)
class _Strip:
    label: str
    offices: tuple[_Office, ...]
    missing: int
    share: bool

    @property
    def ends(self) -> tuple[float, float]:
        values = [office.value for office in self.offices]
        low, high = (0.0, 1.0) if self.share and max(values) <= 1 else (min(0.0, *values), max(0.0, *values))
        return low, high if high > low else low + 1

    def text(self, value: float) -> str:
        return f"{fixed(Decimal(str(value)) * 100, 1, signed=not self.share)}%"


def strips(
    frame: pd.DataFrame,
    *,
    language: Language,
    about: str,
    source: str,
    own: str = "",
    notes: Sequence[str] = (),
) -> Picture | NothingToDraw:
    """Draw ratios of many offices (多单位比较图), from :func:`fa_helpers.corpus.comparison.ratios`.

    The columns are ``label``, ``share`` (of 100 % or a change), ``entity``, ``value`` (a fraction), ``flagged``; a
    strip of fewer than five offices is left to the table. ``own`` is the office to be marked.
    """
    found = [_strip(str(label), rows) for label, rows in frame.groupby("label", sort=False)]
    shown = [one for one in found if len(one.offices) >= LEAST]
    if not shown:
        if any(one.offices for one in found):
            return nothing("few_offices", frame, language)
        return nothing_drawn(frame.iloc[:0] if frame.empty else frame, language)
    few = [one.label for one in found if one not in shown]
    if few:
        notes = [*notes, message("chart.few_offices", language, names="；".join(few), least=LEAST)]
    first = shown[0]
    values = [office.value for office in first.offices]
    finding = message(
        "chart.find_offices",
        language,
        label=first.label,
        count=len(values),
        middle=first.text(median(values)),
        low=first.text(min(values)),
        high=first.text(max(values)),
    )

    def body(plate: Plate) -> None:
        for one in shown:
            _draw(plate, one, own)
        entries = [(sign("D", ORANGE, EDGE), own)] if own else []
        entries.append((sign("o", _OTHER, BLUE), message("chart.other_offices", language)))
        if any(office.flagged for one in shown for office in one.offices):
            entries.append((sign("o", HOLLOW, BLUE), message("chart.flagged", language)))
        entries.append((_bar, message("chart.median", language)))
        plate.legend(entries)

    items = [
        message("chart.alt_strip", language, label=one.label, count=len(one.offices), missing=one.missing)
        + "".join(f" {office.name} {one.text(office.value)};" for office in one.offices)
        for one in shown
    ]
    return drawn(None, language, frame, Telling(finding, about, source, tuple(notes)), body, items, "%")


def _strip(label: str, rows: pd.DataFrame) -> _Strip:
    there = rows[rows.value.notna()].sort_values("value", kind="stable")
    offices = tuple(
        _Office(str(name), float(value), bool(flagged))
        for name, value, flagged in zip(there.entity, there.value, there.flagged, strict=True)
    )
    return _Strip(label, offices, int(rows.value.isna().sum()), bool(rows.share.iloc[0]))


def _bar(plate: Plate, x: float, y: float) -> None:
    plate.line(x - 7, y, x + 7, y, color=BLACK, width=3)


def _draw(plate: Plate, strip: _Strip, own: str) -> None:
    language = plate.language
    count = message("chart.count_offices", language, count=len(strip.offices), missing=strip.missing)
    if not strip.missing:
        count = f"n = {len(strip.offices)}"
    room = plate.room - width_of(count, SMALL) - 16
    head = lines_of(strip.label, room, HEAD, 2)
    plate.text(plate.right, plate.y + HEAD * LINE / 2, count, size=SMALL, color=GREY, ha="right")
    plate.lines(head, size=HEAD, gap=4)
    low, high = strip.ends
    left, right = plate.left + _DOT / 2, plate.right - _DOT / 2
    places = [left + (office.value - low) / (high - low) * (right - left) for office in strip.offices]
    levels = _levels(places)
    mine = next((n for n, office in enumerate(strip.offices) if office.name == own), None)
    top = plate.y + max(levels) * _DOT + (26 if mine is not None else 6)
    y = top + _DOT / 2
    plate.line(left, y, right, y, color=PALE, width=2)
    if low < 0 < high:
        zero = left - low / (high - low) * (right - left)
        plate.line(zero, y - 9, zero, y + 9, color=GREY)
    middle = left + (median(o.value for o in strip.offices) - low) / (high - low) * (right - left)
    plate.line(middle, y - 12, middle, y + 12, color=BLACK, width=2.5)
    for number, office in enumerate(strip.offices):
        face = HOLLOW if office.flagged else ORANGE if number == mine else _OTHER
        edge = EDGE if number == mine else BLUE
        plate.dot(places[number], y - levels[number] * _DOT, "D" if number == mine else "o", face, edge, 10)
    if mine is not None:
        value = strip.text(strip.offices[mine].value)
        above = y - max(levels) * _DOT - 18
        plate.text(_within(plate, places[mine], value), above, value, ha="center", halo=True)
    plate.y = y + 14
    _under(plate, strip, places, middle, (left, right))


def _levels(places: Sequence[float]) -> list[int]:
    """How high each dot stands, so that none lies on another."""
    levels: list[int] = []
    for number, place in enumerate(places):
        taken = {levels[n] for n in range(number) if place - places[n] < _DOT}
        levels.append(next(level for level in range(len(places) + 1) if level not in taken))
    return levels


def _within(plate: Plate, x: float, text: str, size: float = BODY) -> float:
    half = width_of(text, size) / 2
    return min(max(x, plate.left + half), plate.right - half)


def _under(
    plate: Plate, strip: _Strip, places: Sequence[float], middle: float, ends: tuple[float, float]
) -> None:
    """Median, lowest, highest and the ends of the scale below the strip, each on the first line that has room."""
    low, high = strip.ends
    values = [office.value for office in strip.offices]
    said = message("chart.median_is", plate.language, value=strip.text(median(values)))
    wanted = [
        (middle, said, BLACK),
        (places[0], strip.text(values[0]), GREY),
        (places[-1], strip.text(values[-1]), GREY),
    ]
    if low < 0 < high:
        wanted.append((ends[0] - low / (high - low) * (ends[1] - ends[0]), "0", GREY))
    if strip.share:
        wanted += [(ends[0], "0", STEMMED), (ends[1], "100%", STEMMED)] if (low, high) == (0.0, 1.0) else []
    taken: list[list[Box]] = [[], []]
    for x, text, colour in wanted:
        half = width_of(text, SMALL) / 2
        x = _within(plate, x, text, SMALL)
        for line, boxes in enumerate(taken):
            box = Box(x - half - 4, 0, x + half + 4, 10)
            if not any(box.overlaps(other) for other in boxes):
                boxes.append(box)
                plate.text(x, plate.y + (line + 0.5) * _DEEP, text, size=SMALL, color=colour, ha="center")
                break
    plate.y += _DEEP * (2 if taken[1] else 1) + 10


STEMMED: Final = "#767676"
"""The ends of a scale: lighter than what was measured, and still read easily."""
