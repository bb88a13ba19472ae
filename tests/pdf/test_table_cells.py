"""Cells between crossings: the same as pdfplumber's own, on tables with merged cells and rules that end early."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfplumber.table import TableFinder, edges_to_intersections, intersections_to_cells

from fa_helpers.pdf import ruled_tables as table_finder
from fa_helpers.pdf.page import Page, Stroke
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.ruled_tables import _RuledPage, find_tables, rules_of
from fa_helpers.pdf.table_cells import cells_of

ends = st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda pair: pair[0] < pair[1])
strokes = st.lists(st.tuples(st.booleans(), st.integers(0, 6), ends), max_size=24)


def drawn(rules: list[tuple[bool, int, tuple[int, int]]]) -> Page:
    """A page of rules on a grid of 20 points, each from one crossing to another."""
    lines = [
        Stroke(20 * a, 20 * at, 20 * b, 20 * at) if level else Stroke(20 * at, 20 * a, 20 * at, 20 * b)
        for level, at, (a, b) in rules
    ]
    return Page(1, 200, 200, lines=tuple(lines))


@given(strokes)
def test_the_cells_are_pdfplumbers(rules: list[tuple[bool, int, tuple[int, int]]]) -> None:
    ruled = _RuledPage(drawn(rules), *rules_of(drawn(rules)))
    finder = TableFinder(cast(Any, ruled))
    crossings = edges_to_intersections(finder.edges, 3, 3)
    assert cells_of(cast(Any, crossings)) == intersections_to_cells(crossings) == finder.cells


@pytest.mark.parametrize("stem", ["putuo_finance_2024", "foshan_rail_2019"])
def test_tables_of_published_documents_are_pdfplumbers(
    shared_file: Callable[[str], Path], stem: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = shared_file(f"real/{stem}.pdf").read_bytes()
    pages = list(pdfium.read_pages(source, name=stem))
    mine = [find_tables(page) for page in pages]
    monkeypatch.setattr(table_finder, "cells_of", intersections_to_cells)
    assert mine == [find_tables(page) for page in pages]
    assert sum(len(table.cells) for tables in mine for table in tables) > 1000
