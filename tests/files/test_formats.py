"""The same tables in every format: types, units, formulas, and text that would be something else as text."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import fa_helpers as fa
from fa_helpers import cli
from fa_helpers.checks.ledger import check_document
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.formats import FORMATS, files_in, formats_of, names_of
from fa_helpers.files.tables import tables
from fa_helpers.frames.columns import FILES
from fa_helpers.model import DocumentData

TEXT = (
    "青河县水务局2022年度部门决算\n第二部分 部门决算情况说明\n一、收入决算情况说明\n"
    "2022年度本年收入合计80.00万元，其中：财政拨款收入60.50万元，占75.63%；事业收入12.25万元，占15.31%；"
    "其他收入7.25万元，占9.06%。\n"
    "二、支出决算情况说明\n本年支出合计75.00万元，比上年增加15.00万元，增长25.00%。\n"
)
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org","x")',
    "@SUM(1+1)",
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "\u202e决算\u2066局\u2069",
    "长" * 10_000,
    "http://example.org/",
    "_x0041_",
)
TITLES: dict[Any, str] = {"zh": "青河县水务局2022年度部门决算", "en": "青河县水务局: final accounts 2022"}
needs_excel = pytest.mark.skipif(not importlib.util.find_spec("xlsxwriter"), reason="needs the extra excel")
needs_parquet = pytest.mark.skipif(not importlib.util.find_spec("duckdb"), reason="needs the extra parquet")
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def made() -> DocumentData:
    return fa.read(TEXT.encode(), name="qinghe-water-2022").data


def hostile() -> DocumentData:
    data = made()
    fact = data.facts[0]
    facts = [
        replace(fact, fact_id=f"narrative.9.9.{n:03d}", subject=words) for n, words in enumerate(HOSTILE)
    ]
    return replace(data, facts=tuple(facts))


def files(data: DocumentData, *formats: str) -> dict[str, Any]:
    return files_in(
        formats, data, check_document(data), TITLES, "0.0", lambda page: f"source.pdf#page={page}"
    )


def sheets(book: bytes) -> dict[str, str]:
    """The XML of each sheet by its name."""
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        listed = ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(f"{MAIN}sheet")
        return {
            str(sheet.get("name")): parts.read(f"xl/worksheets/sheet{number}.xml").decode()
            for number, sheet in enumerate(listed, 1)
        }


def strings(book: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        root = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    return ["".join(node.text or "" for node in one.iter(f"{MAIN}t")) for one in root.iter(f"{MAIN}si")]


def test_formats_are_named_with_commas_or_again() -> None:
    assert formats_of(["parquet, XLSX", "csv"]) == ("csv", "xlsx", "parquet")
    assert formats_of([]) == ("csv",)
    with pytest.raises(FinalAccountsError, match="“ods”"):
        formats_of(["csv,ods"])


def test_every_row_says_whose_it_is() -> None:
    for name, table in tables(made(), check_document(made())).items():
        assert list(table.schema)[:3] == ["document_id", "entity", "fiscal_year"], name
        for row in table.rows:
            assert (row["entity"], row["fiscal_year"]) == ("青河县水务局", 2022), name


def test_changes_and_variances_are_tables() -> None:
    found = files(made(), "csv")
    (change,) = csv.DictReader(io.StringIO(found["changes.csv"]))
    assert (change["final_accounts"], change["prior_final_accounts"]) == ("75.00", "60.00")
    assert (change["signed_change"], change["change_rate"], change["outcome"]) == ("15.00", "0.25", "holds")
    shares = [*csv.DictReader(io.StringIO(found["variances.csv"]))]
    assert [(s["amount"], s["rate"]) for s in shares] == [
        ("60.50", "0.75625"),
        ("12.25", "0.153125"),
        ("7.25", "0.090625"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_writes_its_files_and_the_same_bytes_again(form: str) -> None:
    if form == "xlsx":
        pytest.importorskip("xlsxwriter")
    if form == "parquet":
        pytest.importorskip("duckdb")
    first = files(made(), form)
    assert first.keys() == names_of([form]) and files(made(), form) == first


@needs_excel
def test_totals_are_formulas_with_their_results() -> None:
    book = files(made(), "xlsx")["figures.xlsx"]
    found = re.findall(r"<c r=\"([A-Z]+)2\"[^>]*><f>([^<]*)</f><v>([^<]*)</v>", sheets(book)["sums"])
    assert [(column, value) for column, _, value in found] == [("D", "800000"), ("E", "800000"), ("F", "0")]
    assert found[1][1].count("+") == 2 and found[1][1].count("facts!") == 3
    change = re.findall(r"<f>([^<]*)</f><v>([^<]*)</v>", sheets(book)["changes"])
    assert [value for _, value in change] == ["60", "0.25"] and change[1][0].startswith("ROUND(")


@needs_excel
def test_sheets_have_units_filters_frozen_heads_and_links_to_pages() -> None:
    book = files(made(), "xlsx")["figures.xlsx"]
    found = sheets(book)
    assert [*found][:2] == ["cover", "facts"] and set(FILES) <= set(found)
    assert "<autoFilter" in found["facts"] and 'state="frozen"' in found["facts"]
    said = strings(book)
    assert "金额（元）\namount (yuan)" in said
    assert "决算数（万元）\nfinal accounts (10,000 yuan)" in said
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        links = parts.read("xl/worksheets/_rels/sheet2.xml.rels").decode()
    assert 'Target="source.pdf' in links and 'location="page=1"' in found["facts"]


@needs_excel
def test_a_number_that_excel_would_round_is_text() -> None:
    data = made()
    long = replace(data.facts[0], value=Decimal("123456789012345678.25"), amount_yuan=None)
    book = files(replace(data, facts=(long,)), "xlsx")["figures.xlsx"]
    assert "123456789012345678.25" in strings(book)


@needs_excel
def test_hostile_text_is_text_in_excel() -> None:
    book = files(hostile(), "xlsx")["figures.xlsx"]
    said = strings(book)
    for words in HOSTILE:
        shown = words.replace("\u202e", "?").replace("\u2066", "?").replace("\u2069", "?")
        assert shown.replace("_x0041_", "_x005F_x0041_") in said, words[:20]
    assert "HYPERLINK" not in "".join(re.findall(r"<f>[^<]*</f>", "".join(sheets(book).values())))


def test_hostile_text_comes_back_from_csv_and_package() -> None:
    found = files(hostile(), "datapackage")
    rows = csv.DictReader(io.StringIO(found["facts.csv"]))
    assert sorted(row["subject"] for row in rows) == sorted(HOSTILE)
    json.loads(found["datapackage.json"])


@needs_parquet
def test_parquet_keeps_types_and_hostile_text(tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "facts.parquet"
    path.write_bytes(files(hostile(), "parquet")["facts.parquet"])
    with duckdb.connect(":memory:") as database:
        kinds = dict(
            database.execute(f"SELECT column_name, column_type FROM (DESCRIBE FROM '{path}')").fetchall()
        )
        rows = database.execute(f"SELECT subject, amount_yuan, whose FROM '{path}'").fetchall()
    assert (kinds["amount_yuan"], kinds["page"], kinds["subject"]) == ("DECIMAL(38,10)", "BIGINT", "VARCHAR")
    assert sorted(row[0] for row in rows) == sorted(HOSTILE)
    assert {row[1] for row in rows} == {Decimal(800_000)} and {row[2] for row in rows} == {None}


@needs_parquet
def test_parquet_has_days_as_days(bundled: FinalAccounts, tmp_path: Path) -> None:
    import duckdb

    path = tmp_path / "indicators.parquet"
    found = files_in(["parquet"], bundled.data, bundled.ledger, TITLES, "0.0")["indicators.parquet"]
    assert isinstance(found, bytes)
    path.write_bytes(found)
    with duckdb.connect(":memory:") as database:
        read = database.execute(f"SELECT typeof(target_date), count(target_date) FROM '{path}' GROUP BY 1")
        assert read.fetchall()[0][0] == "DATE"


def test_the_package_describes_every_column_in_both_languages() -> None:
    package = json.loads(files(made(), "datapackage")["datapackage.json"])
    assert [one["name"] for one in package["resources"]] == [*FILES]
    for resource, schema in zip(package["resources"], FILES.values(), strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [*schema]
        assert all(" · " in field["description"] for field in fields)
    (changes,) = (one for one in package["resources"] if one["name"] == "changes")
    units = {field["name"]: field.get("unit") for field in changes["schema"]["fields"]}
    assert (units["final_accounts"], units["change_rate"], units["change_rate_printed"]) == (
        "万元",
        "fraction",
        "%",
    )


@pytest.mark.parametrize("which", ["made", "hostile"])
def test_frictionless_finds_the_package_valid(which: str, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    for name, text in files(hostile() if which == "hostile" else made(), "datapackage").items():
        (tmp_path / name).write_text(text, "utf-8", newline="")
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])


@needs_excel
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_comes_to_the_stored_results(bundled: FinalAccounts, tmp_path: Path) -> None:
    for name, data, ledger in (
        ("made", made(), check_document(made())),
        ("bundled", bundled.data, bundled.ledger),
    ):
        book = files_in(["xlsx"], data, ledger, TITLES, "0.0")["figures.xlsx"]
        assert isinstance(book, bytes)
        # Without its stored results: what stands there afterwards was computed anew.
        (tmp_path / f"{name}.xlsx").write_bytes(without_results(book))
        command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
        command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
        subprocess.run(
            [*command, str(tmp_path / f"{name}.xlsx")], check=True, capture_output=True, timeout=180
        )
        again = (tmp_path / "out" / f"{name}.xlsx").read_bytes()
        stored, computed = results(book), results(again)
        assert stored.keys() == computed.keys() and len(stored) > 4
        for cell, value in stored.items():
            assert float(computed[cell]) == pytest.approx(float(value), abs=1e-6), cell


def without_results(book: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                content = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content)
            new.writestr(name, content)
    return out.getvalue()


def results(book: bytes) -> dict[tuple[str, str], str]:
    return {
        (name, str(cell.get("r"))): cell.findtext(f"{MAIN}v") or ""
        for name, xml in sheets(book).items()
        for cell in ElementTree.fromstring(xml).iter(f"{MAIN}c")
        if cell.find(f"{MAIN}f") is not None
    }


@pytest.mark.parametrize(("form", "module"), [("xlsx", "xlsxwriter"), ("parquet", "duckdb")])
def test_a_missing_extra_is_named(
    form: str,
    module: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    assert (
        cli.main(["--language", "en", "extract", str(path), "-o", str(tmp_path / "out"), "--format", form])
        == 2
    )
    said = capsys.readouterr().err
    extra = "excel" if form == "xlsx" else "parquet"
    assert len(said.splitlines()) == 1 and f'pip install "fa-helpers[{extra}]"' in said
    assert not (tmp_path / "out").exists()


def test_another_format_joins_the_same_reading_and_replaces_another(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    folder = tmp_path / "out" / "a"

    def extract(*more: str) -> int:
        return cli.main(["extract", str(path), "-o", str(tmp_path / "out"), *more])

    path.write_text(TEXT, "utf-8")
    assert extract("--format", "datapackage") == 0 and (folder / "datapackage.json").exists()
    assert extract() == 0 and (folder / "datapackage.json").exists()
    path.write_text(TEXT.replace("75.00", "75.50"), "utf-8")
    assert extract("--with-source") == 0 and not (folder / "datapackage.json").exists()
    assert (folder / "source.txt").read_text("utf-8") == path.read_text("utf-8")
