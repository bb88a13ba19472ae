"""The names of fonts (字体名)."""

from __future__ import annotations


def font_name(written: bytes) -> str:
    """A font's name from its bytes: UTF-8 or GB 18030 in Chinese programs, the PDF does not say which.

    >>> font_name("ABCDEE+仿宋".encode("gb18030"))
    'ABCDEE+仿宋'
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return written.decode(encoding)
        except UnicodeDecodeError:
            continue
    return written.decode("latin-1")
