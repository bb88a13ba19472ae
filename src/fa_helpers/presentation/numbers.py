"""Numbers as people read them (数字格式): thousands separators, fixed decimals, words for what is missing.

Four things stay apart: nothing printed is blank, a printed dash is ``—``, zero is ``0.00``, and a rate
without a meaning is the reason in words. Rounding happens here and nowhere else, half away from zero as the
documents do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from fa_helpers.computing.rates import Rate
from fa_helpers.errors import FinalAccountsError
from fa_helpers.model import Fact
from fa_helpers.terms.messages import Language, message, of_kind
from fa_helpers.terms.phrases import decimals_of, fixed, format_pages, telling_places, with_unit

Number = Decimal | float | int | None

DASH: Final = "—"
_LARGE: Final = frozenset({"百万元", "亿元", "十亿元"})
"""Units of charts, in which two decimals would make small amounts alike."""
_DASHES: Final = frozenset({"—", "-", "--", "——", "–", "－", "－－"})


def exact(value: Number) -> Decimal | None:
    """Return a number as the ``Decimal`` that its shortest printed form names (精确值), or ``None``.

    A float's last binary digits are no figure of the document: 1549.13 means 1549.13. Raises
    :class:`FinalAccountsError` for an infinite number, which no document prints.

    >>> exact(1549.13), exact(float("nan"))
    (Decimal('1549.13'), None)
    """
    if value is None or math.isnan(value):
        return None
    number = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not number.is_finite():
        raise FinalAccountsError("a number to be shown is infinite", way_out="Give the rate its reason.")
    return number


def _missing(printed: str) -> str:
    """What stands where there is no number: the dash that is printed there, or nothing."""
    return DASH if printed.strip() in _DASHES else ""


def format_amount(value: Number, unit: str, *, signed: bool = False, printed: str = "") -> str:
    """Return an amount (金额) with thousands separators and two decimals, without its unit.

    ``unit`` is the unit of the data (万元, 元, ...): what is counted in whole things has no decimals. ``signed``
    shows a plus; ``printed`` is what the document has there, so that a printed dash is shown as ``—``. Nothing
    printed gives an empty text.

    >>> format_amount(Decimal("2385.28"), "万元"), format_amount(Decimal("16"), "人")
    ('2,385.28', '16')
    >>> format_amount(0.0, "万元"), format_amount(None, "万元", printed="--")
    ('0.00', '—')
    """
    number = exact(value)
    if number is None:
        return _missing(printed)
    places = telling_places(number) if unit in _LARGE else decimals_of(unit)
    return fixed(number, places, signed=signed)


def format_rate(
    rate: Rate | Number, language: Language, *, signed: bool = False, reason: str = "", printed: str = ""
) -> str:
    """Return a rate (比率) in per cent with two decimals, or in words why there is none.

    ``rate`` is a fraction: a :class:`~fa_helpers.computing.rates.Rate`, or a number beside its ``reason``
    (``zero_base``, ...). A number missing without a reason gives an empty text.

    >>> format_rate(Decimal("8.8692"), "en", signed=True)
    '+886.92%'
    >>> format_rate(Rate(None, "zero_base", "initial_budget"), "zh")
    '基数为0，不可比'
    """
    if isinstance(rate, Rate):
        number, reason = rate.value, rate.reason
    else:
        number = exact(rate)
    if number is not None:
        return f"{fixed(number * 100, 2, signed=signed)}%"
    if reason:
        return message(f"rate.{reason}", language)
    return _missing(printed)


def format_per_cent(value: Number, *, signed: bool = False, printed: str = "") -> str:
    """Return a rate that is already in per cent, as documents print it (百分数), with two decimals.

    >>> format_per_cent(Decimal("51.03")), format_per_cent(None)
    ('51.03%', '')
    """
    number = exact(value)
    if number is None:
        return _missing(printed)
    return f"{fixed(number, 2, signed=signed)}%"


def places_printed(fact: Fact) -> int:
    """With how many decimals a figure is printed (小数位数)."""
    exponent = fact.value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 2


def rate_printed(fact: Fact) -> str:
    """A printed rate with the decimals it has (原文百分数)."""
    return f"{fixed(fact.value, places_printed(fact))}%"


def format_count(value: Number, unit: str, language: Language, *, printed: str = "") -> str:
    """Return a count (数量) with its unit; a count that is no whole number keeps its decimals.

    >>> format_count(Decimal("16"), "人", "en"), format_count(1234, "", "zh"), format_count(1.5, "", "zh")
    ('16 persons', '1,234', '1.5')
    """
    number = exact(value)
    if number is None:
        return _missing(printed)
    plain = number.normalize()
    exponent = plain.as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    text = fixed(number, decimals)
    return with_unit(text, unit, language)


def source_line(
    entity: str, fiscal_year: int | None, pages: Iterable[int], language: Language, kind: str = ""
) -> str:
    """Return the source line (来源) under a table or chart: whose document, which year, which pages.

    >>> source_line("某局", 2023, [5, 6], "zh")
    '来源：某局2023年度部门决算，第5、6页'
    """
    values: dict[str, object] = {"entity": entity}
    key, listed = "source.line", format_pages(pages, language)
    missing = [name for name, there in (("year", fiscal_year), ("pages", listed)) if not there]
    if fiscal_year:
        values["year"] = fiscal_year
    if listed:
        values["pages"] = listed
    if missing:
        key += "_without_" + "_and_".join(missing)
    return message(of_kind(key, kind), language, **values)
