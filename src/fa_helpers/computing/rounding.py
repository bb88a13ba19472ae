"""How far two honest roundings may lie apart (允许舍入差): derived from the printed digits, never chosen.

A printed number stands for an interval, half a unit of its last printed place to each side; what intervals make of a
sum or a rate is told in ``checks/outcomes.py``.
"""

from __future__ import annotations

from decimal import Decimal


def decimal_places(value: Decimal) -> int:
    """How many decimals a figure was printed with (小数位数).

    >>> decimal_places(Decimal("39.30")), decimal_places(Decimal("400")), decimal_places(Decimal("4E+2"))
    (2, 0, 0)
    """
    exponent = value.as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of a figure's last printed place (半个末位单位).

    >>> half_unit(Decimal("39.30")), half_unit(Decimal("400"))
    (Decimal('0.005'), Decimal('0.5'))
    """
    return Decimal(5).scaleb(-decimal_places(value) - 1)
