"""docs/reading-measured.md says how much of the golden files is read, and explains every difference."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import ROOT
from fa_helpers.document import FinalAccounts

sys.path.insert(0, str(ROOT))
from tools import golden_table

NAMES = sorted(path.stem for path in golden_table.GOLDEN.glob("*.json"))
Real = Callable[[str], FinalAccounts]


def test_the_page_is_what_the_script_writes_and_leaves_nothing_unexplained(real: Real) -> None:
    text, unexplained = golden_table.report({n: golden_table.measure(n, real(n).data) for n in NAMES})
    assert unexplained == []
    assert golden_table.OUT.read_text(encoding="utf-8") == text, (
        "run python tools/golden_table.py ../shared/real"
    )


def test_a_figure_that_is_misread_or_missing_is_a_difference(real: Real) -> None:
    name = "putuo_finance_2024"
    data = real(name).data
    _, before = golden_table.measure(name, data)
    facts = (replace(data.facts[0], base="wrong"), *data.facts[2:])
    scores, after = golden_table.measure(
        name, replace(data, facts=facts, statement_cells=data.statement_cells[1:])
    )
    new = [d for d in after if d not in before]
    assert sorted((d.part, d.field) for d in new) == [
        ("cells", "cell"),
        ("figures", "base"),
        ("figures", "figure"),
    ]
    assert (scores[0].found, scores[0].role) == (scores[0].golden - 1, scores[0].golden - 2)


@pytest.mark.parametrize("name", ["swu_2023", "foshan_rail_2019", "xian_health_2022_p1-100"])
def test_the_samples_are_large_and_spread(name: str) -> None:
    """Without statements in its pages, Xi'an has none."""
    golden = json.loads((golden_table.GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    cells = [(r["page"], c["printed"]) for s in golden["statements"] for r in s["rows"] for c in r["cells"]]
    assert len(golden["narrative"]) >= 40
    assert len({figure["page"] for figure in golden["narrative"]}) >= 5
    if name.startswith("xian"):
        assert cells == [] and "no statement" in golden["how"]
    else:
        assert len(cells) >= 60 and len({page for page, _ in cells}) >= 8
