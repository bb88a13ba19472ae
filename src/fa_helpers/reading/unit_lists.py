"""Lists of the units that a department's accounts take in (单位构成表): tables of names, ruled or not, and no statements.

Their names tell whose a figure is; what else stands beside them is left out of the running text, and numbers are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from fa_helpers.layout.document_layout import Sheet
from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.layout.tables.blocks import Block
from fa_helpers.layout.tables.text_runs import pieces_of
from fa_helpers.model import CoverageRow
from fa_helpers.patterns import regex
from fa_helpers.reading.coverage import listed
from fa_helpers.reading.narrative.whose import lists_units, unit_name
from fa_helpers.text.fold import fold

_HEAD = regex(r"序号|(?:预算|决算|所属|下属)?(?:单位|机构)(?:全称|名称)?|名称")
_AMOUNT = regex(r"\d\.\d\d(?!\d)|[万亿]元")
_NUMBER = regex(r"\d+")
_STOP = regex(r"[。;:]")
_OWN_ROW = regex(r".\(?本级\)?$")
_FEWEST = 2
_MOST_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class UnitList:
    """One such table (单位表): its title, its pages, the units' names, the numbers that stand beside them."""

    title: str
    page_first: int
    page_last: int
    names: tuple[str, ...]
    numbers: tuple[str, ...] = ()


def take_unit_lists(sheet: Sheet) -> tuple[Sheet, list[UnitList]]:
    """The document without its lists of units, and these lists."""
    found: list[UnitList] = []
    blocks: list[Block] = []
    for block in sheet.blocks:
        units = None if block.identifier or block.kind == "scorecard" else _of_block(block, sheet.outline)
        found += [] if units is None else [units]
        blocks += [block] if units is None else []
    for section in sheet.outline.sections:
        if lists_units(section.title) and (units := _of_section(section)) is not None:
            found.append(units)
    found.sort(key=lambda units: units.page_first)
    return replace(sheet, blocks=tuple(blocks)), found


def unit_list_rows(lists: Iterable[UnitList]) -> list[CoverageRow]:
    """What became of each: its names are read, numbers beside them are not."""
    rows = []
    for number, units in enumerate(lists, 1):
        reason = listed("coverage.units_listed", units.names)
        if units.numbers:
            reason = listed("coverage.left_over", units.numbers)
        rows.append(
            CoverageRow(
                f"units.{number:02d}",
                units.title,
                units.page_first,
                units.page_last,
                "partly_read" if units.numbers else "read",
                0,
                reason,
            )
        )
    return rows


def _of_block(block: Block, outline: Outline) -> UnitList | None:
    """A table with a column of units' names and no money, where the text speaks of what the department is made up of."""
    texts = [cell.folded for grid in block.grids for cell in grid.cells]
    if any(map(_AMOUNT.search, texts)) or any(len(grid.columns) > _MOST_COLUMNS + 1 for grid in block.grids):
        return None
    above = [line.folded for line in block.above]
    if not any(map(lists_units, [block.title, *above, *_headings(outline, block.page_first)])):
        return None
    names: list[str] = []
    others: list[str] = []
    title = block.title or next(filter(lists_units, reversed(_headings(outline, block.page_first))), "")
    for left in sorted({cell.left for grid in block.grids for cell in grid.cells}):
        column = [c.folded for grid in block.grids for c in grid.cells if c.left == left and c.lines]
        body = [text for text in column if not _HEAD.fullmatch(text)]
        here = [name for text in body if (name := unit_name(text) or _itself(text))]
        if len(here) > len(names) and 2 * len(here) > len(body):
            names = here
        others += [] if _counts(body) else [n for text in body for n in _NUMBER.findall(text)]
    if not names or (len(names) < _FEWEST and not any(map(_HEAD.fullmatch, texts))):
        return None
    inside = " ".join(names)
    numbers = tuple(n for n in others if n not in inside)
    return UnitList(title, block.page_first, block.page_last, tuple(names), numbers)


def _itself(text: str) -> str:
    """The department's own row among its units (本级)."""
    return text if _OWN_ROW.search(text) else ""


def _headings(outline: Outline, page: int) -> list[str]:
    """The headings under which a page's text stands."""
    ends = [after.page for _, after in pairwise(outline.sections)]
    sections = zip(outline.sections, [*ends, page], strict=False)
    return [section.title for section, end in sections if section.page <= page <= end]


def _counts(texts: Sequence[str]) -> bool:
    """Whether the texts of a column number its rows."""
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) >= len(texts) - 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _of_section(section: OutlineSection) -> UnitList | None:
    """Rows of names in a section's lines, with something beside each; they are taken out of the lines."""
    rows = [(place, _row(line)) for place, (line, _) in enumerate(section.lines)]
    named = [(place, row) for place, row in rows if row is not None and any(map(unit_name, row))]
    heads = [place for place, row in rows if row is not None and any(map(_HEAD.fullmatch, row))]
    if not named or (len(named) < _FEWEST and not heads):
        return None
    first, last = named[0][0], named[-1][0]
    first = max((place for place in heads if place < first), default=first)
    if any(_STOP.search(section.lines[place][0].folded) for place in range(first, last + 1)):
        return None
    names, others = [], []
    for row in (row for place, row in rows if first <= place <= last and row is not None):
        names += [name for text in row if (name := unit_name(text))]
        others += [text for text in row[1:] if text.isdecimal()]
    pages = [line.page for line, _ in section.lines[first : last + 1]]
    del section.lines[first : last + 1]
    return UnitList(section.title, pages[0], pages[-1], tuple(names), tuple(others))


def _row(line: Line) -> list[str] | None:
    """The texts of a line that stand apart; ``None`` where there is one only."""
    texts = [fold(piece.text) for piece in pieces_of(line)] if line.chars else []
    return texts if len(texts) > 1 else None
