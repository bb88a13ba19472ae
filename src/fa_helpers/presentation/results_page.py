"""The first page of a run's results (结果目录): what the document is, what asks for an explanation, where all the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from fa_helpers.checks.review import FILE_NAME
from fa_helpers.presentation.check_answers import first
from fa_helpers.presentation.findings import Checked, counts_text
from fa_helpers.presentation.review_files import PAGE
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
    heading = message("suite.index_title", language, title=title)
    blocks = [
        _list(escape(line) for line in summary),
        _block("suite.index_findings", _findings(checked, findings_page, language), language),
        _block("suite.index_notebooks", _links((f"notebooks/{n}", t) for n, t in pages.items()), language),
    ]
    if failed:
        lines = _list(escape(f"{name}: {reason}") for name, reason in failed.items())
        blocks.append(_block("suite.index_failed", lines, language))
    blocks.append(_block("suite.index_figures", _links((f"figures/{n}", n) for n in figures), language))
    body = "\n".join(blocks)
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{escape(heading)}</title>\n'
        "<body style='font-family:sans-serif;max-width:44em;margin:2em auto;line-height:1.5'>"
        f"<h1>{escape(heading)}</h1>\n{body}</body></html>\n"
    )


def _findings(checked: Checked, link: str, language: Language) -> str:
    """The six counts, the findings that matter most, the caution, and the files to go on with."""
    files = [
        (FILE_NAME, message("suite.index_review", language)),
        (PAGE, message("suite.index_shared", language)),
    ]
    return (
        f"<p>{escape(counts_text(checked.counts, language))}</p>\n"
        f"{first(checked, language, link=link)._repr_html_()}\n"
        f"<p><i>{escape(message('check.caution', language))}</i></p>\n"
        + _list(f'<a href="{name}">{name}</a> {escape(words)}' for name, words in files)
    )


def _block(key: str, content: str, language: Language) -> str:
    return f"<h2>{escape(message(key, language))}</h2>{content}"


def _links(links: Iterable[tuple[str, str]]) -> str:
    return _list(f'<a href="{escape(target)}">{escape(words)}</a>' for target, words in links)


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
