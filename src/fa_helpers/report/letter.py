"""A letter to the office (询问函): numbered questions on findings with their crops, and what is asked to be disclosed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.review import Review, with_status
from fa_helpers.document import FinalAccounts
from fa_helpers.library import source_note
from fa_helpers.presentation.asking import RULES_ASKED, asked, is_for_the_office, question
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.recipients import not_known
from fa_helpers.report import findings
from fa_helpers.report.crops import Crops
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import clauses
from fa_helpers.text.printable import printable
from fa_helpers.text.private import masked

FOLDER = "letter"
"""Where the pictures of a letter lie, beside it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A crop in a letter (截图): its file, its size on the screen, its words, what stands below it."""

    name: str
    width: int
    height: int
    alt: str
    below: str


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question (问题): the finding's sentence, its figures on their pages, the gap, what is asked."""

    title: str
    sentence: str
    pictures: tuple[Picture, ...]
    gap: str
    ask: str


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter says (询问函内容), every text on one line of its own; ``pictures`` are its files."""

    language: Language
    title: str
    opening: tuple[str, ...]
    questions: tuple[Question, ...]
    requests: tuple[str, ...]
    closing: tuple[str, ...]
    pictures: dict[str, bytes]


def to_be_asked(checked: Checked, reviews: Sequence[Review], sha256: str, *, every: bool) -> list[Entry]:
    """The findings of a letter (询问的发现): those a person confirmed, or ``every`` one that nobody settled.

    None that would show what one or two persons are paid.
    """
    found = with_status(checked.findings, reviews, sha256, "confirmed")
    if every:
        settled = [with_status(checked.findings, reviews, sha256, one) for one in ("explained", "dismissed")]
        known = {entry.check_id for entries in settled for entry in entries}
        found = tuple(told.entry for told in checked.told if told.entry.check_id not in known)
    return [entry for entry in found if not checked.withholds(entry.check)]


def asked_first(checked: Checked, reviews: Sequence[Review], sha256: str) -> list[Entry]:
    """What to ask first (首先询问): what a person confirmed, then what leads among what nobody settled.

    Of the latter none that hangs on how the page was read.
    """
    found = [*to_be_asked(checked, reviews, sha256, every=False)]
    known = {entry.check_id for entry in found}
    open_ones = to_be_asked(checked, reviews, sha256, every=True)
    added = [entry for entry in open_ones if entry.check_id not in known and is_for_the_office(entry.check)]
    return [*found, *added]


def letter(
    document: FinalAccounts,
    checked: Checked,
    entries: Sequence[Entry],
    language: Language,
    *,
    draft: bool,
    crops: Crops | None = None,
) -> Letter:
    """The letter on some findings (询问函); a ``draft`` says at its head that nobody looked at them."""
    crops = Crops(document, FOLDER) if crops is None else crops
    shown = findings.shown(checked, entries, (), crops, language)
    questions = tuple(
        _question(one, entry, draft, language) for one, entry in zip(shown, entries, strict=True)
    )
    title = message("letter.title", language, title=document.title(language))
    return Letter(
        language,
        _line(title),
        tuple(map(_line, _opening(document, draft, language))),
        questions,
        tuple(map(_line, _requests(document, entries, language))),
        tuple(message(f"letter.{one}", language) for one in ("signed", "date")),
        crops.files,
    )


def _opening(document: FinalAccounts, draft: bool, language: Language) -> list[str]:
    source = document.source
    office = document.data.profile.entity or message("card.unnamed", language)
    about: dict[str, object] = {"name": source.name, "pages": source.page_count, "sha256": source.sha256}
    note = source_note(source.sha256, language)
    about |= {"note": note} if note else {}
    key = "letter.about_noted" if note else "letter.about"
    said = [message("letter.draft", language)] if draft else []
    said.append(message("letter.to", language, office=office))
    return [*said, message(key, language, **about), message("letter.what_it_means", language)]


def _question(shown: findings.Shown, entry: Entry, draft: bool, language: Language) -> Question:
    title = message("letter.number", language, number=shown.number)
    if draft:
        aside = message("letter.unreviewed", language)
        title = message("mark.aside", language, text=title, aside=aside)
    mark = "；" if language == "zh" else "; "
    end = "。" if language == "zh" else "."
    sentence = mark.join(filter(None, (shown.title, shown.condition[:1].lower() + shown.condition[1:])))
    pictures = tuple(_picture(side, language) for side in shown.sides)
    gap = message("letter.apart", language, gap=shown.gap) if shown.gap else ""
    return Question(
        title, _line(sentence.rstrip(end) + end), pictures, _line(gap), question(entry.check, language)
    )


def _picture(side: findings.Side, language: Language) -> Picture:
    comma = "，" if language == "zh" else ", "
    below = f"{side.letter} " + comma.join(filter(None, (side.figures, side.names, side.pages)))
    crop = side.crop
    if crop is None:
        return Picture("", 0, 0, "", _line(below))
    return Picture(crop.name, crop.width, crop.height, _line(crop.alt), _line(below))


def _requests(document: FinalAccounts, entries: Sequence[Entry], language: Language) -> list[str]:
    """Which documents are asked for: parts listed without content, whom money went to, rules of scoring."""
    data = document.data
    absent = list(dict.fromkeys(row.title for row in data.coverage if row.status == "absent" and row.title))
    said = [message("letter.absent", language, named=clauses(absent, language))] if absent else []
    said += [message("letter.documents", language, what=what) for what in not_known(data, language)]
    if any(asked(entry.check) in RULES_ASKED for entry in entries):
        year = data.profile.fiscal_year
        key = "letter.rules" if year is not None else "letter.rules_without_year"
        said.append(message(key, language, **({"year": year} if year is not None else {})))
    return said


def _line(text: str) -> str:
    """One line that shows itself: no number of a person, no character that turns or hides others."""
    return printable(masked(text))
