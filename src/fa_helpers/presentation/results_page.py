"""The first page of a run's results (结果目录): what the document is, what asks for an explanation, where all the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from fa_helpers.checks.review import FILE_NAME
from fa_helpers.presentation.check_answers import first
from fa_helpers.presentation.findings import SHARED_PAGE, Checked, counts_text
from fa_helpers.presentation.html import render
from fa_helpers.terms.messages import Language, message


def results_page(
    title: str,
    summary: Iterable[str],
    checked: Checked,
    *,
    pages: Mapping[str, str],
    figures: Sequence[str],
    failed: Mapping[str, str],
    findings_page: str,
    language: Language,
) -> str:
    """Return ``index.html`` (目录页): the findings come before the links.

    ``pages`` are the finished notebooks, name to title, ``figures`` the names of the CSV files, ``failed`` the
    notebooks that stopped, name to reason; ``findings_page`` is the link to all findings, blank where there is none.
    """
    return render(
        "results_page",
        language=language,
        title=message("suite.index_title", language, title=title),
        summary=summary,
        counts=counts_text(checked.counts, language),
        note=first(checked, language, link=findings_page),
        files={FILE_NAME: "suite.index_review", SHARED_PAGE: "suite.index_shared"},
        pages=pages,
        figures=figures,
        failed=failed,
    )
