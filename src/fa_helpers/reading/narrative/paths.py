"""Functional paths in text (类、款、项): where a class, section and item are named, in words or by code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.points import listed_items, titled_classes
from fa_helpers.terms.classification import function_code, is_class_name, path_of_code
from fa_helpers.text.fold import widen

_NAME = r"[^,。;:\n]"
_PATH = regex(
    rf"(?P<c>{_NAME}{{2,40}}?)\n?\((?:\d{{3}})?类\)[、,/\n-]?"
    rf"(?:(?P<s>{_NAME}{{2,60}}?)\n?\((?:\d{{2,5}})?款\)[、,/\n-]?)?"
    rf"(?:(?P<i>{_NAME}{{2,60}}?)\n?\((?:\d{{2,7}})?项\))?"
    r"(?:\((?P<code>\d{3,7})\))?"
)
"""The level may stand with its code: 卫生健康支出（210类）行政事业单位医疗（11款）行政单位医疗（01项）."""
_CODED_LEVELS = regex(
    rf"(?:^|[\n、.;:,)])(?P<c>{_NAME}{{2,40}}?)\(\d{{3}}\)[、/-]?(?P<s>{_NAME}{{2,60}}?)\(\d{{5}}\)[、/-]?"
    rf"(?P<i>{_NAME}{{2,60}}?)\((?P<code>\d{{7}})\)"
)
_BEFORE_NAME = regex(rf"(?<!\d)(?P<code>2\d{{6}})[-—_]?(?P<open>\(?)(?P<name>{_NAME}{{2,40}})")
_CODED = regex(rf"(?:^|[\n。;:,、)])(?:\(?\d{{1,2}}[.、)])?(?P<name>{_NAME}{{2,40}}?)\((?P<code>\d{{7}})\)")
_CODED_CLASS = regex(
    rf"(?:^|[\n。;:,、)])(?:\(?\d{{1,2}}[.、)])?(?P<name>{_NAME}{{2,20}}?)\((?P<code>2\d\d)\)(?!{_NAME}{{1,60}}\(\d{{5}}\))"
)
"""一般公共服务支出（201）: the class alone, with its code."""
_UNLISTED = regex(
    r"[^\d,。;:()]{3,30}?(?:\([^()\d]{1,10}\)[^\d,。;:()]{0,20}?)?(?=\)?(?:支出|决算数?|年初预算数?|预算数?|[为:])*\d)"
)
"""The name behind a code of a section that the classification knows, where it does not know the item: up to the figure."""
_FOLDED = str.maketrans("（），", "(),")
_MARK = regex(
    r"^(?:[)、”\]]+|[①-⓿❶-➓]|\d{1,2}[.、]|\(\d{1,2}\)|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+、|\d{3,7}|.*?\d{4}年(?:度)?|其中)+"
)


_FOR = regex(r"^(?:(?:主要)?(?:用于|是|包括))+")
"""用于教育支出（类）: no class is named so, though items are (用于体育事业的彩票公益金支出)."""


@dataclass(frozen=True, slots=True)
class FunctionPath:
    """A class, with its section and item where named, as printed (功能分类路径), and where it stands."""

    start: int
    end: int
    function_class: str
    function_section: str = ""
    function_item: str = ""
    function_code: str = ""

    @property
    def subject(self) -> str:
        """The names joined by ``/``."""
        return "/".join(n for n in (self.function_class, self.function_section, self.function_item) if n)


def find_paths(text: str) -> list[FunctionPath]:
    """All functional paths of a folded text in order.

    >>> path = find_paths("1.教育支出(类)普通教育(款)高等教育(项):支出决算数为5万元")[0]
    >>> path.subject, path.function_code
    ('教育支出/普通教育/高等教育', '2050205')
    """
    found = [_from_names(match) for match in _PATH.finditer(text)]
    for match in _CODED_LEVELS.finditer(text):
        if _is_free(match.start("c"), found):
            found.append(_from_names(match))
    for match in _CODED.finditer(text):
        start, code = match.start("name"), match.group("code")
        if _is_free(start, found):
            names = path_of_code(code)
            found.append(
                FunctionPath(start, match.end(), names[0], names[1], _bare(match.group("name")), code)
            )
    for match in _CODED_CLASS.finditer(text):
        start, code = match.start("name"), match.group("code")
        if _is_free(start, found) and function_code(_bare(match.group("name"))) == code:
            found.append(FunctionPath(start, match.end(), _bare(match.group("name")), "", "", code))
    for match in _BEFORE_NAME.finditer(text):
        if _is_free(match.start(), found):
            found.extend(_after_code(match))
    for start, end, name, item in (*titled_classes(text), *listed_items(text)):
        if _is_free(start, found):
            path = FunctionPath(start, end, widen(name), widen(item.section), widen(item.item), item.code)
            found.append(path)
    return sorted([*found, *_partial(text, found)], key=lambda path: path.start)


def _is_free(place: int, found: list[FunctionPath]) -> bool:
    """Whether no path found so far covers a place."""
    return not any(path.start <= place < path.end for path in found)


def _after_code(match: re.Match[str]) -> list[FunctionPath]:
    """An item by its code and the name behind it: 2050202小学教育, 2050202（小学教育）."""
    code, name = match.group("code"), match.group("name")
    names = path_of_code(code)
    item = names[2]
    if not item or not name.startswith(item.translate(_FOLDED)):
        printed = _UNLISTED.match(name) if names[1] else None
        if printed is None:
            return []
        item = widen(printed.group())
    end = match.start("name") + len(item) + len(match.group("open"))
    return [FunctionPath(match.start(), end, names[0], names[1], item, code)]


_PART = regex(rf"(?P<name>{_NAME}{{2,60}}?)\n?\((?P<level>款|项)\)")


def _partial(text: str, found: list[FunctionPath]) -> list[FunctionPath]:
    """A section or item named alone (“公安”（款）) below the class or section named before it."""
    spans = [(p.start, p.end) for p in found]
    partial: list[FunctionPath] = []
    for match in _PART.finditer(text):
        if any(start <= match.start("name") < end or start < match.end() <= end for start, end in spans):
            continue
        above = [p for p in (*found, *partial) if p.end <= match.start()]
        if not above:
            continue
        last = max(above, key=lambda p: p.start)
        name = _bare(match.group("name"))
        section = name if match.group("level") == "款" else last.function_section
        item = name if match.group("level") == "项" else ""
        code = function_code(last.function_class, section, item)
        partial.append(FunctionPath(match.start(), match.end(), last.function_class, section, item, code))
    return partial


def _bare(name: str) -> str:
    return widen(_MARK.sub("", name).strip("“”\"'"))


def _from_names(match: re.Match[str]) -> FunctionPath:
    raw = match.group("c")
    name = _FOR.sub("", _bare(raw))
    section, item = _bare(match.group("s") or ""), _bare(match.group("i") or "")
    code = match.group("code") or function_code(name, section, item)
    return FunctionPath(match.start(), match.end(), name, section, item, code)


def class_path(subject: str) -> FunctionPath | None:
    """The path of a subject that is the name of a class without the mark （类）.

    >>> class_path("节能环保支出").function_code
    '211'
    """
    return FunctionPath(0, 0, subject, "", "", function_code(subject)) if is_class_name(subject) else None
