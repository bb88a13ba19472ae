"""Where the bundled documents lie (资料库): a document id of ``data/`` becomes a file, a file becomes an id."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fa_helpers.errors import SourceError
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import LANGUAGES, Language
from fa_helpers.text.printable import printable

DATA_VARIABLE = "FA_DATA"
"""Environment variable that names another ``data`` folder."""

_LEFT_OPEN = ("~$", ".~")
"""How the names of files begin that Word, WPS and LibreOffice leave while one is open."""
_AROUND = " \t\r\n\"'“”‘’\u202a\u202c\u200e\ufeff"
"""What stands around a pasted path; the explorer of Windows puts a mark of direction before it."""
_ESCAPED = regex(r"[\x00-\x1f]")
"""What \\t or \\n in a path becomes where Python reads it without an r before the quotes."""


def _data_folders() -> Iterator[Path]:
    named = os.environ.get(DATA_VARIABLE)
    if named:
        yield Path(named)
    here = Path.cwd()
    for folder in (here, *here.parents):
        yield folder / "data"
    yield Path(__file__).resolve().parents[2] / "data"


def bundled_ids() -> list[str]:
    """The ids of the documents that lie in ``data/raw`` (资料编号)."""
    for folder in _data_folders():
        if _is_folder(folder / "raw"):
            with suppress(OSError):  # a folder that one may not look into has nothing to offer
                return sorted(p.name for p in (folder / "raw").iterdir() if _source_in(p) is not None)
    return []


def bundled_file(document_id: str) -> Path | None:
    """The file of a bundled document, its PDF before its text; ``None`` when there is no such document."""
    if not document_id or Path(document_id).name != document_id:
        return None
    for folder in _data_folders():
        found = _source_in(folder / "raw" / document_id)
        if found is not None:
            return found
    return None


def source_path(name: str) -> Path:
    """The file that a name stands for (文件路径): a bundled document by its id, else a path."""
    return bundled_file(name) or pasted_path(name)


def named_file(source: object) -> Path:
    """The file that is asked for (所指文件): what can be none is refused, with the way out."""
    if not isinstance(source, (str, os.PathLike)):
        raise SourceError(code="not_a_source", values={"kind": type(source).__name__})
    name = os.fspath(source)
    if not isinstance(name, str) or not name.strip():
        raise SourceError(code="not_a_source", values={"kind": repr(name)})
    if name.lower().startswith(("http:/", "https:/", "ftp:/")):
        raise SourceError(where=name, code="web_address")
    path = source_path(name)
    if path.name.startswith(_LEFT_OPEN):
        raise SourceError(where=printable(path.name), code="lock_file")
    if not _is_there(path):
        if _ESCAPED.search(name):
            raise SourceError(where=printable(name), code="path_escapes")
        if not path.suffix and len(path.parts) == 1:
            known = ", ".join(bundled_ids())
            code = "no_document" if known else "missing"
            raise SourceError(where=name, code=code, values={"known": known} if known else None)
    return path


def pasted_path(name: str) -> Path:
    """A path as people paste it (粘贴的路径): in quotes, with marks that Windows puts before it, with backslashes.

    What exists as it stands is meant as it stands.
    """
    if _is_there(Path(name)):
        return Path(name)
    bare = name.strip(_AROUND)
    if bare.lower().startswith("file:"):
        from urllib.request import url2pathname

        bare = url2pathname(bare[len("file:") :].removeprefix("//"))
    for one in (bare, bare.replace("\\", "/")):
        if one and _is_there(Path(one)):
            return Path(one)
    return Path(bare or name)


def _is_there(path: Path) -> bool:
    try:
        return os.path.lexists(path)
    except ValueError:  # a character that no file name has
        return False


def _source_in(folder: Path) -> Path | None:
    for name in ("source.pdf", "source.txt"):
        if _is_file(folder / name):
            return folder / name
    return None


def _is_folder(path: Path) -> bool:
    return os.path.isdir(path)  # noqa: PTH112 - is_dir() raises where one may not enter the folder around it


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - so does is_file()


def source_note(sha256: str, language: Language) -> str:
    """What must be said wherever a bundled file is shown (文件说明), such as 重排版，非原件; empty for other files."""
    if language not in LANGUAGES:
        raise SourceError(code="unknown_language", values={"named": repr(language)})
    for folder in _data_folders():
        table = folder / "sources.csv"
        if _is_file(table):
            with table.open(encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    if row["sha256"] == sha256:
                        return row[f"note_{language}"]
            return ""
    return ""


def correction_files(source: Path | None) -> list[Path]:
    """Files of corrections that may speak of a source: beside it, and in the ``data`` folders (更正文件)."""
    places = [source.parent] if source is not None else []
    places += [folder for folder in _data_folders() if _is_folder(folder / "raw")][:1]
    found = [place / "corrections.csv" for place in places]
    return [path for path in dict.fromkeys(found) if _is_file(path)]


def document_id_of(path: Path) -> str:
    """The id of a file: its folder's name under ``data/raw``, else its stem, without what is no text.

    >>> document_id_of(Path("data/raw/some-office-2023/source.pdf")), document_id_of(Path("report.pdf"))
    ('some-office-2023', 'report')
    """
    parts = path.parts
    name = parts[-2] if len(parts) >= 4 and parts[-4:-2] == ("data", "raw") else path.stem
    return printable(name, "_") or "document"
