"""CPU time of reading a document (text, tables, facts, without pandas) against pdfplumber's text and tables, paired.

``python benchmarks/bench_reading.py FILE...`` prints the ratio per file and in all: the same pages, one run, in turn.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


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


def main() -> None:
    """Measure each file named."""
    total = [0.0, 0.0]
    for name in sys.argv[1:]:
        path = Path(name)
        mine, reference = ours(path), theirs(path)
        total[0] += mine
        total[1] += reference
        print(f"{path.name}: {mine:.2f} s against {reference:.2f} s, ratio {mine / reference:.3f}")
    if total[1]:
        print(f"all: ratio {total[0] / total[1]:.3f}")


if __name__ == "__main__":
    main()
