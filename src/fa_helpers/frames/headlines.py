"""Which figures lead the story (要点数据): the document's own totals, budgets and changes, whatever form it has."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.checks.intervals import quantity
from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact

REVENUE = ("grand_total_revenue", "grand_total", "total_revenue", "appropriation_grand_total_revenue")
EXPENDITURE = (
    "grand_total_expenditure",
    "grand_total",
    "total_expenditure",
    "appropriation_grand_total_expenditure",
)
PLAIN = ("expenditure", "revenue")
"""What is only called 支出 and 收入: the year's where the heading speaks of all money, and nothing else is told."""
BUDGETED = (
    "general_budget_appropriation_expenditure",
    "appropriation_grand_total",
    "appropriation_expenditure",
)
SPENDING = (
    *BUDGETED,
    "department_scorecard_total",
    "total_expenditure",
    "grand_total_expenditure",
    "grand_total",
)
EXECUTED_FIRST = ("department_scorecard_total", *(c for c in SPENDING if c != "department_scorecard_total"))


def first_fact(
    data: DocumentData, concepts: Sequence[str], measure: str, stage: str = "", base: str = ""
) -> Fact | None:
    """The first figure of the first of these concepts that the text prints, ``None`` when it prints none."""
    told = _sure(data)
    for concept in concepts:
        for fact in told:
            wanted = fact.concept == concept and fact.measure == measure
            if wanted and stage in ("", fact.stage) and base in ("", fact.base):
                return fact
    return None


def total_fact(
    data: DocumentData,
    concepts: Sequence[str],
    plain: Sequence[str],
    measure: str,
    stage: str = "",
    base: str = "",
) -> Fact | None:
    """The first figure of a total (总额); where the text prints none, of what is ``plain``, of all money and this year."""
    found = first_fact(data, concepts, measure, stage, base)
    if found is None:
        whole = [f for f in _sure(data) if f.concept in plain and (f.fund, f.year) == ("all", "this")]
        fits = [f for f in whole if f.measure == measure and stage in ("", f.stage) and base in ("", f.base)]
        found = min(fits, key=lambda fact: plain.index(fact.concept), default=None)
    return found


def headline(data: DocumentData) -> Fact | None:
    """The figure to follow first: total expenditure, else total revenue, else the first amount of the text."""
    found = total_fact(data, (*EXPENDITURE, *REVENUE), PLAIN, "amount", data.own_stage)
    return found or next((fact for fact in _sure(data) if fact.measure == "amount"), None)


def _sure(data: DocumentData) -> list[Fact]:
    """The figures of the text that can be seen on their pages."""
    return [fact for fact in told_facts(data) if fact.locator.page not in data.unsure_pages]


def statement_figures_unlike(data: DocumentData, told: Sequence[Fact | None]) -> list[tuple[Fact, Fact]]:
    """Totals of the text, each with the statements' under the same name where that differs (报表数与文字数不同)."""
    found = []
    for fact in told:
        if fact is None or fact.origin != "narrative":
            continue
        there = next((other for other in data.cell_facts if _names_the_same(other, fact)), None)
        if there is None or there.amount_yuan is None or fact.amount_yuan is None:
            continue
        told_as, stands_as = quantity(fact), quantity(there)
        if abs(told_as.value - stands_as.value) > told_as.slack + stands_as.slack:
            found.append((fact, there))
    return found


def _names_the_same(cell: Fact, told: Fact) -> bool:
    """Whether a cell is a total of the office by the concept and stage of a figure of the text."""
    same = (cell.concept, cell.measure, cell.stage) == (told.concept, told.measure, told.stage)
    return same and not (cell.whose or cell.function_code or cell.function_class)


def total_change(data: DocumentData) -> tuple[Fact | None, Fact | None]:
    """The change of the total on last year, and its rate."""
    concepts = ("grand_total", *EXPENDITURE, *REVENUE, *BUDGETED)
    base = "prior_final_accounts"
    change = total_fact(data, concepts, PLAIN, "change", base=base)
    if change is None:
        return None, total_fact(data, concepts, PLAIN, "change_rate", base=base)
    rate = next(
        (
            f
            for f in data.office_facts
            if f.measure == "change_rate"
            and f.section == change.section
            and f.subject == change.subject
            and f.base == base
        ),
        None,
    )
    return change, rate


_STAGE_ORDER = ("initial_budget", "adjusted_budget", "final_accounts")


def ladder_rows(data: DocumentData) -> list[Row]:
    """Budgets and outcomes of the office's spending that the text prints, each value once, from plan to outcome."""
    rows: list[Row] = []
    seen = set()
    told = [fact for fact in told_facts(data) if not _is_of_goals(data, fact)]
    for stage in _STAGE_ORDER:
        # What was executed of the budget comes before what was spent in all, carryover included.
        for concept in EXECUTED_FIRST if stage == "final_accounts" else SPENDING:
            for fact in (*told, *data.card_facts):
                key = (stage, fact.amount_yuan if fact.amount_yuan is not None else fact.value)
                if fact.concept != concept or fact.measure != "amount" or fact.stage != stage or key in seen:
                    continue
                seen.add(key)
                rows.append(_rung(fact))
    return rows


def _is_of_goals(data: DocumentData, fact: Fact) -> bool:
    """Whether a budget is told where goals are (绩效目标): that of the projects which have some."""
    if fact.stage != "initial_budget":
        return False
    above = [s.title for s in data.sections if f"{fact.section}.".startswith(f"{s.number}.")]
    return any("绩效" in title for title in above)


def _rung(fact: Fact) -> Row:
    return {
        "concept": fact.concept,
        "subject": fact.subject,
        "stage": fact.stage,
        "value": fact.value,
        "unit": fact.unit,
        "page": fact.locator.page,
        "fact_ids": fact.fact_id,
    }


def repeated_rows(data: DocumentData, fact: Fact) -> list[Row]:
    """Where the same amount is printed again: subject, stage, page."""
    return [
        _rung(other)
        for other in data.office_facts
        if other.amount_yuan is not None
        and other.amount_yuan == fact.amount_yuan
        and other.measure == "amount"
    ]
