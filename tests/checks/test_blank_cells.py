"""A blank cell that would fill the gap: the sum then asks for an explanation and accuses nobody."""

from __future__ import annotations

import pytest

from check_samples import statement, with_statements
from fa_helpers.checks import check_document
from fa_helpers.checks.check import Outcome

COLUMNS = ("total_expenditure", "basic_expenditure", "project_expenditure")


def _outcomes(*printed: str) -> dict[str, set[Outcome]]:
    """Outcomes by rule of a statement with a total, a class, a section, two items; ``_`` is a blank cell."""
    names = (
        ("", "合计"),
        ("208", "社会保障和就业支出"),
        ("20805", "行政事业单位养老支出"),
        ("2080501", "行政单位离退休"),
        ("2080505", "机关事业单位基本养老保险缴费支出"),
    )
    lines = []
    for name, row in zip(names, printed, strict=True):
        cells = {c: p for c, p in zip(COLUMNS, row.split(), strict=True) if p != "_"}
        lines.append(("", *name, cells))
    ledger = check_document(with_statements(statement("expenditure_statement", lines)))
    found: dict[str, set[Outcome]] = {}
    for entry in ledger.entries:
        found.setdefault(entry.check.rule, set()).add(entry.check.outcome)
    return found


SUM = "10.00 5.00 5.00"


def test_a_blank_part_that_its_row_expects() -> None:
    found = _outcomes(SUM, SUM, SUM, "4.00 _ _", "6.00 1.00 5.00")
    assert found["column.section"] == {"holds", "suspicious"}


def test_a_blank_part_that_its_column_expects() -> None:
    found = _outcomes(SUM, SUM, "10.00 _ 5.00", "4.00 4.00 _", "6.00 1.00 5.00")
    assert found["row.expenditure"] == {"holds", "suspicious"}


@pytest.mark.parametrize("item", ["4.00 4.00 _", "4.00 4.00 0.00"])
def test_a_blank_part_that_nothing_expects_leaves_the_finding(item: str) -> None:
    found = _outcomes(SUM, SUM, "10.00 5.50 5.00", item, "6.00 1.00 5.00")
    assert "inconsistent" in found["column.section"] and "inconsistent" in found["row.expenditure"]
