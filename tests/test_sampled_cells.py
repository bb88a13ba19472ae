"""Cells of statements in published documents, transcribed by eye from the page pictures before they were read.

Of three budgets and two final accounts, drawn with a fixed seed, pages with statements were shuffled; on each a height was
drawn, and what is printed from there on was written down until there were 60 cells (58 of one document, whose last page
ended). A cell is right when its label, the last words of its column's header, its printed text and its page are.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.text.fold import fold

HERE = Path(__file__)
REAL = HERE.parents[2] / "shared" / "real"
WANTED = 0.995
Key = tuple[int, str, str, str]


def transcribed() -> dict[str, Counter[Key]]:
    found: dict[str, Counter[Key]] = {}
    with (HERE.parent / "data" / "sampled_cells.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = (int(row["page"]), fold(row["label"]), fold(row["column"]), row["printed"])
            found.setdefault(row["document"], Counter())[key] += 1
    return found


SAMPLES = transcribed()


def missing(document: str) -> list[Key]:
    """The transcribed cells that were not read as they are printed."""
    left = [
        (cell.locator.page, fold(cell.label), fold(cell.column_label), cell.printed)
        for cell in fa.read(REAL / document).data.statement_cells
    ]
    lost = []
    for page, label, column, printed in SAMPLES[document].elements():
        found = next(
            (
                cell
                for cell in left
                if cell[0] == page
                and cell[1].startswith(label)
                and cell[2].endswith(column)
                and cell[3] == printed
            ),
            None,
        )
        if found is None:
            lost.append((page, label, column, printed))
        else:
            left.remove(found)
    return lost


@pytest.mark.parametrize("document", SAMPLES)
def test_cells_are_read_as_they_are_printed(document: str) -> None:
    if not (REAL / document).exists():
        pytest.skip("the published documents do not lie beside the project")
    lost = missing(document)
    assert len(lost) <= (1 - WANTED) * SAMPLES[document].total(), lost


def test_each_sample_is_large_enough() -> None:
    assert len(SAMPLES) == 5
    assert all(58 <= sample.total() <= 60 for sample in SAMPLES.values())
