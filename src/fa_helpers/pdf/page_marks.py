"""Marks put on the pages of a PDF (页面批注): standard annotations, in an update behind the file's own bytes."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from fa_helpers.errors import FinalAccountsError, SourceError
from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.page import Box
from fa_helpers.pdf.page_image import shown_frames
from fa_helpers.pdf.pdf_update import Update, numbers, pdf_name, whole
from fa_helpers.pdf.pdfium.calls import LOCK
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.marks import mark_names

EXTRA: Final = "annotate"
_COLOUR: Final = (1.0, 0.78, 0.55)
"""Light enough that black print shows through where a viewer does not mix colours."""
_PRINTED: Final = 4
_NOTE_SIDE: Final = 20.0
_POPUP: Final = (220.0, 140.0)
_SIGNATURES_EXIST: Final = 1
_DEEPEST: Final = 32
"""Levels of form fields that are looked through."""


@dataclass(frozen=True, slots=True)
class PageMark:
    """A mark on a page (批注): the boxes it covers as the page is shown, its title and text; a note without boxes."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]
    title: str
    text: str


def with_marks(source: bytes, marks: Sequence[PageMark], *, name: str = "document") -> bytes:
    """The file with the marks behind it (加批注): its own bytes stand unchanged at the head.

    Raises :class:`SourceError` for a file that is encrypted, signed, or whose index is broken: an update behind it
    would not be read, or be taken for a forgery.
    """
    reader = _opened(source, name)
    names = _names(source, len(marks))
    frames = shown_frames(source, sorted({mark.page for mark in marks}), name=name)
    try:
        update = Update(reader, source)
        for named, mark in zip(names, marks, strict=True):
            _add(update, mark, frames[mark.page], named)
        marked = update.written()
    except Exception:  # what the library raises on a file that is not quite a PDF is of no one kind
        raise SourceError(where=name, code="marks_not_written") from None
    if not marked.startswith(source) or not _are_read(marked, marks, names, name):
        raise SourceError(where=name, code="marks_not_written")
    return marked


def _opened(source: bytes, name: str) -> Any:
    try:
        from pypdf import PdfReader
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": EXTRA}) from None
    code = ""
    try:
        reader = PdfReader(io.BytesIO(source))
        code = "marks_encrypted" if reader.is_encrypted else "marks_signed" if _is_signed(reader) else ""
    except Exception:  # as above
        code = "marks_not_written"
    if not code and not _is_sound(source, name):
        code = "marks_not_written"
    if code:
        raise SourceError(where=name, code=code)
    return reader


def _is_signed(reader: Any) -> bool:
    root = reader.trailer["/Root"].get_object()
    form = root["/AcroForm"].get_object() if "/AcroForm" in root else {}
    if int(form.get("/SigFlags", 0)) & _SIGNATURES_EXIST or "/Perms" in root:
        return True
    return any(_holds_signature(one.get_object(), _DEEPEST) for one in form.get("/Fields", []))


def _holds_signature(found: Any, deep: int) -> bool:
    if found.get("/FT") == "/Sig" and "/V" in found:
        return True
    return deep > 0 and any(_holds_signature(kid.get_object(), deep - 1) for kid in found.get("/Kids", []))


def _add(update: Update, mark: PageMark, frame: Frame, named: str) -> None:
    from pypdf.generic import TextStringObject

    top = mark.boxes[0][1] if mark.boxes else 0.0
    beside = Box(frame.width, top, frame.width + _POPUP[0], top + _POPUP[1])
    values = _highlight(mark, frame) if mark.boxes else _note(frame)
    values |= {"/T": TextStringObject(mark.title), "/Contents": TextStringObject(mark.text)}
    values |= {"/NM": TextStringObject(named), "/F": whole(_PRINTED)}
    window = {"/Subtype": pdf_name("/Popup"), "/Rect": numbers(_corners(beside, frame)[0])}
    update.add_annotation(mark.page, values, window)


def _highlight(mark: PageMark, frame: Frame) -> dict[str, Any]:
    found = [_corners(Box(*box), frame) for box in mark.boxes]
    rects = [rect for rect, _ in found]
    around = [pick(rect[place] for rect in rects) for place, pick in enumerate((min, min, max, max))]
    corners = [value for _, points in found for value in points]
    return {
        "/Subtype": pdf_name("/Highlight"),
        "/Rect": numbers(around),
        "/QuadPoints": numbers(corners),
        "/C": numbers(_COLOUR),
    }


def _note(frame: Frame) -> dict[str, Any]:
    corner = Box(frame.width - 2 * _NOTE_SIDE, _NOTE_SIDE, frame.width - _NOTE_SIDE, 2 * _NOTE_SIDE)
    rect = numbers(_corners(corner, frame)[0])
    return {"/Subtype": pdf_name("/Text"), "/Name": pdf_name("/Note"), "/Rect": rect, "/C": numbers(_COLOUR)}


def _corners(box: Box, frame: Frame) -> tuple[tuple[float, float, float, float], list[float]]:
    """A box of the page as shown in the file's own coordinates: its rectangle, and its corners as they are read."""
    matrix = frame.matrix()
    points = [
        tuple(round(value, 2) for value in matrix.back(x, y))
        for x, y in ((box.x0, box.top), (box.x1, box.top), (box.x0, box.bottom), (box.x1, box.bottom))
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (min(xs), min(ys), max(xs), max(ys)), [value for point in points for value in point]


def _is_sound(source: bytes, name: str) -> bool:
    with LOCK, PdfiumDocument(source, name) as document:
        return document.sound


def _are_read(marked: bytes, marks: Sequence[PageMark], names: Sequence[str], name: str) -> bool:
    """Whether another reader finds every mark: an update that only its writer understands is none."""
    wanted = set(names)
    with LOCK, PdfiumDocument(marked, name) as document:
        for number in sorted({mark.page for mark in marks}):
            with document.page(number) as (page, _):
                wanted -= mark_names(page)
        return document.sound and not wanted


def _names(source: bytes, count: int) -> list[str]:
    """What the marks are called in the file: of two runs over one file, neither's are taken for the other's."""
    of_file = hashlib.sha256(source).hexdigest()[:8]
    return [f"fa-{of_file}-{number:04d}" for number in range(1, count + 1)]
