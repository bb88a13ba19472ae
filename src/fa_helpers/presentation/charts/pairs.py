"""Rows of two values (成对数值), as the slope and the dumbbell draw them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.charts.canvas import Words
from fa_helpers.presentation.charts.content import alt_text, amount, figures, name_of, texts
from fa_helpers.presentation.charts.picture import NothingToDraw, Picture, picture
from fa_helpers.presentation.fonts import BLUE, GREY, ORANGE
from fa_helpers.terms.messages import message

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Pair:
    """A row with its two values (一对数值); either may be missing, and the ``weight`` too."""

    name: str
    start: Decimal | None
    end: Decimal | None
    weight: Decimal | None = None

    @property
    def direction(self) -> str:
        """``increase``, ``decrease``, ``flat``, or blank where a value is missing (增减方向)."""
        if self.start is None or self.end is None:
            return ""
        if self.start == self.end:
            return "flat"
        return "increase" if self.end > self.start else "decrease"


@dataclass(frozen=True, slots=True)
class Look:
    """How a direction is drawn (画法): colour, line and mark say the same, so that any one is enough."""

    colour: str
    line: Any
    mark: str


LOOKS: Final = {
    "increase": Look(BLUE, "-", ">"),
    "decrease": Look(ORANGE, (0, (4, 1.5)), "<"),
    "flat": Look(GREY, "-", "o"),
    "": Look(GREY, ":", "o"),
}


def pair_picture(
    kind: str,
    frame: pd.DataFrame,
    columns: tuple[str, str, str, str],
    words: Words,
    labels: Mapping[str, str] | None,
    draw: Callable[[Words, Sequence[Pair], tuple[str, str, str]], Figure],
) -> Picture | NothingToDraw:
    """Draw the rows of a frame as pairs (成对数值的图); its words say ``label start → end`` for each row.

    ``columns`` are those of label, start, end and weight, the last blank where there is none; ``draw`` gets their
    headings.
    """
    numbers = frame.loc[:, [*filter(None, columns)]].reset_index(drop=True)
    label, *drawn = columns
    parts = [figures(numbers, name) if name else [None] * len(numbers) for name in drawn]
    pairs = [Pair(*row) for row in zip(texts(numbers, label), *parts, strict=True)]
    start, end, weight = (name_of(name, labels, words.language) if name else "" for name in drawn)

    def made() -> tuple[Figure, str]:
        items = [_pair_text(pair, start, end, words) for pair in pairs]
        alt = alt_text(kind, words, items, start=start, end=end)
        return draw(words, pairs, (start, end, weight)), alt

    return picture(numbers, [*parts[0], *parts[1]], words.language, made)


def _pair_text(pair: Pair, start: str, end: str, words: Words) -> str:
    ends = {"start": said(pair.start, start, words), "end": said(pair.end, end, words)}
    return message("chart.alt_pair", words.language, label=pair.name, **ends)


def said(value: Decimal | None, head: str, words: Words) -> str:
    """Return a value of a pair in words (数值), or that its column has none for the row."""
    if value is None:
        return message("chart.without", words.language, name=head)
    return amount(value, words)
