"""What the words before a number say about it (语句分析): its subject and its role, as far as they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fa_helpers.reading.narrative.roles import Role, roles_of
from fa_helpers.reading.narrative.subjects import clean_subject

FURTHEST_SEGMENTS = 4
"""How many comma-separated stretches back a subject is looked for."""
_LEAD_IN = re.compile(r"(?:以下|如下)(?:几个|几)?(?:方面|内容)?:[^,;:]*$|其中[^,;:]{0,0}$")
_ONE_SIDE = re.compile(r"(?:^|[年度位门局委院校的])(?P<side>收入|支出)$")
"""某局收入…，支出…: a side and nothing else."""
_PREDICATE = re.compile(
    r"(?:系|为|即|指|均为|全部为|皆为)(?!\d)|.*(?:持平|一致|相同|无增减(?:变化)?|无变化)$"
    r"|占(?:比(?:例|重)?)?(?:为)?%$|(?:比|较|与)?(?:上年|去年)?(?:增加|减少|增长|下降)(?:%|[万亿]?元)$"
)
"""A stretch that says what the subject before it is (系一般公共预算拨款) names no subject of its own, nor does a blank
that was not filled in (占%).
"""


@dataclass(frozen=True, slots=True)
class Clause:
    """The reading of one number's words (分句): ``subject`` is empty when none is printed here."""

    subject: str
    role: Role
    opens_list: bool
    side: str = ""
    """收入 or 支出 where that word alone stands for the subject: the other side of what was spoken of, or the same."""


def analyse(head: str, fiscal_year: int | None = None) -> Clause:
    """Read the folded text before a number, back to the number before it or the sentence's beginning.

    >>> clause = analyse("收入支出总体与上年相比,减少")
    >>> clause.subject, clause.role.kind, clause.role.base, clause.role.direction
    ('收入支出总体', 'change', 'prior_final_accounts', 'decrease')
    """
    opens = False
    cut = head.rfind("其中")
    if cut >= 0:
        opens, head = True, head[cut + 2 :].lstrip(":,")
    elif _LEAD_IN.search(head):
        opens = True
    role, subject, side = Role(), "", ""
    for segment in reversed(re.split(r"[,:\n?!]", head)[-FURTHEST_SEGMENTS:]):
        if not segment:
            continue
        rest, role = roles_of(segment, role, fiscal_year)
        subject = "" if _PREDICATE.match(rest) else clean_subject(rest)
        if subject:
            break
        found = _ONE_SIDE.search(rest)
        side = side or (found.group("side") if found else "")
    return Clause(subject, role, opens, "" if subject else side)
