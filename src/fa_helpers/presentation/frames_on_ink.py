"""Frames around what is printed (加框): by the ink, since a font's own box of a letter may lie above or below it.

A character's box runs from the font's descent one size up, whatever its ink is: in a font that states a deep descent
the boxes of a line begin below its digits' tops and end below its foot. In the picture the ink is there to be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from fa_helpers.presentation.fonts import WHITE

if TYPE_CHECKING:
    import numpy as np
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

    Dark = np.ndarray[tuple[int, int], np.dtype[np.bool_]]

Edges = tuple[float, float, float, float]

FRAME: Final = "#D55E00"  # stands out from black print, and from the blue and red of seals and links
_INK: Final = 165
"""How light a point may be that counts as ink, of 255."""
_RULE: Final = 0.9
"""The part of a figure's width or height that a rule's ink fills, and a figure's does not."""
_ON_LINE: Final = 0.4
"""The part of a line's height that must lie in the box of a figure on it."""
_CLEAR: Final = 4
"""Rows without ink that lie on either side of a cut, where there is room."""
_LONGEST: Final = 44
"""Points of ink in a line that no stroke of a letter has."""
_TALLEST: Final = 1.3
"""Heights of its box that a figure's ink may have: more is not its ink alone."""
_NARROWEST: Final = 0.4
"""Heights of its box that a digit is wide: of less ink it cannot be told whether it is a whole figure's."""
_BEYOND: Final = (1 - _ON_LINE) * _TALLEST
"""Heights of a box above and below it in which such ink can lie; what goes on farther is taller, or on another line."""


def dark_points(picture: Image) -> Dark:
    """Where a picture has ink (墨迹)."""
    import numpy as np

    return np.asarray(picture.convert("L")) < _INK


def on_ink(dark: Dark, box: Edges) -> Edges:
    """A box in pixels, moved up or down to the ink that it is of (对准墨迹); as it is where that cannot be told."""
    x0, top, x1, bottom = box
    tall = bottom - top
    upper, lower = (max(0, round(edge)) for edge in (top - tall * _BEYOND - 1, bottom + tall * _BEYOND + 1))
    window = dark[upper:lower, max(0, round(x0)) : max(0, round(x1))]
    if not window.size or x1 - x0 < tall * _NARROWEST:
        return box
    columns = window.mean(axis=0) < _RULE  # without upright rules
    rows = window[:, columns].sum(axis=1)
    level = rows >= max(2.0, columns.sum() * _RULE)
    if x1 - x0 < tall * 1.5:  # a stroke may be as wide as one letter, a rule goes on beside it
        level &= dark[upper:lower, max(0, round(x0 - tall)) : round(x1 + tall)].mean(axis=1) >= _RULE
    rows[level] = 0
    lines = [
        (first + upper, last + upper)
        for first, last in _runs([bool(ink) for ink in rows], max(1, round(tall / 10)))
        if min(last + upper, bottom) - max(first + upper, top) >= _ON_LINE * (last - first)
    ]
    if not lines:
        return box
    first, last = min(line[0] for line in lines), max(line[1] for line in lines)
    if not tall * 0.2 <= last - first <= tall * _TALLEST:
        return box
    return x0, float(first), x1, float(last)


def _runs(ink: Sequence[bool], gap: int) -> Iterator[tuple[int, int]]:
    """Rows of ink that lie together; up to ``gap`` rows between them may be white."""
    start, white = None, 0
    for place, there in enumerate([*ink, *[False] * (gap + 1)]):
        if there:
            start, white = place if start is None else start, 0
        elif start is not None:
            white += 1
            if white > gap:
                yield start, place - white + 1
                start = None


def frame(picture: Image, boxes: Sequence[Edges], scale: float, *, room: float = 2.0, line: int = 3) -> None:
    """Draw frames around figures (加框); ``boxes`` in points of the picture, ``room`` the points left around the ink."""
    from PIL import ImageDraw

    draw = ImageDraw.Draw(picture)
    for box in framed_edges(picture, boxes, scale, room=room):
        draw.rectangle(box, outline=FRAME, width=line)


def framed_edges(picture: Image, boxes: Sequence[Edges], scale: float, *, room: float) -> list[Edges]:
    """Where the frames of figures run in a picture, in pixels (框线位置)."""
    dark = dark_points(picture)
    found = []
    for box in boxes:
        x0, top, x1, bottom = on_ink(dark, (box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale))
        found.append((x0 - room * scale, top - room * scale, x1 + room * scale, bottom + room * scale))
    return found


def whole_lines(
    picture: Image, first: float, last: float, around: float, *, sideways: bool = False
) -> tuple[int, int]:
    """From where to where a picture shows whole lines (整行范围), some ``around`` pixels beyond ``first`` and ``last``.

    It is cut where no line of print stands, as near as can be to where it was wanted; a picture has to show more than
    that. Beside a figure may stand a cell whose lines leave no such place: the one with the least ink is taken there.
    ``sideways`` tells of columns and not of rows.
    """
    dark = dark_points(picture)
    print_alone = dark & ~_long(dark, _LONGEST) & ~_long(dark.T, _LONGEST).T
    rows = [int(count) for count in print_alone.sum(axis=0 if sideways else 1)]
    ink = [max(rows[max(0, place - _CLEAR) : place + _CLEAR + 1]) for place in range(len(rows))]

    def nearest(places: range, wanted: float) -> int | None:
        least = min((ink[place] for place in places), default=0)
        return min(
            (p for p in places if ink[p] == least), key=lambda place: abs(place - wanted), default=None
        )

    upper = nearest(range(max(0, round(first))), max(0.0, first - around))
    lower = nearest(range(max(0, round(last)), len(ink)), min(len(ink) - 1.0, last + around))
    return upper or 0, len(ink) if lower is None else lower + 1


def _long(dark: Dark, length: int) -> Dark:
    """Ink that goes on straight down for more than a letter's height: that of rules."""
    import numpy as np

    if len(dark) < length:
        return np.zeros_like(dark)
    before = np.vstack([np.zeros((1, dark.shape[1]), dtype=np.int32), dark.cumsum(axis=0, dtype=np.int32)])
    full = (before[length:] - before[:-length]) == length  # where a stretch of that length begins
    begun = np.vstack(
        [np.zeros((length, dark.shape[1]), dtype=np.int32), full.cumsum(axis=0, dtype=np.int32)]
    )
    ends = np.vstack([begun[length:], np.repeat(begun[-1:], length - 1, axis=0)])
    found: Dark = (ends - begun[: len(dark)]) > 0
    return found


def badge(draw: ImageDraw, edges: Edges, letter: str, size: float, dark: Dark) -> None:
    """Write a letter beside a frame (标字母), where it covers least of what is printed."""
    from fa_helpers.presentation.page_pictures import lettering

    x0, top, x1, bottom = edges
    wide, tall = size * 0.95, size * 1.1
    height, width = dark.shape
    corners = ((x0, top - tall), (x0 - wide, top), (x1 - wide, top - tall), (x1, top), (x0, bottom))
    inside = [(x, y) for x, y in corners if 0 <= x <= width - wide and 0 <= y <= height - tall]

    def covered(corner: tuple[float, float]) -> int:
        x, y = map(round, corner)
        return int(dark[y : y + round(tall), x : x + round(wide)].sum())

    x, y = min(inside, key=covered, default=(max(0.0, x0), max(0.0, top - tall)))
    draw.rectangle([x, y, x + wide, y + tall], fill=FRAME)
    draw.text((x + size * 0.18, y - size * 0.08), letter, fill=WHITE, font=lettering(size))
