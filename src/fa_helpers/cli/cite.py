"""``fa cite`` (引用): a footnote for a figure, in both languages, and the code that gets it."""

from __future__ import annotations

import argparse

from fa_helpers.cli.arguments import take_engine, take_file
from fa_helpers.cli.ending import Ending, say
from fa_helpers.terms.messages import LANGUAGES, Language


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    parser.add_argument("fact_id", metavar="ID", help="id of a figure (facts.csv, statements.csv) (数据编号)")
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Print the footnotes, the reader's own language first, and the line of code."""
    from fa_helpers.document import read

    cited = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr).cite(
        arguments.fact_id, read_as=arguments.file
    )
    lines = [cited.in_(one) for one in sorted(LANGUAGES, key=lambda one: one != language)]
    say(*lines, "import fa_helpers", cited.code)
    return Ending.DONE
