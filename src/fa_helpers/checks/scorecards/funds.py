"""The money of a scorecard (自评表的资金): totals and parts, execution rates, the score that follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, sentence
from fa_helpers.checks.check import Check, not_checkable, rate_check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.relations import relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.model import FundsRow
from fa_helpers.patterns import regex
from fa_helpers.terms.form_labels import form_label
from fa_helpers.terms.phrases import grouped_formula
from fa_helpers.text.fold import fold

_TOTAL: Final = regex(r"总额|总资金|资金总|合计|总计")
_REST: Final = regex(r"其他|其它")
_MONEY: Final = ("initial_budget", "adjusted_budget", "executed")
_TASK_COLUMNS: Final = (*(term.column for one in relations("task") for term in one.terms), "weight", "score")
_LEVEL: Final = regex("中央|省|市|县|区|地方|上级|本级|一般公共预算|政府性基金|国有资本")
_HUNDRED: Final = Decimal(100)


@makes("card.funds_parts")
def _funds_parts(book: Book) -> Iterator[Check]:
    for view in book.cards:
        rows = [item for item in view.funds if item[1].row_kind == "funds"]
        if len(rows) < 2 or not _TOTAL.search(fold(rows[0][1].source)):
            continue
        checks = [check for column in _MONEY if (check := _parts_of(view, rows, column)) is not None]
        # A row that was not read leaves several columns short; a slip of the form leaves one, and others hold.
        unsure = [c for c in checks if not c.agrees and c.printed and not c.is_doubted("parts_unsure")]
        good = [c for c in checks if c.agrees and c.printed]
        missed = sum(c.is_short and c.accuses for c in checks) > 1 or not good
        for check in checks:
            only = good and unsure == [check]
            check = check.doubted("parts_unsure", when=missed and check.is_short and check.accuses)
            yield check.sure_of("blank_part") if only else check


def _parts_of(view: CardView, rows: Sequence[tuple[str, FundsRow]], column: str) -> Check | None:
    whole = view.exact(rows[0][0], column)
    parts = {key: view.exact(key, column) for key, _ in rows[1:]}
    there = [part for part in parts.values() if part is not None]
    if whole is None or not there:
        return None
    blank = [key for key, part in parts.items() if part is None]
    check = relation("card.funds_parts").check([whole], there)
    if check.agrees:
        return replace(check, sentence=_blank_note(view, blank)) if check.outcome == "holds" else check
    return _unequal(view, rows, check, there, blank)


def _unequal(
    view: CardView,
    rows: Sequence[tuple[str, FundsRow]],
    check: Check,
    there: Sequence[Quantity],
    blank: Sequence[str],
) -> Check:
    """A total that is not the sum: certain only where no part can be nested, missing or unread."""
    labels = [fold(row.source) for _, row in rows[1:]]
    nested = (
        any(label.startswith("其中") for label in labels[1:])
        or _levels_of_one(labels, check, there, blank)
        or len(set(labels)) < len(labels)
        or _holds_others([part.value for part in there])
    )
    short = (check.difference or ZERO) > 0
    open_ended = short and not any(_REST.search(label) for label in labels)
    check = check.doubted("parts_unsure", when=nested or open_ended or not view.sure)
    used = [key for key in blank if any(getattr(view.row(key), name) for name in _MONEY)]
    check = replace(check, sentence=_missing_note(view, used) or _blank_note(view, blank))
    if used and short:
        # Nothing printed contradicts the total: a figure is missing, and no money.
        return replace(check, money=ZERO).doubted("blank_in_use")
    return check.doubted("blank_part", when=short and bool(blank))


def _levels_of_one(
    labels: Sequence[str], check: Check, there: Sequence[Quantity], blank: Sequence[str]
) -> bool:
    """Whether rows by level or budget stand below the appropriations that hold them: without them the sum holds."""
    if blank or "财政" not in labels[0] or _LEVEL.search(labels[0]):
        return False
    inner = [part for label, part in zip(labels, there, strict=True) if _LEVEL.search(label)]
    over = -(check.difference or ZERO) * (there[0].factor if there[0].is_money else 1)
    return bool(inner) and abs(total(inner).value - over) <= total(there).slack


def _holds_others(values: Sequence[Decimal]) -> bool:
    """Whether a row is the sum of rows right below it: then it is no part beside them."""
    for place, value in enumerate(values):
        below = ZERO
        for other in values[place + 1 :]:
            below += other
            if value and below == value:
                return True
    return False


def _blank_note(view: CardView, blank: Sequence[str]) -> Words | None:
    if not blank:
        return None
    return sentence("finding.blank_parts", parts=_labels(view, blank))


def _labels(view: CardView, keys: Sequence[str]) -> Words:
    labels = [view.label(key) for key in keys]
    return Words("、".join(labels), ", ".join(form_label(label, "en").strip("“”") for label in labels))


def _missing_note(view: CardView, used: Sequence[str]) -> Words | None:
    """A blank cell in a row that holds money in its other columns: a number is missing there."""
    if not used:
        return None
    money = ((key, name) for key in used for name in _MONEY)
    found = [grouped_formula(q.text) for cell in money if (q := view.exact(*cell)) is not None]
    others = Words("、".join(found), ", ".join(found))
    return sentence("finding.missing_part", parts=_labels(view, used), others=others)


@makes("card.task_parts")
def _task_parts(book: Book) -> Iterator[Check]:
    for view in book.cards:
        for key, row in view.funds:
            if row.row_kind == "funds":
                continue
            for one in relations("task"):
                column, *names = (term.column for term in one.terms)
                whole, *parts = (view.quantity(key, name) for name in (column, *names))
                there = [part for part in parts if part is not None]
                if whole is None or not there:
                    continue
                if len(there) < len(parts) and total(there).value != whole.value:
                    missing = [view.name(key, n) for n, p in zip(names, parts, strict=True) if p is None]
                    yield not_checkable(one.rule, view.about, missing, whole.marks)
                    continue
                yield one.check([whole], there)


@makes("card.task_total")
def _task_total(book: Book) -> Iterator[Check]:
    """The total of the tasks beside its rows, column by column."""
    one = relation("card.task_total")
    for view in book.cards:
        wholes = [key for key, row in view.funds if row.row_kind == "task_total"]
        tasks = [key for key, row in view.funds if row.row_kind == "task"]
        if len(wholes) != 1 or not tasks:
            continue
        found = [_column_of_tasks(view, wholes[0], tasks, column) for column in _TASK_COLUMNS]
        checks = [(one.check([whole], parts), parts) for whole, parts in found if whole and parts]
        # A task that was not read leaves several columns short; a slip of the form one, and others hold.
        short = sum(check.is_short for check, _ in checks)
        good = any(check.agrees and check.printed for check, _ in checks)
        for check, parts in checks:
            missed = check.is_short and (short > 1 or not good or len(parts) < len(tasks))
            above = (check.difference or ZERO) < 0
            nested = above and parts[0].is_money and _holds_others([part.value for part in parts])
            yield check.doubted("parts_unsure", when=missed or nested or not view.sure)


def _column_of_tasks(
    view: CardView, whole: str, tasks: Sequence[str], column: str
) -> tuple[Quantity | None, list[Quantity]]:
    """The total of a column and the tasks that have a number there, all at the precision of the finest."""
    total_of = view.exact(whole, column)
    parts = [part for key in tasks if (part := view.exact(key, column)) is not None]
    if total_of is None or not parts:
        return None, []
    finest = min(q.slack for q in (total_of, *parts))
    return replace(total_of, slack=finest), [replace(part, slack=finest) for part in parts]


@makes("card.execution_rate")
def _execution_rate(book: Book) -> Iterator[Check]:
    for view in book.cards:
        for key, row in view.funds:
            rate = view.quantity(key, "execution_rate")
            if rate is None:
                continue
            budget, executed = view.exact(key, "adjusted_budget"), view.exact(key, "executed")
            if budget is None or executed is None:
                if rate.value:
                    cells = {"adjusted_budget": budget, "executed": executed}
                    missing = [view.name(key, column) for column, cell in cells.items() if cell is None]
                    yield not_checkable("card.execution_rate", view.about, missing, rate.marks)
                continue
            yield _rate_of(view, key, row, rate, executed, budget)


def _rate_of(
    view: CardView, key: str, row: FundsRow, rate: Quantity, executed: Quantity, budget: Quantity
) -> Check:
    if budget.value == 0:
        marks = rate.marks + executed.marks + budget.marks
        if executed.value == 0:
            return stated("card.execution_rate", "holds", view.about, marks)
        said = sentence("finding.rate_on_nothing", rate=rate.text, executed=executed.text, row=row.source)
        return stated("card.execution_rate", "inconsistent", view.about, marks, said).doubted("zero_base")
    check = relation("card.execution_rate").check([rate], [executed, budget])
    assert check.expected is not None
    if not check.fails:
        return check
    printed = row.printed("execution_rate")
    if "%" not in fold(printed) and abs(rate.value - check.expected / _HUNDRED) <= rate.slack:
        return replace(check, outcome="holds", formula=f"{rate.text} = {executed.text} ÷ {budget.text}")
    check = cut_off(check, rate)
    initial = view.exact(key, "initial_budget")
    by_initial = rate_check("card.execution_rate", rate, executed, initial) if initial else None
    check = check.doubted("other_base", when=by_initial is not None and not by_initial.fails)
    return check.doubted("form_left_over", when=not view.sure)


def cut_off(check: Check, rate: Quantity) -> Check:
    """Forms may cut a rate off instead of rounding it: a printed rate up to a whole unit too low is rounding."""
    spread = (check.tolerance or ZERO) - rate.slack
    low = -(check.difference or ZERO)
    if check.fails and 0 <= low < 2 * rate.slack + spread:
        return replace(check, outcome="rounding", tolerance=2 * rate.slack + spread, money=ZERO)
    return check
