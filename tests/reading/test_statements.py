"""Statements testify for themselves: sums hold, the other engine sees the same cells, and families of forms are read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pdfplumber
import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.model import StatementCell

Real = Callable[[str], FinalAccounts]
STEMS = ["putuo_socialwork_2024", "putuo_finance_2024", "swu_2023", "foshan_rail_2019"]
CODED = [
    "revenue_statement",
    "expenditure_statement",
    "general_budget_expenditure",
    "government_fund_statement",
]
HALF = Decimal("0.005")


def cells(document: FinalAccounts, statement: str) -> list[StatementCell]:
    return [c for c in document.data.statement_cells if c.statement == statement and c.value is not None]


def by_column(found: list[StatementCell]) -> dict[str, dict[str, Decimal]]:
    """column label -> code (or label) -> value; a page that repeats its total row repeats the value."""
    table: dict[str, dict[str, Decimal]] = defaultdict(dict)
    for cell in found:
        assert cell.value is not None
        key = cell.code or cell.label
        assert table[cell.column_label].setdefault(key, cell.value) == cell.value, cell
    return table


@pytest.mark.parametrize("stem", STEMS)
@pytest.mark.parametrize("statement", CODED)
def test_classes_add_up_to_the_total_and_items_to_their_section(
    stem: str, statement: str, real: Real
) -> None:
    table = by_column(cells(real(stem), statement))
    for column, values in table.items():
        codes = {key: value for key, value in values.items() if key.isdigit()}
        for parent, total in {"": values.get("合计"), **codes}.items():
            parts = [
                v
                for k, v in codes.items()
                if len(k) == len(parent) + (3 if not parent else 2) and k.startswith(parent)
            ]
            if parts and total is not None:
                assert abs(sum(parts) - total) <= (len(parts) + 1) * HALF, (column, parent)


@pytest.mark.parametrize("stem", STEMS)
def test_parts_of_expenditure_add_up(stem: str, real: Real) -> None:
    table = by_column(cells(real(stem), "expenditure_statement"))
    total = table.get("本年支出合计") or table["合计"]
    parts = [values for column, values in table.items() if values is not total]
    for key, value in total.items():
        assert abs(sum(p.get(key, Decimal(0)) for p in parts) - value) <= (len(parts) + 1) * HALF, key


@pytest.mark.parametrize("stem", STEMS)
def test_both_sides_of_the_summary_have_one_total(stem: str, real: Real) -> None:
    found = [c for c in cells(real(stem), "revenue_expenditure_summary") if c.label in ("总计", "合计")]
    assert {c.side for c in found} == {"revenue", "expenditure"}
    assert len({c.value for c in found}) == 1


@pytest.mark.parametrize("stem", STEMS)
def test_every_number_in_a_ruled_table_of_a_statement_is_a_cell(
    stem: str, real: Real, shared_file: Callable[[str], Path]
) -> None:
    """The numbers that pdfplumber finds in the statements' tables, page by page, and no others."""
    document = real(stem)
    rows = [
        r
        for r in document.data.coverage
        if r.part.endswith(("summary", "statement", "detail", "general_budget_expenditure"))
    ]
    pages = sorted({p for r in rows if r.page_first for p in range(r.page_first, (r.page_last or 0) + 1)})
    with pdfplumber.open(shared_file(f"real/{stem}.pdf")) as pdf:
        for number in pages:
            wanted = sorted(
                text
                for table in pdf.pages[number - 1].extract_tables()
                for row in table
                for cell in row
                if cell
                and "." in (text := "".join(cell.split()))
                and text.replace(",", "").replace(".", "").isdigit()
            )
            found = sorted(
                c.printed
                for c in document.data.statement_cells
                if c.locator.page == number and "." in c.printed
            )
            assert found == wanted, number


def test_the_same_label_on_two_sides_stays_apart(real: Real) -> None:
    found = [
        c
        for c in cells(real("putuo_finance_2024"), "revenue_expenditure_summary")
        if c.label.startswith("八、")
    ]
    assert [(c.side, c.label, str(c.value)) for c in found] == [
        ("revenue", "八、其他收入", "6.20"),
        ("expenditure", "八、社会保障和就业支出", "326.71"),
    ]


def test_header_paths_of_spanning_cells(real: Real) -> None:
    labels = {c.column_label for c in cells(real("swu_2023"), "general_budget_expenditure")}
    assert labels == {
        "本年支出/合计",
        "本年支出/基本支出",
        "本年支出/项目支出/小计",
        "本年支出/项目支出/其中:基本建设资金支出",
    }
    three = [(c.column_label, c.printed) for c in cells(real("putuo_finance_2024"), "three_public_statement")]
    assert three == [
        ("财政拨款“三公”经费/合计/预算数", "0.95"),
        ("财政拨款“三公”经费/公务接待费/预算数", "0.95"),
    ]


def test_codes_in_one_cell_and_in_three_are_the_same(real: Real) -> None:
    for stem in ("putuo_socialwork_2024", "putuo_finance_2024"):
        codes = {c.code for c in cells(real(stem), "expenditure_statement")}
        assert {"201", "2210201", "20805"} <= codes


def test_rows_count_on_over_joined_pages(real: Real) -> None:
    found = cells(real("putuo_socialwork_2024"), "revenue_statement")
    lines = sorted({c.line for c in found})
    assert lines == list(range(1, len(lines) + 1))
    assert {c.locator.page for c in found} == {6, 7}


def test_empty_statements_say_so_in_their_own_words(real: Real) -> None:
    rows = {r.part: r for r in real("putuo_socialwork_2024").data.coverage}
    for part in ("three_public_statement", "government_fund_statement", "state_capital_statement"):
        assert rows[part].status == "empty"
        assert "本表无数据" in rows[part].reason.said


@pytest.mark.parametrize("stem", ["putuo_finance_2024", "swu_2023"])
def test_both_engines_read_the_same_cells(stem: str, real: Real, shared_file: Callable[[str], Path]) -> None:
    other = fa.read(shared_file(f"real/{stem}.pdf"), engine="plumber").data.statement_cells
    assert [(c.statement, c.code, c.label, c.column_label, c.printed) for c in other] == [
        (c.statement, c.code, c.label, c.column_label, c.printed) for c in real(stem).data.statement_cells
    ]
