"""Two commands at once on one folder while a person saves notes: does anything get lost?

    python benchmarks/two_at_once.py [ROUNDS]

Each round lets two commands of `fa check`, `fa extract`, `fa extract --flat` (into the folder around the others') and the
suite's writing of results begin at the same moment, on one folder that has been there and on one that has not (a fork
each: POSIX only). Meanwhile a person adds lines to `review.csv`, saving as editors do. After each round every note must
stand in `review.csv` or in a copy kept beside it, all sets of files must be whole and nothing half-written may lie about.
Prints the number of rounds, notes, kept copies and losses as one JSON line.
"""

from __future__ import annotations

import contextlib
import itertools
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from fa_helpers import cli, document, suite
from fa_helpers.report import making
from fa_helpers.report.notebooks import NotebookPage

TEXT = (
    "某县某站2022年度部门决算\n第一部分 单位概况\n一、主要职能\n负责某项工作。\n第二部分 部门决算情况说明\n"
    "一、收入支出决算总体情况说明\n2022年度收入总计30.00万元，其中：本年收入合计28.00万元，使用非财政拨款结余0.00万元，"
    "年初结转和结余2.50万元。\n"
)
COMMANDS = ("check", "extract", "suite", "flat")
CODES = {"check": 1, "extract": 0, "suite": 0, "flat": 0}


def command(name: str, source: str, out: str) -> Callable[[], int]:
    """One of the commands that write, on one document."""
    if name == "suite":
        return lambda: suite.main(["--document", source, "--language", "en", "--output", out])
    words = ["extract", "--flat"] if name == "flat" else [name]
    return lambda: cli.main(["--language", "en", *words, source, "-o", out])


def begun(do: Callable[[], int], at: float) -> int:
    """Begin in a fork at a moment; returns its process."""
    child = os.fork()
    if child == 0:
        code = 99
        try:
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, 1)
            os.dup2(null, 2)
            time.sleep(max(0.0, at - time.monotonic()))
            code = do()
        finally:
            os._exit(code)
    return child


def save_note(review: Path, note: str) -> None:
    """Add a line to the review file as an editor does: read, write a new file, rename; try again while it is away."""
    while True:
        with contextlib.suppress(FileNotFoundError):
            text = review.read_text(encoding="utf-8")
            columns = text.split("\n", 1)[0].count(",") + 1
            line = ",".join(["e" * 64, note, "inconsistent", "", "", "", note, "m", "e"][:columns])
            review.with_suffix(".saving").write_text(f"{text}{line}\n", encoding="utf-8")
            review.with_suffix(".saving").replace(review)
            return


def losses(out: Path, notes: list[str], names: set[str]) -> list[str]:
    """What is missing in a folder, or lies about in it or beside it."""
    said = "".join(path.read_text(encoding="utf-8") for path in out.glob("report/review*.csv"))
    lost = [f"note {note}" for note in notes if note not in said]
    lost += [f"file {name}" for name in names if not (out / name).is_file()]
    return lost + [
        f"left {path}" for path in out.parent.rglob("*") if ".writing" in path.name or "未写完" in path.name
    ]


def files_of(out: Path) -> set[str]:
    """The names of all files in a folder."""
    return {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}


def run(rounds: int, work: Path) -> dict[str, object]:
    """So many rounds; what was lost, by round."""
    source = work / "report.txt"
    source.write_text(TEXT, encoding="utf-8")
    known = document.read(source)
    document.read = making.read = lambda *_, **__: known  # type: ignore[attr-defined]
    making.notebook_pages = lambda paths, _, languages, *__: {  # type: ignore[attr-defined]
        one: {path.stem: NotebookPage(path.stem, "") for path in paths} for one in languages
    }
    out, notes, lost = work / "out", list[str](), list[str]()
    review, names = out / "report" / "review.csv", dict[str, set[str]]()
    with Path(os.devnull).open("w") as null, contextlib.redirect_stdout(null):
        for name in COMMANDS:
            command(name, str(source), str(work / name))()
            command(name, str(source), str(out))()
            names[name] = files_of(work / name)
    pairs = itertools.cycle(itertools.product(COMMANDS, repeat=2))
    for number, pair in zip(range(rounds), pairs, strict=False):
        at, new = time.monotonic() + 0.02, work / "new" / str(number) / "out"
        children = {
            begun(command(name, str(source), str(folder)), at): name for name in pair for folder in (out, new)
        }
        time.sleep(0.02 + number % 10 * 0.01)
        notes.append(f"note{number:04d}")
        save_note(review, notes[-1])
        for child, name in children.items():
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            lost += [f"{number} {pair}: {name} ended with {code}"] if code != CODES[name] else []
        found = losses(out, notes, set().union(*names.values()))
        found += losses(new, [], set().union(*(names[name] for name in pair)))
        lost += [f"{number} {pair}: {one}" for one in found]
    kept = len([*review.parent.glob("review.kept-*.csv")])
    return {"rounds": rounds, "notes": len(notes), "kept_beside": kept, "lost": lost}


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print(json.dumps(run(int(sys.argv[1]) if len(sys.argv) > 1 else 200, Path(made)), ensure_ascii=False))
