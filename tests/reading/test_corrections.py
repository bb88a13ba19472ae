"""Corrections by hand are applied on every read, said wherever the figure appears, and fail loudly when they no longer fit."""

from __future__ import annotations

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
    assert document.data.functional_items[1].final_accounts == Decimal("1.52")
    rows = [r for r in document.data.coverage if r.part == fact_id]
    assert len(rows) == 1 and "1.25 → 1.52" in rows[0].reason
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
    with pytest.raises(CorrectionError, match=rf"{fact_id} does not match"):
        fa.read(copy)


def test_a_value_that_is_no_number_is_refused(copy: Path, bundled_text: FinalAccounts) -> None:
    correct(copy, bundled_text.source.sha256, "narrative.2.1.001", "2,385.28", "about 5")
    with pytest.raises(CorrectionError, match="no number"):
        fa.read(copy)


def test_missing_columns_are_named(copy: Path) -> None:
    (copy.parent / "corrections.csv").write_text("sha256,id\n", encoding="utf-8")
    with pytest.raises(CorrectionError, match="printed, value, by, why"):
        fa.read(copy)
