"""Doubts that come from beside a check: statements that fail often, lists that may be short, what agrees elsewhere."""

from __future__ import annotations

from decimal import Decimal

from check_samples import statement, with_statements
from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.caution import is_alone, many_rows, of_statement, short
from fa_helpers.checks.check import Check, Outcome
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import view_sets
from fa_helpers.checks.policy import decided


def _checks(*outcomes: Outcome, rule: str = "row.revenue") -> list[Check]:
    return [Check(rule, outcome, same_words("某项")) for outcome in outcomes]


def _outcomes(checks: list[Check]) -> list[Outcome]:
    return [decided(check).outcome for check in checks]


def test_one_failure_among_many_stands() -> None:
    checks = _checks("holds", "holds", "rounding", "inconsistent")
    assert of_statement(checks, doubtful=False) == checks


def test_a_statement_read_in_part_accuses_nobody() -> None:
    checks = _checks("holds", "holds", "inconsistent")
    assert _outcomes(of_statement(checks, doubtful=True)) == ["holds", "holds", "suspicious"]


def test_when_most_sums_fail_the_form_is_another() -> None:
    checks = of_statement(_checks("holds", *["inconsistent"] * 3), doubtful=False)
    assert _outcomes(checks) == ["holds", *["not_checkable"] * 3]
    assert decided(checks[1]).sentence is not None


def test_an_identity_that_fails_in_several_rows_asks_for_an_explanation() -> None:
    many = _checks(*["holds"] * 20, *["inconsistent"] * 3)
    few = _checks(*["holds"] * 60, *["inconsistent"] * 3)
    assert _outcomes(many_rows(many)).count("suspicious") == 3
    assert many_rows(few) == few


def test_checks_in_doubt_count_for_nothing() -> None:
    doubted = [check.doubted("list_short") for check in _checks(*["inconsistent"] * 3)]
    assert _outcomes(of_statement([*_checks("holds", "inconsistent"), *doubted], doubtful=False)) == [
        "holds",
        "inconsistent",
        *["suspicious"] * 3,
    ]


def test_only_a_shortfall_can_come_from_a_missing_part() -> None:
    more = Check("row.revenue", "inconsistent", same_words("某项"), difference=Decimal(1))
    fewer = Check("row.revenue", "inconsistent", same_words("某项"), difference=Decimal(-1))
    assert _outcomes([short(more), short(fewer), short(more, when=False)]) == [
        "suspicious",
        "inconsistent",
        "inconsistent",
    ]


def _sum(outcome: Outcome, difference: str, tolerance: str = "0.015") -> Check:
    about = same_words("某项")
    return Check("row.revenue", outcome, about, difference=Decimal(difference), tolerance=Decimal(tolerance))


def test_small_shortfalls_where_figures_may_be_cut_off_ask_for_an_explanation() -> None:
    held, small = _checks("holds", "holds", "holds", "holds"), _sum("inconsistent", "0.02")
    above, below = _sum("rounding", "0.01"), _sum("rounding", "-0.01")
    large = _sum("inconsistent", "0.2")
    for beside, last, outcome in (
        ([above], small, "suspicious"),
        ([above, below], small, "inconsistent"),
        ([], small, "inconsistent"),
        ([above], large, "inconsistent"),
    ):
        assert _outcomes(of_statement([*held, *beside, last], doubtful=False))[-1] == outcome


def test_one_check_is_alone_only_among_many_that_agree() -> None:
    assert is_alone(_checks(*["holds"] * 5, "inconsistent"))
    assert not is_alone(_checks(*["holds"] * 4, "inconsistent"))
    assert not is_alone(_checks(*["holds"] * 5, "inconsistent", "inconsistent"))


def test_statements_of_several_units_are_sets() -> None:
    def unit(total: str) -> tuple[object, ...]:
        rows = [("", "", "合计", {"total": total}), ("", "201", "一般公共服务支出", {"total": total})]
        return statement("expenditure_statement", rows)

    book = Book(with_statements(unit("1.00"), unit("2.00")))  # type: ignore[arg-type]
    totals = [found["expenditure_statement"].total for found in view_sets(book)]
    assert [row.cells["total"].text for row in totals if row] == ["1.00", "2.00"]
    assert book.printed_again == {"expenditure_statement"}
