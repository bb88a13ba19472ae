"""What has been gathered of one form while it is read (读取中的自评表)."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from fa_helpers.layout.grids import GridCell
from fa_helpers.model import CellNumber, FundsRow, Indicator, Locator
from fa_helpers.reading.card_numbers import cell_numbers


@dataclass(slots=True)
class Card:
    """What has been gathered of one form so far (已读内容)."""

    funds: list[FundsRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    goals: dict[str, list[GridCell]] = field(default_factory=lambda: {"expected": [], "actual": []})
    heads: dict[str, GridCell] = field(default_factory=dict)
    name_label: str = ""
    inline: dict[str, str] = field(default_factory=dict)
    totals: dict[str, tuple[Decimal | None, Locator]] = field(default_factory=dict)
    left_over: list[str] = field(default_factory=list)
    numbers: list[CellNumber] = field(default_factory=list)
    cut: dict[int, str] = field(default_factory=dict)

    def add_numbers(
        self, cell: GridCell | None, row: str, column: str, labels: dict[int, str], before: int = 0
    ) -> None:
        """Keep the numbers among a cell's words (文字中的数字)."""
        if cell is not None:
            self.numbers.extend(cell_numbers(cell, row, column, labels, before))
