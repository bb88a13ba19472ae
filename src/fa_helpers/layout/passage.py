"""A run of text with the place of every character (段落): what the reading of sentences works on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from fa_helpers.layout.lines import Line
from fa_helpers.model import Locator
from fa_helpers.pdf.page import Char
from fa_helpers.text.fold import fold, fold_char, ideographs

_GAP = 0.2
"""A gap wider than others by so much of the size is a blank."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Folded text, the same text as printed but for radicals, and each character's page and glyph; all of one length.

    A ``\\n`` stands where a paragraph ends; a wrapped line leaves no mark, so a number broken over two lines is
    whole. Glyphs are ``None`` for plain text and for ``\\n``.
    """

    text: str
    printed: str
    pages: tuple[int, ...]
    glyphs: tuple[Char | None, ...]
    labels: tuple[tuple[int, str], ...] = ()

    def has_gap(self, start: int, end: int) -> bool:
        """Whether a wide gap parts the characters of one line, while others stand close: 1 987.65."""
        glyphs = self.glyphs[start:end]
        gaps = [
            right.x0 - left.x1
            for left, right in pairwise(glyph for glyph in glyphs if glyph is not None)
            if left.baseline == right.baseline
        ]
        sizes = [glyph.size for glyph in glyphs if glyph is not None]
        return len(gaps) > 1 and max(gaps) - min(gaps) > _GAP * max(sizes)

    def raw(self, start: int, end: int) -> str:
        """What is printed from ``start`` to ``end``, with its radicals: the text of the glyphs where there are any."""
        glyphs = zip(self.printed[start:end], self.glyphs[start:end], strict=True)
        return "".join(
            glyph.text if glyph is not None and len(glyph.text) == 1 else char for char, glyph in glyphs
        )

    def with_radicals(self, words: str, place: int) -> str:
        """``words`` printed around a place with the radicals that the file has; empty where it has none."""
        start = self.printed.rfind(words, 0, place + len(words))
        raw = self.raw(start, start + len(words))
        return raw if raw != words else ""

    def locate(self, start: int, end: int) -> Locator:
        """Where the characters from ``start`` to ``end`` are printed: the first one's page, and their boxes."""
        label = dict(self.labels)
        page = self.pages[start]
        boxes: dict[tuple[int, float], tuple[float, float, float, float]] = {}
        for place in range(start, end):
            glyph = self.glyphs[place]
            if glyph is None:
                continue
            key = (self.pages[place], glyph.baseline)
            x0, top, x1, bottom = boxes.get(key, (glyph.x0, glyph.top, glyph.x1, glyph.bottom))
            boxes[key] = (
                min(x0, glyph.x0),
                min(top, glyph.top),
                max(x1, glyph.x1),
                max(bottom, glyph.bottom),
            )
        parts = tuple((number, _round(box)) for (number, _), box in boxes.items())
        here = [box for number, box in parts if number == page]
        if not here:
            return Locator(page, label.get(page, ""))
        union = (
            min(b[0] for b in here),
            min(b[1] for b in here),
            max(b[2] for b in here),
            max(b[3] for b in here),
        )
        return Locator(page, label.get(page, ""), *union, parts=parts if len(parts) > 1 else ())


def _round(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    return (round(box[0], 2), round(box[1], 2), round(box[2], 2), round(box[3], 2))


def passage(lines: Iterable[tuple[Line, bool]], labels: tuple[tuple[int, str], ...] = ()) -> Passage:
    """Join lines into a passage; each comes with whether a paragraph begins with it.

    >>> passage([(Line(1, "减少3"), True), (Line(1, ".5万元"), False), (Line(1, "二"), True)]).text
    '减少3.5万元\\n二'
    """
    text: list[str] = []
    printed: list[str] = []
    pages: list[int] = []
    glyphs: list[Char | None] = []
    for line, begins in lines:
        if begins and text:
            text.append("\n")
            printed.append("\n")
            pages.append(line.page)
            glyphs.append(None)
        if line.text.split() == [line.text] and all(len(glyph[0]) == 1 for glyph in line.chars):
            # nearly every line: a glyph for each character, or none at all
            text.append(fold(line.text))
            printed.append(line.text)
            pages += [line.page] * len(line.text)
            glyphs += line.chars or [None] * len(line.text)
            continue
        for char, glyph in _glyphs(line):
            text.append(fold_char(char))
            printed.append(ideographs(char))
            pages.append(line.page)
            glyphs.append(glyph)
    return Passage("".join(text), "".join(printed), tuple(pages), tuple(glyphs), labels)


def _glyphs(line: Line) -> Iterable[tuple[str, Char | None]]:
    if not line.chars:
        for char in line.text:
            yield char, None
    for glyph in line.chars:
        for char in glyph.text:
            if not char.isspace():
                yield char, glyph
