"""The characters of a page through pdfium (字符), with the boxes that pdfminer would give them.

pdfminer's box of a glyph runs from its origin to its advance, and from the font's descent one font size up.
It does not depend on the glyph's ink, so the boxes of a line are even.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Sequence
from itertools import repeat
from math import inf

import pypdfium2.raw as raw

from fa_helpers.pdf.geometry import Frame, Matrix
from fa_helpers.pdf.page import UNKNOWN, Char
from fa_helpers.pdf.pdfium.calls import pdfium_calls
from fa_helpers.pdf.pdfium.styles import Style, StyleReader, answers, new
from fa_helpers.pdf.text_rotation import SAMPLE, shown_upright

_STANDS_IN = frozenset("\ufffe").union(chr(code) for code in range(32) if not chr(code).isspace())
"""What pdfium writes for a hyphen at the end of a line and for a glyph without a character; other controls."""


def upright_frame(text_page: int, count: int, frame: Frame) -> Frame:
    """The frame of a loaded page, turned when its text lies on its side; told by some of its characters."""
    calls, m = pdfium_calls(), raw.FS_MATRIX()
    at = ctypes.addressof(m)
    turn = frame.turn()
    times: Counter[tuple[float, float, float, float]] = Counter()
    for index in range(0, count, max(1, count // SAMPLE)):
        if calls.char_object(text_page, index) and calls.char_matrix(text_page, index, at):
            sign = -1 if calls.char_size(text_page, index) < 0 else 1
            times[sign * m.a, sign * m.b, sign * m.c, sign * m.d] += 1
    turned = Counter({Matrix(*parts, 0, 0).then(turn): number for parts, number in times.items()})
    return shown_upright(frame, turned.elements())


class CharReader:
    """Reads the characters of one page that is loaded."""

    def __init__(self, text_page: int, frame: Frame) -> None:
        self._calls = pdfium_calls()
        self._text_page = text_page
        self._frame = frame
        self._to_page = frame.matrix()
        self._styles = StyleReader(text_page, frame)
        self._whole = True
        self._runs: list[tuple[int, int]] = []
        # where pdfium writes its answers
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._x_at, self._y_at = ctypes.addressof(self._x), ctypes.addressof(self._y)

    def read(self, count: int) -> list[Char]:
        """The printed characters, white space left out."""
        text_page, shift = self._text_page, self._frame.left
        texts, places = self._printed(count)
        handles = list(map(self._calls.char_object, repeat(text_page), places))
        styles = self._styles.read(handles, places)
        chars: list[Char] = []
        last = 0
        last_corner: tuple[float, float] | None = None
        boxes = answers(self._calls.loose_box, text_page, places, 4)
        for index, handle, left, high, right, low in zip(places, handles, *boxes, strict=True):
            if not handle:
                continue  # added by pdfium, not in the file
            if handle != last:
                style = styles[handle]
                even, top, bottom, baseline, size, upright, font, *_ = style
                name, last, last_corner = font.name, handle, None
                self._runs.append((handle, len(chars)))
            corner = left, high
            if corner == last_corner and left < right:
                chars[-1] = _joined(chars[-1], texts[index])  # one more letter of the same glyph
            elif even:
                x0, x1 = left - shift, right - shift
                chars.append(new(Char, (texts[index], x0, x1, top, bottom, baseline, size, upright, name)))
            else:
                chars.append(self._turned(index, texts[index], style, (left, high, right, low)))
            last_corner = corner
        return chars if self._whole else [_without_halves(char) for char in chars]

    def _printed(self, count: int) -> tuple[list[str], list[int]]:
        """The text of all characters, and which of them print something."""
        texts = self._texts(count)
        unmapped = map(self._calls.char_unmapped, repeat(self._text_page), range(count))
        places = []
        for index, unknown in enumerate(unmapped):
            if unknown == 1:
                texts[index] = UNKNOWN  # pdfium made it up: the file does not say what the glyph means
            elif texts[index].isspace():
                continue
            places.append(index)
        return texts, places

    def runs(self, chars: Sequence[Char]) -> list[tuple[int, slice]]:
        """The text objects, as often as they come, each with where its characters stand among those that were read."""
        starts = [*(start for _, start in self._runs), len(chars)]
        return [
            (handle, slice(start, end)) for (handle, start), end in zip(self._runs, starts[1:], strict=False)
        ]

    def objects_with_text(self, count: int) -> float:
        """How many text objects gave characters; without end where every font is in the file, and none can be lost."""
        if not self._styles.borrowed:
            return inf
        return len(set(map(self._calls.char_object, repeat(self._text_page), range(count))) - {0, None})

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

    def _origin(self, index: int) -> tuple[float, float]:
        """The glyph's origin on the page as shown."""
        self._calls.char_origin(self._text_page, index, self._x_at, self._y_at)
        return self._to_page.point(self._x.value, self._y.value)

    def _turned(self, index: int, text: str, style: Style, around: tuple[float, float, float, float]) -> Char:
        """A character that is turned, slanted or mirrored, or on a page shown turned."""
        font, glyph, upright = style.font, style.glyph, style.upright
        assert glyph is not None
        x, y = self._origin(index)
        low = font.descent * style.font_size
        box = glyph.box(0, low, self._advance(text, style, around), low + style.font_size)
        on_its_side = glyph.a == 0 == glyph.d
        size = box.x1 - box.x0 if on_its_side else box.bottom - box.top
        return Char(text, box.x0 + x, box.x1 + x, box.top + y, box.bottom + y, y, size, upright, font.name)

    def _advance(self, text: str, style: Style, around: tuple[float, float, float, float]) -> float:
        """How far the glyph just boxed moves the pen, in its own coordinates.

        pdfium tells the rectangle around the turned glyph. Its sides are the advance and the font's height,
        each times its share of the matrix, so the advance follows.
        """
        font, matrix = style.font, style.matrix
        left, top, right, bottom = around
        assert matrix is not None
        height = font.height * style.font_size
        if height == 0:
            width = ctypes.c_float()
            self._calls.glyph_width(font.handle, ord(text[0]), style.font_size, ctypes.addressof(width))
            return width.value
        if abs(matrix.a) >= abs(matrix.b):
            return float(right - left - abs(matrix.c) * height) / (abs(matrix.a) or 1.0)
        return float(top - bottom - abs(matrix.d) * height) / abs(matrix.b)


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
