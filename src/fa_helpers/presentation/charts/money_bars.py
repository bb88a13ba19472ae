"""The flow of money for a narrow screen (窄屏资金去向): one bar of all the money, its parts, a bar per project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.model.recipients import MONEY_PARTS
from fa_helpers.presentation.charts.canvas import MARGIN, Words, sheet
from fa_helpers.presentation.charts.content import alt_items, alt_text, texts
from fa_helpers.presentation.charts.flows import PART_INKS
from fa_helpers.presentation.charts.money_scale import in_scale
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, picture
from fa_helpers.presentation.fonts import BLACK, Ink, chart_style
from fa_helpers.presentation.lettering import shorten
from fa_helpers.presentation.numbers import exact, format_amount
from fa_helpers.terms.messages import Language, message

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_WIDE: Final = 3.75
_MOST: Final = 12
_LINE: Final = 0.22
_PROJECT: Final = 0.42
Parts = dict[str, Decimal]


def money_bars(
    frame: pd.DataFrame, *, language: Language, title: str, source: str = "", unit: str = "万元"
) -> Picture | NothingToDraw:
    """Draw the parts of the executed money, all in one bar and project by project (资金去向构成图).

    ``frame`` is that of :meth:`~fa_helpers.FinalAccounts.card_money`, without the whole department's form.
    """
    import pandas as pd

    frame = frame[frame.executed.notna()]
    frame, scale = in_scale(frame, MONEY_PARTS, unit, language)
    unit = scale.unit
    cards = [
        (name, {part: exact(row[part]) or Decimal(0) for part in MONEY_PARTS})
        for name, row in zip(texts(frame, "card"), frame.to_dict("records"), strict=True)
    ]
    cards = sorted(cards, key=lambda card: -sum(card[1].values()))
    sums = {part: sum((card[part] for _, card in cards), Decimal(0)) for part in MONEY_PARTS}
    sums = {part: amount for part, amount in sums.items() if amount}
    shown = [(name, sum(card.values(), Decimal(0))) for name, card in cards[:_MOST]]
    rows = [(message(f"money.part_{part}", language), amount) for part, amount in sums.items()] + shown
    numbers = pd.DataFrame(
        {"label": [name for name, _ in rows], "amount": [float(value) for _, value in rows]}
    )
    about = message("report.unit", language, unit=scale.word)
    words = Words(language, title, unit, source)
    drawn = replace(words, title=message("mark.aside", language, text=title, aside=about))

    def draw() -> tuple[Figure, str]:
        items = alt_items([n for n, _ in rows], [format_amount(float(v), unit) for _, v in rows], language)
        return _draw(drawn, sums, cards), alt_text("bar", words, items)

    def phone() -> Figure:
        with chart_style(language):
            return draw()[0]

    made = picture(numbers, [value for _, value in rows if value], language, draw)
    return replace(made, unit=unit, phone=phone) if isinstance(made, Picture) else made


def _draw(words: Words, sums: Parts, cards: Sequence[tuple[str, Parts]]) -> Figure:
    shown = cards[:_MOST]
    others = len(cards) - len(shown)
    body = 0.35 + _LINE * len(sums) + 0.15 + _PROJECT * len(shown) + (_LINE if others else 0)
    figure, axes = sheet(words, body=body, left=MARGIN, right=MARGIN, foot=0.06, width=_WIDE)
    room = _WIDE - 2 * MARGIN
    axes.set_xlim(0, room)
    axes.axis("off")
    _bar(axes, sums, 0.0, room, 0.26)
    top = 0.35
    total = sum(sums.values(), Decimal(0))
    for part, amount in sums.items():
        _patch(axes, (0, top + 0.03, 0.16, 0.14), PART_INKS[part])
        share = f"{format_amount(float(amount), words.unit)}  {float(amount / total * 100):.1f}%"
        name = shorten(message(f"money.part_{part}", words.language), 30)
        _line(axes, words, top + 0.1, (0.24, name), share)
        top += _LINE
    top += 0.15
    longest = max((sum(card.values(), Decimal(0)) for _, card in shown), default=Decimal(1))
    for name, card in shown:
        amount = sum(card.values(), Decimal(0))
        _line(axes, words, top + 0.09, (0.0, shorten(name, 36)), format_amount(float(amount), words.unit))
        _bar(axes, card, top + 0.2, max(0.02, room * float(amount / longest)), 0.13)
        top += _PROJECT
    if others:
        _line(axes, words, top + 0.09, (0.0, message("money.other_card", words.language, count=others)), "")
    return figure


def _line(axes: Axes, words: Words, y: float, left: tuple[float, str], right: str) -> None:
    style: dict[str, Any] = {"va": "center", "fontsize": words.size}
    axes.text(*(left[0], y), left[1], **style)
    axes.text(_WIDE - 2 * MARGIN, y, right, ha="right", **style)


def _bar(axes: Axes, parts: Parts, top: float, width: float, height: float) -> None:
    total, x = float(sum(parts.values(), Decimal(0))) or 1.0, 0.0
    for part, amount in parts.items():
        if amount:
            own = float(amount) / total * width
            _patch(axes, (x, top, own, height), PART_INKS[part])
            x += own


def _patch(axes: Axes, box: tuple[float, float, float, float], ink: Ink) -> None:
    from matplotlib.patches import Rectangle

    style: dict[str, Any] = {
        "facecolor": ink.colour,
        "hatch": ink.hatch,
        "edgecolor": BLACK,
        "linewidth": 0.6,
    }
    axes.add_patch(Rectangle(box[:2], box[2], box[3], **style))
