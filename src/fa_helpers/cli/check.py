"""``fa check`` (核对): say whether documents agree with themselves, and keep what people said of the findings."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers.cli.each_file import FileTask, How, each_file, file_tasks
from fa_helpers.cli.ending import Ending, say_rules_broken
from fa_helpers.terms.messages import Language, message

if (
    TYPE_CHECKING
):  # the rest is imported where a file is read: the process that waits for others needs none of it
    from fa_helpers.document import FinalAccounts
    from fa_helpers.pdf.source import Engine
    from fa_helpers.presentation.findings import Checked


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every file."""

    output: Path | None
    as_json: bool
    engine: Engine
    language: Language
    debug: bool


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Check every file and say how it came out; a rule that broke is told, and all others stand (逐个核对)."""
    as_json = arguments.format == "json"
    wanted = _Wanted(arguments.output, as_json, arguments.engine, language, arguments.debug)
    how = How(language, arguments.debug, arguments.jobs)
    results: list[object] = []

    def keep(out: str) -> None:
        if out:
            results.append(json.loads(out))

    tasks = file_tasks(arguments.files)
    worst = each_file(tasks, partial(_check, wanted), how, show=keep if as_json else None)
    if as_json:
        print(json.dumps(results, ensure_ascii=False, indent=2))
    return worst


def _check(wanted: _Wanted, task: FileTask) -> Ending:
    from fa_helpers.document import read

    language = wanted.language
    document = read(task.name, engine=wanted.engine)
    checked = document.check()
    folder = None if wanted.output is None else wanted.output / task.document_id
    if folder is not None:
        _write(document, checked, folder, language)
    if wanted.as_json:
        print(json.dumps(_json(document, checked), ensure_ascii=False))
    else:
        print("\n".join(checked.lines(language)))
        if folder is not None:
            print(message("cli.check_written", language, path=folder))
    broken = checked.ledger.broken
    if broken:
        rules, errors = [rule for one in broken for rule in one.rules], [one.traceback for one in broken]
        say_rules_broken(rules, errors, task.name, language, wanted.debug)
    if checked.counts["inconsistent"]:
        return Ending.INCONSISTENT
    return Ending.RULE_BROKEN if broken else Ending.DONE


def _write(document: FinalAccounts, checked: Checked, folder: Path, language: Language) -> None:
    """The ledger, the file for people to fill in, and the page that may be shared; what people wrote is kept."""
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.files.export import csv_text
    from fa_helpers.files.review_files import review_files
    from fa_helpers.frames.checks import check_rows
    from fa_helpers.frames.columns import CHECKS

    files = review_files(checked, folder, document.source.sha256, language)
    write_folder({"checks.csv": csv_text(check_rows(checked.entries), CHECKS), **files}, folder)


def _json(document: FinalAccounts, checked: Checked) -> dict[str, object]:
    """A document's result for programs: counts and every row; numbers as text, exact."""
    from fa_helpers.frames.checks import check_rows

    rows = [
        {
            key: value if value is None or isinstance(value, int) else _text(value)
            for key, value in row.items()
        }
        for row in check_rows(checked.entries)
    ]
    broken = [{"rules": list(one.rules), "error": one.error} for one in checked.ledger.broken]
    found: dict[str, object] = {"document_id": document.data.document_id}
    found |= {"counts": checked.counts, "checks": rows}
    return found | {"broken": broken} if broken else found


def _text(value: object) -> str:
    from fa_helpers.text.private import masked

    return masked(value) if isinstance(value, str) else str(value)
