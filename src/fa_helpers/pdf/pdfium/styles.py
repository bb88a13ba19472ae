"""What the characters of one text object share (文字样式): font, size and matrix, looked up once per object."""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from fa_helpers.pdf.font_names import font_name
from fa_helpers.pdf.geometry import Frame, Matrix, is_upright
from fa_helpers.pdf.pdfium.calls import Call, pdfium_calls

new = tuple.__new__
"""Makes a named tuple from a tuple: quicker than by its name, where it is done for each character."""


class Font(NamedTuple):
    """``descent`` and ``height`` (ascent less descent) in font sizes; a font may state neither.

    One that is not ``embedded`` is drawn with another, which may lack glyphs.
    """

    handle: int
    name: str
    descent: float
    height: float
    embedded: bool


class Style(NamedTuple):
    """What the characters of one text object share.

    ``even`` objects stand upright on a level baseline, on a page shown as it is written: only their left and
    right sides differ. For all others ``glyph`` leads from the glyph's own coordinates to the page's.
    """

    even: bool
    top: float
    bottom: float
    baseline: float
    size: float
    upright: bool
    font: Font
    font_size: float
    matrix: Matrix | None = None
    glyph: Matrix | None = None


def answers(call: Call, text_page: int, places: Sequence[int], fields: int) -> list[list[float]]:
    """What a call writes for each character, field by field. Made for all at once: the loop costs more than the call."""
    buffer = (ctypes.c_float * (fields * len(places)))()
    start, size = ctypes.addressof(buffer), fields * ctypes.sizeof(ctypes.c_float)
    written = range(start, start + size * len(places), size)
    deque(map(call, repeat(text_page), places, written), maxlen=0)
    return [buffer[field::fields] for field in range(fields)]


class StyleReader:
    """Reads the styles of the text objects of one page that is loaded; ``borrowed`` tells whether the file lacks one of
    its fonts.
    """

    def __init__(self, text_page: int, frame: Frame) -> None:
        self._calls = pdfium_calls()
        self._text_page = text_page
        self._frame = frame
        self._turn, self._to_page = frame.turn(), frame.matrix()._replace(e=0, f=0)
        self._fonts: dict[int, Font] = {}
        self.borrowed = False

    def read(self, handles: list[int], places: list[int]) -> dict[int, Style]:
        """The style of each text object, told by its first character."""
        calls = self._calls
        firsts = dict(zip(reversed(handles), reversed(places), strict=True))
        firsts.pop(0, None)
        firsts.pop(None, None)  # type: ignore[call-overload]  # ctypes gives None for a null handle
        objects, first = list(firsts), list(firsts.values())
        fonts = self._fonts_of(objects)
        self.borrowed = not all(font.embedded for font in self._fonts.values())
        sizes = map(calls.char_size, repeat(self._text_page), first)
        matrices = answers(calls.char_matrix, self._text_page, first, 6)
        even_page, edge = self._frame.rotation == 0, self._frame.top
        styles: dict[int, Style] = {}
        for handle, font, font_size, a, b, c, d, y in zip(
            objects, fonts, sizes, *matrices[:4], self._heights(first), strict=True
        ):
            if b == 0 == c and even_page and a > 0 and d > 0 and font_size > 0 and font.height > 0:
                size = font_size * d
                baseline = edge - y
                bottom = baseline - font.descent * size
                style = (True, bottom - size, bottom, baseline, size, True, font, font_size, None, None)
                styles[handle] = new(Style, style)
            else:
                styles[handle] = self._turned_style(Matrix(a, b, c, d, 0, 0), font, font_size)
        return styles

    def _turned_style(self, matrix: Matrix, font: Font, font_size: float) -> Style:
        if font_size < 0:  # both ways of turning a glyph over at once
            a, b, c, d, *_ = matrix
            matrix, font_size = Matrix(-a, -b, -c, -d, 0, 0), -font_size
        glyph = matrix.then(self._to_page)
        upright = is_upright(matrix.then(self._turn))
        return Style(False, 0, 0, 0, 0, upright, font, font_size, matrix, glyph)

    def _fonts_of(self, objects: list[int]) -> list[Font]:
        handles = list(map(self._calls.text_font, objects))
        fonts = {handle: self._font(handle) for handle in set(handles)}
        return [fonts[handle] for handle in handles]

    def _font(self, handle: int) -> Font:
        font = self._fonts.get(handle)
        if font is None:
            calls, value = self._calls, ctypes.c_float()
            at = ctypes.addressof(value)
            ascent = value.value / 1000 if calls.font_ascent(handle, 1000.0, at) else 0.0
            descent = value.value / 1000 if calls.font_descent(handle, 1000.0, at) else 0.0
            name = ctypes.create_string_buffer(256)
            calls.font_name(handle, ctypes.addressof(name), 256)
            font = self._fonts[handle] = Font(
                handle, font_name(name.value), descent, ascent - descent, calls.font_embedded(handle) != 0
            )
        return font

    def _heights(self, places: list[int]) -> list[float]:
        """How high above the foot of the sheet the origins of the characters lie, as the file is written."""
        buffer, unused = (ctypes.c_double * len(places))(), ctypes.c_double()
        start, size = ctypes.addressof(buffer), ctypes.sizeof(ctypes.c_double)
        written = range(start, start + size * len(places), size)
        origin, text_page, across = (
            self._calls.char_origin,
            repeat(self._text_page),
            repeat(ctypes.addressof(unused)),
        )
        deque(map(origin, text_page, places, across, written), maxlen=0)
        return list(buffer)
