"""Names of figures in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fa_helpers.checks.bilingual import name_of
from fa_helpers.model import Fact, Locator


def cell(statement: str) -> Fact:
    more = ("", "", "amount", Decimal("7.00"), "万元", "7.00", "20502 普通教育 收入合计 7.00")
    return Fact("some.0001", "statement", statement, *more, Locator(3))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_cell_of_an_unknown_statement_is_named_without_one(language: str) -> None:
    assert name_of(cell("")).in_(language) == "20502 普通教育 收入合计"  # type: ignore[arg-type] # one of the two
    known = name_of(cell("revenue_statement")).in_(language)  # type: ignore[arg-type] # one of the two
    assert known.endswith("20502 普通教育 收入合计") and known != "20502 普通教育 收入合计"
