"""Recipients that a text counts or classes and does not name (未列名的收款对象): 一家企业, 6个社区, 企业."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from fa_helpers.terms.organisation_words import any_of
from fa_helpers.text.fold import chinese_ordinal

_PLAIN: Final = "[^,。;:、()\\d]"


@dataclass(frozen=True, slots=True)
class Group:
    """A group in folded text (群体): where it stands, its words, how many it counts."""

    start: int
    end: int
    text: str
    noun: str
    count: int | None


@cache
def _counted() -> re.Pattern[str]:
    # 家 counts firms and their projects; the other counters stand for many things, an organisation must be named.
    return re.compile(
        f"(?P<count>\\d+|[一二两三四五六七八九十]+)(?:余|多)?"
        f"(?:[家户]{_PLAIN}{{0,14}}?(?P<firm>{any_of('group')}|项目)"
        f"|[个所间]{_PLAIN}{{0,10}}?(?P<other>{any_of('group')})(?:[一-龥]{{1,4}}?(?:点|站|室|所|园|中心))?)"
        "(?!数|个数|家数|满意|名单)"
    )


@cache
def _plain_noun() -> re.Pattern[str]:
    kinds = "(?:我[区市县省州]|辖区|有关|相关|重点|各|中小微?|小微|符合条件的?|第三方|中介|受托|承办)*"
    # 拨付中小企业发展资金 names a fund, 支付企业奖励资金 what firms are paid.
    paid = f"(?={any_of('subsidy')}|补偿|[一-龥]{{0,2}}[费款]|\\d[\\d.]*[万亿]?元)"
    return re.compile(
        f"(?:(?:向|对|给予?){kinds}(?P<told>{any_of('group')})|{any_of('pay')}{kinds}(?P<paid>{any_of('group')}){paid})"
        "(?![家个名数自]|负责|满意)"
    )


def groups_in(folded: str) -> list[Group]:
    """The groups of organisations that a folded text speaks of, in order (文中的群体).

    >>> [(group.text, group.count) for group in groups_in("补贴3家纺织企业60万元,向企业拨付20万元")]
    [('3家纺织企业', 3), ('企业', None)]
    """
    found = []
    for counted in _counted().finditer(folded):
        printed = counted["count"]
        count = int(printed) if printed.isdigit() else chinese_ordinal(printed)
        noun = counted["firm"] or counted["other"]
        found.append(Group(counted.start(), counted.end(), counted.group(), noun, count))
    taken = [(group.start, group.end) for group in found]
    for plain in _plain_noun().finditer(folded):
        start, end = plain.span("told" if plain["told"] else "paid")
        if all(end <= a or start >= b for a, b in taken):
            found.append(Group(start, end, folded[start:end], folded[start:end], None))
    return sorted(found, key=lambda group: group.start)
