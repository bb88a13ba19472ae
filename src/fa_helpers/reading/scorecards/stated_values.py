"""What a target or an outcome says (指标值): operator, numbers, unit, or a date, or words; nothing is guessed.

Forms print ``<=31.97万元``, ``≥95%``, ``5家以上``, ``不低于5%``, ``小于十万分之一``, ``上涨5%-10%``, ``2023年12月31日``,
``有效``. What holds a number but cannot be read with certainty (``350人左右``, ``1月1日-12月31日``) is kept apart as
``unread``.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fa_helpers.model.cards import Operator, Stated
from fa_helpers.patterns import regex
from fa_helpers.text.amounts import NUMERAL, is_too_long, parse_number
from fa_helpers.text.fold import chinese_ordinal, fold

_SYMBOLS: Final[dict[str, Operator]] = {
    **dict.fromkeys(("≥", "≧", "⩾", ">=", "=>", "≥="), ">="),
    **dict.fromkeys(("≤", "≦", "⩽", "<=", "=<", "≤="), "<="),
    **dict.fromkeys(("=", "=="), "="),
    "<": "<",
    ">": ">",
}
_WORDS: Final[dict[str, Operator]] = {
    **dict.fromkeys(
        ("不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "达到", "大于等于", "大于或等于"), ">="
    ),
    **dict.fromkeys(
        ("不超过", "不高于", "不多于", "不大于", "不得超过", "不得高于", "控制在", "小于等于", "小于或等于"),
        "<=",
    ),
    **dict.fromkeys(("大于", "高于", "超过", "多于", "超出"), ">"),
    **dict.fromkeys(("小于", "低于", "少于", "不足", "不到", "未达到", "未达", "未满"), "<"),
    "等于": "=",
}
_ENDS: Final[dict[str, Operator]] = {
    **dict.fromkeys(("及以上", "以上"), ">="),
    **dict.fromkeys(("及以下", "以下", "及以内", "以内", "之内", "内"), "<="),
}
_END: Final = "|".join((*(word for word in _ENDS if word != "内"), "(?<=[天日时周月年])内"))
"""内 alone is a limit behind a time only (30天内): 市内 and 校内 are places."""
_OPERATOR: Final = "|".join(re.escape(word) for word in sorted({**_SYMBOLS, **_WORDS}, key=len, reverse=True))
_FRACTION: Final = r"(?P<base>十万|百万|百|千|万)分之(?P<part>[\d.]+|[一二三四五六七八九十百]+)"
_UNIT_TEXT: Final = r"[^\d<>=≤≥,;。、:~+±-]*?"
_NUMBER: Final = regex(
    rf"(?P<prefix>[^\d<>=≤≥≧≦⩾⩽%-]*?)(?P<operator>{_OPERATOR})?"
    rf"(?:{_FRACTION}|(?P<number>{NUMERAL.pattern})(?P<unit>{_UNIT_TEXT}))"
    rf"(?P<end>{_END})?"
)
_RANGE: Final = regex(
    rf"(?P<prefix>[^\d<>=≤≥%-]*?)(?P<low>\d[\d,]*(?:\.\d+)?)(?P<low_unit>{_UNIT_TEXT})"
    rf"(?:-|~|至|到|—|～)(?P<high>\d[\d,]*(?:\.\d+)?)(?P<unit>{_UNIT_TEXT})"
)
_DATE: Final = regex(
    r"=?(?P<year>(?:19|20)\d\d)(?:年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|(?P<month_end>[底末])))?[底末内]?"
    r"|[-./](?P<month2>\d{1,2})[-./](?P<day2>\d{1,2}))(?P<before>之?前|以前)?"
)
# Words that make a number less than exact, or turn it round: such texts are not read.
_VAGUE: Final = regex(
    r"左右|约|大概|接近|预计|预期|计划|拟|争取|力争|余|多(?!于)|浮动|±|未|不|没|无(?!偿)|非"
)
# A month or day without its year is a date that cannot be placed, not a quantity.
_NO_UNIT: Final = regex(r"年度|(?<!个)(?<!工作)[月日号](?:[底末前份]|之前|以前)*$")
_WORDS_FOR_SIGNS: Final = regex(r"(?<=\d)百分比(?=$|以上)")
_ASIDE: Final = regex(r"\(含\)$")
_LONGEST_UNIT: Final = 5
_MULTIPLES: Final = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}
_DENOMINATORS: Final = {"百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6}


@lru_cache(maxsize=4096)
def parse_stated(printed: str) -> Stated:
    """Read a target or an outcome; never raises, since it comes from a document.

    >>> read = parse_stated("<=3,244.47 万元")
    >>> read.operator, read.low, read.unit
    ('<=', Decimal('32444700.00'), '元')
    >>> parse_stated("5家以上").operator, parse_stated("小于十万分之一").low, parse_stated("有效").kind
    ('>=', Decimal('0.001'), 'words')
    >>> parse_stated("350人左右").kind
    'unread'
    """
    text = _WORDS_FOR_SIGNS.sub("%", _ASIDE.sub("", fold(printed).strip(".。;,")))
    if text.startswith("(") and text.find(")") == len(text) - 1:
        text = text[1:-1]
    if not text or not any(char.isalnum() for char in text):
        return Stated(printed, "blank")
    for read in (_date, _range, _number):
        found = read(printed, text)
        if found is not None:
            return found
    numeric = any(char.isdigit() for char in text) or "分之" in text
    return Stated(printed, "unread" if numeric else "words")


def _date(printed: str, text: str) -> Stated | None:
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month = int(found["year"]), int(found["month"] or found["month2"] or 12)
    if not 1 <= month <= 12:
        return Stated(printed, "unread")
    last = monthrange(year, month)[1]
    number = int(found["day"] or found["day2"] or last)
    if not 1 <= number <= last:
        return Stated(printed, "unread")
    # A year, a month's end, or 前 tell the last day allowed, not the day itself.
    exact = (found["day"] or found["day2"]) and not found["before"]
    return Stated(printed, "date", "" if exact else "<=", day=date(year, month, number))


def _range(printed: str, text: str) -> Stated | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    parts = [
        _scaled(number, found["low_unit"] or found["unit"] if number is found["low"] else found["unit"])
        for number in (found["low"], found["high"])
    ]
    low, high = parts
    if low is None or high is None or low[1] != high[1] or low[0] > high[0] or _VAGUE.search(text):
        return Stated(printed, "unread")
    return Stated(printed, "range", "", low[0], high[0], high[1], found["prefix"])


def _number(printed: str, text: str) -> Stated | None:
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    words = _operator(found["operator"], found["end"])
    measured = _fraction(found) if found["base"] else _scaled(found["number"], found["unit"])
    vague = _VAGUE.search(found["prefix"]) or _VAGUE.search(found["unit"] or "")
    if words is None or measured is None or vague:
        return Stated(printed, "unread")
    return Stated(printed, "number", words, measured[0], measured[0], measured[1], found["prefix"])


def _operator(before: str | None, after: str | None) -> Operator | None:
    """The operator that the words before and after a number give; ``None`` when they contradict."""
    first = {**_SYMBOLS, **_WORDS}.get(before or "", "")
    last = _ENDS.get(after or "", "")
    if not first or not last:
        return first or last
    return first if first[0] == last[0] else None


def _fraction(found: re.Match[str]) -> tuple[Decimal, str] | None:
    part = found["part"]
    number = Decimal(part) if re.fullmatch(r"\d+(?:\.\d+)?", part) else chinese_ordinal(part)
    if number is None or is_too_long(part):
        return None
    return Decimal(number).scaleb(2 - _DENOMINATORS[found["base"]]), "%"


def _scaled(number: str, unit: str) -> tuple[Decimal, str] | None:
    """The number with 万, 亿 and per mille multiplied out, and its unit; ``None`` for what is no unit or no amount."""
    if is_too_long(number):
        return None
    value = parse_number(number).value
    if unit in ("%", "个百分点", "百分点"):
        return value, "%" if unit == "%" else "个百分点"
    if unit == "‰":
        return value.scaleb(-1), "%"
    if "%" in unit or _NO_UNIT.search(unit.split("/")[0]) or unit.count("/") > 2:
        return None
    factor = _MULTIPLES.get(unit[:1], Decimal(1))
    # A bare 万 or 亿 is money, as everywhere in these documents.
    bare = unit
    if factor != 1:
        bare = unit[1:] if unit[1:] and unit[1] != "/" else "元" + unit[1:]
    if any(len(piece) > _LONGEST_UNIT for piece in bare.split("/")):
        return None
    return value * factor, bare
