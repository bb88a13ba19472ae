"""The first page of the results: findings before links, everything escaped, no link to a page that is not there."""

from __future__ import annotations

from html import escape

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.results_page import results_page
from fa_helpers.terms.messages import LANGUAGES, Language, message


def page(bundled: FinalAccounts, language: Language, link: str, failed: dict[str, str]) -> str:
    return results_page(
        "<i>office",
        ["5 < 6 pages"],
        bundled.check(),
        pages={"00_a.html": "What & why?"},
        figures=["facts.csv"],
        failed=failed,
        findings_page=link,
        language=language,
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_come_before_the_links(bundled: FinalAccounts, language: Language) -> None:
    html = page(bundled, language, "notebooks/05_check_the_figures.html", {})
    places = [html.index(x) for x in ("3,244.47万元", "05_check_the_figures.html", "00_a.html", "facts.csv")]
    assert places == sorted(places)
    assert 'href="review.csv"' in html and 'href="findings.html"' in html
    assert "<i>office" not in html and "5 &lt; 6 pages" in html and "What &amp; why?" in html
    assert escape(message("check.caution", language)) in html


def test_no_link_to_a_page_that_was_not_made(bundled: FinalAccounts) -> None:
    html = page(bundled, "en", "", {"05_check_the_figures": "ValueError"})
    assert "05_check_the_figures: ValueError" in html and "05_check_the_figures.html" not in html
