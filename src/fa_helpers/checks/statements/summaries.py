"""The two-sided summaries (收入支出决算总表、财政拨款收入支出决算总表): what adds up on each side, and both sides alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import concept_words, sentence, statement_words
from fa_helpers.checks.caution import of_statement, refunds, short
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.addresses import Side, cell_at
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.statement_roles import OF_WHICH, UNKNOWN, Role
from fa_helpers.checks.index.statements import SUMMARIES, View, Views, each_set, is_nothing
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.relations import Relation, relation, relations, rules_of
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.completeness import is_listed
from fa_helpers.terms.classification import is_known_name

_YEARS: Final = {"revenue": "total_revenue", "expenditure": "total_expenditure"}
_LISTS: Final = (
    *(f"summary.{side}_of_year" for side in _YEARS),
    "summary.expenditure_kinds",
    "summary.part_within",
)


@makes(*rules_of("column"), *rules_of("summary"), *_LISTS)
@each_set
def _summaries(book: Book, found: Views) -> Iterator[Check]:
    for name in SUMMARIES:
        if (view := found.get(name)) is not None:
            yield from of_statement(list(_checks(view, found)), view.doubtful)


def _checks(view: View, others: dict[str, View]) -> Iterator[Check]:
    for side, stage, kind in view.columns:
        if stage == "other" or kind == OF_WHICH or side not in _YEARS:
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
    year = view.cell(view.row(side, "year"), kind, stage)
    if year is not None:
        for check in _year(view, side, stage, kind, year):
            yield short(check, when=not listed)
    if side == "revenue":
        yield from _opening(view, stage, kind)
    whole = relation(f"summary.{side}_grand_total")
    (grand,), parts = _cells(view, whole.whole, kind, stage), _cells(view, whole.parts, kind, stage)
    if grand is not None and year is not None:
        roles = [term.role for term in whole.terms]
        strange = _strange(view.below_year(side), kind, stage, view) or view.has_twins(side, roles)
        blank = None in parts and not _is_contradicted(view, side, kind, stage, grand)
        yield short(whole.check([grand], parts).doubted("row_unknown", when=strange), when=blank)


def _cells(view: View, side: Side, kind: str = "", stage: str = "final") -> list[Quantity | None]:
    """The figures of one side of a relation in one column."""
    return [cell_at(view, choice[0][0], kind, stage) for choice in side]


def _is_contradicted(view: View, side: str, kind: str, stage: str, grand: Quantity) -> bool:
    """Whether the other side prints another 总计: then it is not a blank carry-over that makes this one differ."""
    other = "expenditure" if side == "revenue" else "revenue"
    across = view.cell(view.row(other, "grand"), kind, stage)
    return across is not None and across.value != grand.value


def _year(view: View, side: str, stage: str, kind: str, year: Quantity) -> Iterator[Check]:
    """本年收入合计 beside its sources, 本年支出合计 beside the classes, and beside kinds of expenditure where printed."""
    of_year = relation(f"summary.{side}_of_year")
    rows = view.above_year(side)
    added, doubt = _addends(rows)
    parts = _told([view.cell(row, kind, stage) for row in added])
    if parts:
        check = of_year.check([year], parts)
        classes = [row for row, role in rows if role.name.startswith("class:")]
        if check.fails and doubt and classes:
            # Classes that alone make the total leave nothing beside them: rows that are not understood lie below.
            alone = of_year.check([year], _told([view.cell(row, kind, stage) for row in classes]))
            check, doubt = (check, doubt) if alone.fails else (alone, False)
        others = [(row, role) for row, role in rows if row not in added]
        yield check.doubted("row_unknown", when=doubt or _strange(others, kind, stage, view))
    elif year.value:
        yield not_checkable(of_year.rule, year.name, [sentence("finding.parts_of_year")], year.marks)
    natures = [(row, role.name) for row, role in rows if role.name.startswith("nature:") and role.numbered]
    there = _told([view.cell(row, kind, stage) for row, _ in natures])
    # 上缴上级支出 and 对附属单位补助支出 may stand among the classes of a form that has no kinds.
    if there and {"nature:basic", "nature:project"} & {name for _, name in natures}:
        yield relation("summary.expenditure_kinds").check([year], there)


def _told(cells: Sequence[Quantity | None]) -> list[Quantity]:
    return [cell for cell in cells if cell is not None]


def _addends(rows: Sequence[tuple[Row, Role]]) -> tuple[list[Row], bool]:
    """The rows that make up the year's total, and whether one of them is not understood.

    Rows with an ordinal are the main ones; those without stand below them and are parts (其中). Where no row has
    one, all that are not marked as parts count.
    """
    numbered = any(role.numbered for _, role in rows)
    if any(role.name.startswith("class:") for _, role in rows):
        # Some forms list sections and items below their class: they are parts of it.
        rows = [(row, role) for row, role in rows if role.name != UNKNOWN or not is_known_name(row.label)]
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
    within = relation("summary.part_within")
    for side in _YEARS:
        main: Row | None = None
        line = 0
        for row, role in view.above_year(side):
            if role.name == OF_WHICH and main is not None and row.line == line + 1:
                for column in row.cells.keys() & main.cells.keys():
                    yield refunds(within.check([main.cells[column]], [row.cells[column]]))
            elif role.name != OF_WHICH:
                main = row
            line = row.line


def _opening(view: View, stage: str, kind: str) -> Iterator[Check]:
    """年初财政拨款结转 beside the three budgets printed below it."""
    split = relation("summary.opening_carryover")
    (whole,), parts = _cells(view, split.whole, kind, stage), _cells(view, split.parts, kind, stage)
    if view.name == split.place and whole is not None and any(parts):
        yield split.check([whole], [part for part in parts if part is not None])


def _balances(view: View) -> Iterator[Check]:
    """Both sides of the final accounts."""
    both = relation("summary.balance")
    (left,), (right,) = _cells(view, both.whole), _cells(view, both.parts)
    if left is not None and right is not None:
        yield both.check([left], [right], allowed=_own_slack(view))
    for balance in relations("summary", "appropriation_summary"):
        if view.name == balance.place:
            yield from _fund_balance(view, balance)


def _own_slack(view: View) -> Decimal:
    """How far both totals may differ because each was rounded by itself: nothing unless one is its own parts' sum."""
    slack = ZERO
    for side in _YEARS:
        whole = relation(f"summary.{side}_grand_total")
        (grand,), cells = _cells(view, whole.whole, "total"), _cells(view, whole.parts, "total")
        added = total([cell for cell in cells if cell is not None])
        if grand is not None and any(cells) and grand.value == added.value:
            slack = max(slack, grand.slack + added.slack)
    return slack


def _fund_balance(view: View, balance: Relation) -> Iterator[Check]:
    """One of the three budgets: revenue and carry-over equal expenditure and carry-over."""
    fund = balance.terms[0].role
    (came, opened), outs = _cells(view, balance.whole), _cells(view, balance.parts)
    unsplit = opened is None and not _is_split(view)
    others = [one for one in relations("summary", view.name) if one is not balance]
    if unsplit and all(_unused(view, other) for other in others):
        opened = _opened(view)  # no other budget could have carried it over
    ins = [came, opened]
    if all(map(is_nothing, (*ins, *outs))):
        return
    left, right = ([q for q in pair if q is not None] for pair in (ins, outs))
    if not left or not right:
        missing = [sentence("finding.side_of_fund", fund=sentence(f"finding.fund_{fund}"))]
        yield not_checkable(balance.rule, (left or right)[0].name, missing, (left or right)[0].marks)
        return
    check = balance.check(ins, outs)
    if unsplit and _may_fill(view, total(right).value - total(left).value, total(left + right).slack):
        missing = [sentence("finding.opening_by_budget")]
        yield not_checkable(balance.rule, left[0].name, missing, check.marks)
        return
    lower, other = (left, right) if total(left).value < total(right).value else (right, left)
    check = check.doubted("carryover_not_split", when=unsplit)
    yield check.doubted("list_short", when=len(lower) < len(other))


def _opened(view: View) -> Quantity | None:
    return view.cell(view.row("revenue", "opening"), "total")


def _may_fill(view: View, gap: Decimal, slack: Decimal) -> bool:
    """Whether a part of the opening carry-over, which is not split by budget, may be what one budget lacks."""
    whole = _opened(view)
    several = sum(not _unused(view, balance) for balance in relations("summary", view.name)) > 1
    return several and whole is not None and slack < gap <= whole.value + slack


def _unused(view: View, balance: Relation) -> bool:
    """Whether one of the three budgets received, spent and left nothing."""
    return all(map(is_nothing, (*_cells(view, balance.whole[:1]), *_cells(view, balance.parts))))


def _is_split(view: View) -> bool:
    """Whether the rows by budget below the opening carry-over make it up, so that a blank one is nothing."""
    whole, split = _opened(view), relation("summary.opening_carryover")
    parts = [q for q in _cells(view, split.parts, "total") if q is not None]
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
        cells = [
            q
            for row in view.table.rows
            for c, q in row.cells.items()
            if view.slots[c].stage != "other" and c not in row.apart
        ]
        below = [q for q in cells if q.value < ZERO]
        for quantity in below:
            yield stated(
                "summary.negative", "inconsistent", quantity.name, quantity.marks, money=-quantity.value
            )
        if not below:
            about = statement_words(view.name, view.table.title)
            none = sentence("finding.none_negative", statement=about)
            yield stated("summary.negative", "holds", about, (), none)
