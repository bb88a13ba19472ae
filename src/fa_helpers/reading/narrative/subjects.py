"""The subject among the words before a number (主语): without list marks, connectives, the year and the office's name."""

from __future__ import annotations

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative import role_patterns
from fa_helpers.terms.concepts import concept_of, is_one_item, trim_subject

_YEAR = regex(
    r"\d{4}(?=年[初末](?:财政拨款|非财政拨款)?结[转余])|\d{4}年(?:度|底|末|初|\d{1,2}月(?:\d{1,2}日)?)?(?:底|末)?"
)
_ONLY_TIME = regex(
    r"(?:的|合计|预算|预算支出|(?:共计|实际|累计)?支出|支出共计|(?:共)?组织对|对|本年度?|当年|全年|年度|单位|部门|上年度?|同期|今年|其|该项?|此项|该|数|(?:决算)?(?:支出|收入)|(?:该项)?费用支出)?$"
)
_PAID = regex("(?:一般公共预算)?(?:财政)?拨款(?:支出)?")
"""公务接待费2014年财政拨款决算数: which money paid for it."""
_TRAILING = regex(
    r"(?:(?<=支出)类科目|(?<=[”\"'’])(?:类)?科目|[、(\[“]|近|约|等|(?<!涉)及|和|与|(?<![转余款金力算])安排|全[省市县区州镇乡]|仍然?|依然)$"
)
_PATH = regex(r"\((?:类|款|项)\)")
_SPENT_ON = regex(r"用于(?P<name>.+?)的?")
_QUOTED = regex(r"^[“\"'‘.、\s]+(?P<name>[\u4e00-\u9fff]{2,}?)[”\"'’]+$")
_ASIDE = regex(r"^\([^()]*(?:\([^()]*\)[^()]*)*\)")


def clean_subject(rest: str) -> str:
    """The subject alone: without list marks, connectives, the year, the office's name and words of time.

    >>> clean_subject("某某局2024年度财政拨款收入支出总计")
    '财政拨款收入支出总计'
    """
    before = None
    while rest != before:
        before = rest
        rest = _TRAILING.sub("", rest)
        rest = role_patterns.LEADING.sub("", rest)
        year = _YEAR.search(rest)
        if year is not None:
            prefix = rest[: year.start()]
            after = rest[year.end() :]
            # 某局2023年度收入总计: the office goes; 公务用车购置费2023年支出: the subject stays.
            known = concept_of(prefix)
            paid = is_one_item(known) and _PAID.fullmatch(after)
            stays = "的" in prefix or not after or (_ONLY_TIME.fullmatch(after) and known) or paid
            rest = prefix + after if stays else after
        rest = _ASIDE.sub("", rest)
    if _ONLY_TIME.fullmatch(rest) or _PATH.search(rest):
        return "" if not _PATH.search(rest) else rest
    spent_on = _SPENT_ON.fullmatch(rest)
    if spent_on is not None and concept_of(spent_on.group("name")):
        return spent_on.group("name")
    return trim_subject(_once(_QUOTED.sub(r"\g<name>", rest)))


def _once(rest: str) -> str:
    """A thing named twice in a row (公务接待费支出公务接待费) is named once."""
    if concept_of(rest):
        return rest
    for cut in range(len(rest) - 3, 2, -1):
        known = concept_of(rest[:cut])
        if known and (known == concept_of(rest[cut:]) or rest[cut:].strip("支出") in rest[:cut]):
            return rest[:cut]
    return rest
