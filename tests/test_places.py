"""Every figure stands where it is said to stand: looked up on the PDF itself, with the other engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

import fa_helpers as fa
from conftest import BUNDLED
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact
from fa_helpers.text.fold import fold

SLACK = 1.0
"""Points: the engines round boxes differently."""


def printed_inside(pdf: pdfplumber.PDF, fact: Fact) -> str:
    """The characters whose middle lies in the figure's boxes, in reading order, found by pdfplumber."""
    where = fact.locator
    assert None not in (where.x0, where.top, where.x1, where.bottom)
    boxes = where.parts or ((where.page, (where.x0, where.top, where.x1, where.bottom)),)
    found = []
    for number, (x0, top, x1, bottom) in boxes:
        page = pdf.pages[number - 1]
        for char in page.chars:
            x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            if x0 - SLACK <= x <= x1 + SLACK and top - SLACK <= y <= bottom + SLACK:
                found.append((number, top, char["x0"], char["text"]))
    return "".join(text for *_, text in sorted(found))


def check(pdf_path: Path, document: FinalAccounts, least: int) -> None:
    with pdfplumber.open(pdf_path) as pdf:
        facts = document.data.facts
        assert len(facts) >= least
        for fact in facts:
            assert re.sub(r"\s", "", fold(printed_inside(pdf, fact))) == fold(fact.printed), fact.fact_id


def test_every_figure_of_the_bundled_document_is_in_its_box(bundled: FinalAccounts) -> None:
    check(BUNDLED / "source.pdf", bundled, 173)


@pytest.mark.parametrize("stem", ["putuo_socialwork_2024", "putuo_finance_2024"])
def test_every_figure_of_published_documents_is_in_its_box(
    stem: str, real: Callable[[str], FinalAccounts], shared_file: Callable[[str], Path]
) -> None:
    check(shared_file(f"real/{stem}.pdf"), real(stem), 80)


def without_places(document: FinalAccounts) -> list[tuple[object, ...]]:
    return [
        (
            f.fact_id,
            f.subject,
            f.concept,
            f.measure,
            f.stage,
            f.base,
            f.direction,
            f.value,
            f.unit,
            f.locator.page,
        )
        for f in document.data.facts
    ]


def test_the_pdf_and_the_text_give_the_same_figures(
    bundled: FinalAccounts, bundled_text: FinalAccounts
) -> None:
    assert without_places(bundled) == without_places(bundled_text)


@pytest.mark.parametrize("stem", ["", "putuo_finance_2024", "swu_2023"])
def test_both_engines_give_the_same_figures(
    stem: str, bundled: FinalAccounts, shared_file: Callable[[str], Path]
) -> None:
    path = shared_file(f"real/{stem}.pdf") if stem else BUNDLED / "source.pdf"
    assert without_places(fa.read(path, engine="plumber")) == without_places(fa.read(path))
