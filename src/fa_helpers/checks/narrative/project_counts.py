"""How many projects were evaluated, and their grades and levels (绩效评价的项目个数): counts beside their parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex

_GRADE: Final = regex(
    "评[级价定].{0,4}“?(?:优|良|中|差|合格|不合格)"
    "|^“?(?:优秀?|良好?|中|差|不?合格)”?(?:等[次级]?|级)?”?的?(?:项目)?(?:有|为|共)?$"
)
"""评价为优的 3个, 良的 1个: what follows need not name the evaluation again."""
_LEVEL: Final = regex("[一二三]级项目")


@makes("public.project_counts")
def _counts(book: Book) -> Iterator[Check]:
    for facts in book.text.sections.values():
        counts = [fact for fact in facts if fact.measure == "count" and fact.unit == "个"]
        for pattern in (_GRADE, _LEVEL):
            yield from _added(book, counts, pattern)


def _added(book: Book, counts: Sequence[Fact], pattern: re.Pattern[str]) -> Iterator[Check]:
    """A run of counts by grade or level beside the count of projects before it: other grades may not be listed."""
    places = [place for place, fact in enumerate(counts) if pattern.search(fact.subject)]
    if len(places) < 2 or places[0] == 0 or places[-1] - places[0] >= len(places):
        return
    whole, parts = counts[places[0] - 1], [counts[place] for place in places]
    if "项目" not in whole.context:
        return
    yield relation("public.project_counts").check(
        [book.quantity(whole)], [book.quantity(part) for part in parts]
    )
