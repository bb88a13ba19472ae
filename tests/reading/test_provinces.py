"""Sentence families of the provinces: made-up offices and figures, the answers written before they were read.

Every family of ``provinces`` is a document of its own, written as ``sentence_families.py`` says.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sentence_families import Family, agree, document, load_folder, told

FAMILIES = load_folder(Path(__file__).with_name("provinces"))


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name.replace(" ", "-"))
def test_every_figure_of_a_family_is_right_in_everything(family: Family) -> None:
    found = [told(fact) for fact in document(family.text).data.facts]
    assert [have for have, want in zip(found, family.figures, strict=False) if not agree(have, want)] == []
    assert len(found) == len(family.figures)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name.replace(" ", "-"))
def test_no_family_is_accused(family: Family) -> None:
    accused = document(family.text).check().ledger.of("inconsistent")
    assert [entry.check.rule for entry in accused] == []


def test_the_families_are_of_many_provinces() -> None:
    assert len(FAMILIES) >= 40
    assert len({family.name.split()[0] for family in FAMILIES}) >= 20
