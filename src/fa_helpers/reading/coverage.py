"""What was read and what was not (覆盖情况): a row for every section, statement, scorecard and other table.

Silence is the worst failure: what was not understood is a row here, with what is in the way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from operator import attrgetter

from fa_helpers.layout.document_layout import Sheet
from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.layout.tables.blocks import Block
from fa_helpers.layout.tables.forms import unruled_forms
from fa_helpers.layout.tables.text_runs import pieces_of
from fa_helpers.model import CoverageRow, Fact, Reason, Scorecard, StatementCell, Status
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.section import SectionReading
from fa_helpers.reading.scorecards.target_forms import is_target_form
from fa_helpers.reading.statements.statement import StatementReading
from fa_helpers.terms.statements import bare_title, statement_of
from fa_helpers.text.fold import fold
from fa_helpers.text.private import masked

_DETAIL = "明细表"
_MONEY = regex(r"\d[百千万亿]*元(?!\(?含|及?以[上下])")
"""Money that should give a figure; a threshold (单价50万元以上的设备) is none."""
_AMOUNT = regex(r"(?<![\d.])\d[\d,]*\.\d{1,2}(?![\d.%])")
_SENTENCE = regex(r"[。,;](?!\d{3})|[万亿]?元$")
FEWEST_ROWS = 3
"""So many lines of amounts below a title are a statement that was not read, and no mere mention of it."""
_REST = regex("[无没](?:有)?(?:其[他它]|另[外行]|更多)")
_LONGEST_TEXT = 30
"""So much of a line that nobody sees is shown."""
_AS_GOOD = frozenset({"reference_engine", "replaced_text", "format_unknown"})
"""Notes of pages whose figures are read all the same."""
LONGEST_LIST = 6
"""How many leftover numerals a reason names before it only counts the rest."""


def section_row(section: OutlineSection, reading: SectionReading | None) -> CoverageRow:
    """The row of one section."""
    pages = sorted({line.page for line, _ in section.lines} | {section.page})
    status: Status = "read"
    reason = Reason()
    figures = len(reading.facts) if reading else 0
    if reading is not None and reading.left_over:
        status, reason = "partly_read", _left_over(reading.left_over)
    elif reading is not None and not figures:
        said = _says_nothing(section)
        status, reason = ("empty", Reason(said=said)) if said else ("read", Reason())
        if not said and _money_left(section, reading):
            status, reason = "not_read", Reason("coverage.money_not_understood")
    elif reading is not None and reading.notes:
        reason = Reason(f"coverage.{reading.notes[0]}")
    return CoverageRow(section.number, section.title, pages[0], pages[-1], status, figures, reason)


def _money_left(section: OutlineSection, reading: SectionReading) -> bool:
    """Whether money stands in a text that gave no figure, outside what only explains: an error of the reading."""
    places = [found.start() for found in _MONEY.finditer(section.passage(()).text)]
    return any(not any(r.start <= place < r.end for r in reading.reasons) for place in places)


def _left_over(numerals: Sequence[str]) -> Reason:
    return listed("coverage.left_over", [masked(text) for text in numerals])


def listed(key: str, parts: Sequence[str], *first: str) -> Reason:
    """A reason with what it is about (原因): the first few by name, the rest counted."""
    shown = [*first, *(text.replace("\n", "") for text in parts[:LONGEST_LIST])]
    more = len(parts) - LONGEST_LIST
    return Reason(key, (*shown, f"(+{more})") if more > 0 else tuple(shown))


def _says_nothing(section: OutlineSection) -> str:
    text = section.passage(())
    found = role_patterns.NOTHING.search(text.text)
    if found is None or len(text.text) > 200:
        return ""
    start = max(text.text.rfind(mark, 0, found.start()) for mark in "。;\n") + 1
    end = text.text.find("。", found.end())
    if text.text[:start].strip() and _REST.search(text.text, start, len(text.text) if end < 0 else end):
        return ""  # nothing further is no word on what stands before
    return text.printed[start : end if end >= 0 else len(text.text)].replace("\n", "")


def scorecard_rows(card: Scorecard) -> list[CoverageRow]:
    """The row of one scorecard, and a second one where text was both left over and cut."""
    row = scorecard_row(card)
    if not (card.cut and card.left_over):
        return [row]
    return [row, replace(row, figures=0, reason=listed("coverage.text_cut", card.cut))]


def scorecard_row(card: Scorecard) -> CoverageRow:
    """The row of one scorecard: read when it has indicators or funds and nothing was left over or cut."""
    numbers = [
        n for f in card.funds for n in (f.initial_budget, f.adjusted_budget, f.executed, f.weight, f.score)
    ]
    numbers += [n for i in card.indicators for n in (i.weight, i.score)]
    figures = sum(number is not None for number in numbers)
    status: Status = "read" if card.indicators or card.funds else "not_read"
    reason = Reason() if status == "read" else Reason("coverage.form_not_recognised")
    if status == "read" and card.left_over:
        status, reason = "partly_read", _left_over(card.left_over)
    elif status == "read" and card.cut:
        status, reason = "partly_read", listed("coverage.text_cut", card.cut)
    elif status == "read" and not (card.indicators and card.funds):
        status, reason = "partly_read", Reason("coverage.form_part_missing")
    title = card.name or card.title
    return CoverageRow(card.scorecard_id, title, card.page_first, card.page_last, status, figures, reason)


def statement_row(block: Block, reading: StatementReading, notes: Sequence[str]) -> CoverageRow:
    """The row of one statement: read, empty with its note, or what of it was not understood."""
    figures = sum(cell.value is not None for cell in reading.cells)
    status: Status = "read"
    reason = Reason()
    if not reading.columns_found:
        status, reason = "not_read", Reason("coverage.columns_not_recognised")
    elif reading.left_over:
        status, reason = "partly_read", _left_over(reading.left_over)
    elif not figures:
        status = "empty"
        said = [
            note
            for note in notes
            if role_patterns.NOTHING.search(fold(note)) and not note.endswith(("：", ":"))
        ]
        # The form's own instruction how to say it is no statement of the office; 无数据 is.
        said.sort(key=lambda note: "无数据" not in note)
        reason = Reason(said=said[0]) if said else Reason("coverage.no_figures")
    if status == "read" and any(grid.aligned for grid in block.grids):
        status, reason = "partly_read", Reason("coverage.by_alignment")
    part = block.identifier or f"statement.p{block.page_first:03d}"
    return CoverageRow(part, block.title, block.page_first, block.page_last, status, figures, reason)


def table_rows(sheet: Sheet) -> list[CoverageRow]:
    """Rows of tables that are neither statements nor scorecards: their cells are not read, which is said, not hidden."""
    tables = [block for block in sheet.blocks if block.kind == "table"]
    rows = [
        CoverageRow(
            f"table.{n:02d}",
            b.title,
            b.page_first,
            b.page_last,
            "not_read",
            0,
            Reason("coverage.only_names" if is_target_form(b) else "coverage.not_read_yet"),
        )
        for n, b in enumerate(tables, 1)
    ]
    present = {block.identifier for block in sheet.blocks if block.kind == "statement"}
    rows += _beside_tables(sheet)
    return rows + _plain_cards(sheet) + _unruled_cards(sheet) + _absent(sheet.outline, present)


def merged_statements(blocks: Sequence[Block]) -> list[Block]:
    """One block per statement: a form that prints its title on every page is one statement over these pages."""
    merged: list[Block] = []
    plain = {block.identifier for block in blocks if block.kind == "statement" and _DETAIL not in block.title}
    for block in blocks:
        if block.kind != "statement":
            continue
        if _DETAIL in block.title and block.identifier in plain:
            block = replace(block, identifier="")  # a form that has both calls another statement 明细表
        last = merged[-1] if merged else None
        if last is not None and _same_statement(last, block) and block.page_first <= last.page_last + 1:
            merged[-1] = replace(last, page_last=block.page_last, grids=(*last.grids, *block.grids))
        else:
            merged.append(block)
    return merged


def _same_statement(left: Block, right: Block) -> bool:
    """Statements outside the nine are told apart by title."""
    return left.identifier == right.identifier and (bool(left.identifier) or left.title == right.title)


def narrative_rows(
    cells: Sequence[StatementCell], facts: Sequence[Fact], text: Sequence[CoverageRow]
) -> list[CoverageRow]:
    """Statements that hold money, and no text that explains it: not in the file, or not understood (``text``)."""
    if any(fact.origin == "narrative" for fact in facts) or not any(cell.amount_yuan for cell in cells):
        return []
    status: Status = (
        "not_read" if any(row.status in ("partly_read", "not_read") for row in text) else "absent"
    )
    return [CoverageRow("narrative", "情况说明", None, None, status, 0, Reason("coverage.no_narrative"))]


def page_rows(sheet: Sheet) -> list[CoverageRow]:
    """Rows of single pages that were not read as they should be: pictures only, unknown characters, too many rules."""
    rows = []
    for page in sheet.pages:
        part = f"page.{page.number:03d}"
        if page.pictures and not page.text:
            rows.append(
                CoverageRow(
                    part, "", page.number, page.number, "not_read", 0, Reason("coverage.picture_page")
                )
            )
        for note in page.notes:
            status: Status = "read" if note in _AS_GOOD else "partly_read"
            reason = Reason(f"coverage.{note}")
            if note == "unseen_text":
                shown = [masked(text[:_LONGEST_TEXT]) for text in page.unseen]
                reason = listed(reason.key, shown, str(sum(map(len, page.unseen))))
            rows.append(CoverageRow(part, "", page.number, page.number, status, 0, reason))
    return rows


def _beside_tables(sheet: Sheet) -> list[CoverageRow]:
    """Rows of pages where amounts stand beside the tables, in no sentence: rows of a table that were not seen as such."""
    pages: dict[int, list[str]] = {}
    for line in () if sheet.plain else sheet.outline.beside_tables:
        if not _SENTENCE.search(line.folded):
            amounts = [piece.text for piece in pieces_of(line) if _AMOUNT.fullmatch(piece.text)]
            pages.setdefault(line.page, []).extend(amounts)
    return [
        CoverageRow(f"page.{page:03d}", "", page, page, "partly_read", 0, _left_over(amounts))
        for page, amounts in pages.items()
        if amounts
    ]


def _plain_cards(sheet: Sheet) -> list[CoverageRow]:
    """Plain text keeps no grids: the pages of forms are one row."""
    pages = sorted({line.page for line in sheet.outline.beside_tables}) if sheet.plain else []
    if not pages:
        return []
    title = next(line.text for line in sheet.outline.beside_tables)
    return [
        CoverageRow(
            "scorecards", title, pages[0], pages[-1], "not_read", 0, Reason("coverage.plain_text_has_no_grid")
        )
    ]


def _unruled_cards(sheet: Sheet) -> list[CoverageRow]:
    """Forms without any rules: their columns cannot be told, which is said."""
    with_tables = frozenset(page.number for page in sheet.pages if page.tables)
    found = {} if sheet.plain else unruled_forms(sheet.outline.beside_tables, with_tables)
    return [
        CoverageRow(
            f"scorecard.p{page:03d}",
            line.text,
            page,
            page,
            "not_read",
            0,
            Reason("coverage.form_without_rules"),
        )
        for page, line in found.items()
    ]


def _rows_of_amounts(outline: Outline) -> Counter[int]:
    """How many lines of each page hold amounts and no sentence: rows of a table that was not seen."""
    text = [line for section in outline.sections for line, _ in section.lines]
    lines = [*outline.cover, *outline.beside_tables, *text]
    return Counter(
        line.page for line in lines if _AMOUNT.search(line.folded) and not _SENTENCE.search(line.folded)
    )


def _absent(outline: Outline, present: set[str]) -> list[CoverageRow]:
    """Statements that the document lists but does not hold."""
    rows = []
    unread = _rows_of_amounts(outline)
    for line in outline.listed:
        identifier = statement_of(line.folded)
        if identifier and identifier not in present and unread[line.page] >= FEWEST_ROWS:
            present.add(identifier)
            reason = Reason("coverage.columns_not_recognised")
            rows.append(
                CoverageRow(identifier, bare_title(line.text), line.page, line.page, "not_read", 0, reason)
            )
    for line in [*outline.listed, *outline.contents]:
        identifier = statement_of(line.folded)
        if identifier and identifier not in present:
            present.add(identifier)
            title = bare_title(line.text)
            said = _note_below(outline, line) if line in outline.listed else ""
            reason = Reason(said=said) if said else Reason("coverage.listed_only")
            status: Status = "empty" if said else "absent"
            rows.append(CoverageRow(identifier, title, line.page, line.page, status, 0, reason))
    return rows


_TOP = attrgetter("top")


def _note_below(outline: Outline, title: Line) -> str:
    """What a page says below a statement's title and before the next one, where it says that there is nothing."""
    text = [line for section in outline.sections for line, _ in section.lines]
    below = (
        line
        for line in sorted([*outline.cover, *text, *outline.listed, *outline.beside_tables], key=_TOP)
        if line.page == title.page and line.top > title.top
    )
    until = takewhile(lambda line: not statement_of(line.folded), below)
    return next((line.text for line in until if role_patterns.NOTHING.search(line.folded)), "")
