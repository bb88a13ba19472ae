"""Damaged files are read or refused in one line: ``python benchmarks/fuzz.py --bytes 2000 --structures 220``.

The bundled PDF and made documents of ``benchmarks/corpus`` are damaged by their bytes and by their objects, the same
way in every run. Nothing but "read" and "refused" may come out, and of the documents read at most one in a hundred may
have lost a tenth of their figures without a row of coverage beyond those of the whole document.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from fuzzing.judging import Outcome, Task, judge

from fa_helpers.cli.workers import Lost, run_tasks
from fa_helpers.making.document import make_all

BUNDLED = Path(__file__).parents[1] / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
SECONDS = 120.0
MOST_SILENT = 0.01


def tasks(paths: list[Path], numbers: dict[str, int]) -> list[Task]:
    """So many damaged files of each kind, the whole ones in turn."""
    return [
        Task(paths[number % len(paths)], kind, number)
        for kind, count in numbers.items()
        for number in range(count)
    ]


def outcomes(todo: list[Task], processes: int) -> Iterator[tuple[Task, Outcome]]:
    """What became of each."""
    for number, result in run_tasks(judge, todo, processes=processes, seconds=SECONDS):
        outcome = Outcome("lost", result.reason) if isinstance(result, Lost) else result
        yield todo[number], outcome


def main() -> int:
    """Damage, read, print; 1 when something else came out, or too much is lost in silence."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bytes", type=int, default=2000)
    parser.add_argument("--structures", type=int, default=220)
    parser.add_argument("--made", type=int, default=4, help="made documents beside the bundled one")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="write what went wrong or silent here")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        made = make_all(Path(folder), options.made, 12, 0.0) if options.made else []
        todo = tasks([BUNDLED, *made], {"bytes": options.bytes, "structure": options.structures})
        found = []
        for task, outcome in outcomes(todo, options.jobs):
            found.append((task, outcome))
            if outcome.kind in ("read", "refused") and not outcome.silent:
                continue
            name = f"{task.path.stem}-{task.kind}-{task.number}"
            print(f"{name}: {outcome.kind} {outcome.lost:.0%} {outcome.said}", flush=True)
            if options.keep is not None:
                options.keep.mkdir(parents=True, exist_ok=True)
                (options.keep / f"{name}.pdf").write_bytes(task.content())
    for kind in ("bytes", "structure"):
        counted = Counter(outcome.kind for task, outcome in found if task.kind == kind)
        print(f"{kind}: {dict(counted)}")
    readable = [outcome for _, outcome in found if outcome.kind == "read"]
    silent = sum(outcome.silent for outcome in readable)
    print(f"a tenth of the figures lost in silence: {silent} of {len(readable)}")
    others = sum(outcome.kind not in ("read", "refused") for _, outcome in found)
    return int(others > 0 or silent > MOST_SILENT * len(readable))


if __name__ == "__main__":
    raise SystemExit(main())
