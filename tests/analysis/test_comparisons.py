"""Printed beside recomputed: every rate of the bundled document, and that a wrong digit is seen."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.analysis.comparisons import change_rows, share_rows, variance_rows
from fa_helpers.analysis.records import Row
from fa_helpers.document import FinalAccounts


def by_subject(rows: list[Row], concept: str) -> Row:
    return next(row for row in rows if row["concept"] == concept)


def test_every_printed_change_stands_in_a_row(bundled: FinalAccounts) -> None:
    rows = change_rows(bundled.data)
    assert len(rows) == sum(f.measure == "change" for f in bundled.data.facts) == 19
    assert sum(row["change_rate_printed"] is not None for row in rows) == 19


def test_the_implied_prior_year(bundled: FinalAccounts) -> None:
    row = by_subject(bundled.changes().to_dict("records"), "grand_total")
    assert row["prior_final_accounts"] == Decimal("3934.41")
    assert row["signed_change"] == Decimal("-1549.13")
    assert row["outcome"] == "holds"


def test_a_zero_base_has_a_reason_and_no_outcome(bundled: FinalAccounts) -> None:
    row = next(r for r in change_rows(bundled.data) if str(r["subject"]).endswith("纺织业"))
    assert (row["change_rate"], row["change_rate_reason"], row["outcome"]) == (None, "zero_base", "")


def test_variances_name_their_base(bundled: FinalAccounts) -> None:
    rows = [r for r in variance_rows(bundled.data) if r["measure"] == "variance_rate"]
    assert [r["base"] for r in rows] == ["initial_budget"] * 2 + ["adjusted_budget"] * 5
    assert rows[0]["variance"] == Decimal("2143.59") and rows[0]["outcome"] == "holds"


def test_execution_rates_stand_beside_their_funds(bundled: FinalAccounts) -> None:
    rows = [r for r in variance_rows(bundled.data) if r["measure"] == "execution_rate"]
    assert [(r["base_amount"], r["amount"]) for r in rows[:2]] == [
        (Decimal("4664.42"), Decimal("2380.33")),
        (Decimal("37.07"), Decimal("31.97")),
    ]
    assert [r["outcome"] for r in rows] == ["holds"] * 8


def test_every_printed_rate_stands_in_a_row(bundled: FinalAccounts) -> None:
    rates = {"change_rate", "share", "variance_rate", "completion_rate", "execution_rate"}
    printed = {f.fact_id for f in (*bundled.data.facts, *bundled.data.card_facts) if f.measure in rates}
    rows = [*change_rows(bundled.data), *variance_rows(bundled.data)]
    assert printed == {str(r["fact_ids"]).split()[-1] for r in rows}
    assert len(printed) == 19 + 21 + 7 + 8


def test_shares_divide_their_whole(bundled: FinalAccounts) -> None:
    rows = share_rows(bundled.data)
    assert len(rows) == 21
    assert {r["outcome"] for r in rows if r["share"] is not None} == {"holds"}


def test_a_wrong_share_in_a_published_document_is_seen(real: Callable[[str], FinalAccounts]) -> None:
    rows = share_rows(real("putuo_finance_2024").data)
    (wrong,) = [r for r in rows if r["outcome"] == "differs"]
    assert (wrong["subject"], wrong["share_printed"]) == ("一般公共服务支出", Decimal("71.73"))


@pytest.mark.parametrize(
    ("printed", "wrong", "rows"),
    [
        ("39.37%", "39.47%", change_rows),
        ("886.92%", "886.82%", variance_rows),
        ("占 88.74%", "占 87.84%", share_rows),
    ],
)
def test_one_wrong_digit_is_seen(printed: str, wrong: str, rows: Callable[..., list[Row]]) -> None:
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8").replace(printed, wrong, 1)
    assert [r["outcome"] for r in rows(fa.read(text.encode()).data)].count("differs") == 1
