"""Whether two numbers differ as one number does from its own misprint (笔误): one digit, two swapped, a point moved.

How much that tells depends on how near the numbers are by nature. Two amounts of one project, as what it cost and what
was paid, often share their first digits, and of those that differ in the last two, one in five differs in one digit
only. Two digits swapped or a point moved hardly ever come by chance (one in a hundred, and fewer): these tell by
themselves. One digit tells only where something else shows that the two are meant to be one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

_ENOUGH: Final = 3
"""Digits that a number has at least, zeros at its end not counted: 500 and 50 are round numbers, not a slip."""

Alike = Callable[[Decimal, Decimal], bool]


def is_slip(left: Decimal, right: Decimal) -> bool:
    """Whether one number may be the other misprinted.

    >>> is_slip(Decimal("1655"), Decimal("165.5")), is_slip(Decimal("31.97"), Decimal("39.17"))
    (True, True)
    >>> is_slip(Decimal("156.00"), Decimal("155")), is_slip(Decimal("50"), Decimal("500"))
    (True, False)
    >>> is_slip(Decimal("252.80"), Decimal("237.40")), is_slip(Decimal("12.5"), Decimal("12.50"))
    (False, False)
    """
    return is_telling_slip(left, right) or (_comparable(left, right) and len(_apart(left, right)) == 1)


def is_telling_slip(left: Decimal, right: Decimal) -> bool:
    """Whether one number is surely the other misprinted: two digits swapped, or the point moved by one place.

    >>> is_telling_slip(Decimal("31.97"), Decimal("39.17")), is_telling_slip(Decimal("18.98"), Decimal("18.28"))
    (True, False)
    """
    if not _comparable(left, right):
        return False
    if point_moved(left, right):
        return True
    places = _apart(left, right)
    if len(places) != 2 or places[1] != places[0] + 1:
        return False
    one, other = _aligned(left, right)
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def point_moved(left: Decimal, right: Decimal) -> bool:
    """Whether one number is ten times the other, and neither is round.

    >>> point_moved(Decimal("3.59"), Decimal("35.9")), point_moved(Decimal("5"), Decimal("50"))
    (True, False)
    """
    return _comparable(left, right) and left in (right * 10, right / 10)


def is_list_slip(whole: Decimal, parts: Sequence[Decimal], alike: Alike = is_slip) -> bool:
    """Whether parts would add up to their whole but for one misprint, in the whole or in a part.

    A list that falls short by a round amount may leave a part out, so that there only a moved point tells.

    >>> is_list_slip(Decimal("37.07"), [Decimal("39.17"), Decimal("1.6"), Decimal("3.5")])
    True
    >>> is_list_slip(Decimal("108.5"), [Decimal("100.5"), Decimal("3")])
    False
    """
    gap = whole - sum(parts)
    same = alike if gap < 0 else point_moved
    return same(whole, whole - gap) or any(same(part, part + gap) for part in parts)


def _comparable(left: Decimal, right: Decimal) -> bool:
    if left <= 0 or right <= 0 or left == right:
        return False
    return min(len(_digits(left)), len(_digits(right))) >= _ENOUGH


def _apart(left: Decimal, right: Decimal) -> list[int]:
    """The places in which two numbers of equally many digits differ; none where they have not equally many."""
    one, other = _aligned(left, right)
    if len(one) != len(other):
        return []
    return [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def _aligned(left: Decimal, right: Decimal) -> tuple[str, str]:
    exponent = min(_exponent(left), _exponent(right))
    return _shown(left, exponent), _shown(right, exponent)


def _digits(value: Decimal) -> str:
    return _shown(value, _exponent(value)).rstrip("0")


def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _shown(value: Decimal, exponent: int) -> str:
    """The number in units of ten to the ``exponent``, in digits."""
    return str(int(value.scaleb(-exponent)))
