"""Headings beside what stands under them (标题与内容): a section that never comes to what its heading names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_TOPICS: Final = (
    ("政府性基金", "基金"),
    ("国有资本经营", "国有资本|资本经营"),
    ("三公", "三公|因公|出国|接待|公务用?车"),
    ("机关运行", "运行经费|公用经费|日常公用"),
    ("政府采购", "采购"),
)
"""What a heading names, and the words of which one stands under it, if it speaks of that at all."""


@makes("form.section_topic")
def _topics(book: Book) -> Iterator[Check]:
    """A section whose heading names one thing, and whose text begins with another and never comes to that one."""
    if book.text.several_accounts or book.data.profile.kind == "blank_form":
        return
    held: list[Mark] = []
    for heading in (p for p in book.data.paragraphs if p.kind == "heading"):
        named = [(name, words) for name, words in _TOPICS if name in fold(heading.text)]
        text = _below(book, heading)
        if len(named) != 1 or not text:
            continue
        mark = Mark("", heading.text, same_words(heading.text), heading.locator)
        (topic, words), first = named[0], re.split("[。;]", text)[0]
        others = [name for name, _ in _TOPICS if name in first]
        if regex(words).search(text) or len(others) != 1:
            held = held or [mark]
            continue
        values = {"page": heading.locator.page, "title": heading.text, "topic": topic, "other": others[0]}
        said = sentence("finding.section_topic", **values)
        yield stated("form.section_topic", "inconsistent", mark.name, [mark], said)
    if held:
        yield stated("form.section_topic", "holds", held[0].name, held)


def _below(book: Book, heading: Paragraph) -> str:
    """All text under a heading, that of the headings below it too."""
    here = (
        p
        for p in book.data.paragraphs
        if p.kind == "text" and f"{p.section}.".startswith(f"{heading.section}.")
    )
    return fold("".join(p.text for p in here))
