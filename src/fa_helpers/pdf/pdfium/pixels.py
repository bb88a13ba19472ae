"""A page as pixels (像素): pdfium paints it, annotations and form fields included."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

from fa_helpers.pdf.geometry import Frame
from fa_helpers.pdf.pdfium.calls import pdfium_calls
from fa_helpers.pdf.pdfium.document import PdfiumDocument

if TYPE_CHECKING:
    from PIL.Image import Image

_WHITE = 0xFFFFFFFF
_WITH_ANNOTATIONS, _BYTES_AS_RGB = 0x01, 0x10


def painted(
    document: PdfiumDocument,
    page: int,
    frame: Frame,
    scale: float,
    place: tuple[int, int, int, int],
    quarters: int,
) -> Image:
    """A part of a loaded page: ``place`` is left, top, width and height in the picture of the whole page.

    ``quarters`` are the turns clockwise that are given to a page beyond those it asks for.
    """
    from PIL import Image

    left, top, width, height = place
    calls = pdfium_calls()
    bitmap = calls.create_bitmap(width, height, 0)
    if not bitmap:
        raise document.refusal("picture_size")
    calls.fill_bitmap(bitmap, 0, 0, width, height, _WHITE)
    whole_width, whole_height = round(frame.width * scale), round(frame.height * scale)
    flags = _WITH_ANNOTATIONS | _BYTES_AS_RGB
    # the whole page, moved so that the box comes to lie on the bitmap; pdfium paints no more than fits
    document.bounded(
        lambda: calls.render(bitmap, page, -left, -top, whole_width, whole_height, quarters, flags)
    )
    pixels = ctypes.string_at(calls.bitmap_buffer(bitmap), calls.bitmap_stride(bitmap) * height)
    calls.destroy_bitmap(bitmap)
    picture = Image.frombuffer("RGBX", (width, height), pixels, "raw", "RGBX", len(pixels) // height, 1)
    return picture.convert("RGB")
