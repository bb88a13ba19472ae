"""Telephone and identity numbers (个人号码) are no figures and are not handed on; how many persons are too few to tell of."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from fa_helpers.patterns import regex

_HIDDEN: Final = "＊"
_FEWEST: Final = 3
"""What concerns fewer persons than this could tell what one of them is paid."""
_NUMBERS: Final = regex(
    r"""
    (?<![\d.,])1[3-9]\d{9}(?![\d.,]|\s*[元万亿%])           # a mobile telephone
    | (?<!\d)0\d{2,3}(?:[-－–—\s]|[)）]\s*)\d{7,8}(?![\d.,])  # a landline with its area
    | (?<![\d.,])\d{15}(?:\d{2,3})?[Xx]?(?![\d.,])          # an identity number, also without its last letter
    | (?:电话|手机|传真|联系方式|身份证)[^\d。；;，,]{0,6}\d[\d\-－–—]{5,}   # what is called so
    """,
    re.VERBOSE,
)
_LONG: Final = regex(r"\d[\d\-－–—]{5,}")
"""What each of these holds, and hardly any other text."""
_DIGIT: Final = regex(r"\d")
_NARROW: Final = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
"""Digits and points of full width count as the others do; a comma of full width parts a number from what follows."""


def masked(text: str) -> str:
    """A text with the digits of telephone and identity numbers hidden (隐去电话和证件号码); as long as before.

    Amounts stay: no amount has fifteen digits, and one of eleven has its unit or its decimals behind it.

    >>> masked("联系电话：0991-3835512"), masked("收入13812345678元，见第3页")
    ('联系电话：＊＊＊＊-＊＊＊＊＊＊＊', '收入13812345678元，见第3页')
    """
    if _LONG.search(text) is None:
        return text
    hidden = text
    for found in _NUMBERS.finditer(text.translate(_NARROW)):
        start, end = found.span()
        hidden = hidden[:start] + _DIGIT.sub(_HIDDEN, hidden[start:end]) + hidden[end:]
    return hidden


def too_few(persons: int | Decimal | None) -> bool:
    """Whether money of so many persons is withheld (是否不足三人); not where the number is unknown.

    >>> too_few(2), too_few(3), too_few(None)
    (True, False, False)
    """
    return persons is not None and persons < _FEWEST
