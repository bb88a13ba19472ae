"""The bundled document's scorecards: known contradictions found, known roundings not accused, three readings of a total."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fa_helpers.checks.check import Check
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.ledger import Ledger
from fa_helpers.checks.sentences import message_of
from fa_helpers.document import FinalAccounts

INCONSISTENT = [
    # rule, printed, expected, page of the judged figure
    ("card.execution_score", "5.11", "5.1032", 13),
    ("cards.initial_budget", "3244.47", "241.69", 13),
    ("cards.department_spending", "2385.28", "2380.33", 13),
    ("cards.project_expenditure", "2165.08", "2116.80", 11),
    ("cards.goal_parts", "80", "70", 22),
]


@pytest.fixture(scope="module")
def ledger(bundled: FinalAccounts) -> Ledger:
    return bundled.check()


def of(ledger: Ledger, family: str, *outcomes: str) -> list[Check]:
    return [
        e.check for e in ledger.entries if e.check.outcome in outcomes and e.check.rule.startswith(family)
    ]


def test_known_contradictions_are_found_and_nothing_else_is_accused(ledger: Ledger) -> None:
    found = [
        (check.rule, check.printed, round(check.expected or Decimal(0), 4), check.marks[0].locator.page)
        for check in of(ledger, "card", "inconsistent")
    ]
    wanted = [(rule, Decimal(left), Decimal(right), page) for rule, left, right, page in INCONSISTENT]
    assert sorted(found) == sorted(wanted)


def test_one_defect_is_told_once_with_every_place_that_repeats_it(ledger: Ledger) -> None:
    (budget,) = of(ledger, "cards.initial_budget", "inconsistent")
    assert {"scorecard.01.001", "scorecard.01.indicator.02.target.1"} <= set(budget.fact_ids)
    (spent,) = of(ledger, "cards.department_spending", "inconsistent")
    assert {"scorecard.01.goal_actual.1", "scorecard.01.indicator.02.actual.1"} <= set(spent.fact_ids)


def test_known_roundings_are_rounding(ledger: Ledger) -> None:
    levels = of(ledger, "cards.upper_levels", "rounding")
    assert [(check.printed, check.expected) for check in levels] == [(Decimal("4396.66"), Decimal("4396.65"))]
    cut = [
        check for check in of(ledger, "card.partial_score", "rounding") if check.printed == Decimal("12.87")
    ]
    assert [check.expected for check in cut] == [Decimal("12.875")]


def test_total_of_the_department_is_shown_under_three_readings(
    bundled: FinalAccounts, ledger: Ledger
) -> None:
    row = bundled.scoring_totals().iloc[0]
    assert [float(row[x]) for x in ("total_score", "rule_total", "only_above_total")] == [76.05, 57.41, 51.55]
    check = of(ledger, "card.readings", "suspicious")[0]
    for language in ("zh", "en"):
        said = message_of(check, language)
        assert all(number in said for number in ("76.05", "57.41", "51.55"))


def test_cards_that_score_like_cases_unlike_are_listed_in_one_row(ledger: Ledger) -> None:
    rows = of(ledger, "card.one_rule", "suspicious")
    assert len(rows) == 1 and set(rows[0].pages) == {14, 15, 16, 18, 22, 23}


def test_every_number_of_a_card_stands_in_a_cell_and_nearly_all_in_a_check_that_holds(
    bundled: FinalAccounts, ledger: Ledger
) -> None:
    data = bundled.data
    cells = {f.fact_id for view in Book(data).cards for facts in view.facts.values() for f in facts}
    assert cells == {f.fact_id for f in data.card_facts}
    reached = {i for check in of(ledger, "", "holds", "rounding") for i in check.fact_ids}
    assert len(reached.intersection(cells)) >= 0.8 * len(cells)
