"""The reasons that a text states (原因说明): word for word, each with the figure that it is given for."""

from __future__ import annotations

import re

from fa_helpers.layout.passage import Passage
from fa_helpers.model import Fact, StatedReason
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.explanations import Reason
from fa_helpers.reading.narrative.roles import budget_stage
from fa_helpers.reading.narrative.section import SectionReading
from fa_helpers.reading.narrative.subjects import clean_subject
from fa_helpers.reading.narrative.wholes import title_concept
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import fold, widen

_PURPOSE = regex(r"用于|内容|包括")
_PLACEHOLDER = regex(r"[X×]{2,}|[*]{2,}")
_COMPARED = regex(r"(?P<year>上年|去年|上一年)|(?:年初|全年|调整后?|(?<!\d\d\d\d)年度)?(?:支出|收入)?预算")
_MORE_OR_LESS = regex(r"大于|小于|高于|低于|差异")
_SUBJECT_ENDS = regex(r"(?:支出|收入)?(?:决算|预算)|[较比与]|大于|小于|增加|减少|增长|下降")


def read_reasons(text: Passage, reading: SectionReading, number: str, title: str) -> list[StatedReason]:
    """The reasons and purposes of one section in order, each with what it is given for.

    That is what the words right before it name, else the last figure before it, else what the section's title
    names. Placeholders of an empty form (XXX) are no reasons.
    """
    found = (_stated(text, reading, reason, number, title) for reason in reading.reasons)
    return [stated for stated in found if stated is not None]


def _stated(
    text: Passage, reading: SectionReading, reason: Reason, number: str, title: str
) -> StatedReason | None:
    printed = text.printed[reason.text_start : reason.end].replace("\n", "").strip("。；;：: ,，")
    if not printed or _PLACEHOLDER.search(printed):
        return None
    fact = _figure_before(reading, reason)
    after = reading.fact_ends[reading.facts.index(fact)] if fact is not None else 0
    between = text.text[after : reason.start]
    subject, concept = (fact.subject, fact.concept) if fact is not None else ("", title_concept(title))
    own = _own_subject(between)
    spoken_of = _spoken_of(reading, own, fact) if own else None
    named = _named(own) or _entered(reading, after, reason.start)
    if spoken_of is not None:
        subject, concept, fact = spoken_of.subject, spoken_of.concept, spoken_of
    elif named is not None:
        (subject, concept), fact = named, None
    measure, base = (fact.measure, fact.base) if fact is not None else ("", "")
    if compared := compared_with(between):
        measure, base = "change", compared
    is_purpose = _PURPOSE.search(text.text[reason.start : reason.text_start]) is not None
    return StatedReason(
        section=number,
        concept=concept,
        subject=subject,
        kind="purpose" if is_purpose else "reason",
        measure="amount" if is_purpose else measure,
        base="" if is_purpose else base,
        text=printed,
        page=text.pages[reason.text_start],
        fact_id=fact.fact_id if fact is not None else "",
    )


def _figure_before(reading: SectionReading, reason: Reason) -> Fact | None:
    """The last figure before a reason."""
    place = sum(end <= reason.start for end in reading.fact_ends)
    return reading.facts[place - 1] if place else None


def _own_subject(between: str) -> str:
    """What the sentence of the reason names itself, when it begins after the last figure; empty when it names nothing."""
    *before, last = re.split(r"[。;\n]", between)
    ends = _SUBJECT_ENDS.search(last)
    return last[: ends.start()] if before and ends is not None else ""


def _named(own: str) -> tuple[str, str] | None:
    """Subject and concept of these words, where they name a known one."""
    subject = clean_subject(own) if own else ""
    concept = concept_of(subject) if subject else ""
    return (widen(subject), concept) if concept else None


def _spoken_of(reading: SectionReading, own: str, last: Fact | None) -> Fact | None:
    """The last change of the section whose subject these words end with: 学校教育支出 after 教育支出增加…."""
    behind = [fact for fact in reading.facts if fact.measure in ("change", "change_rate")]
    until = reading.facts.index(last) if last is not None else -1
    known = [fact for fact in behind if reading.facts.index(fact) <= until and fact.subject]
    ending = [fact for fact in known if own.endswith(fold(fact.subject))]
    return max(ending, key=lambda fact: len(fact.subject), default=None)


def _entered(reading: SectionReading, start: int, end: int) -> tuple[str, str] | None:
    """The functional item (类、款、项) named between the last figure and the reason."""
    paths = [path for path in reading.paths if start <= path.start < end and path.function_item]
    return (widen(paths[-1].subject), "function_item_expenditure") if paths else None


def compared_with(clause: str) -> str:
    """What the words right before a reason compare with (比较对象): last year, a budget, or nothing.

    >>> compared_with("。决算数较上年增加的"), compared_with("，决算数小于年初预算数的"), compared_with("，")
    ('prior_final_accounts', 'initial_budget', '')
    """
    last = re.split(r"[。;,\n]", clause)[-1]
    if not role_patterns.DIRECTION.search(last) and not _MORE_OR_LESS.search(last):
        return ""
    found = list(_COMPARED.finditer(last))
    if not found:
        return ""
    return (
        "prior_final_accounts" if found[-1]["year"] else budget_stage(found[-1].group()) or "initial_budget"
    )
