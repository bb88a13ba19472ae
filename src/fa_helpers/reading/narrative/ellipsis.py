"""Words that only their surroundings complete (省略): 保有量 among vehicles, 接待人次 behind foreign guests.

A family of concepts shares the words that a text leaves out once they were said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fa_helpers.patterns import regex
from fa_helpers.terms.concepts import concept_of

FOREIGN = regex(r"外事|外宾|国外|境外|\(境\)外")
_DOMESTIC = regex(r"国内|内宾")
_BOTH_SIDES = frozenset({"收、支", "收支", "收入、支出"})
"""Behind a total of both these are that total: 收、支与上年相比减少5万元."""
_STEMS: dict[str, tuple[str, ...]] = {
    "vehicle": ("公务用车", "公务车"),
    "official_vehicles": ("公务用车",),
    "official_receptions": ("国内公务接待", "国内公务"),
    "reception": ("国内公务接待", "国内公务"),
    "foreign_reception": ("接待外宾",),
    "overseas_travel": ("因公出国（境）",),
    "agency_operating_expenses": ("机关",),
    "government_procurement": ("政府采购", "政府"),
    "procured": ("政府采购", "政府"),
}
"""By the beginning of the concept spoken of: what stands before the words that are left."""
_SAID = ("", "公务", "因公出国", "出国(境)", "出国")
"""What may stand before the words of a stem that is said in part."""
_VERBS = regex(
    r"^(?:累计|总[共计]|共计|共|全年|当年|计划|预计|拟|年末|期末|安排|发生|开展|本年度?|实际|组织|派出|新|更新(?=购置))+"
)
_MEASURES = regex(
    r"(?:公务)?(?:接待)?(?:国内)?(?:来访?)?(?:总?人数|总?人次|人员|批次|团组|组团|人|次|宾|客|数量)?(?:为|共|合?计)?"
)
_JOINT = regex(r"[、和与及]|以及")
_OF_NOW = regex(r"^(?:今年|本年度?|当年)")
_TELLING = 4
"""So many characters are the thing itself in short."""
_ITEMS = ({"overseas_travel"}, {"official_receptions"}, {"official_vehicles", "vehicle_operation"})


def completed(subject: str, spoken_of: str, kind: str, unit: str) -> str:
    """A subject with the words that are left out, where that makes it a known thing; else as it is.

    >>> completed("保有量", "vehicle_operation", "count", "辆"), completed("设备", "vehicle_operation", "count", "台")
    ('公务用车保有量', '设备')
    """
    if concept_of(subject, kind, unit):
        return subject
    words = _VERBS.sub("", subject)
    if concept_of(words, kind, unit):
        return words
    for stem in _stems(spoken_of):
        for said in _SAID:
            left = words.removeprefix(said)
            if left and concept_of(stem + left, kind, unit):
                return stem + left
            if kind == "count" and _MEASURES.fullmatch(left) and concept_of(stem, kind, unit):
                return stem
    return subject


def in_short(subject: str, now: str) -> bool:
    """Whether a subject that is no known thing has the last words of the known one spoken of (今年结转结余).

    >>> in_short("今年结转结余", "年末结转和结余"), in_short("结余", "年末结转和结余"), in_short("其他", "其他收入")
    (True, False, False)
    >>> in_short("收、支", "财政拨款收、支总计"), in_short("收、支", "本年收入")
    (True, False)
    """
    if subject in _BOTH_SIDES:
        return concept_of(now).endswith("grand_total")
    if re.search(rf"[、和与及]{re.escape(subject)}$", now):
        return False  # 运行维护费 behind 公车购置及运行维护费 is its part
    short, whole = (_JOINT.sub("", _OF_NOW.sub("", name)) for name in (subject, now))
    return (
        len(short) >= _TELLING and whole.endswith(short) and bool(concept_of(now)) and not concept_of(subject)
    )


def _stems(spoken_of: str) -> tuple[str, ...]:
    return next((stems for start, stems in _STEMS.items() if spoken_of.startswith(start)), ())


def of_foreign_guests(words: str, before: bool) -> bool:
    """Whether receptions are of foreign guests, by the words of their clause or else as ``before``."""
    if FOREIGN.search(words):
        return True
    return before and not _DOMESTIC.search(words)


def of_foreign(subject: str, unit: str) -> str:
    """The name of receptions counted among foreign guests, where the subject is 接待, a measure, or no known name."""
    plain = _MEASURES.fullmatch(_VERBS.sub("", subject))
    if not plain and (concept_of(subject, "count", unit) or not FOREIGN.search(subject)):
        return subject
    return "接待外宾"


def names_of(subject: str) -> list[str]:
    """The things that a subject names in a row: 团组数及人数.

    >>> names_of("公务用车购置数及保有量")
    ['公务用车购置数', '保有量']
    """
    return [name for name in _JOINT.split(subject) if name]


def all_three(subject: str) -> bool:
    """Whether a subject lists travel, receptions and vehicles: the three public expenses by their parts."""
    named = {concept_of(_last(name)) for name in names_of(subject)}
    return all(named & item for item in _ITEMS)


def _last(name: str) -> str:
    """The known end of a name that begins with whose it is."""
    ends: Iterable[str] = (name[cut:] for cut in range(len(name) - 3))
    return next((end for end in ends if concept_of(end)), name)
