"""Two findings on one scale (哑铃图): what is printed, and what follows when it is computed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from fa_helpers.presentation.charts.canvas import (
    MARGIN,
    Rows,
    Words,
    dot,
    note,
    rows,
    sheet,
    value_axis,
    write,
)
from fa_helpers.presentation.charts.pairs import LOOKS, Pair, pair_picture, said
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.fonts import BLACK, GREY, WHITE, drawable, text_width
from fa_helpers.presentation.numbers import format_count
from fa_helpers.terms.messages import Language, message, unit_label

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PAD = 0.1
_AWAY = 7
_NARROWEST = 3.0  # inches that the scale has at the least; more only gives the numbers more room
_THINNEST, _THICKEST = 1.2, 6.0


def dumbbell(
    frame: pd.DataFrame,
    *,
    label: str,
    start: str,
    end: str,
    language: Language,
    title: str,
    unit: str = "分",
    weight: str = "",
    source: str = "",
    labels: Mapping[str, str] | None = None,
) -> Picture | NothingToDraw:
    """Draw two values of each row on one scale from zero, joined by a line (哑铃图).

    A hollow ring marks ``start``, a filled mark ``end``; it points to the right and is blue where it lies
    higher, to the left and orange where it lies lower. ``weight`` is a column that the width of the line
    follows; its number stands at the right. Missing values are said to be missing.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"indicator": ["预算经费"], "score": [6.13], "recomputed_score": [12.0]})
    >>> dumbbell(frame, label="indicator", start="score", end="recomputed_score", language="zh", title="得分")
    哑铃图“得分”，单位分，从“得分”到“复算得分”：预算经费 6.13 → 12.00。
    """
    words = Words(language, title, unit, source)
    return pair_picture("dumbbell", frame, (label, start, end, weight), words, labels, _dumbbells)


def _dumbbells(words: Words, pairs: Sequence[Pair], headings: tuple[str, str, str]) -> Figure:
    start, end, weight = headings
    heads = (start, end)
    lines = rows([pair.name for pair in pairs], size=words.size, at_least=0.32)
    values = [float(value) for pair in pairs for value in (pair.start, pair.end) if value is not None]
    weights = [format_count(pair.weight, "", words.language) for pair in pairs]
    last = max(text_width(text, words.size) for text in [weight, *weights]) + 0.2 if weight else 0.0
    notes = [_notes(pair, heads, words) for pair in pairs]
    low, high = min(0.0, *values), max(0.0, *values)
    before, after = _overhang([n for row in notes for n in row], low, high, words.size)
    left, right = MARGIN + lines.room + _PAD + before, MARGIN + after + last
    legend = _legend(pairs, heads, weight, words.language)
    figure, axes = sheet(words, body=lines.body, left=left, right=right, legend=legend)
    value_axis(axes, low, high, unit_label(words.unit, words.language))
    lines.write(axes, before + _PAD)
    heaviest = max((float(pair.weight) for pair in pairs if pair.weight is not None), default=0.0)
    for pair, y, row in zip(pairs, lines.centres, notes, strict=True):
        share = float(pair.weight) / heaviest if pair.weight is not None and heaviest > 0 else 0.15
        _draw(axes, pair, y, _THINNEST + (_THICKEST - _THINNEST) * max(0.0, share))
        for x, text, left in row:
            note(axes, x, y, text, words.size, left=left, away=_AWAY)
    if weight:
        _column(axes, lines, weights, weight, last + after)
    return figure


def _notes(pair: Pair, heads: tuple[str, str], words: Words) -> list[tuple[float, str, bool]]:
    """The numbers of a row: where, what, and whether to the left of their mark."""
    start, end = (said(value, head, words) for value, head in zip((pair.start, pair.end), heads, strict=True))
    if pair.start is None or pair.end is None:
        known = pair.start if pair.end is None else pair.end
        text, aside = (start, end) if pair.end is None else (end, start)
        return [(float(known or 0), message("mark.aside", words.language, text=text, aside=aside), False)]
    if pair.direction == "flat":
        return [(float(pair.start), start, False)]
    rising = pair.end > pair.start
    return [(float(pair.start), start, rising), (float(pair.end), end, not rising)]


def _overhang(
    notes: Sequence[tuple[float, str, bool]], low: float, high: float, size: float
) -> tuple[float, float]:
    """How far numbers reach beyond the ends of the scale, on its left and on its right."""
    span = (high - low) or 1.0
    before = after = 0.0
    for x, text, left in notes:
        width = text_width(text, size) + _AWAY / 72 + 0.05
        inside = ((x - low) if left else (high - x)) / span * _NARROWEST
        before = max(before, width - inside) if left else before
        after = after if left else max(after, width - inside)
    return before, after


def _draw(axes: Axes, pair: Pair, y: float, width: float) -> None:
    look = LOOKS[pair.direction]
    if pair.start is not None and pair.end is not None:
        ends = [float(pair.start), float(pair.end)]
        axes.plot(ends, [y, y], color=look.colour, linewidth=width, zorder=2, solid_capstyle="butt")
    if pair.start is not None:
        dot(axes, float(pair.start), y, "o", WHITE, 8.5, 0.8)
    if pair.end is not None:
        dot(axes, float(pair.end), y, look.mark, look.colour, 6.5, 0.8)


def _column(axes: Axes, lines: Rows, cells: Sequence[str], heading: str, away: float) -> None:
    """A column of numbers right of the picture, under its heading."""
    for y, text in [(-0.02, drawable(heading)), *zip(lines.centres, cells, strict=True)]:
        style = {"ha": "right", "va": "bottom" if y < 0 else "center", "color": GREY}
        at, edge = (1, y), ("axes fraction", "data")
        write(axes, text, at, lines.size, away=(away * 72, 0), xycoords=edge, **style)


def _legend(pairs: Sequence[Pair], heads: tuple[str, str], weight: str, language: Language) -> list[Artist]:
    """Only the marks that occur are explained."""
    from matplotlib.lines import Line2D

    def entry(mark: str, face: str, text: str) -> Artist:
        style: dict[str, Any] = {"markersize": 7, "markerfacecolor": face, "markeredgecolor": BLACK}
        return Line2D([], [], linestyle="", marker=mark, label=drawable(text), **style)

    entries = [entry("o", WHITE, heads[0])]
    for direction, key in (("increase", "chart.higher"), ("decrease", "chart.lower"), ("flat", "chart.same")):
        if any(pair.direction == direction for pair in pairs):
            text = message("mark.with_unit", language, text=heads[1], unit=message(key, language))
            entries.append(entry(LOOKS[direction].mark, LOOKS[direction].colour, text))
    if weight:
        text = message("chart.weight_is_width", language)
        entries.append(Line2D([], [], color=GREY, linewidth=4, label=text))
    return entries
