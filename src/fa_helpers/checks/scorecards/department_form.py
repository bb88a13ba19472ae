"""The whole department's scorecard beside the text and beside itself (整体支出自评表与正文)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.check import Check, not_checkable, rate_check, same_check, sum_check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.scorecards import CardView
from fa_helpers.checks.intervals import Mark, Quantity, less, total
from fa_helpers.checks.relations import relation
from fa_helpers.checks.rule import makes
from fa_helpers.checks.scorecards.amounts_in_words import equals, said_amounts, stated_amount
from fa_helpers.checks.scorecards.funds import cut_off
from fa_helpers.checks.scorecards.indicator_scores import COST
from fa_helpers.model import CARD, Fact
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold, name_key

_SPENT: Final = regex(
    r"(?:年度|全年|本年|当年|总)(?:实际)?支出(?:经费|总额|合计|资金|金额|数)?(?:为|共计|合计|共|达)?$"
)
_BY_THE_OFFICE: Final = regex(r"(?:.*(?:单位|部门|[局委办院校厅会]|中心|[年月日底]|我|本|共|计|总|实际))?")
"""Words before 全年支出 that name the office or a time, not one kind of work."""
_CARRIED: Final = regex(r"结转|结余")
_BUDGET_NAME: Final = regex(
    r"预算经费|(?:全年|年度|部门|整体)(?:预算|支出|经费)+(?:总额|总数|数)?|经费(?:支出|预算)"
)
_OTHER: Final = regex(r"其他资金|其他")
_WITHIN: Final = regex(r"本级|机关")


def department(book: Book) -> CardView | None:
    """The form of the whole department with its funds, where there is exactly one."""
    found = [view for view in book.cards if view.card.kind == "department"]
    return found[0] if len(found) == 1 else None


def with_funds(book: Book) -> CardView | None:
    """The same, where its money stands in funds rows."""
    view = department(book)
    funded = view is not None and view.funds and view.funds[0][1].row_kind == "funds"
    return view if funded else None


def projects(book: Book) -> list[CardView]:
    """The forms of projects and special funds."""
    return [view for view in book.cards if view.card.kind != "department"]


def _budget_said(book: Book, view: CardView) -> tuple[Quantity, Quantity] | None:
    """The form's initial budget beside the text's of the same scope: all funds, or what is appropriated."""
    own = view.exact("funds.1", "initial_budget")
    if own is None:
        return None
    for concept in ("grand_total_expenditure", "grand_total", "total_expenditure"):
        for fact in book.said(concept, stage="initial_budget"):
            return own, book.quantity(fact)
    named = (k for k, r in view.funds[1:] if r.initial_budget is not None and _OTHER.search(fold(r.source)))
    other = next(named, None)
    rest = view.exact(other, "initial_budget") if other else None
    if rest is None:
        return None
    appropriated = less(own, rest) if rest.value else replace(own, marks=own.marks + rest.marks)
    for concept in (
        "appropriation_grand_total",
        "appropriation_expenditure",
        "appropriation_grand_total_expenditure",
    ):
        for fact in book.said(concept, stage="initial_budget"):
            return appropriated, book.quantity(fact)
    return None


def _same_scope(book: Book, view: CardView) -> bool:
    """Whether form and document speak of the same money: the office by name, no part of it only, no carry-over.

    The text's budget may hold what was carried over, which a form's funds of the year need not.
    """
    carried = any(row.initial_budget and _CARRIED.search(fold(row.source)) for _, row in view.funds)
    if carried or not view.sure or _carries(book):
        return False
    entity, name = name_key(book.data.profile.entity), name_key(view.card.name)
    return bool(name) and (entity.endswith(name) or name.endswith(entity)) and not _WITHIN.search(entity)


@makes("cards.initial_budget")
def _initial_budget(book: Book) -> Iterator[Check]:
    view = with_funds(book)
    if view is None or view.exact("funds.1", "initial_budget") is None:
        return
    found = _budget_said(book, view)
    rule = "cards.initial_budget"
    if found is None:
        own = view.marks("funds.1", "initial_budget")
        yield not_checkable(rule, view.about, [sentence("finding.text_budget")], own)
        return
    left, right = found
    check = same_check(rule, left, right, about=view.about)
    check = replace(check, marks=(*check.marks, *_repeated_budget(view)))
    yield check.doubted("other_money", when=not _same_scope(book, view))


def _repeated_budget(view: CardView) -> Iterator[Mark]:
    """Indicators whose target is the form's own budget: what is said of one is said of the other."""
    own = view.exact("funds.1", "initial_budget")
    for key, row in view.indicators:
        target = stated_amount(view, key, "target")
        if target is not None and equals(target, own) and _BUDGET_NAME.search(fold(row.level3)):
            yield from target.marks


def _carries(book: Book) -> bool:
    """Whether the text's budget holds what was carried over."""
    return any(
        fact.stage == "initial_budget"
        and fact.value
        and ("carryover" in fact.concept or "结转" in fact.context)
        for fact in book.data.office_facts
    )


@makes("cards.department_spending")
def _department_spending(book: Book) -> Iterator[Check]:
    """What the form says in words was spent in the year beside its own funds row, each amount once."""
    view = with_funds(book)
    executed = view.exact("funds.1", "executed") if view else None
    if view is None or executed is None:
        return
    told: list[Check] = []
    for said, same in _spending_said(view, executed):
        check = same_check("cards.department_spending", said, executed, about=view.about)
        check = _beside_form(check, view, same)
        before = next(
            (one for one in told if (one.printed, one.doubts) == (check.printed, check.doubts)), None
        )
        if before is None:
            told.append(check)
        else:
            told[told.index(before)] = replace(before, marks=(*before.marks, *said.marks))
    yield from told


def _spending_said(view: CardView, executed: Quantity) -> Iterator[tuple[Quantity, bool]]:
    """The year's spending in the goal and in cost indicators, and whether the whole office's money is meant."""
    for said in said_amounts(view, CARD, "goal_actual", view.card.goal_actual):
        if _SPENT.search(said.before) and not said.per:
            near = executed.value / 2 <= said.amount.value <= executed.value * 2
            yield said.amount, near and bool(_BY_THE_OFFICE.fullmatch(_SPENT.sub("", said.before)))
            break
    budgets = [view.exact("funds.1", name) for name in ("initial_budget", "adjusted_budget")]
    for key, row in view.indicators:
        named = COST.search(row.level1 + row.level2) and _BUDGET_NAME.search(fold(row.level3))
        target, actual = stated_amount(view, key, "target"), stated_amount(view, key, "actual")
        whole = target is not None and any(equals(target, budget) for budget in budgets)
        if named and actual is not None and whole:
            yield actual, True


def _beside_form(check: Check, view: CardView, same: bool = True) -> Check:
    """A check of the form, in doubt where it was not read whole or other money may be meant."""
    return check.doubted("form_left_over", when=not view.sure).doubted("other_money", when=not same)


@makes("cards.executed_total")
def _executed_total(book: Book) -> Iterator[Check]:
    """The department's executed funds beside the total expenditure of the text (N67): a question of scope."""
    view = with_funds(book)
    executed = view.exact("funds.1", "executed") if view else None
    spent = next(iter(book.said("total_expenditure")), None)
    if view is None or executed is None or spent is None:
        return
    total_spent = book.quantity(spent)
    check = relation("cards.executed_total").check([executed], [total_spent], about=view.about)
    received = next(iter(book.said("total_revenue")), None)
    income = received is not None and equals(executed, book.quantity(received))
    yield check.noted("finding.executed_is_revenue", when=check.fails and income)


@makes("cards.department_total")
def _department_total(book: Book) -> Iterator[Check]:
    """What the text says of the department's form beside the form: budget, executed, rate, score."""
    view = department(book)
    if view is None:
        return
    for fact in book.data.office_facts:
        about = fact.concept == "department_scorecard_total"
        if not about and not ("整体" in fact.subject and "自评" in fact.subject and not fact.concept):
            continue
        check = _of_department(book, view, fact)
        if check is not None:
            yield _beside_form(check, view, "整体" in fact.subject)


def _of_department(book: Book, view: CardView, fact: Fact) -> Check | None:
    rule, said = "cards.department_total", book.quantity(fact)
    columns = {"adjusted_budget": "adjusted_budget", "final_accounts": "executed"}
    if fact.measure == "score" and fact.base != "weight":
        own = view.quantity(CARD, "total_score")
        return None if own is None else same_check(rule, said, own, about=view.about)
    if fact.measure == "amount" and fact.stage in columns:
        parts = _column(view, columns[fact.stage])
        if len(parts) == 1:
            return same_check(rule, said, parts[0], about=view.about)
        # A task may have been left out of the form, or of what was read of it.
        added = sum_check(rule, said, parts, about=view.about) if parts else None
        return added and added.doubted("form_left_over")
    if fact.measure in ("completion_rate", "execution_rate") and fact.base == "adjusted_budget":
        spent, budget = _column(view, "executed"), _column(view, "adjusted_budget")
        if spent and budget:
            check = rate_check(rule, said, total(spent), total(budget), about=view.about)
            return check and cut_off(check, said).doubted("form_left_over", when=len(budget) > 1)
    return None


def _column(view: CardView, column: str) -> list[Quantity]:
    """The form's money in a column: its first funds row, or the total of its tasks, else all of them."""
    totals = [key for key, row in view.funds if row.row_kind == "task_total"]
    printed = view.exact(totals[0], column) if len(totals) == 1 else None
    if printed is not None:
        return [printed]
    return [q for key, _ in view.execution if (q := view.exact(key, column)) is not None]
