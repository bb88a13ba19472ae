"""Text set in lines (排行): broken where nothing is torn, so that a reader of lines makes of them what was written."""

from __future__ import annotations

from collections.abc import Iterator

from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Char

SIZE, LEADING = 10.5, 16.8
FULL = 43.0
"""Width of a line of text, in characters."""
INDENT = 2 * SIZE
_SHORT = 3.0
"""The last line of a paragraph ends so many characters before the margin, as a sign that it is the last."""
_MOST_ROOM = 0.25
"""So much of the size is put between characters at most to fill a line."""
_BACK = 10
"""So many places back one looks for a good one to break."""
_NEVER_FIRST = frozenset("。，；：、！？）》」』】〕％‰”’,.;:!?)%")
_NEVER_LAST = frozenset("（《「『【〔“‘(")
_WORD = regex(r"[0-9A-Za-z.,%+\-]")
_MARKER = regex(
    r"第[一二三四五六七八九十百\d]+(?:部分|章)|[（(]?[一二三四五六七八九十百]+[、.．)）]|[（(]?\d{1,2}[.、)）．]"
)
FONT = "set"


def width_of(char: str) -> float:
    """The width of a character in sizes: Chinese ones are square, others half as wide."""
    return 0.5 if ord(char) < 0x2E80 and char not in "“”‘’—…℃" else 1.0


def wrapped(text: str, width: float, *, indent: float = 2.0, last_short: bool = True) -> Iterator[str]:
    """The lines of a text; the first is set in.

    >>> list(wrapped("收入合计1,234.50万元。", 7, indent=0, last_short=False))
    ['收入合计', '1,234.50万元。']
    """
    room = width - indent
    while text:
        end = _fitting(text, room)
        if end >= len(text):
            if not last_short or sum(map(width_of, text)) <= room - _SHORT or len(text) < 2 * _SHORT:
                yield text
                return
            end = max(1, len(text) - int(_SHORT) - 1)
        end = _good(text, end)
        yield text[:end].rstrip()
        text = text[end:].lstrip()
        room = width


def _fitting(text: str, room: float) -> int:
    used = 0.0
    for place, char in enumerate(text):
        used += width_of(char)
        if used > room:
            return max(place, 1)
    return len(text)


def _good(text: str, end: int) -> int:
    """The nearest place at or before ``end`` where a line may end; further on where there is none before."""
    places: list[int] = [*range(end, max(0, end - _BACK), -1), *range(end + 1, len(text))]
    for place in places:
        if _may_break(text, place):
            return place
    return len(text)


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in _NEVER_FIRST or before in _NEVER_LAST or (_WORD.match(before) and _WORD.match(after)):
        return False
    return not _MARKER.match(text[place:].lstrip())


def placed(text: str, left: float, top: float, fill_to: float = 0.0) -> list[Char]:
    """The characters of a line with their places; a full one is spread to the margin ``fill_to``."""
    widths = [width_of(char) * SIZE for char in text]
    missing = fill_to - left - sum(widths)
    room = missing / (len(text) - 1) if len(text) > 1 and missing > 0 else 0.0
    room = room if room <= _MOST_ROOM * SIZE else 0.0
    bottom, baseline = top + 1.2 * SIZE, top + SIZE
    chars = []
    for char, width in zip(text, widths, strict=True):
        if not char.isspace():
            chars.append(
                Char(char, round(left, 3), round(left + width, 3), top, bottom, baseline, SIZE, True, FONT)
            )
        left += width + room
    return chars
