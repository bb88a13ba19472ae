"""Which grids are self-evaluation forms (自评表的识别), and where one grid holds several of them.

A form is told by its title and by what stands in it: a list of projects or a table of evaluation criteria may bear
the word too, and is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box

_TITLE = regex(
    r"(?:自评(?:价|情况|结果|打分|评分)?表|绩效目标(?:实际|自评)?(?:完成|实现)情况(?:自评)?表)(?:\(.*\))?\d{0,2}(?:\d{4}年度?)?(?:[-—]{1,2}[^,。;:]{2,30})?$"
)
_OF_EVALUATION = regex(r"绩效|自评|评价|评分|得分")
_NAME = regex(
    r"(?:项目|政策)(?:支出)?(?:\([^()]{1,6}\))?名称|专项(?:资金)?名称"
    r"|(?:[省市州县区]级)?(?:预算)?(?:部门|单位)(?:\((?:部门|单位)\))?名称|转移支付.*名称"
)
_LEVEL = regex(r"[一二三]级指标(?:名称)?|绩效指标")
_DONE = regex(r"实际完成|完成值|完成情况|完成指标值|执行数|自评得分")
_FUNDS = regex(r"(?:年初|全年)预算数")
_LIST_HEADER = regex(
    r"序号|编号|(?:自评|评价|绩效)?(?:得分|评分|等级|结果|分数|结论)|备注|(?:预算|执行|支出|资金|项目)(?:金额|数|规模|类型|单位)?|(?:主管|实施|使用)?(?:部门|单位|科室)|(?:全年|年初)?(?:预算|执行)数|项目(?:金额|类别)|金额"
)
LONGEST_TITLE = 50
FEWEST_LEVELS = 2
"""A header line of a form names at least so many levels of indicators."""
HEAD_ROWS = 6
"""How far down a form's name stands at most."""


def is_card_title(text: str) -> bool:
    """Whether folded text is the title of a self-evaluation form (绩效自评表).

    >>> is_card_title("项目支出绩效自评表"), is_card_title("开展绩效自评工作。"), is_card_title("绩效评价表")
    (True, False, False)
    """
    return len(text) <= LONGEST_TITLE and not re.search(r"[,。;]", text) and _TITLE.search(text) is not None


def is_of_evaluation(title: str) -> bool:
    """Whether a title is of performance or evaluation: its table holds points and shares, never a statement's money.

    >>> is_of_evaluation("部门整体支出绩效评价指标评分表"), is_of_evaluation("机关运行经费情况表")
    (True, False)
    """
    return _OF_EVALUATION.search(title) is not None


def is_list(grid: Grid) -> bool:
    """Whether a grid lists several projects or offices, one in a row (汇总表、清单), and is no form of one of them."""
    if any(_LEVEL.fullmatch(cell.folded) for cell in grid.cells):
        return False
    named = False
    for number in range(min(HEAD_ROWS, grid.height)):
        cells = [cell for cell in grid.row(number) if cell.lines]
        names = [place for place, cell in enumerate(cells) if _NAME.fullmatch(cell.folded)]
        if any(cell.folded == "序号" for cell in cells) and (names or not named):
            return True
        for place in names:
            beside = cells[place + 1].folded if place + 1 < len(cells) else ""
            if _LIST_HEADER.fullmatch(re.sub(r"\(.*?\)", "", beside)):
                return True
            named = named or bool(beside)
    return False


def is_untitled_form(grid: Grid) -> bool:
    """Whether a grid without a title is a form: it begins with a name and has levels or funds and what was reached."""
    head = next((cell.folded for cell in grid.cells if cell.lines), "")
    words = "".join(cell.folded for cell in grid.cells)
    blocks = any(_LEVEL.fullmatch(cell.folded) for cell in grid.cells) or _FUNDS.search(words) is not None
    return _NAME.match(head) is not None and blocks and _DONE.search(words) is not None and not is_list(grid)


def has_name(grid: Grid) -> bool:
    """Whether a grid names a project or an office in its first rows: one that does not goes on with a form before it."""
    return any(_NAME.match(cell.folded) for cell in grid.cells if cell.top < HEAD_ROWS)


def belongs_to_form(grid: Grid) -> bool:
    """Whether a grid holds blocks of a form: levels, or a total."""
    return any(_LEVEL.fullmatch(cell.folded) or cell.folded == "总分" for cell in grid.cells)


def split_forms(grid: Grid) -> tuple[Grid, ...]:
    """The forms that stand below each other in one grid, each as a grid of its own; mostly the grid itself.

    A new one begins with a title over the whole width, or with a name where levels stood before.
    """
    cuts = [0]
    levels = False
    for number in range(1, grid.height):
        cells = grid.row(number)
        full = len(grid.by_row[number]) == 1 and len(cells) == 1 and is_card_title(cells[0].folded)
        named = bool(cells) and cells[0].left == 0 and _NAME.fullmatch(cells[0].folded) is not None
        clean = all(cell.top == number for cell in grid.by_row[number])
        if clean and (full or (named and levels)):
            cuts.append(number)
            levels = False
        levels = levels or any(_LEVEL.fullmatch(cell.folded) for cell in cells)
    if len(cuts) == 1:
        return (grid,)
    return tuple(_part(grid, a, b) for a, b in zip(cuts, [*cuts[1:], grid.height], strict=True))


def unruled_forms(lines: Sequence[Line], pages_with_tables: frozenset[int] = frozenset()) -> dict[int, Line]:
    """Pages that hold a form without any rules, each with its title: below the title stand a form's headers.

    >>> title, header = Line(4, "项目支出绩效自评表"), Line(4, "一级指标二级指标三级指标年度指标值")
    >>> list(unruled_forms([title, header])), list(unruled_forms([title]))
    ([4], [])
    """
    found: dict[int, Line] = {}
    titles: dict[int, Line] = {}
    for line in lines:
        if line.page not in pages_with_tables and is_card_title(line.folded):
            titles.setdefault(line.page, line)
        elif line.page in titles and line.folded.count("级指标") >= FEWEST_LEVELS:
            found[line.page] = titles[line.page]
    return found


def _part(grid: Grid, first: int, last: int) -> Grid:
    cells = tuple(
        replace(cell, top=cell.top - first, bottom=min(cell.bottom, last) - first)
        for cell in grid.cells
        if first <= cell.top < last
    )
    by_row: list[tuple[GridCell, ...]] = [
        tuple(cell for cell in cells if cell.top <= row < cell.bottom) for row in range(last - first)
    ]
    box = Box(grid.box.x0, grid.rows[first], grid.box.x1, grid.rows[last])
    return replace(grid, box=box, cells=cells, rows=grid.rows[first : last + 1], by_row=tuple(by_row))
