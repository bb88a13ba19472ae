"""Tables as they stand in the document (表格块): statements, scorecards and other tables, with their pages.

A table belongs to the title above it or in its first rows; a table with nothing above it on its page goes on from
the page before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.layout.grids import Grid
from fa_helpers.layout.lines import Line
from fa_helpers.terms.statements import bare_title, statement_of

BlockKind = Literal["statement", "scorecard", "table"]
_CARD_TITLE = re.compile(r"(?:绩效[^，。；]{0,12}自评表|自评表|绩效[^，。；]{0,8}评价表)(?:\(.*\))?$")
_OTHER_TITLE = re.compile(r"(?:附?表\d+[:.、]?)?[^,。;:\d]{4,38}[^\d]表(?:\(续\))?")
"""A statement that a document adds to the nine is kept under its title (机关运行经费情况表)."""
FEWEST_COLUMNS = 2
_CARD_HEAD = re.compile(r"^(?:项目名称|专项(?:资金)?名称|部门\(单位\)名称|单位名称(?!:))")
_CARD_WORDS = ("一级指标", "三级指标", "年度指标值", "实际完成值", "全年执行数")


@dataclass(frozen=True, slots=True)
class PageTables:
    """The tables of one page from the top (本页表格)."""

    page: int
    tables: tuple[Grid, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A table over one or more pages (表格块): ``identifier`` is the statement's id, or empty."""

    kind: BlockKind
    identifier: str
    title: str
    page_first: int
    page_last: int
    grids: tuple[Grid, ...] = ()
    above: tuple[Line, ...] = ()


def is_card_title(text: str) -> bool:
    """Whether folded text is the title of a self-evaluation form (绩效自评表).

    >>> is_card_title("项目支出绩效自评表"), is_card_title("开展绩效自评工作。")
    (True, False)
    """
    return len(text) <= 50 and "," not in text and _CARD_TITLE.search(text) is not None


def find_blocks(page_tables: Sequence[PageTables], lines: Sequence[Line]) -> list[Block]:
    """All tables of a document as blocks, in order; ``lines`` are the text lines outside tables."""
    blocks: list[Block] = []
    for here in page_tables:
        above_from = 0.0
        page_text = [line for line in lines if line.page == here.page]
        for grid in here.tables:
            above = tuple(line for line in page_text if above_from - 2 <= line.top < grid.box.top + 2)
            block = _start(here.page, above, grid)
            last = blocks[-1] if blocks else None
            if block is not None:
                blocks.append(block)
            elif last is not None and _goes_on(last, here.page, above):
                blocks[-1] = replace(last, page_last=here.page, grids=(*last.grids, grid))
            else:
                title = above[-1].folded if above and len(above[-1].folded) <= 40 else ""
                blocks.append(Block("table", "", title, here.page, here.page, (grid,), above))
            above_from = grid.box.bottom
    return blocks


def _goes_on(last: Block, page: int, above: Sequence[Line]) -> bool:
    """A table without a title goes on from the one before it on this page, or, with nothing above it, from the page before."""
    return last.page_last == page or (last.page_last == page - 1 and not above)


def _start(page: int, above: Sequence[Line], grid: Grid) -> Block | None:
    inside = [line for cell in grid.cells if cell.top <= 1 for line in cell.lines]
    for line in [*reversed(above), *inside[:3]]:
        text = line.folded
        identifier = statement_of(text)
        if identifier:
            return Block("statement", identifier, bare_title(text), page, page, (grid,), tuple(above))
        if is_card_title(text):
            return Block("scorecard", "", line.text, page, page, (grid,), tuple(above))
    for line in [*reversed(above[-3:]), *inside[:1]]:
        if _OTHER_TITLE.fullmatch(line.folded) and len(grid.columns) > FEWEST_COLUMNS:
            return Block("statement", "", bare_title(line.text), page, page, (grid,), tuple(above))
    head = "".join(line.folded for line in inside[:3])
    words = "".join(cell.folded for cell in grid.cells)
    if _CARD_HEAD.match(head) and any(word in words for word in _CARD_WORDS):
        return Block("scorecard", "", "", page, page, (grid,), tuple(above))
    return None
