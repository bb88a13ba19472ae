"""What of the text was not read for certain (文字的存疑部分): sections and paragraphs in which a figure was left over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Final

from fa_helpers.model import DocumentData, Fact

_NOTHING_LEFT: Final = re.compile(r"coverage\.left_over:(?: 0(?:\.0+)?%?)+")
_LEFT: Final = re.compile(r"coverage\.left_over:((?: [^\s(]+)+)")


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
            if row.status == "partly_read" and not _NOTHING_LEFT.fullmatch(row.reason)
        )

    def spare(self, fact_ids: Iterable[str]) -> bool:
        """Whether these figures stand in paragraphs that hold nothing of what was left over in their sections."""
        return all(part_of(fact_id) not in self.parts or self._is_spared(fact_id) for fact_id in fact_ids)

    def _is_spared(self, fact_id: str) -> bool:
        fact, left = self._facts.get(fact_id), self._left_over.get(part_of(fact_id))
        if fact is None or left is None:
            return False
        holding = [
            p.text for p in self._data.paragraphs if p.section == fact.section and fact.context in p.text
        ]
        return len(holding) == 1 and not any(numeral in holding[0] for numeral in left)

    @cached_property
    def _left_over(self) -> dict[str, tuple[str, ...]]:
        """The figures left over in a section, where the coverage names every one of them."""
        found = ((row.part, _LEFT.fullmatch(row.reason)) for row in self._data.coverage)
        return {part: tuple(match.group(1).split()) for part, match in found if match is not None}

    @cached_property
    def _facts(self) -> dict[str, Fact]:
        return {fact.fact_id: fact for fact in self._data.facts}


def part_of(fact_id: str) -> str:
    """The part of the document that a figure's identifier names (所在部分): its section or its statement.

    >>> part_of("narrative.2.5.003"), part_of("general_budget_expenditure.0004")
    ('2.5', 'general_budget_expenditure')
    """
    origin, _, place = fact_id.partition(".")
    return place.rpartition(".")[0] or origin
