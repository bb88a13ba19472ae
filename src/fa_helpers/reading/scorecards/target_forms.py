"""Forms that set targets and tell no outcome (绩效目标表): a project's own form, or one table over several projects.

They are read as self-evaluation forms are, and kept apart from them: nothing in them was done. Their numbers become
no figures of the document; they are searched for organisations.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from fa_helpers.layout.tables.blocks import Block
from fa_helpers.layout.tables.forms import has_name
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.model import Scorecard
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards.scorecard import read_scorecard

_LEVEL: Final = regex("三级指标(?:名称)?|指标内容|具体指标")
_TARGETS: Final = regex("绩效目标|绩效指标")
_DONE: Final = regex("实际完成|完成值|完成情况|执行数|自评|得分|评价")
_PROJECT: Final = regex(r"(?:单位)?\(?(?:项目|政策|专项)(?:支出|资金)?\)?名称")
_GOAL: Final = regex("(?:项目|年度|总体|绩效|实施期|支出)*目标")
_LONGEST_HEADER: Final = 14
_SHORTEST_GOAL: Final = 30


def read_target_forms(
    blocks: Sequence[Block], fiscal_year: int | None, labels: dict[int, str]
) -> tuple[Scorecard, ...]:
    """The forms of targets of a document, project by project in order (绩效目标表)."""
    found: list[Scorecard] = []
    for form in (part for block in blocks if is_target_form(block) for part in _apart(block)):
        whole = read_scorecard(form, "target", fiscal_year, labels)
        found += list(_listed(form, whole)) or [_with_goal(form, whole)]
    return tuple(replace(one, scorecard_id=f"target.{order:02d}") for order, one in enumerate(found, 1))


def is_target_form(block: Block) -> bool:
    """Whether a table sets targets: it has indicators of the third level, and no column of outcomes or of scores."""
    if block.kind != "table":
        return False
    headers = [c.folded for grid in block.grids for c in grid.cells if len(c.folded) <= _LONGEST_HEADER]
    title = "".join((block.title, *(line.folded for line in block.above), *headers))
    return (
        any(_LEVEL.fullmatch(header) for header in headers)
        and _TARGETS.search(title) is not None
        and not any(_DONE.search(header) for header in headers)
    )


def _apart(block: Block) -> Iterator[Block]:
    """The forms of a table that goes on from page to page: a project's name begins another."""
    begins = [place for place, grid in enumerate(block.grids) if not place or has_name(grid)]
    for first, last in zip(begins, [*begins[1:], len(block.grids)], strict=True):
        grids = block.grids[first:last]
        yield replace(block, grids=grids, page_first=grids[0].page, page_last=grids[-1].page)


def _with_goal(block: Block, form: Scorecard) -> Scorecard:
    """A form whose goal stands beside no label that is known: its long texts, indicators left out."""
    if form.goal_expected:
        return form
    told = {row.printed(column) for row in form.indicators for column in ("level3", "target", "basis")}
    texts = (cell for grid in block.grids for cell in grid.cells if len(cell.folded) >= _SHORTEST_GOAL)
    return replace(form, goal_expected="。".join(cell.text for cell in texts if cell.text not in told))


def _listed(block: Block, whole: Scorecard) -> Iterator[Scorecard]:
    """The projects of a table that has a column of their names and one of their goals."""
    columns: tuple[GridCell, GridCell] | None = None
    for grid in block.grids:
        columns = _columns(grid) or columns
        if columns is None:
            continue
        name, goal = columns
        below = max(name.bottom, goal.bottom) if name.page == grid.page else 0
        for cell in grid.cells:
            if cell.top < below or not cell.lines or not _under(cell, name):
                continue
            goals = [c for c in grid.cells if _under(c, goal) and cell.top <= c.top < cell.bottom]
            rows = [
                row
                for row in whole.indicators
                if (held := row.cell("level3")) is not None
                and row.page == grid.page
                and held.locator.top is not None
                and cell.box.top <= held.locator.top < cell.box.bottom
            ]
            yield replace(
                whole,
                name=cell.text,
                page_first=grid.page,
                page_last=grid.page,
                goal_expected="".join(c.text for c in goals),
                indicators=tuple(rows),
                funds=(),
                cells=(),
            )


def _columns(grid: Grid) -> tuple[GridCell, GridCell] | None:
    """The heads over the projects' names and over their goals, side by side above the indicators."""
    level = next((cell for cell in grid.cells if _LEVEL.fullmatch(cell.folded)), None)
    if level is None:
        return None
    heads = [cell for cell in grid.cells if cell.top <= level.top < cell.bottom]
    name = next((cell for cell in heads if _PROJECT.fullmatch(cell.folded)), None)
    goal = next((cell for cell in heads if _GOAL.fullmatch(cell.folded) and cell is not name), None)
    return (name, goal) if name is not None and goal is not None else None


def _under(cell: GridCell, head: GridCell) -> bool:
    middle = (head.box.x0 + head.box.x1) / 2
    return cell.box.x0 <= middle <= cell.box.x1
