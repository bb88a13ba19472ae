"""``fa check`` (核对): say whether documents agree with themselves, and keep what people said of the findings."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fa_helpers.cli.ending import Ending, each_file, say, say_kept, say_rules_broken
from fa_helpers.document import FinalAccounts, read
from fa_helpers.files.export import csv_text
from fa_helpers.files.review_files import write_with_review
from fa_helpers.frames.checks import check_rows
from fa_helpers.frames.columns import CHECKS
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.printable import printable
from fa_helpers.text.private import masked


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Check every file and say how it came out; a rule that broke is told, and all others stand (逐个核对)."""
    results: list[dict[str, object]] = []

    def check(name: str) -> Ending:
        document = read(name, engine=arguments.engine)
        checked = document.check()
        folder = None if arguments.output is None else arguments.output / document.data.document_id
        if folder is not None:
            _write(document, checked, folder, language)
        if arguments.format == "json":
            results.append(_json(document, checked))
        else:
            say(*checked.lines(language))
            if folder is not None:
                say(message("cli.check_written", language, path=folder))
        broken = checked.ledger.broken
        if broken:
            rules, errors = [rule for one in broken for rule in one.rules], [one.traceback for one in broken]
            say_rules_broken(rules, errors, name, language, arguments.debug)
        if checked.counts["inconsistent"]:
            return Ending.INCONSISTENT
        return Ending.RULE_BROKEN if broken else Ending.DONE

    worst = each_file(arguments.files, check, language, arguments.debug)
    if arguments.format == "json":
        print(_shown_json(results))
    return worst


def _shown_json(results: object) -> str:
    """JSON whose every line shows itself: what would steer a terminal is written as an escape, which says the same."""
    text = json.dumps(results, ensure_ascii=False, indent=2)
    return "\n".join(
        "".join(c if printable(c) == c else json.dumps(c)[1:-1] for c in line) for line in text.split("\n")
    )


def _write(document: FinalAccounts, checked: Checked, folder: Path, language: Language) -> None:
    """The ledger, the file for people to fill in, and the page that may be shared; what people wrote is kept."""
    ledger = {"checks.csv": csv_text(check_rows(checked.entries), CHECKS)}
    say_kept(write_with_review(ledger, folder, checked, document.source.sha256, language), language)


def _json(document: FinalAccounts, checked: Checked) -> dict[str, object]:
    """A document's result for programs: counts and every row; numbers as text, exact."""
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
    return masked(value) if isinstance(value, str) else str(value)
