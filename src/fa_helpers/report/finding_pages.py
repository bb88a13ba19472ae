"""A page for each inconsistent finding (发现详页): its figures on their pages, the gap, what may lie behind it, what to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from fa_helpers.checks.causes import Cause, told_once
from fa_helpers.checks.headline_figures import sides_of
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.review import Review, key_of
from fa_helpers.checks.rule import rule
from fa_helpers.checks.sentences import amount_text
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact
from fa_helpers.presentation.check_answers import title_and_condition
from fa_helpers.presentation.evidence import boxes_by_page, marked
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.labels import marks_named
from fa_helpers.presentation.prose import name_of
from fa_helpers.report.crops import Crop, Crops, near_groups
from fa_helpers.report.findings import basis_text, figures_text
from fa_helpers.report.flags import identities
from fa_helpers.report.questions import asking
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, grouped_formula
from fa_helpers.text.private import masked

MOST_CROPS: Final = 6
_MOST_PLACES: Final = 30


@dataclass(frozen=True, slots=True)
class Place:
    """Figures that stand together (一处): letter, figures, what they are, page; their crop, or the printed words."""

    letter: str
    figures: str
    names: str
    pages: str
    crop: Crop | None
    quote: str


@dataclass(frozen=True, slots=True)
class Behind:
    """What may lie behind the finding (可能的解释): in words, as an equation, with its figures on their pages."""

    sentence: str
    formula: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """Where a figure of the finding is printed (其他出处), with its letter; without one what only has its amount."""

    name: str
    printed: str
    letter: str
    page: str


@dataclass(frozen=True, slots=True)
class FindingPage:
    """A finding in full (发现详情), as its page shows it."""

    check_id: str
    number: int
    count: int
    basis: str
    status: str
    title: str
    headline: str
    condition: str
    places: tuple[Place, ...]
    more: int
    formula: str
    follows: str
    gap: str
    allowance: str
    behind: tuple[Behind, ...]
    ordinary: str
    again: tuple[Again, ...]
    equal: tuple[Again, ...]
    ask: str

    @property
    def stem(self) -> str:
        """Its file without the ending."""
        return f"findings/{self.check_id}"


def inconsistent(checked: Checked) -> list[Entry]:
    """Every inconsistent finding that may be shown: those that lead, each followed by those about its figures."""
    found = [entry for told in checked.told for entry in (told.entry, *told.consequences)]
    shown = {entry.check_id: entry for entry in found if entry.check.outcome == "inconsistent"}
    return list(shown.values())


def finding_pages(
    document: FinalAccounts, checked: Checked, reviews: Sequence[Review], crops: Crops, language: Language
) -> list[FindingPage]:
    """The pages in the one order of findings."""
    said = {review.key: review.status for review in reviews}
    entries = inconsistent(checked)
    return [
        _page(document, checked, entry, (number, len(entries)), said.get(key_of(entry), ""), crops, language)
        for number, entry in enumerate(entries, 1)
    ]


def _page(
    document: FinalAccounts,
    checked: Checked,
    entry: Entry,
    place: tuple[int, int],
    status: str,
    crops: Crops,
    language: Language,
) -> FindingPage:
    check = entry.check
    headline = checked.headline(check, language)
    title, condition = title_and_condition(headline, language)
    sides = sides_of(check, language)
    lettered = [("", check.marks)] if sides is None else [("A", sides.left), ("B", sides.right)]
    places = [
        one
        for letter, marks in lettered
        for one in _places(checked, entry.check_id, letter, marks, crops, language)
    ]
    causes = [cause for cause in checked.causes if entry.check_id in cause.check_ids]
    again, equal = _again(document, checked, lettered, language)
    return FindingPage(
        check_id=entry.check_id,
        number=place[0],
        count=place[1],
        basis=basis_text(check, language),
        status=status or "open",
        title=title,
        headline=headline,
        condition=condition,
        places=tuple(places[:MOST_CROPS]),
        more=len(places[MOST_CROPS:]),
        formula=grouped_formula(check.formula),
        follows=""
        if sides is None
        else message("finding.follows", language, first=sides.first(), second=sides.second()),
        gap=sides.gap() if sides is not None else "",
        allowance=_allowance(entry, language),
        behind=tuple(
            _behind(checked, cause, n, entry.check_id, crops, language) for n, cause in enumerate(causes, 1)
        ),
        ordinary=rule(check.rule).causes.in_(language),
        again=again,
        equal=equal,
        ask=asking(document, headline, entry, language),
    )


def _allowance(entry: Entry, language: Language) -> str:
    check = entry.check
    if check.difference is None or check.tolerance is None:
        return ""
    if not check.tolerance:
        return message("finding.no_allowance", language)
    allowed = amount_text(check.tolerance, check.unit, language)
    return message("finding.allowance", language, allowed=allowed)


def _places(
    checked: Checked, name: str, letter: str, marks: Sequence[Mark], crops: Crops, language: Language
) -> Iterator[Place]:
    """Figures that stand near each other, in one crop each."""
    once = list({(mark.fact_id, mark.printed, mark.locator): mark for mark in marks}.values())
    groups = near_groups([mark.locator for mark in once])
    for number, group in enumerate(groups, 1):
        here = [once[place] for place in group]
        figures = figures_text(here)
        names = marks_named(here, language)
        pages = format_pages(sorted({mark.locator.page for mark in here}), language)
        alt = message("report.crop_alt", language, figures=figures, page=pages)
        where = [mark.locator for mark in here]
        file = f"{name}-{letter.lower() or 'x'}{number}"
        framed = any(mark.fact_id for mark in here)
        boxed = bool(boxes_by_page(where[0]))
        crop = crops.of(file, where, alt, letter=letter, wide=True, framed=framed) if boxed else None
        quote = ""
        if crop is None:
            contexts = checked.contexts
            quote = masked(marked(contexts.get(here[0].fact_id, here[0].printed), here[0].printed))
        yield Place(letter, figures, names if names != figures else "", pages, crop, quote)


def _behind(
    checked: Checked, cause: Cause, number: int, check_id: str, crops: Crops, language: Language
) -> Behind:
    known = {(mark.fact_id, mark.locator) for mark in checked.entry(check_id).check.marks}
    marks = [mark for mark in cause.marks if (mark.fact_id, mark.locator) not in known]
    places = _places(checked, f"{check_id}-cause{number}", "", marks, crops, language)
    shown = tuple(place for _, place in zip(range(MOST_CROPS), places, strict=False))
    formula = grouped_formula(told_once(cause.formula)) if cause.formula else ""
    return Behind(cause.sentence.in_(language), formula, shown)


def _again(
    document: FinalAccounts,
    checked: Checked,
    lettered: Sequence[tuple[str, Sequence[Mark]]],
    language: Language,
) -> tuple[tuple[Again, ...], tuple[Again, ...]]:
    """Where the figures of a finding are printed, each with its letter, and where numbers equal to them are.

    An equal number may be another figure's, so it bears no letter. None shows what one or two persons are paid.
    """
    data = document.data
    known = (*data.facts, *data.card_facts, *data.cell_facts)
    of = {
        letter: [mark.fact for mark in marks if mark.fact is not None and mark.fact.amount_yuan]
        for letter, marks in lettered
    }
    amounts = {fact.amount_yuan for facts in of.values() for fact in facts}
    letters = {key: letter for letter, facts in of.items() for fact in facts for key in identities(fact)}
    found: tuple[list[Again], list[Again]] = [], []
    for fact in known:
        if fact.amount_yuan in amounts and fact.measure != "change" and fact.fact_id not in checked.few:
            letter = next((letters[key] for key in identities(fact) if key in letters), None)
            page = format_pages([fact.locator.page], language)
            name = name_of(fact, language) or fact.subject
            found[letter is None].append(Again(name, _with_unit(fact), letter or "", page))
    same, equal = (tuple(dict.fromkeys(part))[:_MOST_PLACES] for part in found)
    return same, equal


def _with_unit(fact: Fact) -> str:
    return fact.printed if fact.printed.endswith(fact.unit) else f"{fact.printed}{fact.unit}"
