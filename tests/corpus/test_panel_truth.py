"""The panel of made-up documents against their truth: no wrong cell, every value on its page, most cells filled."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import fa_helpers as fa
from fa_helpers.corpus.panel_rows import panel_rows
from fa_helpers.text.amounts import in_unit_of

pytest.importorskip("reportlab")
from fa_helpers.making.document import FORMS, Document, make
from fa_helpers.making.figures import Ledger

SEED = 47
COUNT = int(os.environ.get("FA_PANEL", "12"))
WAN = Decimal(1_000_000)
"""The made ledgers count in fen."""


def amounts(led: Ledger) -> dict[str, int]:
    """What the variables are by the ledger that a document was written from, in fen."""
    everything = led.items + led.funds + led.capital
    found = {
        "total_revenue": led.revenue,
        "total_expenditure": led.expenditure,
        "grand_total_revenue": led.grand,
        "grand_total_expenditure": led.grand,
        "appropriation_revenue": led.appropriation_revenue,
        "gb_revenue": led.total("revenue"),
        "fund_revenue": led.total("revenue", led.funds),
        "capital_revenue": led.total("revenue", led.capital),
        "surplus_used": led.surplus_used,
        "surplus_appropriation": led.surplus_appropriation,
        "basic_expenditure": led.total("basic", everything),
        "appropriation_expenditure": led.appropriation_expenditure,
        "gb_expenditure": led.total("final"),
        "gb_basic_expenditure": led.total("basic"),
        "gb_project_expenditure": led.total("project"),
        "gb_personnel": led.personnel,
        "gb_operating": led.public,
        "fund_expenditure": led.total("final", led.funds),
        "capital_expenditure": led.total("final", led.capital),
        "opening_carryover": led.opening,
        "closing_carryover": led.closing,
        "opening_appropriation": led.total("opening", everything),
        "closing_appropriation": led.total("closing", everything),
        "gb_expenditure_initial": led.total("budget"),
        "gb_expenditure_adjusted": led.total("adjusted"),
        "agency_operating": led.operating.final,
    }
    for code in {item.code[:3] for item in led.items}:
        found[f"gb_class_{code}"] = led.total("final", [i for i in led.items if i.code.startswith(code)])
    return found


def wrong(document: Document, rows: list[dict[str, Any]]) -> Iterator[tuple[str, object, object]]:
    """Cells whose value is not the ledger's, beyond how it is printed."""
    known = amounts(document.ledger)
    for row in rows:
        value = row.get("value")
        if value is not None and row["variable"] in known:
            true = known[row["variable"]] / WAN
            places = Decimal(1).scaleb(in_unit_of(value, row["unit"], "万元").as_tuple().exponent)  # type: ignore[union-attr,arg-type]
            if abs(value - true) > places / 2 + Decimal("0.005") * (row["printed_unit"] == "万元"):
                yield row["variable"], value, true


@pytest.fixture(scope="module")
def made(
    tmp_path_factory: pytest.TempPathFactory,
) -> list[tuple[Document, fa.FinalAccounts, list[dict[str, Any]]]]:
    folder = tmp_path_factory.mktemp("panel")
    found = []
    for number in range(COUNT):
        form = FORMS[number % len(FORMS)]
        document = make(form, SEED, number, number % 12 >= 8, folder)  # every third with planted errors
        read = fa.read(folder / f"{form}-{SEED}-{number:03d}.pdf")
        found.append((document, read, panel_rows(read.data, read.ledger)))
    return found


def test_no_cell_is_wrong(made: list[tuple[Document, fa.FinalAccounts, list[dict[str, Any]]]]) -> None:
    found = {
        document.office.name: list(wrong(document, rows))
        for document, _, rows in made
        if not document.planted
    }
    assert {office: cells for office, cells in found.items() if cells} == {}


def test_every_value_is_a_printed_figure_of_its_page(
    made: list[tuple[Document, fa.FinalAccounts, list[dict[str, Any]]]],
) -> None:
    for document, read, rows in made:
        truth = document.truth()
        printed = Counter((f["printed"], f["page"]) for f in truth["narrative"])
        printed += Counter(
            (c["printed"], r["page"]) for s in truth["statements"] for r in s["rows"] for c in r["cells"]
        )
        for row in rows:
            if row.get("value") is not None:
                assert read.fact(row["fact_id"]).printed == row["printed"]
                assert printed[row["printed"], row["page"]], (document.office.name, row)


def test_most_totals_are_there(made: list[tuple[Document, fa.FinalAccounts, list[dict[str, Any]]]]) -> None:
    core = ("total_revenue", "total_expenditure", "basic_expenditure", "gb_expenditure")
    filled = [row.get("value") is not None for _, _, rows in made for row in rows if row["variable"] in core]
    assert sum(filled) / len(filled) > 0.9


def test_a_wrong_cell_is_seen(made: list[tuple[Document, fa.FinalAccounts, list[dict[str, Any]]]]) -> None:
    document, _, rows = made[0]
    spoiled = [
        row | {"value": row["value"] + 1} if row["variable"] == "total_revenue" else row for row in rows
    ]
    assert [name for name, _, _ in wrong(document, spoiled)] == ["total_revenue"]


@pytest.mark.parametrize(
    ("name", "cells"),
    [
        ("swu_2023.pdf", "430725.03 457676.75 45110.97 4970.88 93660.54 106848.91 569496.54"),
        ("series/swu_final_2024.pdf", "477447.73 481483.46 24990.38 4335.69 106700.90 123319.86 609139.01"),
    ],
)
def test_a_published_summary_as_read_by_eye(
    name: str, cells: str, shared_file: Callable[[str], Path]
) -> None:
    read = fa.read(shared_file(f"real/{name}"))
    found = {row["variable"]: row for row in panel_rows(read.data, read.ledger)}
    totals = ("total_revenue", "total_expenditure", "surplus_used", "surplus_appropriation")
    names = (*totals, "opening_carryover", "closing_carryover", "grand_total_revenue")
    assert [str(found[one]["value"]) for one in names] == cells.split()
    assert {found[one]["source"] for one in names} == {"statement"}
    # The text calls the year's revenue 收入总计: the statement counts, and the row says so.
    assert "differs" in str(found["grand_total_revenue"]["quality"])
    assert found["gb_expenditure"]["reason"] == "other_scope"  # its statement is of all appropriations
