"""What of the text was not read for certain (文字的存疑部分): sections and paragraphs in which a figure was left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from fa_helpers.model import DocumentData, Fact, Reason
from fa_helpers.patterns import regex
from fa_helpers.text.amounts import NUMERAL
from fa_helpers.text.fold import fold

_ZERO: Final = regex(r"0(?:\.0+)?%?")
_PLAIN: Final = regex(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?%?", re.ASCII)
_YEAR: Final = regex(r"\d{4}年")


class Doubts:
    """The parts of one document that were read in part (读得不全的部分)."""

    def __init__(self, data: DocumentData) -> None:
        self._data = data

    @cached_property
    def parts(self) -> frozenset[str]:
        """Parts in which a figure was left over; a zero could not change what the others add up to."""
        return frozenset(
            row.part
            for row in self._data.coverage
            if row.status == "partly_read" and not _only_zeros_left(row.reason)
        )

    @cached_property
    def oddly_written(self) -> frozenset[str]:
        """Figures written otherwise than most of the document's: with full-width commas among plain ones."""
        figures = self._data.figures
        odd = frozenset(key for key, fact in figures.items() if not _PLAIN.fullmatch(fact.printed))
        return odd if 2 * len(odd) < len(figures) else frozenset()

    @staticmethod
    def parts_of(facts: Iterable[Fact]) -> set[str]:
        """The parts of the document in which figures stand: sections and statements."""
        return {fact.section for fact in facts}

    def spare(self, facts: Iterable[Fact]) -> bool:
        """Whether figures stand together in words of which every number was read, in whatever section."""
        doubtful = [fact for fact in facts if fact.section in self.parts]
        if any(fact.origin == "statement" for fact in doubtful) or len(self.parts_of(doubtful)) > 1:
            return False
        contexts = [fact.context for fact in doubtful]
        return not doubtful or any(
            paragraph.section == doubtful[0].section
            and all(context in paragraph.text for context in contexts)
            and self._is_whole(_stretch(paragraph.text, contexts), doubtful[0].section)
            for paragraph in self._data.paragraphs
        )

    def _is_whole(self, words: str, section: str) -> bool:
        """Whether every number in the words is one of the section's figures, or a year."""
        read = Counter(f.printed for f in self._data.facts if f.section == section and f.context in words)
        return Counter(NUMERAL.findall(_YEAR.sub("", fold(words)))) <= read


def _only_zeros_left(reason: Reason) -> bool:
    return reason.key == "coverage.left_over" and all(map(_ZERO.fullmatch, reason.details))


def _stretch(text: str, contexts: Sequence[str]) -> str:
    """The words from the first of these contexts to the end of the last."""
    begins = [text.find(context) for context in contexts]
    ends = [begin + len(context) for begin, context in zip(begins, contexts, strict=True)]
    return text[min(begins) : max(ends)]
