"""Corrections by hand are applied on every read, said wherever the figure appears, and fail loudly when they no longer fit."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import CorrectionError

HEADER = "sha256,id,printed,value,by,why\n"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_bytes((BUNDLED / "source.txt").read_bytes())
    return path


def correct(path: Path, sha256: str, fact_id: str, printed: str, value: str) -> None:
    line = f'{sha256},{fact_id},"{printed}",{value},A reader,looked at the page\n'
    (path.parent / "corrections.csv").write_text(HEADER + line, encoding="utf-8")


def first_item_fact(document: FinalAccounts) -> str:
    return document.data.functional_items[1].fact_ids[0]


def test_a_correction_is_applied_and_shown(copy: Path, bundled_text: FinalAccounts) -> None:
    fact_id = first_item_fact(bundled_text)
    correct(copy, bundled_text.source.sha256, fact_id, "1.25", "1.52")
    document = fa.read(copy)
    fact = document.fact(fact_id)
    assert (fact.printed, fact.value, fact.amount_yuan) == ("1.25", Decimal("1.52"), Decimal("15200.00"))
    assert fact.corrected == "A reader: looked at the page"
    assert "1.25 → 1.52" in document.show(fact_id).caption
    assert document.data.functional_items[1].final_accounts == Decimal("1.52")
    rows = [r for r in document.data.coverage if r.part == fact_id]
    assert len(rows) == 1 and "1.25 → 1.52" in rows[0].reason.detail
    others = [f.value for f in document.data.facts if f.fact_id != fact_id]
    assert others == [f.value for f in bundled_text.data.facts if f.fact_id != fact_id]


def test_a_correction_of_another_file_is_left_alone(copy: Path, bundled_text: FinalAccounts) -> None:
    correct(copy, "0" * 64, "narrative.2.1.001", "9.99", "1.00")
    assert fa.read(copy).data.facts == bundled_text.data.facts


@pytest.mark.parametrize(
    ("fact_id", "printed"), [("narrative.2.1.001", "9.99"), ("narrative.9.9.001", "1.00")]
)
def test_a_correction_that_no_longer_matches_fails_loudly(
    fact_id: str, printed: str, copy: Path, bundled_text: FinalAccounts
) -> None:
    correct(copy, bundled_text.source.sha256, fact_id, printed, "1.00")
    with pytest.raises(CorrectionError, match=re.escape(fact_id)):
        fa.read(copy)


def test_a_value_that_is_no_number_is_refused(copy: Path, bundled_text: FinalAccounts) -> None:
    correct(copy, bundled_text.source.sha256, "narrative.2.1.001", "2,385.28", "about 5")
    with pytest.raises(CorrectionError, match="about 5"):
        fa.read(copy)


def test_missing_columns_are_named(copy: Path) -> None:
    (copy.parent / "corrections.csv").write_text("sha256,id\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="printed, value, by, why"):
        fa.read(copy)


def test_a_number_of_a_scorecard_is_corrected_in_its_row(tmp_path: Path, bundled: FinalAccounts) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes((BUNDLED / "source.pdf").read_bytes())
    correct(path, bundled.source.sha256, "scorecard.01.001", "3244.47", "3244.74")
    data = fa.read(path).data
    assert data.scorecards[0].funds[0].initial_budget == Decimal("3244.74")
    assert data.scorecards[0].funds[0].printed("initial_budget") == "3244.47"
    assert data.scorecards[1:] == bundled.data.scorecards[1:]


def test_a_cell_of_a_statement_is_corrected(
    tmp_path: Path, real: Callable[[str], FinalAccounts], shared_file: Callable[[str], Path]
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(shared_file("real/putuo_socialwork_2024.pdf").read_bytes())
    document = real("putuo_socialwork_2024")
    fact = next(f for f in document.data.cell_facts if f.section == "expenditure_statement")
    correct(path, document.source.sha256, fact.fact_id, fact.printed, "1.00")
    cells = fa.read(path).data.statement_cells
    changed = [c for c, old in zip(cells, document.data.statement_cells, strict=True) if c.value != old.value]
    assert [(c.statement, str(c.value), str(c.amount_yuan)) for c in changed] == [
        ("expenditure_statement", "1.00", "10000.00")
    ]


def test_cells_are_facts_with_places(real: Callable[[str], FinalAccounts]) -> None:
    document = real("putuo_finance_2024")
    facts = document.data.cell_facts
    assert len({f.fact_id for f in facts}) == len(facts) == 195
    item = next(f for f in facts if f.function_code == "2010601" and f.section == "expenditure_statement")
    assert (item.function_item, item.stage, item.unit) == ("行政运行", "final_accounts", "万元")
    shown = document.show(facts[0].fact_id)
    assert shown.png() is not None


def lines(copy: Path, *rows: str, encoding: str = "utf-8") -> None:
    text = HEADER + "".join(f"{row}\n" for row in rows)
    (copy.parent / "corrections.csv").write_bytes(text.replace("\n", "\r\n").encode(encoding))


@pytest.mark.parametrize("encoding", ["gbk", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_file_that_any_spreadsheet_saved_is_read(
    encoding: str, separator: str, copy: Path, bundled_text: FinalAccounts
) -> None:
    fact_id, sha256 = first_item_fact(bundled_text), bundled_text.source.sha256
    text = HEADER.upper() + f"{sha256},{fact_id},1.25,１.52,某人,看了原页\n,,,,,\n"
    (copy.parent / "corrections.csv").write_bytes(text.replace(",", separator).encode(encoding))
    fact = fa.read(copy).fact(fact_id)
    assert (fact.value, fact.corrected) == (Decimal("1.52"), "某人: 看了原页")


@pytest.mark.parametrize(
    "value",
    ["NaN", "sNaN", "Infinity", "-inf", "1e5", "9" * 5000, "1_000", "12,34", "0." + "1" * 40, "1.2.3"],
)
def test_a_value_that_no_account_prints_is_named_by_its_line(value: str, copy: Path) -> None:
    lines(copy, f"{'0' * 64},a,1,1.00,x,y", "", f'{"0" * 64},b,1,"{value}",x,y')
    with pytest.raises(CorrectionError, match=r"^corrections.csv: line 4: .*of b is not a number") as told:
        fa.read(copy)
    assert len(str(told.value)) < 300 and told.value.code == "correction_value"
    assert told.value.in_language("zh").startswith("corrections.csv：第4行")


@pytest.mark.parametrize(
    ("row", "missing"),
    [("a,b,1", "value, by, why"), ("a,b,1,2,x", "why"), (",b,1,2,x,y", "sha256"), ("x", "id, printed")],
)
def test_a_short_line_is_named(row: str, missing: str, copy: Path) -> None:
    lines(copy, row)
    with pytest.raises(CorrectionError, match=f"line 2 has nothing under .*{missing}") as told:
        fa.read(copy)
    assert "第2行" in told.value.in_language("zh")


def test_lines_that_contradict_each_other_are_named(copy: Path, bundled_text: FinalAccounts) -> None:
    fact_id, sha256 = first_item_fact(bundled_text), bundled_text.source.sha256
    row = f"{sha256},{fact_id},1.25,{{}},x,y"
    lines(copy, row.format("1.52"), row.format("1.520"))
    document = fa.read(copy)
    assert document.fact(fact_id).value == Decimal("1.52")
    assert [r.part for r in document.data.coverage].count(fact_id) == 1, "said twice, applied once"
    lines(copy, row.format("1.52"), "0,a,1,2,x,y", row.format("1.53"))
    with pytest.raises(
        CorrectionError, match=f"lines 2 and 4 correct {re.escape(fact_id)} differently"
    ) as told:
        fa.read(copy)
    assert "第4行与第2行" in told.value.in_language("zh")


def test_two_files_that_contradict_each_other_are_told(
    copy: Path, bundled_text: FinalAccounts, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact_id, sha256 = first_item_fact(bundled_text), bundled_text.source.sha256
    lines(copy, f"{sha256},{fact_id},1.25,1.52,x,y")
    data = copy.parent / "elsewhere"
    (data / "raw").mkdir(parents=True)
    other = f"{HEADER}{sha256},{fact_id},1.25,{{}},z,w\n"
    monkeypatch.setenv("FA_DATA", str(data))
    (data / "corrections.csv").write_text(other.format("1.52"), encoding="utf-8")
    assert fa.read(copy).fact(fact_id).value == Decimal("1.52")
    (data / "corrections.csv").write_text(other.format("1.53"), encoding="utf-8")
    with pytest.raises(CorrectionError, match=r"line 2: .* already corrected to 1\.52 by another file"):
        fa.read(copy)


def test_a_file_that_is_no_table_is_told(copy: Path) -> None:
    (copy.parent / "corrections.csv").write_bytes(b"PK\x03\x04\x81\xff\xff\x00")
    with pytest.raises(CorrectionError, match=r"^corrections\.csv: this is not a readable text table"):
        fa.read(copy)
