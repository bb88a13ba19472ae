"""Whose account it is (单位概况): the office's full name, the fiscal year, the kind of document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from fa_helpers.layout.contents import entry
from fa_helpers.layout.document_layout import Sheet
from fa_helpers.layout.headings import explains_accounts, marker
from fa_helpers.layout.lines import Line
from fa_helpers.layout.outline import Outline
from fa_helpers.model import Level, Profile
from fa_helpers.patterns import regex
from fa_helpers.reading.cover import PLACE, Cover, governed, labels_beside_tables, read_cover
from fa_helpers.text.fold import fold, widen

_ORG_END = (
    r"(?:局|委员会|办公室|部|厅|院|中心|大学|学院|学校|中学|小学|幼儿园|处|会|站|总队|支队|大队|队|所|馆|政府|街道|"
    r"办事处|法院|检察院|公司|集团|园|社|党校|区|机关|台|厂|场|基地|医院|联合会|工会|团委|妇联)"
)
_NAME = rf"[\u4e00-\u9fff()·“”]{{2,50}}?{_ORG_END}(?:\([^()]{{2,8}}\))?"
_BEFORE_YEAR = regex(rf"(?:^|[。,;:\n]|\d年)(?:关于)?(?P<name>{_NAME})(?=\d{{4}}年)")
_CONSISTS = regex(rf"(?P<name>{_NAME})(?:部门|单位)?决算包括")
_OVERVIEW = regex(rf"^(?P<name>{_NAME})(?:部门|单位)?概况$")
_BUDGET = regex(r"(?:部门|单位)?预算(?!执行|绩效|财政|拨款|单位|管理|差异)")
_FINAL = regex(r"决算")
_TOLD_BY_A_GOVERNMENT = regex(r"人民政府关于[^,。]{0,20}[决预]算[^,。]{0,6}报告")
"""某镇人民政府关于2020年本级决算的报告: all its money, unless it is a 部门决算."""
_ACCOUNTS_OF_A_GOVERNMENT = regex(
    r"(?:[省市县区州盟旗](?:人民)?|年度?)政府(?:\d{4}年度?)?(?:本级|总)?预?[决预]算"
)
"""某县2023年度政府决算公开, 2023年某区人民政府决算: below a county a government is an office."""
_RAISES_REVENUE = regex(r"全(?:[省市县区州盟旗镇乡]|街道)(?:本级|地方)*(?:一般公共预算|财政)总?收入")
"""全镇一般公共预算收入…: what no department has; said by a government it is of all its money."""
_REPORT_OF_A_GOVERNMENT = regex(r"[决预]算\(?草案|财政(?:总)?决算|预算执行情况(?:和|及|与|的)")
_TOLD_FOR_A_GOVERNMENT = regex(r"受[^,。;]{0,8}政府的?委托,[^。;]{0,80}(?:审议|审查|批准)")
"""受市人民政府委托，报告市级决算草案，请予审议: how a report to the people's congress begins."""
_OF_A_TREASURY = regex(
    r"全[省市县区州旗盟][^,。;:]{0,10}(?:财政总收入|地方财政收入|财政收入|(?:一般)?公共(?:财政)?预算(?:总?收入|总?支出))"
)
"""全县完成财政总收入…: the whole treasury's, where no office is named."""
_OF_A_SOCIETY = regex(
    r"(?:协会|学会|商会|研究会|促进会|基金会)[^,。]{0,12}财务[^,。]{0,16}(?:[决预]算|收支|报告)"
)
"""A society's own books (某协会2024年财务决算报告), kept by the rules for societies."""
_PUBLIC_EXPENSES = regex(r"三公[”\"]?经费")
_PLANNED = regex(r"(?<!公共)(?<!基金)(?<!经营)(?<!财政)预算(?!单位|部门|财政|拨款)|安排(?!的)")
_OF_A_GOVERNMENT = regex(rf"{_REPORT_OF_A_GOVERNMENT.pattern}|三公")
_OF_AN_OFFICE = regex(
    r"(?P<whose>部门|单位)(?:\(单位\)|\(部门\))?(?:综合|收支)*(?:\d{4}年度?)?[决预]算(?!单位)"
)
_GATHERED = regex(r"经(?:本)?[^,。]{0,12}财政[局厅部]汇总")
_OF_ALL = regex(r"(?:^|[年度])全[省市县区州旗](?=[“三])")
"""2020年度全区“三公”经费决算情况: all offices of a place, whatever its name."""
_WITHOUT_PLACE = regex(r"[省市县区州旗镇乡](?!.{0,6}[市县区旗])")
_GATHERED_IN = regex(r"经(?:本)?(?P<place>[\u4e00-\u9fff]{1,12}[省市县区州旗盟])财政[局厅]汇总")
_ANNOUNCED = regex(r"现将(?P<name>[\u4e00-\u9fff()]{3,30}?)(?=\d{4}年)")
"""现将某镇2020年度“三公”经费决算情况公布如下: whose account it is where no title says so."""
_REPORT_LINE = regex(r"关于[^,。;:]{2,30}(?:决算\(?草案\)?|预算执行情况)[^,。;:]{0,30}报告")
_OF_ALL_OFFICES = regex(
    r"(?:[省市县区州盟旗]|自治[区州县旗])(?:本?级|直)(?:各)?(?:部门|单位|行政|党政)[^。]{0,24}三公"
)
"""A notice without a title that tells of all offices: 2023年区级部门(单位)“三公”经费预算."""
_PERFORMANCE = regex(r"绩效[^,。]{0,8}报告")
_OF_ANOTHER_FORM = regex(
    r"(?!.*(?:[决预]算|经费|绩效|收支|收入|支出)).*(?:表|报告|通知|通报|办法|方案|意见|申请书?|\(\d{4}年度?\))"
)
"""A paper whose title names another kind of paper and no account (政府信息公开申请表、政府网站工作年度报表)."""
_TO_AN_ACCOUNT = r"[^,。;:\d]{0,12}(?:预算|决算|“?三公)"
_SPENT = regex(r"三公[”\"]?经费(?:实际)?(?:支出|使用|执行)")
_FIRST_WORDS = 200
_OF_A_UNIT = regex(r"\(本级\)|\(机关\)|(?:本级|机关)$")
_WHOSE = regex(r"(单位|部门)(?:\d{4}年度?)?决算(?!单位)")
_PLACEHOLDER = regex(r"[X×ｘxＸ]{2,}|\*{2,}|20\s*[X×]{2}|[X×_](?=[万亿]?元|%|个|人|辆|批次)|_{3,}")
_MONEY = regex(r"\d[万亿]?元")
_PRONOUN = regex(
    r"^(?:我|各|该|其|与|按照|根据|本[部单机系院局校会委市县区省处站中厅办所街乡镇年级次届套行表报决期人项辖]"
    r"|全[部市县区省乡镇校院局系年体面会处厅委所站]|从(?:事|而|.{0,8}看)|对(?:于|.{0,8}的)|由(?:于|.{0,12}[组构]成))"
)
"""How a clause begins that is no office's name; a place's name may begin so too (本溪市、从化区、全国总工会)."""


def read_profile(sheet: Sheet) -> Profile:
    """The profile from the cover, the part titles, the text and the labels above tables, the likeliest of each."""
    outline = sheet.outline
    texts = [section.passage(()).text for section in outline.sections]
    titles = [section.title for section in outline.sections]
    cover = _cover(outline)
    first = "".join(line.folded for line in outline.cover) + "".join(texts[:1])
    gathered = _GATHERED_IN.search(first)
    if gathered is not None and not cover.entity and not cover.place:
        cover = replace(cover, place=gathered.group("place"))
    entity = _in_full(widen(cover.entity), texts) or _entity(outline, titles, texts)
    if cover.place and PLACE.fullmatch(fold(entity)):
        entity = ""  # the place by itself, told again in the text
    year = cover.fiscal_year or _year_of(titles, texts)
    opening = [line for section in outline.sections[:1] if section.number == "0" for line, _ in section.lines]
    front = "".join(line.folded for line in (*outline.cover, *opening))
    kind = document_kind(front if not cover.title else cover.title, titles, [front, *texts])
    if not entity and not cover.place and any(_OF_A_TREASURY.search(text) for text in (front, *texts)):
        kind = "other"
    level = _level(cover, entity, kind, titles, front + "".join(texts[:4]))
    if level == "government":
        kind, entity = "other" if kind == "other" else "government_total", widen(governed(cover))
    elif level == "unit" and kind == "departmental_final_accounts":
        kind = "unit_final_accounts"
    title = " ".join(line.text for line in outline.cover[:4] if len(line.text) <= 40)
    return Profile(entity, year, kind, title or cover.title, level)


def _cover(outline: Outline) -> Cover:
    """The cover; where contents come before it, it stands among their lines; else what stands above tables."""
    cover = read_cover(outline.cover)
    if cover.entity or cover.fiscal_year:
        return cover
    alone = [
        section
        for section in outline.sections[:1]
        if not section.ordinal and explains_accounts(section.title)
    ]
    if alone:  # a page whose title is the heading of all below it
        return read_cover([*outline.cover, Line(alone[0].page, alone[0].title)])
    among = [x for x in outline.contents if marker(x.folded) is None and entry(x.folded) == x.folded]
    if among or outline.cover:
        return read_cover(among) if among else cover
    cover = read_cover(outline.beside_tables)
    return cover if cover.labelled else Cover(fiscal_year=cover.fiscal_year)


def _level(cover: Cover, entity: str, kind: str, titles: Sequence[str], text: str) -> Level:
    """Whether the account is a department's, one unit's or a whole government's (单位层级)."""
    of_an_office = _OF_AN_OFFICE.search(cover.title)
    of_a_place = not of_an_office and not entity and bool(cover.place or cover.whole)
    told = _TOLD_BY_A_GOVERNMENT.search(cover.title) or _ACCOUNTS_OF_A_GOVERNMENT.search(cover.title)
    if told and not of_an_office:
        return "government"
    if not of_an_office and entity.endswith("政府") and _RAISES_REVENUE.search(text):
        return "government"
    if of_a_place and (_OF_A_GOVERNMENT.search(cover.title) or _GATHERED.search(text)):
        return "government"
    of_all = _OF_ALL.search(cover.title) or (not cover.title and _OF_ALL_OFFICES.search(text))
    if of_all and not entity and not of_an_office:
        return "government"
    if kind == "other":
        return ""
    named = of_an_office or _OF_AN_OFFICE.search("".join(titles))
    of_a_unit = named.group("whose") == "单位" if named else kind == "unit_final_accounts"
    return "unit" if of_a_unit or _OF_A_UNIT.search(fold(entity)) else "department"


def _in_full(entity: str, texts: Sequence[str]) -> str:
    """The office's name as the text has it, where the title leaves out its place (县委党校, 区人大常委会).

    >>> _in_full("县委党校", ["中共望川县委党校是培训干部的学校。"]), _in_full("望川县委党校", ["中共望川县委党校是学校。"])
    ('中共望川县委党校', '望川县委党校')
    """
    if not _WITHOUT_PLACE.match(fold(entity)):
        return entity
    full = re.compile(
        rf"(?:^|[,。;:\n])((?:中共)?[\u4e00-\u9fff]{{2,9}}?{re.escape(fold(entity))})(?=[是为的内下主负现共])"
    )
    named = Counter(name for text in texts for name in full.findall(text) if not _PRONOUN.search(name))
    return widen(named.most_common(1)[0][0]) if named else entity


def _year_of(titles: list[str], texts: list[str]) -> int | None:
    for source in ("。".join(titles), "。".join(texts)):
        for pattern in (r"(\d{4})年度", rf"(\d{{4}})年(?={_TO_AN_ACCOUNT})"):
            years = [y for y in re.findall(pattern, source) if "1990" <= y <= "2100"]
            if years:
                return int(Counter(years).most_common(1)[0][0])
    return None


def _entity(outline: Outline, titles: list[str], texts: list[str]) -> str:
    votes: Counter[str] = Counter()
    for title in titles:
        found = _OVERVIEW.search(title) or _BEFORE_YEAR.search(title)
        if found is not None:
            votes[found.group("name")] += 3
    lines = [line.folded for line in outline.cover]
    announced = _ANNOUNCED.search("".join([*lines, *texts[:1]]))
    if announced is not None and not _PRONOUN.search(announced.group("name")):
        return widen(announced.group("name"))
    for text in texts:
        votes.update(match.group("name") for match in _BEFORE_YEAR.finditer(text))
        votes.update(match.group("name") for match in _CONSISTS.finditer(text))
    votes.update(labels_beside_tables(outline.beside_tables))
    kept = {name: count for name, count in votes.items() if not _PRONOUN.search(name) and len(name) >= 4}
    if not kept:
        return ""
    return widen(max(kept, key=lambda name: (kept[name], len(name), name)))


def document_kind(cover: str, titles: list[str], texts: list[str]) -> str:
    """``departmental_final_accounts``, ``unit_final_accounts``, ``budget``, ``performance_report``, ``blank_form``, ``other``.

    >>> document_kind("某局2023年度部门决算", [], [])
    'departmental_final_accounts'
    """
    whole = "".join(texts) or cover
    placeholders = len(_PLACEHOLDER.findall(whole))
    if placeholders >= 8 and len(_MONEY.findall(whole)) < placeholders:
        return "blank_form"
    if _REPORT_OF_A_GOVERNMENT.search(cover) or _OF_ANOTHER_FORM.fullmatch(cover):
        return "other"
    lines = (text.partition("\n")[0] for text in texts)
    if (
        _OF_A_SOCIETY.search(cover)
        or any(_REPORT_LINE.match(line) for line in lines)
        or any(_TOLD_FOR_A_GOVERNMENT.search(text) for text in texts[:2])
    ):
        return "other"
    if _PERFORMANCE.search(cover) and not _OF_AN_OFFICE.search(cover):
        return "performance_report"
    for source in (cover, "".join(titles)):
        if _FINAL.search(source):
            named = _WHOSE.findall(source) or _WHOSE.findall("".join(titles))
            return (
                "unit_final_accounts"
                if named.count("单位") > len(named) / 2
                else "departmental_final_accounts"
            )
        if _BUDGET.search(source):
            return "budget"
    if _PUBLIC_EXPENSES.search(cover + "".join(titles) + whole[:_FIRST_WORDS]) and "决算" not in whole:
        planned = _PLANNED.search(whole) and not _SPENT.search(cover + "".join(titles))
        return "budget" if planned else "departmental_final_accounts"
    return "other" if "决算" not in whole else "departmental_final_accounts"
