"""Exported files: declared columns, exact numbers, all or nothing."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import csv_text, export_files
from fa_helpers.frames.columns import FILES


def rows(files: dict[str, str], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name])))


@pytest.fixture(scope="module")
def files(bundled: FinalAccounts) -> dict[str, str]:
    return export_files(bundled.data, "0.0")


def test_every_file_has_its_columns(files: dict[str, str]) -> None:
    for name, schema in FILES.items():
        assert files[f"{name}.csv"].splitlines()[0] == ",".join(schema)
        assert "\r" not in files[f"{name}.csv"] and not files[f"{name}.csv"].startswith("\ufeff")


def test_facts_keep_what_was_printed(files: dict[str, str]) -> None:
    facts = rows(files, "facts.csv")
    assert len(facts) == 173
    total = next(f for f in facts if f["concept"] == "grand_total_expenditure")
    assert (total["printed"], total["value"], total["unit"], total["amount_yuan"]) == (
        "2,385.28",
        "2385.28",
        "万元",
        "23852800",
    )
    assert all(len(f["x0"].split(".")[1]) == 2 for f in facts)
    assert [int(f["page"]) for f in facts] == sorted(int(f["page"]) for f in facts)


def test_rates_on_a_zero_base_are_blank(files: dict[str, str]) -> None:
    items = rows(files, "functional_items.csv")
    assert items[0]["change_rate"] == "" and items[0]["change_rate_printed"] == "100"
    assert Decimal(items[3]["change_rate"]) == Decimal("-0.064413")


def test_the_same_document_gives_the_same_bytes(bundled: FinalAccounts, files: dict[str, str]) -> None:
    again = fa.read(bundled.source.content, name="source.pdf").renamed("urumqi-miit-2023")
    assert export_files(again.data, "0.0") == files


def test_document_json_counts(files: dict[str, str]) -> None:
    content = json.loads(files["document.json"])
    assert content["counts"]["facts"] == 173 and content["files"][0]["pages"] == 28
    assert content["files"][0]["name"] == "source.pdf"


def test_csv_quotes_what_must_be_quoted() -> None:
    text = csv_text([{"term": 'a,"b"\nc'}], {"term": "str"})
    assert next(csv.DictReader(io.StringIO(text)))["term"] == 'a,"b"\nc'


def test_writing_replaces_and_leaves_others(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "mine.txt").write_text("keep")
    write_folder({"a.csv": "1"}, folder)
    write_folder({"a.csv": "2"}, folder)
    assert {p.name: p.read_text() for p in folder.iterdir()} == {"a.csv": "2", "mine.txt": "keep"}
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_failed_write_leaves_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "out"

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(FinalAccountsError, match="No space left"):
        write_folder({"a.csv": "1", "b.csv": "2"}, folder)
    assert not folder.exists() or list(folder.iterdir()) == []
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".writing")] == []


def test_numbers_of_persons_are_hidden_in_every_file() -> None:
    text = (
        "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。联系电话：0991-3835512，手机13812345678。\n"
        "第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
        "2023年度收入总计12.00万元，其中：本年收入合计10.00万元，年初结转和结余2.00万元，咨询电话3835512，"
        "支付某某（身份证65010219800101123X）补助0.50万元。\n"
    )
    files = export_files(fa.read(text.encode()).data, "0.0")
    whole = "".join(content for name, content in files.items() if name.endswith(".csv"))
    assert not any(number in whole for number in ("3835512", "13812345678", "65010219800101123"))
    assert (
        "＊＊＊＊" in files["coverage.csv"]
        and "身份证＊" in files["facts.csv"]
        and "12.00" in files["facts.csv"]
    )
