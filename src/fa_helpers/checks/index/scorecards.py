"""Scorecards arranged for checking (自评表索引): every cell by row and column, with the figures that stand in it.

Rows are ``card`` (totals and goals), ``funds.1`` …, ``indicator.1`` …, counted from 1 in the order of the form.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Final

from fa_helpers.checks.bilingual import CellName, Words, same_words, sentence
from fa_helpers.checks.intervals import Mark, Quantity, mark_of, quantity
from fa_helpers.computing.scoring import Scored, finest_half_unit, scored_lines
from fa_helpers.computing.target_met import Verdict
from fa_helpers.model import CARD, CardRow, DocumentData, Fact, FundsRow, Indicator, Locator, Scorecard
from fa_helpers.text.amounts import MONEY

Line = tuple[str, Indicator, Verdict]
"""An indicator with its key and with what comparing its outcome to its target gave."""


_FIRST: Final = "funds.1"


@dataclass(frozen=True)
class CardView:
    """One form with its figures (自评表): ``sure`` says that nothing of it was left unread."""

    card: Scorecard
    facts: dict[tuple[str, str], tuple[Fact, ...]]
    unit: str
    sure: bool

    @cached_property
    def about(self) -> Words:
        """What the form is about: its name, or its title."""
        return same_words(self.card.name or self.card.title)

    @cached_property
    def _called(self) -> Words:
        return same_words(self.card.name)

    @cached_property
    def funds(self) -> tuple[tuple[str, FundsRow], ...]:
        """Funds and task rows with their keys."""
        return tuple((f"funds.{n}", row) for n, row in enumerate(self.card.funds, 1))

    @property
    def weighs_money(self) -> bool:
        """Whether the points of its money have a column, as far as is known."""
        return not self.card.money_columns or "weight" in self.card.money_columns

    @cached_property
    def _lists_funds(self) -> bool:
        return any(row.row_kind == "funds" for _, row in self.funds)

    @cached_property
    def indicators(self) -> tuple[tuple[str, Indicator], ...]:
        """Indicators with their keys."""
        return tuple((f"indicator.{n}", row) for n, row in enumerate(self.card.indicators, 1))

    @cached_property
    def execution(self) -> tuple[tuple[str, FundsRow], ...]:
        """The rows whose execution is scored: every task, else those of the funds."""
        tasks = tuple(item for item in self.funds if item[1].row_kind == "task")
        own = {id(row) for row in self.card.execution_rows}
        return tasks or tuple(item for item in self.funds if id(item[1]) in own)

    @property
    def scored(self) -> tuple[tuple[str, FundsRow | Indicator], ...]:
        """Every row that may have a score: execution first, then the indicators."""
        return (*self.execution, *self.indicators)

    @cached_property
    def half_unit(self) -> Decimal:
        """Half a unit of the finest money printed in the form: its cells drop trailing zeros (920 beside 613.48)."""
        return finest_half_unit(self.card)

    @cached_property
    def scored_again(self) -> list[Scored]:
        """Its rows with the scores of the usual rule, the indicators last."""
        return scored_lines(self.card)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The indicators that have a weight and a score, each with how its outcome compares to its target."""
        again = self.scored_again[len(self.scored_again) - len(self.indicators) :]
        return tuple(
            (key, line, scored.verdict)
            for (key, line), scored in zip(self.indicators, again, strict=True)
            if line.weight is not None and line.score is not None
        )

    @cached_property
    def sums(self) -> dict[tuple[str, bool], Quantity]:
        """Room for the sums of weights and scores, with and without the execution row: several rules ask for them."""
        return {}

    @cached_property
    def _rows(self) -> dict[str, FundsRow | Indicator]:
        return {**dict(self.funds), **dict(self.indicators)}

    @cached_property
    def _quantities(self) -> dict[tuple[str, str], Quantity | None]:
        return {}

    @cached_property
    def _marks(self) -> dict[tuple[str, str], tuple[Mark, ...]]:
        return {}

    @cached_property
    def _names(self) -> dict[tuple[str, str], Words]:
        return {}

    def quantity(self, row: str, column: str) -> Quantity | None:
        """The number of a cell that holds one number, ``None`` for a blank, a dash, or words."""
        cell = (row, column)
        if cell not in self._quantities:
            found = self.facts.get(cell, ())
            number = quantity(found[0], self.name(row, column)) if len(found) == 1 else None
            self._quantities[cell] = number
        return self._quantities[cell]

    def exact(self, row: str, column: str) -> Quantity | None:
        """A cell's amount at the precision of the form. Where funds only stand side by side, the first is no whole to
        compare anything with.
        """
        if row == _FIRST and self.card.whole_funds is None and self._lists_funds:
            return None
        found = self.quantity(row, column)
        finest = self.half_unit * found.factor if found is not None and found.is_money else None
        if found is None or finest is None or found.slack <= finest:
            return found
        return replace(found, slack=finest)

    def marks(self, row: str, *columns: str) -> tuple[Mark, ...]:
        """The figures of cells; a cell without figures is marked by its words, one without words not at all."""
        found: list[Mark] = []
        for column in columns:
            cell = (row, column)
            if cell not in self._marks:
                self._marks[cell] = self._marks_of(row, column)
            found += self._marks[cell]
        return tuple(found)

    def _marks_of(self, row: str, column: str) -> tuple[Mark, ...]:
        name = self.name(row, column)
        facts = self.facts.get((row, column), ())
        if facts:
            return tuple(mark_of(fact, name) for fact in facts)
        where, text = self.place(row, column), self.text(row, column)
        return (Mark("", text, name, where),) if where is not None and text else ()

    def row(self, key: str) -> FundsRow | Indicator | None:
        """A row by its key, ``None`` for the form itself."""
        return self._rows.get(key)

    def text(self, row: str, column: str) -> str:
        """What is printed in a cell."""
        record = self.row(row)
        if record is None:
            return str(getattr(self.card, column, "") or "")
        return record.printed(column)

    def place(self, row: str, column: str) -> Locator | None:
        """Where a cell stands."""
        record: CardRow = self.row(row) or self.card
        cell = record.cell(column)
        return None if cell is None else cell.locator

    def where(self, row: str) -> Mark:
        """A mark of a row as such, for what has no figure to point to."""
        record = self.row(row)
        page = self.card.page_first if record is None else record.page
        return Mark("", self.label(row), self.about, Locator(page))

    def label(self, row: str) -> str:
        """The name of a row as printed."""
        record = self.row(row)
        if record is None:
            return self.card.name
        return record.level3 if isinstance(record, Indicator) else record.source

    def name(self, row: str, column: str) -> Words:
        """What a cell is called: form, row and column."""
        cell = (row, column)
        if cell not in self._names:
            label = "" if row == CARD else self.label(row)
            self._names[cell] = CellName(
                "scorecard", self._called, sentence(f"column.{column}"), label, column
            )
        return self._names[cell]


def card_views(data: DocumentData) -> tuple[CardView, ...]:
    """All forms of a document, in order."""
    unsure = {row.part for row in data.coverage if row.status != "read"}
    views = []
    for card in data.scorecards:
        units = (f.unit for f in card.figures() if f.measure == "amount" and f.unit in MONEY)
        sure = card.scorecard_id not in unsure and not card.left_over
        views.append(CardView(card, card.figures_by_cell(), next(units, "万元"), sure))
    return tuple(views)
