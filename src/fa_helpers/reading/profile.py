"""Whose account it is (单位概况): the office's full name, the fiscal year, the kind of document."""

from __future__ import annotations

import re
from collections import Counter

from fa_helpers.layout.document_layout import Sheet
from fa_helpers.layout.lines import Line
from fa_helpers.model import Profile
from fa_helpers.text.fold import widen

_ORG_END = (
    r"(?:局|委员会|办公室|部|厅|院|中心|大学|学院|学校|中学|小学|幼儿园|处|会|站|总队|支队|大队|队|所|馆|政府|街道|"
    r"办事处|法院|检察院|公司|集团|园|社|党校|区|机关|台|厂|场|基地|医院|联合会|工会|团委|妇联)"
)
_NAME = rf"[\u4e00-\u9fff()·“”]{{2,50}}?{_ORG_END}(?:\([^()]{{2,8}}\))?"
_BEFORE_YEAR = re.compile(rf"(?:^|[。,;:\n]|\d年)(?P<name>{_NAME})(?=\d{{4}}年)")
_COVER = re.compile(
    rf"^(?:\d{{4}}年度?)?(?P<name>{_NAME})(?:\((?:汇总|本级|机关)\))?(?=\d{{4}}年|部门决算|单位决算|决算|部门预算|$)"
)
_CONSISTS = re.compile(rf"(?P<name>{_NAME})(?:部门|单位)?决算包括")
_OVERVIEW = re.compile(rf"^(?P<name>{_NAME})概况$")
_UNIT_LABEL = re.compile(rf"^(?:编制)?(?:单位|部门)(?:名称)?:(?P<name>{_NAME})(?=$|单位:|金额|\d)")
_YEAR = re.compile(r"(\d{4})年(?:度)?")
_TITLE_YEAR = re.compile(r"(\d{4})年度?[^。,;]{0,40}?(?:决算|预算)")
_BUDGET = re.compile(r"(?:部门|单位)?预算(?!执行|绩效|财政|单位|管理|差异)")
_FINAL = re.compile(r"决算")
_OF_A_GOVERNMENT = re.compile(r"[决预]算草案|财政总决算|预算执行情况(?:和|及|与|的)")
_WHOSE = re.compile(r"(单位|部门)(?:\d{4}年度?)?决算(?!单位)")
_PLACEHOLDER = re.compile(r"[X×ｘxＸ]{2,}|\*{2,}|20\s*[X×]{2}|[X×_](?=[万亿]?元|%|个|人|辆|批次)|_{3,}")
_MONEY = re.compile(r"\d[万亿]?元")
_PRONOUN = re.compile(
    r"^(?:我|各|该|其|与|按照|根据|本[部单机系院局校会委市县区省处站中厅办所街乡镇年级次届套行表报决期人项辖]"
    r"|全[部市县区省乡镇校院局系年体面会处厅委所站]|从(?:事|而|.{0,8}看)|对(?:于|.{0,8}的)|由(?:于|.{0,12}[组构]成))"
)
"""How a clause begins that is no office's name; a place's name may begin so too (本溪市、从化区、全国总工会)."""


def read_profile(sheet: Sheet) -> Profile:
    """The profile from the cover, the part titles, the text and the labels above tables, the likeliest of each."""
    cover = "".join(line.folded for line in sheet.outline.cover)
    texts = [section.passage(()).text for section in sheet.outline.sections]
    titles = [section.title for section in sheet.outline.sections]
    year = _fiscal_year(cover, titles, texts)
    title = " ".join(line.text for line in sheet.outline.cover[:4] if len(line.text) <= 40)
    return Profile(_entity(sheet, titles, texts), year, document_kind(cover, titles, texts), title)


def _fiscal_year(cover: str, titles: list[str], texts: list[str]) -> int | None:
    for source in (cover, "。".join(titles), "。".join(texts)):
        years = _TITLE_YEAR.findall(source) if source is cover else re.findall(r"(\d{4})年度", source)
        years = [y for y in years if "1990" <= y <= "2100"]
        if years:
            return int(Counter(years).most_common(1)[0][0])
    found = _YEAR.findall(cover)
    return int(found[0]) if found else None


def _entity(sheet: Sheet, titles: list[str], texts: list[str]) -> str:
    votes: Counter[str] = Counter()
    cover = "".join(line.folded for line in sheet.outline.cover[:4])
    for start, source in ((6, cover), *((3, title) for title in titles)):
        pattern = _COVER if source is cover else _OVERVIEW
        found = pattern.search(source) or _BEFORE_YEAR.search(source)
        if found is not None:
            votes[found.group("name")] += start
    for text in texts:
        votes.update(match.group("name") for match in _BEFORE_YEAR.finditer(text))
        votes.update(match.group("name") for match in _CONSISTS.finditer(text))
    votes.update(_labels(sheet.outline.beside_tables))
    kept = {name: count for name, count in votes.items() if not _PRONOUN.search(name) and len(name) >= 4}
    if not kept:
        return ""
    return widen(max(kept, key=lambda name: (kept[name], len(name), name)))


def _labels(lines: list[Line]) -> Counter[str]:
    found = (_UNIT_LABEL.search(line.folded) for line in lines)
    return Counter(match.group("name") for match in found if match is not None)


def document_kind(cover: str, titles: list[str], texts: list[str]) -> str:
    """``departmental_final_accounts``, ``unit_final_accounts``, ``budget``, ``blank_form`` or ``other``.

    >>> document_kind("某局2023年度部门决算", [], [])
    'departmental_final_accounts'
    """
    whole = cover + "".join(texts)
    placeholders = len(_PLACEHOLDER.findall(whole))
    if placeholders >= 8 and len(_MONEY.findall(whole)) < placeholders:
        return "blank_form"
    if _OF_A_GOVERNMENT.search(cover):
        return "other"
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
    return "other" if "决算" not in whole else "departmental_final_accounts"
