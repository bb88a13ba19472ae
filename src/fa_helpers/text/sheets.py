"""Tables that came back from a spreadsheet (表格文件): the same rows whatever program saved them.

Excel and WPS save a CSV in the encoding of the system (GBK on a Chinese one), as UTF-16 with tabs (“Unicode text”), and
with semicolons where the comma is the decimal sign. Files in any of these are read; nothing is asked of the person.
"""

from __future__ import annotations

import csv
import io
from typing import Final

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS: Final = ",;\t"


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
