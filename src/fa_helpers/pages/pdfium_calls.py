"""The calls into pdfium that are made once per character or path, bound so that they cost little.

pypdfium2's raw functions check and convert typed pointers on every call. Here each function is bound once more
at its address with plain integers for handles and for the addresses of results, which halves the cost. The calls
keep Python's global lock, since pdfium does not allow two calls at a time.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2.raw as raw

LOCK = threading.RLock()
"""Held while a page is read or rendered: pdfium is not thread-safe."""

_PLAIN = (ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_float, ctypes.c_double)

Call = Callable[..., Any]


def _bind(name: str) -> Call:
    function = getattr(raw, name)
    result = function.restype
    if isinstance(result, type) and issubclass(result, ctypes._Pointer):
        result = ctypes.c_void_p
    arguments = [kind if kind in _PLAIN else ctypes.c_void_p for kind in function.argtypes]
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


class PdfiumCalls:
    """pdfium's functions under short names. Handles are integers, 0 or ``None`` where there is nothing."""

    def __init__(self) -> None:
        self.load_page = _bind("FPDF_LoadPage")
        self.close_page = _bind("FPDF_ClosePage")
        self.page_box = _bind("FPDF_GetPageBoundingBox")
        self.page_rotation = _bind("FPDFPage_GetRotation")
        self.page_object_count = _bind("FPDFPage_CountObjects")
        self.page_object = _bind("FPDFPage_GetObject")
        self.form_object_count = _bind("FPDFFormObj_CountObjects")
        self.form_object = _bind("FPDFFormObj_GetObject")
        self.object_type = _bind("FPDFPageObj_GetType")
        self.object_matrix = _bind("FPDFPageObj_GetMatrix")
        self.fill_color = _bind("FPDFPageObj_GetFillColor")
        self.stroke_color = _bind("FPDFPageObj_GetStrokeColor")
        self.draw_mode = _bind("FPDFPath_GetDrawMode")
        self.segment_count = _bind("FPDFPath_CountSegments")
        self.segment = _bind("FPDFPath_GetPathSegment")
        self.segment_point = _bind("FPDFPathSegment_GetPoint")
        self.segment_type = _bind("FPDFPathSegment_GetType")
        self.segment_closes = _bind("FPDFPathSegment_GetClose")
        self.load_text = _bind("FPDFText_LoadPage")
        self.close_text = _bind("FPDFText_ClosePage")
        self.char_count = _bind("FPDFText_CountChars")
        self.text = _bind("FPDFText_GetText")
        self.char_unicode = _bind("FPDFText_GetUnicode")
        self.char_object = _bind("FPDFText_GetTextObject")
        self.loose_box = _bind("FPDFText_GetLooseCharBox")
        self.char_origin = _bind("FPDFText_GetCharOrigin")
        self.char_size = _bind("FPDFText_GetFontSize")
        self.char_matrix = _bind("FPDFText_GetMatrix")
        self.text_font = _bind("FPDFTextObj_GetFont")
        self.font_ascent = _bind("FPDFFont_GetAscent")
        self.font_descent = _bind("FPDFFont_GetDescent")
        self.font_name = _bind("FPDFFont_GetBaseFontName")
        self.glyph_width = _bind("FPDFFont_GetGlyphWidth")


@cache
def pdfium_calls() -> PdfiumCalls:
    """The bound functions, made on first use."""
    import pypdfium2  # noqa: F401  (starts the library)

    return PdfiumCalls()
