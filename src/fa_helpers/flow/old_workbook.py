"""An Excel workbook of before 2007 (.xls) as a flow. Its number formats are not told: figures stand as stored."""

from __future__ import annotations

import io
from typing import Any

from fa_helpers.errors import SourceError
from fa_helpers.flow.blocks import (
    MAX_BYTES,
    Block,
    Cell,
    Note,
    Unseen,
    filled,
    is_worth_a_word,
    tidy,
    within_bounds,
)
from fa_helpers.flow.extras import needed
from fa_helpers.flow.number_formats import shown
from fa_helpers.flow.workbook import cell_name, with_its_name


def read_old_workbook(content: bytes, *, name: str) -> tuple[Block, ...]:
    """The flow of an .xls file."""
    if len(content) > MAX_BYTES:
        raise SourceError(where=name, code="too_much_text")
    calamine = needed("python_calamine", extra="office", where=name)
    blocks: list[Block] = []
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        for about in book.sheets_metadata:
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                blocks += _sheet(book.get_sheet_by_name(about.name), hidden, name)
    except (calamine.CalamineError, ValueError, OSError):
        raise SourceError(where=name, code="damaged") from None
    return within_bounds(blocks, where=name)


def _sheet(sheet: Any, hidden: bool, where: str) -> list[Block]:
    title = str(sheet.name)
    spans = {
        first: (last[0] - first[0] + 1, last[1] - first[1] + 1)
        for first, last in sheet.merged_cell_ranges or ()
    }
    cells, figures = [], False
    for row, line in enumerate(sheet.to_python(skip_empty_area=False)):
        for column, stored in enumerate(line):
            figures = figures or isinstance(stored, float)
            lines = tuple(filter(None, map(tidy, _text(stored).splitlines())))
            rows, columns = spans.get((row, column), (1, 1))
            cells.append(Cell(row, column, rows, columns, lines, cell_name(row, column)))
    if hidden:
        text = tidy(" ".join(line for cell in cells for line in cell.lines))
        return [Unseen(f"{title}: {text}", apart=True)] if is_worth_a_word(text) else []
    found = list(with_its_name(filled(cells, sheet=title, where=where), title))
    return [*found, Note("format_unknown")] if found and figures else found


def _text(stored: object) -> str:
    if isinstance(stored, bool):
        return str(stored).upper()
    if isinstance(stored, (int, float)):
        return shown(repr(stored), "General") or str(stored)
    return str(stored)
