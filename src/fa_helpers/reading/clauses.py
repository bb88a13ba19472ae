"""What the words before a number say about it (语句分析): its subject and its role, as far as they are printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.model import Direction, Stage
from fa_helpers.reading import words
from fa_helpers.terms.concepts import trim_subject

Kind = Literal["", "change", "share", "completion", "variance", "execution"]
FURTHEST_SEGMENTS = 4
"""How many comma-separated stretches back a subject is looked for."""
_LEAD_IN = re.compile(r"(?:以下|如下)(?:几个|几)?(?:方面|内容)?:[^,;:]*$|其中[^,;:]{0,0}$")
_YEAR = re.compile(
    r"\d{4}(?=年[初末](?:财政拨款|非财政拨款)?结[转余])|\d{4}年(?:度|底|末|初|\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?"
)
_ONLY_TIME = re.compile(
    r"(?:的|合计|(?:共计|实际|累计)?支出|支出共计|(?:共)?组织对|对|本年度?|当年|全年|年度|单位|部门|上年度?|同期|今年|其|该项?|此项|该|数|支出|收入)?$"
)
_TRAILING = re.compile(r"(?:(?<=支出)类科目|[、(\[“]|近|约|等|及|和|与)$")
_ONE_SIDE = re.compile(r"(?:^|[年度位门局委院校的])(?P<side>收入|支出)$")
"""某局收入…，支出…: a side and nothing else."""
_PREDICATE = re.compile(
    r"(?:系|为|即|指|均为|全部为|皆为)(?!\d)|.*(?:持平|一致|相同|无增减(?:变化)?|无变化)$"
    r"|占(?:比(?:例|重)?)?(?:为)?%$|(?:比|较|与)?(?:上年|去年)?(?:增加|减少|增长|下降)(?:%|[万亿]?元)$"
)
"""A stretch that says what the subject before it is (系一般公共预算拨款) names no subject of its own, nor does a blank
that was not filled in (占%).
"""
_OF_A_YEAR = re.compile(
    r"^(\d{4})年度?(?!末|初|底)(?:[^,。;:\d结预购末]{0,16})(?:支出|收入|费|总计|合计)(?:数|为|是|共|共计|合计)*$"
)
_BUDGET_OF_A_YEAR = re.compile(r"(\d{4})年度?[^,。;:\d]{0,24}预算(?:数|安排|总额|金额)*(?:为|是|共|计)*$")
_PATH = re.compile(r"\((?:类|款|项)\)")
_ASIDE = re.compile(r"^\([^()]*(?:\([^()]*\)[^()]*)*\)")


@dataclass(frozen=True, slots=True)
class Role:
    """What a number is (角色): ``kind`` empty for a plain amount or count."""

    kind: Kind = ""
    stage: Stage = ""
    base: str = ""
    direction: Direction = ""
    whole: str = ""
    bare_budget: bool = False
    budget_of: bool = False
    unnamed_base: bool = False
    """Measured against a year that is not the year before (比2019年): no stage has a name for it."""
    other_year: bool = False
    """Of another year's budget (2024年预算 in the accounts of 2023): no stage has a name for it."""
    gap: bool = False
    """差值: the difference between the two amounts named before it."""


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
        plain = role == Role()
        rest, role = _roles(segment, role, fiscal_year)
        if plain and role == Role() and _year_before(segment, fiscal_year):
            role = replace(role, stage="prior_final_accounts")
        if plain and "budget" in role.stage and _budget_of_another_year(segment, fiscal_year):
            role = replace(role, other_year=True)
        subject = "" if _PREDICATE.match(rest) else clean_subject(rest)
        if subject:
            break
        found = _ONE_SIDE.search(rest)
        side = side or (found.group("side") if found else "")
    return Clause(subject, role, opens, "" if subject else side)


def clean_subject(rest: str) -> str:
    """The subject alone: without list marks, connectives, the year, the office's name and words of time.

    >>> clean_subject("某某局2024年度财政拨款收入支出总计")
    '财政拨款收入支出总计'
    """
    before = None
    while rest != before:
        before = rest
        rest = _TRAILING.sub("", rest)
        rest = words.LEADING.sub("", rest)
        year = _YEAR.search(rest)
        if year is not None:
            prefix = rest[: year.start()]
            after = rest[year.end() :]
            # 某局2023年度收入总计: the office goes; 公务用车购置费2023年: the subject stays.
            rest = prefix + after if "的" in prefix or not after else after
        rest = _ASIDE.sub("", rest)
    if _ONLY_TIME.fullmatch(rest) or _PATH.search(rest):
        return "" if not _PATH.search(rest) else rest
    return trim_subject(rest)


def _roles(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    """Take the words of role off the end of a stretch until none is left."""
    before = ""
    while segment != before:
        before = segment
        segment = words.FILLER.sub("", segment)
        for step in (_share, _beyond, _rate_words, _direction, _comparison, _stage):
            segment, role = step(segment, role, fiscal_year)
    return segment, role


def _share(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if role.kind or role.stage:
        return segment, role
    found = words.SHARE.fullmatch(segment)
    if found is None or words.COMPLETION.search(segment) or words.DIRECTION_END.search(segment):
        return segment, role
    return found.group("part"), replace(role, kind="share", whole=clean_subject(found.group("whole") or ""))


def _beyond(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    """决算数大于预算数: what is left is 决算数, whose stage says nothing more."""
    found = words.BEYOND.search(segment)
    if found is None or role.kind or role.stage:
        return segment, role
    year = found.group("year")
    base = "prior_final_accounts" if year else _budget_named(found)
    direction: Direction = "increase" if found.group("more") else "decrease"
    if _other_year(year, fiscal_year) if year else _of_another_budget(found, fiscal_year):
        role = replace(role, kind="change", unnamed_base=True, direction=direction)
        return segment[: found.start()], role
    role = replace(role, kind="change", base=base, bare_budget=base == "", direction=direction)
    return segment[: found.start()], role


def _rate_words(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if role.kind:
        return segment, role
    found = words.COMPLETION.search(segment)
    if found is not None:
        base = budget_stage((found.group("scope") or "") + found.group("budget"))
        bare = base == ""
        role = replace(
            role, kind="completion", base=base, bare_budget=bare, budget_of=bool(found.group("of"))
        )
        return segment[: found.start()], role
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (words.VARIANCE, "variance"),
        (words.EXECUTION, "execution"),
        (words.COMPLETION_RATE, "completion"),
    )
    for pattern, kind in kinds:
        if (match := pattern.search(segment)) is not None:
            return segment[: match.start()], replace(role, kind=kind)
    return segment, role


def _direction(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    found = words.DIRECTION_END.search(segment)
    if found is None or role.kind or role.stage:
        return segment, role
    name = next(key for key, text in found.groupdict().items() if text)
    role = replace(role, kind="change", direction=words.DIRECTIONS[name], gap=name == "gap")
    return segment[: found.start()], role


def _comparison(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    found = words.COMPARISON.search(segment)
    if found is None:
        return segment, role
    last_year = found.group("year") or found.group("same")
    base = "prior_final_accounts" if last_year else _budget_named(found)
    rest = segment[: found.start()] + (found.group("side") or "") + segment[found.end() :]
    earlier = _other_year(last_year, fiscal_year) if last_year else _of_another_budget(found, fiscal_year)
    if earlier:
        return rest, role if role.base else replace(role, unnamed_base=True)
    if role.base:
        return rest, role
    return rest, replace(role, base=base, bare_budget=role.bare_budget or base == "")


def _stage(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if role.kind in ("share", "variance", "execution"):
        return segment, role
    for pattern, stage in words.STAGES:
        found = pattern.search(segment)
        if found is not None:
            keep = role.stage or role.kind
            return segment[: found.start()], role if keep else replace(role, stage=stage)
    found = words.BARE_BUDGET.search(segment)
    if found is not None and found.group():
        keep = role.stage or role.kind
        changed = role if keep else replace(role, stage="initial_budget", bare_budget=True)
        return segment[: found.start()], changed
    return segment, role


def _budget_named(found: re.Match[str]) -> str:
    """Which budget a comparison names: 年度 behind a year belongs to the year."""
    return budget_stage(found.group("budget")[len(found.group("budget_year") or "") :])


def _of_another_budget(found: re.Match[str], fiscal_year: int | None) -> bool:
    """Whether a comparison is with another year's budget: 比上年预算数, 与2022年预算 in the accounts of 2023."""
    year = found.group("budget_year")
    if not year or not year[:4].isdigit():
        return bool(year)
    return fiscal_year is not None and int(year[:4]) != fiscal_year


def _other_year(text: str, fiscal_year: int | None) -> bool:
    """Whether a year is printed that is earlier than the one before the fiscal year.

    >>> _other_year("2019年度", 2023), _other_year("2022年", 2023), _other_year("上年", 2023)
    (True, False, False)
    """
    found = re.match(r"\d{4}", text)
    return found is not None and fiscal_year is not None and int(found.group()) < fiscal_year - 1


def _year_before(segment: str, fiscal_year: int | None) -> bool:
    """Whether the words before an amount are of the year before: 2022年支出, 2022年度收入总计."""
    found = _OF_A_YEAR.search(segment)
    return found is not None and fiscal_year is not None and int(found.group(1)) == fiscal_year - 1


def _budget_of_another_year(segment: str, fiscal_year: int | None) -> bool:
    """Whether a budget is named with a year that is not the document's: 2024年“三公”经费预算."""
    found = _BUDGET_OF_A_YEAR.search(segment)
    return found is not None and fiscal_year is not None and int(found.group(1)) != fiscal_year


def budget_stage(text: str) -> str:
    """Which budget a phrase names: ``initial_budget``, ``adjusted_budget``, or empty for 预算 alone.

    >>> budget_stage("全年预算数"), budget_stage("预算")
    ('adjusted_budget', '')
    """
    if "年初" in text:
        return "initial_budget"
    return "adjusted_budget" if re.search("全年|调整|年度", text) else ""
