"""CPU time and memory of reading a document, against pdfplumber's text and tables of the same pages.

    python benchmarks/bench_reading.py [--rounds N] [--check] FILE...

For each file in turn: reading it whole (text, tables, facts, scorecards; no pandas), then ``extract_text`` and
``extract_tables`` on all its pages; both in one process, one after the other, so that the load of the machine falls on
both, after one uncounted round that loads the libraries. Printed are CPU seconds (the median of the rounds) and the
ratio; then the peak of memory of one fresh process per file that only reads it, the interpreter and libraries
included. ``--check`` ends with 1 when the ratio in all exceeds 0.25 or a file of at most 100 pages takes 120 MiB.
A file that cannot be read, such as a scan, is named and passed over.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

MOST_TIME = 0.25
MOST_MEMORY = 120.0
PEAK = """
import re, resource, sys
from pathlib import Path
from fa_helpers.document import read
pages = len(read(sys.argv[1]).pages)
assert "pandas" not in sys.modules
status = Path("/proc/self/status")
if status.exists():  # on Linux ru_maxrss also counts the program that started this one
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", status.read_text())[1]) / 2**10
else:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
print(pages, peak)
"""


def why_refused(path: Path) -> str:
    """What is wrong with a file that cannot be read, a scan for example; empty for one that can."""
    from fa_helpers.document import read
    from fa_helpers.errors import FinalAccountsError

    try:
        read(path)
    except FinalAccountsError as error:
        return str(error)
    return ""


def ours(path: Path) -> float:
    """Seconds of CPU for reading a document."""
    from fa_helpers.document import read

    start = time.process_time()
    read(path)
    return time.process_time() - start


def theirs(path: Path) -> float:
    """Seconds of CPU for pdfplumber's extract_text and extract_tables on all pages."""
    import pdfplumber

    start = time.process_time()
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            page.extract_tables()
            page.close()
    return time.process_time() - start


def peak_memory(path: Path) -> tuple[int, float]:
    """Pages of a document, and the peak of memory in MiB of a fresh process that reads it."""
    command = [sys.executable, "-c", PEAK, str(path)]
    pages, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(pages), float(peak)


def main() -> None:
    """Measure each file named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    total = [0.0, 0.0]
    heavy = warm = False
    for path in options.files:
        if refused := why_refused(path):
            print(f"{path.name}: not read: {refused}", flush=True)
            continue
        if not warm:
            warm = bool(ours(path) + theirs(path))
        times = [(ours(path), theirs(path)) for _ in range(options.rounds)]
        mine, reference = (median(column) for column in zip(*times, strict=True))
        pages, peak = peak_memory(path)
        total[0] += mine
        total[1] += reference
        heavy = heavy or (pages <= 100 and peak >= MOST_MEMORY)
        print(
            f"{path.name}: {pages} pages, {mine:.2f} s against {reference:.2f} s, ratio {mine / reference:.3f},"
            f" peak {peak:.0f} MiB",
            flush=True,
        )
    if not total[1]:
        parser.error("none of the files can be read")
    ratio = total[0] / total[1]
    print(f"all: {total[0]:.2f} s against {total[1]:.2f} s, ratio {ratio:.3f}")
    if options.check:
        sys.exit(ratio > MOST_TIME or heavy)


if __name__ == "__main__":
    main()
