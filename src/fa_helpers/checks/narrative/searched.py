"""What the rules on words and names look through (查找范围): text, headings, statement heads, contents; and what they cannot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import Words, sentence
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.model import Fact, Paragraph
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import LANGUAGES
from fa_helpers.terms.phrases import format_pages, listed
from fa_helpers.text.fold import fold

_HEAD: Final = regex(
    r"(?:公开\d+表)?(?:(?:编制|填报)?(?:部门|单位)(?:名称)?:[^\d:。;]{4,30}?)?(?:\d{4}年度?)?(?:金额|计量)?单位:(?:人民币)?[万亿]?元"
)
_KINDS: Final = ("text", "heading", "table_head", "contents")


def searched(book: Book, *kinds: str) -> list[Paragraph]:
    """Paragraphs of some kinds, in order (所查段落): without kinds all of them, but no cover, which is read by itself."""
    wanted = kinds or _KINDS
    return [p for p in (*book.data.paragraphs, *book.data.asides) if p.kind in wanted]


def statement_heads(book: Book) -> list[Paragraph]:
    """Lines above statements (表头各行); also of one that has no figure, whose head was read as text."""
    empty = (
        replace(p, kind="table_head", text=p.text[: found.end()], lines=())
        for p in searched(book, "text")
        if (found := _HEAD.match(fold(p.text))) is not None
    )
    return [*searched(book, "table_head"), *empty]


def narrative_facts(book: Book) -> list[Fact]:
    """The office's own figures of the text (正文数据), in order."""
    return [fact for fact in book.data.office_facts if fact.origin == "narrative"]


def looked_through(book: Book, paragraphs: Sequence[Paragraph], first: Mark | None = None) -> Words:
    """How much was looked through, in words, and which pages hold what was not read (所查范围及未查部分).

    ``first`` is the first place that agrees.
    """
    counted = Counter(p.kind for p in paragraphs)
    parts = [sentence(f"searched.{kind}", count=counted[kind]) for kind in _KINDS if counted[kind]]
    said = Words(*(listed((part.in_(language) for part in parts), language) for language in LANGUAGES))
    left = [
        row.page_first
        for row in book.data.coverage
        if row.part.startswith("page.") and row.status in ("not_read", "partly_read") and row.page_first
    ]
    if first is not None:
        said = sentence("searched.first", parts=said, page=first.locator.page, printed=first.printed)
    if not left:
        return sentence("searched.all", parts=said)
    pages = Words(*(format_pages(left, language) for language in LANGUAGES))
    return sentence("searched.without", parts=said, pages=pages)
