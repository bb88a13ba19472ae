"""Counts that must be whole (整数): people, offices, vehicles and forms come in no fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.outcomes import Check, stated
from fa_helpers.analysis.checks.quantities import Mark, looked_at
from fa_helpers.analysis.checks.rule import Making
from fa_helpers.analysis.checks.wording import marks_words
from fa_helpers.analysis.checks.words import Words, sentence
from fa_helpers.analysis.targets import parse_stated
from fa_helpers.model import Fact
from fa_helpers.text.fold import fold

_WHOLE: Final = frozenset(("人", "名", "位", "人次", "家", "户", "辆", "批次", "台(套)", "个", "张"))
_IN_CARDS: Final = frozenset(("人", "名", "位", "家", "户", "辆"))
"""Targets may count in tens of thousands, and 个 counts anything: half a kilometre, half a year."""
_MEAN: Final = re.compile("平均|人均|户均|年均|折合|每|率|万")


def _whole_counts(book: Book) -> Iterator[Check]:
    """A row for each count with a fraction, or one that says there is none."""
    told = [book.quantity(fact) for fact in book.data.facts if _counts(fact)]
    counts = [(quantity.name, quantity.value, quantity.marks) for quantity in told] + list(_in_cards(book))
    broken = [count for count in counts if count[1] != int(count[1])]
    for name, _, marks in broken:
        said = sentence("finding.fraction_of_one", figure=marks_words(marks))
        yield stated("form.whole_count", "inconsistent", name, marks, said)
    if counts and not broken:
        every = [mark for _, _, marks in counts for mark in marks]
        yield stated("form.whole_count", "holds", sentence("finding.whole_text"), looked_at(every))


def _counts(fact: Fact) -> bool:
    whole = fact.measure == "count" and fold(fact.unit) in _WHOLE
    return whole and not _MEAN.search(fact.subject + fact.context)


def _in_cards(book: Book) -> Iterator[tuple[Words, Decimal, tuple[Mark, ...]]]:
    for view in book.cards:
        for key, row in view.indicators:
            for column in ("target", "actual"):
                read = parse_stated(getattr(row, column))
                if read.value is None or read.unit not in _IN_CARDS or _MEAN.search(row.level3):
                    continue
                marks = view.marks(key, column) or (view.where(key),)
                yield view.name(key, column), read.value, marks


MAKINGS: Final[tuple[Making, ...]] = (_whole_counts,)
