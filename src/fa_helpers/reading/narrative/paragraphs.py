"""The running text by paragraphs (段落): what checks of wording read, and quote with the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final

from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline, OutlineSection
from fa_helpers.layout.tables.blocks import Block
from fa_helpers.model import Locator, Paragraph
from fa_helpers.model.places import spanning
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_HEAD_LINES: Final = 5
_LONGEST_HEAD: Final = 60
"""What stands above a statement: its number, title, office, year and unit, each short."""
_EMPTY: Final = regex("[本此该]表[^,。;:]{0,6}(?:为空|空表|无数据|没有数据)")
_SUPPOSED: Final = regex("[如若请应]|的(?:部门|单位)")
"""A form's own instruction on what to write below an empty table."""


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

    yield from _notes(outline, blocks, labels)


def _notes(outline: Outline, blocks: Sequence[Block], labels: dict[int, str]) -> Iterator[Paragraph]:
    """What stands beside a statement, alone on its page, and says that it is empty (空表说明)."""
    statements = [block for block in blocks if block.kind == "statement" and block.identifier]
    for block in statements:
        for page in range(block.page_first, block.page_last + 1):
            alone = sum(other.page_first <= page <= other.page_last for other in statements) == 1
            lines = [line for line in outline.beside_tables if line.page == page] if alone else []
            said = fold("".join(line.text for line in lines))
            if any(_EMPTY.search(part) and not _SUPPOSED.search(part) for part in re.split("[。;]", said)):
                yield replace(_paragraph(block.identifier, lines, labels), kind="table_note")


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
