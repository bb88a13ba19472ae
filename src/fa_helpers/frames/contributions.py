"""What each part did to the change of their total (对变动的贡献): in percentage points of its rate, and as a share of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from fa_helpers.computing.rates import contribution, contribution_points
from fa_helpers.frames.rows import Row

_SMALL: Final = Decimal("0.1")
"""A net change below so much of all movements: rises and falls nearly cancel, and shares of it run into the hundreds."""


@dataclass(frozen=True, slots=True)
class TotalChange:
    """The change of a total (合计的变动): its parts' changes added up, their movements without sign, and the base."""

    net: Decimal | None
    gross: Decimal
    base: Decimal | None

    @classmethod
    def of(cls, parts: Iterable[tuple[Decimal | None, Decimal | None]]) -> TotalChange:
        """Of the changes of parts, each with its base (变动额、基数); both empty where there are none."""
        known = [(change, base) for change, base in parts if change is not None and base is not None]
        if not known:
            return cls(None, Decimal(0), None)
        changes = [change for change, _ in known]
        base = sum((base for _, base in known), Decimal(0))
        return cls(sum(changes, Decimal(0)), sum(map(abs, changes), Decimal(0)), base)

    @property
    def is_small(self) -> bool:
        """Whether rises and falls nearly cancel, so that a share of what is left says nothing."""
        return self.net is not None and 0 < abs(self.net) < _SMALL * self.gross

    def parts(self, final: Decimal | None, before: Decimal | None, change: Decimal | None) -> Row:
        """One part's columns: percentage points, share of the change, and why that is missing."""
        points = None if change is None else contribution_points(final, before, self.base)
        share = contribution(change, self.net)
        reason = "small_total_change" if self.is_small and share.value is not None else share.reason
        return {
            "contribution_points": points,
            "contribution": None if self.is_small else share.value,
            "contribution_reason": reason,
        }
