"""The default reader (默认引擎): pdfium, through pypdfium2. One page at a time, each closed as soon as it is read."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as raw

from fa_helpers.errors import SourceError
from fa_helpers.pages.assembly import make_page
from fa_helpers.pages.geometry import Frame, check_size
from fa_helpers.pages.limits import MAX_CHARS_PER_PAGE
from fa_helpers.pages.page import Char, Page
from fa_helpers.pages.pdfium_calls import LOCK, pdfium_calls
from fa_helpers.pages.pdfium_chars import CharReader
from fa_helpers.pages.pdfium_paths import PathReader, TooComplexError

ENGINE = "pdfium"


def open_document(source: bytes, name: str) -> pypdfium2.PdfDocument:
    """Open a PDF, or say in one line why it cannot be opened."""
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise SourceError(
                "the PDF is encrypted and asks for a password",
                where=name,
                way_out="Open it with the password and save a copy without one.",
                code="encrypted",
            ) from None
        raise SourceError(
            "the PDF is damaged or cut off",
            where=name,
            way_out="Download it again, or open it in a viewer and save a copy.",
            code="damaged",
        ) from None


def inspect(source: bytes, name: str) -> tuple[int, tuple[str, ...]]:
    """How many pages a PDF has; with the note ``repaired`` when its index was broken and had to be rebuilt."""
    with LOCK:
        document = open_document(source, name)
        try:
            sound = raw.FPDF_DocumentHasValidCrossReferenceTable(document.raw)
            return len(document), () if sound else ("repaired",)
        finally:
            document.close()


def read_pages(source: bytes, *, name: str, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in turn, or those with the given numbers (from 1).

    Characters are in the order of the file, white space left out; paths painted only in white are left out.
    """
    with LOCK:
        document = open_document(source, name)
    try:
        reader = _PageReader(document, name)
        for number in range(1, len(document) + 1) if numbers is None else numbers:
            with LOCK:
                page = reader.read(number)
            yield page
    finally:
        with LOCK:
            document.close()


class _PageReader:
    """Reads the pages of one open document."""

    def __init__(self, document: pypdfium2.PdfDocument, name: str) -> None:
        handle = ctypes.cast(document.raw, ctypes.c_void_p).value
        assert handle is not None
        self._document = handle
        self._name = name
        self._calls = pdfium_calls()
        self._paths = PathReader()

    def read(self, number: int) -> Page:
        handle = self._calls.load_page(self._document, number - 1)
        if not handle:
            raise self._refusal(number, "cannot be read: it is damaged or missing", "page_damaged")
        try:
            return self._read(handle, number)
        except TooComplexError:
            raise self._refusal(number, "holds more drawings than any printed page", "page_objects") from None
        finally:
            self._calls.close_page(handle)

    def _read(self, page: int, number: int) -> Page:
        frame = self._frame(page)
        check_size(frame, self._name, number)
        drawing = self._paths.read(page, frame)
        chars = self._read_chars(page, frame, number)
        return make_page(number, frame, chars, drawing, ENGINE)

    def _frame(self, page: int) -> Frame:
        box = raw.FS_RECTF()
        self._calls.page_box(page, ctypes.addressof(box))
        turns = self._calls.page_rotation(page)
        return Frame(box.left, box.bottom, box.right, box.top, 90 * max(turns, 0))

    def _read_chars(self, page: int, frame: Frame, number: int) -> list[Char]:
        text_page = self._calls.load_text(page)
        if not text_page:
            return []
        try:
            count = self._calls.char_count(text_page)
            if count > MAX_CHARS_PER_PAGE:
                raise self._refusal(number, f"holds {count:,} characters", "page_characters")
            return CharReader(text_page, frame).read(count) if count > 0 else []
        finally:
            self._calls.close_text(text_page)

    def _refusal(self, number: int, what: str, code: str) -> SourceError:
        way_out = "Print the document to a new PDF, or leave this page out, and read that."
        return SourceError(f"page {number} {what}", where=self._name, way_out=way_out, code=code)
