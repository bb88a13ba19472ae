"""Tables as they stand in the document (表格块): statements, scorecards and other tables, with their pages.

A table belongs to the title above it or in its first rows; a table with nothing above it on its page goes on from
the page before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.layout.headings import opens_a_part
from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.broken_rows import with_whole_rows
from fa_helpers.layout.tables.forms import (
    belongs_to_form,
    has_name,
    is_list,
    is_of_evaluation,
    is_untitled_form,
    split_forms,
)
from fa_helpers.layout.tables.forms import is_card_title as is_card_title
from fa_helpers.layout.tables.grid import Grid
from fa_helpers.layout.tables.side_by_side import is_right_part, same_heights
from fa_helpers.patterns import regex
from fa_helpers.terms.statements import (
    OTHER_TITLE,
    bare_title,
    is_cut_title,
    names_a_table,
    statement_of,
    title_length,
)
from fa_helpers.text.fold import name_key

BlockKind = Literal["statement", "scorecard", "table"]
FEWEST_COLUMNS = 2
_HEAD_LINE = regex(
    r"^(?:(?:部门决算)?(?:公开|财决)(?:公开)?\d+表.*|(?:编制|填报)?(?:单位|部门)(?:\(.*\))?:.*|(?:金额)?单位:?(?:人民币)?[万亿]?元.*|\d{4}年度?|[—\-]*\d+[—\-]*)$"
)
_HAS_DIGIT = regex(r"\d")
_SENTENCE = regex(r"[。；;]")
LONGEST_LINE = 120
_NEAR = 6.0
_FOOT_LINES = 4


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
    bottoms = {here.page: max((grid.box.bottom for grid in here.tables), default=0.0) for here in page_tables}
    for here in page_tables:
        above_from = 0.0
        page_text = [line for line in lines if line.page == here.page]
        before = here.page - 1
        foot = [line for line in lines if line.page == before and line.top >= bottoms.get(before, 0.0)]
        for grid in (part for table in here.tables for part in split_forms(table)):
            above = tuple(line for line in page_text if above_from - 2 <= line.top < grid.box.top + 2)
            last = blocks[-1] if blocks else None
            if last is not None and not above_from and _is_wider(last, grid):
                blocks[-1] = _widened(last, above, grid)
                above_from = grid.box.bottom
                continue
            left = _left_of(blocks, above, grid)
            half = left is not None
            cut = not half and last is not None and _is_cut_off(last, above, grid)
            block = None if half or cut else _titled_before(_start(here.page, above, grid), above, lines)
            if block is None and not half and not cut and not above_from:
                block = _statement_before(foot, above, grid)
            if left is not None:
                wider = blocks[left]
                blocks[left] = replace(wider, page_last=here.page, grids=(*wider.grids, grid))
            elif block is not None and not (last is not None and _is_repeated(last, block)):
                blocks.append(block)
            elif last is not None and (cut or block is not None or _goes_on(last, above, grid)):
                blocks[-1] = replace(last, page_last=here.page, grids=(*last.grids, grid))
            else:
                title = above[-1].folded if above and len(above[-1].folded) <= 40 else ""
                title = (
                    "" if title.endswith((":", "。", ";")) else title
                )  # the end of a sentence names nothing
                blocks.append(Block("table", "", title, here.page, here.page, (grid,), above))
            above_from = grid.box.bottom
    return [replace(block, grids=with_whole_rows(block.grids)) for block in blocks]


def _titled_before(block: Block | None, above: Sequence[Line], lines: Sequence[Line]) -> Block | None:
    """A form without a title whose title is the last line of the page before."""
    if block is None or block.kind != "scorecard" or block.title or above:
        return block
    before = [line for line in lines if line.page == block.page_first - 1]
    titled = bool(before) and is_card_title(before[-1].folded)
    return replace(block, title=before[-1].text, above=(before[-1],)) if titled else block


def _statement_before(foot: Sequence[Line], above: Sequence[Line], grid: Grid) -> Block | None:
    """A table of money whose title was left at the foot of the page before: one title there, only its number, office or
    unit below, on either page; of a table without rules too few rows to be seen as such.
    """
    foot = (*(foot if grid.aligned else foot[-_FOOT_LINES:]), *above)
    titles = [place for place, line in enumerate(foot) if names_a_table(line.folded)]
    if len(titles) != 1:
        return None
    below = foot[titles[0] + 1 :]
    rows = grid.aligned and not any(_SENTENCE.search(line.folded) for line in below)
    if not rows and not all(_HEAD_LINE.match(line.folded) for line in below):
        return None
    return _start(grid.page, tuple(foot[titles[0] :]), grid)


def _is_wider(last: Block, grid: Grid) -> bool:
    """Whether a table is the right part of one on the page before that has no name there: its title is cut in two."""
    untitled = last.kind == "table" and last.page_last == grid.page - 1
    return untitled and is_right_part(last.grids[0], grid, short=len(last.grids) > 1)


def _widened(last: Block, above: Sequence[Line], grid: Grid) -> Block:
    """A table with its right part, named by a title of which each page has a piece."""
    wider = replace(last, page_last=grid.page, grids=(*last.grids, grid), above=(*last.above, *above))
    for left in last.above:
        for right in above:
            title = _overlapped(left.folded, right.folded)
            if title_length(title) > title_length(right.folded):
                identifier = statement_of(title)
                return replace(wider, kind="statement", identifier=identifier, title=bare_title(title))
    return wider


def _overlapped(left: str, right: str) -> str:
    """Two pieces of a text as one; what both have at the cut stands once."""
    shared = next(n for n in range(min(len(left), len(right)), -1, -1) if left.endswith(right[:n]))
    return left + right[shared:]


def _another_is_named(last: Block, above: Sequence[Line]) -> bool:
    """Whether another table's title stands above a table: the end of its own, cut by the page's edge, is none."""
    own = name_key(bare_title(last.title))
    return any(
        names_a_table(line.folded) and not own.endswith(name_key(bare_title(line.text))) for line in above
    )


def _is_cut_off(last: Block, above: Sequence[Line], grid: Grid) -> bool:
    """Whether a table with names of its own is the rest of the one before it, whose title the left edge of the page cuts:
    支出决算总表 there is the end of 收入支出决算总表.
    """
    own = name_key(bare_title(last.title))
    ends = (name_key(line.text) for line in above if line.x0 < line.size and names_a_table(line.folded))
    rest = any(end != own and own.endswith(end) for end in ends)
    return last.kind == "statement" and rest and any(same_heights(left, grid) for left in last.grids)


def _left_of(blocks: Sequence[Block], above: Sequence[Line], grid: Grid) -> int | None:
    """The statement of whose pages a table is the right part: the last one, or one before it with the same title, where
    each of its pages repeats the title.
    """
    alike: list[int] = []
    for place in range(len(blocks) - 1, -1, -1):
        here = blocks[place]
        if here.kind != "statement" or here.title != blocks[-1].title or _another_is_named(here, above):
            break
        if here.page_last < grid.page and any(is_right_part(left, grid) for left in here.grids):
            alike.append(place)
    alone = (place for place in reversed(alike) if not _has_right_part(blocks[place]))
    return next(alone, alike[0] if alike else None)


def _has_right_part(block: Block) -> bool:
    return any(is_right_part(block.grids[0], grid) for grid in block.grids[1:])


def _goes_on(last: Block, above: Sequence[Line], grid: Grid) -> bool:
    """A table without a title goes on from the one before it on this page, or, with nothing above it, from the page
    before. A form goes on below other text, or in another list, only where that table has a form's parts. Above a
    statement that goes on, its number, unit and other words may stand again, when the table is seen to be the same.
    """
    if last.kind == "scorecard" and (above or is_list(grid)) and not belongs_to_form(grid):
        return False
    if last.page_last == grid.page:
        return True
    if last.page_last != grid.page - 1:
        return False
    if not above:
        return True
    printed = {line.folded for line in last.above}
    opened = opens_a_part([line for line in above if line.folded not in printed])
    other = opened or _another_is_named(last, above)
    return last.kind == "statement" and not other and _stands_again(last, above, grid)


def _stands_again(last: Block, above: Sequence[Line], grid: Grid) -> bool:
    """Whether the lines above a table are only those that stood above the statement before it, of the same form."""
    before = last.grids[-1]
    printed = {line.folded for line in last.above}
    head = _words(last.grids[0]) if before.aligned else None
    only_head = all(
        line.folded in printed
        or (head is not None and head.fullmatch(line.folded[:LONGEST_LINE]))
        or _HEAD_LINE.match(line.folded)
        or is_cut_title(line.folded)
        or line.top > before.box.top - _NEAR
        for line in above
    )
    return only_head and _same_form(before, grid)


def _words(grid: Grid) -> re.Pattern[str]:
    """What lines of the grid's words look like, whatever stands beside what: its header printed again."""
    words = {line.folded for cell in grid.cells for line in cell.lines if not _HAS_DIGIT.search(line.folded)}
    return re.compile(f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})+")


def _same_form(before: Grid, grid: Grid) -> bool:
    """Whether two tables are of one form: the same columns, or rows at the same heights."""
    columns = len(before.columns) == len(grid.columns) and all(
        abs(a - b) <= _NEAR for a, b in zip(before.columns, grid.columns, strict=True)
    )
    return columns or same_heights(before, grid) or (before.aligned and grid.aligned)


def _titles(above: Sequence[Line], inside: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Candidates for a table's title: lines above it from the nearest, two that belong together as one, its first rows."""
    for place in range(len(above) - 1, -1, -1):
        line = above[place]
        upper = above[place - 1] if place else None
        if upper is not None and abs(upper.size - line.size) <= 0.1 * line.size:
            joined = upper.folded + line.folded
            if title_length(joined) > len(name_key(bare_title(line.folded))):
                yield joined, line
        yield line.folded, line
    for line in inside[:3]:
        yield line.folded, line


def _is_repeated(last: Block, block: Block) -> bool:
    """A form's title printed again at the head of its next page: no new name follows it."""
    same = last.kind == block.kind == "scorecard" and bool(block.title) and last.title == block.title
    return same and block.page_first == last.page_last + 1 and not has_name(block.grids[0])


def _start(page: int, above: Sequence[Line], grid: Grid) -> Block | None:
    inside = [line for cell in grid.cells if cell.top <= 1 for line in cell.lines]
    for text, line in _titles(above, inside):
        identifier = statement_of(text)
        if identifier:
            return Block("statement", identifier, bare_title(text), page, page, (grid,), tuple(above))
        if is_card_title(text) and not is_list(grid):
            return Block("scorecard", "", line.text, page, page, (grid,), tuple(above))
    for line in [*reversed(above[-3:]), *inside[:1]]:
        if OTHER_TITLE.fullmatch(line.folded) and len(grid.columns) > FEWEST_COLUMNS:
            if is_of_evaluation(line.folded):
                return Block("table", "", line.text, page, page, (grid,), tuple(above))
            return Block("statement", "", bare_title(line.text), page, page, (grid,), tuple(above))
    if is_untitled_form(grid):
        return Block("scorecard", "", "", page, page, (grid,), tuple(above))
    return None
