"""``fa annotate`` (批注): the findings as standard annotations in a copy of the file, its own bytes unchanged."""

from __future__ import annotations

import argparse
from pathlib import Path

from fa_helpers.cli.arguments import take_engine, take_file
from fa_helpers.cli.ending import say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    parser.add_argument(
        "-o", "--output", required=True, type=Path, metavar="PDF", help="the copy to write (输出文件)"
    )
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> None:
    """Write the marked copy; says how many places are marked."""
    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.pdf.joined_source import JoinedSource
    from fa_helpers.pdf.page_marks import with_marks
    from fa_helpers.presentation.page_notes import page_notes

    output: Path = arguments.output
    if output.suffix.lower() != ".pdf":
        raise FinalAccountsError(where=output.name, code="pdf_only")
    document = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr)
    source = document.source
    if isinstance(source, JoinedSource) or source.text is not None:
        raise FinalAccountsError(where=source.name, code="marks_need_a_pdf")
    checked = document.check()
    notes = page_notes(checked, language)
    write_folder({output.name: with_marks(source.content, notes, name=source.name)}, output.parent)
    values = {"path": output, "count": len(notes) - 1, "findings": len(checked.told)}
    say(message("cli.annotated", language, **values))
