"""One printed number (数据): what it is, what it says, whose it is, how sure it is, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from fa_helpers.model.places import Locator

Origin = Literal["profile", "narrative", "statement", "scorecard"]
Rate = Literal["change_rate", "share", "variance_rate", "completion_rate", "execution_rate", "rate"]
"""``rate`` is a percentage of which neither words nor header say what it is of."""
CardMeasure = Literal["target", "actual", "stated"]
"""Numbers among a scorecard's words, whatever their unit: of a target (指标值), an outcome (完成值), elsewhere."""
Measure = Literal["amount", "change", Rate, "area", "score", "count", CardMeasure]
Stage = Literal["", "final_accounts", "initial_budget", "adjusted_budget", "prior_final_accounts"]
Direction = Literal["", "increase", "decrease", "flat"]
Year = Literal["this", "last", "next", "another"]
"""The year that an amount is of, seen from the document's own; ``another`` where its words name a third, or several."""
Fund = Literal[
    "", "all", "appropriation", "general_budget", "government_fund", "state_capital", "basic", "project"
]
"""Over which money a figure is (资金口径): all of it, appropriations, one of the three budgets; empty if nothing says."""
Scope = Literal["office", "own_body", "part", "project", "report", "government"]
"""Whose a figure is (单位口径): the office's as a whole, its head office's alone (本级), a part's, one project's."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One printed number (数据) with everything needed to trace it: made once by the reader, held by every view.

    ``printed`` is the numeral alone as printed with its separators; ``value`` the same number, trailing zeros kept,
    never signed by a direction word; ``amount_yuan`` exact yuan, for money only. ``subject`` is the printed words it
    belongs to, ``concept`` their identifier in the glossary or empty. ``stage`` is set for amounts only, ``base``
    names what a change, rate or share is measured against, ``base_named`` says that its own words do, and not only what
    was spoken of before; of an amount, that another figure is only measured against it. ``section`` is the section of
    the text, the statement or the scorecard it stands in; ``row`` and ``column`` its cell there, for what stands in a
    table; ``offset`` where the numeral begins among the words of its cell, -1 where it has its cell alone.
    ``corrected`` says who put the value right by hand, and why; empty for what was read. ``whose`` names the unit or
    project whose figure it is, where that is not the office (2.某站：…), else it is empty. ``context_raw`` is the
    ``context`` as the file has it, where that has radicals.
    """

    fact_id: str
    origin: Origin
    section: str
    concept: str
    subject: str
    measure: Measure
    value: Decimal
    unit: str
    printed: str
    context: str
    locator: Locator
    stage: Stage = ""
    base: str = ""
    direction: Direction = ""
    function_class: str = ""
    function_section: str = ""
    function_item: str = ""
    function_code: str = ""
    amount_yuan: Decimal | None = None
    corrected: str = ""
    base_named: bool = False
    year: Year = "this"
    fund: Fund = ""
    scope: Scope = "office"
    whose: str = ""
    row: str = ""
    column: str = ""
    offset: int = -1
    context_raw: str = ""

    def __str__(self) -> str:
        """What it is in one line: words, number, stage or measure, year, page, id."""
        what = ", ".join(
            (self.stage or self.measure, f"{self.year} year", f"p. {self.locator.page}", self.fact_id)
        )
        return f"{self.subject} {self.printed}{self.unit} ({what})"
