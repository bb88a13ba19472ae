"""Run the whole suite on one document (运行全套): what ``run.py`` calls, and ``fa report`` with the bundled document.

``python -m fa_helpers.suite [--document PATH] [--language zh|en|both] [--output DIR]``
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fa_helpers.cli import INPUT_ERROR, OK, Parser, default_language, safe_console
from fa_helpers.cli.ending import say, say_error, say_interrupted, say_kept
from fa_helpers.cli.launcher import end_with_launcher
from fa_helpers.cli.report import REPORT_LANGUAGES, languages_of
from fa_helpers.errors import FinalAccountsError
from fa_helpers.library import document_id_of, source_path
from fa_helpers.report.making import Wanted, make_report, summary

DEFAULT_DOCUMENT = "urumqi-miit-2023"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the suite; returns the exit code."""
    safe_console()
    parser = Parser(
        prog="python -m fa_helpers.suite", description="Run all notebooks on one document (运行全套笔记本)."
    )
    parser.add_argument(
        "--document",
        default=DEFAULT_DOCUMENT,
        help="PDF or text file, or the id of a document in data/ (文件，或data/中的编号)",
    )
    parser.add_argument("--language", choices=REPORT_LANGUAGES, help="language of the pages (语言)")
    parser.add_argument(
        "--output", type=Path, default=Path("output"), help="folder for the results (结果文件夹)"
    )
    parser.add_argument("--notebooks", type=Path, help="folder of the notebooks (笔记本文件夹)")
    arguments = parser.parse_args(argv)
    languages = languages_of(arguments.language or default_language(), default_language())
    language = languages[0]
    end_with_launcher()
    try:
        folder = arguments.output / document_id_of(source_path(arguments.document))
        wanted = Wanted(languages, arguments.notebooks)
        made = make_report(arguments.document, folder, wanted, say)
    except FinalAccountsError as error:
        say_error(error, language)
        return INPUT_ERROR
    except KeyboardInterrupt:
        return say_interrupted("suite.interrupted", language)
    say_kept(made.kept, language)
    say("", *summary(made, language))
    return 1 if made.failed else OK


if __name__ == "__main__":
    sys.exit(main())
