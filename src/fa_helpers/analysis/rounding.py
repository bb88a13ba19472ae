"""How far two honest roundings may lie apart (允许舍入差): derived from the printed digits, never chosen.

A printed number stands for an interval, half a unit of its last printed place to each side. For a rate n/d in per
cent the allowed difference is q + 100·(eN/|D| + |N|·eD/D²), with q the half-unit of the printed rate.
"""

from __future__ import annotations

from decimal import Decimal

from fa_helpers.text.amounts import PrintedNumber, parse_number

_HUNDRED = Decimal(100)


def printed(value: Decimal) -> PrintedNumber:
    """A figure as a printed number: a ``Decimal`` that kept its trailing zeros knows its places.

    >>> printed(Decimal("39.30")).half_unit
    Decimal('0.005')
    """
    return parse_number(format(value, "f"))


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of a figure's last printed place (半个末位单位), as :func:`printed` has it, without parsing it again.

    >>> half_unit(Decimal("39.30")), half_unit(Decimal("400"))
    (Decimal('0.005'), Decimal('0.5'))
    """
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(min(exponent, 0) - 1) if isinstance(exponent, int) else Decimal(0)


def rate_tolerance(
    rate: Decimal, numerator: Decimal, denominator: Decimal, e_numerator: Decimal, e_denominator: Decimal
) -> Decimal | None:
    """Allowed difference, in percentage points, between a printed rate and ``100·numerator/denominator``.

    ``e_numerator`` and ``e_denominator`` are their own uncertainties; ``None`` on a zero denominator.

    >>> half = Decimal("0.005")
    >>> round(rate_tolerance(Decimal("39.37"), Decimal("1549.13"), Decimal("3934.41"), half, 2 * half), 6)
    Decimal('0.005227')
    """
    if denominator == 0:
        return None
    spread = e_numerator / abs(denominator) + abs(numerator) * e_denominator / (denominator * denominator)
    return printed(rate).half_unit + _HUNDRED * spread


def outcome_of(difference: Decimal | None, tolerance: Decimal | None) -> str:
    """``holds`` when equal as printed, ``rounding`` within the tolerance, else ``differs``; empty when not comparable.

    >>> outcome_of(Decimal("0.004"), Decimal("0.005"))
    'holds'
    """
    if difference is None or tolerance is None:
        return ""
    if abs(difference) <= min(tolerance, Decimal("0.005")):
        return "holds"
    return "rounding" if abs(difference) <= tolerance else "differs"
