"""The running text by paragraphs (段落): what checks of wording read, and quote with the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.layout.tables.blocks import Block
from fa_helpers.model import Locator, Paragraph

_HEAD_LINES: Final = 5
_LONGEST_HEAD: Final = 60
"""What stands above a statement: its number, title, office, year and unit, each short."""


def paragraphs(outline: Outline, labels: dict[int, str]) -> Iterator[Paragraph]:
    """The cover's lines, then every section's heading and paragraphs, in reading order (全文段落)."""
    for line in outline.cover:
        yield Paragraph("0", "cover", line.text, _place([line], labels))
    for section in outline.sections:
        if section.title:
            yield Paragraph(
                section.number,
                "heading",
                section.ordinal + section.title,
                Locator(section.page, labels.get(section.page, "")),
            )
        for lines in _groups(section):
            text = "".join(line.text for line in lines)
            yield Paragraph(section.number, "text", text, _place(lines, labels))


def asides(outline: Outline, blocks: Sequence[Block], labels: dict[int, str]) -> Iterator[Paragraph]:
    """Lines that are no running text (目录、表头各行): the contents, and what stands above each statement."""
    for line in outline.contents:
        yield Paragraph("0", "contents", line.text, _place([line], labels))
    for block in blocks:
        if block.kind != "statement":
            continue
        for line in block.above[-_HEAD_LINES:]:
            if len(line.folded) <= _LONGEST_HEAD and not line.folded.endswith(("。", ";")):
                yield Paragraph(block.identifier, "table_head", line.text, _place([line], labels))


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


def _place(lines: list[Line], labels: dict[int, str]) -> Locator:
    page = lines[0].page
    label = labels.get(page, "")
    boxes = [
        (line.page, (round(line.x0, 2), round(line.top, 2), round(line.x1, 2), round(line.bottom, 2)))
        for line in lines
        if line.chars
    ]
    here = [box for number, box in boxes if number == page]
    if not here:
        return Locator(page, label)
    return Locator(
        page,
        label,
        min(b[0] for b in here),
        min(b[1] for b in here),
        max(b[2] for b in here),
        max(b[3] for b in here),
        tuple(boxes) if len(boxes) > 1 else (),
    )
