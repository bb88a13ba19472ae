"""Text that nobody sees is taken out of a page and named (看不见的文字).

An exception is the layer of text that OCR lays under or over a scan: it is what the picture shows, as far as it was
made out, and is read with a mark.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box, Char

_CUT = 0.25
"""So much of a character beyond the edge of the page, and it cannot be read for certain."""
_NUMERAL = regex(r"[\d.,，．％%]")
_GAP = 0.6
"""Characters of one numeral stand no farther apart, in sizes."""


def sorted_out(
    chars: Sequence[Char], unseen: Collection[int], pictures: Sequence[Box], width: float, height: float
) -> tuple[Sequence[Char], list[Char], bool]:
    """The characters to read, those that nobody sees, and whether what is read is a layer under a scan."""
    layer = 2 * len(unseen) > len(chars) and _on_pictures([chars[index] for index in unseen], pictures)
    if layer or not unseen:
        seen, left = chars, []
    else:
        seen = [char for index, char in enumerate(chars) if index not in unseen]
        left = [chars[index] for index in sorted(unseen)]
    if seen and _all_within(seen, width, height):
        return seen, left, layer
    inside = [c for c in seen if c[1] < width and c[2] > 0 and c[3] < height and c[4] > 0]
    cut = [c for c in inside if _is_cut(c, width, height)]
    if len(inside) < len(seen) or cut:
        beyond = set(seen).difference(inside).union(cut)
        beyond |= _same_numerals(inside, beyond)
        inside = [char for char in inside if char not in beyond]
        left += [char for char in seen if char in beyond]
    return inside, left, layer


def _on_pictures(chars: Sequence[Char], pictures: Sequence[Box]) -> bool:
    inside = sum(
        any(x0 <= char.x0 <= x1 and top <= char.baseline <= bottom for x0, top, x1, bottom in pictures)
        for char in chars
    )
    return 2 * inside > len(chars)


def _all_within(chars: Sequence[Char], width: float, height: float) -> bool:
    """Whether no character reaches over an edge: so it is on nearly every page, and asked at once."""
    _, x0, x1, top, bottom, *_ = zip(*chars, strict=True)
    return bool(min(x0) >= 0 and max(x1) <= width and min(top) >= 0 and max(bottom) <= height)


def _is_cut(char: Char, width: float, height: float) -> bool:
    across, high = _CUT * (char.x1 - char.x0), _CUT * (char.bottom - char.top)
    return char.x0 < -across or char.x1 > width + across or char.top < -high or char.bottom > height + high


def _same_numerals(chars: Sequence[Char], beyond: Collection[Char]) -> set[Char]:
    """The characters of numerals of which the page's edge takes a part."""
    found: set[Char] = set()
    edge = [char for char in beyond if _NUMERAL.fullmatch(char.text)]
    while edge:
        near = {
            char
            for char in chars
            if char not in found and char not in beyond and _NUMERAL.fullmatch(char.text)
            if any(_follow(char, other) or _follow(other, char) for other in edge)
        }
        found |= near
        edge = list(near)
    return found


def _follow(one: Char, other: Char) -> bool:
    return abs(one.baseline - other.baseline) < 0.2 * one.size and abs(other.x0 - one.x1) < _GAP * one.size
