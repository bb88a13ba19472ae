"""``fa report`` (报告): a site of pages for each file, ready to be opened, read, printed and shared."""

from __future__ import annotations

import argparse
import webbrowser
from functools import partial
from pathlib import Path
from typing import Final

from fa_helpers.cli.arguments import take_files, take_jobs, take_language
from fa_helpers.cli.each_file import FileTask, How, each_file, file_tasks
from fa_helpers.cli.ending import Ending, say, say_kept
from fa_helpers.terms.messages import LANGUAGES, Language

BOTH: Final = "both"
REPORT_LANGUAGES: Final = (*LANGUAGES, BOTH)
_MOST_SECONDS: Final = 3600.0
"""Fourteen notebooks of a large document on a slow machine; their cells have bounds of their own."""


def languages_of(named: str, first: Language) -> tuple[Language, ...]:
    """The languages of a report (语言): both with the reader's own first, or the one that is named.

    >>> languages_of("both", "zh"), languages_of("en", "zh")
    (('zh', 'en'), ('en',))
    """
    return tuple(one for one in dict.fromkeys((first, *LANGUAGES)) if named in (one, BOTH))


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_files(parser)
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="DIR", help="folder to write to (输出文件夹)"
    )
    parser.add_argument("--open", action="store_true", help="open the first page in the browser (打开首页)")
    parser.add_argument(
        "--no-source", action="store_true", help="do not put a copy of the file beside it (不附原文件)"
    )
    take_jobs(parser)
    take_language(parser, languages=(*LANGUAGES, "both"))  # its notebooks read the file by themselves


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Write a report of every file, in a folder of its own (逐个制作报告)."""
    languages = languages_of(arguments.language or language, language)
    tasks = file_tasks(arguments.files)
    how = How(  # a report runs kernels of its own
        language, arguments.debug, min(arguments.jobs, 1), seconds=_MOST_SECONDS
    )
    make = partial(_make, arguments.output, languages, not arguments.no_source, language)
    ending = each_file(tasks, make, how)
    if arguments.open and ending < Ending.UNUSABLE:
        webbrowser.open((arguments.output / tasks[0].document_id / "index.html").resolve().as_uri())
    return ending


def _make(
    output: Path, languages: tuple[Language, ...], with_source: bool, language: Language, task: FileTask
) -> Ending:
    from fa_helpers.report.making import Wanted, make_report, summary

    wanted = Wanted(languages, with_source=with_source)
    made = make_report(task.name, output / task.document_id, wanted, lambda line: None)
    say_kept(made.kept, language)
    say(*summary(made, language))
    return Ending.PROGRAM_ERROR if made.failed else Ending.DONE
