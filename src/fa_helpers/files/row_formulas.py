"""What a spreadsheet computes again in a row (行内公式): only where the formula gives exactly the value that is there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from fa_helpers.files.tables import RATE_PLACES
from fa_helpers.frames.rows import Row

_CONTEXT: Final = Context(prec=60, rounding=ROUND_HALF_UP)
_PLACES: Final = Decimal(1).scaleb(-RATE_PLACES)


@dataclass(frozen=True, slots=True)
class _Formula:
    """One column as the difference or the quotient of two others (公式)."""

    left: str
    sign: str
    right: str

    def gives(self, row: Row) -> Decimal | None:
        """What it comes to in a row; ``None`` where it cannot be computed."""
        left, right = row.get(self.left), row.get(self.right)
        if not isinstance(left, Decimal) or not isinstance(right, Decimal):
            return None
        if self.sign == "-":
            return _CONTEXT.subtract(left, right)
        return _CONTEXT.divide(left, right).quantize(_PLACES, context=_CONTEXT) if right else None

    def text(self, cell: Callable[[str], str]) -> str:
        """It as a spreadsheet writes it; ``cell`` names a column's cell."""
        inner = f"{cell(self.left)}{self.sign}{cell(self.right)}"
        return f"=ROUND({inner},{RATE_PLACES})" if self.sign == "/" else f"={inner}"


_FORMULAS: Final[dict[str, dict[str, tuple[_Formula, ...]]]] = {
    "unspent": {
        "unspent": (_Formula("adjusted_budget", "-", "executed"),),
        "rate": (_Formula("executed", "/", "adjusted_budget"),),
    },
    "changes": {
        "prior_final_accounts": (_Formula("final_accounts", "-", "signed_change"),),
        "change_rate": (_Formula("signed_change", "/", "prior_final_accounts"),),
    },
    "variances": {
        "variance": (_Formula("amount", "-", "base_amount"),),
        "rate": (_Formula("variance", "/", "base_amount"), _Formula("amount", "/", "base_amount")),
    },
    "item_changes": {
        "signed_change": (_Formula("amount", "-", "base_amount"),),
        "change_rate": (_Formula("signed_change", "/", "base_amount"),),
    },
    "scoring": {
        "lost": (_Formula("weight", "-", "score"),),
        "difference": (_Formula("score", "-", "recomputed_score"),),
    },
}


def formula_of(table: str, column: str, row: Row, cell: Callable[[str], str]) -> str:
    """The formula of a cell, blank where there is none that gives its value.

    >>> row = {"adjusted_budget": Decimal("9.50"), "executed": Decimal(4), "unspent": Decimal("5.50")}
    >>> formula_of("unspent", "unspent", row, lambda name: {"adjusted_budget": "B2", "executed": "C2"}[name])
    '=B2-C2'
    """
    for formula in _FORMULAS.get(table, {}).get(column, ()):
        if row.get(column) is not None and formula.gives(row) == row[column]:
            return formula.text(cell)
    return ""
