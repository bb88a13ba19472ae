"""The columns of a statement (报表栏目): what each holds, by the header cells above it.

Headers are cells over cells; a column's path is what stands above it from the top. Columns fall into groups: the two
sides of a summary (收入 | 支出), or blocks side by side, each with its own codes and labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from fa_helpers.layout.grids import Grid, GridCell
from fa_helpers.terms.concepts import concept_of
from fa_helpers.terms.statements import statement_of

Role = Literal["code", "label", "line", "data"]

AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
DASHES = frozenset({"—", "-", "--", "——", "–", "－", "---", "/"})
CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_ORDINAL = re.compile(r"[一二三四五六七八九十]+、")
_TOTAL = re.compile(r"(?:合计|总计|本年[收支].{0,4}合计|人员经费合计.*|公用经费合计.*|.{0,8}合计)")
_FURNITURE = re.compile(
    r"^(?:(?:金额)?单位:?|编制(?:单位|部门)?:|部门:|单位名称:|公开\d|批复|财决|\d{4}年|附?表\d|注:|说明:)"
)
_STUB_WORDS = re.compile(
    r"^(?:项目(?:\(.*\))?|科目(?:编码|代码|名称)?|(?:支出)?功能分类(?:科目)?(?:编码|名称)?|经济分类(?:科目)?(?:编码|名称)?|栏次|行次)$"
)
_LINE = re.compile(r"行次|序号|栏次")
_CODE_HEAD = re.compile(r"编码|代码|^[类款项]$")
_LABEL_HEAD = re.compile(r"名称|^项目(?:\(.*\))?$|^科目$|^支出功能分类$|^(?:按)?功能分类(?:科目)?$")
_COLUMNS = {
    "决算数": "final_accounts",
    "金额": "final_accounts",
    "年初预算数": "initial_budget",
    "预算数": "budget",
    "全年预算数": "adjusted_budget",
    "调整预算数": "adjusted_budget",
    "合计": "total",
    "小计": "subtotal",
    "一般公共预算财政拨款": "general_budget",
    "政府性基金预算财政拨款": "government_fund",
    "国有资本经营预算财政拨款": "state_capital",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a statement (栏目): where it stands, what it holds, its header path, its group."""

    x0: float
    x1: float
    role: Role
    path: tuple[str, ...]
    group: int = 0

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.x0 + self.x1) / 2

    @property
    def label(self) -> str:
        """The header texts joined by ``/``, without the stub's own words."""
        return "/".join(text for text in self.path if not _STUB_WORDS.fullmatch(text))

    @property
    def identifier(self) -> str:
        """What the lowest header text means, empty where it is not known."""
        last = self.path[-1] if self.path else ""
        return _COLUMNS.get(last) or concept_of(last)


def is_number_row(cells: Sequence[GridCell]) -> bool:
    """Whether a row only numbers the columns (栏次): 1, 2, 3 in order."""
    texts = [cell.folded for cell in cells if cell.lines]
    if any(text == "栏次" for text in texts):
        return True
    numbers = [int(t) for t in texts if t.isdigit() and len(t) <= 2]
    rest = [t for t in texts if not t.isdigit()]
    in_order = len(numbers) >= 3 and all(b == a + 1 for a, b in pairwise(numbers))
    return in_order and numbers[0] <= 1 and all(len(t) <= 3 for t in rest)


def first_data_row(grid: Grid) -> int:
    """The first row that is no header; the number of rows when all are."""
    for number in range(grid.height):
        cells = grid.row(number)
        if is_number_row(cells):
            continue
        if _is_data(cells):
            return number
    return grid.height


def _is_data(cells: Sequence[GridCell]) -> bool:
    texts = [cell.folded for cell in cells if cell.lines]
    if not texts:
        return False
    if any(AMOUNT.fullmatch(t) and (("." in t) or ("," in t)) for t in texts):
        return True
    if CODE.fullmatch(texts[0]) or _ORDINAL.match(texts[0]):
        return True
    plain = [t for t in texts[1:] if not (AMOUNT.fullmatch(t) or t in DASHES)]
    return bool(_TOTAL.fullmatch(texts[0])) and (not plain or len(texts) == 1)


def statement_columns(grid: Grid, data_row: int) -> list[Column]:
    """The columns of a grid whose data begin at a row, from the left, in groups."""
    leaves = _leaves(grid, data_row)
    columns = []
    for left, right in leaves:
        x0, x1 = grid.columns[left], grid.columns[min(right, len(grid.columns) - 1)]
        path = _path(grid, data_row, (x0 + x1) / 2)
        columns.append(Column(x0, x1, _role(path, _texts(grid, data_row, (x0 + x1) / 2)), path))
    return _grouped(columns)


def _leaves(grid: Grid, data_row: int) -> list[tuple[int, int]]:
    """Column stretches as most data rows have them."""
    counts: Counter[tuple[int, int]] = Counter()
    for cell in grid.cells:
        if cell.top >= data_row or (cell.bottom >= data_row and data_row >= grid.height):
            counts[(cell.left, cell.right)] += 1
    taken: list[tuple[int, int]] = []
    # Narrow stretches first: a merged total row spans several columns and is no column itself.
    for left, right in sorted(counts, key=lambda s: (-counts[s], s[1] - s[0])):
        if all(right <= a or left >= b for a, b in taken):
            taken.append((left, right))
    return sorted(taken)


def _path(grid: Grid, data_row: int, x: float) -> tuple[str, ...]:
    path: list[str] = []
    for number in range(min(data_row, grid.height)):
        cell = grid.at(number, x)
        if cell is None or cell.top != number or is_number_row(grid.row(number)):
            continue
        text = cell.folded
        if text and not _FURNITURE.match(text) and not statement_of(text) and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _texts(grid: Grid, data_row: int, x: float) -> list[str]:
    found = (grid.at(number, x) for number in range(data_row, grid.height))
    return [cell.folded for cell in found if cell is not None and cell.lines]


def _role(path: tuple[str, ...], texts: Sequence[str]) -> Role:
    last = path[-1] if path else ""
    if _LINE.search(last):
        return "line"
    if _CODE_HEAD.search(last):
        return "code"
    if _LABEL_HEAD.search(last):
        return "label"
    if texts and not path:
        if sum(bool(CODE.fullmatch(t)) for t in texts) > len(texts) / 2:
            return "code"
        if sum(not (AMOUNT.fullmatch(t) or t in DASHES) for t in texts) > len(texts) / 2:
            return "label"
    return "data"


def _grouped(columns: Sequence[Column]) -> list[Column]:
    """A new group begins where a code or label follows figures."""
    group = 0
    found: list[Column] = []
    for column in columns:
        if found and column.role in ("code", "label") and found[-1].role == "data":
            group += 1
        found.append(Column(column.x0, column.x1, column.role, column.path, group))
    return found


def side_of(columns: Sequence[Column], group: int) -> str:
    """``revenue`` or ``expenditure`` by the top header of a group, else its number when there are several."""
    groups = {column.group for column in columns}
    if len(groups) < 2:
        return ""
    tops = [column.path[0] for column in columns if column.group == group and column.path]
    for word, side in (("收入", "revenue"), ("支出", "expenditure")):
        if any(top == word or (top.startswith(word) and len(top) <= 4) for top in tops):
            return side
    return str(group + 1)
