"""A document arranged for checking (核对用的索引): figures by concept, statements by row and column, cards with their facts.

Rules ask this index; none reads text by position.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from fa_helpers.checks.bilingual import cell_name
from fa_helpers.checks.index.narrative import TextIndex
from fa_helpers.checks.index.scorecards import CardView, card_views
from fa_helpers.checks.intervals import Quantity, quantity
from fa_helpers.model import CoverageRow, DocumentData, Fact, Stage, StatementCell
from fa_helpers.text.fold import name_key


@dataclass(slots=True)
class Row:
    """One row of a statement, or of one side of it (报表的一行): its figures by column.

    ``concept`` is the glossary's identifier of its label; ``dashes`` are columns in which a dash is printed, ``apart``
    those whose figure is another year's, or a change.
    """

    code: str
    label: str
    side: str
    line: int
    concept: str = ""
    cells: dict[str, Quantity] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    dashes: set[str] = field(default_factory=set)
    apart: set[str] = field(default_factory=set)

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
    def doubts(self) -> dict[str, CoverageRow]:
        """Parts of the document that were not read with certainty, by identifier (读得不全的部分)."""
        return {row.part: row for row in self.data.coverage if row.status in ("partly_read", "not_read")}

    @cached_property
    def said_empty(self) -> frozenset[str]:
        """Parts of which the document itself says that they hold nothing (文件说明为空的部分)."""
        return frozenset(row.part for row in self.data.coverage if row.status == "empty" and row.reason.said)

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """All facts of text, statements and cards by id."""
        return self.data.figures

    @cached_property
    def text(self) -> TextIndex:
        """The figures of the text by what they measure and over which money (文字索引)."""
        return TextIndex(self.data)

    @cached_property
    def _by_concept(self) -> dict[tuple[str, str], list[Fact]]:
        table: dict[tuple[str, str], list[Fact]] = {}
        for fact in self.data.office_facts:
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

    @cached_property
    def cards(self) -> tuple[CardView, ...]:
        """All scorecards with their figures by row and column."""
        return card_views(self.data)

    def quantity(self, fact: Fact) -> Quantity:
        """A fact as a quantity, made once: many rules ask for the same figures."""
        known = self._quantities.get(fact.fact_id)
        if known is None or known[0] is not fact:
            known = self._quantities[fact.fact_id] = (fact, quantity(fact))
        return known[1]

    @cached_property
    def _quantities(self) -> dict[str, tuple[Fact, Quantity]]:
        return {}

    def table(self, statement: str) -> Table | None:
        """A statement of the document, ``None`` where it was not read."""
        return next((table for table in self.tables if table.statement == statement), None)

    def is_doubtful(self, table: Table) -> bool:
        """Whether the cells of a statement were not read with certainty (partly read, or found by alignment)."""
        return table.statement in self.doubts or (
            not table.statement and any(row.title == table.title for row in self.doubts.values())
        )

    @cached_property
    def printed_again(self) -> frozenset[str]:
        """Statements that hold figures more than once: of several units, it is not known whose is meant (多套报表)."""
        counted = Counter(table.statement for table in self.tables if any(row.cells for row in table.rows))
        return frozenset(statement for statement, times in counted.items() if times > 1)

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """All statements, in order; one whose lines begin anew is another of its kind (several units in one file), unless it
        adds columns to the same rows: the right part of a statement split over two pages.
        """
        current: dict[tuple[str, str], _Open] = {}
        found: list[Table] = []
        for cell in self.data.statement_cells:
            key = (cell.statement, cell.title if not cell.statement else "")
            place = current.get(key)
            if place is None or (cell.line < place.line and not place.lacks(cell)):
                place = current[key] = _Open(Table(cell.statement, cell.title))
                found.append(place.table)
            place.line = cell.line
            row = place.row(cell)
            column = _column_key(row, cell)
            if cell.fact is None:
                row.dashes.add(column)
                continue
            if cell.fact.measure == "rate":
                continue  # a percentage of nothing that is named takes part in no relation
            row.concept = row.concept or cell.fact.concept
            row.labels.setdefault(column, cell.column_label)
            if cell.fact.year != "this" or cell.fact.measure == "change":
                row.apart.add(column)
            row.cells[column] = quantity(cell.fact, cell_name(cell.fact, cell.title))
        return tuple(found)


@dataclass(slots=True)
class _Open:
    """A statement while its cells come in: the line reached and its rows by line, side, code and label."""

    table: Table
    line: int = 0
    rows: dict[tuple[int, str, str, str], Row] = field(default_factory=dict)

    def lacks(self, cell: StatementCell) -> bool:
        """Whether a row is there already that has no such column yet."""
        row = self.rows.get((cell.line, cell.side, cell.code, cell.label))
        column = cell.column or cell.column_label
        return row is not None and column not in row.cells.keys() | row.dashes

    def row(self, cell: StatementCell) -> Row:
        place = (cell.line, cell.side, cell.code, cell.label)
        if place not in self.rows:
            self.rows[place] = Row(cell.code, cell.label, cell.side, cell.line)
            self.table.rows.append(self.rows[place])
        return self.rows[place]


def _column_key(row: Row, cell: StatementCell) -> str:
    """The column's identifier; its header where two columns of a row share one (预算数 and 决算数 of one item)."""
    column = cell.column or cell.column_label
    taken = row.cells.keys() | row.dashes
    if column in taken:
        column = cell.column_label
    while column in taken:
        column += "′"
    return column
