"""Numerals that no rule of writing makes a number (写法不合规的数字): ``1,2345.60``, ``462..80``, ``98l.65``.

What such a numeral means cannot be told for certain, and its parts are no numbers: it is one thing that was left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fa_helpers.patterns import regex
from fa_helpers.text.amounts import match_unit

_ODD = "'’‘`·•・\u2027\u00ad\ufffd"
_BEGINS = r"(?<![A-Za-z\d.,])"
_ENDS = r"(?![\dA-Za-z]|[.,]\d)"
_ANYWHERE = regex(
    rf"{_BEGINS}(?:"
    r"\d[\d.,]*(?:\.\.|,,|\.,|,\.)[.,]*\d[\d.,]*\d?"  # two marks in a row
    rf"|\d[\d.,]*(?:[{_ODD}][\d.,]*)+\d"  # a mark that is none
    r"|\d+(?:,\d+)+\.\d+"  # groups, of three digits or not
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}"  # points for commas
    rf"){_ENDS}"
)
_WITH_UNIT = regex(
    rf"{_BEGINS}(?:"
    r"\d+(?:\.\d+){2,}"  # two points: elsewhere a date or the number of a heading
    r"|\d+(?:,\d+)+"
    r"|\d+。\d+"
    r"|(?=[lIOo.,]*\d)(?=[\d.,]*[lIOo])[\dlIOo][\dlIOo.,]*"
    rf"){_ENDS}"
)
_IN_WORDS = regex(
    r"[〇零一二三四五六七八九十百千两]+点[〇零一二三四五六七八九]+|[一二三四五六七八九十百千两]{4,}"
)
_GROUPED = regex(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?")
_LETTER = regex("[lIOo]")
_SOFT = "\u00ad"
_STOP = "。"


def malformed(text: str, printed: str) -> Iterator[tuple[int, int]]:
    """Where such numerals begin and end in folded text; ``printed`` is the same text as printed.

    >>> text = "合计1,2345.60万元,其中462..80万元,11,882.80万元,各是40.50,39.80万元"
    >>> [text[start:end] for start, end in malformed(text, text)]
    ['1,2345.60', '462..80']
    """
    if _SOFT in printed:  # folded it is a hyphen
        text = "".join(p if p == _SOFT else c for c, p in zip(text, printed, strict=True))
    end = 0
    for found in _found(text):
        if found.start() >= end and _is_none(found, text, printed):
            end = found.end()
            yield found.span()


def _found(text: str) -> list[re.Match[str]]:
    found = [*_ANYWHERE.finditer(text)]
    found += [match for match in _WITH_UNIT.finditer(text) if match_unit(text, match.end())]
    found += [match for match in _IN_WORDS.finditer(text) if _is_money(text, match.end())]
    return sorted(found, key=lambda match: (match.start(), -match.end()))


def _is_none(found: re.Match[str], text: str, printed: str) -> bool:
    """Whether what was found is no number: not grouped by threes, and no list of numbers."""
    words = found.group()
    if _GROUPED.fullmatch(words):
        return False
    if _STOP in words:
        return _is_money(text, found.end())
    if set(words) <= set("0123456789,") or _LETTER.search(words):
        # full-width commas part the numbers of a list
        return "，" not in printed[found.start() : found.end()]
    return True


def _is_money(text: str, end: int) -> bool:
    unit = match_unit(text, end)
    return unit is not None and unit[0] in ("元", "万元", "亿元", "%")
