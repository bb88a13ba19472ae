"""Open questions of one cause in one row (同一原因合为一行): where they are a way of the form's, or of the document's.

``together`` of a rule says where: in a ``form``, about one ``figure``, or in the whole ``document``. The row names the
first few in full and the pages of the others; it keeps all figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from fa_helpers.checks.bilingual import Words, both_pages, sentence
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import ZERO
from fa_helpers.checks.rule import rule

_IN_FULL: Final = 5


def one_row_a_cause(checks: Sequence[Check]) -> list[Check]:
    """Checks with the questions of one cause joined, each where the first of them stood (合并)."""
    groups: dict[tuple[str, str], list[Check]] = {}
    kept: list[Check | list[Check]] = []
    for check in checks:
        where = rule(check.rule).together
        if not where or check.outcome != "suspicious" or check.sentence is None or check.formula:
            kept.append(check)
            continue
        key = (check.rule, _place(check, where))
        if key not in groups:
            groups[key] = []
            kept.append(groups[key])
        groups[key].append(check)
    return [one if isinstance(one, Check) else _joined(one) for one in kept]


def _place(check: Check, where: str) -> str:
    """What questions have in common: the form, the figure that they set against others, or only the document."""
    first = check.facts[0] if check.facts else None
    if where == "document":
        return ""
    if first is None:
        return check.about.zh
    return first.section if where == "form" else first.fact_id


def _joined(group: Sequence[Check]) -> Check:
    if len(group) == 1:
        return group[0]
    told: dict[Words, Check] = {}  # what is said in the same words is said once
    for check in group:
        if check.sentence is not None:
            told.setdefault(check.sentence, check)
    said, rest = list(told)[:_IN_FULL], list(told.values())[_IN_FULL:]
    if rest:
        pages = sorted({page for check in rest for page in check.pages})
        named = both_pages(pages)
        said.append(sentence("finding.more_alike", count=len(rest), pages=named))
    words = Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))
    marks = tuple(dict.fromkeys(mark for check in group for mark in check.marks))
    return replace(group[0], marks=marks, sentence=words, money=sum((check.money for check in group), ZERO))
