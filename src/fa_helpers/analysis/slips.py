"""Whether two numbers differ as one number does from its own misprint (笔误): one digit, two swapped, a point moved.

Two unrelated numbers of three digits differ in one digit by chance in three cases of a hundred, those of four in four
of a thousand. So it takes two numbers that a form means to be one, as a goal's amount and its funds row, before this
says anything; and shorter numbers say nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

_ENOUGH: Final = 3
"""Digits that a number has at least, zeros at its end not counted: 500 and 50 are round numbers, not a slip."""


def is_slip(left: Decimal, right: Decimal) -> bool:
    """Whether one number is the other misprinted.

    >>> is_slip(Decimal("1655"), Decimal("165.5")), is_slip(Decimal("31.97"), Decimal("39.17"))
    (True, True)
    >>> is_slip(Decimal("156.00"), Decimal("165")), is_slip(Decimal("50"), Decimal("500"))
    (True, False)
    >>> is_slip(Decimal("252.80"), Decimal("237.40")), is_slip(Decimal("12.5"), Decimal("12.50"))
    (False, False)
    """
    if left <= 0 or right <= 0 or left == right:
        return False
    one, other = _digits(left), _digits(right)
    if min(len(one), len(other)) < _ENOUGH:
        return False
    if one == other:
        return left in (right * 10, right / 10)
    exponent = min(_exponent(left), _exponent(right))
    one, other = _shown(left, exponent), _shown(right, exponent)
    if len(one) != len(other):
        return False
    places = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(places) == 1:
        return True
    swapped = len(places) == 2 and places[1] == places[0] + 1
    return swapped and one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def is_list_slip(whole: Decimal, parts: Sequence[Decimal]) -> bool:
    """Whether parts would add up to their whole but for one misprint, in the whole or in a part.

    A list that falls short by a round amount may leave a part out, so that there only a moved point tells.

    >>> is_list_slip(Decimal("37.07"), [Decimal("39.17"), Decimal("1.6"), Decimal("3.5")])
    True
    >>> is_list_slip(Decimal("108.5"), [Decimal("100.5"), Decimal("3")])
    False
    """
    gap = whole - sum(parts)
    alike = is_slip if gap < 0 else point_moved
    return alike(whole, whole - gap) or any(alike(part, part + gap) for part in parts)


def point_moved(left: Decimal, right: Decimal) -> bool:
    """Whether one number is ten times the other, and neither is round.

    >>> point_moved(Decimal("3.59"), Decimal("35.9")), point_moved(Decimal("5"), Decimal("50"))
    (True, False)
    """
    return left in (right * 10, right / 10) and is_slip(left, right)


def _digits(value: Decimal) -> str:
    return _shown(value, _exponent(value)).rstrip("0")


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _shown(value: Decimal, exponent: int) -> str:
    """The number in units of ten to the ``exponent``, in digits."""
    return str(int(value.scaleb(-exponent)))
