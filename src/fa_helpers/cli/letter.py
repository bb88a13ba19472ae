"""``fa letter`` (询问函): numbered questions to the office from what a person confirmed, as Word file and as text."""

from __future__ import annotations

import argparse
from pathlib import Path

from fa_helpers.cli.arguments import take_engine, take_file, take_results
from fa_helpers.cli.ending import say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message

WORD, TEXT = "letter.docx", "letter.md"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    take_results(parser)
    parser.add_argument(
        "--all",
        action="store_true",
        help="a draft of all findings that nobody has settled, marked as not reviewed (全部发现的草稿，标明未复核)",
    )
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Write the letter beside the review file it follows."""
    from fa_helpers.checks.review import FILE_NAME, load_reviews
    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.report.letter import FOLDER, letter, to_be_asked
    from fa_helpers.report.letter_docx import letter_docx
    from fa_helpers.report.letter_text import letter_text

    document = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr)
    folder: Path = arguments.output / document.data.document_id
    reviews = load_reviews(folder / FILE_NAME)
    checked, sha256 = document.check(), document.source.sha256
    entries = to_be_asked(checked, reviews, sha256, every=arguments.all)
    if not entries:
        code, values = (
            ("nothing_to_ask", {}) if arguments.all else ("none_confirmed", {"path": folder / FILE_NAME})
        )
        raise FinalAccountsError(where=document.source.name, code=code, values=values)
    made = letter(document, checked, entries, language, draft=arguments.all)
    files: dict[str, str | bytes] = {WORD: letter_docx(made), TEXT: letter_text(made), **made.pictures}
    earlier = [f"{FOLDER}/{path.name}" for path in (folder / FOLDER).glob("finding-*.png")]
    write_folder(files, folder, remove=[name for name in earlier if name not in files])
    say(message("cli.letter_written", language, path=folder / WORD, count=len(entries)))
