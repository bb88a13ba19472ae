"""Whether a list is known to be complete."""

from __future__ import annotations

import pytest

from check_samples import statement, with_statements
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import view_sets
from fa_helpers.checks.statements.completeness import is_listed, prints_all_items
from fa_helpers.model import StatementCell
from fa_helpers.resources import rows

SUMMARY = "revenue_expenditure_summary"


def _summary(*spent: str) -> tuple[StatementCell, ...]:
    lines = [("revenue", "", "一、财政拨款收入", {"final_accounts": "9.00"})]
    lines += [("expenditure", "", label, {"final_accounts": "3.00"}) for label in spent]
    lines += [(side, "", f"本年{name}合计", {"final_accounts": "9.00"}) for side, name in SIDES]
    return statement(SUMMARY, lines)


SIDES = (("revenue", "收入"), ("expenditure", "支出"))


def _detail(identifier: str, *codes: str, **columns: str) -> tuple[StatementCell, ...]:
    cells = columns or {"total": "3.00"}
    return statement(identifier, [("", "", "合计", cells), *(("", code, "某类", cells) for code in codes)])


@pytest.mark.parametrize(
    ("codes", "listed"),
    [(("201",), True), (("201", "208"), False), ((), False)],
    ids=["all", "one more", "none"],
)
def test_classes_are_listed_when_the_detailed_statement_has_no_other(
    codes: tuple[str, ...], listed: bool
) -> None:
    data = with_statements(_summary("一、一般公共服务支出"), _detail("expenditure_statement", *codes))
    (found,) = view_sets(Book(data))
    assert is_listed(found[SUMMARY], found, "expenditure", "total") is listed


def test_classes_are_not_known_to_be_listed_without_the_detailed_statement() -> None:
    (found,) = view_sets(Book(with_statements(_summary("一、一般公共服务支出"))))
    assert not is_listed(found[SUMMARY], found, "expenditure", "total")


@pytest.mark.parametrize(("other", "listed"), [("0.00", True), ("1.00", False)])
def test_sources_are_listed_when_the_revenue_statement_has_money_in_no_other(
    other: str, listed: bool
) -> None:
    detail = _detail("revenue_statement", fiscal_appropriation_revenue="9.00", other_revenue=other)
    (found,) = view_sets(Book(with_statements(_summary(), detail)))
    assert is_listed(found[SUMMARY], found, "revenue", "total") is listed


def test_the_economic_form_lists_all_items_of_a_class() -> None:
    items = next(row["items"].split() for row in rows("economic_items.csv") if row["class"] == "301")
    for codes, full in ((items, True), (items[:-1], False)):
        (found,) = view_sets(Book(with_statements(_detail("basic_expenditure_detail", "301", *codes))))
        assert prints_all_items(found["basic_expenditure_detail"], "301") is full


def test_the_list_of_economic_items_follows_the_classification() -> None:
    for row in rows("economic_items.csv"):
        codes = row["items"].split()
        assert codes == sorted(set(codes)) and all(len(c) == 5 and c.startswith(row["class"]) for c in codes)
