"""A Chinese font for files that name one without holding it (未嵌入的字体): the bundled one, on every machine.

pdfium asks the machine for such a font. Where there is none it leaves the glyphs blank and drops a character that
stands alone in its text object, so that a wrapped name loses its end. And fonts differ between machines, and with
them the boxes of the characters.
"""

from __future__ import annotations

import ctypes
import struct
from functools import cache
from typing import Any, Final

from pypdfium2 import PdfSysfontBase

from fa_helpers.resources import FONT_FILE

_CHINESE: Final = frozenset({134, 136})
"""The character sets of simplified and traditional Chinese, as fonts number them (GB2312, Big5)."""

_HANDLE: Final = 0x0FA0FA01
"""Stands for the bundled font in pdfium's calls: no address of anything."""

_NAME: Final = b"FA Helpers Sans\0"


@cache
def _font() -> tuple[bytes, dict[int, tuple[int, int]]]:
    """The font, and where each of its tables begins and how long it is, by its tag as a number."""
    data = FONT_FILE.read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    tables = (struct.unpack_from(">IIII", data, 12 + 16 * number) for number in range(count))
    return data, {tag: (start, length) for tag, _, start, length in tables}


def _give(answer: bytes, buffer: Any, size: int) -> int:
    """Copy an answer where pdfium asked for it, if it has room; its length in any case."""
    if buffer and size >= len(answer):
        ctypes.memmove(buffer, answer, len(answer))
    return len(answer)


class BundledFont(PdfSysfontBase):  # type: ignore[misc]
    """pdfium's questions for fonts of the machine: Chinese ones are answered with the bundled font."""

    def MapFont(self, _: Any, *asked: Any) -> Any:  # noqa: N802
        """The font for a character set (``asked[2]``)."""
        return _HANDLE if asked[2] in _CHINESE else self.default.MapFont(self.default, *asked)

    def GetFontData(self, _: Any, font: Any, table: int, buffer: Any, size: int) -> Any:  # noqa: N802
        """A table of a font, or all of it for table 0."""
        if font != _HANDLE:
            return self.default.GetFontData(self.default, font, table, buffer, size)
        data, tables = _font()
        start, length = tables.get(table, (0, 0)) if table else (0, len(data))
        return _give(data[start : start + length], buffer, size)

    def GetFaceName(self, _: Any, font: Any, buffer: Any, size: int) -> Any:  # noqa: N802
        """The name of a font."""
        if font != _HANDLE:
            return self.default.GetFaceName(self.default, font, buffer, size)
        return _give(_NAME, buffer, size)

    def GetFontCharset(self, _: Any, font: Any) -> Any:  # noqa: N802
        """The character set of a font."""
        return 134 if font == _HANDLE else self.default.GetFontCharset(self.default, font)

    def DeleteFont(self, _: Any, font: Any) -> Any:  # noqa: N802
        """Let go of a font; the bundled one stays."""
        return None if font == _HANDLE else self.default.DeleteFont(self.default, font)


@cache
def use_bundled_font() -> None:
    """Let pdfium ask here for fonts, from now on; to be called before the first file is opened."""
    BundledFont().setup()
