"""Printed numbers (数字与单位): a numeral as printed becomes a ``Decimal`` that keeps its trailing zeros.

A numeral never loses how it was printed: thousands separators come and go within one document, and the number of
decimals tells how exact it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from fa_helpers.patterns import regex

NUMERAL = regex(r"(?<![\d.])-?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?")
"""A numeral in folded text, thousands separators allowed."""

MONEY: dict[str, Decimal] = {"元": Decimal(1), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
"""Units of money and what one of them is in yuan."""

MOST_DIGITS, MOST_PLACES = 18, 10
"""No account prints a number with more digits before or behind its point; all others are computed with exactly."""

_UNITS: tuple[tuple[str, str], ...] = (
    (r"亿元", "亿元"),
    (r"万元", "万元"),
    (r"元", "元"),
    (r"个?百分点", "个百分点"),
    (r"%", "%"),
    (r"人次|人/次|人\(次\)", "人次"),
    (r"批次|批", "批次"),
    (r"台\(套\)|台/套|台套|套\(台\)|台|套", "台（套）"),
    (r"平方米|平米|㎡|m[2²]", "平方米"),
    (r"人(?!民)", "人"),
    (r"个月", "个月"),
    (r"个|(?=团组)", "个"),
    (r"辆", "辆"),
    (r"分(?![之别公成])", "分"),
)
UNIT = regex("|".join(f"(?P<u{i}>{pattern})" for i, (pattern, _) in enumerate(_UNITS)))
_COUNTED = regex(r"(?:团组|批次|小组)(?=[,;。、()\n]|$)")
"""What is counted, printed behind 个: 0个团组."""
_NOTES = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_BARE_MULTIPLE = regex(r"[万亿](?=[,;。、:()\n]|$)")


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A number as printed (印出的数字): ``text`` as it stands, ``value`` exact, ``places`` decimals shown."""

    text: str
    value: Decimal
    places: int

    @property
    def half_unit(self) -> Decimal:
        """Half a unit of the last printed place: how far the true figure may lie from the printed one.

        >>> parse_number("2,385.28").half_unit
        Decimal('0.005')
        """
        return Decimal(5).scaleb(-self.places - 1)


@lru_cache(maxsize=8192)
def parse_number(printed: str) -> PrintedNumber:
    """The number that a numeral stands for, below zero in brackets; raises ``ValueError`` where it is none.

    >>> parse_number("2,385.20").value, parse_number("(10.50)").value
    (Decimal('2385.20'), Decimal('-10.50'))
    """
    bare = printed.replace(",", "").replace("，", "").strip()
    if bare[:1] + bare[-1:] in ("()", "（）"):
        bare = f"-{bare[1:-1]}"
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise ValueError(f"not a printed number: {printed!r}") from None
    exponent = value.as_tuple().exponent
    return PrintedNumber(printed, value, max(0, -exponent) if isinstance(exponent, int) else 0)


def is_too_long(numeral: str) -> bool:
    """Whether a numeral has more digits than a figure can have (位数过多): it is left over, wherever it stands.

    >>> is_too_long("999,999,999,999,999,999.00"), is_too_long("1000000000000000000")
    (False, True)
    """
    whole, _, places = numeral.partition(".")
    return sum(char.isdecimal() for char in whole) > MOST_DIGITS or len(places.rstrip("%")) > MOST_PLACES


def match_unit(text: str, position: int) -> tuple[str, int] | None:
    """The unit (单位) that begins at ``position`` of folded text, in its standard spelling, and where it ends.

    A bare 万 or 亿 at the end of a clause is money. ``None`` when no known unit stands there.

    >>> match_unit("2.35万元,占", 4)
    ('万元', 6)
    """
    while text[position : position + 1] in _NOTES:
        position += 1  # the raised number of a note
    found = UNIT.match(text, position)
    if found is None and text.startswith("(", position):
        found = UNIT.match(text, position + 1)
        closed = found is not None and text.startswith(")", found.end())
        return (_UNITS[int(str(found.lastgroup)[1:])][1], found.end() + 1) if found and closed else None
    if found is not None:
        unit = _UNITS[int(str(found.lastgroup)[1:])][1]
        counted = _COUNTED.match(text, found.end()) if unit == "个" else None
        return unit, counted.end() if counted else found.end()
    bare = _BARE_MULTIPLE.match(text, position)
    return (bare.group() + "元", bare.end()) if bare else None


def to_yuan(value: Decimal, unit: str) -> Decimal | None:
    """The amount in yuan (折合元), exact; ``None`` for what is not money.

    >>> to_yuan(Decimal("4.95"), "万元")
    Decimal('49500.00')
    """
    factor = MONEY.get(unit)
    return None if factor is None else value * factor


def in_unit_of(value: Decimal | None, unit: str, target: str) -> Decimal | None:
    """An amount in another unit, exactly (换算); unchanged digits where both are the same.

    >>> in_unit_of(Decimal("15000"), "元", "万元")
    Decimal('1.5')
    """
    if value is None or unit == target or unit not in MONEY or target not in MONEY:
        return value
    return value * MONEY[unit] / MONEY[target]


def plain(value: Decimal | None) -> str:
    """A ``Decimal`` written without exponent and without trailing zeros; empty for ``None``.

    >>> plain(Decimal("49500.00")), plain(Decimal("0.00")), plain(None)
    ('49500', '0', '')
    """
    if value is None:
        return ""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def as_a_whole(printed: str) -> re.Pattern[str]:
    """Finds a printed number where it stands as a whole one (整个数字), and not inside another.

    >>> bool(as_a_whole("0").search("3,002.78")), bool(as_a_whole("2.78").search("= 2.78, so"))
    (False, True)
    """
    return re.compile(rf"(?<![\d.,]){re.escape(printed)}(?!\d|[.,]\d)")
