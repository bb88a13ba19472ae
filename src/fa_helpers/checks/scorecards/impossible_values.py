"""Values that a scorecard cannot hold (指标值的界限): shares above the whole, dates that do not exist or lie ahead."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.indicator_scores import Case, told_apart
from fa_helpers.model import Indicator
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_COLUMNS: Final = ("target", "actual")
_HUNDRED: Final = Decimal(100)
_MOVED: Final = regex("完成|增长|增加|增幅|提[升高]|较上年|比上年|同比")
_SHARE: Final = regex("(?:合格|覆盖|及时|达标|通过|准确|完好)率$")
"""What counts those among all: none of them can be more than all. 完成率 and 到位率 can."""
_SPENT: Final = regex("(?:执行|支付)率$")
"""More than a budget is spent in the end at times, but never planned."""
_DATE: Final = regex(r"(?<![\d.])(\d{4,}|\d\d(?=年\d)|\d+\.\d+(?=年\d))年(?:(\d[\d.]*)月(?:(\d[\d.]*)日)?)?")
_ONLY_A_DATE: Final = regex(rf"[=<>≤≥]*{_DATE.pattern}(?:[底末]?[前内止]?|以前|之前|完成|已完成)")
_PAST: Final = 10
"""Years: what a form of this year aims at, or did, is not so long ago."""
_Bounded = tuple[str, Indicator, Sequence[str], bool]
"""An indicator with its key, its cells that are shares, and whether it surely counts those among all."""
_LONGEST: Final = 40
"""Years that a public contract runs at most (基础设施和公用事业特许经营管理办法, 2024: 特许经营期限原则上不超过40年)."""


@makes("card.satisfaction")
def _satisfaction(book: Book) -> Iterator[Check]:
    for view in book.cards:
        rows: list[_Bounded] = []
        for key, row in view.indicators:
            if "满意" not in fold(row.level2 + row.level3):
                continue
            # Beside satisfaction itself a form may count how far a goal was passed, or another thing.
            itself = "满意" in fold(row.level3) and not _MOVED.search(fold(row.level3))
            rows.append((key, row, _COLUMNS, itself))
        yield from _within_all("card.satisfaction", view, rows)


@makes("card.share_of_all")
def _shares(book: Book) -> Iterator[Check]:
    for view in book.cards:
        rows: list[_Bounded] = []
        for key, row in view.indicators:
            name = fold(row.level3)
            columns = _COLUMNS if _SHARE.search(name) else _COLUMNS[:1] if _SPENT.search(name) else ()
            if columns and not _MOVED.search(name):
                rows.append((key, row, columns, True))
        yield from _within_all("card.share_of_all", view, rows)


def _within_all(rule: str, view: CardView, rows: Sequence[_Bounded]) -> Iterator[Check]:
    """A row for each value above a hundred per cent, and one for all others of the form."""
    kept: list[Mark] = []
    for key, row, columns, sure in rows:
        for column in columns:
            value = row.stated(column)
            if value.value is None or value.unit != "%":
                continue
            marks = view.marks(key, column)
            if value.value <= _HUNDRED:
                kept += marks
            else:
                said = _said("finding.above_hundred", view, row, column)
                check = stated(rule, "inconsistent", same_words(row.level3), marks, said)
                yield check.doubted("other_measure", when=not sure)
    if kept:
        yield stated(rule, "holds", view.about, kept)


def _said(key: str, view: CardView, row: Indicator, column: str) -> Words:
    return sentence(
        key,
        page=row.page,
        card=view.card.name,
        indicator=row.level3,
        column=sentence(f"column.{column}"),
        value=same_words(getattr(row, column)),
    )


@makes("card.date")
def _dates(book: Book) -> Iterator[Check]:
    """Dates exist; what was done is not dated after the form, nor anything in another age."""
    for view in book.cards:
        cases: list[Case] = []
        for key, row in view.indicators:
            for column in _COLUMNS:
                text = re.sub(r"\s", "", fold(getattr(row, column)))
                if found := _DATE.findall(text):
                    good = all(_exists(*date) for date in found) and _in_time(view, column, text)
                    said = None if good else _said("finding.impossible_date", view, row, column)
                    cases.append((same_words(row.level3), view.marks(key, column), said))
        yield from told_apart("card.date", view, cases)


def _in_time(view: CardView, column: str, text: str) -> bool:
    """Whether a cell that holds a date and nothing else lies in the time that the form can speak of."""
    alone, year = _ONLY_A_DATE.fullmatch(text), view.card.fiscal_year
    if alone is None or year is None:
        return True
    if "." in alone.group(1):
        return False
    latest = year + (1 if column == "actual" else _LONGEST)
    return year - _PAST <= _full_year(alone.group(1)) <= latest


def _full_year(printed: str) -> int:
    """The year of a date: 23年 is 2023."""
    return int(printed) + (2000 if len(printed) == 2 else 0)


def _exists(year: str, month: str, day: str) -> bool:
    if len(year) > 4 or "." in year:
        return False
    if not month:
        return True
    if not month.isdigit() or not 1 <= int(month) <= 12:
        return False
    return not day or (day.isdigit() and 1 <= int(day) <= monthrange(_full_year(year), int(month))[1])
