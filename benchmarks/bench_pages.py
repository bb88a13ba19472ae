"""CPU time of reading pages, against pdfplumber's own route, measured side by side.

    python benchmarks/bench_pages.py [--check] [FOLDER]

For each PDF of the folder (default: ``../shared/real``) and each page, in turn: characters, drawings and tables
through ``fa_helpers.pdf``; then ``extract_text`` and ``extract_tables`` through pdfplumber. Both see the same
page in the same run, so that the load of the machine falls on both. Printed are milliseconds of CPU time per page
and the ratio. ``--check`` also compares the two engines of ``fa_helpers.pdf`` on every page: the long form of
``tests/pages/test_engines_agree.py``.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

import pdfplumber

from fa_helpers.errors import SourceError
from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.ruled_tables import find_tables
from fa_helpers.pdf.source import OpenedSource, open_source

DEFAULT_FOLDER = Path(__file__).resolve().parents[2] / "shared" / "real"


@dataclass
class Clock:
    """CPU seconds spent on the pages of one file, or of all."""

    pages: int = 0
    reading: float = 0.0
    tables: float = 0.0
    reference: float = 0.0

    def add(self, other: Clock) -> None:
        self.pages += other.pages
        self.reading += other.reading
        self.tables += other.tables
        self.reference += other.reference

    def line(self, name: str) -> str:
        def per_page(seconds: float) -> float:
            return 1000 * seconds / max(self.pages, 1)

        ratio = (self.reading + self.tables) / self.reference if self.reference else float("nan")
        return (
            f"{name:32} {self.pages:5} {per_page(self.reading):9.2f} {per_page(self.tables):8.2f}"
            f" {per_page(self.reference):11.2f} {ratio:7.3f}"
        )


def measure(path: Path, source: OpenedSource) -> Clock:
    """Time both routes on every page of a file."""
    clock = Clock()
    pages = source.pages()
    with pdfplumber.open(path) as document:
        for reference in document.pages:
            start = time.process_time()
            page = next(pages)
            read = time.process_time()
            find_tables(page)
            found = time.process_time()
            reference.extract_text()
            reference.extract_tables()
            reference.close()
            clock.add(Clock(1, read - start, found - read, time.process_time() - found))
    return clock


def differences(source: OpenedSource) -> Counter[str]:
    """What the two engines tell differently, counted over all pages of a file."""
    found: Counter[str] = Counter()
    for one, other in zip(source.pages(), plumber.read_pages(source.content, name=source.name), strict=True):
        found["pages"] += 1
        found["characters"] += len(one.chars)
        found["characters elsewhere"] += _elsewhere(one, other) + abs(len(one.chars) - len(other.chars))
        cells, others = _cells(one), _cells(other)
        found["cells"] += len(cells)
        found["cells that differ"] += len(cells ^ others)
    return found


def _elsewhere(one: Page, other: Page) -> int:
    """How many characters of one page are not within a tenth of a point of the same place on the other."""
    places: defaultdict[tuple[str, int, int], list[Char]] = defaultdict(list)
    for char in other.chars:
        places[char.text, round(char.x0), round(char.baseline)].append(char)
    return sum(
        not any(
            max(abs(a.x0 - b.x0), abs(a.top - b.top), abs(a.bottom - b.bottom), abs(a.baseline - b.baseline))
            < 0.1
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for b in places.get((a.text, round(a.x0) + x, round(a.baseline) + y), ())
        )
        for a in one.chars
    )


def _cells(page: Page) -> set[tuple[float, ...]]:
    return {tuple(round(side, 1) for side in cell) for table in find_tables(page) for cell in table.cells}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT_FOLDER)
    parser.add_argument("--check", action="store_true", help="compare the engines as well")
    options = parser.parse_args()
    print(f"{'CPU ms per page':32} {'pages':>5} {'reading':>9} {'tables':>8} {'pdfplumber':>11} {'ratio':>7}")
    total = Clock()
    for path in sorted(options.folder.glob("*.pdf")):
        source = open_source(path)
        try:
            source.require_text_layer()
        except SourceError as error:
            print(f"{path.stem:32} left out: {error.code}")
            continue
        clock = measure(path, source)
        total.add(clock)
        print(clock.line(path.stem), flush=True)
        if options.check:
            print(
                "    " + ", ".join(f"{count} {what}" for what, count in differences(source).items()),
                flush=True,
            )
    print(total.line("all"))


if __name__ == "__main__":
    main()
