"""What is special about a page is said in the document's coverage: never is a page read badly in silence."""

from __future__ import annotations

import sys

import pytest

import fa_helpers as fa
from conftest import ROOT
from fa_helpers.model import CoverageRow
from fa_helpers.terms.messages import LANGUAGES, message

sys.path.insert(0, str(ROOT / "tests" / "pdf"))
from tiny_pdf import TinyPdf, cid_font_pdf

FORM = (
    "某某市统计局2023年度部门决算\n"
    "第一部分单位概况\n"
    "第二部分部门决算情况说明\n"
    "一、收入决算情况说明\n"
    "2023年度本年收入合计12.50万元，其中：财政拨款收入10.00万元。\n"
)


def page_rows(source: bytes) -> list[CoverageRow]:
    return [row for row in fa.read(source, name="a.pdf").data.coverage if row.part.startswith("page.")]


def test_a_font_without_meanings_is_read_by_the_reference_and_coverage_says_so() -> None:
    document = fa.read(cid_font_pdf(FORM), name="a.pdf")
    assert [(f.concept, f.printed) for f in document.data.facts] == [
        ("total_revenue", "12.50"),
        ("fiscal_appropriation_revenue", "10.00"),
    ]
    (row,) = page_rows(cid_font_pdf(FORM))
    assert (row.part, row.page_first, row.status, row.reason.key) == (
        "page.001",
        1,
        "read",
        "coverage.reference_engine",
    )


def test_where_the_reference_is_asked_for_no_page_is_an_exception() -> None:
    document = fa.read(cid_font_pdf(FORM), name="a.pdf", engine="plumber")
    assert [f.printed for f in document.data.facts] == ["12.50", "10.00"]
    assert [row for row in document.data.coverage if row.part.startswith("page.")] == []


def test_figures_on_their_side_are_named_in_coverage() -> None:
    pdf = TinyPdf()
    font = pdf.font()
    resources = f"<< /Font << /F {font} >> >>"
    pdf.page("BT /F 8 Tf 20 150 Td (a page of upright text that goes on) Tj ET", resources)
    pdf.page(
        "BT /F 8 Tf 20 150 Td (a page of upright text) Tj ET BT /F 8 Tf 0 1 -1 0 30 30 Tm (12.50) Tj ET",
        resources,
    )
    from fa_helpers.layout.document_layout import lay_out
    from fa_helpers.pdf.source import open_source
    from fa_helpers.reading.coverage import page_rows as rows_of

    (row,) = rows_of(lay_out(open_source(pdf.write())))
    assert (row.part, row.status, row.reason.key) == ("page.002", "partly_read", "coverage.turned_text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_its_words(language: str) -> None:
    notes = (
        "reference_engine",
        "unknown_characters",
        "rules_not_read",
        "replaced_text",
        "dropped_text",
        "turned_text",
        "picture_not_read",
        "hidden_text",
    )
    said = {message(f"coverage.{note}", language) for note in notes}  # type: ignore[arg-type]
    assert len(said) == len(notes)
