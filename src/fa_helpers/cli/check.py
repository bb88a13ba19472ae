"""``fa check`` (核对): say whether documents agree with themselves, and keep what people said of the findings."""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers.cli.arguments import take_engine, take_files, take_jobs
from fa_helpers.cli.each_file import FileTask, How, each_file, file_tasks
from fa_helpers.cli.ending import Ending, say, say_kept, say_rules_broken
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.printable import printable

if TYPE_CHECKING:  # the rest is imported where a file is read: who waits for others needs none of it
    from fa_helpers.document import FinalAccounts
    from fa_helpers.pdf.source import Engine, Ocr
    from fa_helpers.presentation.findings import Checked


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is asked of every file."""

    output: Path | None
    as_json: bool
    engine: Engine
    ocr: Ocr
    language: Language
    debug: bool


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_files(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (输出格式)")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="also write checks.csv, review.csv and findings.html (同时写出 checks.csv、review.csv、findings.html)",
    )
    take_jobs(parser)
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Check every file and say how it came out; a rule that broke is told, and all others stand (逐个核对)."""
    as_json = arguments.format == "json"
    wanted = _Wanted(arguments.output, as_json, arguments.engine, arguments.ocr, language, arguments.debug)
    needs = ("fa_helpers.document", "fa_helpers.presentation.findings")
    how = How(language, arguments.debug, arguments.jobs, needs=needs)
    results: list[object] = []

    def keep(out: str) -> None:
        if out:
            results.append(json.loads(out))

    tasks = file_tasks(arguments.files)
    worst = each_file(tasks, partial(_check, wanted), how, show=keep if as_json else None)
    if as_json:
        print(_shown_json(results))
    return worst


def _shown_json(results: object) -> str:
    """JSON whose every line shows itself: what would steer a terminal is written as an escape, which says the same."""
    text = json.dumps(results, ensure_ascii=False, indent=2)
    return "\n".join(
        "".join(c if printable(c) == c else json.dumps(c)[1:-1] for c in line) for line in text.split("\n")
    )


def _check(wanted: _Wanted, task: FileTask) -> Ending:
    from fa_helpers.document import read

    language = wanted.language
    document = read(task.name, engine=wanted.engine, ocr=wanted.ocr)
    checked = document.check()
    folder = None if wanted.output is None else wanted.output / task.document_id
    if folder is not None:
        _write(document, checked, folder, language)
    if wanted.as_json:
        print(json.dumps(_json(document, checked), ensure_ascii=False))
    else:
        say(*checked.lines(language))
        if folder is not None:
            key = "cli.check_written_to_review" if checked.findings else "cli.check_written"
            say(message(key, language, path=folder))
    broken = checked.ledger.broken
    if broken:
        rules, errors = [rule for one in broken for rule in one.rules], [one.traceback for one in broken]
        say_rules_broken(rules, errors, task.name, language, wanted.debug)
    if checked.counts["inconsistent"]:
        return Ending.INCONSISTENT
    return Ending.RULE_BROKEN if broken else Ending.DONE


def _write(document: FinalAccounts, checked: Checked, folder: Path, language: Language) -> None:
    """The ledger, the file for people to fill in, and the page that may be shared; what people wrote is kept."""
    from fa_helpers.files.export import csv_text
    from fa_helpers.files.review_files import write_with_review
    from fa_helpers.files.tables import table
    from fa_helpers.frames.checks import check_rows
    from fa_helpers.frames.columns import CHECKS

    rows = table("checks", CHECKS, check_rows(checked.entries), document.data).rows
    ledger = {"checks.csv": csv_text(rows, CHECKS)}
    say_kept(write_with_review(ledger, folder, checked, document.source.sha256, language), language)


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
