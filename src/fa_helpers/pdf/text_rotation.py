"""Pages whose text lies on its side (横排页面): told by the direction most of it runs in, and shown turned.

Wide statements are often printed sideways on an upright sheet, and the file does not ask for the sheet to be turned.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from fa_helpers.pdf.geometry import Frame, Matrix

SAMPLE = 60
"""Characters that are looked at where all would cost time."""

_FEWEST = 20
"""A page of fewer characters is left as it is: a stamp or a number in the margin."""

_SHARE = 0.8
"""How much of the text must run in one direction."""

_ASKEW = 0.02


def shown_upright(frame: Frame, matrices: Iterable[Matrix]) -> Frame:
    """The frame turned so that most of the text stands upright; as it is when most does, or none runs straight.

    ``matrices`` are those of single characters on the page as the frame shows it, y upwards.

    >>> shown_upright(Frame(0, 0, 595, 842), [Matrix(0, 1, -1, 0, 0, 0)] * 30).rotation
    90
    """
    turns: Counter[int | None] = Counter()
    for matrix, times in Counter(matrices).items():
        turns[_turn_needed(matrix)] += times
    in_all = sum(turns.values())
    if in_all < _FEWEST:
        return frame
    needed, count = turns.most_common(1)[0]
    if needed is None or count < _SHARE * in_all:
        return frame
    return frame._replace(rotation=(frame.rotation + needed) % 360)


def _turn_needed(matrix: Matrix) -> int | None:
    """By how much clockwise a character has to be turned to stand upright; ``None`` if it is askew or mirrored."""
    a, b, c, d, *_ = matrix
    if a * d - b * c <= 0:
        return None
    if abs(b) <= _ASKEW * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= _ASKEW * abs(b):
        return 90 if b > 0 else 270
    return None
