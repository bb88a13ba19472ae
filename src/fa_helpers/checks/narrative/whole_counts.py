"""Counts that must be whole (整数): people, offices, vehicles and forms come in no fractions."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import looked_at
from fa_helpers.checks.rule import makes
from fa_helpers.checks.sentences import marks_words
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_WHOLE: Final = frozenset(("人", "名", "位", "人次", "家", "户", "辆", "批次", "台(套)", "个", "张"))
_IN_CARDS: Final = frozenset(("人", "名", "位", "家", "户", "辆"))
"""Targets may count in tens of thousands, and 个 counts anything: half a kilometre, half a year."""
_MEAN: Final = regex("平均|人均|户均|年均|折合|每|率|万")


@makes("form.whole_count")
def _whole_counts(book: Book) -> Iterator[Check]:
    """A row for each count with a fraction, or one that says there is none."""
    counts = [fact for fact in book.data.facts if _counts(fact)]
    cells = list(_in_cards(book))
    broken = [(book.quantity(f).name, book.quantity(f).marks) for f in counts if f.value != int(f.value)]
    broken += [
        (view.name(key, column), view.marks(key, column) or (view.where(key),))
        for view, key, column, value in cells
        if value != int(value)
    ]
    for name, marks in broken:
        said = sentence("finding.fraction_of_one", figure=marks_words(marks))
        yield stated("form.whole_count", "inconsistent", name, marks, said)
    if (counts or cells) and not broken:
        pages = {fact.locator.page: fact for fact in reversed(counts)}
        marks = tuple(mark for fact in pages.values() for mark in book.quantity(fact).marks)
        marks += tuple(view.where(key) for view, key, _, _ in cells)
        yield stated("form.whole_count", "holds", sentence("finding.whole_text"), looked_at(marks))


def _counts(fact: Fact) -> bool:
    whole = fact.measure == "count" and fold(fact.unit) in _WHOLE
    return whole and not _MEAN.search(fact.subject + fact.context)


def _in_cards(book: Book) -> Iterator[tuple[CardView, str, str, Decimal]]:
    for view in book.cards:
        for key, row in view.indicators:
            for column in ("target", "actual"):
                read = row.stated(column)
                if read.value is not None and read.unit in _IN_CARDS and not _MEAN.search(row.level3):
                    yield view, key, column, read.value
