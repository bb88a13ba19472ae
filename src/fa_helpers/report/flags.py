"""Marks on figures wherever they stand in the report (数据标记): of a finding, corrected by hand, or from a hidden layer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from fa_helpers.checks.headline_figures import disputed
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.amounts import MONEY

SIGNS: Final = {"finding": "△", "corrected": "✎", "unsure": "◌"}
"""What each kind of mark looks like, the one to be told first in front."""
_NUMBER: Final = regex(r"[+−-]?(\d[\d,]*(?:\.\d+)?)%?")
_WAN: Final = MONEY["万元"]
MONEY_KIND: Final = "money"


@dataclass(frozen=True, slots=True)
class Flags:
    """Which figures bear a mark (带标记的数据): by page, value and what it counts, each with its kind and finding's page."""

    language: Language
    figures: Mapping[tuple[int, Decimal, str], tuple[str, str]] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()

    def sign(self, text: str, pages: Iterable[int], up: str = "", *, of: str = MONEY_KIND) -> Markup:
        """The mark behind a number that stands on one of some pages (标记); blank where it bears none.

        ``of`` is what the number counts, as :func:`counted` tells it of a unit: 5 firms are not 5 points.
        """
        found = _NUMBER.fullmatch(text.strip())
        if found is None:
            return Markup("")
        value = Decimal(found[1].replace(",", ""))
        shown = list(pages)
        for page in shown:
            kind, link = self.figures.get((page, value.normalize(), of), ("", ""))
            if kind:
                return self._mark(kind, up + link if link else "")
        return self._mark("unsure", "") if self.unsure.intersection(shown) else Markup("")

    def _mark(self, kind: str, link: str) -> Markup:
        words = message(f"report.mark_{kind}", self.language)
        if link:
            return Markup('<a class="fl" href="{}" title="{}" aria-label="{}">{}</a>').format(
                link, words, words, SIGNS[kind]
            )
        return Markup('<span class="fl" role="img" title="{}" aria-label="{}">{}</span>').format(
            words, words, SIGNS[kind]
        )

    def legend(self, html: str) -> str:
        """What the marks in some HTML mean (图例); blank without any."""
        shown = [kind for kind, sign in SIGNS.items() if re.search(rf'class="fl"[^>]*>{sign}', html)]
        return " ".join(f"{SIGNS[kind]} {message(f'report.mark_{kind}', self.language)}" for kind in shown)


def flags_of(
    document: FinalAccounts, checked: Checked, pages: Mapping[str, str], language: Language
) -> Flags:
    """The marks of a document (标记); ``pages`` are the findings that have a page, id to address.

    A disputed figure bears its mark on every page that prints it.
    """
    figures: dict[tuple[int, Decimal, str], tuple[str, str]] = {}
    data = document.data
    known = (*data.facts, *data.card_facts, *data.cell_facts)
    figures.update((key, ("corrected", "")) for fact in known if fact.corrected for key in _keys(fact))
    # A figure among a form's words is no cell's: an equal number in a cell of the page is another figure.
    cells = {key for fact in known if fact.measure != "stated" for key in _keys(fact)}
    found: dict[object, str] = {}
    for entry in reversed(checked.findings):
        if entry.check.outcome == "inconsistent" and not checked.withholds(entry.check):
            named = disputed(entry.check)
            for fact in entry.check.facts:
                if fact.fact_id in named:
                    link = pages.get(entry.check_id, "")
                    found.update(((one, fact.amount_yuan or fact.value), link) for one in identities(fact))
    for fact in known:
        value = fact.amount_yuan or fact.value
        known_by = next(((one, value) for one in identities(fact) if (one, value) in found), None)
        if known_by is not None:
            figures.update(
                (key, ("finding", found[known_by]))
                for key in _keys(fact)
                if fact.measure != "stated" or key not in cells
            )
    return Flags(language, figures, data.unsure_pages)


def counted(unit: str) -> str:
    """What a number counts (计量): money in any unit, per cent, points; of all else its unit.

    >>> counted("万元"), counted("%"), counted("家")
    ('money', '%', '家')
    """
    return MONEY_KIND if unit in MONEY else unit


def _keys(fact: Fact) -> Iterable[tuple[int, Decimal, str]]:
    """A figure by its page and value, as printed and in 万元, in which tables are shown; noughts are too many to tell."""
    if fact.value:
        page, of = fact.locator.page, counted(fact.unit)
        yield page, abs(fact.value).normalize(), of
        if fact.amount_yuan is not None:
            yield page, abs(fact.amount_yuan / _WAN).normalize(), of


def identities(fact: Fact) -> Iterator[tuple[str, ...]]:
    """By what a figure is known again (同一数据): its id, and what it is of, if the glossary knows that."""
    yield (fact.fact_id,)
    if fact.concept:
        what = (fact.concept, fact.function_code, fact.function_class, fact.function_section)
        of = (fact.function_item, fact.measure, fact.stage, fact.year)
        whose = fact.section if fact.scope == "project" else fact.whose
        yield (*what, *of, fact.scope, whose, fact.fund)
