"""Text between a title and the first heading (引言): where it begins among the lines before the first section."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from fa_helpers.layout.headings import explains_accounts
from fa_helpers.layout.lines import Line
from fa_helpers.patterns import regex

_TELLS_MONEY = regex(r"\d[万亿]?元")
_HEADLINE = regex(r"[^。;]{0,40}\d[万亿]?元")
"""A headline of news (某院今年预算8058万元) is no text that explains accounts."""


class Lead(NamedTuple):
    """Where a text before the first heading begins (引言), and the title above it that it explains, if any."""

    start: int
    title: str


def lead_of(cover: Sequence[Line], begins: Sequence[bool]) -> Lead | None:
    """The text with amounts among the lines of a cover, if there is one.

    A cover has names and dates; amounts belong to the text: a notice tells its total above its first heading.
    """
    told = next((i for i, line in enumerate(cover) if _tells_amounts(line.folded)), None)
    if told is None:
        return None
    for index in range(told):
        if explains_accounts(cover[index].folded):
            return Lead(index + 1, cover[index].folded)
    return Lead(max((i for i in range(told + 1) if begins[i]), default=told), "")


def _tells_amounts(text: str) -> bool:
    return _TELLS_MONEY.search(text) is not None and _HEADLINE.fullmatch(text) is None
