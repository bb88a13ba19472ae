"""The rows of a form and the columns of its blocks (表格行与栏目): where a header stands, its column stands below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Literal

from fa_helpers.layout.passage import passage
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards import labels
from fa_helpers.text.amounts import is_too_long, parse_number

FEWEST_HEADERS = 3
"""A row is a header when at least so many of its cells name columns of one block."""
_DIGIT = regex(r"\d")
NEAR = 4.0
"""Points: column edges nearer than this are at the same place on two pages."""
SHOWN = 12
"""How many characters of a cell name it where nothing else does."""
_NUMBER = regex(r"-?\d[\d,]*(?:\.\d+)?")
_POINTS = regex(r"得分\(\d+(?:\.\d+)?分\)$")
_UNIT = regex(r"[(:](?:人民币)?(万元|亿元|元)\)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a form (行): the cells that begin in it, and the grid to look up those that span it."""

    grid: Grid
    number: int
    first_row: int
    starting: tuple[GridCell, ...]

    @property
    def covering(self) -> tuple[GridCell, ...]:
        """All cells that stand in this row, those that begin above it included."""
        return self.grid.by_row[self.number]

    @property
    def first_of_page(self) -> bool:
        """Whether it is the first row on its page."""
        return self.number == self.first_row

    def right_of(self, cell: GridCell) -> GridCell | None:
        """The next cell to the right that covers this row."""
        return self.grid.at(self.number, cell.box.x1 + 1.0)

    def label_left_of(self, x: float) -> GridCell | None:
        """The cell just left of the numbers, unless it is the title of the whole block."""
        cell = self.grid.at(self.number, x - 1.0)
        if (
            cell is None
            or cell.top != self.number
            or labels.FUNDS_TITLE.fullmatch(labels.header(cell.folded))
        ):
            return None
        return cell

    def title_left_of(self, x: float) -> GridCell | None:
        """The block's title left of the numbers where their only row has no label of its own."""
        cell = self.grid.at(self.number, x - 1.0)
        return cell if cell is not None and cell.bottom == self.number + 1 else None


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a block of rows (栏目): each with the horizontal stretch of its header, and its words."""

    kind: Literal["funds", "tasks", "goals", "indicators", "pairs"]
    spans: dict[str, tuple[float, float]]
    page: int
    titles: dict[str, str] = field(default_factory=dict)
    points: GridCell | None = None
    """The head that prints the points to be reached where they have no column: 得分（10分）."""

    def cell(self, row: Row, name: str) -> GridCell | None:
        """The cell of a row under a header; on a page whose columns stand elsewhere, the one in the same order."""
        if name not in self.spans:
            return None
        x0, x1 = self.spans[name]
        if self.fits(row.grid):
            return row.grid.at(row.number, (x0 + x1) / 2)
        order = sorted(self.spans, key=lambda key: self.spans[key])
        behind = len(order) - order.index(name)
        return row.covering[-behind] if len(row.covering) >= len(order) else None

    def fits(self, grid: Grid) -> bool:
        """Whether a grid has its columns where these stand: a page after the header's may not."""
        if grid.page == self.page:
            return True
        edges = {x for span in self.spans.values() for x in span}
        found = sum(any(abs(x - edge) <= NEAR for edge in grid.columns) for x in edges)
        return found * 2 > len(edges)

    @property
    def first_x(self) -> float:
        """Where the leftmost column begins."""
        return min(x0 for x0, _ in self.spans.values())


def card_rows(grids: Sequence[Grid]) -> Iterator[Row]:
    """All rows of a form's grids from the top, page after page."""
    seen: set[int] = set()
    for grid in grids:
        first = grid.page not in seen
        seen.add(grid.page)
        for number in range(grid.height):
            yield Row(grid, number, 0 if first else -1, tuple(grid.row(number)))


def find_columns(row: Row) -> Columns | None:
    """The block that a header row opens, ``None`` for any other row.

    A header of two rows is read with its other row: names that span both count in each (一级指标 below 绩效指标,
    beside 实际完成值), and parts stand below their whole (全年预算数 over 总额、财政拨款、其他资金).
    """
    if labels.column_of_any(row.starting):
        indicators = _with_groups(row, _indicators_named(row.covering))
        if "level3" not in indicators and {"level1", "level2"} <= indicators.keys() and _valued(indicators):
            indicators["level3"] = indicators.pop("level2")
        levels = indicators.keys() & {"level1", "level2"}
        if "level3" in indicators and (levels or len(indicators) > FEWEST_HEADERS):
            return Columns("indicators", _spans(indicators), row.grid.page, _titles(indicators))
        if len(indicators) >= FEWEST_HEADERS and not levels and _valued(indicators):
            return Columns("indicators", _spans(indicators), row.grid.page, _titles(indicators))
    managed = _managed_named(row)
    if managed:
        return Columns("indicators", _spans(managed), row.grid.page, _titles(managed))
    tasks = _named(row.starting, labels.TASK_HEADERS)
    if {"source", "executed"} <= tasks.keys():
        return Columns("tasks", _split(row, tasks), row.grid.page, _titles(tasks))
    funds = _funds_named(row.starting)
    money = funds.keys() & {"initial_budget", "adjusted_budget", "executed"}
    if len(funds) >= FEWEST_HEADERS and len(money) >= 2:
        score = None if "weight" in funds else funds.get("score")
        points = score if score is not None and _POINTS.search(score.folded) else None
        return Columns("funds", _spans(funds), row.grid.page, _titles(funds), points)
    return None


def _valued(cells: dict[str, GridCell]) -> bool:
    """Whether both the target's and the outcome's column are named."""
    return {"target", "actual"} <= cells.keys()


def _named(
    cells: Sequence[GridCell], headers: tuple[tuple[str, re.Pattern[str]], ...]
) -> dict[str, GridCell]:
    found: dict[str, GridCell] = {}
    for cell in cells:
        name = labels.column_of(cell.folded, headers)
        if name and name not in found:
            found[name] = cell
    return found


def _indicators_named(cells: Sequence[GridCell]) -> dict[str, GridCell]:
    """The columns of an indicator header; points printed behind each level are those of groups, the indicator's own
    stand right of its name.
    """
    found = _named(cells, labels.INDICATOR_HEADERS)
    if "first_target" in found and "target" not in found:
        found["target"] = found.pop("first_target")
    if "level3" in found and "target" not in found:
        right = [cell for cell in cells if cell.left >= found["level3"].right]
        goal = next((c for c in right if labels.TARGET_HEAD.fullmatch(labels.header(c.folded))), None)
        found |= {"target": goal} if goal is not None else {}
    signs = [c for c in cells if labels.column_of(c.folded, labels.INDICATOR_HEADERS) == "sign"]
    if len(signs) > 1:  # 指标类型 (定量, 定性) beside 指标方向 tells no direction
        found["sign"] = next((cell for cell in signs if "类型" not in cell.folded), signs[0])
    if {"weight", "level3"} <= found.keys() and found["weight"].box.x0 < found["level3"].box.x0:
        right = [cell for cell in cells if cell.box.x0 > found["level3"].box.x0]
        own = _named(right, labels.INDICATOR_HEADERS).get("weight")
        found["weight"] = own or found["weight"]
    return found


def _with_groups(row: Row, found: dict[str, GridCell]) -> dict[str, GridCell]:
    """The columns with those of the groups where one head stands over them all (指标类型, 绩效指标)."""
    level3 = found.get("level3")
    if level3 is None or "level1" in found:
        return found
    beside = found.get("level2", level3)
    heads = (c for c in row.covering if labels.GROUP_HEAD.fullmatch(labels.header(c.folded)))
    head = next((c for c in heads if (c.top, c.bottom) == (level3.top, level3.bottom)), None)
    if head is None or head.right > beside.left:
        return found
    own = {name: cell for name, cell in found.items() if cell is not head}
    if "level2" in own or head.right - head.left == 1:
        return own | {"level1": head}
    middle = row.grid.columns[head.left + 1]
    left, right = head.box._replace(x1=middle), head.box._replace(x0=middle)
    return own | {"level1": replace(head, box=left), "level2": replace(head, box=right)}


def _funds_named(cells: Sequence[GridCell]) -> dict[str, GridCell]:
    """The columns of a funds header.

    Of several cells that name what was executed the last is it: the block's title is called so too (预算执行).
    Where two cells name the adjusted budget, the one further right is it: the other is the initial one (预算数 beside
    调整后预算数), or, where that is named too, the header of the labels (年度预算数 over 总额).
    """
    found = _named(cells, labels.FUNDS_HEADERS)
    budgets = [c for c in cells if labels.column_of(c.folded, labels.FUNDS_HEADERS) == "adjusted_budget"]
    if "executed" in found:
        found["executed"] = [
            c for c in cells if labels.column_of(c.folded, labels.FUNDS_HEADERS) == "executed"
        ][-1]
    if len(budgets) == 2:
        found["adjusted_budget"] = budgets[1]
        found.setdefault("initial_budget", budgets[0])
    return found


def _managed_named(row: Row) -> dict[str, GridCell]:
    """The columns of what is told of the money's management and scored (资金管理情况): an empty head over the names,
    then 情况说明 with its points; nothing for any other row.
    """
    told = next((c for c in row.starting if labels.REPORTED.fullmatch(c.folded)), None)
    found = _named(row.starting, labels.INDICATOR_HEADERS)
    left = [cell for cell in row.covering if told is not None and cell.right <= told.left]
    if told is None or not {"weight", "score"} <= found.keys() or len(left) < 2 or left[-1].lines:
        return {}
    points = {name: found[name] for name in ("weight", "score")}
    return {"level1": left[-2], "level3": left[-1], "actual": told, **points}


def unit_in(row: Row) -> str:
    """The unit of money that the cells of a header row print in brackets, empty when none does."""
    found = (_UNIT.search(cell.folded) for cell in row.covering)
    return next((unit[1] for unit in found if unit is not None), "")


def _spans(cells: dict[str, GridCell]) -> dict[str, tuple[float, float]]:
    return {name: (cell.box.x0, cell.box.x1) for name, cell in cells.items()}


def _titles(cells: dict[str, GridCell]) -> dict[str, str]:
    return {name: cell.text for name, cell in cells.items()}


def _split(row: Row, cells: dict[str, GridCell]) -> dict[str, tuple[float, float]]:
    """Columns with the parts that stand below a spanning header."""
    spans = _spans(cells)
    for name, (parts,) in labels.TASK_SPLITS.items():
        above = cells.get(name)
        if above is None:
            continue
        for below in row.grid.row(above.bottom):
            if above.box.x0 - 1 <= below.box.x0 and below.box.x1 <= above.box.x1 + 1:
                for part, pattern in zip(parts, labels.SPLIT_WORDS, strict=True):
                    if pattern.fullmatch(below.folded):
                        spans[part] = (below.box.x0, below.box.x1)
    return spans


def text_of(cell: GridCell | None) -> str:
    """The text of a cell, empty for none."""
    return "" if cell is None else cell.text


def name_cut(named: dict[int, str], row: str, cells: dict[str, GridCell], columns: Columns) -> None:
    """Note the names of a row's cells whose text does not fit: the row's label and the column's words."""
    for name, cell in cells.items():
        if cell.cut:
            named[id(cell)] = f"{row}/{columns.titles.get(name, name)}"


def unread_in(row: str, cells: Mapping[str, GridCell | None], columns: Columns) -> list[str]:
    """The cells of columns of numbers that hold digits and no number: each with its row and column."""
    return [
        f"{row}/{columns.titles.get(name, name)}:{cell.text}"
        for name, cell in cells.items()
        if cell is not None and not cell.cut and number_in(cell) is None and _DIGIT.search(cell.folded)
    ]


def cut_cells(grids: Sequence[Grid], named: dict[int, str]) -> tuple[str, ...]:
    """The cells whose text does not fit, by row and column where ``named`` knows them, else by their first words."""
    cells = (cell for grid in grids for cell in grid.cells if cell.cut)
    return tuple(dict.fromkeys(named.get(id(cell)) or cell.text[:SHOWN] for cell in cells))


def number_in(cell: GridCell | None) -> Decimal | None:
    """The number of a cell without % and 分; ``None`` for a blank, a dash, words, text that does not fit its cell, and
    a number that no account can hold, and digits that a wide gap parts.
    """
    if cell is None or cell.cut:
        return None
    text = cell.folded.rstrip("%分")
    if not _NUMBER.fullmatch(text) or is_too_long(text):
        return None
    whole = passage((line, False) for line in cell.lines)
    return None if whole.has_gap(0, len(text)) else parse_number(text).value
