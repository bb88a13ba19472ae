"""Objects that show themselves, and one helpful line for what people type wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.document import FinalAccounts
from fa_helpers.library import pasted_path

TEXT = (
    "青河县水务局2022年度部门决算\n第二部分 部门决算情况说明\n一、支出决算情况说明\n本年支出合计75.00万元。\n"
)


def one_line(error: BaseException) -> str:
    said = str(error)
    assert len(said.splitlines()) == 1 and said.endswith("."), said
    return said


def test_a_document_shows_its_headline_figures_with_their_pages(bundled: FinalAccounts) -> None:
    shown = bundled._repr_html_()
    assert "2,385.28万元，第4页" in shown and "23.85 million yuan" in shown and "p. 4" in shown
    assert "173" not in shown


def test_a_budget_shows_what_was_read_and_quotes_nothing_as_spent() -> None:
    doc = fa.read(TEXT.replace("2022年度部门决算", "2022年部门预算").replace("决算", "预算").encode())
    assert doc.data.profile.kind == "budget" and "75.00" not in doc._repr_html_()


def test_a_document_escapes_what_it_shows() -> None:
    doc = fa.read(TEXT.replace("青河县水务局", "青河县<img src=x onerror=alert(1)>局").encode())
    assert "<img" not in doc._repr_html_()


@pytest.mark.parametrize("source", [123, None, 1.5, {}, "", "  "])
def test_what_cannot_be_read_is_refused_in_one_line(source: Any) -> None:
    with pytest.raises(fa.SourceError) as error:
        fa.read(source)
    assert "Give the path" in one_line(error.value)


def test_a_list_with_something_else_in_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    with pytest.raises(fa.SourceError, match="int"):
        fa.read([path, 5])  # type: ignore[list-item]


def test_a_wrong_engine_and_a_wrong_language_are_told(bundled: FinalAccounts) -> None:
    with pytest.raises(fa.FinalAccountsError) as error:
        fa.read("urumqi-miit-2023", engine="pdfbox")  # type: ignore[arg-type]
    assert "pdfium, plumber" in one_line(error.value)
    wrong: Any = "fr"
    for show in (
        bundled.title,
        bundled.summary,
        bundled.card,
        lambda x: bundled.show("narrative.2.1.001", x),
    ):
        with pytest.raises(fa.FinalAccountsError) as error:
            show(wrong)
        assert '"zh" or "en"' in one_line(error.value)


@pytest.mark.parametrize(
    "paste",
    ['"{}"', "'{}'", "“{}”", "  {}\n", "\u202a{}", "file://{}"],
)
def test_a_pasted_path_is_found(paste: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "决算 报告.txt"
    path.write_text(TEXT, "utf-8")
    pasted = paste.format(path)
    assert fa.read(pasted).data.profile.entity == "青河县水务局"
    assert cli.main(["check", pasted]) == 0


def test_backslashes_lead_to_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "a.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert fa.read('"reports\\a.txt"').data.profile.entity == "青河县水务局"


def test_what_exists_as_it_stands_is_meant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "'a'.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert pasted_path("'a'.txt") == Path("'a'.txt")


def test_a_path_that_python_has_read_wrongly_is_told() -> None:
    with pytest.raises(fa.SourceError) as error:
        fa.read("C:\new\table.pdf")
    assert "Put r before the quotes" in one_line(error.value)
