"""How sure checks of statements are: sets of statements, forms that are another, lists that may be short."""

from __future__ import annotations

from decimal import Decimal

from check_samples import statement, with_statements
from fa_helpers.analysis.checks.book import Book
from fa_helpers.analysis.checks.outcomes import Check, Outcome
from fa_helpers.analysis.checks.statements.care import noted, seldom, short, softened, tempered, view_sets
from fa_helpers.analysis.checks.words import same_words


def _checks(*outcomes: Outcome, rule: str = "row.revenue") -> list[Check]:
    return [Check(rule, outcome, same_words("某项")) for outcome in outcomes]


def _outcomes(checks: list[Check]) -> list[Outcome]:
    return [check.outcome for check in checks]


def test_one_failure_among_many_stands() -> None:
    checks = _checks("holds", "holds", "rounding", "inconsistent")
    assert tempered(checks, doubtful=False) == checks


def test_a_statement_read_in_part_accuses_nobody() -> None:
    checks = _checks("holds", "holds", "inconsistent")
    assert _outcomes(tempered(checks, doubtful=True)) == ["holds", "holds", "suspicious"]


def test_when_most_sums_fail_the_form_is_another() -> None:
    checks = tempered(_checks("holds", *["inconsistent"] * 3), doubtful=False)
    assert _outcomes(checks) == ["holds", *["not_checkable"] * 3]
    assert checks[1].sentence is not None


def test_an_identity_that_fails_in_several_rows_asks_for_an_explanation() -> None:
    many = _checks(*["holds"] * 20, *["inconsistent"] * 3)
    few = _checks(*["holds"] * 60, *["inconsistent"] * 3)
    assert _outcomes(seldom(many)).count("suspicious") == 3
    assert seldom(few) == few


def test_only_a_shortfall_can_come_from_a_missing_part() -> None:
    more = Check("row.revenue", "inconsistent", same_words("某项"), difference=Decimal(1))
    fewer = Check("row.revenue", "inconsistent", same_words("某项"), difference=Decimal(-1))
    assert short(more).outcome == "suspicious" and short(fewer).outcome == "inconsistent"


def _sum(outcome: Outcome, difference: str, tolerance: str = "0.015") -> Check:
    return Check(
        "row.revenue",
        outcome,
        same_words("某项"),
        difference=Decimal(difference),
        tolerance=Decimal(tolerance),
    )


def test_small_shortfalls_where_figures_may_be_cut_off_ask_for_an_explanation() -> None:
    held, small = _checks("holds", "holds", "holds", "holds"), _sum("inconsistent", "0.02")
    above, below = _sum("rounding", "0.01"), _sum("rounding", "-0.01")
    assert tempered([*held, above, small], doubtful=False)[-1].outcome == "suspicious"
    assert tempered([*held, above, below, small], doubtful=False)[-1].outcome == "inconsistent"
    assert tempered([*held, small], doubtful=False)[-1].outcome == "inconsistent"
    assert tempered([*held, above, _sum("inconsistent", "0.2")], doubtful=False)[-1].outcome == "inconsistent"


def test_what_holds_is_not_softened_and_a_reason_is_not_replaced() -> None:
    (held,) = _checks("holds")
    assert softened(held, "finding.list_short") is held
    (failed,) = _checks("inconsistent")
    once = softened(failed, "finding.list_short")
    assert noted(once, "finding.blank_is_nothing").sentence == once.sentence


def test_statements_of_several_units_are_sets() -> None:
    def unit(total: str) -> tuple[object, ...]:
        rows = [("", "", "合计", {"total": total}), ("", "201", "一般公共服务支出", {"total": total})]
        return statement("expenditure_statement", rows)

    sets = view_sets(Book(with_statements(unit("1.00"), unit("2.00"))))  # type: ignore[arg-type]
    totals = [found["expenditure_statement"].total for found in sets]
    assert [row.cells["total"].text for row in totals if row] == ["1.00", "2.00"]
