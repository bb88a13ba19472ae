"""Folding of text (文字归并): the same word in another font or width becomes the same string.

Published PDFs print ``部门`` with radical code points (``部⻔``), digits in full width and blanks anywhere. For
reading, every character is folded to one character, so that positions in the folded text are positions in the
printed text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from fa_helpers.patterns import regex
from fa_helpers.resources import rows

_QUOTES = dict.fromkeys("\"'“”‘’「」『』〝〞", "")
_SAME = {"︰": ":", "∶": ":", "﹕": ":", "−": "-", "–": "-", "‐": "-", "\u00ad": "-", "〇": "〇", "○": "〇"}

_RAISED = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉")
_RADICAL = regex("[\u2e80-\u2fdf\uf900-\ufaff]")
_ENCLOSED = regex("[\u2460-\u24ff\u2776-\u2793]")


@lru_cache(maxsize=1)
def _radicals() -> dict[str, str]:
    return {row["radical"]: row["ideograph"] for row in rows("cjk_radicals.csv", "text")}


_MOST = 16384
"""Texts and characters that are remembered: a document has fewer."""


@lru_cache(maxsize=_MOST)
def fold_char(char: str) -> str:
    """One character folded to exactly one: radicals to ideographs, full width to half, compatibility forms to
    their base. A character that would become several (``㎡``, ``…``) stays as it is, and so does a circled or
    a raised number: it marks a list or a note, and as a digit it would change the number beside it.

    >>> fold_char("⻔"), fold_char("５"), fold_char("，"), fold_char("①")
    ('门', '5', ',', '①')
    """
    if char in _SAME:
        return _SAME[char]
    if _ENCLOSED.match(char) or char in _RAISED:
        return char
    radical = _radicals().get(char)
    if radical is not None:
        return radical
    folded = unicodedata.normalize("NFKC", char)
    return folded if len(folded) == 1 else char


@lru_cache(maxsize=1)
def _compatible() -> dict[int, str]:
    """Characters that look like an ideograph and are another code point: radicals and compatibility forms."""
    codes = (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
    return {code: fold_char(chr(code)) for code in codes}


def ideographs(text: str) -> str:
    """A text as printed, but for radicals and compatibility forms, which become the ideographs they look like.

    >>> ideographs("⾏政运⾏（５）"), ideographs("⼀、 部⻔")
    ('行政运行（５）', '一、 部门')
    """
    return text if _RADICAL.search(text) is None else text.translate(_compatible())


class _Folded(dict[int, str]):
    """Characters that occurred, by code, each with what it becomes."""

    def __missing__(self, code: int) -> str:
        folded = fold_char(chr(code))
        if len(self) < _MOST:
            self[code] = folded
        return folded


_folded = _Folded()


@lru_cache(maxsize=_MOST)
def fold(text: str) -> str:
    """The text folded and without white space, for reading and comparing.

    >>> fold("部⻔决算 （２０２３ 年度）：")
    '部门决算(2023年度):'
    """
    return "".join(text.split()).translate(_folded)


@lru_cache(maxsize=_MOST)
def name_key(text: str) -> str:
    """A name for comparing (名称比对): folded, quotation marks left out.

    >>> name_key("“三公” 经费") == name_key("三公经费")
    True
    """
    return fold(text).translate(_QUOTE_TABLE)


def widen(text: str) -> str:
    """Folded text for showing: brackets and colons in the full width of Chinese print.

    >>> widen("因公出国(境)费")
    '因公出国（境）费'
    """
    return text.translate(_WIDE)


_WIDE = str.maketrans({"(": "（", ")": "）", ":": "：", ",": "，", ";": "；"})
_QUOTE_TABLE = str.maketrans(_QUOTES)
_NUMERALS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_ORDINAL = regex(r"[〇零一二两三四五六七八九十百]+")


def chinese_ordinal(text: str) -> int | None:
    """A Chinese ordinal (序号) up to 199 as a number, ``None`` when it is none.

    >>> chinese_ordinal("十二"), chinese_ordinal("二十一"), chinese_ordinal("项")
    (12, 21, None)
    """
    if not _ORDINAL.fullmatch(text):
        return None
    hundreds, _, rest = text.rpartition("百")
    value = 100 * (_NUMERALS.get(hundreds, 1) if hundreds or "百" in text else 0)
    tens, ten, ones = rest.rpartition("十")
    if ten:
        value += 10 * _NUMERALS.get(tens, 1)
    for digit in ones:
        if digit not in _NUMERALS:
            return None
    return value + (_NUMERALS.get(ones.lstrip("零〇"), 0) if ones else 0)
