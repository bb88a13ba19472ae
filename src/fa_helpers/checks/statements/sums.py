"""Sums within a statement with codes (报表内的合计): a row and its columns; a total, a class and a section and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.caution import of_statement, refunds, short
from fa_helpers.checks.check import (
    Check,
    bound_check,
    compare,
    not_checkable,
    same_check,
    sum_check,
)
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statement_roles import OF_WHICH, UNKNOWN
from fa_helpers.checks.index.statements import SUMMARIES, View, Views, each_set, is_nothing
from fa_helpers.checks.intervals import Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.blank_cells import blank_explains_column, blank_explains_row
from fa_helpers.checks.statements.completeness import prints_all_items, read_through
from fa_helpers.resources import rows as data_rows

_SHARES: Final = {
    "revenue.fiscal": ("revenue.general", "revenue.fund", "revenue.capital"),
    "expenditure.basic": ("expenditure.personnel", "expenditure.public"),
}
"""Columns that are parts of another one where the form has that, and addends of their own where it has not."""
_PAIR: Final = 2
"""A whole and one part: they agree in any form that repeats a figure."""
_LEVEL_RULES: Final = {0: "column.total", 3: "column.class", 5: "column.section"}
_OTHER_RULES: Final = ("row.part_within", "column.total_repeated")


class _Identity(NamedTuple):
    rule: str
    whole: tuple[str, ...]
    parts: tuple[str, ...]


@lru_cache(maxsize=1)
def _identities() -> dict[str, tuple[_Identity, ...]]:
    """Identities between the columns of a row, by statement."""
    table: dict[str, list[_Identity]] = {}
    for row in data_rows("row_identities.csv"):
        one = _Identity(row["rule"], tuple(row["whole"].split()), tuple(row["parts"].split()))
        table.setdefault(row["statement"], []).append(one)
    return {name: tuple(found) for name, found in table.items()}


@makes(*(row["rule"] for row in data_rows("row_identities.csv")), *_OTHER_RULES, *_LEVEL_RULES.values())
@each_set
def _statements(book: Book, found: Views) -> Iterator[Check]:
    for view in found.values():
        if view.name == "three_public_statement":
            continue
        checks = [*_rows(view), *_parts_within(view)]
        if view.name not in SUMMARIES:
            checks += [*_repeated(view), *_columns(view)]
        yield from of_statement(checks, view.doubtful)


def _rows(view: View) -> Iterator[Check]:
    """A row's total and its columns; in both budgets and final accounts where a form has them."""
    stages = {stage for _, stage, _ in view.columns} - {"other"}
    for identity in _identities().get(view.name, ()):
        for stage in sorted(stages):
            for row in view.table.rows:
                if view.name not in SUMMARIES or view.side(row) == "expenditure":
                    yield from _row(view, row, identity, stage)


def _row(view: View, row: Row, identity: _Identity, stage: str) -> Iterator[Check]:
    for main, shares in _SHARES.items():
        if main in identity.parts and view.column(main, stage):
            identity = identity._replace(parts=tuple(p for p in identity.parts if p not in shares))
    wholes = [view.cell(row, slot, stage) for slot in identity.whole]
    parts = [view.cell(row, slot, stage) for slot in identity.parts]
    whole, there = _printed(wholes), _printed(parts)
    if not whole or not any(view.column(slot, stage, view.side(row)) for slot in identity.parts):
        return
    if not there:
        if any(q.value for q in whole):
            yield not_checkable(
                identity.rule, whole[0].name, [sentence("finding.parts_of_row")], whole[0].marks
            )
        return
    check = _two_sided(identity, whole, there)
    slots = zip([*wholes, *parts], [*identity.whole, *identity.parts], strict=True)
    blank = [c for q, slot in slots if q is None and (c := view.column(slot, stage, view.side(row)))]
    check = blank_explains_row(view, row, check, blank)
    # Carry-over columns in which the form never prints a figure may not be there at all.
    all_there = all(view.column(slot, stage) for slot in (*identity.whole, *identity.parts))
    check = check.doubted("column_without_figures", when=len(identity.whole) > 1 and not all_there)
    unknown = any(row.cells.get(c) and row.cells[c].value for c in view.uncertain_columns)
    check = check.doubted("column_unknown", when=unknown).doubted("budget_column", when=stage != "final")
    yield check.noted("finding.blank_is_nothing", when=bool(blank))


def _two_sided(identity: _Identity, whole: list[Quantity], parts: list[Quantity]) -> Check:
    if len(whole) == 1:
        return sum_check(identity.rule, whole[0], parts)
    left, right = total(whole), total(parts)
    return compare(identity.rule, left, right, left.slack + right.slack)


def _parts_within(view: View) -> Iterator[Check]:
    """A column marked 其中 beside the one it is part of."""
    for column, of in view.wholes.items():
        for row in view.table.rows:
            part, whole = row.cells.get(column), row.cells.get(of)
            if part is not None and whole is not None:
                yield refunds(bound_check("row.part_within", part, whole))


def _repeated(view: View) -> Iterator[Check]:
    """A total row that a form prints again on every page."""
    for again in view.totals[1:]:
        for column, quantity in again.cells.items():
            first = view.totals[0].cells.get(column)
            if first is not None:
                yield same_check("column.total_repeated", quantity, first).doubted("total_of_page")


def _columns(view: View) -> Iterator[Check]:
    lists: dict[str, list[Check]] = {}
    for code, below in view.children.items():
        whole = view.coded.get(code) if code else view.total
        if whole is None:
            continue
        found = [c for column in whole.cells if (c := _column(view, whole, below, column, code)) is not None]
        found += [_blank_whole(whole, below, column, code) for column in _missing(view, whole, below)]
        lists[code] = found
    firm = {code for code, found in lists.items() if any(_adds_up(check) for check in found)}
    failing = [code for code, found in lists.items() if any(map(_is_left_open, found))]
    for code, found in lists.items():
        alone = failing == [code] and bool(firm - {code}) and read_through(view, view.children[code])
        yield from _whole_list(found, prints_all_items(view, code) or alone)


def _adds_up(check: Check) -> bool:
    """Whether a sum of several printed parts holds."""
    return check.agrees and bool(check.printed) and len(check.marks) > _PAIR


def _is_left_open(check: Check) -> bool:
    """Whether a sum fails, or could not be made, without any reason so far."""
    return check.accuses or check.outcome == "not_checkable"


def _whole_list(found: list[Check], listed: bool) -> list[Check]:
    """Sums over one list of rows: a row missing from it shows in every column, and only ever as a shortfall.

    That the list is complete is shown by another column that adds up over it, by the form's own list of items, or by
    the other lists of the statement (``listed``): all its figures were read, and all lists but this one add up.
    """
    if sum(map(_is_left_open, found)) > 1:
        return [check.doubted("several_columns") for check in found]
    shown = listed or any(check.agrees and check.printed for check in found)
    return [short(check, when=not shown) for check in found]


def _column(view: View, whole: Row, below: Sequence[Row], column: str, code: str) -> Check | None:
    slot = view.slots[column]
    if slot.stage == "other":
        return None
    parts = [row.cells[column] for row in below if column in row.cells]
    rule, printed = _LEVEL_RULES[len(code)], whole.cells[column]
    if not parts:
        if is_nothing(printed):
            return None
        return not_checkable(rule, printed.name, [sentence("finding.parts_of_column")], printed.marks)
    check = sum_check(rule, printed, parts)
    pairs = [(one.whole, one.parts) for one in _identities().get(view.name, ())]
    check = blank_explains_column(view, below, column, check, pairs)
    blank = len(parts) < len(below)
    strange = view.has_strange_rows and view.name != "basic_expenditure_detail"
    return (
        short(check, when=blank and slot.kind == OF_WHICH)
        .doubted("column_unknown", when=slot.kind == UNKNOWN and not view.name)
        .doubted("rows_unknown", when=strange)
        .doubted("end_not_found", when=not view.shows_its_end)
        .doubted("budget_column", when=slot.stage != "final")
        .noted("finding.blank_is_nothing", when=blank)
    )


def _missing(view: View, whole: Row, below: Sequence[Row]) -> list[str]:
    """Columns in which parts are printed but their sum is blank."""
    printed = {column for row in below for column, q in row.cells.items() if q.value}
    return [c for c in view.slots if c in printed and c not in whole.cells and view.slots[c].stage != "other"]


def _blank_whole(whole: Row, below: Sequence[Row], column: str, code: str) -> Check:
    marks = [mark for row in below if column in row.cells for mark in row.cells[column].marks]
    name = sentence("finding.blank_sum", label=same_words(f"{whole.code} {whole.label}".strip() or "合计"))
    return not_checkable(_LEVEL_RULES[len(code)], name, [name], marks)


def _printed(cells: Sequence[Quantity | None]) -> list[Quantity]:
    return [cell for cell in cells if cell is not None]
