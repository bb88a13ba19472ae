"""Words that a file gives in place of those it prints (替代文字, ActualText): taken off, so that what is printed is read.

Browsers print a glyph that two characters share under the first of them, often a radical, and give the right one as
ActualText; other files give a blank for a number. What is printed counts, and radicals are folded later on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import repeat

import pypdfium2.raw as raw

from fa_helpers.pdf.limits import MAX_FORM_DEPTH, MAX_OBJECTS_PER_PAGE
from fa_helpers.pdf.pdfium.calls import pdfium_calls

_KEY = b"ActualText"


def drop_other_words(page: int) -> bool:
    """Take the other words off all text of a page whose text is not loaded yet; whether there were any."""
    calls = pdfium_calls()
    found = False
    for item in _texts(page, calls.page_object_count, calls.page_object):
        for place in range(max(calls.mark_count(item), 0)):
            mark = calls.mark(item, place)
            if calls.mark_value_type(mark, _KEY) > 0:
                calls.drop_mark_value(item, mark, _KEY)
                found = True
    return found


def _texts(
    parent: int, count: Callable[[int], int], get: Callable[[int, int], int], depth: int = 0
) -> Iterator[int]:
    """The text objects of a page or a reusable drawing. A page with too many objects is refused elsewhere."""
    number = count(parent)
    if number > MAX_OBJECTS_PER_PAGE or depth > MAX_FORM_DEPTH:
        return
    calls = pdfium_calls()
    items = list(map(get, repeat(parent, number), range(number)))
    for item, kind in zip(items, map(calls.object_type, items), strict=True):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            yield item
        elif kind == raw.FPDF_PAGEOBJ_FORM:
            yield from _texts(item, calls.form_object_count, calls.form_object, depth + 1)
