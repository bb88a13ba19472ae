"""Tables from spreadsheets: every encoding and separator gives the same rows."""

from __future__ import annotations

import pytest

from fa_helpers.text.sheets import decoded, sheet_rows

ROWS = [("key", "status"), ("x", "确认")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_spreadsheet_saves_is_read(encoding: str, separator: str, end: str) -> None:
    text = "".join(separator.join(row) + end for row in ROWS)
    assert sheet_rows(text.encode(encoding)) == ((1, ROWS[0]), (2, ROWS[1]))


def test_lines_are_counted_as_people_see_them() -> None:
    content = b'key,note\r\na,"two\r\nlines"\r\n,\r\n\r\n b ,"x;y"\r\n'
    assert sheet_rows(content) == ((1, ("key", "note")), (2, ("a", "two\r\nlines")), (6, ("b", "x;y")))
    assert sheet_rows(b"") == ()


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\x81\xff\xff\x00")
