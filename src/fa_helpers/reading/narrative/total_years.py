"""Of which year the totals of a sentence are (合计的年度): a part without a year of its own has that of its total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fa_helpers.model import Year
from fa_helpers.patterns import regex

NAMED_YEAR = regex(r"(\d{4})年")


@dataclass(slots=True)
class TotalYear:
    """The year that the totals of a sentence name: empty before the first, ``this`` where they name two."""

    named: Year | Literal[""] = ""

    def end_of_sentence(self, text: str, end: int) -> None:
        """Forget the year, unless the parts of the total follow: …20万元。其中：…"""
        if not text.startswith("其中", end):
            self.named = ""

    def of_amount(self, words: str, year: Year, *, listed: bool) -> Year:
        """The year of an amount whose ``words`` say ``year``, as one of the parts ``listed`` or as a total.

        >>> totals = TotalYear()
        >>> totals.of_amount("2022年支出", "last", listed=False), totals.of_amount("其中:接待", "this", listed=True)
        ('last', 'last')
        """
        named = NAMED_YEAR.search(words) is not None
        if listed:
            return self.named if not named and self.named in ("last", "another") else year
        told: Year = year if named else "this"
        self.named = told if self.named in ("", told) else "this"
        return year
