"""Changes, shares and rates (增减、占比、比率) computed from printed figures, exactly or not at all.

Money goes in and comes out as ``Decimal``; a float is refused, since it would bring an error nobody printed.
Nothing is rounded: rounding belongs to the place where a number is shown. A figure that is not printed is
``None``. A rate is a fraction (0.5103 for 51.03 %); one without a meaning is missing and says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import Literal

from fa_helpers.model import Direction

RateReason = Literal["", "zero_base", "both_zero", "negative_base", "missing_base", "missing_value"]

# Own context: results must not depend on the precision that the caller's thread happens to have set. Fifty
# digits hold sums of published amounts exactly and leave a quotient right far beyond any printed place.
_CONTEXT = Context(prec=50, traps=[DivisionByZero, InvalidOperation, Overflow])


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate (比率) as a fraction of a named base, or missing with its reason.

    ``value`` is the fraction, ``None`` when there is none; ``reason`` is then ``zero_base`` (基数为0),
    ``both_zero`` (both are 0), ``negative_base`` (基数为负), ``missing_base`` or ``missing_value`` (not
    printed), else empty. ``base`` is the identifier of what was divided by. Raises ``ValueError`` when value
    and reason contradict.

    >>> Rate(Decimal("0.5"), "", "initial_budget").per_cent
    Decimal('50.0')
    """

    value: Decimal | None
    reason: RateReason
    base: str

    def __post_init__(self) -> None:
        if (self.value is None) == (self.reason == ""):
            raise ValueError("a rate has either a value or a reason why it has none")

    @property
    def per_cent(self) -> Decimal | None:
        """The same rate in per cent (百分数), ``None`` when missing."""
        return None if self.value is None else _CONTEXT.multiply(self.value, Decimal(100))


def _figure(value: Decimal | None) -> Decimal | None:
    """Let through exact finite figures only."""
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise TypeError(f"a figure must be a Decimal or None, not {type(value).__name__}")
    if value.is_nan():
        return None
    if value.is_infinite():
        raise ValueError("a figure cannot be infinite")
    return value


def _difference(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    left, right = _figure(left), _figure(right)
    return None if left is None or right is None else _CONTEXT.subtract(left, right)


def _quotient(part: Decimal | None, whole: Decimal | None, base: str, *, signed_base: bool = False) -> Rate:
    """Divide, or say why there is nothing to divide; a missing base is named before a missing value."""
    part, whole = _figure(part), _figure(whole)
    if whole is None:
        return Rate(None, "missing_base", base)
    if part is None:
        return Rate(None, "missing_value", base)
    if whole == 0:
        return Rate(None, "both_zero" if part == 0 else "zero_base", base)
    if whole < 0 and not signed_base:
        return Rate(None, "negative_base", base)
    return Rate(_CONTEXT.divide(part, whole), "", base)


def _relative_difference(value: Decimal | None, reference: Decimal | None, base: str) -> Rate:
    """(value - reference) / reference; the reason speaks of the value itself, not of the difference."""
    plain = _quotient(value, reference, base)
    return plain if plain.value is None else _quotient(_difference(value, reference), reference, base)


def change(final: Decimal | None, prior: Decimal | None) -> Decimal | None:
    """Return the change on last year (同比增减额), signed, in the unit of both; ``None`` when one is missing.

    >>> change(Decimal("2385.28"), Decimal("3934.41"))
    Decimal('-1549.13')
    """
    return _difference(final, prior)


def change_rate(final: Decimal | None, prior: Decimal | None, *, base: str = "prior_final_accounts") -> Rate:
    """Return the rate of change on last year (同比增减率), a signed fraction of ``prior``.

    A base of 0 gives no rate, never 100 %: ``zero_base``, or ``both_zero`` when nothing changed either.

    >>> change_rate(Decimal(12), Decimal(10)).value
    Decimal('0.2')
    >>> change_rate(Decimal("2.35"), Decimal(0)).reason
    'zero_base'
    """
    return _relative_difference(final, prior, base)


def signed_change(amount: Decimal | None, direction: Direction) -> Decimal | None:
    """Return a printed change (增加、减少、持平) with the sign that its direction word gives.

    ``None`` where amount and word do not settle the sign: no amount, no word beside an amount, 持平 beside a
    change, 减少 beside a printed minus. A change of 0 needs no word.

    >>> signed_change(Decimal("1549.13"), "decrease")
    Decimal('-1549.13')
    """
    amount = _figure(amount)
    if amount is None or amount == 0:
        return amount
    if direction == "increase":
        return amount
    if direction == "decrease" and amount > 0:
        return amount.copy_negate()
    return None


def implied_prior(final: Decimal | None, signed: Decimal | None) -> Decimal | None:
    """Return last year's figure (上年数，推算): the final accounts less the signed change.

    Both printed figures are rounded, so the result is uncertain by a whole unit of the last printed place.

    >>> implied_prior(Decimal("2385.28"), Decimal("-1549.13"))
    Decimal('3934.41')
    """
    return _difference(final, signed)


def share(part: Decimal | None, whole: Decimal | None, *, base: str = "") -> Rate:
    """Return the share (占比) of ``part`` in ``whole`` as a fraction; ``base`` is the concept of the whole.

    >>> share(Decimal("268.48"), Decimal("2684.8"), base="total_expenditure").value
    Decimal('0.1')
    """
    return _quotient(part, whole, base)


def contribution(part_change: Decimal | None, total_change: Decimal | None, *, base: str = "change") -> Rate:
    """Return how much of a total's change a part explains (对变动的贡献), as a fraction.

    Both changes are signed. Parts that move against the total give a negative fraction, and single parts may
    exceed 1; all parts together give 1. A total that did not change explains nothing: ``zero_base``.

    >>> contribution(Decimal(-30), Decimal(-40)).value
    Decimal('0.75')
    """
    return _quotient(part_change, total_change, base, signed_base=True)


def variance(final: Decimal | None, budget: Decimal | None) -> Decimal | None:
    """Return final accounts less budget (预决算差异额), signed; ``None`` when one is missing.

    >>> variance(Decimal("2385.28"), Decimal("241.69"))
    Decimal('2143.59')
    """
    return _difference(final, budget)


def variance_rate(final: Decimal | None, budget: Decimal | None, *, base: str = "initial_budget") -> Rate:
    """Return the budget variance rate (预决算差异率), a signed fraction of the budget named by ``base``.

    >>> variance_rate(Decimal(15), Decimal(10)).value
    Decimal('0.5')
    """
    return _relative_difference(final, budget, base)


def completion_rate(final: Decimal | None, budget: Decimal | None, *, base: str = "initial_budget") -> Rate:
    """Return how much of a budget was reached (完成预算的比例), a fraction of the budget named by ``base``.

    >>> completion_rate(Decimal(15), Decimal(10)).value
    Decimal('1.5')
    """
    return _quotient(final, budget, base)


def execution_rate(
    executed: Decimal | None, budget: Decimal | None, *, base: str = "adjusted_budget"
) -> Rate:
    """Return the execution rate (预算执行率): executed amount as a fraction of the full-year budget.

    >>> execution_rate(Decimal(30), Decimal(80)).value
    Decimal('0.375')
    """
    return _quotient(executed, budget, base)


def percentage_points(later: Rate, earlier: Rate) -> Decimal | None:
    """Return the distance between two rates in percentage points (个百分点); ``None`` when one is missing.

    Raises ``ValueError`` for rates of different bases, whose distance means nothing.

    >>> percentage_points(share(Decimal(3), Decimal(4)), share(Decimal(1), Decimal(2)))
    Decimal('25.00')
    """
    if later.base != earlier.base:
        raise ValueError(f"rates of different bases: {later.base!r} and {earlier.base!r}")
    return _difference(later.per_cent, earlier.per_cent)


def contribution_points(
    final: Decimal | None, before: Decimal | None, total_before: Decimal | None
) -> Decimal | None:
    """Return by how many percentage points a part moves its total's rate of change (拉动百分点).

    The points of all parts add up to the rate of the total. ``None`` when a figure is missing or the total was nothing.

    >>> contribution_points(Decimal(30), Decimal(20), Decimal(200))
    Decimal('5.00')
    """
    later, earlier = (share(part, total_before, base="total_before") for part in (final, before))
    return percentage_points(later, earlier)
