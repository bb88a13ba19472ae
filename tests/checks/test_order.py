"""The one order of findings: certain before asked, the office before its projects, money before rates; once each."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fa_helpers.checks.bilingual import same_words
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import mark_of
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.order import kind_of, one_each, ordered
from fa_helpers.model import Fact, Locator, Scope


def fact(name: str, printed: str, scope: Scope = "office", section: str = "2.1", unit: str = "万元") -> Fact:
    value = Decimal(printed)
    yuan = value * 10_000 if unit == "万元" else None
    place = ("narrative", section, "", name, "amount", value, unit, printed, printed, Locator(3))
    return Fact(f"{section}.{name}", *place, amount_yuan=yuan, scope=scope)  # type: ignore[arg-type]


def row(
    name: str,
    rule: str,
    *facts: Fact,
    outcome: str = "inconsistent",
    money: int = 0,
    gap: str = "",
    unit: str = "",
) -> Entry:
    marks = tuple(mark_of(one, same_words(one.subject)) for one in facts)
    difference = Decimal(gap) if gap else None
    more = {"difference": difference, "unit": unit, "money": Decimal(money)}
    return Entry(name, Check(rule, outcome, same_words(name), marks, **more))  # type: ignore[arg-type]


A, B, C = fact("收入", "812.50"), fact("支出", "903.40"), fact("结转", "77.31")
OF_A_PROJECT = fact("某项目", "455.60", "project", "scorecard.02")


def test_what_is_certain_comes_before_what_asks_whatever_the_money() -> None:
    asked = row("asked", "text.same_again", A, outcome="suspicious", money=9_000_000)
    told = row("told", "names.class")
    assert [e.check_id for e in ordered([asked, told])] == ["told", "asked"]


def test_the_office_comes_before_its_projects_and_money_before_rates() -> None:
    project = row("project", "card.funds_parts", OF_A_PROJECT, money=5_000_000)
    rate = row("rate", "rate.share", B, unit="%")
    small = row("small", "sum.items", C, money=100)
    large = row("large", "sum.items", A, money=90_000)
    name = row("name", "names.class")
    found = ordered([name, project, rate, small, large])
    assert [e.check_id for e in found] == ["large", "small", "rate", "name", "project"]


def test_a_habit_of_the_form_comes_last_and_is_one() -> None:
    habits = [row(f"habit{n}", "rate.zero_base", one, outcome="suspicious") for n, one in enumerate((A, B))]
    asked = row("asked", "form.placeholder", C, outcome="suspicious")
    told = one_each([*habits, asked])
    assert [t.entry.check_id for t in told] == ["asked", "habit0"]
    assert [e.check_id for e in told[1].consequences] == ["habit1"]


def test_findings_about_one_figure_are_one_each() -> None:
    again = fact("收入合计", "812.50", section="2.7")
    first = row("first", "sum.items", A, C, money=700_000)
    copied = row("copied", "text.statement_totals", again, B, money=300_000)
    apart = row("apart", "sum.items", B, money=200)
    told = one_each([apart, copied, first])
    assert [(t.entry.check_id, [e.check_id for e in t.consequences]) for t in told] == [
        ("first", ["copied"]),
        ("apart", []),
    ]


def test_small_numbers_that_happen_to_be_equal_join_nothing() -> None:
    first = row("first", "sum.items", fact("甲", "30"), A, money=700_000)
    other = row("other", "sum.classes", fact("乙", "30"), B, money=300_000)
    assert len(one_each([first, other])) == 2


def test_rows_of_one_possible_cause_are_one_each() -> None:
    rows = [row("one", "sum.items", A, money=5), row("two", "sum.classes", B, money=3)]
    assert len(one_each(rows)) == 2 and len(one_each(rows, [("one", "two")])) == 1


@pytest.mark.parametrize(
    "rule,money,unit,kind",
    [
        ("sum.items", 5, "万元", "money"),
        ("rate.share", 0, "%", "rate"),
        ("rate.shares_add_up", 0, "%", "rate"),
        ("public.staff", 0, "人", "count"),
        ("card.total_score", 0, "分", "score"),
        ("names.entity", 0, "", "name"),
        ("form.placeholder", 0, "", "form"),
        ("rate.zero_base", 7, "", "habit"),
    ],
)
def test_kinds(rule: str, money: int, unit: str, kind: str) -> None:
    assert kind_of(row("x", rule, money=money, unit=unit).check) == kind


def test_rows_that_moved_lead_and_take_along_what_is_about_their_figures_only() -> None:
    """An amount printed again elsewhere does not make a finding follow: the figures themselves do."""
    moved = row("moved", "rows.displaced", *(fact(f"栏{n}", f"{n}12.34") for n in range(1, 9)), A, money=10)
    follows = row("follows", "sum.items", A, money=900_000)
    again = row("again", "rate.share", fact("收入", "812.50", section="2.4"), money=5)
    (first, second) = one_each([again, follows, moved])
    assert (first.entry.check_id, [e.check_id for e in first.consequences]) == ("moved", ["follows"])
    assert second.entry.check_id == "again"


def test_one_slip_in_two_columns_of_a_form_is_told_once_and_in_two_forms_twice() -> None:
    """A round gap says nothing across a document; within one form and rule it is one thing."""
    one = row("one", "cards.cost_and_funds", fact("甲", "91.40", "project", "scorecard.02"), money=10_000)
    same = row("same", "cards.cost_and_funds", fact("乙", "83.70", "project", "scorecard.02"), money=10_000)
    other = row("other", "cards.cost_and_funds", fact("丙", "62.10", "project", "scorecard.05"), money=10_000)
    told = [[t.entry.check_id, *(e.check_id for e in t.consequences)] for t in one_each([one, same, other])]
    assert sorted(told) == [["one", "same"], ["other"]]
