"""Marks on figures wherever they stand in the report (数据标记): of a finding, corrected by hand, or from a hidden layer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact
from fa_helpers.presentation.findings import Checked
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.amounts import MONEY

SIGNS: Final = {"finding": "△", "corrected": "✎", "unsure": "◌"}
"""What each kind of mark looks like, the one to be told first in front."""
_NUMBER: Final = re.compile(r"[+−-]?(\d[\d,]*(?:\.\d+)?)%?")
_WAN: Final = MONEY["万元"]


@dataclass(frozen=True, slots=True)
class Flags:
    """Which figures bear a mark (带标记的数据): by page and value, each with its kind and the finding's page."""

    language: Language
    figures: Mapping[tuple[int, Decimal], tuple[str, str]] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()

    def sign(self, text: str, pages: Iterable[int], up: str = "") -> Markup:
        """The mark behind a number that stands on one of some pages (标记); blank where it bears none."""
        found = _NUMBER.fullmatch(text.strip())
        if found is None:
            return Markup("")
        value = Decimal(found[1].replace(",", ""))
        shown = list(pages)
        for page in shown:
            kind, link = self.figures.get((page, value.normalize()), ("", ""))
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
    """The marks of a document (标记); ``pages`` are the findings that have a page, id to address."""
    figures: dict[tuple[int, Decimal], tuple[str, str]] = {}
    data = document.data
    for fact in (*data.facts, *data.card_facts, *data.cell_facts):
        if fact.corrected:
            for key in _keys(fact):
                figures[key] = ("corrected", "")
    for entry in reversed(checked.findings):
        if not checked.withholds(entry.check):
            for fact in entry.check.facts:
                for key in _keys(fact):
                    figures[key] = ("finding", pages.get(entry.check_id, ""))
    return Flags(language, figures, data.unsure_pages)


def _keys(fact: Fact) -> Iterable[tuple[int, Decimal]]:
    """A figure by its page and value, as printed and in 万元, in which tables are shown; noughts are too many to tell."""
    if fact.value:
        yield fact.locator.page, abs(fact.value).normalize()
        if fact.amount_yuan is not None:
            yield fact.locator.page, abs(fact.amount_yuan / _WAN).normalize()
