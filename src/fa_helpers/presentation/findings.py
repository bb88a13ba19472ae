"""Findings as people read them (核对结果的呈现): in a notebook, in a terminal, and as a page that can be shared.

Every form says that an inconsistency is no evidence of misconduct, and counts what holds beside what does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Never

from fa_helpers.checks.causes import Cause, filled, told_once
from fa_helpers.checks.check import OUTCOMES, Check, Outcome
from fa_helpers.checks.headline_figures import disputed
from fa_helpers.checks.headlines import headline
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.ledger import Entry, Ledger
from fa_helpers.checks.order import Told, one_each
from fa_helpers.checks.rule import rule
from fa_helpers.checks.sentences import message_of
from fa_helpers.frames import columns
from fa_helpers.frames.checks import check_rows
from fa_helpers.frames.frame import frame
from fa_helpers.frames.rows import Row
from fa_helpers.presentation.equations import Cropper, Piece, equation, pieces
from fa_helpers.presentation.evidence import marked
from fa_helpers.presentation.few_persons import is_pay_of_few
from fa_helpers.presentation.finding_counts import rest_text, trust_text
from fa_helpers.presentation.html import render
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import clauses, format_pages, listed
from fa_helpers.text.private import masked

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.presentation.evidence import Evidence

"""Name of the page that may be shared."""
MOST_SHOWN = 30
"""Findings shown in full in a notebook; the frame has all."""
MOST_SAID: Final = 5
"""Findings said in full in a terminal; of the rest it says how many there are of each kind."""


MOST_NAMED: Final = 6
"""Findings about the figures of another that are named; all stand in the table of checks."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's ledger with what is needed to open its evidence (核对结果).

    Shows itself in a notebook: six counts, then the findings in their one order, each opening the printed words it
    rests on. ``findings`` are its rows that do not hold, ``causes`` what may lie behind several,
    ``few`` the figures that would show what one or two persons are paid, ``sources`` what to say of the files read.
    """

    title: Mapping[Language, str]
    ledger: Ledger
    causes: tuple[Cause, ...] = ()
    contexts: Mapping[str, str] = field(default_factory=dict, repr=False)
    opener: Callable[[str, Language], Evidence] | None = field(default=None, repr=False)
    cropper: Cropper | None = field(default=None, repr=False)
    few: frozenset[str] = field(default=frozenset(), repr=False)
    sources: Mapping[Language, tuple[str, ...]] = field(default_factory=dict, repr=False)
    about: Row = field(default_factory=dict, repr=False)
    decisions: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What people decided about findings, by their ids."""

    @property
    def counts(self) -> dict[Outcome, int]:
        """How many checks came out each way."""
        return self.ledger.counts

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every row of the ledger."""
        return self.ledger.entries

    @property
    def findings(self) -> tuple[Entry, ...]:
        """What does not hold or asks for an explanation, in the one order of findings."""
        return self.ledger.findings

    @property
    def flagged(self) -> frozenset[str]:
        """The ids of the figures that an inconsistency disputes (不一致所涉数据), not of those it reckons with."""
        return frozenset(name for e in self.ledger.of("inconsistent") for name in disputed(e.check))

    @property
    def told(self) -> tuple[Told, ...]:
        """The findings that may be shown, each with those about its figures (归并后的发现)."""
        shown = [entry for entry in self.findings if not self.withholds(entry.check)]
        return one_each(shown, [cause.check_ids for cause in self.causes])

    @property
    def grouped(self) -> tuple[Told, ...]:
        """All findings, each with those about its figures (全部发现，归并): for those who check."""
        return one_each(self.findings, [cause.check_ids for cause in self.causes])

    def withholds(self, check: Check) -> bool:
        """Whether a check is told without its figures (不列示): it would show what one or two persons are paid."""
        return is_pay_of_few(check, self.few)

    def said(self, check: Check, language: Language) -> str:
        """The sentence of a check as it is shown (核对说明)."""
        if not self.withholds(check):
            return masked(message_of(check, language))
        title = rule(check.rule).title.in_(language)
        reason = withheld_text(check, language)
        return message("findings.withheld", language, title=title, reason=reason)

    def headline(self, check: Check, language: Language) -> str:
        """The headline of a finding as it is shown (发现的标题句)."""
        if self.withholds(check):
            return message("headline.few_persons", language, pages=format_pages(check.pages, language))
        return masked(headline(check, language, filled(self.causes, check, language)))

    def decided(self, check_id: str, language: Language) -> str:
        """What people decided about a finding (复核结论), to stand behind its words; empty where they did not."""
        said = self.decisions.get(check_id)
        if not said:
            return ""
        mark = message("review.mark", language, status=message(f"review.{said}", language))
        return mark if language == "zh" else f" {mark}"

    def to_frame(self) -> pd.DataFrame:
        """The whole ledger, one row per check (核对台账), with the columns of ``checks.csv``."""
        return frame([self.about | row for row in check_rows(self.entries)], columns.CHECKS)

    def entry(self, check_id: str) -> Entry:
        """One row by its id; raises ``KeyError`` naming it when there is none."""
        for entry in self.entries:
            if entry.check_id == check_id:
                return entry
        raise KeyError(check_id)

    def evidence(self, check_id: str, language: Language = "zh") -> tuple[Evidence, ...]:
        """The page crops of the figures a check speaks of, in its order (原文依据)."""
        opener = self.opener
        if opener is None:
            return ()
        return tuple(opener(fact_id, language) for fact_id in self.entry(check_id).check.fact_ids)

    def picture(self, check_id: str, language: Language = "zh", *, brief: bool = False) -> Evidence:
        """A check as an equation of page crops (裁图算式), its sentence below; ``brief``: its headline alone."""
        check = self.entry(check_id).check
        found = check.outcome in ("inconsistent", "suspicious")
        words = self.headline(check, language) if found else self.said(check, language)
        if brief:
            title = words.rstrip("。.")
            words = message("findings.brief", language, title=title, document=self.title[language])
        return self._drawn(check.formula, check.marks, words, language)

    def cause_picture(self, cause: Cause, language: Language = "zh", *, brief: bool = False) -> Evidence:
        """A possible cause as an equation of page crops (裁图算式): offered, not a fact."""
        title = message("findings.cause_brief", language)
        words = message("findings.brief", language, title=title, document=self.title[language])
        shown = words if brief else f"{words} {self.cause_said(cause, language)}"
        return self._drawn(told_once(cause.formula), cause.marks, shown, language)

    def cause_said(self, cause: Cause, language: Language) -> str:
        """A possible cause in words (可能的解释), with the checks that it would explain."""
        values = {"sentence": cause.sentence.in_(language), "checks": self.titles_of(cause, language)}
        return message("findings.cause_text", language, **values)

    def titles_of(self, cause: Cause, language: Language = "zh") -> str:
        """The checks that a possible cause would explain, by title (涉及的核对), equal ones counted."""
        titles = Counter(rule(self.entry(name).check.rule).title.in_(language) for name in cause.check_ids)
        more = "{}（{}项）" if language == "zh" else "{} ({})"
        named = [t if n == 1 else more.format(t, n) for t, n in titles.items()]
        return clauses(named, language)

    def _drawn(self, formula: str, marks: Sequence[Mark], caption: str, language: Language) -> Evidence:
        parts = pieces(formula, marks) if formula else tuple(Piece(m.printed, m) for m in _once(marks))
        if self.cropper is None:
            parts = tuple(Piece(part.text) for part in parts)
        return equation(parts, self.cropper or _no_crop, caption, language)

    def lines(self, language: Language) -> list[str]:
        """The result as lines of text (文字结果): counts, the first findings, how many more, causes, and the caution."""
        first, rest = self.told[:MOST_SAID], self.told[MOST_SAID:]
        return [
            self.title[language],
            counts_text(self.counts, language),
            *(told_text(self, told, language) for told in first),
            *withheld_lines(self, language),
            *rest_text(rest, language),
            *trust_text(self.findings, language),
            *(cause_text(cause, language) for cause in self.causes),
            *([message("check.caution", language)] if self.counts["inconsistent"] else []),
        ]

    def __repr__(self) -> str:
        return "\n".join(self.lines("zh"))

    def in_(self, language: Language) -> InLanguage:
        """The same in one language, for a notebook."""
        return InLanguage(self, (language,))

    def _repr_html_(self) -> str:
        return InLanguage(self, LANGUAGES)._repr_html_()


def _no_crop(mark: Mark, region: tuple[float, float, float, float]) -> Never:
    """A plain text has no pages to crop: its figures stand as text before this is asked."""
    raise AssertionError(mark, region)


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A result in one language or in both (单语呈现)."""

    checked: Checked
    languages: tuple[Language, ...]

    def __repr__(self) -> str:
        return "\n".join(line for language in self.languages for line in self.checked.lines(language))

    def _repr_html_(self) -> str:
        return "".join(_html(self.checked, language) for language in self.languages)


def counts_text(counts: Mapping[Outcome, int], language: Language) -> str:
    """The six counts in one line (六类计数)."""
    words = {outcome: message(f"outcome.{outcome}", language) for outcome in OUTCOMES}
    named = [message("check.count", language, outcome=words[o], count=counts[o]) for o in OUTCOMES]
    total = sum(counts.values())
    return message("check.counts", language, total=total, counts=listed(named, language))


def told_text(checked: Checked, told: Told, language: Language) -> str:
    """A finding in one line, and which others are about its figures (发现一行)."""
    headline = checked.headline(told.entry.check, language)
    decided = checked.decided(told.entry.check_id, language)
    return f"[{told.entry.check_id}] {headline}{decided}{also_text(told, language)}"


def also_text(told: Told, language: Language) -> str:
    """The findings about the figures of another, by name (同一数字的其他发现); empty without any."""
    if not told.consequences:
        return ""
    ids = [entry.check_id for entry in told.consequences]
    named = listed(ids if len(ids) <= MOST_NAMED else [*ids[:MOST_NAMED], "…"], language)
    also = message("check.also", language, count=len(ids), named=named)
    return also if language == "zh" else f" {also}"


def withheld_lines(checked: Checked, language: Language) -> list[str]:
    """What is told without its figures (不列示的发现)."""
    hidden = (entry for entry in checked.findings if checked.withholds(entry.check))
    return [f"[{entry.check_id}] {checked.headline(entry.check, language)}" for entry in hidden]


def cause_text(cause: Cause, language: Language) -> str:
    """A possible cause in words, with the findings it would explain (可能原因)."""
    sentence, findings = cause.sentence.in_(language), listed(cause.check_ids, language)
    return message("cause.line", language, sentence=sentence, findings=findings)


def _html(checked: Checked, language: Language) -> str:
    told = checked.told
    hidden = [entry for entry in checked.findings if checked.withholds(entry.check)]
    shown = [
        shown_finding(checked, one.entry, language, also_text(one, language)) for one in told[:MOST_SHOWN]
    ]
    return render(
        "findings",
        language=language,
        title=checked.title[language],
        counts=counts_text(checked.counts, language),
        findings=[*shown, *(shown_finding(checked, entry, language) for entry in hidden)],
        more=len(told[MOST_SHOWN:]),
        causes=[cause_text(cause, language) for cause in checked.causes],
    )


def shown_finding(checked: Checked, entry: Entry, language: Language, also: str = "") -> dict[str, object]:
    """One finding as its template shows it: sentences, printed words, ordinary reasons, others on its figures."""
    check = entry.check
    marks = [] if checked.withholds(check) else _once(check.marks)
    return {
        "outcome": check.outcome,
        "headline": f"{checked.headline(check, language)}{checked.decided(entry.check_id, language)}{also}",
        "said": checked.said(check, language),
        "quotes": [_quote(mark, checked.contexts) for mark in marks if mark.fact_id not in checked.few],
        "causes": rule(check.rule).causes.in_(language),
    }


def _quote(mark: Mark, contexts: Mapping[str, str]) -> tuple[int, str, str]:
    """The page of a figure, the printed words around it, its id."""
    text = masked(marked(contexts.get(mark.fact_id, mark.printed), mark.printed))
    return mark.locator.page, text, mark.fact_id


def withheld_text(check: Check, language: Language) -> str:
    """What stands in place of figures that would show what one or two persons are paid (不列示)."""
    return message("findings.few_persons", language, pages=format_pages(check.pages, language))


def _once(marks: Sequence[Mark]) -> list[Mark]:
    """Marks without repetition."""
    return list({(mark.fact_id, mark.printed, mark.locator): mark for mark in marks}.values())
