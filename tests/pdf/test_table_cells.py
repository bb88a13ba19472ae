"""Tables between rules: the same as pdfplumber's own, on tables with merged cells, rules that end early and lie askew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import TableFinder

from conftest import BUNDLED
from fa_helpers.pdf import ruled_tables
from fa_helpers.pdf.open_sides import Rule
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.ruled_tables import find_tables
from fa_helpers.pdf.table_cells import Rectangle, cells_of, tables_of

ends = st.integers(0, 5).flatmap(lambda first: st.tuples(st.just(first), st.integers(first + 1, 6)))
slips = st.sampled_from([0.0, 0.0, 0.4, 1.3, 2.9, 3.2])
rules = st.lists(
    st.builds(
        lambda at, pair, off, early: Rule(20 * at + off, 20 * pair[0] + early, 20 * pair[1] - off),
        st.integers(0, 6),
        ends,
        slips,
        slips,
    ),
    max_size=14,
)


class Ruled:
    """What pdfplumber's table finder asks of a page."""

    def __init__(self, level: list[Rule], upright: list[Rule]) -> None:
        self.bbox = (0.0, 0.0, 200.0, 200.0)
        self.edges: list[dict[str, Any]] = [
            {
                "object_type": "line",
                "orientation": orientation,
                **dict(zip(("x0", "top", "x1", "bottom"), box, strict=True)),
                "width": box[2] - box[0],
                "height": box[3] - box[1],
            }
            for orientation, some in (("h", level), ("v", upright))
            for at, start, end in some
            for box in [(start, at, end, at) if orientation == "h" else (at, start, at, end)]
        ]


def by_pdfplumber(level: list[Rule], upright: list[Rule]) -> list[list[Rectangle]]:
    """The cells of each of pdfplumber's tables."""
    finder = TableFinder(cast(Any, Ruled(level, upright)))
    return [sorted(table.cells) for table in finder.tables]


@given(rules, rules)
def test_cells_and_tables_are_pdfplumbers(level: list[Rule], upright: list[Rule]) -> None:
    assert cells_of(level, upright) == TableFinder(cast(Any, Ruled(level, upright))).cells
    assert [sorted(cells) for cells in tables_of(level, upright)] == by_pdfplumber(level, upright)


def test_two_tables_that_a_third_cell_joins_are_one() -> None:
    level = [Rule(0, 0, 20), Rule(10, 0, 40), Rule(20, 20, 40), Rule(60, 0, 20), Rule(70, 0, 20)]
    upright = [Rule(0, 0, 10), Rule(20, 0, 20), Rule(40, 10, 20), Rule(0, 60, 70), Rule(20, 60, 70)]
    assert tables_of(level, upright) == [[(0, 0, 20, 10), (20, 10, 40, 20)]], "a cell alone is no table"


@pytest.mark.parametrize("stem", ["putuo_finance_2024", "foshan_rail_2019"])
def test_tables_of_published_documents_are_pdfplumbers(
    shared_file: Callable[[str], Path], stem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = shared_file(f"real/{stem}.pdf").read_bytes()
    pages = list(pdfium.read_pages(source, name=stem))
    mine = [find_tables(page) for page in pages]
    monkeypatch.setattr(ruled_tables, "tables_of", by_pdfplumber)
    assert mine == [find_tables(page) for page in pages]
    assert sum(len(table.cells) for tables in mine for table in tables) > 1000


def test_tables_of_the_bundled_document_are_pdfplumbers(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = list(pdfium.read_pages((BUNDLED / "source.pdf").read_bytes(), name="bundled"))
    mine = [find_tables(page) for page in pages]
    monkeypatch.setattr(ruled_tables, "tables_of", by_pdfplumber)
    assert mine == [find_tables(page) for page in pages]
    assert sum(len(table.cells) for tables in mine for table in tables) > 500
