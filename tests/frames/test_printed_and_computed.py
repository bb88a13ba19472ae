"""Printed beside recomputed: every rate of the bundled document, and that a wrong digit is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def by_subject(rows: list[dict[str, Any]], concept: str) -> dict[str, Any]:
    return next(row for row in rows if row["concept"] == concept)


def test_every_printed_change_stands_in_a_row(bundled: FinalAccounts) -> None:
    rows = rows_of(bundled.changes())
    assert len(rows) == sum(f.measure == "change" for f in bundled.data.facts) == 19
    assert sum(row["change_rate_printed"] is not None for row in rows) == 19


def test_the_implied_prior_year(bundled: FinalAccounts) -> None:
    row = by_subject(rows_of(bundled.changes()), "grand_total")
    assert row["prior_final_accounts"] == 3934.41
    assert row["signed_change"] == -1549.13
    assert row["outcome"] == "holds"


def test_a_zero_base_has_a_reason_and_no_outcome(bundled: FinalAccounts) -> None:
    row = next(r for r in rows_of(bundled.changes()) if str(r["subject"]).endswith("纺织业"))
    assert (row["change_rate"], row["change_rate_reason"], row["outcome"]) == (None, "zero_base", "")


def test_variances_name_their_base(bundled: FinalAccounts) -> None:
    rows = [r for r in rows_of(bundled.variances()) if r["measure"] == "variance_rate"]
    assert [r["base"] for r in rows] == ["initial_budget"] * 2 + ["adjusted_budget"] * 5
    assert rows[0]["variance"] == 2143.59 and rows[0]["outcome"] == "holds"


def test_execution_rates_stand_beside_their_funds(bundled: FinalAccounts) -> None:
    rows = [r for r in rows_of(bundled.variances()) if r["measure"] == "execution_rate"]
    assert [(r["base_amount"], r["amount"]) for r in rows[:2]] == [
        (4664.42, 2380.33),
        (37.07, 31.97),
    ]
    assert [r["outcome"] for r in rows] == ["holds"] * 8


def test_every_printed_rate_stands_in_a_row(bundled: FinalAccounts) -> None:
    rates = {"change_rate", "share", "variance_rate", "completion_rate", "execution_rate"}
    printed = {f.fact_id for f in (*bundled.data.facts, *bundled.data.card_facts) if f.measure in rates}
    rows = [*rows_of(bundled.changes()), *rows_of(bundled.variances())]
    assert printed == {str(r["fact_ids"]).split()[-1] for r in rows}
    assert len(printed) == 19 + 21 + 7 + 8


def test_shares_divide_their_whole(bundled: FinalAccounts) -> None:
    rows = rows_of(bundled.structure())
    assert len(rows) == 21
    assert {r["outcome"] for r in rows if r["share"] is not None} == {"holds"}


def test_a_wrong_share_in_a_published_document_is_seen(real: Callable[[str], FinalAccounts]) -> None:
    rows = rows_of(real("putuo_finance_2024").structure())
    (wrong,) = [r for r in rows if r["outcome"] == "inconsistent"]
    assert (wrong["subject"], wrong["share_printed"]) == ("一般公共服务支出", 71.73)


@pytest.mark.parametrize(
    ("printed", "wrong", "frame"),
    [
        ("39.37%", "39.47%", FinalAccounts.changes),
        ("886.92%", "886.82%", FinalAccounts.variances),
        ("占 88.74%", "占 87.84%", FinalAccounts.structure),
    ],
)
def test_one_wrong_digit_is_seen(
    printed: str, wrong: str, frame: Callable[[FinalAccounts], pd.DataFrame]
) -> None:
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8").replace(printed, wrong, 1)
    outcomes = [r["outcome"] for r in rows_of(frame(fa.read(text.encode())))]
    assert len([x for x in outcomes if x in ("inconsistent", "suspicious")]) == 1
