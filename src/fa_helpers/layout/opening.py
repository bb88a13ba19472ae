"""What a notice tells before its first heading (开头): the text between its title and 一、 is a section too."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.layout.headings import explains_accounts
from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.patterns import regex

NUMBER = "0"
"""The number of what stands before all sections, as that of the cover."""
_TELLS_MONEY = regex(r"\d[万亿]?元")
_HEADLINE = regex(r"[^。;]{0,40}\d[万亿]?元")
"""A headline of news (某院今年预算8058万元) is no text that explains accounts."""


def with_opening(outline: Outline) -> Outline:
    """The outline with the text that tells money before the first heading as a section of the title above it.

    A cover has names and dates; amounts belong to the text. The cover keeps the title and what stands above it.
    """
    cover, begins = outline.cover, outline.cover_begins
    start = _start(cover, begins)
    if start is None:
        return outline
    titles = [line.folded for line in cover[:start] if explains_accounts(line.folded)]
    lines = list(zip(cover[start:], begins[start:], strict=True))
    title = titles[-1] if titles else ""
    outline.sections.insert(0, OutlineSection(NUMBER, "", title, "one", lines[0][0].page, lines))
    del cover[start:], begins[start:]
    return outline


def _start(cover: Sequence[Line], begins: Sequence[bool]) -> int | None:
    """Where the text with amounts begins: below the last title above them, else with their own paragraph."""
    told = next((place for place, line in enumerate(cover) if _tells_amounts(line.folded)), None)
    if told is None:
        return None
    titles = [place for place in range(told) if explains_accounts(cover[place].folded)]
    return titles[-1] + 1 if titles else max((i for i in range(told + 1) if begins[i]), default=told)


def _tells_amounts(text: str) -> bool:
    return _TELLS_MONEY.search(text) is not None and _HEADLINE.fullmatch(text) is None
