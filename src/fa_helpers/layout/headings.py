"""Which lines are headings (标题): numbered, short, and named like a title rather than a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fa_helpers.layout.lines import Line
from fa_helpers.patterns import regex
from fa_helpers.text.fold import chinese_ordinal

LONGEST_TITLE = 60
_CN = "[一二三四五六七八九十百]+"
MARKERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", regex(rf"(第(?:{_CN}|\d{{1,2}})(?:部分|章))[:、.]?")),
    ("one", regex(rf"({_CN}[、.])")),
    ("two", regex(rf"(\({_CN}\))[、.]?")),
    ("three", regex(r"(\d{1,2}[.、])(?!\d)")),
)
"""Kinds of numbering from the outermost inwards."""
DEPTH = {kind: depth for depth, (kind, _) in enumerate(MARKERS)}
TITLE_TAIL = regex(
    r"(?:说明|情况|概况|简介|职责|职能|机构|构成|设置|报表|决算表|解释|事项|附件|附表|结果|状况|总体情况|对比|对照|分析|名词|部分)(?:\(见附表\))?$"
)
"""How titles end in these documents; a title that ends otherwise must stand alone on a short line."""
_CLOSED_TAIL = regex(r"(?:说明|情况|职责|职能|机构|构成|设置|结果)$")
"""Titles printed with a full stop; duties end with one too (承办其他事项。)."""
LONGEST_TOPIC = 24
_NOT_TOPIC = regex(r"[;,。：:!?、\d(（]")
_NOT_TITLE = regex(r"[;,。：:!?]|\d(?:万|亿)?元|\d%")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as found (标题): its kind, printed ordinal, number, title, and how many lines it takes."""

    kind: str
    ordinal: str
    number: int
    title: str
    line: int
    span: int
    page: int


_FORM_TITLE = regex(
    r"(?:\d{4}年度?)?[^,。;:、\d]{0,24}(?:收入支出|收支|收入|支出|决算|拨款|经费|采购|资产|绩效|预算)[^,。;:、\d]{0,12}"
    r"(?:情况说明|情况的说明|情况)"
)
_ACCOUNT = (
    r"(?!.*(?<!关于)公[开布]\d{4}年)"
    rf"[^,。;:!?]{{0,{LONGEST_TITLE}}}\d{{4}}年[^,。;:!?]{{0,30}}(?:(?:部门|单位)(?:综合|收支)*预算|决算|“?三公”?经费(?:支出|收支|使用|执行)*)"
    r"(?:[和及与、]?(?:“?三公”?经费)?(?:[决预]算|支出|信息|情况|公开|公布|公告|公示|汇总|统计|说明|的|\([^()]*\)))*"
)
"""A title that ends with the account itself and has its year (某镇2021年“三公”经费决算情况); news tell that one is published."""
_EXPLANATION = regex(
    rf"[^,。;:!?]{{0,{LONGEST_TITLE}}}(?:决算|预算|三公[”\"]?经费)[^,。;:!?]{{0,20}}说明(?:\([^()]*\))?|{_ACCOUNT}"
)
FURTHEST_TOLD = 30
"""So many lines of a notice without a title tell what it is about."""
_PUBLIC_EXPENSES = regex(r".{0,120}?\d{4}年[^。]{0,40}?“?三公”?经费[^。]{0,30}?\d[\d.,]*[万亿]?元")
_NEWS = regex(r"记者|报道|据介绍|负责人")
_PUBLIC_PARTS = regex(r"(因公出国|公务接待|公务用车)[^,;。\d]{0,16}\d[\d.,]*[万亿]?元")
_PART_TITLE = regex(
    r"[^,。;:、\d]{0,30}(?:概况|名词解释|(?:\d{4}年度?)?(?:部门|单位)决算(?:情况说明|表))|(?:\d{4}年度?)?决算情况说明"
)


def names_the_form(title: str) -> bool:
    """Whether a title is one that the form prescribes, whatever its number (规定的标题).

    >>> names_the_form("机关运行经费支出情况说明"), names_the_form("承办其他事项")
    (True, False)
    """
    return _FORM_TITLE.fullmatch(title) is not None


def bare_heading(line: Line, index: int, number: int, part: int) -> Heading | None:
    """A title of the form that is printed without any number; ``number`` and ``part`` are those it would have."""
    title = line.folded
    if len(title) > LONGEST_TITLE // 2:
        return None
    if _PART_TITLE.fullmatch(title):
        return Heading("part", "", part, title, index, 1, line.page)
    if names_the_form(title):
        return Heading("one", "", number, title, index, 1, line.page)
    return None


def title_heading(line: Line, index: int, number: int, part: int) -> Heading | None:
    """The title of a page that explains accounts, as the heading of all below it (单页说明的标题)."""
    title = line.folded
    first = number == part == 1
    return Heading("one", "", 1, title, index, 1, line.page) if first and explains_accounts(title) else None


def tells_public_expenses(lines: Sequence[str]) -> bool:
    """Whether folded lines begin without a title to tell the three public expenses and two of their parts (“三公”经费通报).

    >>> tells_public_expenses(["2023年“三公”经费支出9.00万元,其中公务接待费4.00万元,公务用车运行维护费5.00万元。"])
    True
    >>> tells_public_expenses(["据介绍,2023年“三公”经费支出9.00万元。"])
    False
    """
    text = "".join(lines[:FURTHEST_TOLD])
    if not lines or "," not in lines[0] or _NEWS.search(text):
        return False
    found = _PUBLIC_EXPENSES.match(text)
    return found is not None and len(set(_PUBLIC_PARTS.findall(text, found.end()))) > 1


def explains_accounts(title: str) -> bool:
    """Whether a title says that what follows is or explains final accounts or a budget (决算说明、“三公”经费公开).

    >>> explains_accounts("某局2019年部门决算“三公”经费说明"), explains_accounts("某镇2021年“三公”经费决算情况")
    (True, True)
    >>> explains_accounts("关于召开部门决算会议的说明。"), explains_accounts("关于做好2023年部门决算工作的通知")
    (False, False)
    """
    return _EXPLANATION.fullmatch(title) is not None


def marker(text: str) -> tuple[str, str, int, str] | None:
    """The numbering that folded text begins with: kind, ordinal, number and the rest.

    >>> marker("(二)政府采购情况")
    ('two', '(二)', 2, '政府采购情况')
    """
    for kind, pattern in MARKERS:
        found = pattern.match(text)
        if found is None:
            continue
        digits = re.sub(r"[第部分章、().]", "", found.group(1))
        number = int(digits) if digits.isdigit() else chinese_ordinal(digits)
        return None if number is None else (kind, found.group(1), number, text[found.end() :])
    return None


def names_a_topic(text: str) -> bool:
    """Whether a numbered line only names what the lines below are about, though it is no title of a known kind.

    >>> names_a_topic("(二)收入支出与上年对比"), names_a_topic("2.本年支出合计300.00万元")
    (True, False)
    """
    found = marker(text)
    return found is not None and 2 <= len(found[3]) <= LONGEST_TOPIC and not _NOT_TOPIC.search(found[3])


def opens_a_part(lines: Sequence[Line]) -> bool:
    """Whether a page's text begins with a part (第三部分…) or a titled section: nothing goes on there from before.

    A running head may stand above it; the rows of a statement are numbered too (一、一般公共服务支出).
    """
    for line in lines[:2]:
        found = marker(line.folded)
        if found is not None and (
            found[0] == "part" or (found[0] == "one" and _CLOSED_TAIL.search(found[3].rstrip("。:")))
        ):
            return True
    return False


def heading_at(lines: Sequence[Line], full: Sequence[bool], index: int) -> Heading | None:
    """The heading that begins at a line, or ``None``; ``full`` tells which lines reach the right margin."""
    line = lines[index]
    found = marker(line.folded)
    if found is None:
        return None
    kind, ordinal, number, title = found
    span = 1
    if _is_title(title, kind, full[index]) and _goes_on(lines, index):
        title, span = title + lines[index + 1].folded, 2
    elif not _is_title(title, kind, full[index]):
        joined = _wrapped(lines, full, index, title)
        if joined is None or not _is_title(joined, kind, False):
            return None
        title, span = joined, 2
    return Heading(kind, ordinal, number, title.rstrip("。:"), index, span, line.page)


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line is nothing but the end of a title (说明), left over when a long title was wrapped."""
    if index + 1 >= len(lines) or lines[index + 1].page != lines[index].page:
        return False
    return lines[index + 1].folded in ("说明", "情况说明", "情况")


def _is_title(title: str, kind: str, full: bool) -> bool:
    core = title
    if title.endswith(("。", ":")) and _CLOSED_TAIL.search(title[:-1]) and len(title) <= 45:
        core = title[:-1]
    if not 2 <= len(core) <= LONGEST_TITLE or _NOT_TITLE.search(core) or "《" in core:
        return False
    tail = TITLE_TAIL.search(core) is not None
    if kind == "part":
        return tail or not full
    if kind == "three":
        # A line filled to its end goes on: 1.…支出(类)政府办公厅(室)及相关机构 / 事务(款)行政运行(项)….
        return tail and len(core) <= 30 and "(类)" not in core and (not full or names_the_form(core))
    return tail or (not full and len(core) <= 24 and kind == "one" and not core.endswith("表"))


def _wrapped(lines: Sequence[Line], full: Sequence[bool], index: int, title: str) -> str | None:
    """The title joined with the next line, where a long title goes on there."""
    if index + 1 >= len(lines) or len(title) < 12:
        return None
    after = lines[index + 1].folded
    if len(after) > 14 or marker(after) or after.endswith("。") or lines[index + 1].page != lines[index].page:
        return None
    joined = title + after
    return joined if TITLE_TAIL.search(joined) else None
