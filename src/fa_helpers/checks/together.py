"""Open questions of one cause in one row (同一原因合为一行): where they are a way of the form's, or of the document's.

``together`` of a rule says where. The row names the first few in full and the pages of the others; it keeps all figures.
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
        key = (check.rule, _form(check) if where == "form" else "")
        if key not in groups:
            groups[key] = []
            kept.append(groups[key])
        groups[key].append(check)
    return [one if isinstance(one, Check) else _joined(one) for one in kept]


def _form(check: Check) -> str:
    facts = check.facts
    return facts[0].section if facts else check.about.zh


def _joined(group: Sequence[Check]) -> Check:
    if len(group) == 1:
        return group[0]
    first, rest = group[0], group[_IN_FULL:]
    said = [check.sentence for check in group[:_IN_FULL] if check.sentence is not None]
    if rest:
        pages = sorted({page for check in rest for page in check.pages})
        named = both_pages(pages)
        said.append(sentence("finding.more_alike", count=len(rest), pages=named))
    words = Words("；".join(one.zh for one in said), "; ".join(one.en for one in said))
    marks = tuple(dict.fromkeys(mark for check in group for mark in check.marks))
    return replace(first, marks=marks, sentence=words, money=sum((check.money for check in group), ZERO))
