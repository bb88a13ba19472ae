"""``fa check`` (核对): say whether documents agree with themselves, and keep what people said of the findings."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fa_helpers.analysis.checks.ledger import check_rows
from fa_helpers.analysis.schemas import CHECKS
from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.presentation.export import csv_text
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.review_files import review_files
from fa_helpers.presentation.writing import write_folder
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.private import masked


def run(arguments: argparse.Namespace, language: Language) -> tuple[int, list[FinalAccountsError]]:
    """Check every file; returns 1 when any is inconsistent, else 0, and the errors of files that cannot be used."""
    code = 0
    errors: list[FinalAccountsError] = []
    results: list[dict[str, object]] = []
    for name in arguments.files:
        try:
            document = read(name, engine=arguments.engine)
            checked = document.check()
            if arguments.output is not None:
                _write(document, checked, arguments.output / document.data.document_id, language)
        except FinalAccountsError as error:
            errors.append(error)
            continue
        code = max(code, 1 if checked.counts["inconsistent"] else 0)
        if arguments.format == "json":
            results.append(_json(document, checked))
        else:
            print("\n".join(checked.lines(language)))
            if arguments.output is not None:
                folder = arguments.output / document.data.document_id
                print(message("cli.check_written", language, path=folder))
    if arguments.format == "json":
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return code, errors


def _write(document: FinalAccounts, checked: Checked, folder: Path, language: Language) -> None:
    """The ledger, the file for people to fill in, and the page that may be shared; what people wrote is kept."""
    files = review_files(checked, folder, document.source.sha256, language)
    write_folder({"checks.csv": csv_text(check_rows(checked.entries), CHECKS), **files}, folder)


def _json(document: FinalAccounts, checked: Checked) -> dict[str, object]:
    """A document's result for programs: counts and every row; numbers as text, exact."""
    rows = [
        {
            key: value if value is None or isinstance(value, int) else _text(value)
            for key, value in row.items()
        }
        for row in check_rows(checked.entries)
    ]
    return {"document_id": document.data.document_id, "counts": checked.counts, "checks": rows}


def _text(value: object) -> str:
    return masked(value) if isinstance(value, str) else str(value)
