"""What was read, as files (导出): CSV and JSON that are the same bytes for the same document.

UTF-8 without BOM, LF, fixed columns, sorted. Text is as printed, but for telephone and identity numbers, which are
hidden. ``atomic_folder.py`` puts the files in their place; the other formats stand in modules of their own.
"""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from fa_helpers.checks.ledger import Ledger, check_document
from fa_helpers.files.tables import Table, tables
from fa_helpers.frames.columns import PLACES_IN_FILE, Schema
from fa_helpers.frames.rows import Row, Value, place_rows
from fa_helpers.model import DocumentData
from fa_helpers.text.amounts import plain

SCHEMA_VERSION = "2"
_PLAIN = frozenset({"amount_yuan", "change_rate"})


def csv_text(rows: Sequence[Row], schema: Schema) -> str:
    """Rows as CSV text with the columns of ``schema``; what is missing is blank.

    >>> csv_text([{"order": 1, "term": "基本支出", "page": None}], {"order": "int", "term": "str", "page": "int"})
    'order,term,page\\n1,基本支出,\\n'
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(schema)
    for row in rows:
        writer.writerow([_cell(name, row.get(name)) for name in schema])
    return out.getvalue()


def _cell(name: str, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain(value) if name in _PLAIN else format(value, "f")
    return str(value)


def csv_files(found: dict[str, Table]) -> dict[str, str]:
    """Every table as a CSV file."""
    return {f"{name}.csv": csv_text(table.rows, table.schema) for name, table in found.items()}


def document_json(data: DocumentData, version: str) -> str:
    """What the document is, as JSON: kind, profile, files with their sha256, counts, versions."""
    statuses = Counter(row.status for row in data.coverage)
    content = {
        "counts": {
            "coverage": dict(sorted(statuses.items())),
            "facts": len(data.facts),
            "functional_items": len(data.functional_items),
            "sections": len(data.sections),
            "terms": len(data.terms),
        },
        "document_id": data.document_id,
        "files": [
            {"engine": s.engine, "name": s.name, "pages": s.pages, "sha256": s.sha256} for s in data.sources
        ],
        "kind": data.profile.kind,
        "package_version": version,
        "profile": {
            "entity": data.profile.entity,
            "fiscal_year": data.profile.fiscal_year,
            "level": data.profile.level,
            "title": data.profile.title,
        },
        "schema_version": SCHEMA_VERSION,
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def export_files(data: DocumentData, version: str, ledger: Ledger | None = None) -> dict[str, str]:
    """File names and their text, as ``fa extract`` writes them; with a ``ledger`` made with a look at the pages."""
    found = tables(data, ledger or check_document(data))
    files = csv_files(found) | {"document.json": document_json(data, version)}
    if data.places:
        files["places.csv"] = csv_text(place_rows(data), PLACES_IN_FILE)
    return files
