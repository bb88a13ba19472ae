"""Findings as notes on the pages they speak of (原页批注): which figures are marked, and what their notes say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fa_helpers.checks.headline_figures import sides_of
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import rule
from fa_helpers.model import Locator
from fa_helpers.pdf.page_marks import PageMark
from fa_helpers.presentation.evidence import boxes_by_page
from fa_helpers.presentation.findings import Checked, counts_text
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages
from fa_helpers.text.printable import printable
from fa_helpers.text.private import masked


def lettered(
    check_marks: Sequence[Mark], sides: tuple[Sequence[Mark], Sequence[Mark]] | None
) -> list[tuple[str, Mark]]:
    """Figures with the letter of their side (标字母): as the report letters them; without one where it has no sides."""
    if sides is None:
        return [("", mark) for mark in check_marks]
    return [(letter, mark) for letter, side in zip("AB", sides, strict=True) for mark in side]


def page_notes(checked: Checked, language: Language) -> list[PageMark]:
    """One mark for each figure of a finding, its note with every finding it is part of; a note on the first page.

    Findings that would show what one or two persons are paid are not marked.
    """
    titles: dict[Locator, list[str]] = {}
    texts: dict[Locator, list[str]] = {}
    for number, told in enumerate(checked.told, 1):
        check = told.entry.check
        sides = sides_of(check, language)
        marks = lettered(check.marks, (sides.left, sides.right) if sides is not None else None)
        text = _text(checked, told.entry.check_id, marks, language)
        for letter, mark in marks:
            title = message("annotate.title", language, number=number, letter=f" {letter}" if letter else "")
            if boxes_by_page(mark.locator) and text not in texts.get(mark.locator, []):
                titles.setdefault(mark.locator, []).append(title)
                texts.setdefault(mark.locator, []).append(text)
    found = [note for where in titles for note in _notes(where, titles[where], texts[where])]
    found.sort(key=lambda note: (note.page, note.boxes[0][1], note.boxes[0][0]))
    counts = counts_text(checked.counts, language)
    about = "\n".join([*checked.sources.get(language, ()), counts, message("check.caution", language)])
    return [PageMark(1, (), "fa_helpers", _shown(about)), *found]


def _notes(where: Locator, titles: Sequence[str], texts: Sequence[str]) -> Iterator[PageMark]:
    for page, boxes in boxes_by_page(where).items():
        yield PageMark(page, tuple(boxes), " · ".join(titles), _shown("\n\n".join(texts)))


def _text(checked: Checked, check_id: str, marks: Sequence[tuple[str, Mark]], language: Language) -> str:
    """The finding's sentence, each figure with its page, what may lie behind it, and its id."""
    check = checked.entry(check_id).check
    figures = [_figure(letter, mark, language) for letter, mark in marks]
    outcome = message(f"outcome.{check.outcome}", language)
    lines = [
        checked.headline(check, language),
        *dict.fromkeys(figures),
        rule(check.rule).causes.in_(language),
    ]
    return "\n".join([*lines, f"[{check_id}] {outcome}"])


def _figure(letter: str, mark: Mark, language: Language) -> str:
    printed = mark.printed if mark.printed.endswith(mark.unit) else f"{mark.printed}{mark.unit}"
    pages = format_pages([mark.locator.page], language)
    name = mark.name.in_(language)
    return " ".join(filter(None, (letter, printed, name if name != printed else "", pages)))


def _shown(text: str) -> str:
    """Lines that show themselves: no number of a person, no character that turns or hides others."""
    return "\n".join(printable(line) for line in masked(text).split("\n"))
