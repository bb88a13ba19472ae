"""Recognised words as characters with places (识别出的文字): each stands alone, figures without the gaps of a scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from fa_helpers.pdf.page import Char

FONT = "ocr"
_LEAST_SURE = 0.5
_OF_BOX = 0.86
"""The size of a character, of the height of the box that is found around its line."""
_ABOVE, _BELOW = 0.1, 0.16
"""Of the same height: where characters end above it, and the baseline stands above its foot."""
_SAME_LINE = 0.5
_DIGITS = frozenset("0123456789.,%-")


class _Piece(NamedTuple):
    """A line of words as found: its box, and the characters with their middles."""

    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[tuple[str, float], ...]


def chars_of(found: Any, scale: float) -> list[Char]:
    """All characters, in points; words of one printed line stand on one baseline."""
    chars: list[Char] = []
    for line in _lines(list(_pieces(found, scale))):
        foot = sum(piece.bottom for piece in line) / len(line)
        height = sum(piece.bottom - piece.top for piece in line) / len(line)
        for piece in line:
            chars += _placed(piece, foot, round(foot - _BELOW * height, 2))
    return chars


def _pieces(found: Any, scale: float) -> Iterator[_Piece]:
    if found is None or found.boxes is None:
        return
    for corners, text, score, words in zip(
        found.boxes, found.txts, found.scores, found.word_results, strict=True
    ):
        if score < _LEAST_SURE or not text.strip():
            continue
        xs, ys = [float(x) / scale for x, _ in corners], [float(y) / scale for _, y in corners]
        told = tuple((word[0], sum(float(x) for x, _ in word[2]) / 4 / scale) for word in words if word[2])
        yield _Piece(min(xs), min(ys), max(xs), max(ys), told or ((text, (min(xs) + max(xs)) / 2),))


def _lines(pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    """Pieces grouped by the printed line they are of."""
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.bottom, piece.x0)):
        last = lines[-1] if lines else None
        height = piece.bottom - piece.top
        if last is not None:
            foot = sum(one.bottom for one in last) / len(last)
            low = min(height, min(one.bottom - one.top for one in last))
            if abs(foot - piece.bottom) < _SAME_LINE * low and not _cross(last, piece):
                last.append(piece)
                continue
        lines.append([piece])
    return lines


def _cross(line: Sequence[_Piece], piece: _Piece) -> bool:
    return any(
        min(one.x1, piece.x1) - max(one.x0, piece.x0) > 0.2 * (piece.bottom - piece.top) for one in line
    )


def _placed(piece: _Piece, foot: float, baseline: float) -> Iterator[Char]:
    height = piece.bottom - piece.top
    size = round(height * _OF_BOX, 2)
    letters = [(char, middle) for text, middle in piece.words for char in text if not char.isspace()]
    edges = _edges(_even([char for char, _ in letters], [middle for _, middle in letters]), piece, size)
    top, bottom = round(foot - height * (1 - _ABOVE), 2), round(foot - _ABOVE * height, 2)
    for (char, _), (left, right) in zip(letters, edges, strict=True):
        yield Char(char, round(left, 2), round(right, 2), top, bottom, baseline, size, True, FONT)


def _even(letters: Sequence[str], middles: Sequence[float]) -> list[float]:
    """The middles, those of one figure spread evenly: a scan has no wide gap within a number that means anything."""
    even = list(middles)
    start = 0
    while start < len(letters):
        end = start
        while end < len(letters) and letters[end] in _DIGITS:
            end += 1
        for place in range(start + 1, end - 1):
            part = (place - start) / (end - 1 - start)
            even[place] = even[start] + part * (even[end - 1] - even[start])
        start = max(end, start + 1)
    return even


def _edges(middles: Sequence[float], piece: _Piece, size: float) -> Iterator[tuple[float, float]]:
    """Left and right of each character: half-way to its neighbours, no farther than its size lets it reach."""
    for place, middle in enumerate(middles):
        left = (middles[place - 1] + middle) / 2 if place else piece.x0
        right = (middle + middles[place + 1]) / 2 if place + 1 < len(middles) else piece.x1
        yield max(left, middle - size / 2), max(min(right, middle + size / 2), left + 0.1)
