"""A description of the CSV files for programs (数据包): Data Package v2, types and units of every column in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from fa_helpers.files.column_words import Column, columns_of
from fa_helpers.files.tables import Table
from fa_helpers.frames.columns import ColumnType
from fa_helpers.model import DocumentData
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import LANGUAGES, message

_PROFILES: Final = "https://datapackage.org/profiles/2.0/{}.json"
_TYPES: Final[dict[ColumnType, str]] = {
    "str": "string",
    "int": "integer",
    "num": "number",
    "date": "date",
}
_KEYS: Final = {"facts": "fact_id", "checks": "check_id"}
_NO_NAME: Final = regex(r"[^a-z0-9._-]+")


def data_package(data: DocumentData, found: Iterable[Table], title: str, version: str) -> str:
    """The text of ``datapackage.json`` for the tables' CSV files."""
    content = {
        "$schema": _PROFILES.format("datapackage"),
        "name": _NO_NAME.sub("-", data.document_id.casefold()).strip("-") or "document",
        "title": title,
        "description": _both("export.blank"),
        "sources": [
            {"title": s.name, "sha256": s.sha256, "pages": s.pages, "engine": s.engine} for s in data.sources
        ],
        "madeWith": f"fa-helpers {version}",
        "resources": [_resource(table) for table in found],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _both(key: str) -> str:
    return " · ".join(message(key, language) for language in LANGUAGES)


def _resource(table: Table) -> dict[str, object]:
    schema: dict[str, object] = {
        "$schema": _PROFILES.format("tableschema"),
        "fields": [_field(column) for column in columns_of(table)],
        "missingValues": [""],
    }
    if table.name in _KEYS:
        schema["primaryKey"] = [_KEYS[table.name]]
    return {
        "$schema": _PROFILES.format("dataresource"),
        "name": table.name,
        "path": f"{table.name}.csv",
        "type": "table",
        "description": _both(f"report.data_{table.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: Column) -> dict[str, object]:
    found: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "title": column.labels["en"],
        "description": " · ".join(column.words(language) for language in LANGUAGES),
    }
    if column.unit:
        found["unit"] = column.unit
    elif column.by_row:
        found["unitColumn"] = "unit"
    return found
