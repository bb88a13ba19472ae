"""Both engines on published documents: the same characters in the same places, the same cells of tables.

Where they differ by more than rounding, and why:

* The right side of a glyph whose ink is wider than its advance (条, 政, 款 in some Kai fonts): pdfium lets the box
  grow to the ink, by at most 0.4 points here. The left side, top, bottom and baseline are the same.
* Nothing else on these documents; ``benchmarks/compare_engines.py`` compares all pages, and what the whole reader makes
  of them, and writes ``docs/engines.md``. On made pages: the descent of fonts that are not embedded (``test_plumber``);
  words that the file puts in place of those it prints (``test_fallback``); text rise, which is part of pdfium's
  baseline and not of pdfminer's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from fa_helpers.pdf import reference_reader as plumber
from fa_helpers.pdf.page import Char, Page
from fa_helpers.pdf.pdfium import reader as pdfium
from fa_helpers.pdf.ruled_tables import find_tables

# every page of the smaller documents; of Xi'an's hundred the narrative, the task table and some cards
DOCUMENTS: dict[str, Sequence[int] | None] = {
    "foshan_rail_2019": None,
    "putuo_finance_2024": None,
    "putuo_socialwork_2024": None,
    "shanghai_blank_template": None,
    "swu_2023": None,
    "beijing_scan_2026_budget": None,
    "xian_health_2022_p1-100": [*range(1, 21), 30, 31, *range(55, 61)],
}

BUNDLED = Path(__file__).resolve().parents[2] / "data" / "raw" / "urumqi-miit-2023" / "source.pdf"
SAME = 0.01  # rounding of 32-bit numbers
INK = 0.6  # how far a glyph's ink may reach beyond its advance


@pytest.mark.parametrize("stem", [*DOCUMENTS, "bundled"])
def test_the_engines_agree(shared_file: Callable[[str], Path], stem: str) -> None:
    source = (BUNDLED if stem == "bundled" else shared_file(f"real/{stem}.pdf")).read_bytes()
    numbers = DOCUMENTS.get(stem)
    pages = 0
    for one, other in zip(
        pdfium.read_pages(source, name=stem, numbers=numbers),
        plumber.read_pages(source, name=stem, numbers=numbers),
        strict=True,
    ):
        where = f"{stem} page {one.number}"
        assert (one.width, one.height, one.rotation) == (other.width, other.height, other.rotation), where
        assert len(one.chars) == len(other.chars), where
        for a, b in _pairs(one.chars, other.chars):
            assert (a.text, a.upright, a.font) == (b.text, b.upright, b.font), where
            for side in ("x0", "top", "bottom", "baseline", "size"):
                assert abs(getattr(a, side) - getattr(b, side)) < SAME, (where, side, a, b)
            assert -SAME < a.x1 - b.x1 < INK, (where, a, b)
        assert _cells(one) == _cells(other), where
        assert _places(one) == _places(other), where
        assert one.notes == other.notes, where
        pages += 1
    assert pages == (len(numbers) if numbers else pages) > 0


def _pairs(ones: Sequence[Char], others: Sequence[Char]) -> Iterator[tuple[Char, Char]]:
    """Each character of the one page with that of the other which stands in its place."""
    places: defaultdict[tuple[str, int, int], list[Char]] = defaultdict(list)
    for char in others:
        places[char.text, round(char.x0), round(char.baseline)].append(char)
    for char in ones:
        near = [
            other
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
            for other in places[char.text, round(char.x0) + x, round(char.baseline) + y]
        ]
        assert near, char
        yield char, min(near, key=lambda other: abs(other.x0 - char.x0) + abs(other.baseline - char.baseline))


def _places(page: Page) -> list[tuple[float, ...]]:
    """Where the pictures of a page are, to a tenth of a point."""
    return sorted(tuple(round(side, 1) for side in picture) for picture in page.pictures)


def _cells(page: Page) -> list[tuple[tuple[float, ...], ...]]:
    """The cells of a page's tables to a tenth of a point."""
    return [
        tuple(tuple(round(side, 1) for side in cell) for cell in table.cells) for table in find_tables(page)
    ]
