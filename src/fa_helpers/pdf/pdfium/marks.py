"""The names of a page's annotations as pdfium reads them (批注名称)."""

from __future__ import annotations

import ctypes
from typing import Final

from fa_helpers.pdf.pdfium.calls import pdfium_calls

_LONGEST: Final = 256


def mark_names(page: int) -> set[str]:
    """What the annotations of a loaded page are called (``NM``)."""
    calls = pdfium_calls()
    names = set()
    for place in range(calls.annotation_count(page)):
        mark = calls.annotation(page, place)
        if not mark:
            continue
        buffer = ctypes.create_string_buffer(_LONGEST)
        length = calls.annotation_text(mark, b"NM", ctypes.addressof(buffer), _LONGEST)
        names.add(buffer.raw[: max(0, min(length, _LONGEST) - 2)].decode("utf-16-le", "replace"))
        calls.close_annotation(mark)
    return names
