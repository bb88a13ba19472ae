"""Findings as people read them (核对结果的呈现): in a notebook, in a terminal, and as a page that can be shared.

Every form says that an inconsistency is no evidence of misconduct, and counts what holds beside what does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Final, Never

from fa_helpers.checks.causes import Cause, told_once
from fa_helpers.checks.check import OUTCOMES, Check, Outcome
from fa_helpers.checks.headlines import headline
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.ledger import Entry, Ledger
from fa_helpers.checks.rule import rule
from fa_helpers.checks.sentences import message_of
from fa_helpers.frames import columns as schemas
from fa_helpers.frames.checks import check_rows
from fa_helpers.frames.frame import frame
from fa_helpers.presentation.equations import Cropper, Piece, equation, pieces
from fa_helpers.presentation.evidence import marked
from fa_helpers.presentation.few_persons import is_pay_of_few
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import format_pages
from fa_helpers.text.private import masked

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.presentation.evidence import Evidence

_COLON: Final[dict[Language, str]] = {"zh": "：", "en": ": "}
MOST_SHOWN = 30
"""Findings shown in full in a notebook; the frame has all."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A document's ledger with what is needed to open its evidence (核对结果).

    Shows itself in a notebook: six counts, then the findings in order of the money in question, each opening the
    printed words it rests on. ``findings`` are its rows that do not hold, ``causes`` what may lie behind several,
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
        """What does not hold or asks for an explanation, by the money in question."""
        return self.ledger.findings

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
            return self.said(check, language)
        return masked(headline(check, language))

    def to_frame(self) -> pd.DataFrame:
        """The whole ledger, one row per check (核对台账), with the columns of ``checks.csv``."""
        return frame(check_rows(self.entries), schemas.CHECKS)

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
        said = message(
            "findings.cause_text",
            language,
            sentence=cause.sentence.in_(language),
            checks=self.titles_of(cause, language),
        )
        shown = words if brief else f"{words} {said}"
        return self._drawn(told_once(cause.formula), cause.marks, shown, language)

    def titles_of(self, cause: Cause, language: Language = "zh") -> str:
        """The checks that a possible cause would explain, by title (涉及的核对), equal ones counted."""
        titles = Counter(rule(self.entry(name).check.rule).title.in_(language) for name in cause.check_ids)
        more = "{}（{}项）" if language == "zh" else "{} ({})"
        named = [t if n == 1 else more.format(t, n) for t, n in titles.items()]
        return ("；" if language == "zh" else "; ").join(named)

    def _drawn(self, formula: str, marks: Sequence[Mark], caption: str, language: Language) -> Evidence:
        parts = pieces(formula, marks) if formula else tuple(Piece(m.printed, m) for m in _once(marks))
        if self.cropper is None:
            parts = tuple(Piece(part.text) for part in parts)
        return equation(parts, self.cropper or _no_crop, caption, language)

    def lines(self, language: Language) -> list[str]:
        """The result as lines of text (文字结果): counts, findings, causes, and the caution."""
        lines = [self.title[language], counts_text(self.counts, language)]
        for entry in self.findings:
            lines.append(f"[{entry.check_id}] {self.headline(entry.check, language)}")
        lines += [cause_text(cause, language) for cause in self.causes]
        lines.append(message("check.caution", language))
        return lines

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
    named = [
        message(
            "check.count", language, outcome=message(f"outcome.{outcome}", language), count=counts[outcome]
        )
        for outcome in OUTCOMES
    ]
    return message(
        "check.counts",
        language,
        total=sum(counts.values()),
        counts=("、" if language == "zh" else ", ").join(named),
    )


def cause_text(cause: Cause, language: Language) -> str:
    """A possible cause in words, with the findings it would explain (可能原因)."""
    return message(
        "cause.line", language, sentence=cause.sentence.in_(language), findings=", ".join(cause.check_ids)
    )


def _html(checked: Checked, language: Language) -> str:
    shown = checked.findings[:MOST_SHOWN]
    rest = len(checked.findings) - len(shown)
    items = "".join(finding_html(checked, entry, language) for entry in shown)
    more = f"<p>{escape(message('check.more', language, count=rest))}</p>" if rest else ""
    reasons = "".join(f"<li>{escape(cause_text(cause, language))}</li>" for cause in checked.causes)
    reasons = f"<ul>{reasons}</ul>" if reasons else ""
    return (
        f'<div class="fa-checks" lang="{language}"><b>{escape(checked.title[language])}</b>'
        f"<p>{escape(counts_text(checked.counts, language))}</p>{items}{more}{reasons}"
        f"<p><i>{escape(message('check.caution', language))}</i></p></div>"
    )


def finding_html(checked: Checked, entry: Entry, language: Language, *, opened: bool = False) -> str:
    """One finding that opens on what it rests on (一条发现): its sentence, the printed words, possible causes."""
    check = entry.check
    about = escape(message(f"outcome.{check.outcome}", language))
    name = escape(checked.headline(check, language))
    marks = (
        [] if checked.withholds(check) else [m for m in _once(check.marks) if m.fact_id not in checked.few]
    )
    quotes = "".join(f"<li>{_quote(mark, language, checked.contexts)}</li>" for mark in marks)
    return (
        f"<details{' open' if opened else ''}><summary>{about}{_COLON[language]}{name}</summary>"
        f"<p>{escape(checked.said(check, language))}</p>"
        f"<ul>{quotes}</ul><p>{escape(rule(check.rule).causes.in_(language))}</p></details>"
    )


def withheld_text(check: Check, language: Language) -> str:
    """What stands in place of figures that would show what one or two persons are paid (不列示)."""
    return message("findings.few_persons", language, pages=format_pages(check.pages, language))


def _once(marks: Sequence[Mark]) -> list[Mark]:
    """Marks without repetition."""
    return list({(mark.fact_id, mark.printed, mark.locator): mark for mark in marks}.values())


def _quote(mark: Mark, language: Language, contexts: Mapping[str, str]) -> str:
    where = message("label.page", language, page=mark.locator.page)
    text = masked(marked(contexts.get(mark.fact_id, mark.printed), mark.printed))
    source = f" <code>{escape(mark.fact_id)}</code>" if mark.fact_id else ""
    return f"{escape(where)}{_COLON[language]}{escape(text)}{source}"


def shared_page(checked: Checked, confirmed: Sequence[Entry], language: Language) -> str:
    """A page to be shared (可公开的核对报告): only findings that a person confirmed, with a place for the reply."""
    title = message("check.page_title", language, title=checked.title[language])
    items = "".join(
        f"<li>{finding_html(checked, entry, language, opened=True)}"
        f"<p>{escape(message('check.reply', language))}</p><div class='reply'></div></li>"
        for entry in confirmed
    )
    files = "".join(f"<p><small>{escape(said)}</small></p>\n" for said in checked.sources.get(language, ()))
    body = f"<ol>{items}</ol>" if items else f"<p>{escape(message('check.none_confirmed', language))}</p>"
    return (
        f'<!doctype html>\n<html lang="{language}"><meta charset="utf-8"><title>{escape(title)}</title>\n'
        "<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;line-height:1.5}"
        "details{margin:.6em 0}.reply{border:1px solid #999;height:4em}</style>\n"
        f"<body><h1>{escape(title)}</h1>\n<p><b>{escape(message('check.caution', language))}</b></p>\n"
        f"<p>{escape(counts_text(checked.counts, language))}</p>\n{body}\n{files}</body></html>\n"
    )
