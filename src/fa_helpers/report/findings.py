"""The findings that lead (首要发现): inconsistent, in the office's own scope, each figure with its crop and letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from fa_helpers.checks.check import Check
from fa_helpers.checks.headline_figures import disputed, sides_of
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.ledger import Entry
from fa_helpers.checks.order import basis_of
from fa_helpers.checks.review import Review, key_of
from fa_helpers.presentation.check_answers import title_and_condition
from fa_helpers.presentation.findings import Checked
from fa_helpers.presentation.labels import mark_name
from fa_helpers.report.crops import Crop, Crops
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, grouped

MOST: Final = 3
_MOST_NAMED: Final = 4
"""Figures of one side that a card names; the finding's page has all."""


@dataclass(frozen=True, slots=True)
class Side:
    """The figures on one side of a finding (一方数据): letter, figures, what they are, pages, crop."""

    letter: str
    figures: str
    names: str
    pages: str
    crop: Crop | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the report shows it (发现)."""

    number: int
    check_id: str
    basis: str
    title: str
    sides: tuple[Side, ...]
    gap: str
    condition: str
    status: str
    asks: bool


def leading(checked: Checked) -> list[Entry]:
    """Inconsistent findings in the one order, of those about one figure the first (首要发现); else open questions."""
    told = [told.entry for told in checked.told]
    return [entry for entry in told if entry.check.outcome == "inconsistent"] or told


def questioned(checked: Checked) -> frozenset[str]:
    """The ids of the figures that an open question sets beside others (待说明所涉数据), not of those it reckons with."""
    told = (told.entry.check for told in checked.told if told.entry.check.outcome == "suspicious")
    return frozenset(name for check in told if sides_of(check, "en") for name in disputed(check))


def shown(
    checked: Checked, entries: Sequence[Entry], reviews: Sequence[Review], crops: Crops, language: Language
) -> list[Shown]:
    """Findings with their crops; what a person said of each stands in the reviews."""
    said = {review.key: review.status for review in reviews}
    return [
        _shown(checked, entry, number, said.get(key_of(entry), ""), crops, language)
        for number, entry in enumerate(entries, 1)
    ]


def _shown(
    checked: Checked, entry: Entry, number: int, status: str, crops: Crops, language: Language
) -> Shown:
    check = entry.check
    sides = sides_of(check, language)
    marks = [sides.left, sides.right] if sides is not None else [check.marks[:1], check.marks[1:2]]
    pairs = [
        _side(f"finding-{number}", letter, list(side), crops, language)
        for letter, side in zip("AB", marks, strict=True)
        if side
    ]
    title, condition = title_and_condition(checked.headline(check, language), language)
    return Shown(
        number=number,
        check_id=entry.check_id,
        basis=basis_text(check, language),
        title=title,
        sides=tuple(pairs),
        gap=sides.gap() if sides is not None else "",
        condition=condition,
        status=status or "open",
        asks=check.outcome != "inconsistent",
    )


def basis_text(check: Check, language: Language) -> str:
    """What a finding rests on (依据), in words: where nothing is computed, on what is written."""
    basis = basis_of(check) if check.formula else "words"
    return message(f"report.basis_{basis}", language)


def figures_text(marks: Sequence[Mark]) -> str:
    """Figures as they are printed, each with its unit (所列数据): two of one amount are two, a name is said once."""
    once = {(m.printed, m.locator if m.fact_id else None): m for m in marks}.values()
    printed = [m.printed if m.printed.endswith(m.unit) else f"{m.printed}{m.unit}" for m in once]
    return " · ".join(map(grouped, printed))


def _side(name: str, letter: str, marks: list[Mark], crops: Crops, language: Language) -> Side:
    figures = figures_text(marks[:_MOST_NAMED])
    if len(marks) > _MOST_NAMED:
        more = len(marks) - _MOST_NAMED
        figures = message("report.and_more", language, named=figures, count=more)
    named = list(dict.fromkeys(mark_name(mark, language) for mark in marks))
    names = named[0] if len(named) == 1 and named[0] != figures else ""  # of several, the title speaks
    pages = format_pages(sorted({mark.locator.page for mark in marks}), language)
    alt = message("report.crop_alt", language, figures=figures, page=pages)
    places, framed = [mark.locator for mark in marks], any(mark.fact_id for mark in marks)
    crop = crops.of(f"{name}-{letter.lower()}", places, alt, letter=letter, wide=not framed, framed=framed)
    return Side(letter, figures, names, pages, crop)
