"""Money in fen as it is printed (金额写法): rounded half up, with or without separators, trailing zeros, units."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

WAN = 1_000_000  # fen in 万元


def rounded(value: Decimal, places: int = 2) -> Decimal:
    """Half up, as offices round."""
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def wan(fen: int) -> Decimal:
    """Fen in 万元, two decimals."""
    return rounded(Decimal(fen) / WAN)


@dataclass(frozen=True)
class NumberStyle:
    """How a document prints its numbers (数字格式)."""

    separators: bool = True
    strip: bool = False  # 2,480,372.7 and 56, without trailing zeros
    zero: str = "0.00"

    def number(self, value: Decimal) -> str:
        """A number as printed."""
        text = f"{value:,f}" if self.separators else f"{value:f}"
        if self.strip and "." in text:
            text = text.rstrip("0").rstrip(".")
        return text

    def money(self, fen: int, unit: str = "万元") -> str:
        """Fen as printed in a unit."""
        return self.number(wan(fen) if unit == "万元" else rounded(Decimal(fen) / 100))


def percent(part: int, whole: int) -> Decimal:
    """A share or rate in per cent, two decimals; 0 where there is no whole."""
    return rounded(Decimal(part) * 100 / Decimal(whole)) if whole else Decimal("0.00")
