"""Of which year a sentence and a list in it speak (年度的上下文): the parts of last year's total are last year's."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.model import Year


@dataclass(slots=True)
class Years:
    """``spoken`` is the year of the last amount that is not only compared with, ``first`` that of its stretch's first
    amount, ``listed`` that of the total whose parts are listed.
    """

    spoken: Year = "this"
    first: Year | None = None
    listed: Year = "this"

    def told(self, year: Year, *, in_list: bool, passing: bool) -> Year:
        """The year of an amount whose own words say ``year``; one named in ``passing`` changes not what is spoken of."""
        year = self.listed if in_list and year == "this" else year
        if not passing:
            self.spoken = year
            self.first = self.first or year
        return year

    def open_list(self) -> None:
        """A list of parts opens: they are of their total's year if its stretch spoke of no other."""
        self.listed = self.spoken if self.first == self.spoken else "this"

    def pause(self, *, sentence: bool) -> None:
        """A stretch ends, or with it the ``sentence``."""
        self.first = None
        if sentence:
            self.spoken = self.listed = "this"
