"""Tables that came back from a spreadsheet (表格文件): the same rows whatever program saved them.

Excel and WPS save a CSV in the encoding of the system (GBK on a Chinese one), as UTF-16 with tabs (“Unicode text”), and
with semicolons where the comma is the decimal sign. Files in any of these are read; nothing is asked of the person.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.patterns import regex

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MARK: Final = "\ufeff"
"""Stands before a CSV that people open: without it Excel takes its Chinese for another encoding."""
_SEPARATORS: Final = ",;\t"
_FORMULA: Final = regex(r"[=+\-@\t\r＝＋－＠]")
_NUMBER: Final = regex(r"[+-]?\d[\d,]*(?:\.\d+)?%?")


def decoded(content: bytes) -> str:
    """The text of a file (解码): by its mark, else as UTF-8, else as the Chinese encoding that holds GBK.

    Raises :class:`UnicodeDecodeError` when it is none of these.

    >>> decoded("确认".encode("gbk")), decoded("确认".encode("utf-8-sig"))
    ('确认', '确认')
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def sheet_rows(content: bytes) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Rows of cells with the line each begins on (表格各行), spaces around cells and rows without a word left out.

    The separator is the one that the first row has most of.

    >>> sheet_rows("key;status\\r\\nx;确认\\r\\n;\\r\\n".encode("gbk"))
    ((1, ('key', 'status')), (2, ('x', '确认')))
    """
    text = decoded(content)
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    found = []
    line = 1
    for row in reader:
        cells = tuple(cell.strip() for cell in row)
        if any(cells):
            found.append((line, cells))
        line = reader.line_num + 1
    return tuple(found)


def read_sheet(path: Path, refused: type[FinalAccountsError]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Rows of a file as :func:`sheet_rows` gives them (读取表格文件); one that cannot be read is refused in one line."""
    try:
        return sheet_rows(path.read_bytes())
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refused(where=path.name, code="table_unreadable", values={"reason": reason}) from None
    except (UnicodeDecodeError, csv.Error):
        raise refused(where=path.name, code="table_encoding") from None


def as_words(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula (不作公式): an apostrophe before what would begin one.

    >>> as_words("=1+1"), as_words("- 已问"), as_words("-12.50")
    ("'=1+1", "'- 已问", '-12.50')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def as_written(cell: str) -> str:
    """A cell as it was before :func:`as_words` (还原).

    >>> as_written("'=1+1"), as_written("'tis")
    ('=1+1', "'tis")
    """
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell
