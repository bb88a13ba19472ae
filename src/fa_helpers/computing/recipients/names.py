"""Names of organisations in a text (组织名称): known by their form and by the words around them, by no list of names.

A company's legal ending is trusted anywhere. The endings of institutions (医院, 中心) are common nouns as well: they
count behind a place name only. A name begins at the last place name, else behind the last verb or noun that leads to a
name; it ends at its legal ending, whatever follows without a break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.terms.organisation_words import any_of, place_chain, places

_LONGEST: Final = 40
_SHORTEST_PREFIX: Final = 4
"""What stands before a place and is longer than that describes the organisation and is no part of its name."""
_LEGAL: Final = regex(
    "有限责任公司|股份有限公司|有限公司|股份公司|集团公司|总公司|公司|(?:农民)?(?:专业)?合作(?:联)?社(?:联合[社会])?(?!区)"
    "|(?:家庭农场|事务所)(?!有限|股份|集团)|(?:旅行社|出版社|杂志社|(?:农村商业|村镇)银行)(?![一-龥]{0,6}?(?:公司|集团|分行|支行|营业部))|合伙企业|银行[一-龥]{2,8}?(?:分行|支行|营业部)"
    "|集团(?!(?:(?![和与及])[一-龥]){0,8}公司)(?![)][一-龥]{0,6}公司)(?![化内各控股])"
    "|厂(?![房区家商长内址矿务站方容级]|(?:(?![和与及])[一-龥]){0,6}公司)"
)
_FULL_FORMS: Final = ("有限责任公司", "股份有限公司", "有限公司", "股份公司", "集团公司")
_BRANCH: Final = regex("[一-龥]{2,8}?(?:分公司|支公司|分行|支行|营业部|分厂|分所)")
_PARTNERS: Final = regex(r"\((?:特殊)?(?:普通|有限)合伙\)")
_PARTS_OF_NAMES: Final = regex(r"[一-龥A-Za-z0-9·&]")
_COUNTED: Final = regex(
    "(?:\\d|[一二两三四五六七八九十])(?:亿元|万元|元|年|月|日|家|个|户|名|人|所|项|批|台|套|号|余家|多家|%)"
)
_JOINED: Final = regex("^(?:以及|和|与|及|或|由|同|为|向|对|给|经|将|被|在|从|至)(?=.)")
_NO_BODY: Final = regex(
    r"(?:\([^()]*\))?[一-龥]{0,2}?(?:建设|新建|改造|改建|项目|工程|新址|扩建|迁建|修缮|装修|大楼|办公楼|综合楼|院区|满意度)"
)
_TASKS: Final = regex(
    "开展|负责|提高|提升|完成|加强|实施|推动|推进|促进|支持|扶持|通过|支付|拨付|供应|全部|所有|[的在为和与及对将由被等是有]"
    "|\\d+[余多家个所间名]"
)
_COMMITTEE: Final = regex("(?:村民|居民)委员会|村委会|居委会")
_ANY_COMMITTEE: Final = regex("社区|行政|所有|全部|部分|其他|[各该本每多村]|\\d+[余多]?个")
_AND_SO_ON: Final = regex(r"(?:\d[\d,.]*[万亿]?元)?[、,和及与]$")
_CITY: Final = regex("[^大小老新该全各中古名本此省县都]城市")
_ONE_OF_A_PLACE: Final = regex(
    "大学|党校|(?:图书|文化|博物|档案|美术|纪念|科技|体育)馆|电视台|福利院|[村居].*委.*会"
)
"""A place has one of these, so that they need no name of their own: 某县图书馆."""
_ANOTHER: Final = regex("公立|公办|民办|民营|所属|下属|直属|基层|各级")
_WORKS: Final = regex("(?:工厂|车间厂)$")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in folded text (名称): where it begins and ends."""

    start: int
    end: int
    text: str


def names_in(folded: str, *, institutions: bool = True) -> list[Name]:
    """The organisations that a folded text names, in order (文中的组织名称).

    >>> [name.text for name in names_in("支付甲州市恒通建设工程有限公司尾款,补助物业公司")]
    ['甲州市恒通建设工程有限公司']
    """
    found = list(_companies(folded))
    for further in (_institutions, _hired, _committees) if institutions else ():
        taken = [(name.start, name.end) for name in found]
        found += [name for name in further(folded) if all(name.end <= a or name.start >= b for a, b in taken)]
    return sorted(found, key=lambda name: name.start)


def is_authority(name: str) -> bool:
    """Whether a name is that of an authority or a committee (机关、村居委会): money is handed on to it, none bought of it.

    >>> is_authority("花山街道办事处"), is_authority("江州市人民医院")
    (True, False)
    """
    return re.search(f"(?:{any_of('office')}|{_COMMITTEE.pattern})$", name) is not None


def is_company(name: str) -> bool:
    """Whether a name ends as a company's or a partnership's does (企业).

    >>> is_company("江州市恒通建设有限公司"), is_company("江州市人民医院")
    (True, False)
    """
    bare = re.sub(r"\([^()]*\)$", "", name)
    return any(ending.end() == len(bare) for ending in _LEGAL.finditer(bare))


def _companies(folded: str) -> Iterator[Name]:
    before = 0
    for ending in _LEGAL.finditer(folded):
        if ending.start() < before:
            continue
        begin = _stretch(folded, ending.start(), before)
        start = _left_edge(folded, begin, ending, joined=0 < before == begin)
        end = ending.end()
        if start is None:
            before = end
            continue
        for further in (_BRANCH, _local_company(), _PARTNERS, _BRANCH):
            more = further.match(folded, end)
            if more and not re.match(any_of("lead"), folded[end:]):
                end = more.end()
        before = end
        yield Name(start, end, folded[start:end])


@cache
def _local_company() -> re.Pattern[str]:
    """A part of a company that is named by its place: 某省电力有限公司 + 某市供电公司."""
    return re.compile(f"(?:{places()}|[一-龥]{{2,3}}[市县区])[市县区]?[一-龥]{{1,4}}公司")


def _stretch(folded: str, end: int, floor: int) -> int:
    """Where the unbroken words before an ending begin; a bracket inside a name, 某某(上海)有限公司, breaks nothing."""
    place = end
    while place > max(floor, end - _LONGEST):
        char = folded[place - 1]
        if char == ")":
            opened = folded.rfind("(", max(floor, place - 10), place)
            inner = folded[opened + 1 : place - 1]
            if opened <= floor or not re.fullmatch("[一-龥]{2,8}", inner):
                break
            if not _PARTS_OF_NAMES.match(folded[opened - 1]):
                break
            place = opened
        elif _PARTS_OF_NAMES.match(char):
            place -= 1
        else:
            break
    return place


def _left_edge(folded: str, begin: int, ending: re.Match[str], *, joined: bool) -> int | None:
    """Where the name begins, ``None`` where what stands before the ending is no name."""
    kind, end = ending.group(), ending.start()
    verbs = [lead.end() for lead in _leads().finditer(folded, begin, end)]
    edges = [begin, *verbs]
    edges += [noun.end() for noun in re.finditer(any_of("lead_noun"), folded[:end]) if noun.start() >= begin]
    for counted in _COUNTED.finditer(folded, begin, end):
        edges.append(counted.end())
    first = _JOINED.match(folded[begin:end])
    if first and (joined or first.group() in ("由", "向", "与", "及", "给", "对")):
        edges.append(begin + first.end())
    place = _last_place(folded, begin, end)
    for edge in sorted(set(edges), reverse=True):
        if not is_proper(folded[edge:end], kind):
            if edge in verbs and kind not in _FULL_FORMS:
                return None  # 由第三方公司, 补贴合作社: a kind of company behind the last verb
            continue
        weak = _JOINED.match(folded[edge:end])
        if weak and place == edge + weak.end():
            edge = place
        if place is not None and place > edge and _cuts(folded, edge, place, end):
            return place
        return edge
    return None


@cache
def _leads() -> re.Pattern[str]:
    words = f"{any_of('lead')}|{any_of('inner_lead')}"
    return re.compile(f"(?={words})(?:{words})")


def _last_place(folded: str, begin: int, end: int) -> int | None:
    """Where the last chain of places begins."""
    chains = list(place_chain(by_form=False).finditer(folded, begin, end))
    return chains[-1].start() if chains else None


def _cuts(folded: str, edge: int, place: int, end: int) -> bool:
    """Whether a name begins at a place within the stretch: not where the place is inside it, as in 国网某省电力公司."""
    chain = place_chain(by_form=False).match(folded, place, end)
    rest = folded[chain.end() : end] if chain else ""
    return bool(rest) and place - edge > _SHORTEST_PREFIX and is_proper(folded[place:end], "公司")


def is_proper(head: str, ending: str) -> bool:
    """Whether the words before an ending tell one organisation from others (专名): 物业公司 and 绿色工厂 are kinds.

    >>> is_proper("恒通建设工程", "有限公司"), is_proper("物业", "公司"), is_proper("国家级绿色工", "厂")
    (True, False, False)
    """
    bare = re.sub(r"\([^)]*\)", "", head)
    if _WORKS.search(bare + ending) or re.match("[各该本我其]", bare):
        return False
    if re.search("(?:^|[省市县区旗镇乡村])[^省市县区旗镇乡村某]某", bare):
        return False  # 张某某家庭农场 names a person
    if ending.startswith("银行"):
        return len(bare) >= 2
    chain = place_chain(by_form=True).match(bare)
    listed = re.search(places(), bare)
    own = re.sub(any_of("generic"), "", re.sub(places(), "", bare))
    own = re.sub("[第一二三四五六七八九十0-9]", "", own)
    if len(own) >= 2:
        return True
    around = len(bare) - len(chain.group()) if chain else len(bare) - len(listed.group()) if listed else 0
    return around >= 2


def _institutions(folded: str) -> Iterator[Name]:
    before = 0
    for chain in place_chain(by_form=True).finditer(folded):
        start = _place_start(folded, chain)
        if start is None or start < before:
            continue
        ends = [m.end() for m in _institution_ends(folded, chain.end())]
        office = _paid_office().match(folded, chain.end())
        if office and (
            re.search(f"(?:{any_of('pay')}|向)给?$", folded[:start])
            or (folded[before:start] and _AND_SO_ON.fullmatch(folded, before, start))
        ):
            ends.append(office.end())  # an authority counts only where it is paid, or the one before it is
        if not ends or _NO_BODY.match(folded, max(ends)):
            continue
        before = max(ends)
        second = _second_name().match(folded, before)
        before = second.end() if second else before
        yield Name(start, before, folded[start:before])


@cache
def _hires() -> re.Pattern[str]:
    kinds = "大学|学院|研究院|研究所|设计院|科学院|医院"
    return re.compile(
        f"(?:委托|聘请|支付给?|拨付给?|付给|支付给|资助)([一-龥]{{2,10}}?({kinds}))(?![一-龥]{{0,4}}?(?:{kinds}))"
    )


def _hired(folded: str) -> Iterator[Name]:
    """Universities, institutes and hospitals without a place that words of payment lead to: 委托同济大学."""
    for found in _hires().finditer(folded):
        head = found[1].removesuffix(found[2])
        own = re.sub(f"{any_of('generic')}|{any_of('institution')}", "", head)
        if len(own) >= 2 and not _TASKS.search(head) and not _NO_BODY.match(folded, found.end()):
            yield Name(found.start(1), found.end(1), found[1])


def _committees(folded: str) -> Iterator[Name]:
    """Committees of villages and neighbourhoods behind a verb or at the head of a clause: no place need be listed."""
    for ending in _COMMITTEE.finditer(folded):
        begin = _stretch(folded, ending.start(), 0)
        start = max([begin, *(verb.end() for verb in _verbs().finditer(folded, begin, ending.start()))])
        weak = _JOINED.match(folded[start : ending.start()])
        start += weak.end() if weak else 0
        own = _ANY_COMMITTEE.sub("", folded[start : ending.start()])
        if len(own) >= 2 and not _TASKS.search(own) and not _NO_BODY.match(folded, ending.end()):
            yield Name(start, ending.end(), folded[start : ending.end()])


def _place_start(folded: str, chain: re.Match[str]) -> int | None:
    """Where a place name begins: at a listed name, else behind the last verb; ``None`` where only verbs are left."""
    start, end = chain.span()
    listed = place_chain(by_form=False).search(folded, start, end)
    if listed:
        return listed.start()
    for lead in _verbs().finditer(folded, start, end):
        start = lead.end()
    weak = _JOINED.match(folded[start:end])
    if weak and end - start - weak.end() >= 2:
        start += weak.end()
    # 禹城市 is a place, 城市 and 文明城市 are none.
    if end - start < 2 or ("城市" in folded[start:end] and not _CITY.match(folded, start, end)):
        return None
    return start


@cache
def _paid_office() -> re.Pattern[str]:
    return re.compile(f"[一-龥]{{0,6}}?{any_of('office')}")


@cache
def _second_name() -> re.Pattern[str]:
    """A bracket behind an institution that holds its second name or its campus."""
    return re.compile(rf"\([一-龥]{{0,14}}?(?:{any_of('institution')}|[院校]区)\)")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(f"{any_of('task')}|{any_of('lead_noun')}|{_leads().pattern}")


def _institution_ends(folded: str, place_end: int) -> Iterator[re.Match[str]]:
    last = 0
    for found in re.finditer(any_of("institution"), folded[: place_end + 20]):
        if found.start() < place_end:
            continue
        inner = folded[place_end : found.start()]
        if not re.fullmatch("[一-龥A-Za-z0-9]*", inner) or _TASKS.search(inner):
            return
        if last and _ANOTHER.search(folded, last, found.start()):
            return  # 某某市中心医院公立医院补助: what follows is a kind
        own = re.sub("地区|市级|省级|县级|区级|各级|公立|民办|公办|[一二两三四五六七八九十各]地", "", inner)
        if own or _ONE_OF_A_PLACE.fullmatch(found.group()):
            last = found.end()
            yield found
