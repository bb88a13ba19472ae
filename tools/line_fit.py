"""Fit lines of Chinese text into a width (断行): keep the given breaks where they fit, else break anew.

Widths are whatever unit the ``measure`` function returns; white space at a new break is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Measure = Callable[[str], float]

NEVER_FIRST = "、，。；：！？）》」』”’％%,.;:!?)"  # a line does not begin with closing punctuation,
NEVER_LAST = "（《「『“‘("  # nor does it end with an opening one
SHORT = 0.8  # a line under this share of the longest one ends its paragraph


def wrap(text: str, room: float, measure: Measure, indent: float = 0.0) -> list[str]:
    """Break ``text`` into lines no wider than ``room``, the first one by ``indent`` narrower.

    A line may break inside a number, as it does in published files.
    """
    lines: list[str] = []
    rest = text.strip()
    while rest:
        end = _fitting(rest, room if lines else room - indent, measure)
        if 1 < end < len(rest) and (rest[end] in NEVER_FIRST or rest[end - 1] in NEVER_LAST):
            end -= 1
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return lines


def _fitting(text: str, room: float, measure: Measure) -> int:
    """How many characters of ``text`` fit; at least one, or nothing would ever be drawn."""
    used = 0.0
    for index, character in enumerate(text):
        used += measure(character)
        if used > room and index:
            return index
    return len(text)


def refit(lines: Sequence[str], room: float, measure: Measure) -> list[str]:
    """The lines of a cell: as they are if all fit, else joined into paragraphs and broken anew."""
    widths = [measure(line) for line in lines]
    if not lines or max(widths) <= room:
        return list(lines)
    paragraphs = [""]
    for line, width in zip(lines, widths, strict=True):
        paragraphs[-1] += line
        if width < SHORT * max(widths):
            paragraphs.append("")
    return [piece for paragraph in paragraphs for piece in wrap(paragraph, room, measure)]
