"""The formats that figures are handed on in (导出格式): the same tables in each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Final

from fa_helpers.errors import FinalAccountsError
from fa_helpers.frames.columns import FILES
from fa_helpers.terms.messages import Language

if TYPE_CHECKING:
    from fa_helpers.checks.ledger import Ledger
    from fa_helpers.files.workbook import Link
    from fa_helpers.model import DocumentData

FORMATS: Final = ("csv", "xlsx", "parquet", "datapackage")
WORKBOOK: Final = "figures.xlsx"
DATA_PACKAGE: Final = "datapackage.json"
_ALWAYS: Final = "document.json"


def formats_of(named: Collection[str]) -> tuple[str, ...]:
    """The formats that are asked for, each once (所选格式); ``named`` may hold lists with commas.

    >>> formats_of(["xlsx,csv", "csv"]), formats_of([])
    (('csv', 'xlsx'), ('csv',))
    """
    wanted = [one.strip().lower() for words in named for one in words.split(",") if one.strip()]
    for one in wanted:
        if one not in FORMATS:
            raise FinalAccountsError(
                code="unknown_format", values={"named": one, "known": ", ".join(FORMATS)}
            )
    return tuple(one for one in FORMATS if one in wanted) or FORMATS[:1]


def names_of(formats: Collection[str]) -> frozenset[str]:
    """The files that these formats consist of (文件名)."""
    csv = {f"{name}.csv" for name in FILES}
    files = {
        "csv": csv,
        "xlsx": {WORKBOOK},
        "parquet": {f"{name}.parquet" for name in FILES},
        "datapackage": {DATA_PACKAGE, *csv},
    }
    return frozenset({_ALWAYS}.union(*(files[one] for one in formats)))


def files_in(
    formats: Collection[str],
    data: DocumentData,
    ledger: Ledger,
    titles: Mapping[Language, str],
    version: str,
    link: Link = lambda page: "",
) -> dict[str, str | bytes]:
    """File names and their content in every format asked for; ``titles`` say whose accounts these are."""
    from fa_helpers.files.export import csv_files, document_json
    from fa_helpers.files.tables import tables

    found = tables(data, ledger)
    files: dict[str, str | bytes] = {_ALWAYS: document_json(data, version)}
    if "csv" in formats or "datapackage" in formats:
        files |= csv_files(found)
    if "datapackage" in formats:
        from fa_helpers.files.data_package import data_package

        files[DATA_PACKAGE] = data_package(data, found.values(), " · ".join(titles.values()), version)
    if "parquet" in formats:
        from fa_helpers.files.parquet import parquet_files

        files |= parquet_files(found)
    if "xlsx" in formats:
        from fa_helpers.files.workbook import workbook_bytes

        files[WORKBOOK] = workbook_bytes(data, found, ledger, titles, version, link)
    return files
