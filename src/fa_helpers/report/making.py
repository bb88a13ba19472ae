"""From a file to its report (制作报告): read, check, run the notebooks, write all at once."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fa_helpers import __version__
from fa_helpers.checks.review import FILE_NAME, load_reviews, merged
from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.atomic_folder import check_writable
from fa_helpers.files.export import export_files
from fa_helpers.files.review_files import check_review, write_with_review
from fa_helpers.presentation.answers import income_and_expenditure, what_was_read
from fa_helpers.presentation.check_answers import first
from fa_helpers.presentation.findings import Checked, counts_text
from fa_helpers.presentation.shared_page import shared_name
from fa_helpers.report.kernels import NotebookFailedError
from fa_helpers.report.notebooks import NotebookPage, notebook_pages
from fa_helpers.report.pages import SourceFiles
from fa_helpers.report.site import INDEX, Report
from fa_helpers.terms.messages import Language, message

_MADE: Final = (
    "notebooks/[0-9]*.html",
    "findings/*.html",
    "findings.*.html",
    "tables/*.csv",
    "img/*.png",
    "img/ask/*.png",
    "questions*.html",
    "index*.html",
    "source*.pdf",
)
"""What a report consists of beside the figures: an earlier one's that this one did not make again does not stay."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a report (要求): its languages, the first of which opens first, and whether the file goes with it."""

    languages: tuple[Language, ...]
    notebooks: Path | None = None
    with_source: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A report that was written (已成报告): where, of what, and the notebooks that failed, name to reason."""

    folder: Path
    document: FinalAccounts
    checked: Checked
    failed: dict[str, str]
    kept: tuple[str, ...]
    """Names under which a ``review.csv`` is kept that a person saved meanwhile."""


def make_report(source: str, folder: Path, wanted: Wanted, say: Callable[[str], None]) -> Made:
    """Write the report of one file into a folder (制作报告); ``say`` hears how far it is.

    Raises :class:`FinalAccountsError` before any notebook is run when the file cannot be used, the folder cannot be
    written or its ``review.csv`` cannot be understood.
    """
    books = notebook_folder(wanted.notebooks)
    path = Path(source)
    named = str(path.resolve()) if os.path.lexists(path) else source
    document = read(named)
    check_writable(folder)
    checked = document.check()
    language = wanted.languages[0]
    check_review(folder)  # a broken review.csv is told before the long work
    say(message("suite.read", language, name=path.name))
    failed: dict[str, str] = {}
    reviewed = folder / FILE_NAME
    review = str(reviewed.resolve()) if reviewed.is_file() else ""
    paths = sorted(books.glob("[0-9]*.ipynb"))
    run = notebook_pages(paths, named, wanted.languages, review, say)
    pages: dict[Language, dict[str, NotebookPage]] = {one: {} for one in wanted.languages}
    for one, made in run.items():
        for name, page in made.items():
            if isinstance(page, NotebookFailedError):
                failed[name] = str(page)
            else:
                pages[one][name] = page
    kept = _write(document, checked, folder, pages, failed, wanted)
    return Made(folder, document, checked, failed, kept)


def _write(
    document: FinalAccounts,
    checked: Checked,
    folder: Path,
    pages: dict[Language, dict[str, NotebookPage]],
    failed: dict[str, str],
    wanted: Wanted,
) -> tuple[str, ...]:
    figures = export_files(document.data, __version__, document.ledger)
    files: dict[str, str | bytes] = {f"figures/{name}": text for name, text in figures.items()}
    reviews = merged(load_reviews(folder / FILE_NAME), checked.grouped, document.source.sha256)
    source = SourceFiles(document.source, copied=wanted.with_source)
    drawn: dict[tuple[object, ...], tuple[bytes, int, int]] = {}
    for language, made in pages.items():
        told = (document, checked, reviews, made, failed, figures, language, wanted.languages, source)
        report = Report(*told, drawn)
        files |= report.files()
    earlier = [path.relative_to(folder).as_posix() for kind in _MADE for path in folder.glob(kind)]
    shared = [shared_name(one, wanted.languages[0]) for one in wanted.languages]
    gone = [name for name in earlier if name not in files and name not in shared]
    sha256 = document.source.sha256
    languages = wanted.languages
    return write_with_review(files, folder, checked, sha256, languages[0], remove=gone, languages=languages)


def notebook_folder(named: Path | None = None) -> Path:
    """Where the notebooks lie: where they are said to be, else here, beside the package's source, or inside the package.

    Raises :class:`FinalAccountsError` when there are none.
    """
    package = Path(__file__).resolve().parents[1]
    usual = (Path.cwd() / "notebooks", package.parents[1] / "notebooks", package / "notebooks")
    for folder in usual if named is None else (named,):
        if any(folder.glob("[0-9]*.ipynb")):
            return folder
    if named is not None:
        raise FinalAccountsError(where=str(named), code="no_notebooks_there")
    raise FinalAccountsError(code="no_notebooks")


def summary(made: Made, language: Language) -> list[str]:
    """What a terminal shows of a report (摘要): the answers, the findings that lead, and where everything is."""
    document, checked, target = made.document, made.checked, made.folder
    answers = (
        what_was_read(document.data, language),
        income_and_expenditure(document.data, language),
    )
    lines = [document.title(language)]
    lines += [f"  {sentence}" for answer in answers for sentence in answer.sentences]
    lines.append(f"  {counts_text(checked.counts, language)}")
    lines += [f"  {line}" for line in str(first(checked, language)).splitlines()]
    for name, reason in made.failed.items():
        lines.append(f"  {message('suite.failed', language, name=name, reason=reason)}")
    lines.append(message("suite.figures", language, path=target / "figures"))
    lines.append(message("suite.notebooks", language, path=target / "notebooks"))
    lines.append(message("suite.findings", language, path=target / FILE_NAME))
    lines.append(message("suite.open", language, path=target / INDEX))
    return lines
