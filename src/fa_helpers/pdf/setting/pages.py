"""Paragraphs and tables set on pages (排版): text runs on from page to page, each table has a page with its title.

A file without pages is read by the same path as a PDF: its words get places, its tables rules. The pages are as
the path likes them: margins that nothing stands in, paragraphs set in, tables as wide and high as they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from fa_helpers.flow.blocks import Block, Note, Paragraph, Table, Unseen
from fa_helpers.model.places import Place
from fa_helpers.patterns import regex
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.setting.lines import FULL, INDENT, LEADING, SIZE, placed, wrapped
from fa_helpers.pdf.setting.parts import parted, without_frame
from fa_helpers.pdf.setting.tables import set_table

ENGINE = "set"
"""What the pages are read by, as the files say it."""
_WIDTH, _SIDE = 595.0, 72.0
_LINES = 35
"""Lines on a page of text."""
_MARGIN = 0.15
"""Of the page's height, above and below: more than what is taken for the room of running heads."""
_TITLE_LINES, _LONGEST_TITLE = 4, 40
_MOST_UNSEEN = 500
"""Characters of one unseen text that are kept: enough to tell what it is."""
_NOTES = 3
"""So many paragraphs below a table stand on its page: notes, or that there is nothing to tell."""
_ENDS = regex(r"[。；;，,]$")
_NUMBERED = regex(r"第[一二三四五六七八九十\d]+(?:部分|章)|[（(]?[一二三四五六七八九十]+[、.．)）]")


def set_pages(flow: Sequence[Block]) -> tuple[Page, ...]:
    """All pages of a flow."""
    work = _Setting()
    blocks = list(without_frame(flow))
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph):
            work.paragraph(block, is_title=_titles_a_table(blocks, place))
        elif isinstance(block, Table):
            work.table(block)
        elif isinstance(block, Unseen):
            work.unseen(block)
        elif isinstance(block, Note):
            work.sheet.notes.append(block.key)
    work.turn()
    return tuple(work.pages)


def _titles_a_table(blocks: Sequence[Block], place: int) -> bool:
    """Whether only short lines stand between a paragraph, itself one, and the next table."""
    for block in blocks[place : place + _TITLE_LINES + 1]:
        if isinstance(block, Table):
            return True
        if isinstance(block, Paragraph) and (len(block.text) > _LONGEST_TITLE or _ENDS.search(block.text)):
            return False
    return False


@dataclass(slots=True)
class _Sheet:
    """The page that is being set; its heights count from the end of the upper margin."""

    chars: list[Char] = field(default_factory=list)
    rects: list[Box] = field(default_factory=list)
    places: list[tuple[Box, Place]] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    y: float = 0.0
    width: float = _WIDTH
    below_table: int = -1
    """Paragraphs below the page's table; -1 where it has none."""
    titles: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.chars or self.rects or self.unseen or self.notes)


@dataclass(slots=True)
class _Setting:
    pages: list[Page] = field(default_factory=list)
    sheet: _Sheet = field(default_factory=_Sheet)
    paragraphs: int = 0
    tables: int = 0

    def paragraph(self, block: Paragraph, *, is_title: bool) -> None:
        sheet = self.sheet
        leaves = sheet.below_table >= _NOTES or (sheet.below_table >= 0 and bool(_NUMBERED.match(block.text)))
        if leaves or (is_title and not sheet.titles and not sheet.is_blank):
            self.turn()
        below = self.sheet.below_table >= 0
        self.sheet.titles = is_title
        self.paragraphs += 1
        here = self.sheet.y
        for number, line in enumerate(wrapped(block.text, FULL)):
            if self.sheet.y >= _LINES * LEADING and not below:
                self._place(block, here)
                self.turn()
                here = 0.0
            left = _SIDE + (INDENT if number == 0 else 0.0)
            self.sheet.chars += placed(line, left, self.sheet.y, _SIDE + FULL * SIZE)
            self.sheet.y += LEADING
        self._place(block, here)
        self.sheet.below_table += below

    def _place(self, block: Paragraph, top: float) -> None:
        if self.sheet.y > top:
            box = Box(0.0, top, self.sheet.width, self.sheet.y)
            self.sheet.places.append((box, Place(self.paragraphs, sheet=block.sheet, name=block.name)))

    def table(self, block: Table) -> None:
        if not self.sheet.is_blank and not self.sheet.titles:
            self.turn()
        self.tables += 1
        for number, part in enumerate(parted(block)):
            if number:
                self.turn()
            sheet = self.sheet
            made = set_table(part, _SIDE, sheet.y + LEADING / 2, self.tables)
            sheet.chars += made.chars
            sheet.rects += made.cells
            sheet.places += made.places
            sheet.width = max(sheet.width, made.right + _SIDE)
            sheet.y = made.bottom + LEADING / 2
            sheet.below_table, sheet.titles = 0, False

    def unseen(self, block: Unseen) -> None:
        if block.apart:
            self.turn()
        self.sheet.unseen.append(block.text[:_MOST_UNSEEN])
        if block.apart:
            self.turn()

    def turn(self) -> None:
        """End the page and begin another."""
        sheet, self.sheet = self.sheet, _Sheet()
        if sheet.is_blank:
            return
        number = len(self.pages) + 1
        height = max(sheet.y, _LINES * LEADING) / (1 - 2 * _MARGIN)
        down = _MARGIN * height
        unseen = [char for text in sheet.unseen for char in placed(text, _SIDE, sheet.y)]
        notes = (*dict.fromkeys(sheet.notes), *(("unseen_text",) if unseen else ()))
        self.pages.append(
            Page(
                number=number,
                width=round(sheet.width, 2),
                height=round(height, 2),
                chars=tuple(_moved(char, down) for char in sheet.chars),
                rects=tuple(_down(box, down) for box in sheet.rects),
                engine=ENGINE,
                notes=notes,
                unseen=tuple(_moved(char, down) for char in unseen),
                places=tuple((_down(box, down), place) for box, place in sheet.places),
            )
        )


def _moved(char: Char, down: float) -> Char:
    return char._replace(
        top=round(char.top + down, 3),
        bottom=round(char.bottom + down, 3),
        baseline=round(char.baseline + down, 3),
    )


def _down(box: Box, down: float) -> Box:
    return Box(round(box.x0, 3), round(box.top + down, 3), round(box.x1, 3), round(box.bottom + down, 3))
