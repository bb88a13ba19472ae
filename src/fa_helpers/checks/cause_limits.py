"""What a proposed cause would break (原因的反证): rows that hold as the figures stand, and would not any more."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.rule import rule
from fa_helpers.text.amounts import MONEY

_EQUALS: Final = (" = ", " ≈ ")


def breaks(held: Iterable[Entry], fact_id: str, moved: Decimal) -> bool:
    """Whether a row that holds would fail if a figure were another by so many yuan (推翻相符项)."""
    return any(_is_broken(entry.check, fact_id, moved) for entry in held if fact_id in entry.check.fact_ids)


def _is_broken(check: Check, fact_id: str, moved: Decimal) -> bool:
    if not check.agrees:
        return False
    if check.difference is None:
        # One quantity in several places, told without a formula: one of them alone cannot be another.
        return rule(check.rule).kind == "repeat" and len(check.fact_ids) > 1
    if not any(sign in check.formula for sign in _EQUALS):
        return False
    tolerance = check.tolerance or Decimal(0)
    if check.unit in MONEY and " ÷ " not in check.formula:
        by = moved / MONEY[check.unit] * (1 if check.fact_ids[0] == fact_id else -1)
        return abs(check.difference + by) > tolerance
    amount = next((f.amount_yuan for f in check.facts if f.fact_id == fact_id), None)
    if check.unit != "%" or not amount:
        return False
    # Whatever part a figure has in a rate, the rate moves at least as much as the figure does.
    return abs((check.expected or 0) * moved / amount) > 2 * tolerance


__all__ = ["breaks"]
