"""What has been gathered of one form while it is read (读取中的自评表)."""

from __future__ import annotations

from dataclasses import dataclass, field

from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.model import CardCell, FundsRow, Indicator


@dataclass(slots=True)
class Card:
    """What has been gathered of one form so far (已读内容)."""

    funds: list[FundsRow] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    goals: dict[str, list[GridCell]] = field(default_factory=lambda: {"expected": [], "actual": []})
    heads: dict[str, GridCell] = field(default_factory=dict)
    name_label: str = ""
    inline: dict[str, str] = field(default_factory=dict)
    cells: dict[str, CardCell] = field(default_factory=dict)
    """Those of the form's totals and goals."""
    left_over: list[str] = field(default_factory=list)
    cut: dict[int, str] = field(default_factory=dict)
    levels: list[dict[str, GridCell]] = field(default_factory=list)
    """For each indicator the cells that name its groups."""
    unit: str = ""
    """That of the money, as the head of its columns says it."""
    money_columns: set[str] = field(default_factory=set)
    foot: int = 0
    """The last row of the grid that the last indicator stands in."""
