"""What a self-evaluation form says (绩效自评表), as frozen data."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.model.places import Locator

Printed = tuple[tuple[str, str], ...]
Places = tuple[tuple[str, Locator], ...]


@dataclass(frozen=True, slots=True)
class FundsRow:
    """One row of a scorecard's funds or tasks (项目资金、年度主要任务).

    Numbers are as printed without % and 分; ``None`` for a blank or a dash, which ``printed`` keeps apart:
    column and printed text of every cell that holds anything. ``places`` tells where each stands.
    A ``task_total`` (金额合计) is the printed sum of the tasks: whoever adds tasks leaves it out.
    """

    row_kind: Literal["funds", "task", "task_total"]
    source: str
    page: int
    initial_budget: Decimal | None = None
    adjusted_budget: Decimal | None = None
    executed: Decimal | None = None
    weight: Decimal | None = None
    execution_rate: Decimal | None = None
    score: Decimal | None = None
    content: str = ""
    status: str = ""
    budget_fiscal: Decimal | None = None
    budget_other: Decimal | None = None
    executed_fiscal: Decimal | None = None
    executed_other: Decimal | None = None
    printed: Printed = ()
    places: Places = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a scorecard (绩效指标) as printed: levels, target and outcome with operator and unit.

    Where operator and unit have columns of their own (指标性质、度量单位), ``target`` holds all three and ``printed`` each
    alone (``sign``, ``target``, ``unit``); such a unit is the outcome's too.
    """

    order: int
    level1: str
    level2: str
    level3: str
    target: str
    basis: str
    actual: str
    weight: Decimal | None
    score: Decimal | None
    deviation: str
    page: int
    printed: Printed = ()
    places: Places = ()

    @property
    def outcome(self) -> str:
        """The outcome (完成值) with its unit: that of the column of units where ``actual`` is a bare number."""
        unit = dict(self.printed).get("unit", "")
        bare = self.actual.replace(",", "").replace(".", "", 1).isdigit()
        return self.actual + unit if bare and unit and self.target.endswith(unit) else self.actual


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number among a cell's words (单元格文字中的数字): ``row`` is ``card`` (goals), ``indicator.3`` or ``funds.2``
    (from 1), ``column`` its field, ``start`` where the numeral begins there, ``unit`` what stands behind it.
    """

    row: str
    column: str
    start: int
    printed: str
    value: Decimal
    unit: str
    context: str
    locator: Locator


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One self-evaluation form (绩效自评表): a project's, a special fund's, or the whole department's.

    ``left_over`` is what was not understood, ``numbers`` those among words, ``cut`` the cells whose text does not fit.
    """

    scorecard_id: str
    kind: Literal["department", "project", "special_fund"]
    title: str
    name: str
    supervisor: str
    implementer: str
    fiscal_year: int | None
    page_first: int
    page_last: int
    total_weight: Decimal | None
    total_score: Decimal | None
    goal_expected: str
    goal_actual: str
    funds: tuple[FundsRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    places: Places = ()
    left_over: tuple[str, ...] = ()
    numbers: tuple[CellNumber, ...] = ()
    cut: tuple[str, ...] = ()
