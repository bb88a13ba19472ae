"""A store of many documents: the same bytes whatever the order, the processes or an interruption; nothing stops the rest."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from pathlib import Path

import pytest
from made_texts import content, write

import fa_helpers as fa
from conftest import ROOT
from fa_helpers import cli
from fa_helpers.corpus import shards
from fa_helpers.corpus.store import files_below
from fa_helpers.errors import FinalAccountsError, SourceError

pytest.importorskip("duckdb")
sys.path.insert(0, str(ROOT / "tests" / "files"))


def add(store: Path, *paths: Path, jobs: int = 0) -> int:
    """``fa corpus add``."""
    words = ["--language", "en", "corpus", "add", *map(str, paths)]
    return cli.main([*words, "--store", str(store), "--jobs", str(jobs)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two accounts, one of them twice under two names, and a file that is none."""
    made = tmp_path / "files"
    first = write(made, "a.txt", "云山市财政局", 2021)
    write(made / "below", "b.txt", "云山市教育局", 2022, revenue="95.50")
    shutil.copy(first, made / "z_again.txt")
    (made / "bad.pdf").write_text("nothing", encoding="utf-8")
    return made


def test_files_become_tables_and_a_bad_one_is_kept_with_its_reason(folder: Path, tmp_path: Path) -> None:
    assert add(tmp_path / "s", folder) == 2
    corpus = fa.open_corpus(tmp_path / "s")
    rows = corpus.documents().sort_values(["outcome", "fiscal_year"])
    assert rows.outcome.tolist() == ["read", "read", "refused"]
    assert rows.entity.tolist()[:2] == ["云山市财政局", "云山市教育局"]
    assert rows.fiscal_year.tolist()[:2] == [2021, 2022] and rows.reason.tolist()[2] == "not_final_accounts"
    assert rows.sha256.str.startswith(tuple(rows.document_id)).all()
    found = corpus.query("SELECT amount_yuan FROM facts WHERE concept = 'total_revenue' ORDER BY 1")
    assert found.amount_yuan.tolist() == [955_000, 1_200_000]
    files = {path.name for path in (tmp_path / "s").glob("documents/??/*/*")}
    assert {"facts.csv", "document.csv", "panel.csv"} <= files
    assert corpus.document(rows.document_id.tolist()[0]).data.profile.fiscal_year == 2021


def test_the_order_and_the_processes_change_nothing(folder: Path, tmp_path: Path) -> None:
    add(tmp_path / "one", folder)
    names = sorted(files_below([folder]), reverse=True)
    add(tmp_path / "two", *names, jobs=2)
    for name in names:
        add(tmp_path / "three", name)
    assert content(tmp_path / "one") == content(tmp_path / "two") == content(tmp_path / "three")


def test_what_is_known_is_not_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "s", folder)
    monkeypatch.setattr("fa_helpers.corpus.store.Store.add", lambda *_, **__: pytest.fail("read again"))
    assert add(tmp_path / "s", folder) == 0
    with (tmp_path / "s" / "runs.csv").open(encoding="utf-8", newline="") as lines:
        runs = list(csv.DictReader(lines))
    assert [(run["known"], run["read"], run["refused"]) for run in runs] == [("1", "2", "1"), ("4", "0", "0")]


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals, and no forks")
def test_killed_anywhere_and_continued_it_equals_an_undisturbed_run(folder: Path, tmp_path: Path) -> None:
    from killing import forked

    add(tmp_path / "whole", folder)
    expected = content(tmp_path / "whole")
    number, killed = 1, 0
    while True:
        store = tmp_path / f"s{number}"
        code = forked(lambda: add(store, folder), number, store, tmp_path)  # noqa: B023 - called at once
        killed += code == -9
        if code != -9:
            break
        add(store, folder)
        assert content(store) == expected, number
        shutil.rmtree(store)
        number += 23
    assert killed > 5


def test_a_program_error_costs_its_file(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fa_helpers import document

    read = document.read

    def broken(path: Path, **how: str) -> object:
        if path.name == "b.txt":
            raise ZeroDivisionError
        return read(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(document, "read", broken)
    assert add(tmp_path / "s", folder) == 70
    rows = fa.open_corpus(tmp_path / "s").documents()
    assert sorted(rows.outcome) == ["broken", "read", "refused"]
    assert rows.reason[rows.outcome == "broken"].tolist() == ["ZeroDivisionError"]


def test_a_division_that_no_longer_fits_gives_way(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(tmp_path / "s", folder / "a.txt")
    assert (tmp_path / "s" / "tables" / "0" / "all").is_dir()
    monkeypatch.setattr(shards, "MOST_DOCUMENTS", 1)
    add(tmp_path / "s", folder)
    assert [path.name for path in (tmp_path / "s" / "tables").iterdir()] == ["1"]
    assert len(fa.open_corpus(tmp_path / "s").documents()) == 3


def test_what_cannot_be_is_said(tmp_path: Path) -> None:
    with pytest.raises(FinalAccountsError, match="no store"):
        fa.open_corpus(tmp_path)
    assert add(tmp_path / "s", tmp_path / "missing.pdf") == 2
    assert not (tmp_path / "s").exists()


def test_asking_by_the_command(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add(tmp_path / "s", folder)
    capsys.readouterr()
    store = ["--store", str(tmp_path / "s")]
    assert cli.main(["corpus", "query", "SELECT fiscal_year FROM documents ORDER BY 1", *store]) == 0
    assert capsys.readouterr().out.split() == ["fiscal_year", "2021", "2022", '""']
    assert cli.main(["--language", "en", "corpus", "query", "SELECT nothing", *store]) == 2
    assert "the query cannot be done" in capsys.readouterr().err
    assert cli.main(["--language", "en", "corpus", "status", *store]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "3 documents, 2 pages"
    assert cli.main(["corpus", "export", *store, "-o", str(tmp_path / "out"), "--table", "facts"]) == 0
    assert (tmp_path / "out" / "facts.csv").read_text(encoding="utf-8").startswith("document_id,entity,")


def test_what_is_lost_is_kept_without_a_reason_that_another_run_may_not_have(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fa_helpers import document

    read, tries = document.read, []

    def slow(path: Path, **how: str) -> object:
        if path.name == "b.txt":
            tries.append(path)
            raise SourceError(where=path.name, code="too_much_time")
        return read(path, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(document, "read", slow)
    assert add(tmp_path / "s", folder) == 2 and len(tries) == 2
    row = fa.open_corpus(tmp_path / "s").documents().query("outcome == 'lost'").iloc[0]
    assert not row.reason or row.reason != row.reason
    assert f"{row.document_id}:too_much_time" in (tmp_path / "s" / "runs.csv").read_text(encoding="utf-8")
