"""The running text by paragraphs (段落): what checks of wording read, and quote with the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.layout.tables.blocks import Block
from fa_helpers.model import Locator, Paragraph
from fa_helpers.model.places import spanning

_HEAD_LINES: Final = 5
_LONGEST_HEAD: Final = 60
"""What stands above a statement: its number, title, office, year and unit, each short."""


def paragraphs(outline: Outline, labels: dict[int, str]) -> Iterator[Paragraph]:
    """The cover's lines, then every section's heading and paragraphs, in reading order (全文段落)."""
    for line in outline.cover:
        yield Paragraph("0", "cover", line.text, _place(line, labels))
    for section in outline.sections:
        if section.title:
            yield Paragraph(
                section.number,
                "heading",
                section.ordinal + section.title,
                Locator(section.page, labels.get(section.page, "")),
            )
        for lines in _groups(section):
            yield _paragraph(section.number, lines, labels)


def asides(outline: Outline, blocks: Sequence[Block], labels: dict[int, str]) -> Iterator[Paragraph]:
    """Lines that are no running text (目录、表头各行): the contents, and what stands above each statement."""
    for line in outline.contents:
        yield Paragraph("0", "contents", line.text, _place(line, labels))
    for block in blocks:
        if block.kind != "statement":
            continue
        for line in block.above[-_HEAD_LINES:]:
            if len(line.folded) <= _LONGEST_HEAD and not line.folded.endswith(("。", ";")):
                yield Paragraph(block.identifier, "table_head", line.text, _place(line, labels))


def _groups(section: OutlineSection) -> Iterator[list[Line]]:
    """Lines of a section, a new group where a paragraph begins."""
    group: list[Line] = []
    for line, begins in section.lines:
        if begins and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _paragraph(section: str, lines: Sequence[Line], labels: dict[int, str]) -> Paragraph:
    places = [_place(line, labels) for line in lines]
    ends = accumulate(len(line.text) for line in lines)
    text = "".join(line.text for line in lines)
    return Paragraph(section, "text", text, spanning(places), tuple(zip(ends, places, strict=True)))


def _place(line: Line, labels: dict[int, str]) -> Locator:
    label = labels.get(line.page, "")
    if not line.chars:
        return Locator(line.page, label)
    return Locator(
        line.page, label, round(line.x0, 2), round(line.top, 2), round(line.x1, 2), round(line.bottom, 2)
    )
