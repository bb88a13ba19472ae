"""Made-up documents (benchmarks/corpus): the same bytes again, a truth that adds up, errors that change only their figure."""

from __future__ import annotations

import difflib
import json
import re
import sys
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT

pytest.importorskip("reportlab")
sys.path.insert(0, str(ROOT / "benchmarks"))

from corpus.comparison import compare, num

from fa_helpers.making.document import FORMS, Document, compose, lay_out, make
from fa_helpers.making.figures import Ledger
from fa_helpers.making.filling import make_ledger
from fa_helpers.making.pieces import Figure, Para
from fa_helpers.making.planting import KINDS
from fa_helpers.making.statement_trees import revenue_by_kind

WORDS = {
    "direction_reversed",
    "residue",
    "wrong_year",
    "office_name",
    "class_name",
    "placeholder",
    "missing_percent",
}
SEEDS = [f"test/{n}" for n in range(12)]


def printed(document: Document) -> list[str]:
    """Every printed number of a document's truth, in order."""
    truth = document.truth()
    cells = [c["printed"] for s in truth["statements"] for r in s["rows"] for c in r["cells"]]
    cards: list[str] = []
    for card in truth["scorecards"]:
        cards += [str(row[k]) for row in card["funds"] for k in row if k != "row"] + [card["total_score"]]
        cards += [i[k] for i in card["indicators"] for k in ("level1", "weight", "score")] + [
            card["goal_actual"]
        ]
    return [f["printed"] for f in truth["narrative"]] + cells + cards


def paragraphs(form: str, seed: str) -> list[Any]:
    """The item paragraphs of a correct document."""
    return [b for b in compose(form, seed, False).blocks if isinstance(b, Para) and b.item]


def laid_out(form: str, seed: str, errors: bool, folder: Path) -> Document:
    document = compose(form, seed, errors)
    lay_out(document, folder / "document.pdf")
    return document


@pytest.mark.parametrize("form", FORMS)
def test_the_same_seed_gives_the_same_bytes(form: str, tmp_path: Path) -> None:
    files = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        make(form, 7, 1, True, tmp_path / name)
        files.append({p.name: p.read_bytes() for p in sorted((tmp_path / name).iterdir())})
    assert len(files[0]) == 2
    assert files[0] == files[1]
    (tmp_path / "c").mkdir()
    make(form, 8, 1, True, tmp_path / "c")
    assert {p.read_bytes() for p in (tmp_path / "c").iterdir()} != set(files[0].values())


def test_the_corpus_shares_no_code_with_the_readers() -> None:
    making = ROOT / "src" / "fa_helpers" / "making"
    modules = sorted([*making.rglob("*.py"), *(ROOT / "benchmarks" / "corpus").rglob("*.py")])
    assert len(modules) > 20
    for module in modules:
        imported = re.findall(r"(?:from|import) (fa_helpers[\w.]*)", module.read_text(encoding="utf-8"))
        assert all(name.startswith(("fa_helpers.making", "fa_helpers.resources")) for name in imported), (
            module
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_the_ledger_balances(seed: str) -> None:
    from random import Random

    led: Ledger = make_ledger(Random(seed))
    assert led.grand == led.expenditure + led.surplus_appropriation + led.closing
    everything = led.items + led.funds + led.capital
    assert led.appropriation_grand == led.appropriation_expenditure + led.total("closing", everything)
    assert led.personnel + led.public == led.total("basic")
    kinds = ("superior", "service", "business", "subordinate", "other")
    by_item = [revenue_by_kind(led, kind, item) for kind in kinds for item in led.items]
    assert sum(by_item) == (led.other_revenue if led.total("other") else 0)
    assert min([*by_item, led.other_revenue, *(i.revenue for i in everything)]) >= 0


@pytest.mark.parametrize("form", FORMS)
def test_the_columns_of_a_statement_add_up(form: str, tmp_path: Path) -> None:
    """Items add up to classes and 合计, within what rounding allows; every cell has its page."""
    document = compose(form, "test/add" if form != "xinjiang" else "test/add2", False)
    lay_out(document, tmp_path / "document.pdf")
    tables = {s["statement"]: s["rows"] for s in document.truth()["statements"]}
    assert all(r["page"] for rows in tables.values() for r in rows)
    for rows in [tables["expenditure_statement"], tables["general_budget_expenditure"]]:
        sums: dict[tuple[int, str], Decimal] = defaultdict(Decimal)
        for row in rows:
            for cell in row["cells"]:
                value = num(cell["printed"])
                sums[len(row["code"]), cell["column"]] += value if value is not None else Decimal(0)
        columns = {column for _, column in sums}
        for column in columns:
            slack = Decimal("0.005") * (len(rows) + 1)
            assert abs(sums[0, column] - sums[7, column]) <= slack
            assert abs(sums[3, column] - sums[7, column]) <= slack
            assert abs(sums[5, column] - sums[7, column]) <= slack


@pytest.mark.parametrize("seed", SEEDS)
def test_a_scorecard_adds_up(seed: str) -> None:
    cards = [c for form in ("xinjiang", "shaanxi") for c in compose(form, seed, False).truth()["scorecards"]]
    for card in cards:
        weights = [Decimal(i["weight"]) for i in card["indicators"]]
        scores = [Decimal(i["score"]) for i in card["indicators"]]
        assert sum(weights) + 10 == 100
        assert sum(scores) + Decimal(card["funds"][0]["score"]) == Decimal(card["total_score"])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", SEEDS[:6])
def test_a_planted_error_changes_its_figure_only(form: str, seed: str, tmp_path: Path) -> None:
    document = laid_out(form, seed, True, tmp_path)
    before, after = printed(compose(form, seed, False)), printed(document)
    planted: list[dict[str, Any]] = document.truth()["planted"]
    assert planted and all(p["where"] > 0 for p in planted)
    allowed = {p["printed"] for p in planted} | {a["printed"] for p in planted for a in p["also"]}
    gone = {p["was"] for p in planted} | {a["was"] for p in planted for a in p["also"]}
    kinds = {p["kind"] for p in planted}
    if kinds & {"item_missing", "item_doubled"}:  # a paragraph's figures go or come again together
        of_items = {f.printed for p in paragraphs(form, seed) for f in p.pieces if isinstance(f, Figure)}
        allowed, gone = allowed | of_items, gone | of_items
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        # A goal's text and a heading of points hold the changed number inside words.
        new = {n for n in after[j1:j2] if not any(a and a in n for a in allowed)}
        old = {n for n in before[i1:i2] if not any(g and g in n for g in gone)}
        assert not new and not old
    assert before != after or kinds <= WORDS


def test_every_kind_of_error_is_planted_somewhere() -> None:
    kinds = {p.kind for form in FORMS for n in range(60) for p in compose(form, f"kinds/{n}", True).planted}
    assert {make.__name__ for make in KINDS} <= kinds
    assert {"card_weight", "card_total_score", "card_full_score_missed", "card_money"} <= kinds


def test_the_cover_says_that_it_is_made_up(tmp_path: Path) -> None:
    import pypdfium2

    for errors in (False, True):
        laid_out("central", "test/cover", errors, tmp_path)
        text = pypdfium2.PdfDocument(tmp_path / "document.pdf")[0].get_textpage().get_text_range()
        assert "虚构示例，非真实单位" in text
        assert ("教学用，数字已改" in text) is errors


def test_the_comparison_sees_a_wrong_figure(tmp_path: Path) -> None:
    from fa_helpers.document import read

    make("shaanxi", 5, 2, False, tmp_path)
    path = tmp_path / "shaanxi-5-002.pdf"
    truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    data = read(path).data
    right = compare(truth, data)["narrative"]
    assert right.recall > 0.9
    truth["narrative"][3]["printed"] = "987654.32"
    wrong = compare(truth, data)["narrative"]
    assert wrong.hit == right.hit - 1 and wrong.missed
