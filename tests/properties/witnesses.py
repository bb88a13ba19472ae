"""What must be true of every document that is read, whatever it holds."""

from __future__ import annotations

import re
from collections import Counter

from drawn_pages import Drawn
from fa_helpers.document import FinalAccounts
from fa_helpers.files.export import export_files
from fa_helpers.frames.document import DocumentFrames
from fa_helpers.frames.scorecards import ScorecardFrames
from fa_helpers.model import CoverageRow
from fa_helpers.text.fold import fold
from fa_helpers.text.private import masked

FRAMES = [
    name
    for part in (DocumentFrames, ScorecardFrames)
    for name, one in vars(part).items()
    if not name.startswith("_") and callable(one)
]


def nothing_raises(document: FinalAccounts) -> None:
    """The rows of all frames, all checks with their words, all files."""
    export_files(document.data, "0")


def no_frame_raises(document: FinalAccounts) -> None:
    """All frames, and what is found wrong as it is shown."""
    for name in FRAMES:
        getattr(document, name)()
    document.check().to_frame()


def ids_are_unique(document: FinalAccounts) -> None:
    data = document.data
    ids = [fact.fact_id for fact in (*data.facts, *data.cell_facts, *data.card_facts)]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    assert all(ids)


def left_over(row: CoverageRow) -> list[str]:
    """What a row of coverage names as left over; its list must not be cut short (see ``LONGEST_LIST``)."""
    if row.reason.key != "coverage.left_over":
        return []
    return [piece for text in row.reason.details for piece in text.split(" ")]


def row_of(document: FinalAccounts, page: int) -> CoverageRow | None:
    """The row of the table on a page that holds no other."""
    rows = [r for r in document.data.coverage if r.page_first is not None and r.page_last is not None]
    of_tables = [r for r in rows if not re.fullmatch(r"[\d.]+", r.part) and not r.part.startswith("page.")]
    found = [r for r in of_tables if r.status != "absent" and r.page_first <= page <= (r.page_last or 0)]  # type: ignore[operator]
    return found[0] if len(found) == 1 else None


def figures_by_cell(document: FinalAccounts, drawn: Drawn, number: int) -> Counter[int]:
    """How many figures of statements stand in each cell of a drawn table, by the cell's identity."""
    table = drawn.tables[number]
    found: Counter[int] = Counter()
    for cell in document.data.statement_cells:
        place = table.cell_at(cell.locator)
        if place is not None and cell.value is not None:
            found[id(place)] += 1
    return found


def printed_of(text: str) -> str:
    """A cell's text as coverage names it: without white space, numbers of persons hidden."""
    return masked("".join(text.split()))


def has_digit(text: str) -> bool:
    """Whether a text holds a numeral."""
    return bool(re.search(r"\d", fold(text)))


def is_amount(text: str) -> bool:
    """Whether a cell's text is a number and nothing else, and could be neither a year nor a code or a part of one."""
    folded = fold(text)
    other = re.fullmatch(r"(?:19|20)\d\d|\d\d|\d{3}|\d{5}|\d{7}", folded)
    return bool(re.fullmatch(r"-?\d[\d,]*(?:\.\d+)?%?", folded)) and not other
