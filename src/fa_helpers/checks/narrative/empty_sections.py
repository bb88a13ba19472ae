"""Headings under which nothing stands (空白章节): neither money nor a word that there was none."""

from __future__ import annotations

from collections.abc import Iterator

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import makes
from fa_helpers.layout.headings import names_the_form
from fa_helpers.model import Paragraph
from fa_helpers.text.fold import fold, widen


@makes("form.empty_section")
def _empty_sections(book: Book) -> Iterator[Check]:
    """A row for each heading of the form that is followed by nothing, or one that says there is none."""
    if book.data.profile.kind == "blank_form":
        return
    spoken = {p.section for p in book.data.paragraphs if p.kind == "text"}
    headings = [p for p in book.data.paragraphs if p.kind == "heading" and _explains(book, p)]
    silent = [p for p in headings if not any(_within(section, p.section) for section in spoken)]
    for heading in silent:
        if not _stands_beside(book, heading):
            title = same_words(widen(fold(heading.text)))
            mark = Mark("", heading.text, title, heading.locator)
            said = sentence("finding.empty_section", page=heading.locator.page, title=title)
            yield stated("form.empty_section", "inconsistent", title, [mark], said)
    if headings and not silent:
        yield stated("form.empty_section", "holds", sentence("finding.whole_text"), [])


def _explains(book: Book, heading: Paragraph) -> bool:
    """Whether a heading is one that the form wants explained, and other sections of its part are."""
    title = next((s.title for s in book.data.sections if s.number == heading.section), "")
    part = heading.section.partition(".")[0]
    told = any(_within(p.section, part) for p in book.data.paragraphs if p.kind == "text")
    return told and "." in heading.section and names_the_form(fold(title)) and fold(title).endswith("说明")


def _within(section: str, whole: str) -> bool:
    return (section + ".").startswith(whole + ".")


def _stands_beside(book: Book, heading: Paragraph) -> bool:
    """Whether a table or a picture stands on the heading's page or the next: it may be what the heading is of."""
    page = heading.locator.page
    rows = (row for row in book.data.coverage if not row.part[:1].isdigit() and row.page_first is not None)
    return any((row.page_first or 0) <= page + 1 and page <= (row.page_last or 0) for row in rows)
