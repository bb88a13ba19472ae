"""Classes and items that the points of a list name without （类） and （项） (分点科目).

``1.教育支出。年初预算为5万元…`` speaks of the class; ``1.公共安全支出5万元，具体包括：（1）案件审判2万元…`` names an
item under it, where the classification has that name once below the class.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from fa_helpers.patterns import regex
from fa_helpers.terms.classification import ItemNamed, function_code, is_class_name, item_named

_MARK = r"(?:\(?[\d一二三四五六七八九十]{1,2}[.、)]|[①-⓿❶-➓])"
_CLASS = regex(
    rf"(?:^|[\n。;:]){_MARK}(?P<name>[^\d,。;:\n()]{{2,20}}?)(?:\(类\))?(?=(?:决算|年初|预算)*[数为]?\d|年初预算|[,。;:])"
)
_OPENS = regex(r"(?:包括|包含|其中|如下|分别[为是]|用于|[为是]):")
_ITEM = regex(
    rf"(?:(?:[\n。;:]{_MARK}?|[,、]{_MARK})(?P<name>[^\d,。;:\n]{{3,40}}?)(?:支出)?(?:决算)?(?:数)?[为:]?)(?=\d[\d,.]*[亿万]?元)"
)
Point = tuple[int, int, str, ItemNamed]
"""Where a point names something and ends, the class, and what is known of the item below it."""


def _classes(text: str) -> list[tuple[int, int, str]]:
    """The classes that points begin with: start, end and name."""
    found = ((m.start("name"), m.end(), m.group("name")) for m in _CLASS.finditer(text))
    return [(start, end, name) for start, end, name in found if is_class_name(name)]


def titled_classes(text: str) -> Iterator[Point]:
    """Classes that stand alone at the head of their point, with what is told of them in the next sentence.

    >>> [(name, item.code) for _, _, name, item in titled_classes("1.教育支出。年初预算为5万元")]
    [('教育支出', '205')]
    """
    for start, end, name in _classes(text):
        if text[end : end + 1] == "。":
            yield start, end, name, ItemNamed("", "", function_code(name))


def listed_items(text: str) -> Iterator[Point]:
    """Items by their name alone, in points below the one that their class begins.

    >>> text = "1.公共安全支出5万元,具体包括:\\n(1)案件审判2万元,(2)法院行政运行3万元"
    >>> [(item.item, item.code) for _, _, _, item in listed_items(text)]
    [('案件审判', '2040504'), ('行政运行', '2040501')]
    """
    classes = _classes(text)
    starts = [start for start, _, _ in classes]
    for match in _ITEM.finditer(text) if classes else ():
        place = bisect_right(starts, match.start("name")) - 1
        if place < 0 or starts[place] == match.start("name"):
            continue
        _, end, name = classes[place]
        if _OPENS.search(text, end, match.start("name")) is None:
            continue
        item = item_named(name, match.group("name")) or item_named(name, match.group("name") + "支出")
        if item is not None:
            yield match.start("name"), match.end("name"), name, item
