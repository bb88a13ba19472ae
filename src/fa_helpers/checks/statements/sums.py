"""Sums within a statement with codes (报表内的合计): a row and its columns; a total, a class and a section and their parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.caution import of_statement, refunds, short
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.addresses import Side
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statement_roles import OF_WHICH, UNKNOWN
from fa_helpers.checks.index.statements import SUMMARIES, View, Views, each_set, is_nothing
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.relations import Relation, relation, relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.blank_cells import blank_explains_column, blank_explains_row
from fa_helpers.checks.statements.completeness import prints_all_items, read_through

_SPENT: Final = "expenditure"
_PAIR: Final = 2
"""A whole and one part: they agree in any form that repeats a figure."""
_LEVEL_RULES: Final = {0: "column.total", 3: "column.class", 5: "column.section"}
_OTHER_RULES: Final = ("row.part_within", "column.total_repeated")


@makes(*rules_of("row"), *_OTHER_RULES, *_LEVEL_RULES.values())
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
    for one in relations("row", view.name):
        for stage in sorted(stages):
            wholes, parts = (_slots(view, side, stage) for side in (one.whole, one.parts))
            for row in view.table.rows:
                if view.name not in SUMMARIES or view.side(row) == _SPENT:
                    yield from _row(view, row, one, stage, wholes, parts)


def _slots(view: View, side: Side, stage: str) -> list[str]:
    """The columns of one side that the form has: of several readings the first (基本支出, else its two parts)."""
    found: list[str] = []
    for choice in side:
        readings = ([t.column for t in r if view.column(t.column, stage, _SPENT)] for r in choice)
        found += next(filter(None, readings), [])
    return found


def _row(
    view: View, row: Row, one: Relation, stage: str, wholes: Sequence[str], parts: Sequence[str]
) -> Iterator[Check]:
    whole, there = ([view.cell(row, slot, stage) for slot in slots] for slots in (wholes, parts))
    first = next((cell for cell in whole if cell is not None), None)
    if first is None or not parts:
        return
    if not any(there):
        if any(cell.value for cell in whole if cell is not None):
            yield not_checkable(one.rule, first.name, [sentence("finding.parts_of_row")], first.marks)
        return
    slots = zip([*whole, *there], [*wholes, *parts], strict=True)
    blank = [c for cell, slot in slots if cell is None and (c := view.column(slot, stage, view.side(row)))]
    check = blank_explains_row(view, row, one.check(whole, there), blank)
    if not check.agrees and (carried := _carried_over(view, row, one)):
        more = one.check(whole, [*there, *carried])
        if more.agrees or _counts_carryover(view, one, stage, wholes, parts):
            yield more
            return
    # Carry-over columns in which the form never prints a figure may not be there at all.
    all_there = len(one.whole) == 1 or len(wholes) + len(parts) == len(one.terms)
    unknown = any(row.cells.get(c) and row.cells[c].value for c in view.uncertain_columns)
    yield (
        check.doubted("column_without_figures", when=not all_there)
        .doubted("column_unknown", when=unknown)
        .doubted("budget_column", when=stage != "final")
    )


def _counts_carryover(
    view: View, one: Relation, stage: str, wholes: Sequence[str], parts: Sequence[str]
) -> bool:
    """Whether the total of a form's rows counts what was carried over."""
    row = view.total
    if row is None:
        return False
    whole, there = ([view.cell(row, slot, stage) for slot in slots] for slots in (wholes, parts))
    return one.check(whole, [*there, *_carried_over(view, row, one)]).agrees


def _carried_over(view: View, row: Row, one: Relation) -> list[Quantity]:
    """What a form may count among the revenue of a row: carryover, and surplus used (上年结转、使用非财政拨款结余)."""
    if one.rule != "row.revenue":
        return []
    columns = [c for c in row.cells if view.slots[c].flow == "opening" or c in view.uncertain_columns]
    return [row.cells[column] for column in columns]


def _parts_within(view: View) -> Iterator[Check]:
    """A column marked 其中 beside the one it is part of."""
    for column, of in view.wholes.items():
        for row in view.table.rows:
            part, whole = row.cells.get(column), row.cells.get(of)
            if part is not None and whole is not None:
                yield refunds(relation("row.part_within").check([whole], [part]))


def _repeated(view: View) -> Iterator[Check]:
    """A total row that a form prints again on every page."""
    for again in view.totals[1:]:
        for column, quantity in again.cells.items():
            first = view.totals[0].cells.get(column)
            if first is not None:
                yield relation("column.total_repeated").check([quantity], [first])


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
    failing = [check for check in found if check.accuses]
    above = len(failing) == 1 and not failing[0].is_short  # no row that is missing makes parts too large
    if sum(map(_is_left_open, found)) > 1 and not above:
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
    check = relation(rule).check([printed], parts)
    check = blank_explains_column(view, below, column, check, _identities(view, slot.stage))
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


def _identities(view: View, stage: str) -> Iterator[tuple[list[str], list[str]]]:
    """The columns of a row that make up others, asked for only where a sum fails."""
    for one in relations("row", view.name):
        yield _slots(view, one.whole, stage), _slots(view, one.parts, stage)


def _missing(view: View, whole: Row, below: Sequence[Row]) -> list[str]:
    """Columns in which parts are printed but their sum is blank."""
    printed = {column for row in below for column, q in row.cells.items() if q.value}
    return [c for c in view.slots if c in printed and c not in whole.cells and view.slots[c].stage != "other"]


def _blank_whole(whole: Row, below: Sequence[Row], column: str, code: str) -> Check:
    marks = [mark for row in below if column in row.cells for mark in row.cells[column].marks]
    name = sentence("finding.blank_sum", label=same_words(f"{whole.code} {whole.label}".strip() or "合计"))
    return not_checkable(_LEVEL_RULES[len(code)], name, [name], marks)
