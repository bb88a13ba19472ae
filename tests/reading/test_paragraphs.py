"""Paragraphs of the running text: whole, in order, each with its section and page."""

from __future__ import annotations

from fa_helpers.document import FinalAccounts
from fa_helpers.text.fold import fold


def test_every_figure_of_the_text_stands_in_a_paragraph_of_its_section(bundled: FinalAccounts) -> None:
    texts: dict[str, str] = {}
    for paragraph in bundled.data.paragraphs:
        texts[paragraph.section] = texts.get(paragraph.section, "") + fold(paragraph.text)
    assert len(bundled.data.facts) > 100
    for fact in bundled.data.facts:
        assert fold(fact.printed) in texts[fact.section], fact.fact_id


def test_headings_and_pages(bundled: FinalAccounts) -> None:
    headings = [p for p in bundled.data.paragraphs if p.kind == "heading"]
    assert [p.section for p in headings] == [s.number for s in bundled.data.sections if s.title]
    pages = [p.locator.page for p in bundled.data.paragraphs]
    assert pages == sorted(pages)


def test_a_paragraph_over_lines_has_a_box_per_line(bundled: FinalAccounts) -> None:
    long = next(p for p in bundled.data.paragraphs if p.kind == "text" and len(p.text) > 100)
    assert len(long.locator.parts) > 1 and long.locator.x0 is not None
    assert all(p.locator.x0 is None for p in bundled.data.paragraphs if p.kind == "heading")
