"""The default reader (默认引擎): pdfium, one page at a time, each closed as soon as it is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import inf
from typing import NamedTuple

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.layers import has_layers
from fa_helpers.pdf.limits import MAX_CHARS_PER_PAGE
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.page_assembly import make_page
from fa_helpers.pdf.pdfium.calls import LOCK, pdfium_calls
from fa_helpers.pdf.pdfium.chars import CharReader, upright_frame
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.other_words import drop_other_words
from fa_helpers.pdf.pdfium.paths import PathReader, TooComplexError
from fa_helpers.pdf.pdfium.unseen import unseen_chars

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
        paths = PathReader(cache(lambda: has_layers(source)))
        for number in range(1, document.page_count + 1) if numbers is None else numbers:
            yield _read(document, paths, number)
    finally:
        with LOCK:
            document.close()


def _read(document: PdfiumDocument, paths: PathReader, number: int) -> Page:
    with document.page(number) as (page, frame):
        text = _read_chars(document, page, frame, number)
        try:
            drawing = paths.read(page, text.frame)
        except TooComplexError:
            raise document.refusal("page_objects", page=number) from None
        unseen = unseen_chars(document, page, frame, text.frame, text.chars, text.runs, paths.painted)
        notes = list(text.notes)
        if text.told < drawing.texts:
            notes.append("dropped_text")
        if paths.painted.annotations:
            notes.append("annotations")
        result = make_page(number, text.frame, text.chars, drawing, ENGINE, unseen)
        return replace(result, notes=(*result.notes, *notes)) if notes else result


class _Text(NamedTuple):
    """The text of a page: the frame in which most of it stands upright, its characters by text objects, what is
    special about them, and how many objects gave some.
    """

    frame: Frame
    chars: list[Char]
    runs: list[tuple[int, slice]]
    notes: tuple[str, ...]
    told: float


def _read_chars(document: PdfiumDocument, page: int, frame: Frame, number: int) -> _Text:
    calls = pdfium_calls()
    replaced = drop_other_words(page)
    text_page = document.bounded(lambda: calls.load_text(page))
    if not text_page:
        return _Text(frame, [], [], (), inf)
    try:
        count = calls.char_count(text_page)
        if count > MAX_CHARS_PER_PAGE:
            raise document.refusal("page_characters", page=number)
        frame = upright_frame(text_page, count, frame)
        reader = CharReader(text_page, frame)
        chars = reader.read(max(count, 0))
        notes = ("replaced_text",) if replaced else ()
        return _Text(frame, chars, reader.runs(chars), notes, reader.objects_with_text(count))
    finally:
        calls.close_text(text_page)
