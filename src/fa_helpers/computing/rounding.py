"""How far two honest roundings may lie apart (允许舍入差): derived from the printed digits, never chosen.

A printed number stands for an interval, half a unit of its last printed place to each side; what intervals make of a
sum or a rate is told in ``checks/outcomes.py``.
"""

from __future__ import annotations

from decimal import Decimal

from fa_helpers.text.amounts import PrintedNumber, parse_number


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
