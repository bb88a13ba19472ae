"""Characters become lines (行), grouped by the baseline they stand on.

Grouping by box tops tears sentences apart where digits come from another font than the Chinese around them; the
baseline is the same for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from statistics import median

from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.text.fold import fold, ideographs

BASELINE_TOLERANCE = 0.35
"""How far baselines of one line may differ, as a part of the character size."""

_X0, _PLACE = itemgetter(1), itemgetter(5, 1)
"""Of a character: its left side; its baseline and left side."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line (行) without white space: ``chars`` are its glyphs from left to right, ``text`` has ideographs
    where they are radicals.

    For a plain-text source ``chars`` is empty and the box is all zeros; ``text`` is always there. ``edges`` are the left
    and right edge of the column it stands in, where the page has several.
    """

    page: int
    text: str
    chars: tuple[Char, ...] = ()
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    edges: tuple[float, float] | None = None

    @property
    def folded(self) -> str:
        """The text folded for reading."""
        return fold(self.text)


def page_lines(page: Page, outside: Sequence[Box] = ()) -> list[Line]:
    """Lines of a page from top to bottom, leaving out what stands inside the boxes ``outside``.

    >>> [line.text for line in page_lines(Page(1, 0, 0, text_lines=("收入 总计",)))]
    ['收入总计']
    """
    if page.text_lines:
        texts = ("".join(text.split()) for text in page.text_lines)
        return [Line(page.number, ideographs(text)) for text in texts if text]
    chars: Sequence[Char] = page.chars
    for x0, top, x1, bottom in outside:
        chars = [
            c for c in chars if not (x0 <= (c[1] + c[2]) / 2 <= x1 and top <= (c[3] + c[4]) / 2 <= bottom)
        ]
    return lines_of(page.number, chars)


def lines_of(page: int, chars: Iterable[Char]) -> list[Line]:
    """Lines of some characters of a page, from top to bottom; what does not stand upright is left out."""
    upright = [c for c in chars if c.upright and not c.text.isspace()]
    return [_line(page, group) for group in _by_baseline(upright)]


def _by_baseline(chars: Iterable[Char]) -> list[list[Char]]:
    groups: list[list[Char]] = []
    anchor = 0.0
    group: list[Char] = []
    size = 0.0
    for char in sorted(chars, key=_PLACE):
        if group and char[5] - anchor <= BASELINE_TOLERANCE * max(char[6], size):
            group.append(char)
        else:
            group = [char]
            groups.append(group)
            anchor, size = char[5], char[6]
    for group in groups:
        group.sort(key=_X0)
    return groups


def _line(page: int, chars: list[Char]) -> Line:
    sizes = {c.size for c in chars}
    return Line(
        page,
        ideographs("".join([c.text for c in chars])),
        tuple(chars),
        chars[0].x0,
        min([c.top for c in chars]),
        max([c.x1 for c in chars]),
        max([c.bottom for c in chars]),
        sizes.pop() if len(sizes) == 1 else median([c.size for c in chars]),
    )


def width_of(text: str) -> float:
    """Width of a text in full-width characters: Chinese count one, ASCII a half.

    >>> width_of("收入12")
    3.0
    """
    return sum(0.5 if ord(char) < 0x2E80 and char not in "“”‘’" else 1.0 for char in text)
