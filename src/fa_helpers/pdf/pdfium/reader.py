"""The default reader (默认引擎): pdfium, one page at a time, each closed as soon as it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.limits import MAX_CHARS_PER_PAGE
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.page_assembly import make_page
from fa_helpers.pdf.pdfium.calls import LOCK, pdfium_calls
from fa_helpers.pdf.pdfium.chars import CharReader, upright_frame
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.paths import PathReader, TooComplexError

ENGINE = "pdfium"


def inspect(source: bytes, *, name: str) -> tuple[int, tuple[str, ...]]:
    """How many pages a PDF has; with the note ``repaired`` when its index was broken."""
    with LOCK, PdfiumDocument(source, name) as document:
        return document.page_count, () if document.sound else ("repaired",)


def read_pages(source: bytes, *, name: str, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in turn, or those with the given numbers (from 1).

    Characters are in the order of the file, white space left out; what is painted in white only is left out.
    """
    with LOCK:
        document = PdfiumDocument(source, name)
    try:
        paths = PathReader()
        for number in range(1, document.page_count + 1) if numbers is None else numbers:
            yield _read(document, paths, number)
    finally:
        with LOCK:
            document.close()


def _read(document: PdfiumDocument, paths: PathReader, number: int) -> Page:
    with document.page(number) as (page, frame):
        frame, chars, notes, told = _read_chars(document, page, frame, number)
        try:
            drawing = paths.read(page, frame)
        except TooComplexError:
            raise document.refusal("page_objects", page=number) from None
        if told < drawing.texts:
            notes.append("dropped_text")
        result = make_page(number, frame, chars, drawing, ENGINE)
        return replace(result, notes=(*result.notes, *notes)) if notes else result


def _read_chars(
    document: PdfiumDocument, page: int, frame: Frame, number: int
) -> tuple[Frame, list[Char], list[str], float]:
    """The frame in which most text stands upright, the characters, what is special about them, and how many text
    objects gave some.
    """
    calls = pdfium_calls()
    text_page = document.bounded(lambda: calls.load_text(page))
    if not text_page:
        return frame, [], [], inf
    try:
        count = calls.char_count(text_page)
        if count > MAX_CHARS_PER_PAGE:
            raise document.refusal("page_characters", page=number)
        frame = upright_frame(text_page, count, frame)
        reader = CharReader(text_page, frame)
        chars = reader.read(max(count, 0))
        special = {"replaced_text": reader.replaced, "hidden_text": reader.hidden}
        notes = [note for note, holds in special.items() if holds]
        return frame, chars, notes, reader.objects_with_text(count)
    finally:
        calls.close_text(text_page)
