"""The characters of a page through pdfium (字符), with the boxes that pdfminer would give them.

pdfminer's box of a glyph runs from its origin to its advance, and from the font's descent one font size up.
It does not depend on the glyph's ink, so the boxes of a line are even. All characters of one text object
share font, size and matrix, so these are looked up once per object.
"""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2.raw as raw

from fa_helpers.pages.font_names import font_name
from fa_helpers.pages.geometry import Frame, Matrix, is_upright
from fa_helpers.pages.lying import SAMPLE, shown_upright
from fa_helpers.pages.page import UNKNOWN, Char
from fa_helpers.pages.pdfium_calls import pdfium_calls

_STANDS_IN = frozenset("\ufffe").union(chr(code) for code in range(32) if not chr(code).isspace())
"""What pdfium writes for a hyphen at the end of a line and for a glyph without a character; other controls."""


class _Font(NamedTuple):
    """``descent`` and ``height`` (ascent less descent) in font sizes; a font may state neither."""

    handle: int
    name: str
    descent: float
    height: float


class _Style(NamedTuple):
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
    font: _Font
    font_size: float
    matrix: Matrix | None = None
    glyph: Matrix | None = None


def upright_frame(text_page: int, count: int, frame: Frame) -> Frame:
    """The frame of a loaded page, turned when its text lies on its side; told by some of its characters."""
    calls, m = pdfium_calls(), raw.FS_MATRIX()
    at = ctypes.addressof(m)
    turn = frame.turn()
    matrices = []
    for index in range(0, count, max(1, count // SAMPLE)):
        if calls.char_object(text_page, index) and calls.char_matrix(text_page, index, at):
            sign = -1 if calls.char_size(text_page, index) < 0 else 1
            matrices.append(Matrix(sign * m.a, sign * m.b, sign * m.c, sign * m.d, 0, 0).then(turn))
    return shown_upright(frame, matrices)


class CharReader:
    """Reads the characters of one page that is loaded."""

    def __init__(self, text_page: int, frame: Frame) -> None:
        self._calls = pdfium_calls()
        self._text_page = text_page
        self._frame = frame
        self._to_page = frame.matrix()
        self._turn = frame.turn()
        self._fonts: dict[int, _Font] = {}
        self._whole = True
        self.replaced = False
        """Whether the file puts other words in place of those it prints (ActualText), which pdfium follows."""
        self._styled = self._invisible = 0
        # where pdfium writes its answers
        self._rect = raw.FS_RECTF()
        self._matrix = raw.FS_MATRIX()
        self._matrix_at = ctypes.addressof(self._matrix)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def read(self, count: int) -> list[Char]:
        """The printed characters, white space left out."""
        text_page, shift, rect = self._text_page, self._frame.left, self._rect
        rect_at = ctypes.addressof(rect)
        calls = self._calls
        char_object, loose_box, unmapped = calls.char_object, calls.loose_box, calls.char_unmapped
        styles: dict[int, _Style] = {}
        chars: list[Char] = []
        last = 0
        last_corner: tuple[float, float] | None = None
        for index, text in enumerate(self._texts(count)):
            if unmapped(text_page, index) == 1:
                text = UNKNOWN  # pdfium made it up: the file does not say what the glyph means
            elif text.isspace():
                continue
            handle = char_object(text_page, index)
            if not handle:
                continue  # added by pdfium, not in the file
            if handle != last:
                style = styles.get(handle) or self._style(index, handle)
                styles[handle] = style
                even, top, bottom, baseline, size, upright, font, *_ = style
                name, last, last_corner = font.name, handle, None
            loose_box(text_page, index, rect_at)
            left, right = rect.left, rect.right
            corner = left, rect.top
            if corner == last_corner and left < right:
                chars[-1] = _joined(chars[-1], text)  # one more letter of the same glyph
            elif even:
                x0, x1 = left - shift, right - shift
                chars.append(Char(text, x0, x1, top, bottom, baseline, size, upright, name))
            else:
                chars.append(self._turned(index, text, styles[handle]))
            last_corner = corner
        return chars if self._whole else [_without_halves(char) for char in chars]

    @property
    def hidden(self) -> bool:
        """Whether most of the text is invisible: the layer that OCR tools lay under a scanned page."""
        return 2 * self._invisible > self._styled

    def _texts(self, count: int) -> list[str]:
        """The text of each character by its index."""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = self._calls.text(self._text_page, 0, count, ctypes.addressof(buffer))
        whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        self._whole = written == count + 1 and len(whole) == count
        if self._whole:
            texts = list(whole)
        else:
            # a character outside the basic plane takes two places there: ask for one after the other
            texts = [_character(self._calls.char_unicode(self._text_page, index)) for index in range(count)]
        return [
            (text if text not in _STANDS_IN else self._hyphen_or_unknown(index))
            for index, text in enumerate(texts)
        ]

    def _hyphen_or_unknown(self, index: int) -> str:
        return "-" if self._calls.char_is_hyphen(self._text_page, index) == 1 else UNKNOWN

    def _font(self, handle: int) -> _Font:
        font = self._fonts.get(handle)
        if font is None:
            calls, value = self._calls, ctypes.c_float()
            at = ctypes.addressof(value)
            ascent = value.value / 1000 if calls.font_ascent(handle, 1000.0, at) else 0.0
            descent = value.value / 1000 if calls.font_descent(handle, 1000.0, at) else 0.0
            name = ctypes.create_string_buffer(256)
            calls.font_name(handle, ctypes.addressof(name), 256)
            font = self._fonts[handle] = _Font(handle, font_name(name.value), descent, ascent - descent)
        return font

    def _style(self, index: int, handle: int) -> _Style:
        calls, m = self._calls, self._matrix
        calls.char_matrix(self._text_page, index, self._matrix_at)
        font_size = calls.char_size(self._text_page, index)
        font = self._font(calls.text_font(handle))
        self._styled += 1
        self._invisible += calls.text_render_mode(handle) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
        self.replaced = self.replaced or self._has_other_words(handle)
        if m.b == 0 == m.c and min(m.a, m.d, font_size, font.height) > 0 and self._frame.rotation == 0:
            size = font_size * m.d
            baseline = self._origin(index)[1]
            bottom = baseline - font.descent * size
            return _Style(True, bottom - size, bottom, baseline, size, True, font, font_size)
        matrix = Matrix(m.a, m.b, m.c, m.d, 0, 0)
        if font_size < 0:  # both ways of turning a glyph over at once
            matrix, font_size = Matrix(-m.a, -m.b, -m.c, -m.d, 0, 0), -font_size
        glyph = matrix.then(self._to_page._replace(e=0, f=0))
        upright = is_upright(matrix.then(self._turn))
        return _Style(False, 0, 0, 0, 0, upright, font, font_size, matrix, glyph)

    def _has_other_words(self, handle: int) -> bool:
        calls = self._calls
        return any(
            calls.mark_value_type(calls.mark(handle, place), b"ActualText") > 0
            for place in range(calls.mark_count(handle))
        )

    def _origin(self, index: int) -> tuple[float, float]:
        """The glyph's origin on the page as shown."""
        self._calls.char_origin(self._text_page, index, self._x_at, self._y_at)
        return self._to_page.point(self._x.value, self._y.value)

    def _turned(self, index: int, text: str, style: _Style) -> Char:
        """A character that is turned, slanted or mirrored, or on a page shown turned."""
        font, glyph, upright = style.font, style.glyph, style.upright
        assert glyph is not None
        x, y = self._origin(index)
        low = font.descent * style.font_size
        box = glyph.box(0, low, self._advance(text, style), low + style.font_size)
        on_its_side = glyph.a == 0 == glyph.d
        size = box.x1 - box.x0 if on_its_side else box.bottom - box.top
        return Char(text, box.x0 + x, box.x1 + x, box.top + y, box.bottom + y, y, size, upright, font.name)

    def _advance(self, text: str, style: _Style) -> float:
        """How far the glyph just boxed moves the pen, in its own coordinates.

        pdfium tells the rectangle around the turned glyph. Its sides are the advance and the font's height,
        each times its share of the matrix, so the advance follows.
        """
        font, matrix, rect = style.font, style.matrix, self._rect
        assert matrix is not None
        height = font.height * style.font_size
        if height == 0:
            width = ctypes.c_float()
            self._calls.glyph_width(font.handle, ord(text[0]), style.font_size, ctypes.addressof(width))
            return width.value
        if abs(matrix.a) >= abs(matrix.b):
            return float(rect.right - rect.left - abs(matrix.c) * height) / (abs(matrix.a) or 1.0)
        return float(rect.top - rect.bottom - abs(matrix.d) * height) / abs(matrix.b)


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 else UNKNOWN


def _without_halves(char: Char) -> Char:
    """A character that a file can be written with: half of one (a lone surrogate) is unknown."""
    try:
        char.text.encode()
    except UnicodeEncodeError:
        return char._replace(text=UNKNOWN)
    return char


def _joined(char: Char, more: str) -> Char:
    """A glyph that stands for several letters, or for one that comes in two halves (surrogates)."""
    text = (char.text + more).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return char._replace(text=text)
