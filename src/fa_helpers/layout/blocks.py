"""Tables as they stand in the document (表格块): statements, scorecards and other tables, with their pages.

A table belongs to the title above it or in its first rows; a table with nothing above it on its page goes on from
the page before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.layout.form_grids import (
    belongs_to_form,
    has_name,
    is_list,
    is_of_evaluation,
    is_untitled_form,
    split_forms,
)
from fa_helpers.layout.form_grids import is_card_title as is_card_title
from fa_helpers.layout.grids import Grid
from fa_helpers.layout.lines import Line
from fa_helpers.terms.statements import bare_title, statement_of

BlockKind = Literal["statement", "scorecard", "table"]
_OTHER_TITLE = re.compile(r"(?:附?表\d+[:.、]?)?[^,。;:\d]{4,38}[^\d]表(?:\(续\))?")
"""A statement that a document adds to the nine is kept under its title (机关运行经费情况表)."""
FEWEST_COLUMNS = 2


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


def find_blocks(page_tables: Sequence[PageTables], lines: Sequence[Line]) -> list[Block]:
    """All tables of a document as blocks, in order; ``lines`` are the text lines outside tables."""
    blocks: list[Block] = []
    for here in page_tables:
        above_from = 0.0
        page_text = [line for line in lines if line.page == here.page]
        for grid in (part for table in here.tables for part in split_forms(table)):
            above = tuple(line for line in page_text if above_from - 2 <= line.top < grid.box.top + 2)
            block = _titled_before(_start(here.page, above, grid), above, lines)
            last = blocks[-1] if blocks else None
            if block is not None and not (last is not None and _is_repeated(last, block)):
                blocks.append(block)
            elif last is not None and (block is not None or _goes_on(last, here.page, above, grid)):
                blocks[-1] = replace(last, page_last=here.page, grids=(*last.grids, grid))
            else:
                title = above[-1].folded if above and len(above[-1].folded) <= 40 else ""
                blocks.append(Block("table", "", title, here.page, here.page, (grid,), above))
            above_from = grid.box.bottom
    return blocks


def _titled_before(block: Block | None, above: Sequence[Line], lines: Sequence[Line]) -> Block | None:
    """A form without a title whose title is the last line of the page before."""
    if block is None or block.kind != "scorecard" or block.title or above:
        return block
    before = [line for line in lines if line.page == block.page_first - 1]
    titled = bool(before) and is_card_title(before[-1].folded)
    return replace(block, title=before[-1].text, above=(before[-1],)) if titled else block


def _goes_on(last: Block, page: int, above: Sequence[Line], grid: Grid) -> bool:
    """A table without a title goes on from the one before it on this page, or, with nothing above it, from the page
    before. A form goes on below other text, or in another list, only where that table has a form's parts.
    """
    if last.kind == "scorecard" and (above or is_list(grid)) and not belongs_to_form(grid):
        return False
    return last.page_last == page or (last.page_last == page - 1 and not above)


def _is_repeated(last: Block, block: Block) -> bool:
    """A form's title printed again at the head of its next page: no new name follows it."""
    same = last.kind == block.kind == "scorecard" and bool(block.title) and last.title == block.title
    return same and block.page_first == last.page_last + 1 and not has_name(block.grids[0])


def _start(page: int, above: Sequence[Line], grid: Grid) -> Block | None:
    inside = [line for cell in grid.cells if cell.top <= 1 for line in cell.lines]
    for line in [*reversed(above), *inside[:3]]:
        text = line.folded
        identifier = statement_of(text)
        if identifier:
            return Block("statement", identifier, bare_title(text), page, page, (grid,), tuple(above))
        if is_card_title(text) and not is_list(grid):
            return Block("scorecard", "", line.text, page, page, (grid,), tuple(above))
    for line in [*reversed(above[-3:]), *inside[:1]]:
        if _OTHER_TITLE.fullmatch(line.folded) and len(grid.columns) > FEWEST_COLUMNS:
            if is_of_evaluation(line.folded):
                return Block("table", "", line.text, page, page, (grid,), tuple(above))
            return Block("statement", "", bare_title(line.text), page, page, (grid,), tuple(above))
    if is_untitled_form(grid):
        return Block("scorecard", "", "", page, page, (grid,), tuple(above))
    return None
