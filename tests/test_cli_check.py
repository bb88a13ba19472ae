"""``fa check``: exit codes, formats, and files that keep what people wrote."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from fa_helpers import cli
from fa_helpers.checks.check import OUTCOMES

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


def broken(
    monkeypatch: pytest.MonkeyPatch, module: str = "narrative.totals_and_parts", name: str = "listed_after"
) -> None:
    """Let the sums of the text break as a slip of the program would."""

    def breaks(*_: object) -> None:
        raise ZeroDivisionError("a slip of the program")

    monkeypatch.setattr(f"fa_helpers.checks.{module}.{name}", breaks)


def test_a_broken_rule_has_a_code_of_its_own_unless_figures_disagree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = made(tmp_path, "good.txt", "2.00")
    wrong = good.with_name("wrong.txt")
    text = good.read_text(encoding="utf-8") + "与2023年度决算数相比，增加1.00万元。\n"
    wrong.write_text(text, encoding="utf-8")
    broken(monkeypatch)
    assert run(good) == 70
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and "good.txt" in said.err and "sum.revenue_grand_total" in said.err
    assert "error of the program" in said.err and "--debug" in said.err and "Traceback" not in said.err
    assert run(wrong) == 1 and run(good, wrong) == 1
    assert run(good, tmp_path / "missing.pdf") == 2


@pytest.mark.parametrize("switch", ["option", "variable"])
def test_debug_shows_where_a_rule_broke(
    switch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    good = made(tmp_path, "good.txt", "2.00")
    broken(monkeypatch)
    if switch == "variable":
        monkeypatch.setenv("FA_DEBUG", "1")
    assert run(good, *(["--debug"] if switch == "option" else [])) == 70
    said = capsys.readouterr().err
    assert "Traceback" in said and "a slip of the program" in said


def test_broken_rules_stand_in_the_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(monkeypatch)
    run(made(tmp_path, "good.txt", "2.00"), "--format", "json")
    (result,) = json.loads(capsys.readouterr().out)
    (told, *_) = result["broken"]
    assert told["error"] == "ZeroDivisionError" and "sum.revenue_grand_total" in told["rules"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("command", ["check", "extract"])
def test_an_error_of_the_program_on_one_file_leaves_the_others(
    command: str,
    language: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    import fa_helpers.document

    real = fa_helpers.document.read

    def read(name: str, **options: str) -> object:
        if "first" in name:
            raise KeyError("a slip\nof the program")
        return real(name, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(fa_helpers.document, "read", read)
    files = [str(made(tmp_path, name, "2.00")) for name in ("first.txt", "second.txt")]
    code = cli.main(["--language", language, command, *files, "-o", str(tmp_path / "out")])
    said = capsys.readouterr()
    assert code == 70 and said.err.count("\n") == 1 and "first.txt" in said.err
    assert {"zh": "程序的错误", "en": "error of the program"}[language] in said.err
    assert (tmp_path / "out" / "second").is_dir() and "FA_DEBUG" in said.err


def test_an_error_of_the_program_ends_show_with_its_own_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import fa_helpers.cli.show

    def breaks(*_: object, **__: object) -> None:
        raise RuntimeError("a slip of the program")

    monkeypatch.setattr(fa_helpers.cli.show, "read", breaks)
    assert cli.main(["--language", "en", "show", "some.pdf", "narrative.1.001", "--debug"]) == 70
    said = capsys.readouterr().err
    assert "some.pdf" in said and "Traceback" in said


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    said = capsys.readouterr().out
    assert all(f"\n  {code} " in said for code in (0, 1, 2, 70, 130, 141))
