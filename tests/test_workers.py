"""Files in processes of their own: one that hangs, crashes or takes all memory costs itself, and nothing is mixed up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from conftest import BUNDLED, ROOT
from fa_helpers import cli
from fa_helpers.cli.workers import Lost, run_tasks

MIB = 1024**2
HEAD = "某市某局2023年度部门决算\n第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
TEXT = (
    "收入总计{0}.00万元，其中：本年收入合计{0}.00万元，使用非财政拨款结余0.00万元，年初结转和结余0.00万元。\n"
)


def work(task: str) -> str:
    """What a task asks for."""
    if task == "crash":
        os._exit(9)
    if task == "hang":
        time.sleep(60)
    if task == "hoard":
        held = bytearray(600 * MIB)
        held[::4096] = b"x" * len(held[::4096])
        time.sleep(60)
    if task == "pid":
        return str(os.getpid())
    return task.upper()


def test_a_task_that_breaks_its_process_costs_itself_alone() -> None:
    tasks = ["a", "crash", "b", "hang", "c", "hoard", "d"]
    found = dict(run_tasks(work, tasks, processes=2, seconds=8, memory=400 * MIB))
    assert [found[number] for number in range(len(tasks))] == [
        "A",
        Lost("crash"),
        "B",
        Lost("time"),
        "C",
        Lost("memory"),
        "D",
    ]


def test_a_process_that_is_spent_does_no_more() -> None:
    kept = dict(run_tasks(work, ["pid"] * 3, processes=1))
    changed = dict(run_tasks(work, ["pid"] * 3, processes=1, spent=lambda result: True))
    assert len(set(kept.values())) == 1 and len(set(changed.values())) == 3


def test_leaving_early_ends_the_processes() -> None:
    before = {child.pid for child in psutil.Process().children()}
    results = run_tasks(work, ["a", "hang", "hang"], processes=2)
    assert next(results) == (0, "A")
    start = time.monotonic()
    results.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 20, "it does not wait for the task to end"
    assert {child.pid for child in psutil.Process().children()} <= before


def files(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    made = [folder / f"doc{number:02}.txt" for number in range(count)]
    for number, path in enumerate(made, start=1):
        path.write_text(HEAD + TEXT.format(number), encoding="utf-8")
    return made


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_any_number_of_processes_says_and_writes_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = files(tmp_path / "in", 5)
    scan = tmp_path / "in" / "picture.pdf"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    named = [*map(str, good[:2]), str(tmp_path / "missing.pdf"), str(scan), *map(str, good[2:])]
    said = {}
    for jobs in (0, 1, 2):
        out = tmp_path / "out"
        code = cli.main(["--language", "en", "extract", *named, "-o", str(out), "--jobs", str(jobs)])
        said[jobs] = code, *capsys.readouterr(), tree(out)
        out.rename(tmp_path / f"out{jobs}")
    assert said[0][0] == 2 and said[0] == said[1] == said[2]
    assert said[2][2].count("\n") == 3 and "7 files: 5 done, 2 not" in said[2][2]
    assert sorted({Path(name).parts[0] for name in said[2][3]}) == [path.stem for path in good]


def test_json_of_many_files_is_one_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    named = list(map(str, files(tmp_path / "in", 3)))
    assert cli.main(["check", *named, "--format", "json", "--jobs", "2"]) == 0
    assert [r["document_id"] for r in json.loads(capsys.readouterr().out)] == ["doc00", "doc01", "doc02"]


def test_what_is_there_already_is_skipped_until_the_file_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = files(tmp_path / "in", 2)
    run = [
        "--language",
        "en",
        "extract",
        str(first),
        str(second),
        "-o",
        str(tmp_path / "out"),
        "--skip-existing",
    ]
    assert cli.main(run) == 0 and "skipped" not in capsys.readouterr().out
    written = (tmp_path / "out/doc00/facts.csv").stat().st_mtime_ns
    second.write_text(HEAD + TEXT.format(77), encoding="utf-8")
    assert cli.main(run) == 0
    assert capsys.readouterr().out.count("skipped") == 1
    assert (tmp_path / "out/doc00/facts.csv").stat().st_mtime_ns == written
    assert "77.00" in (tmp_path / "out/doc01/facts.csv").read_text(encoding="utf-8")
    facts = (tmp_path / "out/doc00/facts.csv").read_text(encoding="utf-8").splitlines()[1].split(",")
    lines = [",".join(("sha256", "id", "printed", "value", "by", "why"))]
    sha = json.loads((tmp_path / "out/doc00/document.json").read_text("utf-8"))["files"][0]["sha256"]
    fact_id = next(cell for cell in facts if cell.startswith("narrative."))
    (first.parent / "corrections.csv").write_text(
        "\n".join([*lines, f"{sha},{fact_id},1.00,3.00,test,by eye"]) + "\n", encoding="utf-8"
    )
    assert cli.main(run) == 0
    assert capsys.readouterr().out.count("skipped") == 1, "the corrected one is made anew"
    assert "by eye" in (tmp_path / "out/doc00/coverage.csv").read_text(encoding="utf-8")


def started(folder: Path, handling: signal.Handlers) -> subprocess.Popen[str]:
    """A run over many files, once its first document is written; ``handling`` is what it inherits for Ctrl-C."""
    named = [str(BUNDLED / "source.pdf"), *map(str, files(folder / "in", 40))]
    command = [
        sys.executable,
        "-m",
        "fa_helpers",
        "extract",
        *named,
        "-o",
        str(folder / "out"),
        "--jobs",
        "2",
    ]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "FA_LANGUAGE": "en"},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, handling),
    )
    while not list((folder / "out").glob("doc*")):
        time.sleep(0.05)
        assert process.poll() is None
    return process


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl-C as POSIX does")
def test_ctrl_c_ends_everything_within_moments_and_leaves_nothing_half(tmp_path: Path) -> None:
    process = started(tmp_path, signal.SIG_DFL)
    children = psutil.Process(process.pid).children(recursive=True)
    start = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130 and err.count("\n") == 1 and "Interrupted" in err
    assert time.monotonic() - start < 20, "moments, on a machine that is busy with other things"
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not [command_of(child) for child in alive if child.status() != psutil.STATUS_ZOMBIE]
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(os.name == "nt", reason="sends the signal of Ctrl-C as POSIX does")
def test_a_run_that_is_to_ignore_ctrl_c_goes_on_to_its_end(tmp_path: Path) -> None:
    process = started(tmp_path, signal.SIG_IGN)  # as a shell starts what runs in the background
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 0 and not err
    assert len(list((tmp_path / "out").iterdir())) == 41


def command_of(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:  # it ended between two looks
        return ""


STARTER = """
import os, subprocess, sys
os.environ["FA_LAUNCHER"] = str(os.getpid())
subprocess.run([sys.executable, "-m", "fa_helpers.suite", "--output", sys.argv[1]])
"""


@pytest.mark.skipif(os.name == "nt", reason="kills as POSIX does")
def test_a_run_and_its_kernels_end_when_its_launcher_is_killed(tmp_path: Path) -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER, str(tmp_path / "out")], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    family: list[psutil.Process] = []
    while not any("ipykernel" in command_of(one) for one in family):
        time.sleep(0.1)
        assert starter.poll() is None, "it ended before a kernel was seen"
        family = psutil.Process(starter.pid).children(recursive=True)
    starter.kill()
    starter.wait()
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
