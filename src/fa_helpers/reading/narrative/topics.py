"""Words that say what follows is about (标题句): 1.因公出国（境）费用。, “三公”经费中，…, 收入包括：…"""

from __future__ import annotations

from collections.abc import Iterator

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.subjects import clean_subject
from fa_helpers.terms.concepts import concept_of

_TOPIC = regex(r"(?:^|\n)\(?[\d一二三四五六七八九十]{1,3}(?:[.、)]|\))(?P<name>[^\d,。;:\n]{3,24})[。:\n]")
_SAYS = regex(r"(?:具体|总体)?(?:情况|说明)+$")
_SIDE_ALONE = regex(r"(?P<side>收入|支出)(?:总?预算|决算)")
_OF_WHICH = regex(
    r"(?P<name>[^,。;:\n]{3,40}?)(?:(?:决算数?)?中|的?(?:具体)?(?:构成|组成)(?:情况)?(?:为|是|如下)?)[,:]"
)
_SIDE_LISTED = regex(
    r"(?P<side>收入|支出)(?:总?预算|决算|总计|合计)*(?:主要)?(?:包括|包含|构成[为是]?|组成[为是]?):"
)
"""收入包括：一般公共预算…；支出包括：…: of which side the parts are."""


def topics(text: str, start: int, end: int) -> Iterator[str]:
    """The known things that numbered lines without a figure name within a stretch of folded text, in order.

    >>> list(topics("(一)基本支出情况。2023年度用于", 0, 12))
    ['基本支出']
    >>> list(topics("(一)收入预算。2025年年初预算数", 0, 12))
    ['收入']
    """
    for topic in _TOPIC.finditer(text, start, end):
        said = _SAYS.sub("", topic.group("name"))
        side = _SIDE_ALONE.fullmatch(said)
        name = side.group("side") if side else clean_subject(said)
        if concept_of(name):
            yield name


def whole_named(head: str) -> str:
    """The known whole of the parts that follow, named without a figure of its own; empty where none is."""
    found = _OF_WHICH.search(head)
    name = clean_subject(found.group("name")) if found is not None else ""
    return name if concept_of(name) else ""


def side_listed(head: str) -> str:
    """The side whose parts follow, empty where the words say none.

    >>> side_listed("收入包括:一般公共预算"), side_listed("其中:")
    ('收入', '')
    """
    found = _SIDE_LISTED.search(head)
    return found.group("side") if found is not None else ""
