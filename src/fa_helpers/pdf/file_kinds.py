"""What a file is, told from its content (文件类型): never from its name, which may be wrong."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from fa_helpers.patterns import regex

PDF = "pdf"
TEXT = "text"
WEB, MHTML, WORD, WORKBOOK, WORD_97, WORKBOOK_97 = "html", "mhtml", "word", "excel", "word_97", "excel_97"
FLOWS = frozenset({WEB, MHTML, WORD, WORKBOOK, WORD_97, WORKBOOK_97})
"""Files without pages."""


class Refused(NamedTuple):
    """A kind of file that is not read: its stable code, whose words stand in the catalogue."""

    code: str


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STARTS = {
    b"{\\rtf": Refused("rtf"),
    b"%!PS": Refused("postscript"),
    b"Rar!": Refused("archive"),
    b"7z\xbc\xaf": Refused("archive"),
    b"\x1f\x8b": Refused("archive"),
    b"\x89PNG\r\n": Refused("image"),
    b"\xff\xd8\xff": Refused("image"),
    b"GIF8": Refused("image"),
    b"II*\x00": Refused("image"),
    b"MM\x00*": Refused("image"),
    b"RIFF": Refused("image"),
}

_OFFICE: dict[str, str | Refused] = {
    "word/": WORD,
    "xl/": WORKBOOK,
    "ppt/": Refused("powerpoint"),
    "OFD.xml": Refused("ofd"),
    "content.xml": Refused("opendocument"),
}


_WEB_STARTS = regex(rb"<(?:!doctype html|(?:html|head|meta|title|style|script|body|div|table|center|p)\b)")
"""A page begins so, and so do the tables that offices' programs export under the name of a workbook."""
_MHTML = regex(
    rb"^(?:[\w-]+: .*\r?\n(?:[ \t].*\r?\n)*)*?(?:MIME-Version|Content-Type): *(?:1\.0|multipart/related)",
    re.IGNORECASE,
)


def kind_of(source: bytes) -> str | Refused:
    """``PDF``, ``TEXT``, one of the :data:`FLOWS`, or why the file is refused.

    >>> kind_of(b"%PDF-1.7 ...")
    'pdf'
    >>> kind_of(b"<!DOCTYPE html><html></html>")
    'html'
    """
    head = source[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(source)
    if head.startswith(_COMPOUND):
        return _office_97(source)
    for start, refused in _STARTS.items():
        if head.startswith(start):
            return refused
    if _MHTML.search(head):
        return MHTML
    if _web_page(head):
        return WEB
    if _binary(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refused("not_a_pdf")
    return TEXT


def _web_page(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return _WEB_STARTS.match(start) is not None or (start.startswith(b"<") and b"<html" in start)


def _binary(head: bytes) -> bool:
    """Whether bytes occur that no text holds: controls but tab, line ends, form feed and an old end mark."""
    return any(byte < 9 or (14 <= byte < 32 and byte != 26) for byte in head)


def _office_97(source: bytes) -> str | Refused:
    """Word or Excel of before 2007, told by the name of the stream that holds the text; WPS writes the same."""
    if "WordDocument".encode("utf-16-le") in source:
        return WORD_97
    if any(name.encode("utf-16-le") in source for name in ("Workbook", "Book\0")):
        return WORKBOOK_97
    return Refused("office_97")


def _zip_kind(source: bytes) -> str | Refused:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
    for part, refused in _OFFICE.items():
        if any(name.startswith(part) for name in names):
            return refused
    return Refused("archive")
