"""Whose account a paper is, of which year, of what kind and level: told from covers in any order, never from a name."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import fa_helpers as fa
from fa_helpers.errors import ParseError
from fa_helpers.layout.document_layout import lay_out
from fa_helpers.model import Profile
from fa_helpers.pdf.source import open_source
from fa_helpers.reading.profile import read_profile

DATA = Path(__file__).parents[1] / "data"
REAL = Path(__file__).parents[3] / "shared" / "real"
BODY = "第一部分 概况\n一、主要职责\n负责日常工作。\n第二部分 情况说明\n一、收入情况说明\n本年收入合计5.00万元。\n"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def told(profile: Profile) -> tuple[str, str, str, str]:
    return profile.entity, str(profile.fiscal_year or ""), profile.kind, profile.level


def wanted(row: dict[str, str]) -> tuple[str, str, str, str]:
    return row["entity"], row["year"], row["kind"], row["level"]


def profile_of(source: str | bytes) -> Profile:
    return read_profile(lay_out(open_source(source, name="a.txt" if isinstance(source, bytes) else "")))


@pytest.mark.parametrize("row", rows("covers.csv"), ids=lambda row: row["lines"])
def test_covers(row: dict[str, str]) -> None:
    """Made covers of the kinds found across provinces; ``|`` ends a line."""
    source = row["lines"].replace("|", "\n") + "\n" + BODY
    assert told(profile_of(source.encode())) == wanted(row)


def test_a_cover_may_come_behind_its_contents() -> None:
    contents = "目录\n第一部分 概况\n一、主要职责\n第二部分 情况说明\n一、收入情况说明\n二、支出情况说明\n\f"
    text = contents + "望川县气象局\n2023年度部门决算\n\f" + BODY
    assert told(profile_of(text.encode())) == (
        "望川县气象局",
        "2023",
        "departmental_final_accounts",
        "department",
    )


@pytest.mark.skipif(not REAL.is_dir(), reason="published documents are not here")
@pytest.mark.parametrize("row", rows("whose.csv"), ids=lambda row: row["file"])
def test_published_papers(row: dict[str, str]) -> None:
    """What a person sees on the first page of each; ``refused`` holds no account."""
    path = REAL / row["file"]
    if row["kind"] != "refused":
        assert told(profile_of(str(path))) == wanted(row)
        return
    with pytest.raises(ParseError):
        fa.read(path)


APPLICATION = """望川区财政局政府信息公开申请表
申请人：张三　单位名称：
一、申请公开的部门预算情况
所需信息：2023年部门预算的有关情况，用途：了解。份数：1份。
"""
SITE = """望川区政府网站工作年度报表（2023年度）
填报单位：望川区人民政府办公室
一、网站基本情况
独立用户访问总量1203456个，网站总访问量8765432次。
二、信息发布情况
总数3120条，概况类信息更新量12条。
"""


@pytest.mark.parametrize("text", [APPLICATION, SITE])
def test_a_paper_without_an_account_is_refused(text: str) -> None:
    with pytest.raises(ParseError) as refused:
        fa.read(text.encode(), name="a.txt")
    assert refused.value.code == "not_final_accounts"


def test_totals_of_a_government_are_told_as_such() -> None:
    text = "2022年望川县“三公”经费支出决算\n经县财政局汇总，2022年全县“三公”经费决算总额300.00万元，比上年下降2.00%。\n"
    document = fa.read(text.encode(), name="a.txt")
    assert (document.data.profile.kind, document.data.profile.level) == ("government_total", "government")
    assert {fact.scope for fact in document.data.facts} == {"government"}


def test_totals_of_a_government_without_a_figure_are_refused() -> None:
    text = "2022年望川县“三公”经费支出决算\n经县财政局汇总，2022年全县“三公”经费比上年有所下降。\n"
    with pytest.raises(ParseError) as refused:
        fa.read(text.encode(), name="a.txt")
    assert refused.value.code == "whole_government"
