"""A store of many documents (文档库): a folder for each by the hash of its file, all tables, and what runs did.

    STORE/store.json              how the tables are divided, and by which version
    STORE/documents.csv           one row for each document
    STORE/documents/3f/3fa9…/     its tables as CSV, and document.csv
    STORE/tables/0/all/*.parquet  the same tables, of up to a thousand documents a file (shards.py)
    STORE/sources.csv             under which paths the files lay
    STORE/runs.csv                when was read how much: the only place for times

Everything but the last two follows from the files alone: their order, the number of processes and interruptions
change no byte.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fa_helpers import __version__
from fa_helpers.corpus.one_document import ROW_FILE, document_id, files_of, files_of_refused
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.atomic_folder import open_folder, write_folder
from fa_helpers.library import correction_files

READABLE: Final = frozenset(
    [".pdf", ".txt", ".html", ".htm", ".mhtml", ".mht", ".docx", ".doc", ".xlsx", ".xls"]
)  # what a folder is searched for; a file that is named is tried whatever its name
_HASH: Final = 64
_SOURCES: Final = ("document_id", "path")
_RUNS: Final = [
    "started",
    "seconds",
    "files",
    "known",
    "read",
    "refused",
    "lost",
    "lost_reasons",
    "pages",
    "jobs",
    "pages_per_second",
    "version",
]


@dataclass(frozen=True, slots=True)
class Store:
    """A store by its folder (文档库); nothing is read before it is asked for."""

    folder: Path

    def place_of(self, name: str) -> Path:
        """The folder of a document, by its id."""
        return self.folder / "documents" / name[:2] / name

    def ids(self) -> list[str]:
        """The ids of all documents, in order."""
        return sorted(path.name for path in self.folder.glob("documents/??/*") if (path / ROW_FILE).is_file())

    def row(self, name: str) -> dict[str, str] | None:
        """The row of one document; ``None`` when it is not there."""
        try:
            text = (self.place_of(name) / ROW_FILE).read_text("utf-8")
            return next(csv.DictReader(io.StringIO(text, newline="")), None)
        except FileNotFoundError:
            return None

    def knows(self, sha256: str, path: Path) -> bool:
        """Whether a file was read by this version, and no correction speaks of it (是否已入库)."""
        row = self.row(document_id(sha256))
        if row is None or row["version"] != __version__ or row["corrected"] not in ("", "0"):
            return False
        return not any(sha256.encode() in file.read_bytes() for file in correction_files(path))

    def add(self, path: Path, sha256: str, **how: str) -> str:
        """Read a file and keep its tables, all or nothing; its outcome. What cannot be used is kept as such and raised.

        ``how`` is handed to :func:`fa_helpers.read`. What may be no fault of the file, time and memory, is kept by
        :meth:`refuse` only after a second try.
        """
        from fa_helpers.document import read

        try:
            files = files_of(read(path, **how), sha256)  # type: ignore[arg-type] # engine and ocr, as the command has them
        except FinalAccountsError as error:
            if not str(error.code).startswith(("too_much", "reader_crashed")):
                self.refuse(sha256, "refused", error)
            raise
        except Exception as error:  # an error of the program: it costs this file, and is told by the caller
            self.refuse(sha256, "broken", type(error).__name__)
            raise
        self._keep(document_id(sha256), files)
        return "read"

    def refuse(self, sha256: str, outcome: str, error: FinalAccountsError | str) -> None:
        """Keep that a file cannot be used, and why (不可用文件)."""
        if len(sha256) == _HASH:  # else the file itself could not be opened
            self._keep(document_id(sha256), files_of_refused(sha256, outcome, error))

    def _keep(self, name: str, files: Mapping[str, str]) -> None:
        folder = self.place_of(name)
        old = {path.name for path in folder.glob("*.csv")}
        write_folder(files, folder, remove=old - files.keys())

    def put_right(self) -> None:
        """Clear what killed runs left in the folders of documents (清理残留)."""
        for folder in [self.folder, *sorted(self.folder.glob("documents/??"))]:
            with open_folder(folder):
                pass

    def rows(self) -> Iterator[dict[str, str]]:
        """The row of every document, by id."""
        for name in self.ids():
            row = self.row(name)
            if row is not None:
                yield row

    def sources(self) -> dict[str, list[str]]:
        """The paths under which each document was seen, by its id."""
        found: dict[str, list[str]] = {}
        for row in _read(self.folder / "sources.csv"):
            found.setdefault(row["document_id"], []).append(row["path"])
        return found

    def remember(self, sources: Iterable[tuple[str, Path]], run: Mapping[str, object]) -> None:
        """Write down where files lie, and what a run did."""
        with open_folder(self.folder) as opened:
            runs = [[row.get(name, "") for name in _RUNS] for row in _read(self.folder / "runs.csv")]
            runs.append([str(run[name]) for name in _RUNS])
            opened.write({"sources.csv": self._seen(sources), "runs.csv": _text(_RUNS, runs)})

    def remember_sources(self, sources: Iterable[tuple[str, Path]]) -> None:
        """Write down where files lie, each with its hash (文件位置)."""
        write_folder({"sources.csv": self._seen(sources)}, self.folder)

    def _seen(self, sources: Iterable[tuple[str, Path]]) -> str:
        seen = {(row["document_id"], row["path"]) for row in _read(self.folder / "sources.csv")}
        seen |= {(document_id(sha256), str(path.resolve())) for sha256, path in sources}
        return _text(_SOURCES, sorted(seen))


def sha256_of(path: Path) -> str:
    """The hash of a file (文件哈希)."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def files_below(paths: Iterable[Path]) -> list[Path]:
    """The files that are named, and those in folders by their endings (展开文件夹), each once, in order."""
    found: list[Path] = []
    for path in paths:
        inside = (
            [p for p in path.rglob("*") if p.suffix.lower() in READABLE and p.is_file()]
            if path.is_dir()
            else [path]
        )
        found += sorted(
            p
            for p in inside
            if p is path or not any(part.startswith(".") for part in p.relative_to(path).parts)
        )
    return list(dict.fromkeys(found))


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([columns, *rows])
    return out.getvalue()
