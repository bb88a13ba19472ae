"""Statements as the identities of the form see them (报表视图): columns by what they hold, rows by code or role."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final
from weakref import WeakKeyDictionary

from fa_helpers.checks.check import Check
from fa_helpers.checks.index.document import Book, Row, Table
from fa_helpers.checks.index.public_items import public_cells
from fa_helpers.checks.index.statement_roles import (
    OF_WHICH,
    UNKNOWN,
    Role,
    Slot,
    header_path,
    is_summed,
    role_of,
    slot_of,
)
from fa_helpers.checks.intervals import ZERO, Quantity
from fa_helpers.patterns import regex
from fa_helpers.text.fold import name_key

SUMMARIES: Final = ("revenue_expenditure_summary", "appropriation_summary")
_SIDES: Final = ("revenue", "expenditure")
_TOTAL: Final = regex(r"(?:本年)?(?:收入|支出)?(?:合计|总计)")
_LEVELS: Final = (3, 5, 7)


@dataclass(eq=False)
class View:
    """A statement with its columns and rows told apart (报表视图)."""

    table: Table
    doubtful: bool

    @cached_property
    def name(self) -> str:
        """The statement's identifier."""
        return self.table.statement

    @cached_property
    def slots(self) -> dict[str, Slot]:
        """What every column holds, by its key; a flow not said is that of the statement."""
        labels: dict[str, str] = {}
        for row in self.table.rows:
            for column in row.cells:
                labels.setdefault(column, row.labels[column])
        usual = "revenue" if self.name == "revenue_statement" else "expenditure"
        found = {column: slot_of(column, label) for column, label in labels.items()}
        return {c: slot if slot.flow else replace(slot, flow=usual) for c, slot in found.items()}

    @cached_property
    def columns(self) -> dict[tuple[str, str, str], str]:
        """The column of a side, stage and slot (``final``, ``expenditure.total``); none where two claim it equally.

        Only the summaries have sides; a slot of theirs is the kind alone.
        """
        sides: dict[str, set[str]] = {}
        for row in self.table.rows:
            for column in row.cells:
                sides.setdefault(column, set()).add(self.side(row) if self.is_summary else "")
        claims: dict[tuple[str, str, str], list[str]] = {}
        for column, slot in self.slots.items():
            for side in sides[column]:
                key = slot.kind if self.is_summary else slot.key
                claims.setdefault((side, slot.stage, key), []).append(column)
        chosen = {}
        for place, columns in claims.items():
            summed = [c for c in columns if is_summed(self._label(c))]
            if len(columns) == 1 or len(summed) == 1:
                chosen[place] = columns[0] if len(columns) == 1 else summed[0]
        return chosen

    @cached_property
    def is_summary(self) -> bool:
        """Whether it has two sides."""
        return self.name in SUMMARIES

    def column(self, slot: str, stage: str = "final", side: str = "") -> str | None:
        """The key of the column that holds a slot, ``None`` where the statement has no figure there."""
        return self.columns.get((side if self.is_summary else "", stage, slot))

    def _label(self, column: str) -> str:
        return next((row.labels[column] for row in self.table.rows if column in row.labels), "")

    @cached_property
    def wholes(self) -> dict[str, str]:
        """Columns marked 其中, each with the column it is part of: the sum of the same group of headers."""
        paths = {column: header_path(self._label(column)) for column in self.slots}
        found = {}
        for column, path in paths.items():
            if len(path) < 2 or not path[-1].startswith("其中"):
                continue
            group = [c for c, p in paths.items() if p[:-1] == path[:-1] and is_summed(self._label(c))]
            alone = [c for c, p in paths.items() if p == path[:-1]]
            if len(group + alone) == 1:
                found[column] = (group + alone)[0]
        return found

    @cached_property
    def uncertain_columns(self) -> frozenset[str]:
        """Columns of figures whose meaning is not known, or is claimed by another column as well."""
        known = set(self.columns.values())
        return frozenset(
            column
            for column, slot in self.slots.items()
            if slot.kind == UNKNOWN or (column not in known and slot.kind != OF_WHICH)
        )

    def cell(self, row: Row | None, slot: str, stage: str = "final") -> Quantity | None:
        """The figure of a row in a slot, ``None`` where the cell is blank or the column is not there."""
        column = None if row is None else self.column(slot, stage, self.side(row))
        return None if row is None or column is None else row.cells.get(column)

    @cached_property
    def public_items(self) -> dict[tuple[str, str], Quantity]:
        """The three public expenses of their statement by stage and item (“三公”经费)."""
        return public_cells(self.table)

    @cached_property
    def total(self) -> Row | None:
        """The 合计 row; a form that repeats it on every page has it several times."""
        return self.totals[0] if self.totals else None

    @cached_property
    def totals(self) -> list[Row]:
        """All 合计 rows; a row without any label is one only where none is labelled so."""
        rows = [row for row in self.table.rows if not row.code and row.cells]
        named = [row for row in rows if _TOTAL.fullmatch(name_key(row.label))]
        return named or [row for row in rows if not row.label]

    @cached_property
    def coded(self) -> dict[str, Row]:
        """Rows by code of three, five or seven digits; the first where a code stands twice."""
        found: dict[str, Row] = {}
        for row in self.table.rows:
            if row.code.isdigit() and len(row.code) in _LEVELS:
                found.setdefault(row.code, row)
        return found

    @cached_property
    def has_strange_rows(self) -> bool:
        """Whether a row stands that is neither the total nor has a code of its own (按单位分列、其他栏次)."""
        counted = Counter(row.code for row in self.table.rows if row.code)
        known = set(self.coded)
        return any(n > 1 or code not in known for code, n in counted.items()) or any(
            not row.code and row not in self.totals and row.cells for row in self.table.rows
        )

    @cached_property
    def children(self) -> dict[str, list[Row]]:
        """Rows by the nearest printed code above them; ``""`` for those right below the total."""
        found: dict[str, list[Row]] = {}
        for code, row in self.coded.items():
            found.setdefault(self._above(code), []).append(row)
        return found

    def _above(self, code: str) -> str:
        """The nearest printed code above one, ``""`` where only the total is."""
        return next((code[:n] for n in (5, 3) if n < len(code) and code[:n] in self.coded), "")

    @cached_property
    def shows_its_end(self) -> bool:
        """Whether a total row was read, or the totals at the foot of the economic form."""
        return self.total is not None or any("合计" in row.label for row in self.table.rows)

    def below(self, row: Row) -> list[Row]:
        """The rows right below a row with a code, or below the total."""
        if any(row is one for one in self.totals):
            return self.children.get("", [])
        return self.children.get(row.code, []) if row.code in self.coded else []

    def parent(self, row: Row) -> Row | None:
        """The row whose parts include this one."""
        return self.coded.get(self._above(row.code), self.total) if row.code in self.coded else None

    @cached_property
    def _sides(self) -> dict[str, list[tuple[Row, Role]]]:
        rows = sorted(self.table.rows, key=lambda row: row.line)
        return {s: [(row, role_of(row.label, s)) for row in rows if self.side(row) == s] for s in _SIDES}

    def side(self, row: Row) -> str:
        """``revenue`` or ``expenditure`` by the header above a row's block, else by what its rows are called."""
        return self._side_names.get(row.side, row.side)

    @cached_property
    def _side_names(self) -> dict[str, str]:
        """Blocks of a summary whose header does not say which side they are (支出按功能分类 beside 按性质)."""
        found: dict[str, str] = {}
        if self.is_summary and not set(_SIDES) <= {row.side for row in self.table.rows}:
            for row in self.table.rows:
                label = name_key(row.label)
                if row.side not in _SIDES and label.startswith("本年收入"):
                    found[row.side] = "revenue"
                elif row.side not in _SIDES and role_of(row.label, "expenditure").name.startswith("class:"):
                    found[row.side] = "expenditure"
        return found

    def above_year(self, side: str) -> list[tuple[Row, Role]]:
        """Rows of a side above its total of the year."""
        year = self.row(side, "year")
        return [] if year is None else [(row, r) for row, r in self._sides[side] if row.line < year.line]

    def below_year(self, side: str) -> list[tuple[Row, Role]]:
        """Rows of a side below its total of the year."""
        year = self.row(side, "year")
        return [] if year is None else [(row, r) for row, r in self._sides[side] if row.line > year.line]

    def has_twins(self, side: str, roles: Sequence[str]) -> bool:
        """Whether a form parts one of these rows below the year into several (使用专用结余 beside 使用非财政拨款结余)."""
        named = [role.name for row, role in self.below_year(side) if role.name in roles and row.cells]
        return len(set(named)) < len(named)

    def row(self, side: str, role: str) -> Row | None:
        """The row of a role: sources and classes above the total of the year, carry-overs and 总计 below it."""
        rows = self._sides[side]
        year = next((row for row, r in rows if r.name == "year"), None)
        if role == "year":
            return year
        below = role in ("opening", "closing", "grand", "nonfiscal", "allocation")
        found = [
            row
            for row, r in rows
            if r.name == role and (below if year is None else (row.line > year.line) == below)
        ]
        return (found[-1] if role == "grand" else found[0]) if found else None


Views = dict[str, View]
"""Statements by identifier, or by title for those outside the nine."""
_SETS: WeakKeyDictionary[Book, list[Views]] = WeakKeyDictionary()


def view_sets(book: Book) -> list[Views]:
    """Statements that hold a figure, set by set (每套报表): a set ends where a statement comes again.

    A file of several units prints a set of statements for each.
    """
    if book not in _SETS:
        sets: list[Views] = [{}]
        for table in book.tables:
            if any(row.cells for row in table.rows):
                key = table.statement or table.title
                if key in sets[-1]:
                    sets.append({})
                sets[-1][key] = View(table, book.is_doubtful(table))
        _SETS[book] = sets
    return _SETS[book]


_FIRST: WeakKeyDictionary[Book, Views] = WeakKeyDictionary()


def first_views(book: Book) -> Views:
    """The first of every statement that holds a figure (首套报表): the one that the text speaks of."""
    if book not in _FIRST:
        _FIRST[book] = {name: view for found in reversed(view_sets(book)) for name, view in found.items()}
    return _FIRST[book]


def each_set(make: Callable[[Book, Views], Iterable[Check]]) -> Callable[[Book], Iterator[Check]]:
    """A function that is called for every set of statements (逐套核对)."""

    def made(book: Book) -> Iterator[Check]:
        for found in view_sets(book):
            yield from make(book, found)

    return made


def said_empty(book: Book) -> frozenset[str]:
    """Statements said to hold nothing (说明为空的报表); with several units in one file it is not known whose."""
    return book.said_empty if len(view_sets(book)) == 1 else frozenset()


def is_nothing(value: Quantity | None) -> bool:
    """Whether a cell is blank or zero."""
    return value is None or value.value == ZERO
