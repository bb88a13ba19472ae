"""Families of sentences whose answers were written before the first run; ``docs/reading-measured.md`` has those runs.

What they showed was mended by its kind, and every figure of theirs has stayed right since: a lower share than all is a
change for the worse.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sentence_families import document, load, misses

SETS = sorted(Path(__file__).with_name("blind").glob("*.txt"))


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_every_figure_of_a_set_is_right_in_everything(path: Path) -> None:
    assert [miss for family in load(path) for miss in misses(family)] == []


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_nobody_is_accused(path: Path) -> None:
    accused = [
        (family.name, entry.check.rule)
        for family in load(path)
        for entry in document(family.text).check().ledger.of("inconsistent")
    ]
    assert accused == []


def test_the_sets_are_of_many_provinces_and_of_budgets() -> None:
    families = [family for path in SETS for family in load(path)]
    assert len(families) >= 120
    assert len({family.name.split()[0] for family in families}) >= 25
    assert sum(family.kind == "预算" for family in families) >= 40
