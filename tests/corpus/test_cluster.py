"""The same store by processes, by a cluster of this machine and by workers started by hand; a dead worker costs a try."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from made_texts import content, write

from conftest import ROOT
from fa_helpers import cli

pytest.importorskip("duckdb")
FOUND = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
DASK = shutil.which("dask", path=str(Path(sys.executable).parent))


def add(store: Path, files: Path, *how: str) -> int:
    return cli.main(["--language", "en", "corpus", "add", str(files), "--store", str(store), *how])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for number in range(8):
        write(
            tmp_path / "files",
            f"{number}.txt",
            f"云山市第{'一二三四五六七八'[number]}中学",
            2021,
            revenue=f"{number}1.00",
        )
    (tmp_path / "files" / "bad.txt").write_text("nothing", encoding="utf-8")
    return tmp_path / "files"


def test_without_the_extra_it_is_named(
    files: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if DASK is not None:
        pytest.skip("the extra is installed")
    assert add(tmp_path / "s", files, "--cluster", "local") == 2
    assert "fa-helpers[cluster]" in capsys.readouterr().err


@pytest.mark.skipif(DASK is None, reason="needs the extra cluster")
def test_a_cluster_of_this_machine_gives_the_same_store(files: Path, tmp_path: Path) -> None:
    add(tmp_path / "one", files, "--jobs", "2")
    assert add(tmp_path / "two", files, "--cluster", "local", "--jobs", "2") == 2  # one file is bad
    assert content(tmp_path / "one") == content(tmp_path / "two")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers, started as a person starts them."""
    assert DASK is not None
    where = tmp_path / "scheduler.json"
    started = [
        subprocess.Popen([DASK, "scheduler", "--port", "0", "--scheduler-file", str(where), "--no-dashboard"])
    ]
    while not where.exists() or not where.read_text("utf-8").strip():
        time.sleep(0.2)
    import json

    address = json.loads(where.read_text("utf-8"))["address"]
    words = [DASK, "worker", address, "--nthreads", "1", "--no-dashboard"]
    started += [subprocess.Popen(words, cwd=tmp_path, env=FOUND) for _ in range(2)]
    yield address, started
    for process in started:
        for child in psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []:
            child.kill()
        process.kill()
        process.wait()


@pytest.mark.skipif(DASK is None or os.name == "nt", reason="needs the extra cluster, and signals")
def test_workers_started_by_hand_and_one_killed(
    files: Path, tmp_path: Path, cluster: tuple[str, list[subprocess.Popen[bytes]]]
) -> None:
    address, started = cluster
    add(tmp_path / "one", files, "--jobs", "1")
    words = ["corpus", "add", str(files), "--store", str(tmp_path / "two"), "--cluster", address]
    running = subprocess.Popen([sys.executable, "-m", "fa_helpers", *words])
    while not list((tmp_path / "two").glob("documents/??/*")):
        time.sleep(0.05)
        assert running.poll() is None
    worker = next(
        child
        for child in psutil.Process(started[1].pid).children(recursive=True)
        if "spawn" in " ".join(child.cmdline())
    )
    os.kill(worker.pid, signal.SIGKILL)
    assert running.wait(timeout=300) == 2
    assert content(tmp_path / "one") == content(tmp_path / "two")
