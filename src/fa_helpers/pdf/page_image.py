"""A picture of a page, or of a box on it (页面图): the evidence that a figure was read where it says."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from fa_helpers.errors import SourceError
from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.limits import MAX_PICTURE_PIXELS
from fa_helpers.pdf.page import Box, Drawn
from fa_helpers.pdf.pdfium.calls import LOCK, pdfium_calls
from fa_helpers.pdf.pdfium.chars import upright_frame
from fa_helpers.pdf.pdfium.document import PdfiumDocument
from fa_helpers.pdf.pdfium.pixels import painted
from fa_helpers.pdf.setting.picture import painted_page

if TYPE_CHECKING:
    from PIL.Image import Image


def render_page(
    source: Drawn,
    number: int,
    *,
    scale: float = 2.0,
    box: Box | None = None,
    name: str = "document",
) -> bytes:
    """A page of a PDF, or one set here, as the bytes of a PNG, ``scale`` pixels to the point; only a box on it if one is given.

    The box is in points from the top left of the page as shown. The same file gives the same bytes every
    time; they hold the picture and nothing else.
    """
    (picture,) = page_pictures(source, number, [(box, scale)], name=name)
    out = io.BytesIO()
    picture.save(out, format="PNG", optimize=False)
    return out.getvalue()


def page_pictures(
    source: Drawn,
    number: int,
    wanted: Sequence[tuple[Box | None, float]],
    *,
    name: str = "document",
) -> list[Image]:
    """Boxes on a page (the page itself for ``None``), each with its own pixels to the point."""
    if not isinstance(source, bytes):
        if not 1 <= number <= len(source):
            raise SourceError(where=name, code="no_such_page", values={"page": number, "count": len(source)})
        sheet = source[number - 1]
        frame = Frame(0, 0, sheet.width, sheet.height)
        return [painted_page(sheet, scale, _pixels(frame, box, scale, name)) for box, scale in wanted]
    with LOCK, PdfiumDocument(source, name) as document:
        if not 1 <= number <= document.page_count:
            raise SourceError(
                where=name,
                code="no_such_page",
                values={"page": number, "count": document.page_count},
            )
        with document.page(number) as (page, frame):
            if not all(0 < scale < 1000 for _, scale in wanted):
                raise SourceError(where=name, code="picture_size")
            upright = _upright(document, page, frame)
            quarters = (upright.rotation - frame.rotation) // 90 % 4
            return [
                painted(document, page, upright, scale, _pixels(upright, box, scale, name), quarters)
                for box, scale in wanted
            ]


def shown_frames(source: bytes, numbers: Sequence[int], *, name: str = "document") -> dict[int, Frame]:
    """The frame in which each of some pages is read (页面框): cropped, and turned as its text stands."""
    frames = {}
    with LOCK, PdfiumDocument(source, name) as document:
        for number in numbers:
            with document.page(number) as (page, frame):
                frames[number] = _upright(document, page, frame)
    return frames


def _upright(document: PdfiumDocument, page: int, frame: Frame) -> Frame:
    """The frame that the page is read in: turned when its text lies on its side."""
    calls = pdfium_calls()
    text_page = document.bounded(lambda: calls.load_text(page))
    if not text_page:
        return frame
    try:
        return upright_frame(text_page, calls.char_count(text_page), frame)
    finally:
        calls.close_text(text_page)


def _pixels(frame: Frame, box: Box | None, scale: float, name: str) -> tuple[int, int, int, int]:
    """Left, top, width and height of the picture in the picture of the whole page."""
    sheet = Box(0, 0, frame.width, frame.height)
    shown = (
        sheet
        if box is None
        else Box(max(box.x0, 0), max(box.top, 0), min(box.x1, sheet.x1), min(box.bottom, sheet.bottom))
    )
    if not (shown.x0 < shown.x1 and shown.top < shown.bottom):
        raise SourceError(where=name, code="no_such_box")
    whole = round(sheet.x1 * scale) * round(sheet.bottom * scale)
    width = max(round((shown.x1 - shown.x0) * scale), 1)
    height = max(round((shown.bottom - shown.top) * scale), 1)
    if width * height > MAX_PICTURE_PIXELS or whole > 100 * MAX_PICTURE_PIXELS:
        raise SourceError(where=name, code="picture_size")
    return round(shown.x0 * scale), round(shown.top * scale), width, height
