"""``fa diff`` (比较版本): which figures changed, were added or are gone between two versions of one document."""

from __future__ import annotations

import argparse
from pathlib import Path

from fa_helpers.cli.arguments import FILE_HELP, take_engine
from fa_helpers.cli.ending import Ending, say
from fa_helpers.errors import FinalAccountsError
from fa_helpers.terms.messages import Language, message


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("old", metavar="OLD", help=FILE_HELP)
    parser.add_argument("new", metavar="NEW", help=FILE_HELP)
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="DIR",
        help="also write a page with both crops of every difference (同时写出附两处截图的网页)",
    )
    parser.add_argument(
        "--anyway",
        action="store_true",
        help="also where the office, the year or the kind differs (单位、年度或类型不同时仍比较)",
    )
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Print what differs, and write the page where one is asked for."""
    from fa_helpers.computing.versions import differences, same_account
    from fa_helpers.document import read
    from fa_helpers.files.atomic_folder import write_folder
    from fa_helpers.report.versions import PAGE, Versions

    old, new = (
        read(name, engine=arguments.engine, ocr=arguments.ocr) for name in (arguments.old, arguments.new)
    )
    if not arguments.anyway and not same_account(old.data, new.data):
        values = {"old": old.title(language), "new": new.title(language)}
        raise FinalAccountsError(code="two_accounts", values=values)
    found = Versions(old, new, differences(old.data, new.data), language)
    same = old.source.sha256 == new.source.sha256
    say(*found.lines(), *([message("diff.same_file", language)] if same else []))
    if arguments.output is not None:
        folder: Path = arguments.output
        files = found.page()
        earlier = [path.relative_to(folder).as_posix() for path in folder.glob("img/*/diff.*.png")]
        write_folder(files, folder, remove=[name for name in earlier if name not in files])
        say(f"→ {folder / PAGE}")
    return Ending.DONE
