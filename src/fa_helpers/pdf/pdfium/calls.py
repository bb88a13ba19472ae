"""The calls into pdfium, bound so that they cost little: some are made several times for each character.

pypdfium2's raw functions check and convert typed pointers on every call. Here each is bound once more, at its
address, with plain integers for handles and for the places of results, which halves the cost. Short calls
keep Python's global lock, since pdfium does not allow two calls at a time; long ones release it.
"""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

import pypdfium2  # noqa: F401  (starts the library)
import pypdfium2.raw as raw

from fa_helpers.pdf.pdfium.fonts import use_bundled_font
from fa_helpers.pdf.time_guard import Guard

LOCK = threading.RLock()
"""Held while a page is read or rendered: pdfium is not thread-safe."""

GUARD = Guard()
"""Makes the calls that may take long."""

_PLAIN = (ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_size_t, ctypes.c_float, ctypes.c_double)

Call = Callable[..., Any]


def _bind(name: str, *, releases_lock: bool = False) -> Call:
    function = getattr(raw, name)
    result = function.restype
    if isinstance(result, type) and issubclass(result, ctypes._Pointer):
        result = ctypes.c_void_p
    arguments = [kind if kind in _PLAIN else ctypes.c_void_p for kind in function.argtypes]
    address = ctypes.cast(function, ctypes.c_void_p).value
    assert address is not None
    make = ctypes.CFUNCTYPE if releases_lock else ctypes.PYFUNCTYPE
    return make(result, *arguments)(address)


class PdfiumCalls:
    """pdfium's functions under short names. Handles are integers, 0 or ``None`` where there is nothing."""

    def __init__(self) -> None:
        use_bundled_font()
        self.load_document = _bind("FPDF_LoadMemDocument64", releases_lock=True)
        self.close_document = _bind("FPDF_CloseDocument")
        self.last_error = _bind("FPDF_GetLastError")
        self.page_count = _bind("FPDF_GetPageCount")
        self.has_sound_index = _bind("FPDF_DocumentHasValidCrossReferenceTable")
        self.load_page = _bind("FPDF_LoadPage", releases_lock=True)
        self.close_page = _bind("FPDF_ClosePage")
        self.page_box = _bind("FPDF_GetPageBoundingBox")
        self.page_rotation = _bind("FPDFPage_GetRotation")
        self._bind_objects()
        self._bind_text()
        self._bind_pictures()

    def _bind_objects(self) -> None:
        self.page_object_count = _bind("FPDFPage_CountObjects")
        self.page_object = _bind("FPDFPage_GetObject")
        self.form_object_count = _bind("FPDFFormObj_CountObjects")
        self.form_object = _bind("FPDFFormObj_GetObject")
        self.object_type = _bind("FPDFPageObj_GetType")
        self.mark_count = _bind("FPDFPageObj_CountMarks")
        self.mark = _bind("FPDFPageObj_GetMark")
        self.mark_name = _bind("FPDFPageObjMark_GetName")
        self.mark_value_type = _bind("FPDFPageObjMark_GetParamValueType")
        self.drop_mark_value = _bind("FPDFPageObjMark_RemoveParam")
        self.object_matrix = _bind("FPDFPageObj_GetMatrix")
        self.object_bounds = _bind("FPDFPageObj_GetBounds")
        self.has_transparency = _bind("FPDFPageObj_HasTransparency")
        self.set_active = _bind("FPDFPageObj_SetIsActive")
        self.clip_path = _bind("FPDFPageObj_GetClipPath")
        self.clip_count = _bind("FPDFClipPath_CountPaths")
        self.clip_segment_count = _bind("FPDFClipPath_CountPathSegments")
        self.clip_segment = _bind("FPDFClipPath_GetPathSegment")
        self.annotation_count = _bind("FPDFPage_GetAnnotCount")
        self.annotation = _bind("FPDFPage_GetAnnot")
        self.annotation_kind = _bind("FPDFAnnot_GetSubtype")
        self.annotation_box = _bind("FPDFAnnot_GetRect")
        self.annotation_text = _bind("FPDFAnnot_GetStringValue")
        self.close_annotation = _bind("FPDFPage_CloseAnnot")
        self.fill_color = _bind("FPDFPageObj_GetFillColor")
        self.stroke_color = _bind("FPDFPageObj_GetStrokeColor")
        self.draw_mode = _bind("FPDFPath_GetDrawMode")
        self.segment_count = _bind("FPDFPath_CountSegments")
        self.segment = _bind("FPDFPath_GetPathSegment")
        self.segment_point = _bind("FPDFPathSegment_GetPoint")
        self.segment_type = _bind("FPDFPathSegment_GetType")
        self.segment_closes = _bind("FPDFPathSegment_GetClose")

    def _bind_text(self) -> None:
        self.load_text = _bind("FPDFText_LoadPage", releases_lock=True)
        self.close_text = _bind("FPDFText_ClosePage")
        self.char_count = _bind("FPDFText_CountChars")
        self.text = _bind("FPDFText_GetText")
        self.char_unicode = _bind("FPDFText_GetUnicode")
        self.char_is_hyphen = _bind("FPDFText_IsHyphen")
        self.char_unmapped = _bind("FPDFText_HasUnicodeMapError")
        self.char_object = _bind("FPDFText_GetTextObject")
        self.loose_box = _bind("FPDFText_GetLooseCharBox")
        self.char_origin = _bind("FPDFText_GetCharOrigin")
        self.char_size = _bind("FPDFText_GetFontSize")
        self.char_matrix = _bind("FPDFText_GetMatrix")
        self.text_font = _bind("FPDFTextObj_GetFont")
        self.text_render_mode = _bind("FPDFTextObj_GetTextRenderMode")
        self.font_ascent = _bind("FPDFFont_GetAscent")
        self.font_descent = _bind("FPDFFont_GetDescent")
        self.font_name = _bind("FPDFFont_GetBaseFontName")
        self.font_embedded = _bind("FPDFFont_GetIsEmbedded")
        self.glyph_width = _bind("FPDFFont_GetGlyphWidth")

    def _bind_pictures(self) -> None:
        self.create_bitmap = _bind("FPDFBitmap_Create")
        self.fill_bitmap = _bind("FPDFBitmap_FillRect")
        self.bitmap_buffer = _bind("FPDFBitmap_GetBuffer")
        self.bitmap_stride = _bind("FPDFBitmap_GetStride")
        self.destroy_bitmap = _bind("FPDFBitmap_Destroy")
        self.render = _bind("FPDF_RenderPageBitmap", releases_lock=True)


@cache
def pdfium_calls() -> PdfiumCalls:
    """The bound functions, made on first use."""
    return PdfiumCalls()
