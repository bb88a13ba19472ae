"""Whose money a stretch of text speaks of (单位口径): the office's, one unit's of it, one project's, a report's.

A line or a clause that begins with a unit (2.某站：…；局本级…) speaks of that unit until another begins, or the words
return to the whole (全部门、合计). A figure that is a unit's or a project's is never the office's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from fa_helpers.model import Profile, Scope
from fa_helpers.patterns import regex
from fa_helpers.reading.narrative.explanations import closing
from fa_helpers.terms.classification import is_known_name
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import fold, widen

_BODY: Final = (
    r"(?:委员会|办公室|办事处|街道办|管委会|中心|大学|学院|学校|中学|小学|幼儿园|法院|检察院|医院|政府|公司|集团|党校|机关|"
    r"[局厅院站队所馆校处])"
)
_UNIT: Final = rf"[\u4e00-\u9fffA-Za-z0-9·“”]{{2,40}}?{_BODY}(?:\([^()]{{2,12}}\))?(?:本级)?"
_OWN: Final = (
    r"(?:[\u4e00-\u9fff]{0,30}?[局厅部委院校会办处])?(?:\(?本级\)?(?!财政|横向)|机关本级|本部)"
    r"|[\u4e00-\u9fff]{0,30}?[局厅部委院会办](?:\(?机关\)?)"
)
_BELOW: Final = r"(?:其他)?(?:局|部|厅|委)?(?:所属|下属|直属|二级)(?:预算|事业|行政)*(?:单位|机构)"
_ORDINAL: Final = (
    r"(?:\(?[\d一二三四五六七八九十]{1,3}(?:[.、)]|\)、?)(?!\d)|第?[一二三四五六七八九十]是"
    r"|[●■◆▪•·*○◎★☆-]|[\u2460-\u2473])"
)
_TELLS: Final = (
    r"(?!\d+[家个])(?=(?P<colon>[:])|(?:\d{4}年度?|本年度?|全年|当年|年初|实际|总|其中)*(?:支出|收入|收支|决算|预算|基本支出|项目支出|"
    r"“?三公|公务(?:接待|用车)|因公出国|会议费|培训费|公用|人员经费|机关运行|财政拨款|一般公共预算|资产|车辆|共有|编制|年末|为?\d)|(?:\d{4}年度?|本年度?|全年))"
)
_START: Final = regex(rf"(?P<ordinal>{_ORDINAL})?(?P<name>{_OWN}|{_BELOW}|{_UNIT}){_TELLS}")
_ALONE: Final = regex(
    rf"(?P<ordinal>{_ORDINAL})?(?P<name>{_OWN}|{_BELOW}|{_UNIT})(?:(?:支出|收入|收支|决算|情况|说明)*)"
)
_LABEL: Final = regex(rf"(?:{_ORDINAL}|\d{{1,3}})?(?P<name>{_OWN}|{_BELOW}|{_UNIT})")
_CLAUSES: Final = regex(r"(?:^|(?<=[,;。\n(]))(?:其中[:,]?|(?:一|二|三|四|五)是)?")
_WHOLE: Final = regex(
    r"(?:全部门|本部门|部门|全局|全系统|全[市县区]|我[局部院校]|本[局部院校]|合计|总计|上述|以上|各单位|汇总)"
)
_TREASURY: Final = regex(
    r"(?:\d{4}年度?)?,?全[省市县区州盟旗镇乡][^,。;:\d]{0,12}"
    r"(?:财政总?收入|地方财政收入|税收收入|非税收入|(?:一般)?公共(?:财政)?预算(?:总?收入|总?支出)|政府性基金(?:预算)?(?:收入|支出))"
)
"""全县一般公共预算收入完成…, in an office's account of its work: the whole place's money and none of the office's."""
_PROJECT: Final = regex(
    rf"(?:{_ORDINAL})?+(?P<name>“?[^,。;:\n“”()]{{2,40}}?(?:\([^()]*\)[^,。;:\n“”()]{{0,40}}?)?(?:项目|专项)(?:资金|经费)?”?)"
    r"(?:(?:支出)?绩效)?(?:自评|评价)?(?:综述|情况|结果)?:"
)
_KIND: Final = regex(
    rf"(?:{_ORDINAL})?(?P<name>(?:(?:日常)?公用|人员|专项(?:业务)?|基本|项目)(?:经费|支出|费)):(?:{_ORDINAL})?"
    r"[^,。;:\n()]{2,40}\((?:\d{3,7}|[类款项])\)"
)
"""（1）人员经费：①行政运行（2013201）…: what each item has of one kind of spending, and not the item."""
_NUMBER_AND_YEAR: Final = regex(r"^(?:\d{1,3}[.、])?(?:\d{4}年度?)?")
_THAT_PROJECT: Final = regex(r"[该本]项目(?!支出)")
_OF_A_PROJECT: Final = regex(
    r"^(?:项目|专项)(?:概况|基本情况|资金|预算|支出)?(?:概况|基本情况|立项|实施|绩效(?!自评)|组织|管理|决策|过程|产出|效益|投入|使用)"
)
_OF_A_REPORT: Final = regex(r"绩效(?:自评|评价)+(?:工作)?报告$|^附件.*报告")
_UNITS_LISTED: Final = regex(r"机构(?:设置|构成)|单位(?:构成|组成|情况|范围)|决算单位|预算单位|内设机构")
_SHORTEST: Final = 4
_SPLIT: Final = regex(r"[,、;。:\n\d.()和及]|包括|分别[是为]|有")


@dataclass(frozen=True, slots=True)
class Owner:
    """From where on whose figures follow (归属): ``whose`` is the printed name, empty for the office itself."""

    start: int
    scope: Scope
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who owns the figures of a document's sections (章节归属); ``titles`` are folded headings by number."""

    entity: str
    titles: Mapping[str, str]
    units: frozenset[str] = frozenset()
    profile: Profile = field(default_factory=lambda: Profile("", None, ""))
    _known: dict[str, Owner] = field(default_factory=dict)

    def of_heading(self, section: str) -> Owner:
        """Whom the headings of a section name: the nearest that names any other than the office."""
        if section not in self._known:
            above = section.rpartition(".")[0]
            own = self._named(self.titles.get(section, ""))
            self._known[section] = own or (self.of_heading(above) if above else Owner(0, "office"))
        return self._known[section]

    @property
    def of_paper(self) -> Owner:
        """Whose figures are where nothing says otherwise: the office's, but in papers of another kind."""
        if self.profile.kind == "performance_report":
            return Owner(
                0, "project" if "项目" in self.profile.title else "report", widen(self.profile.title)
            )
        return self.of_tables

    @property
    def of_tables(self) -> Owner:
        """Whose the figures of statements are: the office's, or all those of a government."""
        return Owner(0, "government" if self.profile.level == "government" else "office")

    def _named(self, title: str) -> Owner | None:
        if _OF_A_REPORT.search(title):
            return Owner(0, "report", widen(title))
        if _OF_A_PROJECT.search(title):
            return Owner(0, "project", widen(title))
        found = _ALONE.fullmatch(title)
        owner = self._unit(found.group("name")) if found is not None else None
        # A chapter of the head office is read and checked like the office's own.
        return Owner(0, "own_body") if owner is not None and owner.scope == "own_body" else owner

    def of_label(self, label: str) -> Owner:
        """Whose the figures of a statement's row are: a unit's, where its label is a unit's name."""
        found = _LABEL.fullmatch(fold(label))
        owner = self._unit(found.group("name")) if found is not None else None
        return owner or Owner(0, "office")

    def along(self, text: str, section: str) -> list[Owner]:
        """The owners along a section's folded text, by where each begins."""
        first = self.of_heading(section)
        if first.scope == "office":
            first = self.of_paper
        found = [first]
        held = ""
        for start, line in _lines(text):
            owner, begins = self._of_line(line)
            if owner is not None:
                found.append(Owner(start, owner.scope, owner.whose))
                held = begins if _is_label(line) else ""
            elif held and not _same_kind(held, line):
                continue
            else:
                held = ""
                found.append(Owner(start, first.scope, first.whose))
            found += self._within(line, start, found[-1])
        return found

    def _of_line(self, line: str) -> tuple[Owner | None, str]:
        """Whom a line begins with, and the numbering before the name."""
        project = _PROJECT.match(line)
        if project is not None and not concept_of(project.group("name")):
            return Owner(0, "project", widen(_NUMBER_AND_YEAR.sub("", project.group("name")))), ""
        kind = _KIND.match(line)
        if kind is not None:
            return Owner(0, "part", widen(kind.group("name"))), ""
        found = _START.match(line) or _ALONE.fullmatch(line)
        if found is None:
            return None, ""
        ordinal = found.group("ordinal") or ""
        sure = bool(ordinal or found.groupdict().get("colon"))
        return self._unit(found.group("name"), sure=sure), ordinal

    def _within(self, line: str, start: int, first: Owner) -> Iterator[Owner]:
        """Clauses of a line that begin with another: until the sentence ends, or speaks of the whole again."""
        open_ = first
        bracket: tuple[int, Owner] | None = None
        for clause in _CLAUSES.finditer(line):
            at = clause.end()
            if first.scope != "government" and _TREASURY.match(line, at):
                open_ = Owner(start + at, "government")
                yield open_
                continue
            if clause.start() == 0 and clause.end() == 0:
                continue
            if bracket is not None and bracket[0] < at:
                open_, bracket = replace(bracket[1], start=start + bracket[0]), None
                yield open_
            found = _START.match(line, at)
            # 其中：局机关…，某站…: beside one body of the office stand others.
            listed = open_.scope in ("own_body", "part") or "其中" in clause.group()
            owner = self._unit(found.group("name"), sure=listed) if found is not None else None
            if owner is not None:
                if bracket is None and line[clause.start() - 1 : clause.start()] == "(":
                    bracket = (closing(line, at), open_)  # 年终结余9万元（其中：本级5万元），…
                open_ = Owner(start + at, owner.scope, owner.whose)
                yield open_
            elif _THAT_PROJECT.match(line, at) and open_.scope == "office":
                open_ = Owner(start + at, "project", "该项目")
                yield open_
            elif open_ != first and (
                line[clause.start() - 1 : clause.start()] == "。" or self._returns(line, at)
            ):
                open_ = Owner(start + at, first.scope, first.whose)
                yield open_

    def _returns(self, line: str, at: int) -> bool:
        return _WHOLE.match(line, at) is not None or line.startswith(self._office or "\0", at)

    @property
    def _office(self) -> str:
        return re.sub(r"\([^()]*\)$", "", fold(self.entity))

    def _unit(self, name: str, *, sure: bool = True) -> Owner | None:
        """The unit of a name; ``None`` for the office itself, and for a class of spending that ends like a unit."""
        entity, bare = self._office, re.sub(r"^(?:其中[:,]?|\d{4}年度?|纳入|列入|包括)+", "", name)
        if (
            not bare
            or entity.endswith(bare)
            or is_known_name(bare)
            or is_known_name(bare + "支出")
            or concept_of(bare)
        ):
            return None
        if (
            re.search(r"[及和与]|各单位|本单位|^[我本该全各]", bare)
            and bare not in self.units
            and bare not in ("本级", "本部")
        ):
            return None
        if re.search(r"(?:本级\)?|本部|机关\)?)$", bare):
            return (
                None
                if self.profile.level == "government" or re.search(r"本级|机关\)?$", fold(self.entity))
                else Owner(0, "own_body", widen(bare))
            )
        known = bare in self.units or re.fullmatch(_BELOW, bare) is not None
        return Owner(0, "part", widen(bare)) if known or (sure and entity) else None


def owner_at(owners: list[Owner], place: int) -> Owner:
    """The owner of the figure at a place of the text."""
    return owners[bisect_right([owner.start for owner in owners], place) - 1]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _is_label(line: str) -> bool:
    """Whether a line only names whom the next ones are about."""
    return not re.search(r"\d[万亿]?元", line)


def _same_kind(ordinal: str, line: str) -> bool:
    """Whether a line is numbered as the one before it was: the list goes on."""
    shape = re.sub(r"[\d一二三四五六七八九十]+", "1", ordinal)
    found = re.match(_ORDINAL, line)
    return found is not None and (
        not ordinal or re.sub(r"[\d一二三四五六七八九十]+", "1", found.group()) == shape
    )


def lists_units(title: str) -> bool:
    """Whether a heading or a title says how the department is made up (机构设置, 部门决算单位构成)."""
    return _UNITS_LISTED.search(title) is not None


def unit_name(text: str) -> str:
    """The name of a unit in a list, without its number; empty for another text.

    >>> unit_name("2.样本检测中心"), unit_name("财政补助事业单位")
    ('样本检测中心', '')
    """
    name = re.sub(rf"^{_ORDINAL}", "", text)
    return name if len(name) >= _SHORTEST and re.fullmatch(_UNIT, name) else ""


def units_listed(sections: Iterable[tuple[str, str]], entity: str) -> frozenset[str]:
    """The units that the sections on how the department is made up name (机构设置): pairs of heading and text."""
    found = set()
    for title, text in sections:
        if lists_units(title):
            found |= {name for piece in _SPLIT.split(text) if (name := unit_name(piece))}
            found |= {name for line in text.split("\n") if (name := unit_name(line))}
    return frozenset(found - {fold(entity)})
