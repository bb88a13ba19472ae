"""One page of a source file, the same for every engine (页面).

All boxes are in points from the top left corner of the page *as shown*: rotation applied, crop box respected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from fa_helpers.model.places import Place

UNKNOWN = "\ufffd"
"""The text of a glyph whose character the file does not tell (无法识别的字符)."""


class Char(NamedTuple):
    """One printed character (字符) with the box of its glyph and the baseline it stands on.

    ``baseline`` is the vertical place of the glyph's origin: lines are grouped by it, since box tops differ
    between fonts in one sentence. ``upright`` is false for text turned on its side.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    baseline: float
    size: float
    upright: bool
    font: str


class Stroke(NamedTuple):
    """A painted straight line (线): from one point to another."""

    x0: float
    top: float
    x1: float
    bottom: float


class Box(NamedTuple):
    """A rectangle (框): a painted box, a picture's place, a cell, a region of a page."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page (页) as an engine saw it.

    ``number`` counts from 1 in the file. ``lines``, ``rects`` and ``curves`` are the visible ruling lines:
    paths painted only in white are left out, since word processors paint white boxes behind cells.
    ``text_lines`` is set only for a plain-text source, which has no boxes: then ``chars`` is empty.
    ``rotation`` is the clockwise turn that the file asks for, or that a page needs whose text lies on its side; it
    is applied to all places already. ``places`` tell of a file without pages what stands where.

    ``notes`` say what is special about the page: ``reference_engine`` (read by the reference, since the
    default engine could not tell its characters), ``unknown_characters`` (glyphs whose character nobody can
    tell: their text is :data:`UNKNOWN`), ``rules_not_read`` (more rules than any table: none was looked for),
    ``replaced_text`` (the file gives other words in place of some it prints, and these are what was read),
    ``turned_text`` (figures stand on their side or upside down among upright text, and are not read),
    ``dropped_text`` (a font is not in the file, and some text may be missing for want of its glyphs),
    ``hidden_text`` (most of the text is an invisible layer, as an OCR tool lays it under a scan; told by pdfium only),
    ``annotations`` (annotations or form fields show something that is not read),
    ``unseen_text`` (text that nobody sees, or that the page's edge cuts, is left out: it is ``unseen``),
    ``format_unknown`` (how a workbook shows some numbers is not known: they stand as stored),
    ``picture_not_read`` (beside its text the page shows pictures, which may hold a chart or a statement).
    ``columns_in_doubt`` is added by the layout: the text may stand in columns that could not be told.
    """

    number: int
    width: float
    height: float
    chars: tuple[Char, ...] = ()
    lines: tuple[Stroke, ...] = ()
    rects: tuple[Box, ...] = ()
    curves: tuple[tuple[tuple[float, float], ...], ...] = ()
    pictures: tuple[Box, ...] = ()
    text_lines: tuple[str, ...] = ()
    engine: str = ""
    notes: tuple[str, ...] = ()
    rotation: int = 0
    unseen: tuple[Char, ...] = ()
    places: tuple[tuple[Box, Place], ...] = ()

    @property
    def picture_only(self) -> bool:
        """Whether the page shows pictures and no text (仅有图片): a scan, of which nothing is read."""
        return bool(self.pictures) and not self.chars and not self.text_lines


Drawn = bytes | tuple[Page, ...]
"""What pictures of pages are made from: a PDF, or the pages that were set for a file without any."""
