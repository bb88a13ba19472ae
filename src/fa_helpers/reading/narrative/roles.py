"""What a number is by the words before it (角色): amount, change, rate or share, of which stage, against what.

Words of role are taken off the end of a stretch one after the other; what is left is its subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from fa_helpers.model import Direction, Stage
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.reading.narrative.subjects import clean_subject
from fa_helpers.terms.concepts import concept_of, is_one_item

Kind = Literal["", "change", "share", "completion", "variance", "execution"]
_OF_A_YEAR = regex(
    r"(?P<before>[^\d]*)(?P<year>\d{4})年度?(?!末|初|底)(?:[^,。;:\d结预购末]{0,24}(?:支出|收入|费|总计|合计))?"
    r"(?:决算|(?:预算)?执行)?(?:数据?|总额|为|是|共|共计|合计)*"
)
"""2022年支出, 公务接待费2022年为: the year that an amount is of."""
_TOTALS = {"合计": "合计"}
"""收入预算总额 is the grand total, whatever the word."""
_PLANNED = regex(r"(?<!公共)(?<!基金)(?<!经营)预算(?:数|总额)?$")
_BUDGET_OF_A_YEAR = regex(r"(\d{4})年度?[^,。;:\d]{0,24}预算(?:数|安排|总额|金额)*(?:为|是|共|计)*$")


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
    next_year: bool = False
    """Of next year's budget (2024年预算 in the accounts of 2023): no stage has a name for it."""
    gap: bool = False
    """差值: the difference between the two amounts named before it."""
    saved: bool = False
    """节约5万元: saved, which without more words means of the budget."""
    against: bool = False
    """Named only to compare with: 比2022年的总支出90.00万元."""
    result: bool = False
    """减少为: what a change led to."""


def roles_of(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    """Take the words of role off the end of a stretch until none is left; a year named with them may change the stage.

    >>> roles_of("2022年度收入总计", Role(), 2023)[1].stage
    'prior_final_accounts'
    """
    plain = role == Role()
    rest, role = _roles(segment, role, fiscal_year)
    told = role.kind == "" and role.base == "" and role.stage in ("", "final_accounts")
    if plain and told and not role.result and _year_before(segment, fiscal_year):
        role = replace(role, stage="prior_final_accounts")
    if plain and role == Role() and role_patterns.BUDGETED.search(segment):
        role = replace(role, stage="initial_budget")
    if plain and role.stage and role.bare_budget and _budget_of_next_year(segment, fiscal_year):
        role = replace(role, next_year=True)
    return rest, role


def _roles(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    """Take the words of role off the end of a stretch until none is left."""
    before = ""
    segment, role = _result(segment, role)
    while segment != before:
        before = segment
        segment = role_patterns.FILLER.sub("", segment)
        for step in (_share, _beyond, _rate_words, _direction, _comparison, _stage):
            segment, role = step(segment, role, fiscal_year)
    return segment, role


def _result(segment: str, role: Role) -> tuple[str, Role]:
    """由上年的6万元减少为5万元: both are amounts, of last year and of this."""
    if role != Role():
        return segment, role
    found = role_patterns.RESULT.search(segment)
    if found is not None and not (found.group("to") == "为" and role_patterns.COMPARISON.search(segment)):
        return segment[: found.start()], replace(role, stage="final_accounts", result=True)
    origin = role_patterns.ORIGIN.search(segment)
    if origin is not None:
        return segment[: origin.start()], replace(role, stage="prior_final_accounts")
    return segment, role


def _share(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if role.kind or role.stage:
        return segment, role
    found = role_patterns.SHARE.fullmatch(segment)
    if found is None or _completion(segment) or role_patterns.DIRECTION_END.search(segment):
        return segment, role
    whole = clean_subject(found.group("whole") or "")
    whole = whole if concept_of(whole) else clean_subject(_PLANNED.sub("", whole))
    return found.group("part"), replace(role, kind="share", whole=whole)


def _completion(segment: str) -> re.Match[str] | None:
    """完成年初预算的; 占基本支出预算的 is a share of that, and no completion."""
    found = role_patterns.COMPLETION.search(segment)
    if found is None or not found.group().startswith("占"):
        return found
    whole = concept_of(found.group("scope") or "")
    return None if whole and not is_one_item(whole) else found


def _beyond(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    """决算数大于预算数: what is left is 决算数, whose stage says nothing more."""
    found = role_patterns.BEYOND.search(segment)
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
    found = _completion(segment)
    if found is not None:
        base = budget_stage((found.group("scope") or "") + found.group("budget"))
        bare = base == ""
        role = replace(
            role, kind="completion", base=base, bare_budget=bare, budget_of=bool(found.group("of"))
        )
        return segment[: found.start()], role
    kinds: tuple[tuple[re.Pattern[str], Kind], ...] = (
        (role_patterns.VARIANCE, "variance"),
        (role_patterns.EXECUTION, "execution"),
        (role_patterns.COMPLETION_RATE, "completion"),
    )
    for pattern, kind in kinds:
        if (match := pattern.search(segment)) is not None:
            return segment[: match.start()], replace(role, kind=kind)
    return segment, role


def _direction(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if not role.kind and not role.stage:
        segment = role_patterns.OF_A_CHANGE.sub("", segment)
    found = role_patterns.DIRECTION_END.search(segment)
    if found is None or role.kind or role.stage:
        return segment, role
    name = next(key for key, text in found.groupdict().items() if text)
    saved = found.group().startswith(role_patterns.SAVED)
    role = replace(
        role, kind="change", direction=role_patterns.DIRECTIONS[name], gap=name == "gap", saved=saved
    )
    return segment[: found.start()], role


def _comparison(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    planned = role_patterns.PLAN_OF_A_YEAR.search(segment) if role.kind == "change" else None
    if planned is not None:
        own = segment[: planned.start()]
        thing = planned.group("thing") if concept_of(planned.group("thing")) else ""
        thing = "" if concept_of(clean_subject(own)) else thing
        segment = own + thing + planned.expand(r"\g<year>\g<plan>")
    found = role_patterns.COMPARISON.search(segment)
    if found is None:
        return segment, role
    last_year = found.group("year") or found.group("same")
    base = "prior_final_accounts" if last_year else _budget_named(found)
    compared = "" if found.group("closed") or role.kind else clean_subject(segment[found.end() :])
    own, behind = segment[: found.start()], segment[found.end() :]
    if concept_of(clean_subject(own)) and concept_of(clean_subject(behind)):
        behind = ""  # 公务接待费较2022年公务接待费减少…
    rest = own + (found.group("side") or "") + behind
    if concept_of(compared):
        role = replace(role, against=True)
    earlier = _other_year(last_year, fiscal_year) if last_year else _of_another_budget(found, fiscal_year)
    if earlier:
        return rest, role if role.base else replace(role, unnamed_base=True)
    if role.base or role.bare_budget:
        return rest, role
    return rest, replace(role, base=base, bare_budget=role.bare_budget or base == "")


def _stage(segment: str, role: Role, fiscal_year: int | None) -> tuple[str, Role]:
    if role.kind in ("share", "variance", "execution"):
        return segment, role
    total = role_patterns.TOTAL_OF_A_BUDGET.search(segment)
    if total is not None:
        rest = segment[: total.start()]
        whole = rest + _TOTALS.get(total.group("total") or "", "总计")
        if not role.kind and not role.stage:
            named = budget_stage(total.group())
            planned: Stage = "adjusted_budget" if named == "adjusted_budget" else "initial_budget"
            role = replace(role, stage=planned, bare_budget=not named)
        return (whole if concept_of(clean_subject(whole)) else rest), role
    sided = role_patterns.SIDE_OF_A_STAGE.search(segment)
    if sided is not None and role.kind == "change":
        return segment[: sided.start()] + sided.group("side"), role
    if sided is not None and not role.kind and not role.stage:
        stage: Stage = "final_accounts"
        if sided.group("budget"):
            stage = (
                "adjusted_budget"
                if budget_stage(sided.group("budget")) == "adjusted_budget"
                else "initial_budget"
            )
        bare = bool(sided.group("budget")) and not budget_stage(sided.group("budget"))
        whole = "" if sided.group("budget") else sided.group("all") or ""
        named = segment[: sided.start()] + sided.group("side") + whole
        return named, replace(role, stage=stage, bare_budget=bare)
    for pattern, stage in role_patterns.STAGES:
        found = pattern.search(segment)
        if found is not None:
            keep = role.stage or role.kind
            return segment[: found.start()], role if keep else replace(role, stage=stage)
    found = role_patterns.BARE_BUDGET.search(segment)
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
    found = _OF_A_YEAR.fullmatch(segment)
    if found is None or fiscal_year is None or int(found.group("year")) != fiscal_year - 1:
        return False
    before = clean_subject(found.group("before"))
    return not before or bool(concept_of(before))


def _budget_of_next_year(segment: str, fiscal_year: int | None) -> bool:
    """Whether a budget is named with the year after the document's: 2024年“三公”经费预算.

    An earlier year is more often a slip of the pen: the amount is still the document's own.
    """
    found = _BUDGET_OF_A_YEAR.search(segment)
    return found is not None and fiscal_year is not None and int(found.group(1)) == fiscal_year + 1


def budget_stage(text: str) -> str:
    """Which budget a phrase names: ``initial_budget``, ``adjusted_budget``, or empty for 预算 alone.

    >>> budget_stage("全年预算数"), budget_stage("预算")
    ('adjusted_budget', '')
    """
    if "年初" in text:
        return "initial_budget"
    return "adjusted_budget" if re.search("全年|调整|年度", text) else ""
