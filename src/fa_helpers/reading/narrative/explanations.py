"""Which stretches of a text explain (原因、用途的范围): from 主要原因是, 主要用于, 主要包括 to the end of what they say."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.patterns import regex
from fa_helpers.terms.concepts import concept_of

_OF_CLASSES = (
    r"[:,]?(?:\(?[\d一二三四五六七八九十]+[.、)])?(?:[\u4e00-\u9fff]{2,16}\(类\)"
    r"|[\u4e00-\u9fff]{2,14}支出\d[\d.,]*[万亿]?元,占)"
)
"""主要用于：教育支出（类）5.00万元，占…: the list of classes itself, and no purpose."""
_REASON = regex(
    r"(?:主要)?(?:的)?原因(?!说明(?:\n|$))(?:是|为|如下)?[:,]?|(?:主要|增减变动)?(?:是因为|因为|是由于|由于)|主要增减变动情况[是:]"
    rf"|主要用于(?!以下|如下|{_OF_CLASSES}|[^,。;:\n]{{2,30}}\((?:\d{{3}})?类\))|开支内容(?:包括)?|(?<!决算)(?:主要)?包括:"
    r"|(?<=[,;(])主要(?:是|系|为|因)|(?<=[,;(])因(?!公|素|此|而)"
)
_AFTER_A_CHANGE = regex(r"(?:增加|增长|减少|下降|降低|上升|大于|小于|高于|低于|差异|持平)[^。;\n]*$")
_FIGURES_AGAIN = (
    r"(?:本年|年度)?(?:支出)?(?:(?:年初|全年|调整后?)预算|决算|完成(?:年初|全年|调整后?)?预算)(?:数|的)?(?:为|是)?\d"
    r"|(?:支出)?(?:决算数?)?(?:较|比|与)(?:上年|去年|\d{4}年)[^,。;\d]{0,12}(?:增加|减少)\d[\d.,]*[万亿]?元,"
    r"(?:(?:增[长加幅]|下降|减少|降[低幅]|上升)[^,。;\d]{0,6}\d|(?:主要)?原因[是为])"
)
_COUNTS_AGAIN = (
    r"(?:\d{4}年度?)?[^,。;\d]{0,16}(?:\d+(?:个?批次?|人次|个团组)|(?:团组|保有量|购置数?|购置公务用车)(?:为|共)?\d)"
    r"|[^,。;\d]{0,8}(?:保有|现有|实有|共有)[^,。;\d]{0,8}\d+辆|占[^,。;\d]{0,20}\d[\d.]*%"
)
_COUNTED_OF_A_YEAR = r"\d{4}年度?[^,。;\d]{0,12}(?:购置数|保有量|团组数)[^,。;\d]{0,8}[为是]\d"
_STOPS = (
    r"。(?![二三四五六七八九]是)|;(?![二三四五六七八九]是|其[二三四])"
    r"|\n(?=\d{1,2}[.、]|\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+、)|,(?=[^,。;\d]{0,10}主要(?:包括|用于))"
    r"|(?=其中:[^,。;:\d]{2,14}\d[\d.,]*[万亿]?元,占\d)"
)
_CONTENTS_AGAIN = r"包括:[^,。;:\d]{0,16}(?:收入|拨款|结[余转])\d"
_REASON_END = regex(
    rf"{_STOPS}|(?:。|(?<!元)[,;])其中|,(?={_FIGURES_AGAIN}|{_COUNTED_OF_A_YEAR})|(?={_CONTENTS_AGAIN})"
)
"""减少“三公”经费34万元，其中公务用车30万元: what an amount of the reason divides into is the reason's too."""
_PURPOSE_END = regex(rf"{_STOPS}|[,。;]其中|,(?={_FIGURES_AGAIN}|{_COUNTS_AGAIN})")
"""An explanation ends with its sentence (一是…；二是… is one), or where the form's own figures go on after a comma."""
_TOLD_ANEW = regex(
    r",(?=(?:[二三四五六七八九]、|\([二三四五六七八九]\))?(?:\d{4}年度?)?(?P<name>[^,。;:\d]{3,20}?)(?:[决预]算)?数?(?:安排|为|共)?"
    r"\d[\d.,]*[万亿]?元[,。;(])"
)
_PUBLIC = (
    "overseas_travel",
    "official_vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_receptions",
)
"""…，主要原因是压减开支，公务接待费200万元，…: one of the three public expenses after a comma is told anew."""
_LISTED = regex(r"[:,]?(?:\(?1[.、)](?!\d)|①)")
_LISTED_END = regex(r"[。;](?!\(?[2-9][.、)](?!\d)|[②-⑨])|[,。;]其中|\n")
"""Reasons counted within their sentence: 主要原因是：1.…；2.…."""
_PURPOSE = regex(r"用于|内容|包括")
_CONTENTS = regex(r"(?:主要)?包括:$")
_STATED_REASON = regex(r"(?:主要)?原因(?:是|为|如下)?[:,]?$")
_BY_CONTEXT = frozenset({"主要是", "主要系", "主要为", "主要因", "因"})


@dataclass(frozen=True, slots=True)
class Reason:
    """A stretch of text that explains (原因、用途): its figures are not facts; ``text_start`` is after its label.

    ``keeps`` says which of its figures are facts all the same: those of a purpose that are the form's own
    (``own``), all of a list of contents (``all``), none of a reason (empty).
    """

    start: int
    text_start: int
    end: int
    stated: bool
    keeps: str = ""


def find_reasons(text: str) -> list[Reason]:
    """Stretches that give a reason, a purpose or a list of contents, up to the end of their sentence.

    >>> text = "减少3.5万元，主要原因是:压减2个项目。"
    >>> [(r.stated, text[r.text_start:r.end]) for r in find_reasons(text)]
    [(True, '压减2个项目')]
    """
    reasons: list[Reason] = []
    for found in _REASON.finditer(text):
        label = found.group()
        if reasons and found.start() < reasons[-1].end:
            continue
        if label.startswith(("主要", "因")) and label in _BY_CONTEXT and not _explains(text, found.start()):
            continue
        purpose = _PURPOSE.search(label) is not None
        ending = _PURPOSE_END if purpose else _REASON_END
        if not purpose and _LISTED.match(text, found.end()):
            ending = _LISTED_END
        end = ending.search(text, found.end())
        stop = end.start() if end else len(text)
        anew = _TOLD_ANEW.finditer(text, found.end(), stop + 1)
        stop = next((again.start() for again in anew if concept_of(again["name"]) in _PUBLIC), stop)
        if text[found.start() - 1 : found.start()] == "(":
            stop = min(stop, closing(text, found.end()))
        keeps = "all" if _CONTENTS.match(label) else "own" if purpose else ""
        stated = _STATED_REASON.match(label) is not None
        reasons.append(Reason(found.start(), found.end(), stop, stated, keeps))
    return reasons


def closing(text: str, start: int) -> int:
    """Where the bracket that is open at ``start`` closes; the text's length when it does not."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[place], 0)
        if depth == 0:
            return place
    return len(text)


def _explains(text: str, start: int) -> bool:
    """主要是 and 因 explain where a change stands before them; else they say what something consists of."""
    return _AFTER_A_CHANGE.search(text, max(0, start - 60), start) is not None
