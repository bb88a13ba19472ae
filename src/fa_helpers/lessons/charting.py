"""Lesson 05: draw an honest chart (画一张诚实的图)."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.lessons.exercises import exercise, number, rounded
from fa_helpers.lessons.judging import Expected
from fa_helpers.lessons.sums import parts

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.document import FinalAccounts


def two_bars(doc: FinalAccounts) -> pd.DataFrame:
    """Two amounts to compare (两个数): the items of expenditure closest to each other among the five largest.

    ``item``, ``amount``; the larger first. Empty where the document has no two such items.
    """
    import pandas as pd

    found = _pair(doc)
    rows = [(name, float(value)) for name, value in found] if found else []
    return pd.DataFrame(rows, columns=["item", "amount"])


def _pair(doc: FinalAccounts) -> tuple[tuple[str, Decimal], tuple[str, Decimal]] | None:
    amounts = sorted(((fact.value, name) for _, name, fact in parts(doc) if fact.value > 1), reverse=True)[:5]
    near = [
        (one[0] / other[0], one, other)
        for one, other in itertools.pairwise(amounts)
        if one[0] > other[0] * Decimal("1.02")
    ]
    if not near:
        return None
    _, (more, first), (less, second) = min(near)
    return (first, more), (second, less)


def cut_axis(doc: FinalAccounts) -> float:
    """Where the axis of the misleading chart begins (截断处): at nine tenths of the smaller amount, as a whole number."""
    found = _pair(doc)
    return float(_cut(found[1][1])) if found else 0.0


def _cut(smaller: Decimal) -> Decimal:
    return rounded(smaller * 9 / 10, 0)


def _cut_bars(doc: FinalAccounts) -> tuple[Decimal, Decimal, Decimal] | None:
    """The larger amount, the smaller and where the axis is cut; ``None`` where nothing of the smaller one is left."""
    found = _pair(doc)
    if found is None:
        return None
    (_, more), (_, less) = found
    cut = _cut(less)
    return (more, less, cut) if cut < less else None


@exercise("5.1")
def ratio(doc: FinalAccounts) -> Expected | None:
    """How many times the smaller amount the larger one is."""
    found = _pair(doc)
    if found is None:
        return None
    (_, more), (_, less) = found
    return number(more / less, 2, (less / more, "upside_down"), (more - less, "is_difference"))


@exercise("5.2")
def drawn(doc: FinalAccounts) -> Expected | None:
    """How many times as long the longer bar is drawn when the axis is cut."""
    bars = _cut_bars(doc)
    if bars is None:
        return None
    more, less, cut = bars
    right = (more - cut) / (less - cut)
    mistakes = ((more / less, "axis_not_cut"), (1 / right, "upside_down"))
    return number(right, 2, *mistakes, cut=f"{cut:f}")


@exercise("5.3")
def lie_factor(doc: FinalAccounts) -> Expected | None:
    """The effect in the picture over the effect in the figures."""
    bars = _cut_bars(doc)
    if bars is None:
        return None
    more, less, cut = bars
    shown, true = (more - cut) / (less - cut), more / less
    mistakes = ((shown / true, "without_minus_one"), ((true - 1) / (shown - 1), "upside_down"))
    return number((shown - 1) / (true - 1), 1, *mistakes)


@exercise("5.4")
def chart(doc: FinalAccounts) -> Expected | None:
    """A bar chart of the student's own: from nought, with a finding, a unit and a source."""
    return Expected("chart") if _pair(doc) else None
