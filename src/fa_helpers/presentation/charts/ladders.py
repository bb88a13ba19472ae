"""The ladder of budgets and outcomes (阶梯图): what different places print for one thing, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.presentation.charts.canvas import (
    MARGIN,
    SMALL,
    WIDTH,
    Words,
    number_axis,
    sheet,
    spread,
    text_height,
)
from fa_helpers.presentation.charts.content import alt_text, amount, figures, texts
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing
from fa_helpers.presentation.fonts import BLACK, BLUE, GREY, PALE, chart_style
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
    """One figure: its place in the story, its name, its value, where it is printed."""

    order: int
    name: str
    value: Decimal
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
    numbers = frame.loc[:, [label, value, place]].reset_index(drop=True)
    if len(numbers) == 0:
        return nothing("no_rows", numbers, language)
    columns = (texts(numbers, label), figures(numbers, value), texts(numbers, place))
    listed = list(enumerate(zip(*columns, strict=True), start=1))
    rungs = [
        _Rung(order, name, number, where) for order, (name, number, where) in listed if number is not None
    ]
    if not rungs:
        return nothing("no_values", numbers, language)
    words = Words(language, title, unit, source)
    with chart_style(language):
        figure = _ladder(words, rungs)
    items = [
        message(
            "chart.alt_item_with_source",
            language,
            label=f"{order}. {name}",
            value=amount(number, unit, language),
            source=where,
        )
        for order, (name, number, where) in listed
    ]
    return Picture(figure, alt_text("ladder", title, unit, items, language), numbers, language)


def _ladder(words: Words, rungs: Sequence[_Rung]) -> Figure:
    heads = [f"{rung.order}. {rung.name} {amount(rung.value, words.unit, words.language)}" for rung in rungs]
    heads = [fit(head, _ROOM, words.size) for head in heads]
    places = [fit(rung.place, _ROOM, SMALL) if rung.place else "" for rung in rungs]
    heights = [
        text_height(head, words.size) + (text_height(where, SMALL) if where else 0) + 0.1
        for head, where in zip(heads, places, strict=True)
    ]
    body = max(3.4, sum(heights) * 1.1)
    right = WIDTH - MARGIN - _AXIS_ROOM - _RAILS
    figure, axes = sheet(words, body=body, left=MARGIN + _AXIS_ROOM, right=right, foot=0.12)
    values = [float(rung.value) for rung in rungs]
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
    axes.annotate(
        unit_label(words.unit, words.language),
        (0, 1),
        xycoords="axes fraction",
        xytext=(-7, 0),
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=words.size,
        color=GREY,
        annotation_clip=False,
    )
    axes.grid(axis="y", color=PALE)
    axes.spines[["left", "bottom"]].set_visible(False)
    axes.axhline(0, color=GREY, linewidth=1.2, zorder=1)
    for x in _RAILS_AT:
        axes.plot([x, x], [low, top], color=GREY, linewidth=2.2, zorder=2)
    return top


def _label(axes: Axes, value: float, rise: float, head: str, place: str, size: float) -> None:
    """The words of a rung, led to it, ``rise`` points above it; where it is printed stands below, smaller."""
    below = text_height(place, SMALL) * 72 / 2 if place else 0.0
    axes.annotate(
        "",
        (_RAILS_AT[1], value),
        xytext=(_LEADER * 72, rise),
        textcoords="offset points",
        arrowprops={"arrowstyle": "-", "color": GREY, "linewidth": 0.7, "shrinkA": 0, "shrinkB": 2},
        annotation_clip=False,
    )
    for text, points, shift, colour in (
        (head, size, below, BLACK),
        (place, SMALL, -text_height(head, size) * 72 / 2, GREY),
    ):
        if text:
            axes.annotate(
                text,
                (_RAILS_AT[1], value),
                xytext=(_LEADER * 72 + 4, rise + shift),
                textcoords="offset points",
                ha="left",
                va="center",
                fontsize=points,
                color=colour,
                linespacing=1.15,
                annotation_clip=False,
            )
