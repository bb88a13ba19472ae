"""The sheet that charts are drawn on (画布): every text is measured first, so that none is cut.

Lengths are inches. The vertical axis of a sheet counts inches from its top, so that a row is as high as its
label needs, whatever the size of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.fonts import BLACK, GREY, PALE, drawable, text_width
from fa_helpers.presentation.lettering import fit
from fa_helpers.terms.messages import Language

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH: Final = 8.0
MARGIN: Final = 0.14
SMALL: Final = 7.5
_LINE: Final = 1.32
"""Distance of lines as a multiple of the size of the letters."""
LABEL: Final[dict[str, Any]] = {"linespacing": 1.15}
"""How labels of several lines are set."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around a chart (图题): its title, the unit of its numbers, its source line."""

    language: Language
    title: str
    unit: str
    source: str

    @property
    def size(self) -> float:
        """Size of the labels in points: Chinese glyphs fill the height of a line, Latin ones do not."""
        return 9.0 if self.language == "zh" else 9.5


def text_height(text: str, points: float) -> float:
    """Return the height in inches (文字高度) of ``text`` with its lines."""
    return (text.count("\n") + 1) * points * _LINE / 72


@dataclass(frozen=True, slots=True)
class Rows:
    """Named rows one below the other (行): each as high as its label, their places counted from the top.

    ``labels`` are broken into lines, ``room`` is the width of the widest, ``body`` the height of all.
    """

    labels: tuple[str, ...]
    room: float
    centres: tuple[float, ...]
    body: float
    size: float

    def write(self, axes: Axes, gap: float) -> None:
        """Write the labels to the left of the axes, ``gap`` inches away from it."""
        for label, centre in zip(self.labels, self.centres, strict=True):
            at, edge = (0, centre), ("axes fraction", "data")
            write(axes, label, at, self.size, away=(-gap * 72, 0), ha="right", xycoords=edge, **LABEL)


def rows(names: Sequence[str], *, size: float, at_least: float, room: float = 2.5) -> Rows:
    """Lay out rows of the height ``at_least`` or more (排行), their labels no wider than ``room``."""
    labels = tuple(fit(name, room, size) for name in names)
    heights = [max(at_least, text_height(label, size) + 0.1) for label in labels]
    centres = tuple(sum(heights[:i]) + height / 2 for i, height in enumerate(heights))
    widest = max(text_width(label, size) for label in labels)
    return Rows(labels, widest, centres, sum(heights), size)


def write(
    axes: Axes, text: str, at: tuple[float, float], size: float, *, away: tuple[float, float], **style: Any
) -> None:
    """Write text beside a point (写字), ``away`` points from it; nothing is cut at the edge of the axes."""
    style = {"va": "center", "annotation_clip": False, **style}
    axes.annotate(text, at, xytext=away, textcoords="offset points", fontsize=size, **style)


def note(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    left: bool = False,
    away: float = 3,
    **style: Any,
) -> None:
    """Write a number beside its mark (数值标注), ``away`` points to the right of it or to its left."""
    shift, side = (-away, "right") if left else (away, "left")
    write(axes, text, (x, y), size, away=(shift, 0), ha=side, zorder=4, **style)


def dot(axes: Axes, x: float, y: float, mark: str, colour: str, size: float, edge: float) -> None:
    """Draw one mark (标记), whole also at the edge of the axes."""
    style: dict[str, Any] = {"markerfacecolor": colour, "markeredgecolor": BLACK, "markeredgewidth": edge}
    axes.plot([x], [y], mark, markersize=size, clip_on=False, zorder=3, **style)


def spread(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Return places near those wanted (避让) for centred labels of the heights ``gaps``, none over another.

    Labels that would meet are set side by side around their common middle; the order of the places stays.
    All lie between ``low`` and ``high`` where there is room.

    >>> spread([1.0, 1.0, 5.0], [0.4, 0.4, 0.4], 0.0, 10.0)
    [0.8, 1.2, 5.0]
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    blocks: list[tuple[list[int], float]] = []  # members, top edge
    for index in order:
        members, top = [index], wanted[index] - gaps[index] / 2
        while True:
            height = sum(gaps[i] for i in members)
            top = min(max(top, low), max(low, high - height))
            if not blocks or blocks[-1][1] + sum(gaps[i] for i in blocks[-1][0]) <= top + 1e-9:
                break
            members = blocks.pop()[0] + members
            centres = [wanted[i] for i in members]
            top = sum(centres) / len(centres) - sum(gaps[i] for i in members) / 2
        blocks.append((members, top))
    places = [0.0] * len(wanted)
    for members, top in blocks:
        for index in members:
            places[index] = top + gaps[index] / 2
            top += gaps[index]
    return places


def _legend_columns(handles: Sequence[Artist], size: float) -> int:
    """All entries in one row if they fit, else as many columns as the widest leaves room for."""
    widths = [text_width(str(handle.get_label()), size) + 4.4 * size / 72 for handle in handles]
    room = WIDTH - 2 * MARGIN
    return len(handles) if sum(widths) <= room else max(1, int(room / max(widths)))


def _legend(figure: Figure, handles: Sequence[Artist], top: float, size: float) -> None:
    columns = _legend_columns(handles, size)
    # matplotlib fills column by column; people read row by row.
    ordered = [handles[i] for column in range(columns) for i in range(column, len(handles), columns)]
    figure.legend(
        handles=ordered,
        loc="upper left",
        bbox_to_anchor=(MARGIN / WIDTH, top),
        ncols=columns,
        borderpad=0,
        borderaxespad=0,
        handlelength=1.8,
        columnspacing=1.4,
    )


def sheet(
    words: Words,
    *,
    body: float,
    left: float,
    right: float,
    foot: float = 0.48,
    legend: Sequence[Artist] = (),
    width: float = WIDTH,
) -> tuple[Figure, Axes]:
    """Return a figure with one bare axes (画布) under its title and legend and above its source line.

    ``body`` is the height of the axes, ``left`` and ``right`` the room beside it for labels, ``foot`` the
    room below it for the numbers of the axis, ``width`` that of the whole. The vertical axis counts inches from the
    top of the axes.
    """
    from matplotlib.figure import Figure

    room = width - 2 * MARGIN
    title = fit(words.title, room, words.size + 2)
    source = fit(words.source, room, SMALL)
    title_height = text_height(title, words.size + 2) + 0.08 if title else 0.0
    source_height = text_height(source, SMALL) + 0.04 if source else 0.0
    legend_height = 0.0
    if legend:
        rows = -(-len(legend) // _legend_columns(legend, words.size))
        legend_height = rows * words.size * 1.75 / 72 + 0.06
    height = 2 * MARGIN + title_height + legend_height + body + foot + source_height
    figure = Figure(figsize=(width, height))
    if title:
        style: dict[str, Any] = {"va": "top", "fontsize": words.size + 2, "linespacing": _LINE - 0.12}
        figure.text(MARGIN / width, 1 - MARGIN / height, title, **style)
    if source:
        figure.text(MARGIN / width, MARGIN / height, source, va="bottom", fontsize=SMALL, color=GREY)
    if legend:
        _legend(figure, legend, 1 - (MARGIN + title_height) / height, words.size)
    bottom = MARGIN + source_height + foot
    axes = figure.add_axes((left / width, bottom / height, (width - left - right) / width, body / height))
    axes.set_ylim(body, 0)
    axes.set_yticks([])
    return figure, axes


def number_axis(axis: Any, label: str = "") -> None:
    """Give an axis (数轴) thousands separators, few ticks and its unit."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axis.set_major_locator(MaxNLocator(nbins=6, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.12g}"))
    axis.set_label_text(drawable(label))


def value_axis(axes: Axes, low: float, high: float, unit: str) -> None:
    """Make the horizontal axis one of amounts (金额轴), which always contains zero."""
    low, high = min(low, 0.0), max(high, 0.0)
    margin = 0.02 * (high - low)
    number_axis(axes.xaxis, unit)
    axes.set_xlim(low - margin if low < 0 else 0.0, high + margin or 1.0)
    if low == high:
        axes.set_xticks([0])  # all values are 0: no other mark has a meaning
    axes.grid(axis="x", color=PALE)
    axes.spines["left"].set_visible(False)
    axes.axvline(0, color=GREY, linewidth=0.9, zorder=3)
