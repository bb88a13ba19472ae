"""Samples: the same draw for the same seed, a sheet that any spreadsheet may save, a rate with its interval."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_texts import write

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.corpus.sampling import error_rates, sample, wilson
from fa_helpers.errors import FinalAccountsError

pytest.importorskip("duckdb")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("sample")
    for year in (2020, 2021, 2022):
        write(home / "files", f"{year}.txt", "云山市统计局", year)
    assert cli.main(["corpus", "add", str(home / "files"), "--store", str(home / "s"), "--jobs", "0"]) == 0
    return home / "s"


def test_a_seed_draws_the_same_and_another_another(store: Path) -> None:
    corpus = fa.open_corpus(store)
    one, again, other = sample(corpus, 9, 4), sample(corpus, 9, 4), sample(corpus, 9, 5)
    assert one.fact_id.tolist() == again.fact_id.tolist() and len(one) == 9
    pairs = [list(zip(frame.document_id, frame.fact_id, strict=True)) for frame in (one, other)]
    assert pairs[0] != pairs[1] and len(set(pairs[0])) == 9
    assert sample(corpus, 4, 4).fact_id.tolist() == one.fact_id.tolist()[:4]


def test_a_filled_sheet_gives_the_rate(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["--language", "en", "corpus", "sample"]
    assert cli.main([*words, "-n", "10", "--seed", "3", "--store", str(store), "-o", str(tmp_path)]) == 0
    sheet = pd.read_csv(tmp_path / "sample.csv", dtype=str, keep_default_na=False)
    assert sheet.columns.tolist()[:4] == ["number", "document_id", "entity", "fiscal_year"]
    sheet["right"] = ["对", "y", "错", "1", "n", "Yes", "对", "对", "", ""]
    sheet.to_csv(tmp_path / "filled.csv", index=False, sep=";", encoding="gbk")
    rates = error_rates(tmp_path / "filled.csv")
    assert (rates[0].by, rates[0].looked_at, rates[0].wrong, rates[0].rate) == ("all", 8, 2, 0.25)
    assert sum(one.looked_at for one in rates if one.by == "kind") == 8
    capsys.readouterr()
    assert cli.main([*words, "--filled", str(tmp_path / "filled.csv")]) == 0
    assert capsys.readouterr().out.startswith("all: 2 of 8 wrong, 25.00% (95% interval 7.15% to 59.07%)")


def test_a_word_that_is_no_answer_is_told(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("number,right\n1,y\n2,maybe\n", encoding="utf-8")
    with pytest.raises(FinalAccountsError, match="line 3"):
        error_rates(tmp_path / "s.csv")


def test_what_a_sample_needs_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", "corpus", "sample"]) == 2
    assert "--store" in capsys.readouterr().err


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_rate_and_narrows(drawn: tuple[int, int]) -> None:
    wrong, count = drawn
    low, high = wilson(wrong, count)
    assert 0 <= low <= wrong / count <= high <= 1
    more = wilson(4 * wrong, 4 * count)
    assert more[1] - more[0] < high - low
