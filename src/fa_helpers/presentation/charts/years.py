"""One office over the years (历年变化): a panel for each series, from 0, a missing year is a gap and not a line.

A hollow dot is the year before as the next year's document has it; a square where that is not what was printed then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.charts.money_scale import MoneyScale, money_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.charts.plate import (
    EDGE,
    HEAD,
    HOLLOW,
    LINE,
    SMALL,
    Plate,
    lines_of,
    sign,
    width_of,
)
from fa_helpers.presentation.charts.telling import Telling, drawn, nothing_drawn, rate_text, yuan
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, PALE
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd

_HIGH: Final = 92.0
_GAP: Final = 22.0


@dataclass(frozen=True, slots=True)
class _Point:
    year: int
    amount: Decimal
    kind: str


@dataclass(frozen=True, slots=True)
class _Series:
    label: str
    points: tuple[_Point, ...]


def years(
    frame: pd.DataFrame, *, language: Language, entity: str, source: str, notes: Sequence[str] = ()
) -> Picture | NothingToDraw:
    """Draw series of one office (历年图), from :func:`fa_helpers.corpus.comparison.series`.

    The columns are ``label``, ``fiscal_year``, ``value`` in ``unit``, ``kind``: ``printed``, ``worked_back`` (by the
    next year's change) or ``restated`` (the next year's document has another amount).
    """
    found = [_series(str(label), rows) for label, rows in frame.groupby("label", sort=False)]
    found = [one for one in found if one.points]
    if not found:
        return nothing_drawn(frame, language)
    scale = money_scale([p.amount for one in found for p in one.points], language)
    span = range(
        min(p.year for one in found for p in one.points), max(p.year for one in found for p in one.points) + 1
    )
    about = message(
        "chart.about_years", language, entity=entity, first=span[0], last=span[-1], unit=scale.word
    )

    def body(plate: Plate) -> None:
        across = 1 if plate.narrow else 3
        wide = (plate.room - (across - 1) * _GAP) / across
        for begin in range(0, len(found), across):
            row = found[begin : begin + across]
            heads = [lines_of(one.label, wide, HEAD, 2) for one in row]
            deep = max(map(len, heads)) * HEAD * LINE
            for place, (one, head) in enumerate(zip(row, heads, strict=True)):
                left = plate.left + place * (wide + _GAP)
                for number, text in enumerate(head):
                    plate.text(left, plate.y + (number + 0.5) * HEAD * LINE, text, size=HEAD)
                _panel(plate, one, scale, span, (left, plate.y + deep + 22, wide))
            plate.y += deep + _HIGH + 72
        kinds = {p.kind for one in found for p in one.points}
        entries = [(sign("o", BLUE, BLUE), message("chart.printed_then", language))]
        if "worked_back" in kinds:
            entries.append((sign("o", HOLLOW, BLUE), message("chart.worked_back", language)))
        if "restated" in kinds:
            entries.append((sign("s", HOLLOW, EDGE), message("chart.restated", language)))
        plate.legend(entries)

    items = [
        f"{one.label}: " + ", ".join(f"{p.year} {scale.text(p.amount)}" for p in one.points) for one in found
    ]
    telling = Telling(_finding(found[0], scale, language), about, source, tuple(notes))
    return drawn(None, language, frame, telling, body, items, scale.unit)


def _series(label: str, rows: pd.DataFrame) -> _Series:
    points = [
        _Point(int(year), amount, str(kind))
        for year, value, unit, kind in zip(rows.fiscal_year, rows.value, rows.unit, rows.kind, strict=True)
        if (amount := yuan(value, unit)) is not None
    ]
    return _Series(label, tuple(sorted(points, key=lambda p: (p.year, p.kind))))


def _finding(one: _Series, scale: MoneyScale, language: Language) -> str:
    printed = [p for p in one.points if p.kind == "printed"]
    if len(printed) < 2:
        return one.label
    first, last = printed[0], printed[-1]
    return message(
        "chart.find_years",
        language,
        label=one.label,
        first=first.year,
        start=scale.text(first.amount),
        last=last.year,
        end=scale.said(last.amount),
    )


def _panel(
    plate: Plate, one: _Series, scale: MoneyScale, span: range, where: tuple[float, float, float]
) -> None:
    left, top, wide = where
    floor = top + _HIGH
    most = max((abs(p.amount) for p in one.points), default=Decimal(1)) or Decimal(1)
    step = wide / len(span)

    def at(point: _Point) -> tuple[float, float]:
        return left + (point.year - span[0] + 0.5) * step, floor - float(
            max(point.amount, Decimal(0)) / most
        ) * (_HIGH - 26)

    plate.line(left, floor, left + wide, floor, color=GREY)
    for year in span:
        plate.text(
            left + (year - span[0] + 0.5) * step, floor + 12, str(year), size=SMALL, color=GREY, ha="center"
        )
    known = {p.year: p for p in one.points if p.kind != "restated"}
    for year in span[1:]:
        before, here = known.get(year - 1), known.get(year)
        if before is None or here is None:
            continue
        (x0, y0), (x1, y1) = at(before), at(here)
        plate.line(x0, y0, x1, y1, color=BLUE, width=2.5, dashed="worked_back" in (before.kind, here.kind))
        rate = rate_text(before.amount, here.amount, plate.language)
        if width_of(rate, SMALL) < step - 6:
            shade = BLACK if before.kind == "printed" else GREY
            plate.text((x0 + x1) / 2, floor + 27, rate, size=SMALL, color=shade, ha="center", halo=True)
    for point in one.points:
        x, y = at(point)
        if point.kind == "restated":
            plate.dot(x, y, "s", HOLLOW, EDGE, 9)
            continue
        plate.line(x, y, x, floor, color=PALE)
        plate.dot(x, y, "o", BLUE if point.kind == "printed" else HOLLOW, BLUE, 9)
        text = scale.text(point.amount)
        size = SMALL if width_of(text, SMALL) < step - 4 else 9.5
        shade = BLACK if point.kind == "printed" else GREY
        above = min([y, *(at(p)[1] for p in one.points if p.year == point.year)]) - 15
        plate.text(x, above, text, size=size, color=shade, ha="center", halo=True)
