"""A group's cell that runs over the end of a page (跨页的指标组): its name stands on either page, or half on each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from fa_helpers.layout.tables.grid import GridCell
from fa_helpers.patterns import regex
from fa_helpers.reading.scorecards.state import Card
from fa_helpers.text.fold import fold

_GROUP = regex(r"[^指]{2,8}指标(?:\(.*\))?")
_PARTS = 2


def names_over_the_page(card: Card, cells: Mapping[str, GridCell | None]) -> dict[str, str]:
    """The groups of a page's first indicator whose name the end of the page before broke off, or moved here.

    The rows at the foot of that page get the whole name as well.
    """
    found = {}
    for key, cell in cells.items():
        if cell is None or not cell.lines:
            continue
        rows = _at_the_foot(card, key)
        name = _joined(card, key, cell) if rows else ""
        if name:
            found[key] = name
            for place in rows:
                card.indicators[place] = replace(card.indicators[place], **{key: name})  # type: ignore[arg-type]  # a level of an indicator is text
    return found


def _at_the_foot(card: Card, key: str) -> list[int]:
    """The last indicators so far that one cell names, up to the foot of their page."""
    last = card.levels[-1].get(key) if card.levels else None
    if last is None or last.bottom < card.foot:
        return []
    return [place for place, cells in enumerate(card.levels) if cells.get(key) is last]


def _joined(card: Card, key: str, here: GridCell) -> str:
    """The whole name of a group; empty where a new group begins here."""
    last = card.levels[-1][key]
    if last.lines:
        halves = _GROUP.search(last.folded) is None and _GROUP.fullmatch(fold(last.text + here.text))
        return last.text + here.text if halves or here.folded.startswith("(") else ""
    # An empty cell at the foot is a broken one, unless this column repeats no name: there each row has its own cell.
    page = [cells[key] for cells in card.levels if key in cells and cells[key].page == last.page]
    own = [cell for cell in page if cell is not last and cell is not page[0] and not cell.lines]
    return "" if own or len({id(cell) for cell in page}) < _PARTS else here.text
