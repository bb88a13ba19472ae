"""CPU time of checking as a share of reading, file by file: ``python benchmarks/bench_checking.py FILE...``.

Each file is read and checked several times in turn; the medians are set beside each other.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median

LIMIT = 0.15


def measured(path: Path, rounds: int) -> tuple[float, float]:
    """Median seconds of CPU for reading a document, and for checking it."""
    from fa_helpers.checks import check_document
    from fa_helpers.document import read

    reading, checking = [], []
    for _ in range(rounds + 1):
        start = time.process_time()
        data = read(path).data
        middle = time.process_time()
        check_document(data)
        reading.append(middle - start)
        checking.append(time.process_time() - middle)
    return median(reading[1:]), median(checking[1:])  # the first round loads what both need


def main() -> int:
    """Measure each file named; 1 when checking takes more than its limit in all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    total = [0.0, 0.0]
    for path in options.files:
        reading, checking = measured(path, options.rounds)
        total[0] += reading
        total[1] += checking
        print(f"{path.name}: {checking:.3f} s of {reading:.3f} s, {checking / reading:.1%}")
    print(f"all: {total[1] / total[0]:.1%} (limit {LIMIT:.0%})")
    return int(total[1] > LIMIT * total[0])


if __name__ == "__main__":
    raise SystemExit(main())
