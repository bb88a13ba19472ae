"""Numbered lines that only name what the sentences after them are about (标题句): 1.因公出国（境）费用。"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fa_helpers.reading.narrative.subjects import clean_subject
from fa_helpers.terms.concepts import concept_of

_TOPIC = re.compile(
    r"(?:^|\n)\(?[\d一二三四五六七八九十]{1,3}(?:[.、)]|\))(?P<name>[^\d,。;:\n]{3,24})[。:\n]"
)
_SAYS = re.compile(r"(?:具体|总体)?(?:情况|说明)+$")


def topics(text: str, start: int, end: int) -> Iterator[str]:
    """The known things that such lines name within a stretch of folded text, in order.

    >>> list(topics("(一)基本支出情况。2023年度用于", 0, 12))
    ['基本支出']
    """
    for topic in _TOPIC.finditer(text, start, end):
        name = clean_subject(_SAYS.sub("", topic.group("name")))
        if concept_of(name):
            yield name
