"""The bundled document against figures read by hand: every figure, item and section, with value, unit and page."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import export_files
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import chinese_ordinal, fold

BASES = {
    "本年收入": "total_revenue",
    "本年支出": "total_expenditure",
    "本年支出合计": "total_expenditure",
    "一般公共预算财政拨款支出": "general_budget_appropriation_expenditure",
    "“三公”经费": "three_public_expenses",
    "政府采购支出总额": "government_procurement",
}


@pytest.fixture(scope="module")
def truth(shared_file: Callable[[str], Path]) -> Any:
    return json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))


@pytest.fixture(params=["pdf", "text"])
def document(
    request: pytest.FixtureRequest, bundled: FinalAccounts, bundled_text: FinalAccounts
) -> FinalAccounts:
    return bundled if request.param == "pdf" else bundled_text


def section_number(text: str) -> str:
    parts = [fold(part).strip("()") for part in text.split("/")]
    return ".".join(str(chinese_ordinal(part)) for part in parts)


def measure(figure: dict[str, Any]) -> str:
    return (
        {"平方米": "area", "分": "score"}.get(figure["unit"], figure["measure"])
        if figure["measure"] == "count"
        else figure["measure"]
    )


def test_every_figure_with_value_unit_page_measure_stage(document: FinalAccounts, truth: Any) -> None:
    wanted = [
        (
            section_number(f["section"]),
            f["page"],
            f["as_printed"],
            fold(f["unit"]),
            measure(f),
            f.get("stage") or "",
            BASES.get(f.get("base") or "", f.get("base") or ""),
            f["direction"] or "",
        )
        for f in truth["figures"]
    ]
    found = [
        (f.section, f.locator.page, f.printed, fold(f.unit), f.measure, f.stage, f.base, f.direction)
        for f in document.data.facts
    ]
    assert len(wanted) == 173
    assert found == wanted


def test_every_figure_has_the_concept_of_its_subject(document: FinalAccounts, truth: Any) -> None:
    for fact, figure in zip(document.data.facts, truth["figures"], strict=True):
        subject = figure["subject"]
        if "/" in subject:
            assert fact.concept == "function_item_expenditure"
            assert fold(fact.subject) == fold(subject)
        elif "（类）" in subject:
            assert fact.concept == "function_class_expenditure"
        else:
            kind = fact.measure if fact.measure in ("count", "area", "score") else "amount"
            assert fact.concept == concept_of(fold(subject), kind, fact.unit if kind != "amount" else ""), (
                subject
            )
            assert fact.concept


def test_every_item_with_all_its_columns(document: FinalAccounts, truth: Any) -> None:
    wanted = [
        (
            i["order"],
            i["lei"],
            i["kuan"],
            i["xiang"],
            Decimal(str(i["amount"])),
            Decimal(str(abs(i["change"]))),
            i["direction"],
            Decimal(i["rate_as_printed"]),
            i["reason"],
            i["page"],
        )
        for i in truth["functional_items"]
    ]
    found = [
        (
            i.order,
            i.function_class,
            i.function_section,
            i.function_item,
            i.final_accounts,
            i.change,
            i.direction,
            i.change_rate_printed,
            i.reason,
            i.page,
        )
        for i in document.data.functional_items
    ]
    assert found == wanted


def test_every_section_with_its_page(document: FinalAccounts, truth: Any) -> None:
    wanted = [(fold(s["title"]), s["page"]) for s in truth["document"]["sections"]]
    assert [(fold(s.title), s.page_first) for s in document.data.sections] == wanted


def test_terms_and_annex(document: FinalAccounts, truth: Any) -> None:
    assert [fold(t.term) for t in document.data.terms] == [
        fold(t["term"]) for t in truth["document"]["glossary_terms"]
    ]
    absent = [fold(row.title) for row in document.data.coverage if row.status == "absent"]
    assert absent == [fold(title) for title in truth["document"]["tables_listed"]]


def test_profile(document: FinalAccounts, truth: Any) -> None:
    profile = document.data.profile
    assert profile.entity == truth["document"]["unit_name"]
    assert profile.fiscal_year == truth["document"]["fiscal_year"]
    assert profile.kind == "departmental_final_accounts"


def test_page_labels_are_printed_ones_only(document: FinalAccounts, truth: Any) -> None:
    labels = dict(document.data.page_labels)
    if document.source.text is not None:
        assert labels == {
            f["ends_page"]: str(f["printed"]) for f in truth["document"]["page_mapping"]["footers"]
        }
    else:
        assert labels == {page: str(page + 4) for page in range(1, 29)}


def test_the_common_comparison_agrees(
    document: FinalAccounts, shared_file: Callable[[str], Path], tmp_path: Path
) -> None:
    write_folder(dict(export_files(document.data, "0")), tmp_path / "out")
    command = [sys.executable, str(shared_file("tools/compare.py")), "seed"]
    truth_path = str(shared_file("truth/urumqi_miit_2023.json"))
    run = subprocess.run(
        [*command, truth_path, str(tmp_path / "out")], capture_output=True, text=True, encoding="utf-8"
    )
    lines = {line.split(":")[0]: line for line in run.stdout.splitlines() if ":" in line}
    assert "recall 173/173 = 1.000, precision 173/173" in lines["narrative figures"]
    assert "recall 11/11 = 1.000, precision 11/11" in lines["functional items"]
