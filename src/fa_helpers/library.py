"""Where the bundled documents lie (资料库): a document id of ``data/`` becomes a file, a file becomes an id."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from fa_helpers.terms.messages import Language
from fa_helpers.text.printable import printable

DATA_VARIABLE = "FA_DATA"
"""Environment variable that names another ``data`` folder."""


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
    return bundled_file(name) or Path(name)


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
