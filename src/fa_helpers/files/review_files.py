"""The files for people who look at findings (复核文件): what was said of them, kept over reruns, and the page to share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from fa_helpers.checks.review import (
    FILE_NAME,
    Review,
    answered,
    load_reviews,
    merged,
    review_text,
    with_status,
)
from fa_helpers.files.atomic_folder import open_folder
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.shared_page import shared_name, shared_page
from fa_helpers.terms.messages import LANGUAGES, Language
from fa_helpers.text.private import masked

_MARK: Final = "\ufeff"
"""Stands before ``review.csv``: without it Excel takes its Chinese for another encoding and saves it broken."""

_READINGS: Final = 3
"""How often ``review.csv`` is read again because a person saved it meanwhile."""


def review_files(
    checked: Checked,
    folder: Path,
    sha256: str,
    language: Language,
    answer: Review | None = None,
    languages: Sequence[Language] = (),
) -> dict[str, str]:
    """``review.csv`` and ``findings.html`` for a folder (复核清单与公开页), as name to text; nothing is written here.

    What people wrote in the folder's ``review.csv`` is kept, and an ``answer`` added; the page holds only findings that
    they confirmed. With several ``languages`` there is a page for each, the first with the plain name; without, those
    are made that the folder has. Raises
    :class:`~fa_helpers.errors.CheckError` when that file cannot be understood.
    """
    reviews = merged(load_reviews(folder / FILE_NAME), checked.grouped, sha256)
    if answer is not None:
        reviews = answered(reviews, answer)
    confirmed = with_status(checked.findings, reviews, sha256, "confirmed")
    # Only what the document printed is hidden: a telephone number in a person's note is theirs.
    reviews = tuple(
        replace(r, message_zh=masked(r.message_zh), message_en=masked(r.message_en)) for r in reviews
    )
    told = list(languages) or _languages_in(folder, language)
    names = {one: shared_name(one, told[0]) for one in told}
    pages = {
        name: shared_page(checked, confirmed, one, {x: names[x] for x in told if x != one})
        for one, name in names.items()
    }
    return {FILE_NAME: _MARK + review_text(reviews), **pages}


def _languages_in(folder: Path, language: Language) -> list[Language]:
    """The languages of a folder's pages, that of the plain name first: none of them may be left as it was."""
    beside = [one for one in LANGUAGES if (folder / shared_name(one)).is_file()]
    first = next((one for one in LANGUAGES if one not in beside), language) if beside else language
    return [first, *(one for one in beside if one != first)]


def write_with_review(
    files: Mapping[str, str | bytes],
    folder: Path,
    checked: Checked,
    sha256: str,
    language: Language,
    *,
    remove: Collection[str] = (),
    answer: Review | None = None,
    languages: Sequence[Language] = (),
) -> tuple[str, ...]:
    """Write a set of files and the review files into a folder (连同复核文件写入), all at once and with no one else.

    Returns the names under which a ``review.csv`` is kept that a person saved after it was read.
    """
    with open_folder(folder) as opened:
        for _ in range(_READINGS):
            opened.watch(FILE_NAME)
            made = review_files(checked, folder, sha256, language, answer, languages)
            if not opened.has_changed(FILE_NAME):
                break
        return opened.write({**files, **made}, remove=remove)


def check_review(folder: Path) -> None:
    """Raise when a folder's ``review.csv`` cannot be understood (预先检查), before long work is done for it."""
    if folder.parent.is_dir():
        with open_folder(folder):
            load_reviews(folder / FILE_NAME)
