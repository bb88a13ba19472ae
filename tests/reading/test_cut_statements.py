"""Statements that the paper's edge cuts: the right part on a later page, below the end of the title, or in a block's middle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import fa_helpers as fa

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT, HIGH, WIDE = 842.0, 595.0, 18.0, 80.0
FONT = "CutStatements"
Cell = tuple[str, int]
"""A text and how many columns it spans."""


class Paper:
    """Pages of tables whose rows all stand at the same heights."""

    def __init__(self, path: Path) -> None:
        pdfmetrics.registerFont(
            TTFont(FONT, str(ROOT / "src/fa_helpers/presentation/data/fa-helpers-sans.ttf"))
        )
        self.path = path
        self.canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=1)

    def page(
        self, title: str, rows: Sequence[Sequence[Cell]], *, rules: bool = True, left: float = 60.0
    ) -> None:
        """A page with a title, its unit and a table; without ``rules`` the table stands by its places alone."""
        canvas = self.canvas
        canvas.setFont(FONT, 14)
        if title:
            canvas.drawCentredString(WIDTH / 2, HEIGHT - 50, title)
        canvas.setFont(FONT, 8)
        if title:
            canvas.drawRightString(WIDTH - 60, HEIGHT - 70, "金额单位：万元")
        for number, row in enumerate(rows):
            x, y = left, HEIGHT - 90 - HIGH * (number + 1)
            for text, span in row:
                wide = WIDE * span if rules else 58.0 * span
                if rules and span:
                    canvas.rect(x, y, wide, HIGH)
                canvas.drawCentredString(x + wide / 2, y + 5, text)
                x += wide
        canvas.showPage()

    def read(self) -> list[tuple[str, str, str, str, str]]:
        self.canvas.save()
        cells = fa.read(self.path).data.statement_cells
        return [(c.statement, c.code, c.label, c.column, c.printed) for c in cells]


def row(*texts: str) -> list[Cell]:
    return [(text, 1) for text in texts]


KINDS = ("合计", "出国费", "小计", "购置费", "运行费", "接待费")
PUBLIC = "财政拨款“三公”经费支出决算表"
BUDGETS = ("9.00", "0.00", "8.00", "0.00", "8.00", "1.00")
SPENT = ("7.10", "0.00", "6.80", "0.00", "6.80", "0.30")


def three_public(cells: list[tuple[str, str, str, str, str]]) -> list[tuple[str, str]]:
    return [(column, printed) for statement, _, _, column, printed in cells if statement.startswith("three")]


def test_names_over_the_same_columns_twice_reach_to_their_ends_without_rules(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    head: list[list[Cell]] = [
        [("", 1), ("预算数", 4), ("", 1), ("决算数", 6)],
        [("", 2), ("公务用车购置及运行费", 3), ("", 3), ("公务用车购置及运行费", 3)],
    ]
    paper.page(PUBLIC, [*head, row(*KINDS, *KINDS), row(*BUDGETS, *SPENT)], rules=False)
    found = three_public(paper.read())
    assert [printed for _, printed in found] == [*BUDGETS, *SPENT]
    assert [column.endswith("_budget") for column, _ in found] == [True] * 6 + [False] * 6


def test_columns_numbered_on_from_the_page_before_are_no_columns_of_its_own(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    left = [row("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费", "合计", "因公出国（境）费")]
    paper.page(
        PUBLIC,
        [
            [("预算数", 4)],
            *left,
            row("1", "2", "3", "4", "5", "6"),
            row("9.00", "0.00", "8.00", "1.00", "7.10", "0.00"),
        ],
    )
    right = [row("公务用车购置及运行费", "公务接待费"), row("7", "8"), row("6.80", "0.30")]
    paper.page("三公”经费支出决算表", [[], *right], left=220.0)
    assert three_public(paper.read()) == [
        ("three_public_expenses_budget", "9.00"),
        ("overseas_travel_budget", "0.00"),
        ("official_vehicles_budget", "8.00"),
        ("official_receptions_budget", "1.00"),
        ("three_public_expenses", "7.10"),
        ("overseas_travel", "0.00"),
        ("official_vehicles", "6.80"),
        ("official_receptions", "0.30"),
    ]


ITEMS = [
    ("", "合计", "12.00", "7.00", "5.00"),
    ("205", "教育支出", "9.00", "6.00", "3.00"),
    ("20502", "普通教育", "9.00", "6.00", "3.00"),
    ("221", "住房保障支出", "3.00", "1.00", "2.00"),
]
MORE = [
    ("22102", "住房改革支出", "3.00", "1.00", "2.00"),
    ("2210201", "住房公积金", "3.00", "1.00", "2.00"),
    ("229", "其他支出", "0.50", "0.20", "0.30"),
]


def test_the_right_part_belongs_to_the_page_of_its_heights_where_each_page_has_the_title(
    tmp_path: Path,
) -> None:
    paper = Paper(tmp_path / "made.pdf")
    title = "一般公共预算财政拨款支出决算表"
    head: list[list[Cell]] = [
        [("项目", 2), ("本年支出", 2)],
        row("功能分类科目编码", "科目名称", "小计", "基本支出"),
    ]
    for items in (ITEMS, MORE):
        paper.page(title, [*head, *(row(*item[:4]) for item in items)])
    for items in (ITEMS, MORE):
        paper.page(title[1:], [[], row("项目支出"), *(row(item[4]) for item in items)])
    found = {(code, label, column): printed for _, code, label, column, printed in paper.read()}
    columns = ("total", "basic_expenditure", "project_expenditure")
    assert found == {
        (code, label, column): value
        for code, label, *values in (*ITEMS, *MORE)
        for column, value in zip(columns, values, strict=True)
    }


def test_the_rest_of_a_cut_table_may_be_two_rows_and_begin_without_figures(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    title, items = "支出决算表", ITEMS[:3]
    rest = [("221", "住房保障支出", "1.00", ""), ("229", "其他支出", "2.00", "2.00")]
    paper.page(
        title,
        [[("项目", 2)], row("科目编码", "科目名称", "本年支出合计"), *(row(*item[:3]) for item in items)],
    )
    paper.page("", [row(*item[:3]) for item in rest])
    paper.page(title, [[], row("项目支出", "经营支出"), *(row(item[4], "") for item in items)], left=140.0)
    paper.page("", [row(item[3], "") for item in rest], left=140.0)
    assert sorted((code, column, printed) for _, code, _, column, printed in paper.read()) == [
        ("", "project_expenditure", "5.00"),
        ("", "total", "12.00"),
        ("205", "project_expenditure", "3.00"),
        ("205", "total", "9.00"),
        ("20502", "project_expenditure", "3.00"),
        ("20502", "total", "9.00"),
        ("221", "total", "1.00"),
        ("229", "project_expenditure", "2.00"),
        ("229", "total", "2.00"),
    ]


def test_a_block_cut_between_its_names_and_its_figures_keeps_both(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    title = "一般公共预算财政拨款基本支出决算表"
    left = [
        row("301", "工资福利支出", "9.00", "302", "商品和服务支出"),
        row("30101", "基本工资", "6.00", "30201", "办公费"),
        row("30102", "津贴补贴", "3.00", "30206", "电费"),
    ]
    right = [
        row("4.00", "310", "资本性支出", "1.00"),
        row("3.00", "31002", "办公设备购置", "1.00"),
        row("1.00", "", "", ""),
    ]
    paper.page(title, [row("科目编码", "科目名称", "金额", "科目编码", "科目名称"), *left])
    paper.page(title[2:], [row("金额", "科目编码", "科目名称", "金额"), *right])
    assert [(code, label, printed) for _, code, label, _, printed in paper.read()] == [
        ("301", "工资福利支出", "9.00"),
        ("30101", "基本工资", "6.00"),
        ("30102", "津贴补贴", "3.00"),
        ("302", "商品和服务支出", "4.00"),
        ("310", "资本性支出", "1.00"),
        ("30201", "办公费", "3.00"),
        ("31002", "办公设备购置", "1.00"),
        ("30206", "电费", "1.00"),
    ]


def test_a_block_cut_twice_takes_its_names_from_the_page_beside_it(tmp_path: Path) -> None:
    """Codes, then names and figures and the next block's names, then its figures; the first page has one row more."""
    paper = Paper(tmp_path / "made.pdf")
    title = "一般公共预算财政拨款基本支出决算表"
    left = [
        row("301", "工资福利支出", "9.00", "302"),
        row("30101", "基本工资", "6.00", "30201"),
        row("30102", "津贴补贴", "3.00", "30206"),
        row("", "人员经费合计", "9.00", ""),
    ]
    middle = [
        row("商品和服务支出", "4.00", "310", "资本性支出"),
        row("办公费", "3.00", "31002", "办公设备购置"),
        row("电费", "1.00", "31003", "专用设备购置"),
    ]
    paper.page(title, [row("科目编码", "科目名称", "决算数", "科目编码"), *left])
    paper.page("", [row("科目名称", "决算数", "科目编码", "科目名称"), *middle])
    paper.page("", [row("决算数"), row("1.50"), row("1.10"), row("0.40"), row("5.50")])
    found = {(code, label, printed) for _, code, label, _, printed in paper.read()}
    assert found >= {
        ("302", "商品和服务支出", "4.00"),
        ("30201", "办公费", "3.00"),
        ("30206", "电费", "1.00"),
        ("310", "资本性支出", "1.50"),
        ("31002", "办公设备购置", "1.10"),
        ("31003", "专用设备购置", "0.40"),
    }


def test_the_last_column_of_a_cut_budget_stands_before_the_outcome(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    items = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    paper.page(PUBLIC, [[("预算数", 3)], row(*items[:3]), row("1", "2", "3"), row("9.00", "0.00", "8.00")])
    rest = [[("", 1), ("决算数", 4)], row(items[3], *items), row("4", "5", "6", "7", "8")]
    paper.page("三公”经费支出决算表", [*rest, row("1.00", "7.10", "0.00", "6.80", "0.30")])
    assert three_public(paper.read())[3:] == [
        ("official_receptions_budget", "1.00"),
        ("three_public_expenses", "7.10"),
        ("overseas_travel", "0.00"),
        ("official_vehicles", "6.80"),
        ("official_receptions", "0.30"),
    ]


def test_a_statement_without_rules_that_is_said_to_hold_nothing_is_empty(tmp_path: Path) -> None:
    paper = Paper(tmp_path / "made.pdf")
    head = row("科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出")
    rows = [row(*texts) for texts in ITEMS]
    paper.page("支出决算表", [head, *rows], rules=False)
    note = [("说明：本单位没有国有资本经营预算财政拨款支出，本表为空表。", 5)]
    paper.page("国有资本经营预算财政拨款支出决算表", [head, note], rules=False)
    paper.page("政府性基金预算财政拨款支出决算表", [head], rules=False)
    paper.read()
    found = {r.part: (r.status, r.reason.said[:3]) for r in fa.read(paper.path).data.coverage}
    assert found["state_capital_statement"] == ("empty", "说明：")
    assert found["government_fund_statement"] == ("absent", "")
