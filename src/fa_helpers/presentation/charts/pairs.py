"""Rows of two values (成对数值), as the slope and the dumbbell draw them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from fa_helpers.presentation.charts.canvas import Words
from fa_helpers.presentation.charts.content import alt_text, amount, figures, texts
from fa_helpers.presentation.fonts import BLUE, GREY, ORANGE
from fa_helpers.terms.messages import message

if TYPE_CHECKING:
    import pandas as pd


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


def pairs_of(frame: pd.DataFrame, label: str, start: str, end: str, weight: str = "") -> list[Pair]:
    """Return the rows of a frame as pairs (成对数值), in its order."""
    weights: Sequence[Decimal | None] = figures(frame, weight) if weight else [None] * len(frame)
    columns = (texts(frame, label), figures(frame, start), figures(frame, end), weights)
    return [Pair(*row) for row in zip(*columns, strict=True)]


def said(value: Decimal | None, head: str, words: Words) -> str:
    """Return a value of a pair in words (数值), or that its column has none for the row."""
    if value is None:
        return message("chart.without", words.language, name=head)
    return amount(value, words.unit, words.language)


def pairs_alt(kind: str, words: Words, pairs: Sequence[Pair], heads: tuple[str, str]) -> str:
    """Return what a picture of pairs shows (替代文字): ``label start → end`` for each row."""
    language = words.language
    items = [
        message(
            "chart.alt_pair",
            language,
            label=pair.name,
            start=said(pair.start, heads[0], words),
            end=said(pair.end, heads[1], words),
        )
        for pair in pairs
    ]
    return alt_text(kind, words.title, words.unit, items, language, start=heads[0], end=heads[1])
