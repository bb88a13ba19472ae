"""Bars (条形图) and the bridge from one total to another (变动分解图). Both begin at zero."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any

from fa_helpers.presentation.charts.canvas import MARGIN, Words, note, rows, sheet, value_axis
from fa_helpers.presentation.charts.content import alt_items, alt_text, amount, figures, name_of, texts
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, nothing, picture
from fa_helpers.presentation.fonts import (
    BLACK,
    DECREASE,
    GREY,
    INCREASE,
    RESIDUAL,
    SERIES,
    TOTAL,
    Ink,
    chart_style,
    text_width,
)
from fa_helpers.presentation.numbers import Number, exact
from fa_helpers.terms.messages import Language, message, unit_label

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

_BAR = 0.19
_PAD = 0.08


def _patch(ink: Ink, label: str) -> Patch:
    from matplotlib.patches import Patch

    return Patch(facecolor=ink.colour, edgecolor=BLACK, linewidth=0.5, hatch=ink.hatch, label=label)


def _draw(axes: Axes, y: float, start: float, length: float, ink: Ink) -> None:
    style: dict[str, Any] = {"color": ink.colour, "hatch": ink.hatch, "edgecolor": BLACK, "linewidth": 0.5}
    axes.barh(y, length, _BAR, left=start, zorder=2, **style)


def bar(
    frame: pd.DataFrame,
    *,
    label: str,
    values: Sequence[str],
    language: Language,
    title: str,
    unit: str = "万元",
    source: str = "",
    labels: Mapping[str, str] | None = None,
) -> Picture | NothingToDraw:
    """Draw one lying bar per row and column of ``values`` (条形图), from zero, its number at its end.

    ``label`` is the column that names the rows, ``unit`` the unit of the numbers, ``labels`` the words for
    columns that the catalogue does not know. A missing value is said to be missing. Raises ``ValueError``
    for more than four columns, which nobody tells apart.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"label": ["基本支出", "项目支出"], "final_accounts": [268.48, 2116.80]})
    >>> bar(frame, label="label", values=["final_accounts"], language="zh", title="支出构成")
    条形图“支出构成”，单位万元：基本支出 268.48；项目支出 2,116.80。
    """
    if len(values) > len(SERIES):
        raise ValueError(f"{len(values)} columns of bars; at most {len(SERIES)} can be told apart")
    numbers = frame.loc[:, [label, *values]].reset_index(drop=True)
    columns = [figures(numbers, column) for column in values]
    headings = [name_of(column, labels, language) for column in values]
    words, names = Words(language, title, unit, source), texts(numbers, label)

    def made() -> tuple[Figure, str]:
        leads = [""] if len(values) == 1 else [f"{heading} " for heading in headings]
        rows_said = [
            ", ".join(lead + amount(value, words) for lead, value in zip(leads, row, strict=True))
            for row in zip(*columns, strict=True)
        ]
        alt = alt_text("bar", words, alt_items(names, rows_said, language))
        return _bars(words, names, columns, headings), alt

    return picture(numbers, chain.from_iterable(columns), language, made)


def _bars(
    words: Words, names: Sequence[str], columns: Sequence[Sequence[Decimal | None]], headings: Sequence[str]
) -> Figure:
    known = [float(value) for column in columns for value in column if value is not None]
    notes = [[amount(value, words) for value in column] for column in columns]
    widest = max(text_width(text, words.size) for column in notes for text in column) + _PAD
    below = widest if min(known) < 0 else 0.0
    lines = rows(names, size=words.size, at_least=_BAR * len(columns) + 0.13)
    legend = [_patch(ink, text) for ink, text in zip(SERIES, headings, strict=False)]
    figure, axes = sheet(
        words,
        body=lines.body,
        left=MARGIN + lines.room + _PAD + below,
        right=MARGIN + widest,
        legend=legend if len(columns) > 1 else (),
    )
    value_axis(axes, min(known), max(known), unit_label(words.unit, words.language))
    lines.write(axes, _PAD + below)
    for place, (column, texts_, ink) in enumerate(zip(columns, notes, SERIES, strict=False)):
        for centre, value, text in zip(lines.centres, column, texts_, strict=True):
            y = centre + (place - (len(columns) - 1) / 2) * _BAR
            if value is not None:
                _draw(axes, y, 0, float(value), ink)
            end, negative = float(value or 0), value is not None and value < 0
            note(axes, end, y, text, words.size, left=negative, color=GREY if value is None else BLACK)
    return figure


@dataclass(frozen=True, slots=True)
class _Step:
    """One bar of a bridge: what it is called, where it begins and ends, how it is filled."""

    name: str
    start: Decimal
    end: Decimal
    text: str
    ink: Ink | None
    kind: str


def bridge(
    frame: pd.DataFrame,
    *,
    label: str,
    change: str,
    start: Number,
    end: Number,
    start_label: str,
    end_label: str,
    language: Language,
    title: str,
    unit: str = "万元",
    source: str = "",
) -> Picture | NothingToDraw:
    """Draw how changes lead from one total to another (变动分解图): ``start``, a bar per row, ``end``.

    ``change`` is the column of signed changes. What the changes leave unexplained is drawn as a bar of its
    own, never spread over the others. A row without a printed change has no bar and is said to be missing.

    >>> import pandas as pd
    >>> frame = pd.DataFrame({"label": ["制造业"], "signed_change": [5.0]})
    >>> bridge(frame, label="label", change="signed_change", start=10, end=16, start_label="上年",
    ...        end_label="本年", language="zh", title="变动")
    变动分解图“变动”，单位万元：上年 10.00；制造业 +5.00；未解释差额 +1.00；本年 16.00。
    """
    first, last = exact(start), exact(end)
    numbers = frame.loc[:, [label, change]].reset_index(drop=True)
    if len(numbers) == 0:
        return nothing("no_rows", numbers, language)
    if first is None or last is None:
        return nothing("no_values", numbers, language)
    words = Words(language, title, unit, source)
    changes = zip(texts(numbers, label), figures(numbers, change), strict=True)
    steps = [
        _Step(start_label, Decimal(0), first, amount(first, words), TOTAL, "total"),
        *_changes(changes, first, last, words),
        _Step(end_label, Decimal(0), last, amount(last, words), TOTAL, "total"),
    ]
    items = alt_items([step.name for step in steps], [step.text for step in steps], language)
    with chart_style(language):
        return Picture(
            _steps(words, steps), alt_text("bridge", words, items), _step_frame(steps, label), language
        )


def _changes(
    changes: Iterable[tuple[str, Decimal | None]], level: Decimal, last: Decimal, words: Words
) -> Iterator[_Step]:
    """Each change from the level that the one before it reached, then what they leave unexplained."""
    for name, value in changes:
        text = amount(value, words, signed=True)
        ink, kind = (INCREASE, "increase") if (value or 0) >= 0 else (DECREASE, "decrease")
        yield _Step(name, level, level + (value or 0), text, None if value is None else ink, kind)
        level += value or 0
    if level != last:
        text = amount(last - level, words, signed=True)
        yield _Step(message("chart.unexplained", words.language), level, last, text, RESIDUAL, "unexplained")


def _step_frame(steps: Sequence[_Step], label: str) -> pd.DataFrame:
    import pandas as pd

    amounts = [None if step.ink is None else float(step.end - step.start) for step in steps]
    return pd.DataFrame({label: [step.name for step in steps], "amount": amounts})


def _steps(words: Words, steps: Sequence[_Step]) -> Figure:
    edges = [float(edge) for step in steps for edge in (step.start, step.end)]
    widest = max(text_width(step.text, words.size) for step in steps) + _PAD
    lines = rows([step.name for step in steps], size=words.size, at_least=_BAR + 0.13)
    kinds = {step.kind: step.ink for step in steps if step.ink is not None and step.kind != "total"}
    keys = {kind: f"direction.{kind}" for kind in kinds} | {"unexplained": "chart.unexplained"}
    legend = [_patch(ink, message(keys[kind], words.language)) for kind, ink in kinds.items()]
    figure, axes = sheet(
        words, body=lines.body, left=MARGIN + lines.room + _PAD, right=MARGIN + widest, legend=legend
    )
    value_axis(axes, min(edges), max(edges), unit_label(words.unit, words.language))
    lines.write(axes, _PAD)
    for index, (step, y) in enumerate(zip(steps, lines.centres, strict=True)):
        begin, finish = float(step.start), float(step.end)
        if step.ink is not None:
            _draw(axes, y, begin, finish - begin, step.ink)
        note(axes, max(begin, finish), y, step.text, words.size, color=BLACK if step.ink else GREY)
        if index + 1 < len(steps):
            axes.plot([finish, finish], [y, lines.centres[index + 1]], color=GREY, linewidth=0.7, zorder=1)
    return figure
