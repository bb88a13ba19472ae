"""Lists of units, however printed, are neither running text nor a statement; their names tell whose a figure is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tools.plain_pdf import FONT, PlainCanvas, register_font

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

NAMES = ("青河县水务局（本级）", "青河县河道管理站", "青河县水文中心")
NUMBERED = tuple((f"{n}．{name}",) for n, name in enumerate(NAMES, 1))
BARE = tuple((name,) for name in NAMES)
PLAIN = (("序号", "单位名称"), *((str(n), name) for n, name in enumerate(NAMES, 1)))
KINDS = (
    ("序号", "预算单位全称", "单位性质"),
    ("1", NAMES[0], "行政单位"),
    ("2", NAMES[1], "公益一类"),
    ("3", NAMES[2], "公益二类"),
)
STAFF = (("序号", "单位名称", "编制人数"), ("1", NAMES[0], "31"), ("2", NAMES[1], "17"), ("3", NAMES[2], "9"))
WITHOUT_NUMBERS = (("单位名称", "经费来源"), *((name, "财政全额") for name in NAMES))
LISTS = {
    "numbered": NUMBERED,
    "bare": BARE,
    "plain": PLAIN,
    "kinds": KINDS,
    "staff": STAFF,
    "no_numbers": WITHOUT_NUMBERS,
}
HEADINGS = ("二、机构设置", "二、部门决算单位构成", "二、纳入部门决算汇编范围的单位情况")


def printed(
    path: Path, rows: Sequence[Sequence[str]], rules: str, heading: str, title: str = ""
) -> FinalAccounts:
    register_font()
    canvas = PlainCanvas((595.0, 842.0), {})

    def at(x: float, top: float, size: float, text: str) -> None:
        canvas.setFont(FONT, size)
        canvas.drawString(x, 842 - top, text)

    at(60, 300, 20, "青河县水务局2022年度部门决算")
    canvas.showPage()
    lines = [
        "第一部分 青河县水务局概况",
        "一、主要职责",
        "负责水务管理。",
        heading,
        "纳入本部门决算的单位共三个，具体如下：",
    ]
    for place, line in enumerate([*lines, title] if title else lines):
        at(60, 60 + 25 * place, 12, line)
    top = 220.0
    for row in rows:
        for place, text in enumerate(row):
            at(70 + 150 * place, top, 11, text)
            if rules == "boxes":
                canvas.rect(64 + 150 * place, 842 - top - 7, 150, 22)
        if rules == "level":
            canvas.line(60, 842 - top - 7, 520, 842 - top - 7)
        top += 22
    canvas.showPage()
    text = (
        "第二部分 2022年度部门决算情况说明",
        "一、支出决算情况说明",
        "2022年度本年支出合计900.00万元，其中：基本支出600.00万元，占66.67%；",
        "项目支出300.00万元，占33.33%。",
        "其中：青河县河道管理站支出200.00万元，青河县水文中心支出100.00万元。",
    )
    for place, line in enumerate(text):
        at(60, 60 + 25 * place, 12, line)
    canvas.showPage()
    canvas.write(path)
    return fa.read(path)


def owners(document: FinalAccounts) -> list[tuple[str, str, str]]:
    facts = [fact for fact in document.data.facts if fact.section == "2.1"]
    return [(fact.printed, fact.scope, fact.whose) for fact in facts]


OWNERS = [
    *((text, "office", "") for text in ("900.00", "600.00", "66.67", "300.00", "33.33")),
    ("200.00", "part", "青河县河道管理站"),
    ("100.00", "part", "青河县水文中心"),
]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("rules", ["boxes", "level", "nothing"])
@pytest.mark.parametrize("kind", LISTS)
def test_the_names_tell_whose_a_figure_is(kind: str, rules: str, heading: str, tmp_path: Path) -> None:
    document = printed(tmp_path / "units.pdf", LISTS[kind], rules, heading)
    assert owners(document) == OWNERS
    assert not document.data.statement_cells
    own = [fact for fact in document.data.facts if fact.section == "1.2"]
    assert not own
    rows = {row.part: row for row in document.data.coverage}
    assert rows["1.2"].status == "read"
    if len(LISTS[kind][0]) > 1:
        assert rows["units.01"].status == ("partly_read" if kind == "staff" else "read")
        if kind == "staff":
            assert rows["units.01"].reason.details == ("31", "17", "9")
    assert not [part for part in rows if part.startswith(("table", "statement"))]


def test_a_list_with_a_title_of_a_table_is_no_statement(tmp_path: Path) -> None:
    document = printed(tmp_path / "titled.pdf", KINDS, "boxes", HEADINGS[0], "部门决算单位构成情况表")
    assert owners(document) == OWNERS and not document.data.statement_cells
    assert [row.part for row in document.data.coverage if row.page_first == 2][-1] == "units.01"


def test_a_department_and_one_unit_below_it_are_a_list_under_the_words_before_it(tmp_path: Path) -> None:
    rows = (
        ("序号", "单位名称", "备注"),
        ("1", "中共青河县委宣传部（本级）", ""),
        ("2", "青河县新闻中心", ""),
    )
    document = printed(tmp_path / "own.pdf", rows, "boxes", HEADINGS[1], "围的单位包括：")
    (units,) = [row for row in document.data.coverage if row.part == "units.01"]
    assert units.status == "read" and units.title == "部门决算单位构成"
    assert not [row for row in document.data.coverage if row.part.startswith("table")]


def test_a_table_of_money_by_unit_is_no_list_of_names(tmp_path: Path) -> None:
    rows = (("单位名称", "本年支出"), *((name, f"{n}00.00") for n, name in enumerate(NAMES, 1)))
    document = printed(tmp_path / "money.pdf", rows, "boxes", HEADINGS[0])
    assert not [row for row in document.data.coverage if row.part.startswith("units")]
