"""What a file is, told from its content (文件类型): never from its name, which may be wrong."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple

PDF = "pdf"
TEXT = "text"


class Refused(NamedTuple):
    """A kind of file that is not read: a stable code, what it is, and what to do about it."""

    code: str
    what: str
    way_out: str


_AS_PDF = "Export it as PDF from the program it was written in, and read that."
_DOWNLOAD = "Open the page in a browser and download the PDF that it links to."
_SCAN = "Ask the office for the text PDF, or make one with an OCR tool (for example ocrmypdf)."
_UNPACK = "Unpack it and pass the PDF inside."

_STARTS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": Refused(
        "office_97", "an old Word, Excel or WPS file (.doc, .xls, .wps), not a PDF", _AS_PDF
    ),
    b"{\\rtf": Refused("rtf", "a Rich Text file, not a PDF", _AS_PDF),
    b"%!PS": Refused("postscript", "a PostScript file, not a PDF", _AS_PDF),
    b"Rar!": Refused("archive", "a packed file (RAR), not a PDF", _UNPACK),
    b"7z\xbc\xaf": Refused("archive", "a packed file (7-Zip), not a PDF", _UNPACK),
    b"\x1f\x8b": Refused("archive", "a packed file (gzip), not a PDF", _UNPACK),
    b"\x89PNG\r\n": Refused("image", "a picture (PNG), not a PDF", _SCAN),
    b"\xff\xd8\xff": Refused("image", "a picture (JPEG), not a PDF", _SCAN),
    b"GIF8": Refused("image", "a picture (GIF), not a PDF", _SCAN),
    b"II*\x00": Refused("image", "a picture (TIFF), not a PDF", _SCAN),
    b"MM\x00*": Refused("image", "a picture (TIFF), not a PDF", _SCAN),
    b"RIFF": Refused("image", "a picture (WebP), not a PDF", _SCAN),
}

_OFFICE = {
    "word/": ("word", "a Word document (.docx)"),
    "xl/": ("excel", "an Excel workbook (.xlsx)"),
    "ppt/": ("powerpoint", "a PowerPoint file (.pptx)"),
    "OFD.xml": ("ofd", "an OFD document"),
    "content.xml": ("opendocument", "an OpenDocument file"),
}


def kind_of(source: bytes) -> str | Refused:
    """``PDF``, ``TEXT``, or why the file is refused.

    >>> kind_of(b"%PDF-1.7 ...")
    'pdf'
    >>> kind_of(b"<!DOCTYPE html><html></html>").code
    'html'
    """
    head = source[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(source)
    for start, refused in _STARTS.items():
        if head.startswith(start):
            return refused
    if _web_page(head):
        return Refused("html", "a web page, not a PDF", _DOWNLOAD)
    if _binary(head) and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refused("not_a_pdf", "neither a PDF nor a text", "Pass the PDF as it was published.")
    return TEXT


def _web_page(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<script")) or (
        start.startswith(b"<") and b"<html" in start
    )


def _binary(head: bytes) -> bool:
    """Whether bytes occur that no text holds: controls but tab, line ends, form feed and an old end mark."""
    return any(byte < 9 or (14 <= byte < 32 and byte != 26) for byte in head)


def _zip_kind(source: bytes) -> Refused:
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        names = []
    for part, (code, what) in _OFFICE.items():
        if any(name.startswith(part) for name in names):
            return Refused(code, f"{what}, not a PDF", _AS_PDF)
    return Refused("archive", "a packed file (zip), not a PDF", _UNPACK)
