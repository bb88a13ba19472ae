"""Where an office is (所在地区), as its name says: the code of the province and the level of the place; blank if it does not."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, NamedTuple

from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.organisation_words import place_chain
from fa_helpers.text.fold import fold

RegionLevel = Literal["", "central", "province", "prefecture", "county", "town"]
_BEFORE: Final = regex(r"^(?:中国共产党|中共|中国国民党革命委员会|共青团|中国民主同盟)")
_COMMITTEE: Final = regex(r"(?<=[省市区县旗州])委(?!员)")
_CENTRAL: Final = regex(r"^(?:中华人民共和国|国务院|中共中央|中国共产党中央|最高人民)")
_MUNICIPALITIES: Final = frozenset({"11", "12", "31", "50"})
_ENDINGS: Final[dict[str, RegionLevel]] = {"县": "county", "区": "county", "旗": "county"}
_TOWNS: Final = ("镇", "乡", "街道")
_PREFECTURES: Final = ("地区", "自治州", "州", "盟")


class Region(NamedTuple):
    """A province's code (GB/T 2260, two digits) and the level of the place that a name begins with."""

    code: str
    level: RegionLevel


@cache
def _codes() -> dict[str, tuple[str, str]]:
    return {row["place"]: (row["level"], row["province_code"]) for row in rows("places.csv")}


@cache
def region_of(office: str) -> Region:
    """The region that an office's name begins with (地区识别); nothing is guessed where it names none in full.

    >>> region_of("西安市卫生健康委员会"), region_of("中共上海市浦江区委社会工作部")
    (Region(code='61', level='prefecture'), Region(code='31', level='county'))
    >>> region_of("某某大学"), region_of("朝阳区教育局").code
    (Region(code='', level=''), '')
    """
    name = fold(office)
    if _CENTRAL.match(name):
        return Region("", "central")
    name = _COMMITTEE.sub("", _BEFORE.sub("", name))
    found = place_chain(by_form=True).match(name)
    if found is None:
        return Region("", "")
    chain = found.group()
    place = next((known for known in sorted(_codes(), key=len, reverse=True) if name.startswith(known)), "")
    listed, code = _codes().get(place, ("", ""))
    first = chain[len(place) :]
    full = first.startswith(("省", "市", "地区", "盟", "州")) or "自治" in first[:8]
    if not full:
        code = ""
    return Region(code, _level(chain, place if full else "", listed, code))


def province_name(code: str) -> str:
    """The province of a code (省级名称), the code itself where none has it, a dash for none.

    >>> province_name("31"), province_name("99"), province_name("")
    ('上海', '99', '–')
    """
    named = (name for name, (level, own) in _codes().items() if level == "province" and own == code)
    return next(named, code or "–")


def _level(chain: str, place: str, listed: str, code: str) -> RegionLevel:
    if chain.endswith(_TOWNS):
        return "town"
    if chain.endswith(("省", "自治区")):
        return "province" if place else ""
    if chain.endswith("市"):
        alone = bool(place) and chain == f"{place}市"
        if alone and listed == "province":
            return "province" if code in _MUNICIPALITIES else "prefecture"
        return "prefecture" if alone else "county" if place else ""
    if chain.endswith(_PREFECTURES):
        return "prefecture"
    return _ENDINGS.get(chain[-1], "")
