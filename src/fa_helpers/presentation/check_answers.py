"""Whether a document agrees with itself, in words (核对结论): the answer, what holds, findings with their pictures.

It speaks of what the document does not explain, never of who is to blame: two figures that cannot both be right may
both have ordinary reasons.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from fa_helpers.checks.check import Outcome
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.rule import rule
from fa_helpers.presentation.check_tables import (
    by_family,
    causes,
    figures_text,
    holding,
    inconsistent,
    pages,
    suspicious,
    unchecked,
)
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.html import render
from fa_helpers.presentation.numbers import format_rate
from fa_helpers.presentation.prose import Prose
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages

if TYPE_CHECKING:
    from fa_helpers.presentation.evidence import Evidence

__all__ = [
    "answer",
    "by_family",
    "came_out",
    "cause_strips",
    "causes",
    "figures_text",
    "finding_strips",
    "first",
    "first_findings",
    "holding",
    "inconsistent",
    "pages",
    "suspicious",
    "unchecked",
    "what_holds",
]

MOST_STRIPS: Final = 6
"""Findings drawn as pictures; the tables have all."""
NOTEBOOK: Final = "05_check_the_figures"


def answer(checked: Checked, language: Language) -> Prose:
    """The answer, a fact a sentence (结论): how the checks came out, and the inconsistency that leads."""
    counts = checked.counts
    total = sum(counts.values())
    if not counts["holds"] + counts["rounding"] + len(checked.findings):
        return Prose.of("findings.nothing_to_check", language, total=total)
    said = [came_out(checked, language), *_not_made(checked, language)]
    lead = next((t.entry.check for t in checked.told if t.entry.check.outcome == "inconsistent"), None)
    if not checked.findings:
        said.append(message("findings.none", language))
    elif lead is not None:
        said += lead_sentences(checked.headline(lead, language), language)
    elif not counts["inconsistent"]:
        said.append(message("findings.only_questions", language))
    if checked.cropper is None:
        said.append(message("findings.plain_text", language))
    return Prose(tuple(said), language)


def came_out(checked: Checked, language: Language) -> str:
    """How many figures were set beside each other, and how that came out (核对结果): no measure of the reading."""
    counts = checked.counts
    agree = counts["holds"] + counts["rounding"]
    made = agree + counts["inconsistent"] + counts["suspicious"]
    if not made:
        return message("report.nothing_checked", language)
    values = {"total": f"{made:,}", "agree": f"{agree:,}"}
    values |= {name: _counted(name, counts[name], language) for name in ("inconsistent", "suspicious")}
    return message("report.answer", language, **values)


def _counted(name: str, count: int, language: Language) -> str:
    """A count with its verb, in words where there is none."""
    kind = {0: "_none", 1: "_one"}.get(count, "")
    return message(f"report.count_{name}{kind}", language, **({} if count < 2 else {"count": f"{count:,}"}))


def _not_made(checked: Checked, language: Language) -> list[str]:
    """How many checks were not made, each number with its reason."""
    names: tuple[Outcome, ...] = ("not_checkable", "not_applicable")
    return [
        message(f"findings.count_{name}", language, count=f"{checked.counts[name]:,}")
        for name in names
        if checked.counts[name]
    ]


def lead_sentences(said: str, language: Language) -> list[str]:
    """A finding's sentence behind a colon, and in a sentence of its own on what condition both figures are right."""
    title, condition = title_and_condition(said, language)
    lead = message("report.answer_lead", language, headline=_within(title))
    return [lead, condition] if condition else [lead]


def _within(title: str) -> str:
    """A title behind a colon: in small letters but for a page, which keeps the capital of its link."""
    return title if title.startswith("Page ") else title[:1].lower() + title[1:]


def title_and_condition(headline: str, language: Language) -> tuple[str, str]:
    """A finding's sentence, parted at its last clause: on what condition both figures are right (标题与条件)."""
    mark = "；" if language == "zh" else "; "
    title, found, condition = headline.rpartition(mark)
    if not found:
        return headline.rstrip("。."), ""
    return title, condition[:1].upper() + condition[1:]


def what_holds(checked: Checked, language: Language) -> Prose:
    """How much of what could be compared agrees (相符的比例)."""
    counts = checked.counts
    good, bad = counts["holds"] + counts["rounding"], len(checked.findings)
    if not good + bad:
        return Prose.of("findings.nothing_holds", language)
    share = format_rate(Decimal(good) / Decimal(good + bad), language)
    return Prose.of("findings.hold", language, good=good, made=good + bad, share=share)


@dataclass(frozen=True, slots=True)
class Note:
    """A heading with a text below it (短注), and a link where there is more to see."""

    title: str
    lines: tuple[str, ...]
    language: Language
    link: str = ""
    link_words: str = ""

    def __repr__(self) -> str:
        return "\n".join(filter(None, [self.title, *self.lines]))

    def _repr_html_(self) -> str:
        return render("note", note=self)


def cause_strips(checked: Checked, language: Language) -> Iterator[Note | Evidence]:
    """Each possible cause in words and as an equation of crops (可能的解释，裁图算式); says so where there is none."""
    if not checked.causes:
        key = "no_causes" if checked.counts["inconsistent"] else "no_causes_needed"
        yield Note("", (message(f"findings.{key}", language),), language)
    for number, cause in enumerate(checked.causes, 1):
        title = message("findings.cause", language, number=number)
        yield Note(title, (checked.cause_said(cause, language),), language)
        if checked.cropper is not None:
            yield checked.cause_picture(cause, language, brief=True)


def finding_strips(
    checked: Checked, language: Language, *, most: int = MOST_STRIPS
) -> Iterator[Note | Evidence]:
    """The inconsistent findings that lead in words and as equations of crops (不一致，裁图算式); says so without any."""
    found = [told.entry for told in checked.told if told.entry.check.outcome == "inconsistent"]
    if not checked.counts["inconsistent"]:
        yield Note("", (message("findings.none_inconsistent", language),), language)
    for number, entry in enumerate(found[:most], 1):
        said = checked.headline(entry.check, language) + checked.decided(entry.check_id, language)
        title = message("findings.numbered", language, number=number, title=said)
        yield Note(title, (rule(entry.check.rule).causes.in_(language),), language)
        if checked.cropper is not None and entry.check.marks:
            yield checked.picture(entry.check_id, language, brief=True)


def first_findings(checked: Checked, most: int = 3) -> tuple[Entry, ...]:
    """The findings that lead (首要的发现): of those about the same figures, or of one possible cause, the first."""
    return tuple(told.entry for told in checked.told[:most])


def first(checked: Checked, language: Language, *, link: str = "") -> Note:
    """The three findings that matter most, each asking for an explanation (最要紧的三项), with a link to the rest.

    ``link`` is the page or notebook that has all of them.
    """
    if not checked.findings:
        counts = checked.counts
        if counts["holds"] + counts["rounding"]:
            return Note("", (message("findings.none", language),), language)
        said = message("findings.nothing_said", language, total=sum(counts.values()))
        return Note("", (said,), language)
    entries, more = first_findings(checked), message("findings.see_all", language) if link else ""
    if not entries:
        named = format_pages((page for entry in checked.findings for page in entry.check.pages), language)
        said = message("findings.few_persons", language, pages=named)
        return Note("", (said,), language, link, more)
    total = len(checked.findings)
    title = message("findings.first_title", language, shown=len(entries), total=total)
    if len(entries) == total:
        title = message("findings.first_title_all", language, total=total)
    return Note(
        title, tuple(checked.headline(entry.check, language) for entry in entries), language, link, more
    )
