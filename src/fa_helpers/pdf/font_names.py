"""The names of fonts (字体名)."""

from __future__ import annotations

from fa_helpers.patterns import regex

_SUBSET = regex("[A-Z]{6}\\+")


def font_name(written: bytes) -> str:
    """A font's name from its bytes: UTF-8 or GB 18030 in Chinese programs, the PDF does not say which.

    The six letters that mark the part of a font that a file holds are left out.

    >>> font_name("ABCDEE+仿宋".encode("gb18030"))
    '仿宋'
    """
    for encoding in ("utf-8", "gb18030", "latin-1"):
        try:
            return _SUBSET.sub("", written.decode(encoding), count=1)
        except UnicodeDecodeError:
            continue
    return ""
