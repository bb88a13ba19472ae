"""Runs of characters in a line that stand apart (文字块): what a cell without rules is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fa_helpers.layout.lines import Line
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Char
from fa_helpers.text.fold import fold, ideographs

AMOUNT = regex(r"-?\d[\d,]*\.\d+|—|--?")
_NUMBER = regex(r"-?\d[\d,]*\.\d{2,6}(?!\d)")
_WIDE, _NARROW, _DIGITS = 1.4, 0.35, 0.18
"""A gap of so many character sizes separates pieces: wider between Chinese characters, which are often set loosely."""
_LOOSEST = 8.0
_PADDING = 0.1
"""In character sizes: a dash of a cell stands at least so far from the name in the next cell."""
_WRAP, _OFF = 1.6, 0.6
"""In character sizes: how far below, and how far off the middle, the end of a wrapped name stands."""
_LEVELS = frozenset("类款项")
"""Over the three columns of a code one character each."""
_CJK = 0x2E80


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters in one line (文字块)."""

    chars: tuple[Char, ...]
    line: Line

    @property
    def x0(self) -> float:
        """The left end."""
        return self.chars[0].x0

    @property
    def x1(self) -> float:
        """The right end."""
        return self.chars[-1].x1

    @property
    def top(self) -> float:
        """The upper end of its own characters: a line holds what stands a little higher or lower too."""
        return min(char.top for char in self.chars)

    @property
    def middle(self) -> float:
        """The horizontal middle."""
        return (self.x0 + self.x1) / 2

    @property
    def height(self) -> float:
        """The height of its middle."""
        return (self.top + self.chars[0].bottom) / 2

    @property
    def text(self) -> str:
        """The text folded."""
        return fold("".join(c.text for c in self.chars))

    def as_line(self, page: int) -> Line:
        """The piece as a line of its cell."""
        text = ideographs("".join(c.text for c in self.chars))
        return Line(page, text, self.chars, self.x0, self.line.top, self.x1, self.line.bottom, self.line.size)


def is_figure(text: str) -> bool:
    """Whether folded text is an amount or a dash.

    >>> is_figure("1,234.50"), is_figure("2010301")
    (True, False)
    """
    return AMOUNT.fullmatch(text) is not None


def pieces_of(line: Line) -> list[Piece]:
    """The pieces of a line from the left; an amount that touches a label is a piece of its own."""
    parts = [part for run in _runs(line, _WIDE) for part in _parted(run)]
    rest = (cut for part in parts[1:] for cut in _off_dash(part))
    return [Piece(tuple(part), line) for part in (*parts[:1], *rest)]


def header_pieces(line: Line, above: Sequence[Piece] = ()) -> list[Piece]:
    """The pieces of a line of a header, whose cells stand closer; a word set loosely (收　入) stays one piece.

    Single characters under the middle of what stands ``above`` are no loose word but the ends of wrapped names.
    """
    joined: list[list[Char]] = []
    for run in _runs(line, _NARROW):
        last = joined[-1] if joined else None
        loose = last is not None and len(run) == 1 and _loose(last) and _loose(run)
        loose = loose and not _ends_a_name(run, line, above)
        if last is not None and loose and run[0].x0 - last[-1].x1 <= _LOOSEST * line.size:
            last.extend(run)
        else:
            joined.append(run)
    return [Piece(tuple(run), line) for run in joined]


def _ends_a_name(run: Sequence[Char], line: Line, above: Sequence[Piece]) -> bool:
    middle = (run[0].x0 + run[-1].x1) / 2
    return any(
        len(piece.chars) > 1
        and abs(piece.middle - middle) <= _OFF * line.size
        and 0 < run[0].top - piece.top <= _WRAP * line.size
        for piece in above
    )


def _loose(run: Sequence[Char]) -> bool:
    """Whether the characters of a run all stand apart, or there is only one."""
    if any(char.text in _LEVELS for char in run):
        return False
    return ord(run[0].text[0]) > _CJK and all(b.x0 - a.x1 > _NARROW * a.size for a, b in pairwise(run))


def _runs(line: Line, wide_gap: float) -> list[list[Char]]:
    runs: list[list[Char]] = []
    for char in line.chars:
        last = runs[-1][-1] if runs else None
        if last is None:
            runs.append([char])
            continue
        codes = ord(last.text[0]), ord(char.text[0])
        limit = wide_gap if min(codes) > _CJK else _NARROW if max(codes) > _CJK else _DIGITS
        if char.x0 - last.x1 > limit * line.size:
            runs.append([char])
        else:
            runs[-1].append(char)
    return runs


def _parted(run: Sequence[Char]) -> list[Sequence[Char]]:
    """A run cut before and behind each amount: 3,220.75一、一般公共服务支出."""
    text = fold("".join(c.text[0] for c in run))
    if len(text) != len(run):
        return [run]
    cuts = sorted({0, len(run), *(end for found in _NUMBER.finditer(text) for end in found.span())})
    return [run[a:b] for a, b in pairwise(cuts) if a < b]


def _off_dash(run: Sequence[Char]) -> list[Sequence[Char]]:
    """A run behind others cut behind the dash it begins with, which stands in a cell of its own: - 二、外交支出."""
    dash = next((i for i, char in enumerate(run) if char.text not in "-—－–"), 0)
    if not dash or ord(run[dash].text[0]) <= _CJK:
        return [run]
    apart = run[dash].x0 - run[dash - 1].x1 >= _PADDING * run[dash].size
    return [run[:dash], run[dash:]] if apart else [run]
