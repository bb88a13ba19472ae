"""Two documents of one office: what should be one figure is found, with both places, and differences only ask."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from made_texts import account

import fa_helpers as fa
from conftest import ROOT
from fa_helpers import cli

pytest.importorskip("duckdb")
SERIES = ROOT.parent / "shared" / "real"
MORE = "二、收入决算情况说明\n本年收入合计95.50万元，比上年减少{0}万元。\n三、支出决算情况说明\n{1}。\n"
REASON = "本年支出合计110.00万元，比上年增加5.00万元，主要原因是新增两处基层站点的运行维护支出"


def store_of(home: Path, texts: dict[str, str]) -> Path:
    (home / "files").mkdir()
    for name, text in texts.items():
        (home / "files" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert cli.main(["corpus", "add", str(home / "files"), "--store", str(home / "s"), "--jobs", "0"]) == 0
    return home / "s"


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """2021: revenue 120.00, closing 40.00; 2022: opening 40.00, last year 95.50 + 24.50 = 120.00; 2023: opening 39.00."""
    texts = {
        "a": account("青河县水利局", 2021),
        "b": account("青河县水利局", 2022, revenue="95.50", opening="40.00", closing="41.00")
        + MORE.format("24.50", REASON),
        "c": account("青河县水利局", 2023, revenue="95.50", opening="39.00") + MORE.format("1.25", REASON),
        "d": account("青河县林业局", 2023, opening="41.00"),
    }
    store = store_of(tmp_path_factory.mktemp("years"), texts)
    corpus = fa.open_corpus(store)
    return {"links": corpus.over_years(), "repeated": corpus.repeated()}


def link(found: dict[str, pd.DataFrame], kind: str, year: int, variable: str) -> pd.Series:
    rows = found["links"].query("kind == @kind and year == @year and variable == @variable")
    assert len(rows) == 1
    return rows.iloc[0]


def test_what_was_carried_over(found: dict[str, pd.DataFrame]) -> None:
    held, not_held = (link(found, "carryover", year, "opening_carryover") for year in (2022, 2023))
    assert (held.outcome, held.value, held.value_then) == ("holds", 40, 40)
    assert (not_held.outcome, not_held.value, not_held.value_then, not_held.difference) == (
        "differs",
        39,
        41,
        -2,
    )
    assert not_held.fact_id and not_held.fact_id_then and not_held.document_id != not_held.document_id_then


def test_last_year_as_this_year_has_it(found: dict[str, pd.DataFrame]) -> None:
    held, not_held = (link(found, "prior_year", year, "total_revenue") for year in (2022, 2023))
    assert (held.outcome, held.value, held.value_then) == ("holds", 120, 120)
    assert (not_held.outcome, not_held.value, not_held.value_then) == ("differs", 96.75, 95.5)


def test_no_office_is_set_beside_another(found: dict[str, pd.DataFrame]) -> None:
    assert set(found["links"].series) == {"青河县水利局"}


def test_a_sentence_that_comes_again(found: dict[str, pd.DataFrame]) -> None:
    rows = found["repeated"].query("text.str.contains('基层站点')")
    assert (
        rows.documents.tolist() == [2]
        and rows.years.tolist() == ["2022; 2023"]
        and rows.offices.tolist() == [1]
    )


@pytest.mark.skipif(
    not (SERIES / "series").is_dir(), reason="needs published documents, which are not part of the project"
)
def test_a_university_over_two_years(tmp_path: Path) -> None:
    names = [
        SERIES / "swu_2023.pdf",
        SERIES / "series" / "swu_final_2024.pdf",
        SERIES / "series" / "swu_budget_2024.pdf",
    ]
    words = ["corpus", "add", *map(str, names), "--store", str(tmp_path / "s"), "--jobs", "0"]
    assert cli.main(words) == 0
    found = fa.open_corpus(tmp_path / "s").over_years()
    carried = found.query("kind == 'carryover'").iloc[0]  # read on both pages by eye
    assert (carried.value, carried.value_then, carried.outcome) == (106700.90, 106848.91, "differs")
    prior = found.query("kind == 'prior_year'")
    assert set(prior.outcome) == {"holds"} and {"appropriation_revenue", "class_205"} <= set(prior.variable)
    planned = found.query("kind == 'published_carryover'").iloc[0]
    assert planned.value_then == 106848.41
