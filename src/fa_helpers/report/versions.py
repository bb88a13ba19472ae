"""Two versions of a document as one page (版本比较): every difference with both figures, both pages and both crops."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from fa_helpers.computing.versions import Difference, Kind
from fa_helpers.document import FinalAccounts
from fa_helpers.model import Fact
from fa_helpers.presentation.citing import figure_text
from fa_helpers.presentation.few_persons import HIDDEN, pay_of_few
from fa_helpers.presentation.html import render
from fa_helpers.presentation.prose import name_of
from fa_helpers.report.crops import Crop, Crops
from fa_helpers.terms.messages import Language, message
from fa_helpers.text.private import masked

KINDS: Final[tuple[Kind, ...]] = ("changed", "added", "gone")
MOST_CROPS: Final = 150
"""Differences that show their crops; the page of more would not open."""
PAGE: Final = "differences.html"
_LISTED: Final = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """One difference as it is shown (一项差异)."""

    diff_id: str
    kind: str
    name: str
    old: str
    new: str
    crops: tuple[Crop, ...]


@dataclass(slots=True)
class Versions:
    """Two versions and what differs between them (两个版本); what one or two persons are paid is not shown."""

    old: FinalAccounts
    new: FinalAccounts
    found: Sequence[Difference]
    language: Language
    _few: dict[str, frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._few = {"old": pay_of_few(self.old.data), "new": pay_of_few(self.new.data)}

    def _hides(self, one: Difference) -> bool:
        """Whether either version would show what one or two persons are paid: the other tells nearly the same."""
        sides = (("old", one.old), ("new", one.new))
        return any(fact is not None and fact.fact_id in self._few[side] for side, fact in sides)

    def lines(self) -> list[str]:
        """What a terminal shows: both versions, counts, the first of each kind, what cannot be told."""
        said = [self._titled("old"), self._titled("new"), self.counts(), *self.notes()]
        for kind in KINDS:
            own = [one for one in self.found if one.kind == kind]
            said += [f"  {self.sentence(one)}" for one in own[:_LISTED]]
            if len(own) > _LISTED:
                said.append("  " + message("diff.more", self.language, count=len(own) - _LISTED))
        return said

    def _titled(self, which: str) -> str:
        document = self.old if which == "old" else self.new
        values = {
            "title": document.title(self.language),
            "name": document.source.name,
            "sha256": document.source.sha256[:12],
        }
        return message(f"diff.{which}", self.language, **values)

    def counts(self) -> str:
        """How many changed, were added, are gone."""
        counts = Counter(one.kind for one in self.found)
        return message("diff.counts", self.language, **{kind: counts[kind] for kind in KINDS})

    def notes(self) -> list[str]:
        """What must be known before a difference is told."""
        parts = [
            row for one in (self.old, self.new) for row in one.data.coverage if row.status == "partly_read"
        ]
        parts += [
            row for one in (self.old, self.new) for row in one.data.coverage if row.status == "not_read"
        ]
        said = [message("diff.unread", self.language, count=len(parts))] if parts else []
        if any(map(self._hides, self.found)):
            said.append(message("diff.withheld", self.language, hidden=HIDDEN))
        return said

    def sentence(self, one: Difference) -> str:
        """A difference in one line: what it is, both figures with their pages."""
        values = {"name": self._name(one), "id": one.diff_id}
        sides = {"old": self._figure(one, one.old), "new": self._figure(one, one.new)}
        kept = {side: said for side, said in sides.items() if said}
        return message(f"diff.{one.kind}", self.language, **values, **kept)

    def _name(self, one: Difference) -> str:
        fact = one.fact
        words = "" if self._hides(one) else fact.context
        name = name_of(fact, self.language) or words or fact.column
        words = fact.stage if fact.measure == "amount" else ""
        aside = message(f"stage.{words}", self.language) if words else ""
        if fact.measure != "amount":
            aside = message(f"measure.{fact.measure}", self.language)
        return masked(message("mark.aside", self.language, text=name, aside=aside) if aside else name)

    def _figure(self, one: Difference, fact: Fact | None) -> str:
        if fact is None:
            return ""
        page = message("label.page", self.language, page=fact.locator.page)
        sign = message(f"direction.{fact.direction}", self.language) + " " if fact.direction else ""
        text = HIDDEN if self._hides(one) else sign + figure_text(fact, self.language)
        return message("mark.aside", self.language, text=text, aside=page)

    def page(self) -> dict[str, str | bytes]:
        """The page and its pictures, name to content."""
        crops = {"old": Crops(self.old, "img/old"), "new": Crops(self.new, "img/new")}
        shown = [self._shown(one, crops if n < MOST_CROPS else {}) for n, one in enumerate(self.found)]
        text = render(
            "versions",
            language=self.language,
            title=message("diff.title", self.language),
            heads=[self._titled("old"), self._titled("new"), self.counts(), *self.notes()],
            groups=[
                (message(f"diff.kind_{kind}", self.language), [one for one in shown if one.kind == kind])
                for kind in KINDS
            ],
            without=max(0, len(shown) - MOST_CROPS),
        )
        return {PAGE: text, **crops["old"].files, **crops["new"].files}

    def _shown(self, one: Difference, crops: dict[str, Crops]) -> Shown:
        made = []
        for side, fact in (("old", one.old), ("new", one.new)):
            if fact is not None and side in crops and not self._hides(one):
                page = message("label.page", self.language, page=fact.locator.page)
                alt = message("report.crop_alt", self.language, figures=fact.printed, page=page)
                made.append(crops[side].of(one.diff_id, [fact.locator], alt, wide=True))
        return Shown(
            one.diff_id,
            one.kind,
            self._name(one),
            self._figure(one, one.old),
            self._figure(one, one.new),
            tuple(crop for crop in made if crop is not None),
        )
