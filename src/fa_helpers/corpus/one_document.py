"""What a store keeps of one document (单份文件): its tables as CSV, and one row that says what became of it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from fa_helpers import __version__
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.export import csv_files, csv_text
from fa_helpers.files.tables import table, tables
from fa_helpers.frames.columns import DOCUMENTS, PANEL, SENTENCES
from fa_helpers.frames.rows import Row, about
from fa_helpers.terms.messages import LANGUAGES
from fa_helpers.terms.regions import region_of

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts

ROW_FILE: Final = "document.csv"
ID_LENGTH: Final = 16
"""So many digits of its hash name a document: two of a million are alike in one store of a hundred million."""


def document_id(sha256: str) -> str:
    """The id of a document in a store (文件编号): the same file has the same id, whatever it is called."""
    return sha256[:ID_LENGTH]


def files_of(document: FinalAccounts, sha256: str) -> dict[str, str]:
    """File names and content of a document that was read: every table, and its row."""
    from fa_helpers.corpus.panel_rows import panel_rows
    from fa_helpers.corpus.sentences import sentence_rows

    document = document.renamed(document_id(sha256))
    data, ledger = document.data, document.ledger
    found = tables(data, ledger)
    found["panel"] = table("panel", PANEL, panel_rows(data, ledger), data)
    found["sentences"] = table("sentences", SENTENCES, sentence_rows(data), data)
    files = csv_files(found)
    row = about(data) | _whose(document) | _counts(document) | {"outcome": "read", "sha256": sha256}
    return files | {ROW_FILE: _row_text(row, files)}


def files_of_refused(sha256: str, outcome: str, error: FinalAccountsError | str) -> dict[str, str]:
    """The row of a file that could not be used: ``refused``, ``lost`` (its process ended) or ``broken``."""
    row: Row = {"document_id": document_id(sha256), "sha256": sha256, "outcome": outcome}
    if isinstance(error, str):
        row["reason"] = error or None
    else:
        nameless = type(error)(error.what, way_out=error.way_out, code=error.code, values=error.values)
        row["reason"] = error.code
        row["said"] = " / ".join(nameless.in_language(language) for language in LANGUAGES)
    return {ROW_FILE: _row_text(row, {})}


def _row_text(row: Row, files: Mapping[str, str]) -> str:
    content = hashlib.sha256()
    for name, text in sorted(files.items()):
        content.update(f"{name}\n{text}\n".encode())
    row |= {"tables": content.hexdigest() if files else None, "version": __version__}
    return csv_text([row], DOCUMENTS)


def _whose(document: FinalAccounts) -> Row:
    from fa_helpers.pdf.file_kinds import PDF
    from fa_helpers.pdf.producer import producer_of

    profile = document.data.profile
    source, region = document.data.sources[0], region_of(profile.entity)
    content = getattr(document.source, "content", b"")
    kind = getattr(document.source, "kind", PDF)
    producer = producer_of(content) if kind == PDF and content else ""
    family = "/".join(filter(None, (kind, producer)))
    return {
        "kind": profile.kind,
        "level": profile.level or None,
        "region_code": region.code or None,
        "region_level": region.level or None,
        "family": family,
        "producer": producer or None,
        "pages": source.pages,
        "engine": source.engine,
    }


def _counts(document: FinalAccounts) -> Row:
    data, outcomes = document.data, document.ledger.counts
    statuses = Counter[str](row.status for row in data.coverage)
    counts: Row = {name: statuses[name] for name in ("read", "partly_read", "not_read", "empty", "absent")}
    return counts | {
        "facts": len(data.facts),
        "cells": len(data.cell_facts),
        "items": len(data.functional_items),
        "scorecards": len(data.scorecards),
        "inconsistent": outcomes["inconsistent"],
        "suspicious": outcomes["suspicious"],
        "recognised": len(data.recognised_pages),
        "corrected": sum(bool(fact.corrected) for fact in data.figures.values()),
    }
