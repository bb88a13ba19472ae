"""What to ask the office (向单位询问): the first questions, a sentence each to copy, and the page with the letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.review import Review, with_status
from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.asking import question
from fa_helpers.presentation.check_answers import title_and_condition
from fa_helpers.presentation.findings import Checked
from fa_helpers.report.crops import Crops
from fa_helpers.report.letter import Letter, asked_first, letter
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.private import masked

STEM: Final = "questions"
FOLDER: Final = "img/ask"
MOST: Final = 3
"""Questions on the first page."""
MOST_IN_LETTER: Final = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What the report asks (询问): every finding that may be asked about, the first first; ``draft`` if one is not reviewed."""

    document: FinalAccounts
    checked: Checked
    entries: tuple[Entry, ...]
    draft: bool
    language: Language

    def first(self) -> list[tuple[str, str]]:
        """The first questions, each with its finding's id (首要问题)."""
        return [(entry.check_id, self._sentence(entry)) for entry in self.entries[:MOST]]

    def _sentence(self, entry: Entry) -> str:
        """Both figures with their pages and what is asked of them; on what condition both are right is for the reply."""
        said, _ = title_and_condition(self.checked.headline(entry.check, self.language), self.language)
        return asking(self.document, said, entry, self.language)

    def letter(self, drawn: dict[tuple[object, ...], tuple[bytes, int, int]]) -> Letter:
        """The letter as the report shows it (询问函)."""
        crops = Crops(self.document, FOLDER, drawn=drawn)
        entries = self.entries[:MOST_IN_LETTER]
        return letter(self.document, self.checked, entries, self.language, draft=self.draft, crops=crops)


def asking(document: FinalAccounts, said: str, entry: Entry, language: Language) -> str:
    """A question in words to copy (问句): of which accounts, what stands where, what is asked."""
    profile = document.data.profile
    kind = message(f"profile.{profile.kind}", language)
    year = profile.fiscal_year
    title = kind if year is None else message("report.kind", language, kind=kind, year=year)
    stop = "。" if language == "zh" else "."
    values = {
        "title": title,
        "headline": said.rstrip(stop) + stop,
        "question": question(entry.check, language),
    }
    return masked(message("finding.ask", language, **values))


def asked(
    document: FinalAccounts, checked: Checked, reviews: Sequence[Review], language: Language
) -> Asked | None:
    """What may be asked of a document; ``None`` where nothing is open."""
    sha256 = document.source.sha256
    entries = asked_first(checked, reviews, sha256)
    known = {entry.check_id for entry in with_status(checked.findings, reviews, sha256, "confirmed")}
    draft = any(entry.check_id not in known for entry in entries[:MOST_IN_LETTER])
    return Asked(document, checked, tuple(entries), draft, language) if entries else None
