"""What published documents testify to, shown on made-up ones too: a clean clone has all it needs for this.

Eight documents of ``benchmarks/corpus``, two of each form, one of them with planted errors: their truth was written
before their pages. Each room has its witness: pages, layout, reading, analysis, presentation, the command.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.cli import main
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.model import DocumentData, Fact
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.ruled_tables import find_tables
from fa_helpers.presentation.few_persons import shown_contexts
from fa_helpers.reading.corrections import Correction, correct
from fa_helpers.text.amounts import to_yuan
from fa_helpers.text.fold import fold
from test_nothing_lost import lost
from test_places import check as is_in_its_box
from test_places import without_places

pytest.importorskip("reportlab")
sys.path.insert(0, str(ROOT / "benchmarks"))

from corpus.checking import finds
from corpus.comparison import compare

from fa_helpers.making.document import FORMS, make

SEED = 31
NAMES = [f"{form}-{SEED}-{number:03d}" for form in FORMS for number in (0, 1)]
FIRST = NAMES[::2]
"""Those without errors, one of each form."""
CODED = ("revenue_statement", "expenditure_statement", "general_budget_expenditure")
RECALL = {"narrative": 0.97, "cells": 0.99, "heads": 0.99, "funds": 0.99, "indicators": 0.99, "items": 0.95}


@dataclass(frozen=True)
class Made:
    """A made-up document: its file, its truth, and what was read."""

    path: Path
    truth: dict[str, Any]
    document: FinalAccounts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    folder = tmp_path_factory.mktemp("made")
    found = {}
    for name in NAMES:
        form, seed, number = name.split("-")
        make(form, int(seed), int(number), int(number) == 1, folder)
        path = folder / f"{name}.pdf"
        truth = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        found[name] = Made(path, truth, fa.read(path))
    return found


def missing(document: FinalAccounts) -> list[tuple[int, str]]:
    """What is lost but for what only looks so: a list's number before a year, a minus, a number broken over lines."""
    printed = [(page, fold(f.printed)) for f in facts_of(document.data) for page in pages_of(f)]
    broken = [
        (page, fold(f.printed)) for f in facts_of(document.data) if f.locator.parts for page in pages_of(f)
    ]
    return [
        (page, amount)
        for page, amount in lost(document)
        if not re.fullmatch(r"\d{1,2}\.20\d\d", amount)
        and (page, f"-{amount}") not in printed
        and not any(where == page and amount in whole for where, whole in broken)
    ]


def pages_of(fact: Fact) -> set[int]:
    """The pages that a figure stands on."""
    return {fact.locator.page, *(page for page, _ in fact.locator.parts)}


def facts_of(data: DocumentData) -> tuple[Fact, ...]:
    return (*data.facts, *data.cell_facts, *data.card_facts)


@pytest.mark.parametrize("name", FIRST)
def test_the_engines_see_the_same(name: str, made: dict[str, Made]) -> None:
    content = made[name].path.read_bytes()
    pages = 0
    for one, other in zip(
        pdfium.read_pages(content, name=name), plumber.read_pages(content, name=name), strict=True
    ):
        assert (one.width, one.height, one.rotation) == (other.width, other.height, other.rotation)
        assert Counter(char.text for char in one.chars) == Counter(char.text for char in other.chars)
        tables = [
            [tuple(round(x) for x in cell) for t in find_tables(page) for cell in t.cells]
            for page in (one, other)
        ]
        assert tables[0] == tables[1], one.number
        pages += 1
    assert pages == len(made[name].document.pages)


@pytest.mark.parametrize("name", FIRST[:2])
def test_both_engines_give_the_same_figures(name: str, made: dict[str, Made]) -> None:
    assert without_places(fa.read(made[name].path, engine="plumber")) == without_places(made[name].document)


@pytest.mark.parametrize("name", FIRST)
def test_every_figure_of_the_text_is_in_its_box(name: str, made: dict[str, Made]) -> None:
    is_in_its_box(made[name].path, made[name].document, 20)


@pytest.mark.parametrize("name", NAMES)
def test_every_amount_is_somewhere(name: str, made: dict[str, Made]) -> None:
    assert missing(made[name].document) == []


@pytest.mark.parametrize("name", FIRST)
def test_a_figure_that_is_passed_over_is_found_missing(name: str, made: dict[str, Made]) -> None:
    document = made[name].document
    data = document.data
    printed = Counter(fact.printed for fact in data.facts)
    fact = next(f for f in data.facts if "." in f.printed and printed[f.printed] == 1 and len(f.printed) > 5)
    less = replace(data, facts=tuple(f for f in data.facts if f is not fact))
    gone = missing(FinalAccounts(less, document.source, document._sheet))
    said = {
        page
        for r in data.coverage
        if r.status in ("partly_read", "not_read")
        for page in (r.page_first, r.page_last)
    }
    assert gone == [(fact.locator.page, fact.printed)] or fact.locator.page in said


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_every_page_is_in_a_row(name: str, made: dict[str, Made]) -> None:
    document = made[name].document
    counted = Counter(fact.fact_id for fact in facts_of(document.data))
    assert max(counted.values()) == 1
    rows = document.data.coverage
    covered = {p for row in rows for p in range(row.page_first or 0, (row.page_last or -1) + 1)}
    front = {line.page for line in (*document._sheet.outline.cover, *document._sheet.outline.contents)}
    assert {page.number for page in document.pages if page.text} - covered - front == set()


@pytest.mark.parametrize("name", NAMES)
def test_what_was_written_is_read(name: str, made: dict[str, Made]) -> None:
    document = made[name].document
    profile = document.data.profile
    assert (profile.entity, profile.fiscal_year) == (made[name].truth["entity"], made[name].truth["year"])
    scores = compare(made[name].truth, document.data)
    for part, least in RECALL.items():
        assert not scores[part].known or scores[part].recall >= least, (part, scores[part].missed[:3])


@pytest.mark.parametrize("name", FIRST)
def test_every_number_in_a_ruled_table_of_a_statement_is_a_cell(name: str, made: dict[str, Made]) -> None:
    """The decimals that pdfplumber finds in the tables of the statements' pages, and no others."""
    document = made[name].document
    pages = sorted({cell.locator.page for cell in document.data.statement_cells})
    if made[name].truth["style"]["rules"] != "all":
        pytest.skip("its statements have no upright rules")
    with pdfplumber.open(made[name].path) as pdf:
        for number in pages:
            tables = [row for table in pdf.pages[number - 1].extract_tables() for row in table]
            texts = ["".join(cell.split()) for row in tables for cell in row if cell]
            wanted = sorted(fold(t) for t in texts if re.fullmatch(r"-?\d[\d,]*\.\d+%?", fold(t)))
            here = [c for c in document.data.statement_cells if c.locator.page == number]
            assert sorted(fold(c.printed) for c in here if "." in c.printed) == wanted


@pytest.mark.parametrize("name", FIRST)
def test_classes_add_up_to_the_total(name: str, made: dict[str, Made]) -> None:
    cells = made[name].document.data.statement_cells
    for statement in CODED:
        columns = {c.column_label for c in cells if c.statement == statement}
        for column in columns:
            values = {
                c.code or c.label: c.value
                for c in cells
                if c.statement == statement and c.column_label == column and c.value is not None
            }
            classes = [value for key, value in values.items() if key.isdigit() and len(key) == 3]
            if "合计" in values and classes:
                slack = Decimal("0.005") * (len(classes) + 1)
                assert abs(sum(classes) - values["合计"]) <= slack, (statement, column)


@pytest.mark.parametrize("name", FIRST)
def test_printed_changes_and_rates_follow_from_the_amounts(name: str, made: dict[str, Made]) -> None:
    changes = made[name].document.changes()
    assert set(changes["outcome"]) <= {"holds", "rounding", ""}
    structure = made[name].document.structure()
    assert len(structure) and len(changes)


@pytest.mark.parametrize("name", NAMES)
def test_money_is_exact_in_yuan(name: str, made: dict[str, Made]) -> None:
    for fact in facts_of(made[name].document.data):
        assert fact.amount_yuan == to_yuan(fact.value, fact.unit)


@pytest.mark.parametrize("name", FIRST)
def test_a_correct_document_is_not_accused(name: str, made: dict[str, Made]) -> None:
    checked = made[name].document.check()
    assert checked.ledger.of("inconsistent") == ()


def test_planted_errors_are_found(made: dict[str, Made]) -> None:
    found, wrong = [], []
    for name in NAMES[1::2]:
        result = finds(made[name].truth["planted"], made[name].document)
        assert result is not None
        found += result["found"]
        wrong += result["false"]
    assert len(found) >= 4 and sum(hit for _, hit in found) >= 0.7 * len(found)
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_frames_speak_of_figures_that_are_there(name: str, made: dict[str, Made]) -> None:
    document = made[name].document
    known = {fact.fact_id for fact in facts_of(document.data)}
    assert set(document.facts()["fact_id"]) == {fact.fact_id for fact in document.data.facts}
    assert len(document.statements()) == len(document.data.statement_cells)
    assert len(document.indicators()) == sum(len(card.indicators) for card in document.data.scorecards)
    ledger = document.check().to_frame()
    assert {i for ids in ledger["fact_ids"] for i in ids.split()} <= known
    assert set(shown_contexts(document.data)) <= known


@pytest.mark.parametrize("name", FIRST)
def test_one_corrected_figure_of_each_kind_reaches_its_place(name: str, made: dict[str, Made]) -> None:
    data = made[name].document.data
    choose = random.Random(name)
    for facts in (data.facts, data.cell_facts, data.card_facts):
        if not facts:
            continue
        fact = choose.choice(facts)
        change = Correction(data.sources[0].sha256, fact.fact_id, fact.printed, "7.77", "someone", "looked")
        mended = correct(data, [change])
        values = {f.fact_id: f.value for f in facts_of(mended)}
        assert [i for i, f in zip(values, facts_of(data), strict=True) if values[i] != f.value] == [
            fact.fact_id
        ]
        if fact.origin == "statement":
            cells = zip(mended.statement_cells, data.statement_cells, strict=True)
            assert [new.locator for new, old in cells if new.value != old.value] == [fact.locator]


@pytest.mark.parametrize("name", FIRST[:2])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_answers_and_pictures_speak_of_the_document(name: str, language: Any, made: dict[str, Made]) -> None:
    document = made[name].document
    for answer in (fa.spending.answer, fa.public_expenses.answer):
        assert len(str(answer(document.data, language))) > 20
    fact = document.headline()
    assert fact is not None
    shown = document.show(fact.fact_id, language)
    assert fact.printed in str(shown) and shown.png() is not None


def test_bytes_at_random_are_read_or_refused_in_one_line(made: dict[str, Made]) -> None:
    content = made[FIRST[0]].path.read_bytes()
    choose = random.Random(5)
    broken = [content[: choose.randrange(1, len(content))] for _ in range(4)]
    for _ in range(6):
        other = bytearray(content)
        for _ in range(40):
            other[choose.randrange(len(other))] = choose.randrange(256)
        broken.append(bytes(other))
    for one in broken:
        try:
            document = fa.read(one)
        except FinalAccountsError as error:
            assert "\n" not in str(error)
        else:
            document.check()


def test_the_command_writes_the_same_files_twice(made: dict[str, Made], tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert main(["extract", str(made[FIRST[0]].path), "-o", str(tmp_path / folder)]) == 0
    files = [sorted((tmp_path / folder).rglob("*.csv")) for folder in ("a", "b")]
    assert len(files[0]) >= 6
    assert [p.read_bytes() for p in files[0]] == [p.read_bytes() for p in files[1]]
