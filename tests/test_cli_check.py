"""``fa check``: exit codes, formats, and files that keep what people wrote."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from fa_helpers import cli
from fa_helpers.analysis.checks.outcomes import OUTCOMES

HEAD = (
    "某市某局2023年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n"
    "第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
)
SUM = (
    "2023年度收入总计12.00万元，其中：本年收入合计10.00万元，"
    "使用非财政拨款结余0.00万元，年初结转和结余{}万元。\n"
)


def made(folder: Path, name: str, carryover: str) -> Path:
    path = folder / name
    path.write_text(HEAD + SUM.format(carryover), encoding="utf-8")
    return path


def run(*arguments: object) -> int:
    return cli.main(["--language", "en", "check", *map(str, arguments)])


def test_exit_codes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = made(tmp_path, "good.txt", "2.00"), made(tmp_path, "bad.txt", "2.10")
    assert run(good) == 0
    assert run(bad) == 1
    assert run(good, bad) == 1
    assert run(bad, tmp_path / "missing.pdf") == 2
    said = capsys.readouterr()
    assert "missing.pdf" in said.err and "12.00万元" in said.out and "12.10万元" in said.out


def test_json_has_counts_and_every_row(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(made(tmp_path, "bad.txt", "2.10"), "--format", "json") == 1
    (result,) = json.loads(capsys.readouterr().out)
    assert tuple(result["counts"]) == OUTCOMES and sum(result["counts"].values()) == len(result["checks"])
    row = next(r for r in result["checks"] if r["rule"] == "sum.revenue_grand_total")
    assert row["outcome"] == "inconsistent" and row["pages"] == "1" and row["fact_ids"]


def test_what_people_wrote_is_kept_and_only_that_is_shared(tmp_path: Path) -> None:
    bad, out = made(tmp_path, "bad.txt", "2.10"), tmp_path / "out"
    assert run(bad, "-o", out) == 1
    path = out / "bad" / "review.csv"
    assert "12.00 ≠" not in (out / "bad" / "findings.html").read_text(encoding="utf-8")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        row |= {"status": "confirmed", "by": "某人", "date": "2024-01-02"}
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert run(bad, "-o", out) == 1
    assert [r["by"] for r in csv.DictReader(path.read_text(encoding="utf-8").splitlines())] == ["某人"] * len(
        rows
    )
    assert "12.00 ≠" in (out / "bad" / "findings.html").read_text(encoding="utf-8")


def test_a_broken_review_file_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, out = made(tmp_path, "bad.txt", "2.10"), tmp_path / "out"
    run(bad, "-o", out)
    path = out / "bad" / "review.csv"
    path.write_text("key\nx\n", encoding="utf-8")
    assert run(bad, "-o", out) == 2
    assert "review.csv" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "key\nx\n"


@pytest.mark.parametrize(
    ("status", "by", "said"),
    [("sure", "某人", "第2行的status“sure”"), ("确认", "", "第2行写了status，但没有by或date")],
)
def test_a_mistake_in_the_review_file_is_named_by_its_line(
    status: str, by: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad, out = made(tmp_path, "bad.txt", "2.10"), tmp_path / "out"
    run(bad, "-o", out)
    path = out / "bad" / "review.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    rows[0] |= {"status": status, "by": by, "date": "2024/1/2"}
    with path.open("w", encoding="gbk", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    assert run(bad, "-o", out, "--language", "zh") == 2
    assert said in capsys.readouterr().err
