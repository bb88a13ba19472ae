"""pdfium, and the reference where pdfium cannot tell the characters (备用引擎): such a page says so.

Some fonts do not tell what their glyphs mean. Of those, the reference reads a few more: where the characters
can be found in the embedded font itself. And where a font is not in the file, pdfium drops a text object whose glyphs
the font in its place lacks; the reference needs no glyphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import UNKNOWN, Char, Page
from fa_helpers.pdf.pdfium import reader as pdfium

_PRIVATE_SHARE = 0.05
"""A page of more characters of private use than this is unreadable; one of fewer has bullets and ticks."""

_ONLY_TOLD_HERE = frozenset({"hidden_text", "unseen_text", "annotations", "replaced_text"})
"""Notes of the default engine that the reference cannot make."""

_UNTOLD = regex(f"[{UNKNOWN}\ue000-\uf8ff\U000f0000-\U0010ffff]")

_MAX_SIZE = 50_000
"""Characters, strokes and points of curves of a page that the reference is given: it is slow."""


def read_pages(source: bytes, *, name: str, numbers: Sequence[int] | None = None) -> Iterator[Page]:
    """The pages of a PDF in turn, or those with the given numbers (from 1).

    A page read by the reference has the note ``reference_engine``; one that still has glyphs without a
    character keeps the note ``unknown_characters``.
    """
    for page in pdfium.read_pages(source, name=name, numbers=numbers):
        doubtful = "dropped_text" in page.notes or unreadable(page)
        yield _second_reading(source, name, page) if doubtful else page


def unreadable(page: Page) -> int:
    """How many characters of a page nobody can read: those not told, and those of private use if many."""
    if not _UNTOLD.search("".join([char.text for char in page.chars])):
        return 0
    unknown = sum(UNKNOWN in char.text for char in page.chars)
    private = sum("\ue000" <= char.text <= "\uf8ff" or char.text >= "\U000f0000" for char in page.chars)
    return unknown + (private if private > _PRIVATE_SHARE * len(page.chars) else 0)


def _better(other: Page, page: Page) -> bool:
    """Whether another reading of a page tells more of what is printed."""
    if unreadable(other) != unreadable(page):
        return unreadable(other) < unreadable(page)
    return "dropped_text" in page.notes and len(other.chars) > len(page.chars)


def _second_reading(source: bytes, name: str, page: Page) -> Page:
    """The page as the reference reads it, if that is better."""
    drawn = len(page.lines) + len(page.rects) + sum(map(len, page.curves))
    if len(page.chars) + drawn > _MAX_SIZE:
        return page
    from fa_helpers.pdf import reference_reader as plumber

    try:
        (other,) = plumber.read_pages(source, name=name, numbers=[page.number])
    except SourceError:
        return page
    if not _better(other, page):
        # An object without characters is empty if the reference finds none in it either.
        return replace(page, notes=tuple(note for note in page.notes if note != "dropped_text"))
    kept = [note for note in page.notes if note in _ONLY_TOLD_HERE]
    chars = _without(other.chars, page.unseen)
    return replace(other, chars=chars, unseen=page.unseen, notes=(*other.notes, *kept, "reference_engine"))


def _without(chars: Sequence[Char], unseen: Sequence[Char]) -> tuple[Char, ...]:
    """Characters but for those at the places of characters that nobody sees."""
    places = [(char.x0, char.x1, char.baseline, char.size / 4) for char in unseen]
    return tuple(
        char
        for char in chars
        if not any(
            x0 <= (char.x0 + char.x1) / 2 <= x1 and abs(char.baseline - baseline) < slack
            for x0, x1, baseline, slack in places
        )
    )
