"""A page printed by a browser gives what the typeset document gives: figures, names, indicators, without the reference."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import astuple
from pathlib import Path

import pytest
from tools.as_web_page import web_page
from tools.ruled_form import load_forms

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.pdf import reference_reader
from fa_helpers.text.fold import fold

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BUNDLED = Path(__file__).parents[2] / "data/raw/urumqi-miit-2023"
RADICAL = re.compile("[\u2e80-\u2fdf]")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def printed(html: str, folder: Path, *options: str) -> Path:
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/profile",
    ]
    subprocess.run(
        [*command, *options, f"--print-to-pdf={pdf}", str(page)], check=True, capture_output=True, timeout=120
    )
    return pdf


def figures(document: FinalAccounts) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.section, f.concept, fold(f.subject), f.measure, f.stage, f.direction, f.value, f.unit)
        for f in document.data.facts
    )


def indicators(document: FinalAccounts) -> list[tuple[str, ...]]:
    return [
        (fold(card.title), fold(card.name), *(fold(part) for part in astuple(one) if isinstance(part, str)))
        for card in document.data.scorecards
        for one in card.indicators
    ]


SMALL, LARGE = "font-size: 10px; line-height: 1.4", "font-size: 15px; line-height: 1.6"
"""Of the forms: whole on their pages, and broken over several."""


@pytest.mark.parametrize(
    ("style", "options"),
    [(SMALL, ()), (SMALL, ("--no-pdf-header-footer",)), (LARGE, ())],
    ids=["headed", "plain", "large"],
)
def test_what_a_browser_prints_is_read_like_the_typeset_document(
    style: str, options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8")
    html = web_page(text, load_forms(BUNDLED / "cards.json"))
    assert SMALL in html
    pdf = printed(html.replace(SMALL, style), tmp_path, *options)
    typeset = fa.read("urumqi-miit-2023")
    monkeypatch.setattr(reference_reader, "read_pages", None)  # nothing is left to it
    document = fa.read(pdf)
    assert figures(document) == figures(typeset)
    assert indicators(document) == indicators(typeset)
    assert [fold(s.title) for s in document.data.sections] == [fold(s.title) for s in typeset.data.sections]
    assert document.data.profile.entity == typeset.data.profile.entity
    rows = [
        *document.coverage().itertuples(),
        *document.stated_reasons().itertuples(),
        *document.terms().itertuples(),
    ]
    assert not [row for row in rows if RADICAL.search(str(row))]
