"""What the glyphs of an embedded TrueType font mean (字形对应字符), where the PDF itself does not tell.

The reference engine looks it up in the font's own table of characters. pdfminer's way of doing so counts from the wrong
place in fonts whose glyphs are in no order, and passes over the PDF's own table from codes to glyphs: a page then reads
1.11 where 12.50 is printed. :func:`mend_glyph_maps` puts the reading below in its place.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

_UNICODE = {(3, 1), (3, 10), *((0, encoding) for encoding in range(5))}
"""Tables of characters that are Unicode, by platform and encoding; (0, 5) holds variants only."""


@cache
def mend_glyph_maps() -> None:
    """Let pdfminer take the meaning of embedded glyphs from here, for the rest of the program."""
    from pdfminer import pdffont

    start = pdffont.PDFCIDFont.__init__

    def of_font(font: Any) -> Any:
        found = glyph_characters(font.fp.getvalue())
        if not found:
            raise pdffont.TrueTypeFont.CMapNotFound
        return _map(found)

    def init(font: Any, manager: Any, spec: Mapping[str, Any], *more: Any, **options: Any) -> None:
        start(font, manager, spec, *more, **options)
        if font.unicode_map is not None and "ToUnicode" not in spec and getattr(font, "fontfile", None):
            font.unicode_map = _by_code(font, spec)

    patched: Any = pdffont
    patched.TrueTypeFont.create_unicode_map = of_font
    patched.PDFCIDFont.__init__ = init


def _map(found: Mapping[int, str]) -> Any:
    from pdfminer.cmapdb import FileUnicodeMap

    meanings = FileUnicodeMap()
    for code, char in found.items():
        meanings.add_cid2unichr(code, ord(char))
    return meanings


def _by_code(font: Any, spec: Mapping[str, Any]) -> Any:
    """The meaning of each code where the PDF tells by a table of its own which glyph a code stands for."""
    from pdfminer.pdftypes import PDFStream, resolve1

    table = resolve1(spec.get("CIDToGIDMap"))
    if font.cidcoding not in ("Adobe-Identity", "Adobe-UCS") or not isinstance(table, PDFStream):
        return font.unicode_map
    characters = glyph_characters(font.fontfile.get_data())
    data = table.get_data()
    glyphs = struct.unpack(f">{len(data) // 2}H", data[: len(data) // 2 * 2])
    return _map({code: characters[glyph] for code, glyph in enumerate(glyphs) if glyph in characters})


def glyph_characters(data: bytes) -> dict[int, str]:
    """The character of each glyph of a TrueType font; empty where the font has no Unicode table or is damaged."""
    found: dict[int, str] = {}
    try:
        for code, glyph in _pairs(data):
            if glyph and 0 < code < 0x110000 and not 0xD800 <= code < 0xE000:
                char = chr(code)
                if glyph not in found or _rank(char) < _rank(found[glyph]):
                    found[glyph] = char
    except (struct.error, IndexError):
        return {}  # half a table would leave some glyphs to be taken for others
    return found


def _rank(char: str) -> tuple[bool, str]:
    """Of several characters with one glyph the plain one: no radical for the word it is drawn like, no soft hyphen."""
    return "\u2e80" <= char <= "\u2fdf" or char in "\u00a0\u00ad", char


def _pairs(data: bytes) -> Iterator[tuple[int, int]]:
    """Characters and their glyphs in all Unicode tables of a font."""
    (count,) = struct.unpack_from(">4xH", data)
    for entry in range(count):
        name, start = struct.unpack_from(">4s4xL", data, 12 + 16 * entry)
        if name == b"cmap":
            break
    else:
        return
    (tables,) = struct.unpack_from(">2xH", data, start)
    for entry in range(tables):
        platform, encoding, offset = struct.unpack_from(">HHL", data, start + 4 + 8 * entry)
        if (platform, encoding) not in _UNICODE:
            continue
        (form,) = struct.unpack_from(">H", data, start + offset)
        reader = {0: _bytes, 4: _segments, 6: _run, 12: _groups}.get(form)
        if reader is not None:
            yield from reader(data, start + offset)


def _bytes(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 0: a glyph for each of 256 characters."""
    yield from enumerate(struct.unpack_from(">256B", data, at + 6))


def _run(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 6: glyphs for characters in a row."""
    first, count = struct.unpack_from(">HH", data, at + 6)
    yield from enumerate(struct.unpack_from(f">{count}H", data, at + 10), start=first)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: stretches of characters whose glyphs are in order, or listed at a place counted from the entry itself."""
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    parts = [at + 14 + 2 * count * part + (2 if part else 0) for part in range(4)]
    ends, starts, deltas, offsets = (struct.unpack_from(f">{count}H", data, part) for part in parts)
    for place, (first, last, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        if first > last or first == 0xFFFF:
            continue
        if not offset:
            yield from ((code, code + delta & 0xFFFF) for code in range(first, last + 1))
            continue
        listed = struct.unpack_from(f">{last - first + 1}H", data, parts[3] + 2 * place + offset)
        yield from ((first + step, glyph and glyph + delta & 0xFFFF) for step, glyph in enumerate(listed))


def _groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: stretches of characters, those beyond the basic plane included."""
    (count,) = struct.unpack_from(">L", data, at + 12)
    for group in range(count):
        first, last, glyph = struct.unpack_from(">LLL", data, at + 16 + 12 * group)
        if last - first > 0xFFFF:
            return  # no font has more glyphs
        yield from ((first + step, glyph + step) for step in range(last - first + 1))
