"""The page that may be shared (可公开的核对报告), one for each language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from fa_helpers.checks.ledger import Entry
from fa_helpers.presentation.findings import Checked, counts_text, shown_finding
from fa_helpers.presentation.html import render
from fa_helpers.terms.messages import Language, message

SHARED_PAGE: Final = "findings.html"


def shared_name(language: Language, first: Language | None = None) -> str:
    """The file of the page to be shared (公开页文件名): that in the ``first`` language has the plain name.

    >>> shared_name("zh", "zh"), shared_name("en", "zh")
    ('findings.html', 'findings.en.html')
    """
    return SHARED_PAGE if language == first else SHARED_PAGE.replace(".html", f".{language}.html")


def shared_page(
    checked: Checked,
    confirmed: Sequence[Entry],
    language: Language,
    others: Mapping[Language, str] | None = None,
) -> str:
    """A page to be shared (可公开的核对报告): only findings that a person confirmed, with a place for the reply.

    ``others`` are the files of the same page in other languages.
    """
    return render(
        "shared_page",
        language=language,
        title=message("check.page_title", language, title=checked.title[language]),
        counts=counts_text(checked.counts, language),
        findings=[shown_finding(checked, entry, language) for entry in confirmed],
        sources=checked.sources.get(language, ()),
        others=others or {},
    )
