"""The terms that a document explains itself (专业名词解释)."""

from __future__ import annotations

from fa_helpers.layout.passage import Passage
from fa_helpers.model import GlossaryTerm
from fa_helpers.patterns import regex

_TITLE = regex(r"名词解释|名词说明|科目说明|相关名词")
_TERM = regex(
    r"(?:^|\n)(?:[一二三四五六七八九十百]+、|\([一二三四五六七八九十]+\)|\d{1,2}[.、])?"
    r"(?P<term>[^。;:\n]{2,40}?)(?:\(\d{3,7}\))?:(?=[^\n]{4})"
)


def is_glossary(title: str) -> bool:
    """Whether a section explains terms: its text repeats every label without figures.

    >>> is_glossary("专业名词解释")
    True
    """
    return _TITLE.search(title) is not None


def read_terms(text: Passage, first_order: int) -> list[GlossaryTerm]:
    """The terms of one section with their definitions as printed."""
    found = list(_TERM.finditer(text.text))
    terms = []
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text.text)
        start = match.start("term")
        definition = text.printed[match.end() : end].replace("\n", "")
        terms.append(
            GlossaryTerm(
                first_order + place, text.printed[start : match.end("term")], definition, text.pages[start]
            )
        )
    return terms
