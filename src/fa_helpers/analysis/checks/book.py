"""A document arranged for checking (核对用的索引): figures by concept, statements by row and column, cards with their facts.

Rules ask this index; none reads text by position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from fa_helpers.analysis.checks.quantities import Quantity, quantity
from fa_helpers.analysis.checks.text_index import TextIndex
from fa_helpers.model import DocumentData, Fact, Stage, StatementCell
from fa_helpers.text.fold import name_key


@dataclass(slots=True)
class Row:
    """One row of a statement, or of one side of it (报表的一行): its figures by column.

    ``concept`` is the glossary's identifier of its label; ``dashes`` are columns in which a dash is printed.
    """

    code: str
    label: str
    side: str
    line: int
    concept: str = ""
    cells: dict[str, Quantity] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    dashes: set[str] = field(default_factory=set)

    @property
    def is_total(self) -> bool:
        """Whether this is the row that adds the others up (合计)."""
        return not self.code and name_key(self.label) in ("合计", "总计", "")


@dataclass(slots=True)
class Table:
    """One statement with its rows in order (报表)."""

    statement: str
    title: str
    rows: list[Row] = field(default_factory=list)

    def total(self) -> Row | None:
        """The 合计 row."""
        return next((row for row in self.rows if row.is_total), None)

    def by_code(self, code: str) -> Row | None:
        """The row of a code of the classification."""
        return next((row for row in self.rows if row.code == code), None)

    def coded(self, digits: int, under: str = "") -> list[Row]:
        """Rows whose code has so many digits, below a parent code."""
        return [row for row in self.rows if len(row.code) == digits and row.code.startswith(under)]

    def side(self, side: str) -> list[Row]:
        """Rows of one side of a two-sided statement."""
        return [row for row in self.rows if row.side == side]

    @property
    def columns(self) -> tuple[str, ...]:
        """Columns that hold a figure anywhere, in order of appearance."""
        return tuple(dict.fromkeys(column for row in self.rows for column in row.cells))


class Book:
    """A document arranged for checking (核对用的索引)."""

    def __init__(self, data: DocumentData) -> None:
        self.data = data

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts of text, statements and cards by id."""
        everything = (*self.data.facts, *self.data.cell_facts, *self.data.card_facts)
        return {fact.fact_id: fact for fact in everything}

    @cached_property
    def text(self) -> TextIndex:
        """The figures of the text by what they measure and over which money (文字索引)."""
        return TextIndex(self.data)

    @cached_property
    def _by_concept(self) -> dict[tuple[str, str], list[Fact]]:
        table: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.data.facts:
            if fact.concept:
                table.setdefault((fact.concept, fact.measure), []).append(fact)
        return table

    def said(
        self, concept: str, measure: str = "amount", stage: Stage | None = "final_accounts", section: str = ""
    ) -> list[Fact]:
        """Figures of the text about a concept, in reading order; ``stage`` counts for amounts only."""
        return [
            fact
            for fact in self._by_concept.get((concept, measure), [])
            if (measure != "amount" or stage is None or fact.stage == stage)
            and (not section or fact.section == section)
        ]

    def quantity(self, fact: Fact) -> Quantity:
        """A fact as a quantity."""
        return quantity(fact)

    def table(self, statement: str) -> Table | None:
        """A statement of the document, ``None`` where it was not read."""
        return next((table for table in self.tables if table.statement == statement), None)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All statements, in order."""
        found: dict[tuple[str, str], Table] = {}
        rows: dict[tuple[str, str, int, str], Row] = {}
        for cell, fact in self._cells():
            key = (cell.statement, cell.title if not cell.statement else "")
            table = found.setdefault(key, Table(cell.statement, cell.title))
            place = (*key, cell.line, cell.side)
            row = rows.get(place)
            if row is None:
                row = rows[place] = Row(cell.code, cell.label, cell.side, cell.line)
                table.rows.append(row)
            column = cell.column or cell.column_label
            if fact is None:
                row.dashes.add(column)
                continue
            row.concept = row.concept or fact.concept
            row.labels.setdefault(column, cell.column_label)
            row.cells.setdefault(column, quantity(fact))
        return tuple(found.values())

    def cells_of(self, statement: str) -> Iterator[tuple[StatementCell, Fact]]:
        """The cells of a statement that hold a figure, each with its fact."""
        for cell, fact in self._cells():
            if cell.statement == statement and fact is not None:
                yield cell, fact

    def _cells(self) -> Iterator[tuple[StatementCell, Fact | None]]:
        """Every cell with its fact; a dash has none. Facts stand in the order of the cells that hold a figure."""
        facts = iter(self.data.cell_facts)
        for cell in self.data.statement_cells:
            yield cell, None if cell.value is None else next(facts)
