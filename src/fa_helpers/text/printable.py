"""Text as a terminal may show it (可显示的文字): no character of it can move the cursor, colour, hide or turn round others."""

from __future__ import annotations

import unicodedata
from typing import Final

_TURNING: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn round the direction of what follows."""
_STEERING: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories of characters that are no text: controls, halves of characters, ends of lines."""


def printable(text: str, stand_in: str = "?") -> str:
    """One line that shows itself and nothing else (单行显示): steering characters replaced, invisible ones left out.

    >>> printable("report\\x1b[31m\\u202efdp.exe"), printable("第\\u200b1\\t页")
    ('report?[31m?fdp.exe', '第1 页')
    """
    return text if text.isprintable() else "".join(_shown(char, stand_in) for char in text)


def _shown(char: str, stand_in: str) -> str:
    if char in "\t\n\r\v\f":
        return " "
    kind = unicodedata.category(char)
    if char in _TURNING or kind in _STEERING:
        return stand_in
    return "" if kind == "Cf" else char
