"""Families of sentences whose answers were written before the first run: how many of their figures are right.

``docs/reading-measured.md`` has the first runs. A figure without a concept is told in the coverage; one that is wrong in
anything else would be wrong without a word.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from sentence_families import Family, Miss, document, load, misses

FOLDER = Path(__file__).with_name("blind")
RIGHT = {"ninth": 1.0, "tenth": 1.0, "eleventh": 1.0, "twelfth": 1.0, "thirteenth": 1.0, "fourteenth": 1.0}
"""The least share that is right, by set."""


@lru_cache(maxsize=4)
def measured(name: str) -> tuple[list[Family], list[Miss]]:
    families = load(FOLDER / f"{name}.txt")
    return families, [miss for family in families for miss in misses(family)]


@pytest.mark.parametrize("name", RIGHT)
def test_as_many_figures_are_right_as_were_measured(name: str) -> None:
    families, missed = measured(name)
    written = sum(len(family.figures) for family in families)
    assert written - len([miss for miss in missed if miss.wanted]) >= RIGHT[name] * written, missed


@pytest.mark.parametrize("name", RIGHT)
def test_no_figure_is_wrong_without_a_word(name: str) -> None:
    assert [miss for miss in measured(name)[1] if miss.kind in ("wrong", "extra")] == []


@pytest.mark.parametrize("name", RIGHT)
def test_nobody_is_accused(name: str) -> None:
    families, _ = measured(name)
    accused = [
        (f.name, entry.check.rule)
        for f in families
        for entry in document(f.text).check().ledger.of("inconsistent")
    ]
    assert accused == []


def test_the_sets_are_of_many_provinces_and_of_budgets() -> None:
    families = [family for path in FOLDER.glob("*.txt") for family in load(path)]
    assert len({family.name.split()[0] for family in families}) >= 20
    assert sum(family.kind == "预算" for family in families) >= 15
