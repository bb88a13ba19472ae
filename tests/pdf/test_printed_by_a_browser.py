"""A page printed by a browser gives what the typeset document gives: figures, names, indicators, without the reference."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import astuple
from pathlib import Path

import pytest
from tools.as_web_page import font_face, web_page
from tools.ruled_form import load_forms

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.pdf import reference_reader
from fa_helpers.text.fold import fold

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
BUNDLED = Path(__file__).parents[2] / "data/raw/urumqi-miit-2023"
RADICAL = re.compile("[\u2e80-\u2fdf]")

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")


def printed(html: str, folder: Path, *options: str) -> Path:
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder}/profile",
    ]
    subprocess.run(
        [*command, *options, f"--print-to-pdf={pdf}", str(page)], check=True, capture_output=True, timeout=120
    )
    return pdf


def figures(document: FinalAccounts) -> Counter[tuple[object, ...]]:
    return Counter(
        (f.section, f.concept, fold(f.subject), f.measure, f.stage, f.direction, f.value, f.unit)
        for f in document.data.facts
    )


def indicators(document: FinalAccounts) -> list[tuple[str, ...]]:
    return [
        (fold(card.title), fold(card.name), *(fold(part) for part in astuple(one) if isinstance(part, str)))
        for card in document.data.scorecards
        for one in card.indicators
    ]


SMALL, LARGE = "font-size: 10px; line-height: 1.4", "font-size: 15px; line-height: 1.6"
"""Of the forms: whole on their pages, and broken over several."""


@pytest.mark.parametrize(
    ("style", "options"),
    [(SMALL, ()), (SMALL, ("--no-pdf-header-footer",)), (LARGE, ())],
    ids=["headed", "plain", "large"],
)
def test_what_a_browser_prints_is_read_like_the_typeset_document(
    style: str, options: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (BUNDLED / "source.txt").read_text(encoding="utf-8")
    html = web_page(text, load_forms(BUNDLED / "cards.json"))
    assert SMALL in html
    pdf = printed(html.replace(SMALL, style), tmp_path, *options)
    typeset = fa.read("urumqi-miit-2023")
    monkeypatch.setattr(reference_reader, "read_pages", None)  # nothing is left to it
    document = fa.read(pdf)
    assert figures(document) == figures(typeset)
    assert indicators(document) == indicators(typeset)
    assert [fold(s.title) for s in document.data.sections] == [fold(s.title) for s in typeset.data.sections]
    assert document.data.profile.entity == typeset.data.profile.entity
    rows = [
        *document.coverage().itertuples(),
        *document.stated_reasons().itertuples(),
        *document.terms().itertuples(),
    ]
    assert not [row for row in rows if RADICAL.search(str(row))]


CODES = (
    "201",
    "20126",
    "2012601",
    "2012604",
    "208",
    "20805",
    "2080505",
    "2080506",
    "221",
    "22102",
    "2210201",
)
NAMES = (
    *("一般公共服务支出", "档案事务", "行政运行", "档案馆", "社会保障和就业支出", "行政事业单位养老支出"),
    *(
        "机关事业单位基本养老保险缴费支出",
        "机关事业单位职业年金缴费支出",
        "住房保障支出",
        "住房改革支出",
        "住房公积金",
    ),
)
HEAD = """<tr><td colspan=2>项目</td><td rowspan=2>本年支出合计</td><td rowspan=2>基本支出</td><td rowspan=2>项目支出</td>
<td rowspan=2>上缴上级支出</td><td rowspan=2>经营支出</td></tr><tr><td>功能分类科目编码</td><td>科目名称</td></tr>
<tr><td colspan=2>栏次</td><td>1</td><td>2</td><td>3</td><td>4</td><td>5</td></tr>"""
FRAMES = {
    "every_other_row_shaded": "tbody tr:nth-child(odd) { background: #eee } thead td { background: #ccc }",
    "cells_shaded": "td { background: #eef; border: 1px solid white }",
    "level_rules": "td { border-bottom: 1px solid #666 }",
    "header_boxed": "thead td { border: 1px solid #444 } tbody td { border-bottom: 1px solid #999 }",
    "nothing": "",
}


@pytest.mark.parametrize("width", ["A4 landscape", "A4"])
@pytest.mark.parametrize("frame", FRAMES)
def test_a_statement_that_a_browser_breaks_over_pages(frame: str, width: str, tmp_path: Path) -> None:
    """Merged heads that come again on each page, labels of up to three lines."""
    rows, truth = "", []
    for number, (code, name) in enumerate(zip(CODES * 3, NAMES * 3, strict=True)):
        code = str(int(code) + number // len(CODES))
        amounts = (f"{3000 + number:,}.25", f"{1000 + number:,}.25", "2,000.00")
        columns = ("total", "basic_expenditure", "project_expenditure")
        truth += [(code, name, column, text) for column, text in zip(columns, amounts, strict=True)]
        figures = "".join(f"<td class=n>{text}</td>" for text in (*amounts, "", ""))
        rows += f"<tr><td>{code}</td><td>{name}</td>{figures}</tr>"
    html = f"""<meta charset=utf-8><style>{font_face()}@page {{ size: {width}; margin: 15mm }} body {{ font: 10pt bundled }}
table {{ width: 100%; border-collapse: collapse }} thead td {{ text-align: center }} .n {{ text-align: right }}
td {{ padding: 6px }} h2 {{ text-align: center }} {FRAMES[frame]}</style>
<h1>某县档案局2022年度部门决算</h1><p>第一部分 单位概况</p><p>负责档案工作。</p><h2 style="break-before: page">支出决算表</h2>
<p>公开03表</p><p>部门：某县档案局 <span style="float: right">单位：元</span></p>
<table><thead>{HEAD}</thead><tbody>{rows}</tbody></table>"""
    cells = fa.read(printed(html, tmp_path)).data.statement_cells
    assert [(cell.code, cell.label, cell.column, cell.printed) for cell in cells] == truth
