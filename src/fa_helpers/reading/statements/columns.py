"""The columns of a statement (报表栏目): what each holds, by the header cells above it.

Headers are cells over cells; a column's path is what stands above it from the top. Columns fall into groups: the two
sides of a summary (收入 | 支出), or blocks side by side, each with its own codes and labels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.patterns import regex
from fa_helpers.terms.statements import is_cut_title, statement_column, statement_of
from fa_helpers.text.fold import fold

Role = Literal["code", "label", "line", "data"]

AMOUNT = regex(r"-?\d[\d,]*(?:\.\d+)?%?|\(\d[\d,]*\.\d+\)")
"""A figure of a cell; in brackets it is below zero, as spreadsheets set it."""
DASHES = frozenset({"—", "-", "--", "——", "–", "－", "---", "/"})
CODE = regex(r"\d{3}(?:\d{2}){0,2}")
GLUED = regex(r"(\d{3}(?:\d{2}){0,2})(?![\d.,年])(\D.*)")
"""A code and its name in one cell (2010101行政运行)."""
ORDINAL = regex(r"[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)")
TOTAL = regex(r"(?:总计|人员经费合计.*|公用经费合计.*|.{0,8}合计)")
_FURNITURE = regex(
    r"^(?:(?:金额|计量)?单位:?(?:人民币)?[万亿]?元.*|(?:编制|填报|预算|公开)?(?:单位|部门|单位名称)(?:\(.*\))?:.*|(?:部门决算)?公开\d+表?"
    r"|批复.*|财决.*|\d{4}年度?(?:部门|单位)?(?:决算)?|附?表\d.*|注:.*|说明:.*)$"
)
_STUB_WORDS = regex(
    r"^(?:项目(?:\(.*\))?|科目(?:\(.*\))?|(?:支出)?(?:功能|经济)?(?:分类)?(?:支出)?科目(?:分类)?(?:编码|代码|名称)?"
    r"|(?:支出)?(?:功能|经济)分类(?:编码|代码|名称)?|按.{2,8}分类|名称|编码|代码|栏次|行次|序号)$"
)
_LINE = regex(r"行次|序号|栏次|备注")
_CODE_HEAD = regex(r"编码|代码|^[类款项][类款项、/]*$")
_LABEL_HEAD = regex(
    r"名称$|^(?:支出|收入)?项目(?:\(.*\))?$|^科目(?:\(.*\))?$|(?:功能|经济)分类(?:科目)?(?:\(.*\))?$|^按.{2,8}分类$"
)
COUNTED = regex(r"\((个|人|人次|辆|批次|次|家|套|平方米|台(?:[,、/]?套|\(套\))?)\)$")
"""The unit of a count, behind its label: 公务用车保有量（辆）."""
COUNTS = regex(r"(?:数量|台数|辆数|人数|个数|面积)$")
"""A column of counts: the table's unit of money is not theirs."""
_FORMULA = regex(r"(\d{1,2})=[\d+\-]+")
_MOST_COLUMNS = 60
_DECIMAL = regex(r"\d[.,]\d")
_BARE_YEAR = regex(r"(?:19|20)\d\d(?:[.年]|$)")
_SUMMARIES = frozenset({"revenue_expenditure_summary", "appropriation_summary"})


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
    def is_stub(self) -> bool:
        """Whether its header says that it holds codes or names; others are only known by their texts."""
        last = self.path[-1] if self.path else ""
        return _CODE_HEAD.search(last) is not None or _LABEL_HEAD.search(last) is not None

    def identifier(self, statement: str, label: str = "") -> str:
        """What the column means in a statement, empty where that is not known.

        Of the three public expenses the budgets may stand in a row of their own, named by its ``label``.
        """
        path = [text for text in self.path if not _STUB_WORDS.fullmatch(text)]
        if label and "预算数" in label and statement == "three_public_statement":
            path.insert(0, fold(label))
        return statement_column(statement, path)


def is_number_row(cells: Sequence[GridCell], *, in_header: bool = False) -> bool:
    """Whether a row only numbers the columns (栏次): 1, 2, 3 in order.

    In a header the numbers may begin anywhere: the right half of a wide table goes on from the left one.
    """
    texts = [cell.folded for cell in cells if cell.folded.strip("*")]
    if any(text == "栏次" for text in texts):
        return True
    texts = [_FORMULA.sub(r"\1", text).strip("()栏") for text in texts]
    # ① is a digit to Python, and no number
    numbers = [int(t) for t in texts if t.isdecimal() and len(t) <= 2]
    rest = [t for t in texts if not t.isdecimal()]
    if not numbers or not all(b == a + 1 for a, b in pairwise(numbers)) or any(len(t) > 3 for t in rest):
        return False
    if any(TOTAL.fullmatch(t) for t in rest):
        return False
    if in_header and not rest:
        return len(texts) == len(numbers) and (len(numbers) >= 2 or 0 < numbers[0] <= _MOST_COLUMNS)
    return len(numbers) >= 3 and numbers[0] <= 1


def figures_in_header(grid: Grid, data_row: int) -> list[str]:
    """Amounts among the rows that were taken for a header (表头中的数字): no column is named so."""
    found = []
    for number in range(min(data_row, grid.height)):
        cells = grid.row(number)
        if is_number_row(cells, in_header=number > 0):
            continue
        for cell in cells:
            amount = AMOUNT.fullmatch(cell.folded) is not None or _DECIMAL.search(cell.folded) is not None
            if amount and not _BARE_YEAR.match(cell.folded):
                found.append(cell.text)
    return found


def first_data_row(grid: Grid) -> int:
    """The first row that is no header; the number of rows when all are."""
    for number in range(grid.height):
        cells = grid.row(number)
        texts = [cell.folded for cell in cells if cell.lines]
        if texts and not is_number_row(cells, in_header=number > 0) and _is_data(texts):
            return number
    return grid.height


def repeated_header(grid: Grid, texts: set[str]) -> int:
    """How many rows at the head of a grid repeat the header of the page before, 0 when none does.

    Rows of one text each are none: a label may be the name of a column too (一般公共预算财政拨款).
    """
    repeated = 0
    wide = False
    for number in range(grid.height):
        cells = grid.row(number)
        here = {cell.folded for cell in cells if cell.lines}
        if here and not is_number_row(cells, in_header=number > 0):
            if not here <= texts or _is_data([cell.folded for cell in cells if cell.lines]):
                return repeated if wide else 0
            repeated = number + 1
            wide = wide or len(here) > 1
        elif here and repeated:
            repeated = number + 1
    return repeated if wide else 0


def _is_data(texts: Sequence[str]) -> bool:
    if len(texts) == 1 and (statement_of(texts[0]) or _FURNITURE.match(texts[0])):
        return False
    if any(AMOUNT.fullmatch(t) and (("." in t) or ("," in t)) for t in texts):
        return True
    if any(CODE.fullmatch(t) or GLUED.fullmatch(t) or ORDINAL.match(t) for t in texts):
        return True
    if any(COUNTED.search(t) for t in texts) and any(t.isdecimal() for t in texts):
        return True
    plain = [t for t in texts if not (AMOUNT.fullmatch(t) or t in DASHES)]
    if not plain or (len(plain) == 1 < len(texts) and all(t in DASHES for t in texts if t not in plain)):
        return True
    if not all(TOTAL.fullmatch(t) for t in plain):
        return False
    return len(plain) < len(texts) or len(set(plain)) == 1 or all(t.startswith("本年") for t in plain)


def statement_columns(grid: Grid, data_row: int) -> list[Column]:
    """The columns of a grid whose data begin at a row, from the left, in groups."""
    leaves = _leaves(grid, data_row)
    named = _heads_among_figures(grid, data_row)
    columns: list[Column] = []
    for left, right in leaves:
        x0, x1 = grid.columns[left], grid.columns[min(right, len(grid.columns) - 1)]
        path = _path(grid, data_row, (x0 + x1) / 2) + named.get(left, ())
        texts = _texts(grid, data_row, (x0 + x1) / 2)
        beside = columns[-1] if columns and columns[-1].role == "code" else None
        level = beside is not None and path == beside.path[: len(path)] and _is_level(texts)
        columns.append(Column(x0, x1, "code" if level else _role(path, texts), path))
    return _grouped(_without_lone_codes(columns))


def _heads_among_figures(grid: Grid, data_row: int) -> dict[int, tuple[str, ...]]:
    """Names of columns that a form prints in its total row (本年支出 over 合计、基本支出、项目支出), by their left edge.

    They stand where amounts of the row would: at least two below one head.
    """
    cells = [cell for cell in grid.row(data_row) if cell.lines] if 0 < data_row < grid.height else []
    if not cells or TOTAL.fullmatch(cells[0].folded) is None:
        return {}
    below: dict[int, list[GridCell]] = {}
    for cell in cells[1:]:
        if AMOUNT.fullmatch(cell.folded) or not statement_column("", [cell.folded]):
            continue
        middle = (grid.columns[cell.left] + grid.columns[min(cell.right, len(grid.columns) - 1)]) / 2
        heads = (grid.at(number, middle) for number in range(data_row - 1, -1, -1))
        head = next((head for head in heads if head is not None and head.lines), None)
        if head is not None:
            below.setdefault(id(head), []).append(cell)
    return {cell.left: (cell.folded,) for named in below.values() if len(named) > 1 for cell in named}


def _without_lone_codes(columns: Sequence[Column]) -> list[Column]:
    """Whole numbers may look like codes, but codes stand at the left or before their names (孤立的编码栏)."""
    found = list(columns)
    for place, column in enumerate(columns):
        named = bool(column.path) and _CODE_HEAD.search(column.path[-1]) is not None
        if column.role != "code" or named or not place or found[place - 1].role == "code":
            continue
        end = next((n for n in range(place, len(columns)) if columns[n].role != "code"), len(columns))
        if end == len(columns) or columns[end].role != "label":
            found[place:end] = [replace(c, role="data") for c in columns[place:end]]
    return found


def _leaves(grid: Grid, data_row: int) -> list[tuple[int, int]]:
    """Column stretches as most data rows have them."""
    counts: Counter[tuple[int, int]] = Counter()
    for cell in grid.cells:
        if cell.top >= data_row or (cell.bottom >= data_row and data_row >= grid.height):
            counts.update(_parts_above(grid, data_row, cell) or [(cell.left, cell.right)])
    taken: list[tuple[int, int]] = []
    # Narrow stretches first: a merged total row spans several columns and is no column itself.
    for left, right in sorted(counts, key=lambda s: (-counts[s], s[1] - s[0])):
        if all(right <= a or left >= b for a, b in taken):
            taken.append((left, right))
    return sorted(taken)


def _parts_above(grid: Grid, data_row: int, cell: GridCell) -> list[tuple[int, int]]:
    """The columns that a header parts above a total which lies over them: it may be the only row before the page ends."""
    if cell.right - cell.left < 2 or not TOTAL.fullmatch(cell.folded):  # one column
        return []
    for number in range(data_row - 1, -1, -1):
        row = [c for c in grid.row(number) if cell.left <= c.left and c.right <= cell.right]
        if len(row) > 1:
            return [(c.left, c.right) for c in row]
    return []


def _path(grid: Grid, data_row: int, x: float) -> tuple[str, ...]:
    path: list[str] = []
    for number in range(min(data_row, grid.height)):
        cell = grid.at(number, x)
        if cell is None or cell.top != number or is_number_row(grid.row(number), in_header=number > 0):
            continue
        text = cell.folded
        if text and not _is_furniture(text) and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _is_furniture(text: str) -> bool:
    return bool(_FURNITURE.match(text) or statement_of(text) or (len(text) > 6 and is_cut_title(text)))


def _texts(grid: Grid, data_row: int, x: float) -> list[str]:
    found = (grid.at(number, x) for number in range(data_row, grid.height))
    return [cell.folded for cell in found if cell is not None and cell.lines]


def _is_level(texts: Sequence[str]) -> bool:
    """Whether a column without a name holds the further digits of codes: 201 | 03 | 01 below one header."""
    return bool(texts) and all(len(text) == 2 and text.isdigit() for text in texts)


def _role(path: tuple[str, ...], texts: Sequence[str]) -> Role:
    last = path[-1] if path else ""
    if _LINE.search(last):
        return "line"
    if _CODE_HEAD.search(last):
        return "code"
    if _LABEL_HEAD.search(last):
        return "label"
    if texts and not statement_column("", path[-1:]):
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


def side_of(columns: Sequence[Column], group: int, statement: str = "") -> str:
    """``revenue`` or ``expenditure`` by the top header of a group, else its number when there are several.

    In a summary whose top header is missing the first group is revenue: the form has no other order. Half of a summary on
    a page of its own is the side that its header names.
    """
    groups = sorted({column.group for column in columns if column.role == "data"})
    if len(groups) < 2 and statement not in _SUMMARIES:
        return ""
    tops = [column.path[0] for column in columns if column.group == group and column.path]
    for word, side in (("收入", "revenue"), ("支出", "expenditure")):
        if any(top == word or (top.startswith(word) and len(top) <= 4) for top in tops):
            return side
    if len(groups) < 2:
        return ""
    if statement in _SUMMARIES:
        return "revenue" if group == groups[0] else "expenditure"
    return str(groups.index(group) + 1) if group in groups else ""
