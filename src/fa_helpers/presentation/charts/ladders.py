"""The ladder of budgets and outcomes (阶梯图): what different places print for one thing, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.presentation.charts.canvas import (
    LABEL,
    MARGIN,
    SMALL,
    WIDTH,
    Words,
    number_axis,
    sheet,
    spread,
    text_height,
    write,
)
from fa_helpers.presentation.charts.content import alt_text, amount, figures, texts
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, picture
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, PALE
from fa_helpers.presentation.lettering import fit
from fa_helpers.terms.messages import Language, message, unit_label

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_RAILS = 2.0
_RAILS_AT = (0.1, 0.9)
_AXIS_ROOM = 0.85
_LEADER = 0.6
_ROOM = WIDTH - 2 * MARGIN - _AXIS_ROOM - _RAILS - _LEADER


@dataclass(frozen=True, slots=True)
class _Rung:
    """One figure: its place in the story, its name, its value if there is one, where it is printed."""

    order: int
    name: str
    value: Decimal | None
    place: str


def ladder(
    frame: pd.DataFrame,
    *,
    label: str,
    value: str,
    place: str,
    language: Language,
    title: str,
    unit: str = "万元",
    source: str = "",
) -> Picture | NothingToDraw:
    """Draw each figure as a rung at its height above zero (阶梯图), numbered in the order of the frame.

    ``place`` is the column of words that say where each figure is printed. Rows without a value have no
    rung; the words of the picture and its numbers still name them as missing.

    >>> import pandas as pd
    >>> rows = {"label": ["年初预算", "决算"], "value": [241.69, 2385.28], "place": ["p5", "p4"]}
    >>> ladder(pd.DataFrame(rows), label="label", value="value", place="place", language="zh", title="对比")
    阶梯图“对比”，单位万元：1. 年初预算 241.69（p5）；2. 决算 2,385.28（p4）。
    """
    words = Words(language, title, unit, source)
    numbers = frame.loc[:, [label, value, place]].reset_index(drop=True)
    values = figures(numbers, value)
    parts = zip(texts(numbers, label), values, texts(numbers, place), strict=True)
    rungs = [_Rung(order, *part) for order, part in enumerate(parts, 1)]

    def made() -> tuple[Figure, str]:
        return _ladder(words, rungs), alt_text("ladder", words, [_said(rung, words) for rung in rungs])

    return picture(numbers, values, language, made)


def _said(rung: _Rung, words: Words) -> str:
    values = {"label": f"{rung.order}. {rung.name}", "value": amount(rung.value, words), "source": rung.place}
    return message("chart.alt_item_with_source", words.language, **values)


def _ladder(words: Words, listed: Sequence[_Rung]) -> Figure:
    drawn = [(rung, rung.value) for rung in listed if rung.value is not None]
    values = [float(value) for _, value in drawn]
    heads = [f"{rung.order}. {rung.name} {amount(value, words)}" for rung, value in drawn]
    heads = [fit(head, _ROOM, words.size) for head in heads]
    places = [fit(rung.place, _ROOM, SMALL) if rung.place else "" for rung, _ in drawn]
    heights = [
        text_height(head, words.size) + (text_height(where, SMALL) if where else 0) + 0.1
        for head, where in zip(heads, places, strict=True)
    ]
    body = max(3.4, sum(heights) * 1.1)
    right = WIDTH - MARGIN - _AXIS_ROOM - _RAILS
    figure, axes = sheet(words, body=body, left=MARGIN + _AXIS_ROOM, right=right, foot=0.12)
    top = _scale(axes, words, min(0.0, *values), max(0.0, *values))
    inches = body / (top - axes.get_ylim()[0])
    wanted = [(top - value) * inches for value in values]
    labels = zip(values, heads, places, wanted, spread(wanted, heights, 0.0, body), strict=True)
    for value, head, where, target, y in labels:
        axes.plot(_RAILS_AT, [value, value], color=BLUE, linewidth=3, solid_capstyle="round", zorder=3)
        _label(axes, value, (target - y) * 72, head, where, words.size)
    return figure


def _scale(axes: Axes, words: Words, low: float, high: float) -> float:
    """The two rails with their scale from zero; returns the value at their upper end."""
    top = high + 0.06 * (high - low) if high > low else high + 1.0
    axes.set(xlim=(0, 1), ylim=(low, top), xticks=[])
    number_axis(axes.yaxis)
    if low == high:
        axes.set_yticks([0])  # all values are 0: no other mark has a meaning
    unit, style = unit_label(words.unit, words.language), {"ha": "right", "va": "top", "color": GREY}
    write(axes, unit, (0, 1), words.size, away=(-7, 0), xycoords="axes fraction", **style)
    axes.grid(axis="y", color=PALE)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=1)
    for x in _RAILS_AT:
        axes.plot([x, x], [low, top], color=GREY, linewidth=2.2, zorder=2)
    return top


def _label(axes: Axes, value: float, rise: float, head: str, place: str, size: float) -> None:
    """The words of a rung, led to it, ``rise`` points above it; where it is printed stands below, smaller."""
    below = text_height(place, SMALL) * 72 / 2 if place else 0.0
    at, aside = (_RAILS_AT[1], value), _LEADER * 72
    leader = {"arrowstyle": "-", "color": GREY, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 2}
    axes.annotate(
        "", at, xytext=(aside, rise), textcoords="offset points", arrowprops=leader, annotation_clip=False
    )
    write(axes, head, at, size, away=(aside + 4, rise + below), color=BLACK, **LABEL)
    if place:
        above = text_height(head, size) * 72 / 2
        write(axes, place, at, SMALL, away=(aside + 4, rise - above), color=GREY, **LABEL)
