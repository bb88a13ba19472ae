"""What the words before a number say about it (语句分析): its subject and its role, as far as they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.roles import Role, roles_of
from fa_helpers.reading.narrative.subjects import clean_subject
from fa_helpers.terms.concepts import concept_of

FURTHEST_SEGMENTS = 4
"""How many comma-separated stretches back a subject is looked for."""
_LEAD_IN = regex(
    r"(?:以下|如下)(?:几个|几)?(?:方面|内容)?:[^,;:]*$|按[^,。;:\d]{2,16}(?:划分|分类(?:科目)?|分|看)[,:][^,;:\d]*$|其中[^,;:]{0,0}$"
)
_ONE_SIDE = regex(r"(?:^|[年度位门局委院校的])(?P<side>收入|支出)$")
"""某局收入…，支出…: a side and nothing else."""
_PREDICATE = regex(
    r"(?:系|为|即|指|均为|全部为|皆为)(?!\d)|.*(?:持平|一致|相同|无增减(?:变化)?|(?:无|没有)变化)$"
    r"|.*(?:未发生|没有发生|无)(?:支出|费用)?$"
    r"|占(?:比(?:例|重)?)?(?:为)?%$|的?[-—/]*%$|(?:比|较|与)?(?:上年|去年)?(?:增加|减少|增长|下降)(?:%|[万亿]?元)$"
)
"""A stretch that says what the subject before it is (系一般公共预算拨款) names no subject of its own, nor does a blank
that was not filled in (占%).
"""
_WHAT_IT_IS = regex(r"是(?!否)|(?:主要|均|全部|皆)?(?:是|系|为)?用于|主要(?:是|为|系|包括|有|来源于)")
"""公务接待费5万元，主要用于…，比上年减少1万元; 是学校…取得的收入，较上年…: what is told of a thing is not the next subject."""
_ADJUNCT = regex(r"(?:受|由于|随着|按照|根据|鉴于|为了?)(?=.*(?:影响|因素|要求|规定|精神|安排|需要|工作))")
"""受减收因素影响, 比上年减少5万元: circumstances are no thing."""
_NOTHING_ELSE = regex(
    r"(?:(?:均|全部|皆)为|为(?=公务|因公|基本支出|项目支出|(?:人员|公用)经费))(?P<topic>.+)"
)
"""(全部)为公务接待费5万元: the amount of the known item that is all there is."""
_REST_OF_ASIDE = regex(r"[^()]*\)")
"""…%(基数为0,不可比),比上年: the end of a bracket that held a number is no subject."""
_LEFT_OUT = regex(r"(?:剔除|扣除|除去|不考虑)[^,。;:]{0,20}(?:因素|影响|后)[^,。;:]{0,4}(?=,)")
"""剔除这一因素,“三公”经费减少93万元: what would have changed without something is not what did."""
_EACH = regex(r"各自?(?:增|减|下降|上升|降低|提高)[^,]*$")
_NEARLY = regex(r"(?:基本|大致|大体|总体|保持)+$")
_DONE = regex(r"(?:累计|实际|共|已)*完成$")
"""累计完成38万元: of money this is what was spent, of a rate how far a plan got."""
_UNCHANGED = regex(
    r"(?P<topic>.+?)(?:(?:(?:比|与|较|和|同)[^比与较]*?)?(?:持平|一致|相同|无增减(?:变化)?|无变化|没有变化)|(?:无|未发生|没有发生)(?:支出|费用)?|为零)$"
)
"""公务接待费比预算无增减变化，比上年增加5万元: what did not change is still what is spoken of."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The reading of one number's words (分句): ``subject`` is empty when none is printed here."""

    subject: str
    role: Role
    opens_list: bool
    each: bool = False
    """Whether it is told of each of the things before it (各增加5万元)."""
    side: str = ""
    """收入 or 支出 where that word alone stands for the subject: the other side of what was spoken of, or the same."""


def analyse(head: str, fiscal_year: int | None = None, *, money: bool = False) -> Clause:
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
    segments = re.split(r"[,:\n?!]", head)[-FURTHEST_SEGMENTS:]
    nearest = True
    while segments:
        segment = segments.pop()
        if not segment or (not nearest and _WHAT_IT_IS.match(segment)) or _REST_OF_ASIDE.fullmatch(segment):
            continue
        nearest = False
        if money:
            segment = _DONE.sub("", segment)
        rest, role = roles_of(segment, role, fiscal_year)
        subject = _unchanged(rest, fiscal_year) if _PREDICATE.match(rest) else clean_subject(rest)
        if _ADJUNCT.match(subject) and not concept_of(subject):
            subject = ""
        if side and not concept_of(subject):
            subject = ""  # 单位预算编制说明 / 2025年，本单位收入…: a title is no owner of a side
        if subject:
            break
        found = _ONE_SIDE.search(role_patterns.LEADING.sub("", rest))
        side = side or (found.group("side") if found else "")
    if subject and segments and role.kind == "change" and not (role.base or role.bare_budget):
        rest, before = roles_of(segments[-1], role, fiscal_year)
        role = role if clean_subject(rest) else before  # 与年初预算相比，收入总计增加5万元
    if role.kind == "change" and (found := _LEFT_OUT.search(head)):
        subject = found.group() + subject
    return Clause(subject, role, opens, _EACH.search(head) is not None, "" if subject else side)


def _unchanged(segment: str, fiscal_year: int | None) -> str:
    """The known item of a stretch that says that it did not change, or is all there is; empty for any other."""
    found = _UNCHANGED.fullmatch(segment) or _NOTHING_ELSE.fullmatch(segment)
    if found is None:
        return ""
    topic = _NEARLY.sub("", found.group("topic"))
    subject = clean_subject(roles_of(topic, Role(), fiscal_year)[0])
    return subject if concept_of(subject) else ""
