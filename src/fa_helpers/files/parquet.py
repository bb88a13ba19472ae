"""The tables as Parquet files (Parquet导出), by DuckDB: money exact as DECIMAL, days as DATE, what is not printed NULL."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.export import csv_text
from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import ColumnType
from fa_helpers.text.amounts import MOST_PLACES

_TYPES: Final[dict[ColumnType, str]] = {
    "str": "VARCHAR",
    "int": "BIGINT",
    # As many places as a printed number can have, so that none is rounded.
    "num": f"DECIMAL(38, {MOST_PLACES})",
    "date": "DATE",
}


def parquet_files(found: dict[str, Table]) -> dict[str, bytes]:
    """Every table as a Parquet file, its columns with their declared types; needs the extra ``parquet``."""
    try:
        import duckdb
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": "parquet"}) from None
    with (
        tempfile.TemporaryDirectory() as folder,
        duckdb.connect(":memory:", config={"threads": 1}) as database,
    ):
        return {f"{name}.parquet": _written(database, table, Path(folder)) for name, table in found.items()}


def _written(database: object, table: Table, folder: Path) -> bytes:
    source, target = folder / "table.csv", folder / "table.parquet"
    source.write_text(csv_text(table.rows, table.schema), "utf-8", newline="")
    columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind in table.schema.items())
    # Nothing is guessed: a text of digits stays text, and a blank is NULL.
    read = (
        f"read_csv('{_quoted(source)}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"',"
        f" nullstr='', max_line_size=100000000, parallel=false, columns={{{columns}}})"
    )
    database.execute(f"COPY (SELECT * FROM {read}) TO '{_quoted(target)}' (FORMAT parquet)")  # type: ignore[attr-defined]
    return target.read_bytes()


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
