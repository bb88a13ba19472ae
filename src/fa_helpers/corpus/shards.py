"""The tables of many documents as few Parquet files (合并表): up to a thousand documents a file, divided by their ids.

A query opens every file of a table, and a file costs a millisecond or two whatever it holds: a hundred thousand
documents with a file for each table would be a million and a half files. So the tables of documents whose ids begin
alike lie in one file. How many digits decide follows from the number of documents alone (none up to 1,000, one up
to 16,000, two up to 256,000), so that the same documents give the same files. Files are made anew from the documents'
CSV only where a document came or changed; a new division stands beside the old one until ``store.json`` names it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from fa_helpers import __version__
from fa_helpers.corpus.one_document import ROW_FILE
from fa_helpers.corpus.store import Store
from fa_helpers.files.atomic_folder import write_folder
from fa_helpers.files.export import csv_text
from fa_helpers.files.parquet import ParquetWriter
from fa_helpers.frames.columns import DOCUMENTS, STORED
from fa_helpers.frames.rows import Row

MOST_DOCUMENTS: Final = 1000
MANIFEST: Final = "store.json"
MEMBERS: Final = "members.txt"


def digits_for(documents: int) -> int:
    """How many digits of the id divide so many documents.

    >>> [digits_for(n) for n in (0, 1000, 1001, 16000, 100_000, 300_000)]
    [0, 0, 1, 1, 2, 3]
    """
    digits = 0
    while documents > MOST_DOCUMENTS * 16**digits:
        digits += 1
    return digits


def finish(store: Store) -> int:
    """Bring the tables up to date with the documents (合并): how many shards were made anew."""
    rows = {row["document_id"]: row for row in store.rows()}
    digits = digits_for(len(rows))
    wanted: dict[str, list[str]] = {}
    for name in sorted(rows):
        wanted.setdefault(name[:digits] or "all", []).append(name)
    base = store.folder / "tables" / str(digits)
    made = 0
    with ParquetWriter("corpus") as writer:
        for shard, names in wanted.items():
            members = _members([rows[name] for name in names])
            if not _holds(base / shard, members):
                files = {name: _parquet(writer, store, names, name) for name in STORED}
                content: dict[str, str | bytes] = {f"{name}.parquet": data for name, data in files.items()}
                write_folder({**content, MEMBERS: members}, base / shard)
                made += 1
    manifest = {"digits": digits, "documents": len(rows), "version": __version__}
    documents = csv_text([_typed(row) for _, row in sorted(rows.items())], DOCUMENTS)
    write_folder({MANIFEST: json.dumps(manifest, indent=2) + "\n", "documents.csv": documents}, store.folder)
    _clear(store.folder / "tables", base, wanted)
    return made


def _members(rows: Iterable[Mapping[str, str]]) -> str:
    """What a shard is made of: each document with the hash of its row, which holds that of its tables."""
    return "".join(
        f"{row['document_id']} {hashlib.sha256(repr(sorted(row.items())).encode()).hexdigest()}\n"
        for row in rows
    )


def _typed(row: Mapping[str, str]) -> Row:
    return {name: value or None for name, value in row.items()}


def _holds(shard: Path, members: str) -> bool:
    try:
        return (shard / MEMBERS).read_text("utf-8") == members
    except FileNotFoundError:
        return False


def _parquet(writer: ParquetWriter, store: Store, names: Sequence[str], table: str) -> bytes:
    """One table of some documents, theirs in the order of their ids."""
    file = ROW_FILE if table == "documents" else f"{table}.csv"
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv", delete=False) as out:
        header = ",".join(STORED[table])
        out.write(f"{header}\n")
        for name in names:
            path = store.place_of(name) / file
            if path.is_file():  # a file that could not be used has its row alone
                head, _, rest = path.read_text("utf-8").partition("\n")
                if head == header:  # else another version wrote it: status counts such documents
                    out.write(rest)
    try:
        return writer.file(Path(out.name), STORED[table])
    finally:
        Path(out.name).unlink()


def _clear(tables: Path, base: Path, wanted: Mapping[str, object]) -> None:
    """Take away divisions and shards that are no longer used."""
    for path in [*tables.iterdir(), *base.iterdir()] if base.is_dir() else []:
        if path.is_dir() and path != base and path.name not in (wanted if path.parent == base else ()):
            shutil.rmtree(path)
