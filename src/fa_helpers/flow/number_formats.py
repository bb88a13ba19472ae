"""A stored number as its cell shows it (单元格的显示): 12.3 in a cell of two decimals is printed 12.30.

Only the formats of figures are known: digits, decimals, thousands, percent, words around them, sections for what is
less than nothing and for nothing. Of any other ``None`` is returned, and the value stands as it is stored.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from fa_helpers.patterns import regex

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-"', 42: '#,##0;-#,##0;"-"', 43: '#,##0.00;-#,##0.00;"-"', 44: '#,##0.00;-#,##0.00;"-"',
    49: "@",
}  # fmt: skip
_GENERAL = frozenset({"", "general", "g/通用格式", "@"})
_TOKEN = regex(
    r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]|([#0?][#0?,]*(?:\.[#0?]*)?|\.[#0?]+)(,*)|(%)|([-+() ￥¥$元:/])'
)
_MOST = 40
"""Digits of a number that is still one."""


def shown(stored: str, code: str) -> str | None:
    """A stored number in a format.

    >>> shown("12.3", "#,##0.00"), shown("-1234.5", '#,##0.00;-#,##0.00;"-"'), shown("0", '0.00;-0.00;"-"')
    ('12.30', '-1,234.50', '-')
    >>> shown("45292", "yyyy-mm-dd") is None
    True
    """
    try:
        number = Decimal(stored)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _MOST:
        return None
    if code.lower() in _GENERAL:
        return general(number)
    sections = code.split(";")
    section, absolute = sections[0], False
    if number < 0 and len(sections) > 1:
        section, absolute = sections[1], True
    elif number == 0 and len(sections) > 2:
        section = sections[2]
    if section and section.lower() in _GENERAL:
        return general(abs(number) if absolute else number)
    return _in_section(abs(number) if absolute else number, section)


def general(number: Decimal) -> str:
    """A number as a cell without a format shows it: eleven places, no needless zeros.

    >>> general(Decimal("0.30000000000000004")), general(Decimal("1200"))
    ('0.3', '1200')
    """
    if abs(number) < Decimal(10) ** 11:
        number = number.quantize(Decimal(1).scaleb(min(0, max(number.adjusted(), 0) - 9)), ROUND_HALF_UP)
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _in_section(number: Decimal, section: str) -> str | None:
    before, behind, digits = "", "", ""
    percent = scaled = place = 0
    for found in _TOKEN.finditer(section):
        if found.start() != place or (found[3] and digits):
            return None
        place = found.end()
        quoted, escaped, pattern, commas, per, plain = found.groups()
        if pattern:
            digits, scaled = pattern, len(commas)
            continue
        percent += bool(per)
        said = quoted or escaped or per or plain or ""
        before, behind = (before, behind + said) if digits else (before + said, behind)
    if place != len(section):
        return None
    told = _digits(number * 100**percent / 1000**scaled, digits) if digits else ""
    return (before + told + behind).strip()


def _digits(number: Decimal, pattern: str) -> str:
    whole, _, behind = pattern.partition(".")
    rounded = number.quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    spare = len(behind) - len(behind.rstrip("#"))
    while spare and text.endswith("0"):
        text, spare = text[:-1], spare - 1
    return text.rstrip(".") if behind and text.endswith(".") else text
