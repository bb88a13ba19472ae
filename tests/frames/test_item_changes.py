"""What each item did: last year implied by the text, else a budget; a base of 0 gives no rate."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.frames.item_changes import compared_items, item_change_rows, movement_of
from spending_samples import document, fact, item

PATH = ("教育支出", "普通教育", "小学教育")
OTHER = ("教育支出", "普通教育", "高中教育")


def test_every_item_of_the_truth(bundled: FinalAccounts, shared_file: Callable[[str], Path]) -> None:
    truth = json.loads(shared_file("truth/urumqi_miit_2023.json").read_text(encoding="utf-8"))
    rows = item_change_rows(bundled.data)
    assert [row["signed_change"] for row in rows] == [
        Decimal(str(i["signed_change"])) for i in truth["functional_items"]
    ]
    assert [row["base_amount"] for row in rows] == [
        Decimal(str(i["prior_implied"])) for i in truth["functional_items"]
    ]


def test_what_appeared_and_what_vanished(bundled: FinalAccounts) -> None:
    rows = item_change_rows(bundled.data)
    changes = {m: [r["signed_change"] for r in rows if r["movement"] == m] for m in ("appeared", "vanished")}
    assert sum(changes["appeared"]) == Decimal("1967.04") and len(changes["appeared"]) == 5  # type: ignore[arg-type]
    assert changes["vanished"] == [Decimal("-3.59"), Decimal("-170.00")]
    assert min(r["signed_change"] for r in rows) == Decimal("-3236.83")  # type: ignore[type-var]


def test_never_a_rate_from_zero(bundled: FinalAccounts) -> None:
    rows = [r for r in item_change_rows(bundled.data) if r["movement"] == "appeared"]
    assert {(r["change_rate"], r["change_rate_reason"]) for r in rows} == {(None, "zero_base")}


def test_contributions_make_the_whole(bundled: FinalAccounts) -> None:
    parts = [row["contribution"] for row in item_change_rows(bundled.data)]
    assert round(sum(parts), 20) == 1  # type: ignore[arg-type, call-overload]


@pytest.mark.parametrize(
    ("final", "base", "movement"),
    [
        ("5", "0", "appeared"),
        ("0", "5", "vanished"),
        ("6", "5", "grew"),
        ("4", "5", "shrank"),
        ("5", "5", "unchanged"),
        ("0", "0", "unchanged"),
        ("5", None, "unknown"),
        (None, "5", "unknown"),
        ("5", "-1", "unknown"),
    ],
)
def test_movements(final: str | None, base: str | None, movement: str) -> None:
    values = [None if text is None else Decimal(text) for text in (final, base)]
    assert movement_of(*values) == movement


def test_the_base_that_most_items_have() -> None:
    budgeted = [item(n, (*PATH[:2], f"第{n}项"), "5", adjusted_budget="6") for n in (1, 2)]
    row = item(3, PATH, "5", change="1", direction="increase")
    assert {c.base for c in compared_items(document([*budgeted, row]))} == {"adjusted_budget"}
    assert {c.base for c in compared_items(document([*budgeted, row]), "prior_final_accounts")} == {
        "prior_final_accounts"
    }
    assert [c.base for c in compared_items(document([item(1, PATH, "5")]))] == [""]


def test_last_year_from_a_rate_alone() -> None:
    (row,) = compared_items(
        document([item(1, PATH, "110.00", change_rate_printed="10.00", direction="increase")])
    )
    assert (row.base_amount, row.base_source) == (Decimal("100.00"), "change_rate")
    assert row.signed_change == Decimal("10.00")


@pytest.mark.parametrize(("direction", "final"), [("increase", "5.00"), ("decrease", "0.00")])
def test_a_rate_of_one_hundred_alone_settles_nothing(direction: str, final: str) -> None:
    rows = compared_items(document([item(1, PATH, final, change_rate_printed="100", direction=direction)]))
    assert [row.base_amount for row in rows] == [None]


def test_a_change_without_its_word_settles_nothing() -> None:
    (row,) = compared_items(document([item(1, PATH, "5.00", change="1.00")]), "prior_final_accounts")
    assert (row.base_amount, row.movement) == (None, "unknown")


def test_an_item_printed_again_elsewhere_counts_once() -> None:
    twice = [item(1, PATH, "5.00", section="2.3"), item(2, PATH, "5.00", section="2.5.3")]
    assert len(compared_items(document(twice))) == 1
    same_place = [item(1, PATH, "5.00"), item(2, PATH, "6.00")]
    assert len(compared_items(document(same_place))) == 2


def test_amounts_come_in_the_unit_of_the_document() -> None:
    data = document([item(1, PATH, "50000.00", initial_budget="60000.00")])
    others = (fact("narrative.2.1.001", "1.00"), fact("narrative.2.1.002", "2.00"))
    yuan = fact("narrative.2.5.3.001", "50000.00", unit="元")
    mixed = type(data)(
        data.document_id, data.profile, (), facts=(*others, yuan), functional_items=data.functional_items
    )
    (row,) = item_change_rows(mixed)
    assert (row["amount"], row["base_amount"], row["unit"]) == (Decimal("5"), Decimal("6"), "万元")


def test_budgets_of_other_documents(real: Callable[[str], FinalAccounts]) -> None:
    rows = item_change_rows(real("putuo_socialwork_2024").data)
    assert {row["base"] for row in rows} == {"adjusted_budget"}
    assert rows[1]["signed_change"] == Decimal("-6.37") and rows[1]["movement"] == "shrank"
