"""Scans: pages of pictures are read by their pictures, marked, and accuse nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import fa_helpers as fa
from conftest import BUNDLED, ROOT
from fa_helpers.document import FinalAccounts
from fa_helpers.errors import SourceError
from fa_helpers.layout.lines import page_lines
from fa_helpers.pdf.ocr.picture_rules import _between
from fa_helpers.pdf.ocr.reader import _through_words
from fa_helpers.pdf.ocr.words import chars_of
from fa_helpers.pdf.page import Char, Stroke
from fa_helpers.pdf.page_image import page_pictures
from fa_helpers.pdf.source import open_source


def scanned(pages: list[int], turn: float = 0.0) -> bytes:
    """Some pages of the bundled document as pictures in a PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    content = (BUNDLED / "source.pdf").read_bytes()
    for page in pages:
        (picture,) = page_pictures(content, page, [(None, 2.5)])
        picture = picture.convert("L").rotate(turn, fillcolor=255, resample=3)
        canvas.setPageSize((picture.width / 2.5, picture.height / 2.5))
        canvas.drawImage(ImageReader(picture), 0, 0, picture.width / 2.5, picture.height / 2.5)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class Found:
    """What an engine gives: boxes, texts, scores, and the middle of each character."""

    def __init__(self, *pieces: tuple[str, float, float, float, float]) -> None:
        def box(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
            return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]

        self.boxes = [box(*sides) for _, *sides in pieces]
        self.txts = [text for text, *_ in pieces]
        self.scores = [0.99] * len(pieces)
        self.word_results = [
            [
                (
                    char,
                    0.99,
                    box(x0 + n * (x1 - x0) / len(text), y0, x0 + (n + 1) * (x1 - x0) / len(text), y1),
                )
                for n, char in enumerate(text)
            ]
            for text, x0, y0, x1, y1 in pieces
        ]


def test_words_of_one_line_stand_on_one_baseline_and_numbers_have_no_gaps() -> None:
    found = Found(("支出 1 2 3.45", 10, 10, 140, 24), ("万元", 150, 12, 180, 25), ("第二行", 10, 40, 60, 54))
    chars = chars_of(found, 1.0)
    lines = {char.baseline for char in chars}
    assert "".join(char.text for char in chars) == "支出123.45万元第二行" and len(lines) == 2
    digits = [char for char in chars if char.text in "0123456789."]
    gaps = [right.x0 - left.x1 for left, right in pairwise(digits)]
    assert max(gaps) - min(gaps) < 2


def test_without_the_extra_a_scan_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fa_helpers.pdf.ocr.reader.is_installed", lambda: False)
    with pytest.raises(SourceError, match=r"fa-helpers\[ocr\]"):
        fa.read(scanned([4]))
    with pytest.raises(SourceError) as refused:
        fa.read(BUNDLED / "source.pdf", ocr="all")
    assert refused.value.code == "extra_missing"


@pytest.mark.parametrize("turn", [0.0, 0.8])
def test_a_scan_reads_as_the_text_and_is_marked(turn: float, bundled: FinalAccounts) -> None:
    pytest.importorskip("rapidocr")
    document = fa.read(scanned([4], turn))
    wanted = [fact.printed for fact in bundled.data.facts if fact.locator.page == 4]
    assert [fact.printed for fact in document.data.facts] == wanted
    assert document.data.recognised_pages == {1}
    assert not [entry for entry in document.check().entries if entry.check.outcome == "inconsistent"]
    assert "OCR" in document.show(document.data.facts[0].fact_id).caption
    assert any("OCR" in line for line in document.summary("en"))


def test_twenty_figures_of_a_published_scan(shared_file: Callable[[str], Path]) -> None:
    pytest.importorskip("rapidocr")
    source = open_source(shared_file("real/beijing_scan_2026_budget.pdf"))
    with (ROOT / "tests/data/beijing_scan.csv").open(encoding="utf-8", newline="") as rows:
        wanted = [(int(row["page"]), row["printed"]) for row in csv.DictReader(rows)]
    text = {page.number: "".join(line.text for line in page_lines(page)) for page in source.pages([5, 7])}
    assert [one for one in wanted if one[1] not in text[one[0]]] == []


def test_an_upright_rule_ends_where_its_table_does_though_it_runs_into_a_character() -> None:
    level = [(10.0, y, 300.0, y) for y in (100.0, 120.0, 140.0, 160.0)]
    assert _between((50.0, 100.0, 50.0, 178.0), level, near=4.0, text_height=10.0) == (
        50.0,
        100.0,
        50.0,
        160.0,
    )
    # strokes of stacked characters meet a rule or two, and end in neither
    assert _between((50.0, 95.0, 50.0, 133.0), level[:2], near=4.0, text_height=10.0) is None
    assert _between((50.0, 125.0, 50.0, 135.0), level, near=4.0, text_height=10.0) is None


def test_a_stroke_of_one_row_in_a_character_is_no_rule() -> None:
    char = Char("资", 60.0, 70.0, 101.0, 111.0, 110.0, 10.0, True, "")
    assert _through_words(Stroke(62.0, 100.0, 62.0, 114.0), [char])
    assert not _through_words(Stroke(58.0, 100.0, 58.0, 114.0), [char])
    assert not _through_words(Stroke(65.0, 100.0, 65.0, 400.0), [char])
