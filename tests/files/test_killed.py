"""Killed at every file operation, a command loses nothing: judged by what the next run makes of what was left."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT
from fa_helpers import cli

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there are no such signals, and no forks")
KILLING = Path(__file__).with_name("killing.py")
TEXT = (
    "某县某所2022年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2022年度收入总计30.00万元，其中：本年收入合计28.00万元，使用非财政拨款结余0.00万元，"
    "年初结转和结余2.50万元。\n"
)
NOTES = ("first note", "second note on the same", "note on another file")


def reviewed(home: Path, source: Path) -> None:
    """A folder of ``fa check`` in which a person wrote: two lines on one finding, one on another file, a column."""
    cli.main(["--language", "en", "check", str(source), "-o", str(home / "out")])
    path = home / "out" / "report" / "review.csv"
    (row,) = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig")))
    written = {"status": "explained", "by": "某人", "date": "2023-02-03"}
    rows = [
        {**row, **written, "note": NOTES[0], "科室": "财务科"},
        {**row, "note": NOTES[1], "科室": ""},
        {**row, **written, "sha256": "c" * 64, "note": NOTES[2], "科室": "办公室"},
    ]
    with path.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    (path.parent / "mine.txt").write_text("keep", encoding="utf-8")


def killed(tmp_path: Path, first: str, then: str, here: str, every: int = 0) -> list[dict]:  # type: ignore[type-arg]
    source = tmp_path / "report.txt"
    source.write_text(TEXT, encoding="utf-8")
    (tmp_path / "books").mkdir()
    (tmp_path / "books" / "00_only.ipynb").touch()
    reviewed(tmp_path / "state", source)
    plan = {"source": str(source), "command": first, "next": then, "here": here, "every": every}
    plan |= {name: str(tmp_path / name) for name in ("state", "work", "spare")}
    done = subprocess.run(
        [sys.executable, str(KILLING), json.dumps(plan)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=500,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("first", "then", "here", "every"),
    [
        ("check", "check", ".", 0),
        ("extract", "check", ".", 0),
        ("suite", "suite", ".", 0),
        ("suite", "check", "out/report", 0),
        ("check", "check", "out/report", 0),
        ("check", "check", ".", 23),
        ("extract", "check", "out/report", 61),
    ],
)
def test_the_next_run_loses_nothing(first: str, then: str, here: str, every: int, tmp_path: Path) -> None:
    """``here`` in the folder itself: it cannot be renamed. ``every``: how often the next run is killed as well."""
    kills = killed(tmp_path, first, then, here, every)
    *stopped, whole = (kill for kill in kills if not kill["again"])
    assert len(stopped) > 25 and {kill["codes"][0] for kill in stopped} == {-9}
    assert whole["codes"][0] == (1 if first == "check" else 0)
    both = whole["found"]
    (never,) = (kill["found"] for kill in stopped if kill["number"] == 1)
    review = "out/report/review.csv"
    assert all(both[review].count(note) == 1 for note in NOTES) and "科室" in both[review]
    assert both["out/report/mine.txt"] == "keep" and not [name for name in both if ".writing" in name]
    for kill in kills:
        at = (kill["number"], kill["again"])
        assert any(all(note in text for note in NOTES) for text in kill["left"].values()), at
        assert kill["codes"][-1] == whole["codes"][-1], at
        assert kill["found"] in (never, both), (at, set(kill["found"]) ^ set(both))
        assert kill["found"][review] == both[review], at
    shutil.rmtree(tmp_path / "work")


def test_two_commands_at_once_lose_nothing(tmp_path: Path) -> None:
    """A short run of ``benchmarks/two_at_once.py``, which does this two hundred times."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "two_at_once.py"), "9"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=500,
        env={**os.environ, "TMPDIR": str(tmp_path)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout)
    assert (found["rounds"], found["notes"], found["lost"]) == (9, 9, [])
