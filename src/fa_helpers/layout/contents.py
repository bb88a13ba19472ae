"""Contents pages (目录): they repeat every title and must not be taken for the sections themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fa_helpers.layout.headings import marker
from fa_helpers.layout.lines import Line

_CONTENTS = re.compile(r"目(?:录|次)(?:contents)?", re.IGNORECASE)
_LEADER = re.compile(r"[.…·・]{2,}[-(]?\d*[-)]?$|(?<=[^\d])\d{1,3}$")
FEWEST_ENTRIES = 5


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
            return range(index, _end(lines, texts, index + 1))
    return _without_heading(lines, texts)


def _end(lines: Sequence[Line], texts: Sequence[str], start: int) -> int:
    """The contents end where their first entries come again, or with the last page that holds only entries."""
    seen: set[str] = set()
    for index in range(start, len(lines)):
        if index > start and entry(texts[index]) in seen and lines[index].page > lines[start].page:
            return index
        if marker(texts[index]):
            seen.add(entry(texts[index]))
    last = lines[start].page if start < len(lines) else 0
    return next((i for i in range(start, len(lines)) if lines[i].page > last), start)


def _without_heading(lines: Sequence[Line], texts: Sequence[str]) -> range:
    first_pages = sorted({line.page for line in lines})[:3]
    for page in first_pages:
        places = [i for i, line in enumerate(lines) if line.page == page]
        leaders = sum(1 for i in places if re.search(r"[.…·・]{3,}", texts[i]))
        if len(places) >= FEWEST_ENTRIES and leaders >= 0.6 * len(places):
            return range(places[0], places[-1] + 1)
    return range(0)
