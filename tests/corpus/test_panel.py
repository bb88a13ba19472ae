"""The panel of a store: offices never merged, one value or a reason, the same figures in every format."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_texts import write

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.corpus.names import name_pairs, reason
from fa_helpers.corpus.panel import Panel
from fa_helpers.corpus.panel_files import codebook, codebook_text, labels, stata
from fa_helpers.errors import FinalAccountsError
from fa_helpers.resources import rows
from fa_helpers.terms.panel_variables import variables

pytest.importorskip("duckdb")


def cell(panel: Panel, office: str, year: int, variable: str, column: str = "value") -> object:
    found = panel.long.query("entity == @office and fiscal_year == @year and variable == @variable")
    assert len(found) == 1
    return found[column].iloc[0]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five accounts: an office over two years, another twice with two amounts, a committee that may be its successor."""
    home = tmp_path_factory.mktemp("panel")
    files = home / "files"
    write(files, "a21.txt", "云山市教育局", 2021, revenue="120.00", closing="40.00")
    write(files, "a22.txt", "云山市教育局", 2022, revenue="95.50", opening="40.00")
    write(files, "b.txt", "云山市财政局", 2021, revenue="10.00", expenditure="9.00")
    write(files, "b_again.txt", "云山市财政局", 2021, revenue="10.00", expenditure="8.00")
    write(files, "c.txt", "云山市教育委员会", 2023)
    assert cli.main(["corpus", "add", str(files), "--store", str(home / "s"), "--jobs", "0"]) == 0
    return home / "s"


@pytest.fixture(scope="module")
def panel(store: Path) -> Panel:
    return fa.open_corpus(store).panel()


def test_a_row_for_every_office_year_and_variable(panel: Panel) -> None:
    finals = sum(one.document == "final" for one in variables())
    assert len(panel.long) == 4 * finals and len(panel.wide) == 4
    assert cell(panel, "云山市教育局", 2022, "total_revenue") == 95.5
    assert cell(panel, "云山市教育局", 2021, "closing_carryover") == 40
    assert cell(panel, "云山市教育局", 2021, "closing_carryover", "unit") == "万元"
    assert cell(panel, "云山市教育局", 2021, "total_revenue", "source") == "text"
    assert panel.wide.total_revenue.tolist() == [120, 120, 95.5, 10]  # 委员会 first


def test_a_value_or_a_reason_and_never_both(panel: Panel) -> None:
    assert (panel.long.value.isna() == panel.long.reason.notna()).all()
    known = {row["word"] for row in rows("panel_words.csv") if row["kind"] == "reason"}
    assert set(panel.long.reason.dropna()) <= known
    assert cell(panel, "云山市教育局", 2021, "three_public", "reason") == "not_printed"


def test_documents_that_differ_give_no_value(panel: Panel) -> None:
    assert cell(panel, "云山市财政局", 2021, "total_revenue") == 10
    assert cell(panel, "云山市财政局", 2021, "total_revenue", "documents") == 2
    assert pd.isna(cell(panel, "云山市财政局", 2021, "total_expenditure"))
    assert cell(panel, "云山市财政局", 2021, "total_expenditure", "reason") == "documents_differ"


def test_every_place_opens(store: Path, panel: Panel) -> None:
    corpus = fa.open_corpus(store)
    for row in panel.long[panel.long.value.notna()].itertuples():
        assert corpus.document(row.document_id).fact(row.fact_id).printed == row.printed


def test_names_are_offered_and_never_merged(panel: Panel) -> None:
    assert sorted(panel.wide.entity.unique()) == ["云山市教育委员会", "云山市教育局", "云山市财政局"]
    found = name_pairs(panel.wide.entity.unique())
    assert found[["one", "other", "reason"]].values.tolist() == [
        ["云山市教育委员会", "云山市教育局", "ending"]
    ]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("云山市民政局", "东川省云山市民政局", ""),
        ("青河县民政局", "云南省青河县民政局", "region"),
        ("云山市第一中学", "云山市第二中学", ""),
        ("云山市信息中心（本级）", "云山市信息中心", "aside"),
        ("云山市工业和信息化局", "云山市工业信息化局", "spelling"),
        ("云山市财政局", "青河市财政局", ""),
    ],
)
def test_why_two_names_may_be_one(one: str, other: str, why: str) -> None:
    assert reason(one, other) == reason(other, one) == why


def test_lineage_and_universe(store: Path, tmp_path: Path) -> None:
    (tmp_path / "lineage.csv").write_text(
        "entity,series,from_year,to_year,note\n云山市教育委员会,云山市教育局,,,renamed\n", encoding="gbk"
    )
    (tmp_path / "universe.csv").write_text(
        "entity,account,fiscal_year,region_code,region_level\n云山市教育局,,2021,530199,prefecture\n"
        "云山市审计局,,2021,530199,prefecture\n",
        encoding="utf-8-sig",
    )
    found = fa.open_corpus(store).panel(tmp_path / "lineage.csv", tmp_path / "universe.csv")
    assert cell(found, "云山市教育委员会", 2023, "total_revenue", "series") == "云山市教育局"
    assert cell(found, "云山市教育局", 2021, "total_revenue", "region_code") == "530199"
    assert set(found.long.query("entity == '云山市审计局'").reason) == {"not_in_store"}
    assert len(found.wide) == 5
    with pytest.raises(FinalAccountsError, match="from_year"):
        fa.open_corpus(store).panel(tmp_path / "universe.csv")


def test_the_same_in_every_format(store: Path, panel: Panel, tmp_path: Path) -> None:
    import duckdb

    words = ["--format", "csv,parquet,xlsx,dta", "-o", str(tmp_path / "out")]
    assert cli.main(["corpus", "panel", "--store", str(store), *words]) == 0
    out = tmp_path / "out"
    values = panel.wide.total_revenue.tolist()
    assert pd.read_csv(out / "panel_wide.csv").total_revenue.tolist() == values
    assert duckdb.sql(f"SELECT * FROM '{out / 'panel_wide.parquet'}'").df().total_revenue.tolist() == values
    excel = pd.read_excel(out / "panel.xlsx", sheet_name="panel_wide", engine="calamine")
    assert excel.total_revenue.tolist() == values and excel.entity.tolist() == panel.wide.entity.tolist()
    with pd.read_stata(out / "panel_wide.dta", iterator=True) as reader:
        frame, told = reader.read(), reader.variable_labels()
    assert frame.total_revenue.tolist() == values and frame.entity.tolist() == panel.wide.entity.tolist()
    assert told["total_revenue"] == "本年收入合计 | Total revenue of the year"
    first = {path.name: path.read_bytes() for path in out.iterdir()}
    cli.main(["corpus", "panel", "--store", str(store), *words])
    assert {path.name: path.read_bytes() for path in out.iterdir()} == first


def test_texts_that_are_too_long_for_a_text_of_stata_stay_whole() -> None:
    long = "总" * 700  # 2,100 bytes
    frame = pd.DataFrame({"entity": ["甲", "乙"], "notes": [long, "短"], "total_revenue": [1.5, None]})
    with pd.read_stata(io.BytesIO(stata(frame)), iterator=True) as reader:
        assert reader.read().notes.tolist() == [long, "短"]


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=60), min_size=1, max_size=4
    )
)
def test_any_text_comes_back_from_stata(texts: list[str]) -> None:
    frame = pd.DataFrame({"entity": texts})
    assert pd.read_stata(io.BytesIO(stata(frame))).entity.tolist() == texts


def test_the_codebook_names_everything_in_both_languages() -> None:
    found = codebook()
    assert found.variable.is_unique and not (
        found[["label_zh", "label_en", "definition_zh", "definition_en"]] == ""
    ).any(axis=None)
    assert max(map(len, labels())) <= 32  # what Stata allows for a name
    text = codebook_text()
    assert all(f"`{name}`" in text for name in labels())
