"""The tables as Parquet files (Parquet导出), by DuckDB: money exact as DECIMAL, days as DATE, what is not printed NULL."""

from __future__ import annotations

import tempfile
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.export import csv_text
from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import ColumnType, Schema
from fa_helpers.text.amounts import MOST_PLACES

_TYPES: Final[dict[ColumnType, str]] = {
    "str": "VARCHAR",
    "int": "BIGINT",
    # As many places as a printed number can have, so that none is rounded.
    "num": f"DECIMAL(38, {MOST_PLACES})",
    "date": "DATE",
}


def connected(extra: str, **settings: str | bool | int | float | list[str]) -> Any:
    """DuckDB in memory (内存数据库); where it is missing, the error names the extra that brings it."""
    try:
        import duckdb
    except ImportError:
        raise FinalAccountsError(code="extra_missing", values={"extra": extra}) from None
    return duckdb.connect(":memory:", config=settings)


def asked(database: Any, sql: str) -> Any:
    """What SQL finds (查询结果), to be fetched; what DuckDB refuses is said in one line."""
    import duckdb

    try:
        return database.execute(sql)
    except duckdb.Error as error:
        raise FinalAccountsError(code="query", values={"reason": " ".join(str(error).split())}) from None


def parquet_files(found: dict[str, Table]) -> dict[str, bytes]:
    """Every table as a Parquet file, its columns with their declared types; needs the extra ``parquet``."""
    with ParquetWriter("parquet") as writer, tempfile.TemporaryDirectory() as folder:
        return {f"{name}.parquet": _written(writer, table, Path(folder)) for name, table in found.items()}


def _written(writer: ParquetWriter, table: Table, folder: Path) -> bytes:
    source = folder / "table.csv"
    source.write_text(csv_text(table.rows, table.schema), "utf-8", newline="")
    return writer.file(source, table.schema)


class ParquetWriter:
    """Makes Parquet of CSV (转为Parquet), the same bytes each time; needs ``extra``."""

    def __init__(self, extra: str) -> None:
        self._database = connected(extra, threads=1)

    def __enter__(self) -> ParquetWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self._database.close()

    def file(self, source: Path, schema: Schema) -> bytes:
        """A CSV file as Parquet, its columns with their declared types."""
        columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind in schema.items())
        # Nothing is guessed: a text of digits stays text, and a blank is NULL.
        read = (
            f"read_csv('{quoted(source)}', auto_detect=false, header=true, delim=',', quote='\"', escape='\"',"
            f" nullstr='', max_line_size=100000000, parallel=false, columns={{{columns}}})"
        )
        target = source.with_suffix(".parquet")
        try:
            self._database.execute(f"COPY (SELECT * FROM {read}) TO '{quoted(target)}' (FORMAT parquet)")
            return target.read_bytes()
        finally:
            target.unlink(missing_ok=True)


def quoted(path: Path) -> str:
    """A path as it stands between the quotes of SQL."""
    return str(path).replace("'", "''")
