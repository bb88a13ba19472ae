"""Two findings on one scale (哑铃图): what is printed, and what follows when it is computed again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from fa_helpers.presentation.charts.canvas import MARGIN, Rows, Words, note, rows, sheet, value_axis
from fa_helpers.presentation.charts.content import name_of
from fa_helpers.presentation.charts.pairs import LOOKS, Pair, pairs_alt, pairs_of, said
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.fonts import BLACK, GREY, WHITE, chart_style, drawable, text_width
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
    numbers = frame.loc[:, [label, start, end, *filter(None, [weight])]].reset_index(drop=True)
    pairs = pairs_of(numbers, label, start, end, weight)
    if not pairs:
        return nothing("no_rows", numbers, language)
    if all(pair.start is None and pair.end is None for pair in pairs):
        return nothing("no_values", numbers, language)
    words = Words(language, title, unit, source)
    heads = (name_of(start, labels, language), name_of(end, labels, language))
    with chart_style(language):
        figure = _dumbbells(words, pairs, heads, name_of(weight, labels, language) if weight else "")
    return Picture(figure, pairs_alt("dumbbell", words, pairs, heads), numbers, language)


def _dumbbells(words: Words, pairs: Sequence[Pair], heads: tuple[str, str], weight: str) -> Figure:
    lines = rows([pair.name for pair in pairs], size=words.size, at_least=0.32)
    values = [float(value) for pair in pairs for value in (pair.start, pair.end) if value is not None]
    weights = [format_count(pair.weight, "", words.language) for pair in pairs]
    last = max(text_width(text, words.size) for text in [weight, *weights]) + 0.2 if weight else 0.0
    notes = [_notes(pair, heads, words) for pair in pairs]
    low, high = min(0.0, *values), max(0.0, *values)
    before, after = _overhang([n for row in notes for n in row], low, high, words.size)
    figure, axes = sheet(
        words,
        body=lines.body,
        left=MARGIN + lines.room + _PAD + before,
        right=MARGIN + after + last,
        legend=_legend(pairs, heads, weight, words.language),
    )
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
        axes.plot(
            [float(pair.start), float(pair.end)],
            [y, y],
            color=look.colour,
            linewidth=width,
            zorder=2,
            solid_capstyle="butt",
        )
    for value, mark, face in ((pair.start, "o", WHITE), (pair.end, look.mark, look.colour)):
        if value is not None:
            size = 8.5 if face == WHITE else 6.5
            axes.plot(
                [float(value)],
                [y],
                mark,
                markersize=size,
                markerfacecolor=face,
                markeredgecolor=BLACK,
                markeredgewidth=0.8,
                clip_on=False,
                zorder=3,
            )


def _column(axes: Axes, lines: Rows, cells: Sequence[str], heading: str, away: float) -> None:
    """A column of numbers right of the picture, under its heading."""
    for y, text in [(-0.02, drawable(heading)), *zip(lines.centres, cells, strict=True)]:
        axes.annotate(
            text,
            (1, y),
            xycoords=("axes fraction", "data"),
            xytext=(away * 72, 0),
            textcoords="offset points",
            ha="right",
            va="bottom" if y < 0 else "center",
            fontsize=lines.size,
            color=GREY,
            annotation_clip=False,
        )


def _legend(pairs: Sequence[Pair], heads: tuple[str, str], weight: str, language: Language) -> list[Artist]:
    """Only the marks that occur are explained."""
    from matplotlib.lines import Line2D

    def entry(mark: str, face: str, text: str) -> Artist:
        return Line2D(
            [],
            [],
            linestyle="",
            marker=mark,
            markersize=7,
            markerfacecolor=face,
            markeredgecolor=BLACK,
            label=drawable(text),
        )

    entries = [entry("o", WHITE, heads[0])]
    for direction, key in (("increase", "chart.higher"), ("decrease", "chart.lower"), ("flat", "chart.same")):
        if any(pair.direction == direction for pair in pairs):
            text = message("mark.with_unit", language, text=heads[1], unit=message(key, language))
            entries.append(entry(LOOKS[direction].mark, LOOKS[direction].colour, text))
    if weight:
        entries.append(
            Line2D([], [], color=GREY, linewidth=4, label=message("chart.weight_is_width", language))
        )
    return entries
