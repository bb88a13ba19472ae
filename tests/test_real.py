"""Published documents of other offices, other provinces, other word processors: figures read by eye from their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import SourceError
from fa_helpers.pdf.source import Engine
from fa_helpers.terms.statements import statement_ids

Real = Callable[[str], FinalAccounts]


@pytest.mark.parametrize(
    ("stem", "entity", "year", "kind"),
    [
        ("putuo_socialwork_2024", "中共上海市普陀区委社会工作部", 2024, "departmental_final_accounts"),
        ("putuo_finance_2024", "上海市普陀区财政局", 2024, "departmental_final_accounts"),
        ("swu_2023", "西南大学", 2023, "departmental_final_accounts"),
        ("foshan_rail_2019", "佛山市轨道交通局", 2019, "departmental_final_accounts"),
        ("xian_health_2022_p1-100", "西安市卫生健康委员会（汇总）", 2022, "departmental_final_accounts"),
        ("shanghai_blank_template", "", 2024, "blank_form"),
    ],
)
def test_profiles(stem: str, entity: str, year: int, kind: str, real: Real) -> None:
    profile = real(stem).data.profile
    assert (profile.entity, profile.fiscal_year, profile.kind) == (entity, year, kind)


# stem, concept, measure, stage or base, printed, page
FIGURES = [
    ("putuo_socialwork_2024", "grand_total", "amount", "final_accounts", "307.82", 17),
    ("putuo_socialwork_2024", "basic_expenditure", "share", "total_expenditure", "34.30", 17),
    ("putuo_socialwork_2024", "project_expenditure", "share", "total_expenditure", "65.70", 17),
    (
        "putuo_socialwork_2024",
        "general_budget_appropriation_expenditure",
        "completion_rate",
        "initial_budget",
        "95.89",
        18,
    ),
    ("putuo_socialwork_2024", "personnel_expenditure", "amount", "final_accounts", "95.36", 20),
    ("putuo_finance_2024", "grand_total", "amount", "final_accounts", "2995.39", 21),
    ("putuo_finance_2024", "appropriation_grand_total", "amount", "final_accounts", "0.3", 21),
    ("putuo_finance_2024", "three_public_expenses", "amount", "initial_budget", "0.95", 23),
    ("swu_2023", "grand_total_revenue", "amount", "final_accounts", "430,725.03", 16),
    ("swu_2023", "other_revenue", "change", "prior_final_accounts", "39,049.48", 16),
    ("foshan_rail_2019", "grand_total_revenue", "amount", "final_accounts", "1668.14", 24),
    ("foshan_rail_2019", "official_receptions", "amount", "final_accounts", "0.16", 26),
    (
        "foshan_rail_2019",
        "general_budget_appropriation_expenditure",
        "change",
        "initial_budget",
        "1668.14",
        26,
    ),
    ("xian_health_2022_p1-100", "grand_total", "amount", "final_accounts", "2,480,372.7", 9),
    ("xian_health_2022_p1-100", "grand_total", "change_rate", "prior_final_accounts", "46.66", 9),
    ("xian_health_2022_p1-100", "three_public_expenses", "completion_rate", "initial_budget", "99", 21),
]


@pytest.mark.parametrize(("stem", "concept", "measure", "role", "printed", "page"), FIGURES)
def test_figures(
    stem: str, concept: str, measure: str, role: str, printed: str, page: int, real: Real
) -> None:
    found = [
        (f.printed, f.locator.page)
        for f in real(stem).data.facts
        if f.concept == concept and f.measure == measure and role in (f.stage, f.base)
    ]
    assert (printed, page) in found


@pytest.mark.parametrize(
    ("stem", "count"), [("putuo_socialwork_2024", 9), ("putuo_finance_2024", 11), ("swu_2023", 12)]
)
def test_items(stem: str, count: int, real: Real) -> None:
    items = real(stem).data.functional_items
    assert [i.order for i in items] == list(range(1, count + 1))
    assert all(i.final_accounts is not None and i.function_code for i in items)


def test_all_items_of_a_large_document_have_their_budget_and_outcome(real: Real) -> None:
    items = [i for i in real("xian_health_2022_p1-100").data.functional_items if i.initial_budget is not None]
    assert len(items) == 43
    assert items[30].function_item == "其他公共卫生支出"
    assert (str(items[30].initial_budget), str(items[30].final_accounts)) == ("4813.66", "578.68")


@pytest.mark.parametrize("stem", ["putuo_socialwork_2024", "putuo_finance_2024"])
def test_statements_in_the_file_are_read_or_empty_never_absent(stem: str, real: Real) -> None:
    rows = {row.part: row.status for row in real(stem).data.coverage if row.part in statement_ids()}
    assert set(rows) == set(statement_ids()) and set(rows.values()) == {"read", "empty"}


def test_statements_that_are_listed_only_are_absent(real: Real) -> None:
    rows = [row for row in real("xian_health_2022_p1-100").data.coverage if row.status == "absent"]
    assert len(rows) == 8 and {row.part for row in rows} < set(statement_ids())


def test_charts_beside_the_text_are_named(real: Real) -> None:
    rows = [
        r
        for r in real("xian_health_2022_p1-100").data.coverage
        if r.reason.key == "coverage.picture_not_read"
    ]
    assert [(row.page_first, row.status) for row in rows] == [(n, "partly_read") for n in (9, 10, 11)]


def test_a_blank_form_has_no_figures(real: Real) -> None:
    assert [f for f in real("shanghai_blank_template").data.facts if f.amount_yuan is not None] == []


def test_a_scan_is_refused_with_the_way_out(real: Real) -> None:
    with pytest.raises(SourceError, match=r"beijing_scan_2026_budget\.pdf: .*pictures.*OCR"):
        real("beijing_scan_2026_budget")


@pytest.mark.parametrize("engine", ["pdfium", "plumber"])
def test_an_amount_stays_in_its_sentence_whatever_engine_reads_it(
    engine: Engine, shared_file: Callable[[str], Path]
) -> None:
    """Its digits hang 5 points off the words around them: grouped by tops, it would stand in another line."""
    document = fa.read(shared_file("real/putuo_finance_2024.pdf"), engine=engine)
    fact = document.find("grand_total", stage="final_accounts")
    assert fact is not None
    assert (fact.printed, fact.unit, fact.locator.page) == ("2995.39", "万元", 21)
    assert "收入支出总计2995.39万元" in fact.context
    assert document.data.sources[0].engine == engine


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_command_refuses_a_scan_in_one_line(
    language: str,
    shared_file: Callable[[str], Path],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = shared_file("real/beijing_scan_2026_budget.pdf")
    code = cli.main(["--language", language, "extract", str(path), "-o", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert (code, said.out) == (2, "")
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("fa: beijing_scan_2026_budget.pdf") and "OCR" in said.err
    assert not (tmp_path / "out").exists()


def test_the_blank_form_says_that_it_is_one(real: Real) -> None:
    document = real("shanghai_blank_template")
    assert document.data.profile.kind == "blank_form"
    every = (*document.data.facts, *document.data.cell_facts, *document.data.card_facts)
    assert [fact for fact in every if fact.amount_yuan is not None] == []
    assert "This is a blank form without figures." in document.summary("en")


def test_nothing_is_in_no_row(real: Real) -> None:
    for stem in ("putuo_socialwork_2024", "putuo_finance_2024", "swu_2023"):
        document = real(stem)
        covered = {
            p for row in document.data.coverage for p in range(row.page_first or 0, (row.page_last or 0) + 1)
        }
        assert {f.locator.page for f in document.data.facts} <= covered
        assert {page.number for page in document.pages if page.tables} <= covered
