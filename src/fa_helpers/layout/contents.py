"""Contents pages (目录): they repeat every title and must not be taken for the sections themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fa_helpers.layout.headings import marker
from fa_helpers.layout.lines import Line
from fa_helpers.patterns import regex

_CONTENTS = regex(r"目(?:录|次)(?:contents)?", re.IGNORECASE)
_LEADER = regex(r"[.…·・]{2,}[-(]?\d*[-)]?$|(?<=[^\d])\d{1,3}$")
_MONEY = regex(r"\d[万亿]?元")
MOST_AMOUNTS = 5
"""So many lines with amounts are no contents."""
FEWEST_ENTRIES = 5
FEWEST_PARTS = 2
"""Behind so many parts (第一部分、第二部分) the first one again begins the text."""


def entry(text: str) -> str:
    """A contents line without dot leaders and page number.

    >>> entry("一、主要职能......3")
    '一、主要职能'
    """
    return _LEADER.sub("", text)


def contents_lines(lines: Sequence[Line]) -> range:
    """Which lines are the contents (目录), as a range of indexes; empty when there are none."""
    texts = [line.folded for line in lines]
    for index, text in enumerate(texts[:200]):
        if _CONTENTS.fullmatch(text):
            return range(index, _without_money(lines, texts, index, _end(lines, texts, index + 1)))
    return _without_heading(lines, texts)


def _without_money(lines: Sequence[Line], texts: Sequence[str], start: int, end: int) -> int:
    """The end, or that of the page the contents begin on where they would take the text with its amounts along."""
    if sum(_MONEY.search(text) is not None for text in texts[start:end]) < MOST_AMOUNTS:
        return end
    return next((i for i in range(start, end) if lines[i].page > lines[start].page), start + 1)


def _end(lines: Sequence[Line], texts: Sequence[str], start: int) -> int:
    """The contents end where a part, or their very first entry, comes again; else with their last page of entries."""
    seen: set[str] = set()
    first: set[str] = set()
    count = 0
    for index in range(start, len(lines)):
        parsed = marker(texts[index])
        if parsed is None:
            continue
        spelled = _spelled(texts, index)
        # The text may begin on the page of its contents; a list of a few parts is one too.
        enough = FEWEST_ENTRIES if parsed[0] != "part" else FEWEST_PARTS
        again = bool(spelled & first) and count >= enough
        part = parsed[0] == "part" and spelled & seen
        if again or (lines[index].page > lines[start].page and (spelled & first or part)):
            return index
        first = first or spelled
        seen |= spelled
        count += 1
    last = lines[start].page if start < len(lines) else 0
    while _is_list(texts, [i for i, line in enumerate(lines) if line.page == last + 1]):
        last += 1
    return next((i for i in range(start, len(lines)) if lines[i].page > last), start)


def _spelled(texts: Sequence[str], index: int) -> set[str]:
    """An entry by itself, and with the next line: a long one is wrapped in the contents, or where it stands."""
    alone = entry(texts[index])
    below = texts[index + 1] if index + 1 < len(texts) else ""
    return {alone} if not below or marker(below) else {alone, entry(alone + below)}


def _is_list(texts: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a page holds nothing but entries."""
    numbered = sum(1 for i in places if marker(texts[i]) and not re.search("[。;]", texts[i]))
    return len(places) >= FEWEST_ENTRIES and numbered >= 0.8 * len(places)


def _without_heading(lines: Sequence[Line], texts: Sequence[str]) -> range:
    first_pages = sorted({line.page for line in lines})[:3]
    for page in first_pages:
        places = [i for i, line in enumerate(lines) if line.page == page]
        leaders = sum(1 for i in places if re.search(r"[.…·・]{3,}", texts[i]))
        if len(places) >= FEWEST_ENTRIES and leaders >= 0.6 * len(places):
            return range(places[0], places[-1] + 1)
    return range(0)


def part_titles(titles: set[str]) -> dict[str, tuple[str, str, int]]:
    """Contents titles without their numbering, for headings that are printed without it."""
    found: dict[str, tuple[str, str, int]] = {}
    for title in titles:
        parsed = marker(title)
        if parsed is not None and parsed[0] == "part" and len(parsed[3]) >= 4:
            found[parsed[3]] = (parsed[0], parsed[1], parsed[2])
    return found
