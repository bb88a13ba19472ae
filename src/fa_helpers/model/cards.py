"""What a self-evaluation form says (绩效自评表), as frozen data: rows of cells, and the figures in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Literal

from fa_helpers.model.facts import Fact
from fa_helpers.model.places import Locator
from fa_helpers.patterns import regex

_TOTAL = regex(r"总额|合计|总计|总金额|总资金|资金总|总支出|总预算")
_PART = regex(r"其中|[按分].{0,6}分")
CARD = "card"
"""The key of what belongs to a whole form: its totals and goals."""
StatedKind = Literal["number", "range", "date", "words", "blank", "unread"]
Operator = Literal["", "=", "<=", ">=", "<", ">"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A target or an outcome as read (指标值): ``low`` and ``high`` are the same for a single number.

    万 and 亿 are multiplied out of the numbers and off the ``unit``; per mille and 分之 are per cent. ``prefix`` is
    the words before the number, ``day`` the last day that a date allows. ``bound`` says that the text gives only a
    limit, not a value.
    """

    printed: str
    kind: StatedKind
    operator: Operator = ""
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    prefix: str = ""
    day: date | None = None

    @property
    def value(self) -> Decimal | None:
        """The single number, ``None`` for anything else."""
        return self.low if self.kind == "number" else None

    @property
    def bound(self) -> bool:
        """Whether the text gives a limit or a range instead of a value."""
        return self.kind == "range" or self.operator in ("<", ">", "<=", ">=")

    @property
    def is_money(self) -> bool:
        """Whether the number is an amount of money, a rate per head or month included."""
        return self.unit.split("/")[0] == "元"


BLANK = Stated("", "blank")


@dataclass(frozen=True, slots=True)
class CardCell:
    """One cell of a form that holds anything (单元格): its column, its text as printed, its place, its figures.

    A cell that holds a number alone has one figure; among words there may be several; a dash has none.
    """

    column: str
    printed: str
    locator: Locator
    figures: tuple[Fact, ...] = ()


@dataclass(frozen=True, kw_only=True)
class CardRow:
    """A row of a form with its cells (自评表的一行); ``key`` names it in the form: ``funds.2``, ``indicator.3``, ``card``."""

    cells: tuple[CardCell, ...] = ()

    @cached_property
    def _by_column(self) -> dict[str, CardCell]:
        return {cell.column: cell for cell in reversed(self.cells)}

    def cell(self, column: str) -> CardCell | None:
        """The cell of a column, ``None`` where it is blank."""
        return self._by_column.get(column)

    def printed(self, column: str) -> str:
        """The text of a column's cell as printed, empty where it is blank."""
        cell = self.cell(column)
        return "" if cell is None else cell.printed

    def figure(self, column: str) -> Fact | None:
        """The figure of a cell that holds a number alone; ``None`` for a blank, a dash, or words."""
        cell = self._by_column.get(column)
        alone = cell is not None and len(cell.figures) == 1 and cell.figures[0].offset < 0
        return cell.figures[0] if cell is not None and alone else None

    def number(self, column: str) -> Decimal | None:
        """The value of a cell that holds a number alone."""
        figure = self.figure(column)
        return None if figure is None else figure.value


@dataclass(frozen=True, kw_only=True)
class ScoredRow(CardRow):
    """A row that may earn points (评分行)."""

    @cached_property
    def weight(self) -> Decimal | None:
        """The points that can be earned (分值)."""
        return self.number("weight")

    @cached_property
    def score(self) -> Decimal | None:
        """The points that were given (得分)."""
        return self.number("score")


@dataclass(frozen=True, kw_only=True)
class FundsRow(ScoredRow):
    """One row of a scorecard's funds or tasks (项目资金、年度主要任务).

    Numbers are as printed without % and 分, ``None`` for a blank or a dash. A ``task_total`` (金额合计) is the
    printed sum of the tasks: whoever adds tasks leaves it out.
    """

    row_kind: Literal["funds", "task", "task_total"]
    source: str
    page: int
    content: str = ""
    status: str = ""

    @property
    def name(self) -> str:
        """What the row is called: its source of funds, or its task."""
        return self.source

    @cached_property
    def initial_budget(self) -> Decimal | None:
        """The initial budget (年初预算数)."""
        return self.number("initial_budget")

    @cached_property
    def adjusted_budget(self) -> Decimal | None:
        """The full-year budget (全年预算数)."""
        return self.number("adjusted_budget")

    @cached_property
    def executed(self) -> Decimal | None:
        """What was executed (全年执行数)."""
        return self.number("executed")

    @cached_property
    def execution_rate(self) -> Decimal | None:
        """The printed execution rate in per cent (执行率)."""
        return self.number("execution_rate")

    @cached_property
    def budget_fiscal(self) -> Decimal | None:
        """Fiscal funds within a task's budget (财政拨款)."""
        return self.number("budget_fiscal")

    @cached_property
    def budget_other(self) -> Decimal | None:
        """Other funds within a task's budget (其他资金)."""
        return self.number("budget_other")

    @cached_property
    def executed_fiscal(self) -> Decimal | None:
        """Fiscal funds within what a task executed."""
        return self.number("executed_fiscal")

    @cached_property
    def executed_other(self) -> Decimal | None:
        """Other funds within what a task executed."""
        return self.number("executed_other")


@dataclass(frozen=True, kw_only=True)
class Indicator(ScoredRow):
    """One indicator of a scorecard (绩效指标) as printed: levels, target and outcome with operator and unit.

    Where operator and unit have columns of their own (指标性质、度量单位), ``target`` holds all three and the cells each
    alone (``sign``, ``target``, ``unit``). ``wanted`` and ``reached`` are target and outcome as read.
    """

    order: int
    level1: str
    level2: str
    level3: str
    target: str
    basis: str
    actual: str
    deviation: str
    page: int
    wanted: Stated = BLANK
    reached: Stated = BLANK

    def stated(self, column: str) -> Stated:
        """Target or outcome as read, by its column: ``target`` or ``actual``."""
        return self.wanted if column == "target" else self.reached

    @property
    def name(self) -> str:
        """What the row is called: its indicator of the third level."""
        return self.level3


def _adds_up(whole: FundsRow, parts: Sequence[FundsRow]) -> bool:
    """Whether the points of some rows of funds are those of the whole, both to be reached and given."""
    pairs = ((whole.weight, [p.weight for p in parts]), (whole.score, [p.score for p in parts]))
    return all(own is not None and sum(filter(None, rest)) == own for own, rest in pairs)


def _is_whole(rows: Sequence[FundsRow]) -> bool:
    """Whether the first of some rows of funds holds the others: they are called its parts, or add up to it."""
    first, *rest = rows
    if not rest or _PART.match(rest[0].source):
        return True
    columns = ("executed", "adjusted_budget", "initial_budget")
    column = next((name for name in columns if first.number(name) is not None), "executed")
    return first.number(column) == sum(row.number(column) or Decimal(0) for row in rest)


@dataclass(frozen=True, kw_only=True)
class Scorecard(CardRow):
    """One self-evaluation form (绩效自评表): a project's, a special fund's, or the whole department's.

    ``cells`` are those of its totals and goals. ``left_over`` is what was not understood, ``cut`` the cells whose
    text does not fit.
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
    goal_expected: str = ""
    goal_actual: str = ""
    funds: tuple[FundsRow, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    left_over: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    money_columns: tuple[str, ...] = ()
    """The columns that stand over its money."""

    @cached_property
    def total_weight(self) -> Decimal | None:
        """The printed total of the points (分值合计)."""
        return self.number("total_weight")

    @cached_property
    def total_score(self) -> Decimal | None:
        """The printed total score (总分)."""
        return self.number("total_score")

    @cached_property
    def whole_funds(self) -> FundsRow | None:
        """The row of the form's own amounts (年度资金总额): the one called a total, else the first of which the others are
        parts; where funds are only listed side by side (省级, 市级) there is none. Without funds the printed sum of its tasks.
        """
        own = [row for row in self.funds if row.row_kind == "funds"]
        if not own:
            return next((row for row in self.funds if row.row_kind == "task_total"), None)
        called = (row for row in own if _TOTAL.search(row.source) and not _PART.match(row.source))
        return next(called, own[0] if _is_whole(own) else None)

    @cached_property
    def execution_rows(self) -> tuple[FundsRow, ...]:
        """The rows of funds whose execution is scored (预算执行): that of the form's own amounts, else the first; each that
        has a score where funds stand side by side or share its points.
        """
        own = [row for row in self.funds if row.row_kind == "funds"]
        scored = [row for row in own if row.score is not None]
        whole = self.whole_funds
        if whole is None and scored:
            return tuple(scored)
        parts = [row for row in scored if row is not whole]
        if whole in scored and len(parts) > 1 and _adds_up(whole, parts):
            return tuple(parts)  # the parts share its points
        return (whole,) if whole is not None and whole in scored else tuple(scored[:1] or own[:1])

    def rows(self) -> Iterator[tuple[str, CardRow]]:
        """Every row with its key: ``funds.1`` …, ``indicator.1`` …, at last the form itself (``card``)."""
        for place, funds in enumerate(self.funds, 1):
            yield f"funds.{place}", funds
        for place, indicator in enumerate(self.indicators, 1):
            yield f"indicator.{place}", indicator
        yield CARD, self

    def figures(self) -> tuple[Fact, ...]:
        """Every number of the form: first those with a cell of their own, then those among words."""
        every = [fact for _, row in self.rows() for cell in row.cells for fact in cell.figures]
        return tuple(sorted(every, key=lambda fact: fact.offset >= 0))

    def figures_by_cell(self) -> dict[tuple[str, str], tuple[Fact, ...]]:
        """The figures of each cell by row and column (单元格的数据); a heading counts for every indicator it spans."""
        found = {
            (key, cell.column): cell.figures for key, row in self.rows() for cell in row.cells if cell.figures
        }
        for place, (before, here) in enumerate(zip(self.indicators, self.indicators[1:], strict=False), 1):
            for level in ("level1", "level2"):
                heading = found.get((f"indicator.{place}", level))
                if heading and getattr(before, level) == getattr(here, level):
                    found.setdefault((f"indicator.{place + 1}", level), heading)
        return found
