"""A document's pages held in memory, so that one figure can be changed in their characters and all be read again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fa_helpers.model import DocumentData, Fact, Locator
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.source import open_source
from fa_helpers.reading.reader import read_document
from planting.kinds import DIRECTIONS

_NEAR = 0.6
"""Points by which a glyph's middle may lie outside the printed box: boxes are rounded."""


@dataclass(frozen=True)
class Held:
    """A source whose pages are held: it offers the reader what an opened file offers."""

    name: str
    sha256: str
    page_count: int
    engine: str
    held: tuple[Page, ...]
    text: str | None = None
    notes: tuple[str, ...] = ()
    content: bytes = b""
    sheets: None = None

    def pages(self, numbers: Sequence[int] | None = None) -> Iterator[Page]:
        """The pages in turn."""
        return iter([page for page in self.held if numbers is None or page.number in numbers])

    def require_text_layer(self) -> None:
        """A held document has text."""


def hold(path: Path) -> Held:
    """Open a file and hold its pages."""
    source = open_source(path)
    return Held(source.name, source.sha256, source.page_count, source.engine, tuple(source.pages()))


def read_held(held: Held) -> DocumentData:
    """Read the pages as they are held."""
    return read_document(held, "made")[0]  # type: ignore[arg-type]


def with_numeral(held: Held, fact: Fact, new: str) -> Held | None:
    """The document with a figure's numeral printed otherwise; ``None`` where its glyphs are not found."""
    page = held.held[fact.locator.page - 1]
    places = _glyphs(page, fact.locator, fact.printed)
    return None if places is None else _replaced(held, page, places, new)


def with_direction(held: Held, fact: Fact) -> Held | None:
    """The document with the direction word before a figure turned round."""
    page = held.held[fact.locator.page - 1]
    places = _glyphs(page, fact.locator, fact.printed)
    if places is None:
        return None
    baseline, left = page.chars[places[0]].baseline, page.chars[places[0]].x0
    before = [
        i
        for i, c in enumerate(page.chars)
        if abs(c.baseline - baseline) < 0.35 * c.size and c.x0 < left and not c.text.isspace()
    ]
    before.sort(key=lambda i: page.chars[i].x0)
    text = "".join(page.chars[i].text for i in before)
    for word, other in DIRECTIONS.items():
        if text.endswith(word) and len(text) == len(before):
            return _replaced(held, page, before[-len(word) :], other)
    return None


def _glyphs(page: Page, where: Locator, printed: str) -> list[int] | None:
    """Places of a numeral's glyphs, in order; ``None`` unless they spell it."""
    if where.x0 is None or where.top is None or where.x1 is None or where.bottom is None or where.parts:
        return None
    inside = [i for i, c in enumerate(page.chars) if _inside(c, where) and not c.text.isspace()]
    inside.sort(key=lambda i: page.chars[i].x0)
    spelled = "".join(page.chars[i].text for i in inside)
    start = spelled.find(printed)
    if start < 0 or len(spelled) != len(inside):
        return None
    return inside[start : start + len(printed)]


def _inside(char: Char, where: Locator) -> bool:
    assert (
        where.x0 is not None and where.top is not None and where.x1 is not None and where.bottom is not None
    )
    x, y = (char.x0 + char.x1) / 2, (char.top + char.bottom) / 2
    return where.x0 - _NEAR <= x <= where.x1 + _NEAR and where.top - _NEAR <= y <= where.bottom + _NEAR


def _replaced(held: Held, page: Page, places: Sequence[int], new: str) -> Held:
    """The same glyphs with other characters; a longer text is set closer, a shorter one leaves its place blank."""
    glyphs = [page.chars[i] for i in places]
    left, right = glyphs[0].x0, glyphs[-1].x1
    step = (right - left) / max(len(new), 1)
    fresh = [
        glyphs[min(i, len(glyphs) - 1)]._replace(text=char, x0=left + i * step, x1=left + (i + 1) * step)
        for i, char in enumerate(new)
    ]
    if len(new) == len(glyphs):
        fresh = [glyph._replace(text=char) for glyph, char in zip(glyphs, new, strict=True)]
    gone, first = set(places), places[0]
    chars: list[Char] = []
    for i, char in enumerate(page.chars):
        if i == first:
            chars += fresh
        if i not in gone:
            chars.append(char)
    pages = tuple(replace(page, chars=tuple(chars)) if p is page else p for p in held.held)
    return replace(held, held=pages)
