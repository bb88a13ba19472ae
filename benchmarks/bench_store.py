"""A store of many documents: ``python benchmarks/bench_store.py --count 1000 --bad 30 --rows 100000``.

Documents are made by ``benchmarks/corpus``, bad ones as in ``bench_many_files.py``. Measured: seconds by one process and
by two, seconds a document at 50 and at all of them, bytes a document, a run killed twice (SIGKILL) and continued against
an undisturbed one, byte for byte, and three queries over the rows of as many documents as ``--rows`` says, made by
repeating the store's own, with the memory they took. Quiet machine, please.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from bench_many_files import MIB, Memory, bad_files

from fa_helpers.making.document import make_all

QUERIES = {
    "total expenditure by year": """SELECT fiscal_year, count(*) offices, median(value) FROM panel
        WHERE variable = 'total_expenditure' AND value IS NOT NULL GROUP BY 1 ORDER BY 1""",
    "findings by rule": "SELECT rule, outcome, count(*) FROM checks GROUP BY ALL ORDER BY 3 DESC LIMIT 20",
    "share of classes": """SELECT p.variable, sum(p.value) FROM panel p JOIN documents d USING (document_id)
        WHERE p.variable LIKE 'class_%' AND d.kind = 'departmental_final_accounts' GROUP BY 1 ORDER BY 2 DESC""",
}
ASK = """import resource, sys, time, fa_helpers as fa
start = time.monotonic(); corpus = fa.open_corpus(sys.argv[1]); corpus.database
opened = time.monotonic() - start
start = time.monotonic(); found = corpus.query(sys.argv[2])
print(f"{opened:.2f} {time.monotonic() - start:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} {len(found)}")"""


def command(store: Path, files: Path, jobs: int) -> list[str]:
    """``fa corpus add``."""
    words = [sys.executable, "-m", "fa_helpers", "--language", "en", "corpus", "add", str(files)]
    return [*words, "--store", str(store), "--jobs", str(jobs)]


def added(store: Path, files: Path, jobs: int) -> float:
    """Seconds of one run; its last line and its memory are shown."""
    start = time.monotonic()
    run = subprocess.Popen(
        command(store, files, jobs), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    memory = Memory(run.pid)
    memory.start()
    out, _ = run.communicate()
    memory.over.set()
    seconds = time.monotonic() - start
    print(
        f"  {out.splitlines()[-1] if out else run.returncode} At most {memory.most // MIB} MiB.", flush=True
    )
    return seconds


def killed_at(store: Path, files: Path, count: int) -> None:
    """Begin a run and kill all its processes once so many documents are in the store."""
    run = subprocess.Popen(command(store, files, 2), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while run.poll() is None and len(list(store.glob("documents/??/*/document.csv"))) < count:
        time.sleep(0.05)
    family = psutil.Process(run.pid).children(recursive=True) if run.poll() is None else []
    for pid in [run.pid, *(child.pid for child in family)]:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
    print(f"  killed with {len(list(store.glob('documents/??/*')))} folders of documents", flush=True)
    run.wait()


def content(store: Path) -> dict[str, bytes]:
    """Every file but those that tell of runs."""
    files = (path for path in sorted(store.rglob("*")) if path.is_file() and path.name != "runs.csv")
    return {path.relative_to(store).as_posix(): path.read_bytes() for path in files}


def size(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def repeated(store: Path, big: Path, documents: int) -> None:
    """The tables of a store again and again under other ids, divided as so many documents would be."""
    import duckdb

    from fa_helpers.corpus.opening import open_corpus
    from fa_helpers.corpus.shards import digits_for
    from fa_helpers.frames.columns import STORED

    corpus = open_corpus(store)
    own = int(corpus.query("SELECT count(*) n FROM documents").n[0])
    digits = digits_for(documents)
    shards = 16**digits
    times = max(1, documents // (own * shards))
    base = big / "tables" / str(digits)
    for number in range(shards):
        folder = base / f"{number:0{digits}x}"
        folder.mkdir(parents=True)
        for name in STORED:
            again = f"'{number:0{digits}x}' || document_id || '-' || copy AS document_id"
            corpus.database.execute(
                f"COPY (SELECT * EXCLUDE copy REPLACE ({again}) FROM {name}, range({times}) r(copy))"
                f" TO '{folder / name}.parquet' (FORMAT parquet)"
            )
    count = own * shards * times
    (big / "store.json").write_text(f'{{"digits": {digits}, "documents": {count}, "version": "repeated"}}')
    rows = duckdb.sql(f"SELECT count(*) FROM '{base}/*/facts.parquet'").fetchall()
    print(f"  {count:,} documents, {rows[0][0]:,} figures of text, {size(big) / 2**30:.2f} GiB of Parquet")


def main() -> int:
    """Measure and print; 1 when a killed run does not come to the same store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--bad", type=int, default=30)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        good = make_all(home / "files", options.count - options.bad, options.seed, 0.3)
        for path in (home / "files").glob("*.json"):
            path.unlink()
        for number, path in enumerate(bad_files(home / "files", good[0], options.bad)):
            path.write_bytes(path.read_bytes() + b"\n%% %d" % number)  # each another file
        few = home / "few"
        few.mkdir()
        for path in good[:50]:
            (few / path.name).hardlink_to(path)
        print("50 documents, two processes:", flush=True)
        first = added(home / "s50", few, 2)
        print(f"{options.count} files, two processes:")
        two = added(home / "s2", home / "files", 2)
        print(f"{options.count} files, one process:")
        one = added(home / "s1", home / "files", 1)
        again = added(home / "s2", home / "files", 2)
        print(
            f"a document: {first / len(good[:50]):.2f} s of 50, {two / options.count:.2f} s of {options.count}"
        )
        print(f"two processes are {one / two:.2f} times one; asked again: {again:.1f} s")
        each = {part: size(home / "s2" / part) / len(good) / 1024 for part in ("documents", "tables")}
        print("KiB a document: " + ", ".join(f"{value:.0f} in {part}" for part, value in each.items()))
        print("killed twice and continued:")
        for share in (1 / 3, 2 / 3):
            killed_at(home / "sk", home / "files", round(options.count * share))
        added(home / "sk", home / "files", 2)
        same = content(home / "s2") == content(home / "s1") == content(home / "sk")
        print(f"the same store, byte for byte: {same}")
        print(f"rows of {options.rows} documents:")
        repeated(home / "s2", home / "big", options.rows)
        for title, sql in QUERIES.items():
            out = subprocess.run(
                [sys.executable, "-c", ASK, str(home / "big"), sql], capture_output=True, text=True
            )
            told = out.stdout.split() or ["?"] * 4
            print(f"  {title}: {told[1]} s, opened in {told[0]} s, at most {told[2]} MiB {out.stderr[-300:]}")
        return int(not same)


if __name__ == "__main__":
    raise SystemExit(main())
