"""The tables as one Excel file (Excel导出), by xlsxwriter: for people, so words and units stand in the headings.

Text is written as text whatever it begins with. A number that Excel would not keep to the last digit is text, too.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from fa_helpers.checks.ledger import Ledger
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.column_words import Column, columns_of
from fa_helpers.files.row_formulas import formula_of
from fa_helpers.files.sums import Cell, Sum, sums_of
from fa_helpers.files.tables import Table
from fa_helpers.frames.rows import Row, Value
from fa_helpers.model import DocumentData
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.text.printable import printable

Link = Callable[[int], str]
"""The address of a page of the file that lies beside; blank where none does."""
_MADE: Final = datetime(2000, 1, 1)
"""One day for all workbooks: the same document gives the same bytes."""
_LONGEST: Final = 32_767
_MOST_LINKS: Final = 60_000
"""What Excel holds in a cell, and on a sheet."""
_SUMS: Final = "sums"
_COVER: Final = "cover"
_PAGES: Final = frozenset({"page", "page_first", "page_last"})
_WIDE: Final = 46


@dataclass(slots=True)
class _Book:
    """The workbook as it is written: its formats, made once each."""

    workbook: Any
    link: Link
    formats: dict[str, Any]

    def format(self, name: str, **properties: object) -> Any:
        if name not in self.formats:
            self.formats[name] = self.workbook.add_format({"valign": "top", **properties})
        return self.formats[name]

    def number(self, value: Decimal | int) -> Any:
        """The format that shows as many places as are printed."""
        exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
        places = max(0, -exponent) if isinstance(exponent, int) else 0
        return self.format(f"n{places}", num_format="#,##0" + ("." + "0" * places if places else ""))


def workbook_bytes(
    data: DocumentData,
    found: dict[str, Table],
    ledger: Ledger,
    titles: Mapping[Language, str],
    version: str,
    link: Link,
) -> bytes:
    """The whole workbook; needs the extra ``excel``. ``titles`` say whose accounts these are."""
    try:
        import xlsxwriter
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": "excel"}) from None
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_urls": False})
    workbook.set_properties({"title": printable(titles["zh"]), "created": _MADE})
    book = _Book(workbook, link, {})
    sums = sums_of(ledger, found)
    _cover(book, data, [*found.values()], sums, titles, version)
    for table in found.values():
        _sheet(book, table)
    if sums:
        _sums(book, sums)
    workbook.close()
    return out.getvalue()


def _both(key: str) -> str:
    return "\n".join(message(key, language) for language in LANGUAGES)


def _cover(
    book: _Book,
    data: DocumentData,
    found: Sequence[Table],
    sums: Sequence[Sum],
    titles: Mapping[Language, str],
    version: str,
) -> None:
    sheet = book.workbook.add_worksheet(_COVER)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 3, 60)
    lines = [*titles.values()]
    lines += [f"{s.name} · {s.pages} p. · {s.engine} · SHA-256 {s.sha256}" for s in data.sources]
    lines += [f"fa-helpers {version}"]
    lines += [message(key, x) for key in ("export.blank", "export.computed") for x in LANGUAGES]
    for number, line in enumerate(lines):
        style = book.format("bold", bold=True) if number < len(titles) else None
        sheet.write_string(number, 0, printable(line), style)
    row = len(lines) + 1
    for place, words in enumerate((_both("export.sheet"), _both("export.rows"), "中文", "English")):
        sheet.write_string(row, place, words, _head(book))
    listed = [(t.name, len(t.rows), f"report.data_{t.name}") for t in found]
    listed += [(_SUMS, len(sums), "export.sums")] if sums else []
    for line_number, (name, count, about) in enumerate(listed, row + 1):
        sheet.write_url(line_number, 0, f"internal:'{name}'!A1", string=name)
        sheet.write_number(line_number, 1, count)
        for place, language in enumerate(LANGUAGES, 2):
            sheet.write_string(line_number, place, message(about, language))


def _head(book: _Book) -> Any:
    return book.format("head", bold=True, text_wrap=True, bottom=1)


def _sheet(book: _Book, table: Table) -> None:
    sheet = book.workbook.add_worksheet(table.name)
    columns = columns_of(table)
    places = {column.name: place for place, column in enumerate(columns)}
    for place, column in enumerate(columns):
        sheet.write_string(0, place, "\n".join(column.words(x) for x in LANGUAGES), _head(book))
        sheet.set_column(place, place, _width(table, column))
    sheet.set_row(0, 48)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(columns) - 1)
    for number, row in enumerate(table.rows, 1):
        for column in columns:
            _write(book, sheet, (number, places[column.name]), table.name, column, row, places)


def _width(table: Table, column: Column) -> int:
    longest = max((len(str(row[column.name] or "")) for row in table.rows[:200]), default=0)
    return max(9, min(_WIDE, longest + 2))


def _write(
    book: _Book,
    sheet: Any,
    at: tuple[int, int],
    table: str,
    column: Column,
    row: Row,
    places: Mapping[str, int],
) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    value = row[column.name]
    if value is None:
        return
    if column.name in _PAGES and isinstance(value, int):
        _page(book, sheet, at, value)
        return
    formula = formula_of(table, column.name, row, lambda name: xl_rowcol_to_cell(at[0], places[name]))
    if formula and isinstance(value, Decimal) and is_exact(value):
        _formula(book, sheet, at, formula, value)
    else:
        _plain(book, sheet, at, value)


def _page(book: _Book, sheet: Any, at: tuple[int, int], page: int) -> None:
    address = book.link(page)
    if address and at[0] <= _MOST_LINKS // len(_PAGES):
        sheet.write_url(*at, f"external:{address}")
        sheet.write_number(*at, page, book.format("link", font_color="#0563C1", underline=1))
    else:
        sheet.write_number(*at, page)


def _plain(book: _Book, sheet: Any, at: tuple[int, int], value: Value) -> None:
    if isinstance(value, Decimal | int) and is_exact(value):
        sheet.write_number(*at, float(value), book.number(value))
        return
    text = printable(str(value))
    sheet.write_string(*at, text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")


def is_exact(value: Decimal | int) -> bool:
    """Whether Excel keeps a number to its last digit (能否精确保存): it has fifteen.

    >>> is_exact(Decimal("123456789012.34")), is_exact(Decimal("12345678901234567.89"))
    (True, False)
    """
    return len(str(value).replace(".", "").lstrip("-0").rstrip("0")) <= 15


def _sums(book: _Book, sums: Sequence[Sum]) -> None:
    """Totals beside the sum of their parts, computed from the cells of the other sheets."""
    sheet = book.workbook.add_worksheet(_SUMS)
    heads: tuple[str, ...] = ("export.check", "export.check", "column.page", "export.total", "export.parts")
    heads += ("export.difference", "export.outcome")
    for place, key in enumerate(heads):
        words = message(key, LANGUAGES[place]) if place < len(LANGUAGES) else _both(key)
        sheet.write_string(0, place, words, _head(book))
    sheet.set_column(0, 1, 50)
    sheet.set_column(3, 6, 18)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(sums), len(heads) - 1)
    for number, one in enumerate(sums, 1):
        for place, language in enumerate(LANGUAGES):
            _plain(book, sheet, (number, place), one.said[language])
        _page(book, sheet, (number, 2), one.page)
        parts = "+".join(map(_address, one.parts))
        _formula(book, sheet, (number, 3), f"={_address(one.whole)}", one.whole.value)
        _formula(book, sheet, (number, 4), f"={parts}", one.added)
        _formula(book, sheet, (number, 5), f"=ROUND(D{number + 1}-E{number + 1},6)", one.difference)
        sheet.write_string(number, 6, _both(f"outcome.{one.outcome}").replace("\n", " · "))


def _formula(book: _Book, sheet: Any, at: tuple[int, int], formula: str, value: Decimal) -> None:
    stored = int(value) if value == value.to_integral_value() else float(value)
    sheet.write_formula(*at, formula, book.number(value), stored)


def _address(cell: Cell) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return f"{cell.table}!{xl_rowcol_to_cell(cell.row, cell.column)}"
