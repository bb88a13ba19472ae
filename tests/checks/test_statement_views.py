"""Statements arranged by what their columns and rows hold."""

from __future__ import annotations

from check_samples import statement, with_statements
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import View, view_sets
from fa_helpers.model import StatementCell


def _view(*statements: tuple[StatementCell, ...]) -> View:
    return next(iter(view_sets(Book(with_statements(*statements)))[0].values()))


def test_two_columns_that_claim_the_same_are_not_guessed() -> None:
    cells = {"a": "1.00", "b": "2.00"}
    labels = {"a": "本年支出/基本支出", "b": "本年支出/基本支出结转"}
    view = _view(statement("expenditure_statement", [("", "", "合计", cells)], labels=labels))
    assert view.column("expenditure.basic") is None and view.uncertain_columns == {"a", "b"}


def test_the_sum_of_a_group_of_columns_is_preferred() -> None:
    labels = {"a": "本年支出/基本支出/小计", "b": "本年支出/基本支出"}
    view = _view(statement("expenditure_statement", [("", "", "合计", {"a": "1", "b": "1"})], labels=labels))
    assert view.column("expenditure.basic") == "a"


def test_a_part_is_laid_to_the_sum_of_its_group() -> None:
    labels = {"a": "事业收入/金额", "b": "事业收入/其中：教育收费"}
    view = _view(statement("revenue_statement", [("", "", "合计", {"a": "2", "b": "1"})], labels=labels))
    assert view.wholes == {"b": "a"}


def test_rows_stand_below_the_nearest_printed_code() -> None:
    rows = [
        ("", code, "某项支出", {"total": "1"}) for code in ("201", "2010101", "20102", "2010201", "2020101")
    ]
    view = _view(statement("expenditure_statement", [("", "", "合计", {"total": "1"}), *rows]))
    below = {code: [row.code for row in found] for code, found in view.children.items()}
    assert below == {"": ["201", "2020101"], "201": ["2010101", "20102"], "20102": ["2010201"]}
    parent = view.parent(view.coded["2020101"])
    assert parent is view.total


def test_a_total_with_a_label_goes_before_one_without() -> None:
    rows = [("", "", "", {"total": "3"}), ("", "", "支出合计", {"total": "4"})]
    total = _view(statement("expenditure_statement", rows)).total
    assert total is not None and total.label == "支出合计"


def test_blocks_of_a_summary_without_a_side_are_told_by_their_rows() -> None:
    rows = [
        ("1", "", "一、财政拨款收入", {"final_accounts": "1"}),
        ("2", "", "一、一般公共服务支出", {"final_accounts": "1"}),
        ("3", "", "一、基本支出", {"final_accounts": "1"}),
        ("1", "", "本年收入合计", {"final_accounts": "1"}),
        ("2", "", "本年支出合计", {"final_accounts": "1"}),
    ]
    view = _view(statement("revenue_expenditure_summary", rows))
    assert [view.side(row) for row in view.table.rows] == [
        "revenue",
        "expenditure",
        "3",
        "revenue",
        "expenditure",
    ]
    assert [role.name for _, role in view.above_year("expenditure")] == ["class:201"]


def test_columns_of_one_identifier_are_kept_apart() -> None:
    cells = tuple(
        cell
        for label, printed in (("预算数/合计", "1.00"), ("决算数/合计", "2.00"))
        for cell in statement(
            "three_public_statement", [("", "", "", {"total": printed})], labels={"total": label}
        )
    )
    (row,) = _view(cells).table.rows
    assert {row.labels[column]: q.text for column, q in row.cells.items()} == {
        "预算数/合计": "1.00",
        "决算数/合计": "2.00",
    }
