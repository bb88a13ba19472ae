"""The slope from one year to the next (斜率图): who rose, who fell, and how much each weighs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fa_helpers.presentation.charts.canvas import LABEL, MARGIN, Words, dot, sheet, spread, text_height, write
from fa_helpers.presentation.charts.pairs import LOOKS, Pair, pair_picture, said
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture
from fa_helpers.presentation.fonts import GREY, WHITE, text_width
from fa_helpers.presentation.lettering import fit
from fa_helpers.terms.messages import Language, unit_label

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_LABEL_ROOM = 2.4
_LEADER = 0.34
_HEAD = 0.42

Place = Callable[[Decimal], float]


def slope(
    frame: pd.DataFrame,
    *,
    label: str,
    start: str,
    end: str,
    language: Language,
    title: str,
    unit: str = "万元",
    source: str = "",
    labels: Mapping[str, str] | None = None,
) -> Picture | NothingToDraw:
    """Draw a line per row from its value in ``start`` to its value in ``end`` (斜率图), on a scale from zero.

    Rising lines are blue and whole, falling ones orange and broken. A row with only one value is a hollow
    point, its other value said to be missing.

    >>> import pandas as pd
    >>> rows = {"label": ["节能环保"], "prior_final_accounts": [242.3], "final_accounts": [156.0]}
    >>> slope(pd.DataFrame(rows), label="label", start="prior_final_accounts", end="final_accounts",
    ...       language="zh", title="变化")
    斜率图“变化”，单位万元，从“上年决算数（推算）”到“决算数”：节能环保 242.30 → 156.00。
    """
    words = Words(language, title, unit, source)
    return pair_picture("slope", frame, (label, start, end, ""), words, labels, _slopes)


def _slopes(words: Words, pairs: Sequence[Pair], headings: tuple[str, str, str]) -> Figure:
    heads = headings[:2]
    sides = [[pair.start for pair in pairs], [pair.end for pair in pairs]]
    labels = [
        [
            fit(f"{pair.name} {said(value, head, words)}", _LABEL_ROOM, words.size)
            for pair, value in zip(pairs, side, strict=True)
        ]
        for side, head in zip(sides, heads, strict=True)
    ]
    rooms = [max(text_width(text, words.size) for text in side) for side in labels]
    needed = max(sum(text_height(text, words.size) + 0.06 for text in side) for side in labels)
    scale = max(2.8, needed * 1.1)
    figure, axes = sheet(
        words,
        body=_HEAD + scale + 0.12,
        left=MARGIN + rooms[0] + _LEADER,
        right=MARGIN + rooms[1] + _LEADER,
        foot=0.05,
    )
    axes.axis("off")
    axes.set_xlim(0, 1)
    place = _scale(pairs, scale)
    _frame(axes, words, heads, place(Decimal(0)), scale)
    for pair in pairs:
        _line(axes, pair, place)
    for x, (side, texts) in enumerate(zip(sides, labels, strict=True)):
        other = sides[1 - x]
        wanted = [own if own is not None else far for own, far in zip(side, other, strict=True)]
        _labels(axes, x, [place(value or Decimal(0)) for value in wanted], texts, words.size)
    return figure


def _scale(pairs: Sequence[Pair], height: float) -> Place:
    """Where a value stands, in inches from the top; zero is always on the scale."""
    values = [value for pair in pairs for value in (pair.start, pair.end) if value is not None]
    low, high = min(Decimal(0), *values), max(Decimal(0), *values)
    span = float(high - low) or 1.0
    return lambda value: _HEAD + height * float(high - value) / span


def _frame(axes: Axes, words: Words, heads: tuple[str, str], zero: float, height: float) -> None:
    """The two posts with their headings, and the line of zero between them."""
    unit = unit_label(words.unit, words.language)
    for x, head in enumerate(heads):
        axes.plot([x, x], [_HEAD, _HEAD + height], color=GREY, linewidth=0.9, clip_on=False)
        text = fit(head, 1.9, words.size) + (f"\n{unit}" if unit else "")
        style: dict[str, Any] = {"fontsize": words.size, "color": GREY, **LABEL}
        axes.text(x, _HEAD - 0.1, text, ha="center", va="bottom", **style)
    axes.plot([0, 1], [zero, zero], color=GREY, linewidth=0.6, zorder=0)
    axes.text(0.5, zero + 0.03, "0", ha="center", va="top", fontsize=words.size - 1, color=GREY)


def _line(axes: Axes, pair: Pair, place: Place) -> None:
    look = LOOKS[pair.direction]
    ends = [(x, value) for x, value in ((0, pair.start), (1, pair.end)) if value is not None]
    xs, ys = [x for x, _ in ends], [place(value) for _, value in ends]
    axes.plot(xs, ys, color=look.colour, linestyle=look.line, linewidth=1.8, clip_on=False, zorder=2)
    for x, y in zip(xs, ys, strict=True):
        dot(axes, x, y, "o", look.colour if pair.direction else WHITE, 5, 0.6)


def _labels(axes: Axes, x: int, wanted: Sequence[float], texts: Sequence[str], size: float) -> None:
    """Labels beside a post, moved apart where they would meet, each led to its point."""
    gaps = [text_height(text, size) + 0.06 for text in texts]
    bottom = axes.get_ylim()[0]
    for target, y, text in zip(wanted, spread(wanted, gaps, _HEAD - 0.06, bottom), texts, strict=True):
        shift, side, end = (-_LEADER, "right", 1) if x == 0 else (_LEADER, "left", 0)
        leader = {"arrowstyle": "-", "color": GREY, "linewidth": 0.6, "shrinkA": 1, "shrinkB": 4}
        away = (shift * 72, (target - y) * 72)
        write(
            axes,
            text,
            (x, target),
            size,
            away=away,
            ha=side,
            arrowprops={**leader, "relpos": (end, 0.5)},
            **LABEL,
        )
