"""``fa review`` (逐条复核): step through the findings in their order, and keep each answer at once in ``review.csv``."""

from __future__ import annotations

import argparse
import datetime
import getpass
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.order import Told
from fa_helpers.checks.review import FILE_NAME, Review, key_of, load_reviews, statuses
from fa_helpers.cli.arguments import take_engine, take_file, take_results
from fa_helpers.cli.ending import Ending, say, say_kept
from fa_helpers.cli.show import check_lines
from fa_helpers.document import FinalAccounts, read
from fa_helpers.errors import FinalAccountsError
from fa_helpers.files.atomic_folder import open_folder, write_folder
from fa_helpers.files.review_files import write_with_review
from fa_helpers.library import document_id_of, source_path
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import Language, message

Ask = Callable[[str], str]
PICTURES: Final = "pictures"
_ANSWERS: Final = {
    **dict.fromkeys(("c", "confirmed", "1", "确认"), "confirmed"),
    **dict.fromkeys(("e", "explained", "2", "说明", "有说明"), "explained"),
    **dict.fromkeys(("d", "dismissed", "3", "排除"), "dismissed"),
    **dict.fromkeys(("s", "skip", "", "跳过"), "skip"),
    **dict.fromkeys(("p", "picture", "图"), "picture"),
    **dict.fromkeys(("q", "quit", "退出"), "quit"),
}
"""What may be typed; nothing at all skips."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who answers, where the answers go, and how one is asked (复核人)."""

    document: FinalAccounts
    checked: Checked
    folder: Path
    language: Language
    by: str
    date: str
    ask: Ask

    @property
    def sha256(self) -> str:
        """The file that the answers are about."""
        return self.document.source.sha256

    def answers(self) -> dict[str, str]:
        """What is said in the folder so far, by the finding's key."""
        if not self.folder.parent.is_dir():
            return {}
        with open_folder(self.folder):
            return statuses(load_reviews(self.folder / FILE_NAME), self.sha256)

    def keep(self, entry: Entry, status: str, note: str) -> None:
        """Write one answer, with whatever else others have written meanwhile (写入答复)."""
        check = entry.check
        answer = Review(
            "",
            entry.check_id,
            self.sha256,
            key_of(entry),
            check.outcome,
            status,
            self.by,
            self.date,
            note,
            "",
            "",
        )
        kept = write_with_review({}, self.folder, self.checked, self.sha256, self.language, answer=answer)
        say_kept(kept, self.language)

    def draw(self, entry: Entry) -> Path | None:
        """Make a finding's picture (生成裁图); none for a plain text or what is withheld."""
        checked, check = self.checked, entry.check
        if checked.cropper is None or not check.marks or checked.withholds(check):
            return None
        picture = checked.picture(entry.check_id, self.language).png()
        if picture is None:
            return None
        path = self.picture_of(entry)
        write_folder({path.name: picture}, path.parent)
        return path

    def picture_of(self, entry: Entry) -> Path:
        """Where a finding's picture lies, or would (裁图路径)."""
        return self.folder / PICTURES / f"{entry.check_id}.png"


def add(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    take_file(parser)
    take_results(parser)
    parser.add_argument("--by", metavar="NAME", help="who decides (复核人)")
    parser.add_argument("--all", action="store_true", help="also findings with an answer (包括已复核的)")
    take_engine(parser)


def run(arguments: argparse.Namespace, language: Language) -> Ending:
    """Ask about every finding that has no answer yet (逐条询问); refuses where nobody can be asked."""
    if not sys.stdin.isatty():
        raise FinalAccountsError(code="no_terminal")
    document = read(arguments.file, engine=arguments.engine, ocr=arguments.ocr)
    folder = arguments.output / document_id_of(source_path(arguments.file))
    by = arguments.by or _asked(input, message("review.by", language, name=_user())) or _user()
    date = datetime.datetime.now(tz=datetime.UTC).astimezone().date().isoformat()
    review(Reviewer(document, document.check(), folder, language, by, date, input), every=arguments.all)
    return Ending.DONE


def review(who: Reviewer, *, every: bool = False) -> int:
    """Step through the findings (逐条复核); the number of answers given. ``every``: also those that have one."""
    language, answers = who.language, who.answers()
    groups = who.checked.grouped
    asked = [
        (told, entry) for told in groups for entry in told.entries if every or not answers.get(key_of(entry))
    ]
    say(
        who.checked.title[language],
        message("review.begin", language, count=len(asked), path=who.folder / FILE_NAME),
    )
    given = 0
    for number, (told, entry) in enumerate(asked, 1):
        where = message("review.place", language, number=number, count=len(asked), id=entry.check_id)
        said = answers.get(key_of(entry), "")
        say("", *_lines(who, told, entry, where, said))
        status = _answer(who, entry)
        if status == "quit":
            break
        if status != "skip":
            who.keep(entry, status, _asked(who.ask, message("review.note", language)))
            given += 1
    say("", message("review.end", language, count=given, path=who.folder / FILE_NAME))
    return given


def _lines(who: Reviewer, told: Told, entry: Entry, where: str, said: str) -> list[str]:
    """What is shown of a finding: its place in the row, sentence, figures with pages, its picture where there is one."""
    language = who.language
    lines = [where]
    if entry is not told.entry:
        lines.append(message("review.belongs", language, id=told.entry.check_id))
    lines += check_lines(who.checked, entry.check, language)
    if said:
        lines.append(message("review.said", language, status=message(f"review.{said}", language)))
    picture = who.picture_of(entry)
    return [*lines, f"→ {picture}"] if picture.is_file() else lines


def _answer(who: Reviewer, entry: Entry) -> str:
    """What a person decides; a picture is made and asked again, a word that is not known is told."""
    language = who.language
    while True:
        typed = _asked(who.ask, message("review.keys", language), "q").lower()
        answer = _ANSWERS.get(typed)
        if answer == "picture":
            path = who.draw(entry)
            say(f"→ {path}" if path else message("review.no_picture", language))
        elif answer is None:
            say(message("review.unknown", language))
        else:
            return answer


def _asked(ask: Ask, words: str, at_end: str = "") -> str:
    """What is typed behind some words; ``at_end`` where the input ends."""
    try:
        return ask(f"{words} ").strip()
    except EOFError:
        return at_end


def _user() -> str:
    """The name under which one is logged in, to be offered."""
    with suppress(OSError, KeyError, ImportError):  # a system without accounts or names has none to offer
        return getpass.getuser()
    return "-"
