"""The two-sided summaries (收入支出决算总表、财政拨款收入支出决算总表): what adds up on each side, and both sides alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, sentence, statement_words
from fa_helpers.checks.caution import of_statement, refunds, short
from fa_helpers.checks.check import (
    Check,
    bound_check,
    compare,
    not_checkable,
    same_check,
    stated,
    sum_check,
)
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statement_roles import OF_WHICH, UNKNOWN, Role
from fa_helpers.checks.index.statements import SUMMARIES, View, Views, each_set, is_nothing
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.completeness import is_listed

_BELOW: Final = {"revenue": ("nonfiscal", "opening"), "expenditure": ("allocation", "closing")}
_YEARS: Final = {"revenue": "total_revenue", "expenditure": "total_expenditure"}
_FUNDS: Final = ("general", "fund", "capital")


@makes(
    *(f"summary.{side}_{total}" for side in _YEARS for total in ("grand_total", "of_year")),
    *(f"summary.{kind}" for kind in ("balance", "carryover", "fund_balance", "opening_carryover")),
    "summary.expenditure_kinds",
    "summary.part_within",
)
@each_set
def _summaries(book: Book, found: Views) -> Iterator[Check]:
    for name in SUMMARIES:
        if (view := found.get(name)) is not None:
            yield from of_statement(list(_checks(view, found)), view.doubtful)


def _checks(view: View, others: dict[str, View]) -> Iterator[Check]:
    for side, stage, kind in view.columns:
        if stage == "other" or kind == OF_WHICH or side not in _BELOW:
            continue
        for check in _side(view, side, stage, kind, is_listed(view, others, side, kind)):
            yield check.doubted("budget_column", when=stage != "final")
    for side, role in _YEARS.items():
        if view.row(side, "year") is None:
            about = statement_words(view.name, view.table.title)
            yield not_checkable(f"summary.{side}_of_year", about, [concept_words(role)])
    yield from _parts_within(view)
    for check in _balances(view):
        yield check.doubted("column_unknown", when=bool(view.uncertain_columns))


def _side(view: View, side: str, stage: str, kind: str, listed: bool) -> Iterator[Check]:
    """One side in one column: its total of the year, its carry-over, its 总计."""
    year, grand = (view.cell(view.row(side, role), kind, stage) for role in ("year", "grand"))
    if year is not None:
        for check in _year(view, side, stage, kind, year):
            yield short(check, when=not listed)
    if side == "revenue":
        yield from _opening(view, stage, kind)
    if grand is not None and year is not None:
        rows = [view.row(side, role) for role in _BELOW[side]]
        below = [cell for row in rows if (cell := view.cell(row, kind, stage)) is not None]
        check = sum_check(f"summary.{side}_grand_total", grand, [year, *below])
        strange = _strange(view.below_year(side), kind, stage, view) or view.has_twins(side, _BELOW[side])
        blank = len(below) < len(rows)
        check = short(
            check.doubted("row_unknown", when=strange),
            when=blank and not _is_contradicted(view, side, kind, stage, grand),
        )
        yield check.noted("finding.blank_is_nothing", when=blank)


def _is_contradicted(view: View, side: str, kind: str, stage: str, grand: Quantity) -> bool:
    """Whether the other side prints another 总计: then it is not a blank carry-over that makes this one differ."""
    other = "expenditure" if side == "revenue" else "revenue"
    across = view.cell(view.row(other, "grand"), kind, stage)
    return across is not None and across.value != grand.value


def _year(view: View, side: str, stage: str, kind: str, year: Quantity) -> Iterator[Check]:
    """本年收入合计 beside its sources, 本年支出合计 beside the classes, and beside kinds of expenditure where printed."""
    rule = f"summary.{side}_of_year"
    rows = view.above_year(side)
    added, doubt = _addends(rows)
    parts = [cell for row in added if (cell := view.cell(row, kind, stage)) is not None]
    if parts:
        check = sum_check(rule, year, parts)
        others = [(row, role) for row, role in rows if row not in added]
        yield check.doubted("row_unknown", when=doubt or _strange(others, kind, stage, view))
    elif year.value:
        yield not_checkable(rule, year.name, [sentence("finding.parts_of_year")], year.marks)
    natures = [
        view.cell(row, kind, stage) for row, role in rows if role.name.startswith("nature:") and role.numbered
    ]
    there = [cell for cell in natures if cell is not None]
    if there:
        yield sum_check("summary.expenditure_kinds", year, there).doubted("row_unknown")


def _addends(rows: Sequence[tuple[Row, Role]]) -> tuple[list[Row], bool]:
    """The rows that make up the year's total, and whether one of them is not understood.

    Rows with an ordinal are the main ones; those without stand below them and are parts (其中). Where no row has
    one, all that are not marked as parts count.
    """
    numbered = any(role.numbered for _, role in rows)
    added = [
        (row, role)
        for row, role in rows
        if (role.numbered or (not numbered and role.name != OF_WHICH) or role.name.startswith("class:"))
        and not role.name.startswith("nature:")
        and role.name not in ("grand", "year")
    ]
    doubt = any(role.name == UNKNOWN and row.cells for row, role in added)
    names = [role.name for _, role in added]
    return [row for row, _ in added], doubt or len(set(names)) < len(names)


def _strange(rows: Sequence[tuple[Row, Role]], kind: str, stage: str, view: View) -> bool:
    """Whether a row that is not understood holds money."""
    return any(role.name == UNKNOWN and not is_nothing(view.cell(row, kind, stage)) for row, role in rows)


def _parts_within(view: View) -> Iterator[Check]:
    """A row marked 其中 beside the main row right above it."""
    for side in _BELOW:
        main: Row | None = None
        line = 0
        for row, role in view.above_year(side):
            if role.name == OF_WHICH and main is not None and row.line == line + 1:
                for column in row.cells.keys() & main.cells.keys():
                    yield refunds(bound_check("summary.part_within", row.cells[column], main.cells[column]))
            elif role.name != OF_WHICH:
                main = row
            line = row.line


def _opening(view: View, stage: str, kind: str) -> Iterator[Check]:
    """年初财政拨款结转 beside the three budgets printed below it."""
    whole = view.cell(view.row("revenue", "opening"), kind, stage)
    parts = [q for q in _openings(view, stage, kind).values() if q is not None]
    if view.name == "appropriation_summary" and whole is not None and parts:
        yield sum_check("summary.opening_carryover", whole, parts)


def _openings(view: View, stage: str, kind: str) -> dict[str, Quantity | None]:
    below = {role.name: row for row, role in reversed(view.below_year("revenue"))}
    return {fund: view.cell(below.get(fund), kind, stage) for fund in _FUNDS}


def _balances(view: View) -> Iterator[Check]:
    """Both sides of the final accounts."""
    grand = {side: view.cell(view.row(side, "grand"), "total") for side in _BELOW}
    left, right = grand["revenue"], grand["expenditure"]
    if left is not None and right is not None:
        yield same_check("summary.balance", left, right, allowed=_own_slack(view))
    elif view.name == "revenue_expenditure_summary":
        yield from _carryover(view)
    if view.name == "appropriation_summary":
        for fund in _FUNDS:
            yield from _fund_balance(view, fund)


def _own_slack(view: View) -> Decimal:
    """How far both totals may differ because each was rounded by itself: nothing unless one is its own parts' sum."""
    slack = ZERO
    for side, roles in _BELOW.items():
        cells = [view.cell(view.row(side, role), "total") for role in ("grand", "year", *roles)]
        grand, *parts = [cell for cell in cells if cell is not None]
        if parts and grand.value == total(parts).value:
            slack = max(slack, grand.slack + total(parts).slack)
    return slack


def _carryover(view: View) -> Iterator[Check]:
    """Where a 总计 is not printed: what came in and was there equals what went out and is left."""
    sides = []
    for side, roles in _BELOW.items():
        year = view.cell(view.row(side, "year"), "total")
        if year is None:
            return
        below = [view.cell(view.row(side, role), "total") for role in roles]
        sides.append(total([year, *(cell for cell in below if cell is not None)]))
    left, right = sides
    check = compare("summary.carryover", left, right, left.slack + right.slack)
    yield check.doubted("no_grand_total").noted("finding.blank_is_nothing")


def _fund_balance(view: View, fund: str) -> Iterator[Check]:
    """One of the three budgets: revenue and carry-over equal expenditure and carry-over."""
    came, opened = view.cell(view.row("revenue", fund), "total"), _openings(view, "final", "total")[fund]
    spent, closed = (view.cell(view.row("expenditure", role), fund) for role in ("year", "closing"))
    unsplit = opened is None and not _is_split(view)
    if unsplit and all(_unused(view, other) for other in _FUNDS if other != fund):
        opened = view.cell(
            view.row("revenue", "opening"), "total"
        )  # no other budget could have carried it over
    ins, outs = [[q for q in pair if q is not None] for pair in ((came, opened), (spent, closed))]
    if is_nothing(came) and is_nothing(opened) and is_nothing(spent) and is_nothing(closed):
        return
    if not ins or not outs:
        missing = [sentence("finding.side_of_fund", fund=sentence(f"finding.fund_{fund}"))]
        yield not_checkable("summary.fund_balance", (ins or outs)[0].name, missing, (ins or outs)[0].marks)
        return
    left, right = total(ins), total(outs)
    check = compare("summary.fund_balance", left, right, left.slack + right.slack)
    if unsplit and _may_fill(view, right.value - left.value, left.slack + right.slack):
        missing = [sentence("finding.opening_by_budget")]
        yield not_checkable("summary.fund_balance", left.name, missing, left.marks + right.marks)
        return
    lower, other = (ins, outs) if left.value < right.value else (outs, ins)
    check = check.doubted("carryover_not_split", when=unsplit)
    check = check.doubted("list_short", when=len(lower) < len(other))
    yield check.noted("finding.blank_is_nothing", when=len(ins) + len(outs) < 4)


def _may_fill(view: View, gap: Decimal, slack: Decimal) -> bool:
    """Whether a part of the opening carry-over, which is not split by budget, may be what one budget lacks."""
    whole = view.cell(view.row("revenue", "opening"), "total")
    several = sum(not _unused(view, fund) for fund in _FUNDS) > 1
    return several and whole is not None and slack < gap <= whole.value + slack


def _unused(view: View, fund: str) -> bool:
    """Whether one of the three budgets received, spent and left nothing."""
    left = (view.cell(view.row("expenditure", role), fund) for role in ("year", "closing"))
    return is_nothing(view.cell(view.row("revenue", fund), "total")) and all(map(is_nothing, left))


def _is_split(view: View) -> bool:
    """Whether the rows by budget below the opening carry-over make it up, so that a blank one is nothing."""
    whole = view.cell(view.row("revenue", "opening"), "total")
    parts = [q for q in _openings(view, "final", "total").values() if q is not None]
    return is_nothing(whole) or (
        whole is not None and abs(whole.value - total(parts).value) <= whole.slack * 4
    )


@makes("summary.negative")
@each_set
def _negative(book: Book, found: Views) -> Iterator[Check]:
    """Negative amounts, which statements rarely have."""
    for view in found.values():
        if not view.name:
            continue
        cells = [q for row in view.table.rows for c, q in row.cells.items() if view.slots[c].stage != "other"]
        below = [q for q in cells if q.value < ZERO]
        for quantity in below:
            yield stated(
                "summary.negative", "inconsistent", quantity.name, quantity.marks, money=-quantity.value
            )
        if not below:
            about = statement_words(view.name, view.table.title)
            none = sentence("finding.none_negative", statement=about)
            yield stated("summary.negative", "holds", about, (), none)
