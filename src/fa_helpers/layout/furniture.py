"""Headers, footers and page numbers (页眉页脚): lines that belong to the paper, not to the text.

A page number that stays in the text changes figures: ``增长 ⏎4⏎ 17.31%`` is not 417.31 %.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.forms import is_card_title
from fa_helpers.patterns import regex

PAGE_NUMBER = regex(
    r"(?:[-—_·.]*(?:第)?(\d{1,4})(?:页)?[-—_·.]*|第?(\d{1,4})页?[,/]?共?\d{1,4}页?|-?[ivxIVX]{1,5}-?)"
)
_BROWSER = regex(r"^(?:https?:/|file:/|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?(?:上午|下午)?\d{1,2}:\d\d)")
"""What a browser prints at the head and the foot of a page, be it of few pages of the file: time and title, address."""
MARGIN = 0.14
"""Part of the page height at the top and at the bottom in which headers and footers stand."""
REPEATED_PAGES = 3
"""A line counts as running head when it stands in the margin of at least this many pages and of half of them."""
_HEAD_LINES = 4
"""Where nothing or a table's room follows within so many lines, a form's title is no running head, however many pages
have it."""


@dataclass(frozen=True, slots=True)
class PageBody:
    """The lines of a page that are text, and the page number printed on it (页码), empty when there is none."""

    page: int
    label: str
    lines: tuple[Line, ...]


def strip_furniture(pages: Sequence[tuple[int, float, Sequence[Line]]]) -> list[PageBody]:
    """Take headers, footers and page numbers off; ``pages`` holds number, height (0 for plain text) and lines.

    >>> strip_furniture([(5, 0.0, [Line(5, "占0.10%；"), Line(5, "9")])])[0].label
    '9'
    """
    repeated = _running_heads(pages)
    bodies = []
    for number, height, lines in pages:
        label, kept = "", list(lines)
        for place in (-1, 0):
            while kept and _in_margin(kept[place], height, at_top=place == 0):
                text = kept[place].folded
                found = PAGE_NUMBER.fullmatch(text)
                if found is not None and not (label and found.group(1)):
                    label = found.group(1) or found.group(2) or text.strip("-")
                elif not (height and _BROWSER.match(text)) and (
                    _masked(text) not in repeated or (place == 0 and _titles_a_form(kept, height))
                ):
                    break
                kept.pop(place)
        bodies.append(PageBody(number, label, tuple(kept)))
    return bodies


def _titles_a_form(lines: Sequence[Line], height: float) -> bool:
    if not is_card_title(lines[0].folded):
        return False
    tops = [*(line.top for line in lines[1 : _HEAD_LINES + 1]), height]
    bottoms = [line.bottom for line in lines[:_HEAD_LINES]]
    return any(top - bottom > MARGIN * height for bottom, top in zip(bottoms, tops, strict=False))


def _in_margin(line: Line, height: float, *, at_top: bool) -> bool:
    if not height:
        return True
    return line.bottom < MARGIN * height if at_top else line.top > (1 - MARGIN) * height


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _running_heads(pages: Sequence[tuple[int, float, Sequence[Line]]]) -> set[str]:
    seen: Counter[str] = Counter()
    for _, height, lines in pages:
        head, foot = (lines[:2], lines[-2:]) if height else ((), ())
        edge = [line for line in head if _in_margin(line, height, at_top=True)]
        edge += [line for line in foot if _in_margin(line, height, at_top=False)]
        seen.update({_masked(line.folded) for line in edge})
    least = max(REPEATED_PAGES, len(pages) / 2)
    return {text for text, count in seen.items() if count >= least}
