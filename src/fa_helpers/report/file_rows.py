"""Which files a report rests on and which it brings (文件清单): each with its size and what it holds."""

from __future__ import annotations

from collections.abc import Mapping

from fa_helpers.checks.review import FILE_NAME
from fa_helpers.library import source_note
from fa_helpers.presentation.shared_page import shared_name
from fa_helpers.report.pages import SourceFiles
from fa_helpers.terms.messages import Language, has_message, message


def source_rows(source: SourceFiles, language: Language) -> list[dict[str, str]]:
    """The files that were read (所读文件)."""
    found = []
    links = source.names() if source.copied else [""] * len(source.parts)
    for part, link in zip(source.parts, links, strict=True):
        count = len(part.content or (part.text or "").encode())
        values = {"pages": part.page_count, "size": _size(count)}
        about = message("report.pages_and_size", language, **values)
        note = source_note(part.sha256, language)
        found.append({"name": part.name, "link": link, "about": about, "note": note})
    return found


def data_rows(figures: Mapping[str, str], language: Language, first: Language) -> list[dict[str, str]]:
    """The files beside the pages (数据文件); ``first`` is the language whose pages have the plain names.

    Tables of headings alone are told apart by ``empty``: they have nothing to tell.
    """
    found = []
    for name, text in sorted(figures.items()):
        key = f"report.data_{name.partition('.')[0]}"
        about = message(key, language) if has_message(key) else ""
        row = {"link": f"figures/{name}", "name": name, "size": _size(len(text.encode())), "about": about}
        found.append(row | {"empty": name if name.endswith(".csv") and text.count("\n") <= 1 else ""})
    shared = shared_name(language, first)
    for name, key in ((FILE_NAME, "suite.index_review"), (shared, "suite.index_shared")):
        found.append({"link": name, "name": name, "size": "", "about": message(key, language), "empty": ""})
    return found


def _size(count: int) -> str:
    """A file's size in words (大小)."""
    return f"{count / 1024**2:.1f} MB" if count >= 1024**2 else f"{max(1, round(count / 1024))} KB"
