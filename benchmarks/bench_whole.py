"""CPU of the whole command ``fa extract``, start, checks and writing included, against pdfplumber's text and tables.

    python benchmarks/bench_whole.py [--rounds 3] FILE...

Each file alone, then all in one command of one process at a time. The other side is ``extract_text`` and
``extract_tables`` on the same pages, the start of its process left out. Both are measured in turn, so that the load of
the machine falls on both; printed are the medians in CPU seconds and the ratio. Modules are compiled before. POSIX only.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

PLUMBER = """
import sys, time, pdfplumber
def read(path):
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text(); page.extract_tables(); page.close()
start = time.process_time()
for path in sys.argv[1:]:
    read(path)
print(time.process_time() - start)
"""


def ours(paths: Sequence[Path]) -> float:
    """Seconds of CPU of a whole command, its workers included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        # bytecode kept, as where the package is installed
        environment = {name: text for name, text in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        command = [
            sys.executable,
            "-m",
            "fa_helpers",
            "extract",
            *map(str, paths),
            "-o",
            folder,
            "--jobs",
            "1",
        ]
        done = subprocess.run(command, capture_output=True, text=True, env=environment)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def theirs(paths: Sequence[Path]) -> float:
    """Seconds of CPU of pdfplumber on the same pages."""
    command = [sys.executable, "-c", PLUMBER, *map(str, paths)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure each file, and all together."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours(options.files[:1])  # compiles what has changed
    groups = [[path] for path in options.files] + ([options.files] if len(options.files) > 1 else [])
    for group in groups:
        times = [(ours(group), theirs(group)) for _ in range(options.rounds)]
        mine, reference = (median(column) for column in zip(*times, strict=True))
        name = group[0].name if len(group) == 1 else f"all {len(group)}"
        print(
            f"{name}: {mine:.2f} s against {reference:.2f} s of CPU, ratio {mine / reference:.3f}", flush=True
        )


if __name__ == "__main__":
    main()
