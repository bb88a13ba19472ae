"""Fitting text into a width (排字): a Chinese character is as wide as two Latin letters."""

from __future__ import annotations

import unicodedata

from fa_helpers.patterns import regex
from fa_helpers.presentation.fonts import drawable, text_width

# A line begins with none of the first and ends with none of the second (避头尾).
_NOT_FIRST = "/，。、；：？！）】》”’％%…,.;:?!)]}"
_NOT_LAST = "（【《“‘([{"
_PIECE = regex(r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+")


def display_width(text: str) -> int:
    """Return the width (显示宽度) of ``text`` in half-width columns.

    >>> display_width("决算数 (a)")
    10
    """
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return ``text`` filled with spaces to ``width`` columns, at its left when ``right`` aligned (对齐).

    >>> pad("支出", 6), pad("1.00", 6, right=True)
    ('支出  ', '  1.00')
    """
    blank = " " * (width - display_width(text))
    return blank + text if right else text + blank


def shorten(text: str, width: int) -> str:
    """Return ``text`` on one line, cut with ``…`` where it is wider than ``width`` columns (截短).

    >>> shorten("工业和信息化局", 9)
    '工业和信…'
    """
    text = " ".join(text.split())
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept + character) > width - 1:
            break
        kept += character
    return kept + "…"


def _pieces(text: str) -> list[str]:
    """What may not be torn apart: Latin words, single Chinese characters, each with its punctuation."""
    pieces: list[str] = []
    for piece in _PIECE.findall(text):
        joins = piece[0] in _NOT_FIRST or bool(pieces and pieces[-1][-1] in _NOT_LAST)
        glued = joins and bool(pieces) and not piece.isspace() and not pieces[-1].isspace()
        if glued:
            pieces[-1] += piece
        else:
            pieces.append(" " if piece.isspace() else piece)
    return pieces


def wrap(text: str, width: int) -> str:
    """Return ``text`` broken into lines of at most ``width`` columns (折行), between words or characters.

    A word longer than a line stays whole, so that nothing printed is altered.

    >>> wrap("机关事业单位基本养老保险缴费支出", 16).splitlines()
    ['机关事业单位基本', '养老保险缴费支出']
    """
    return _lines(_measured(text), width)


def _measured(text: str) -> list[tuple[str, int]]:
    """The pieces of a text, each with its width; a blank has none where a line ends with it."""
    return [(piece, 0 if piece.isspace() else display_width(piece)) for piece in _pieces(text.strip())]


def _lines(pieces: list[tuple[str, int]], width: int) -> str:
    """Pieces one after the other, in lines of at most ``width`` columns."""
    lines, line = [], ""
    filled = blanks = 0  # columns of the line, and those of the blanks at its end
    for piece, wide in pieces:
        if line and wide and filled + wide > width:
            lines.append(line.rstrip())
            line, filled, blanks = "", 0, 0
        if wide:
            line, filled, blanks = line + piece, filled + blanks + wide, 0
        elif line:
            line, blanks = line + piece, blanks + 1
    lines.append(line.rstrip())
    return "\n".join(lines)


def fit(text: str, inches: float, points: float) -> str:
    """Return ``text`` ready to draw, broken into lines no wider than ``inches`` (折行) where words allow.

    Among the ways with the fewest lines the one with the shortest is taken: no last line of one character.

    >>> fit("国有资本经营预算财政拨款收入支出决算表", 1.5, 9.0).splitlines()
    ['国有资本经营预算财政', '拨款收入支出决算表']
    """
    pieces = _measured(drawable(text))
    columns = max(4, int(inches * 72 / points * 2))
    lines = _lines(pieces, columns)
    while columns > 4 and text_width(lines, points) > inches:
        columns -= 1
        lines = _lines(pieces, columns)
    while columns > 4 and (closer := _lines(pieces, columns - 1)).count("\n") == lines.count("\n"):
        columns, lines = columns - 1, closer
    return lines
