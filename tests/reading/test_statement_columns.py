"""Header and data are told apart, columns get their role, groups their side."""

from __future__ import annotations

import pytest

from fa_helpers.layout.tables.grid import Grid, read_grid
from fa_helpers.pdf.page import Box, Char, Page
from fa_helpers.pdf.ruled_tables import TableBox
from fa_helpers.reading.statements.columns import first_data_row, repeated_header, side_of, statement_columns


def grid(*rows: list[str], merged: str = "") -> Grid:
    """A grid of equal cells; those of the ``merged`` text are one."""
    cells, chars = [], []
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            wide = texts.count(text) if text == merged else 1
            if wide > 1 and texts.index(text) < column:
                continue
            box = Box(100.0 * column, 20.0 * row, 100.0 * (column + wide), 20.0 * (row + 1))
            cells.append(box)
            for i, c in enumerate(text):
                x = box.x0 + 1 + 6 * i
                chars.append(Char(c, x, x + 6, box.top + 4, box.top + 14, box.top + 13, 10, True, "f"))
    whole = Box(0, 0, cells[-1].x1, cells[-1].bottom)
    return read_grid(Page(1, 2000, 2000, tuple(chars)), TableBox(whole, tuple(cells)))


@pytest.mark.parametrize(
    ("rows", "first"),
    [
        ([["项目", "行次", "金额"], ["栏次", "", "1"], ["一、经营收入", "1", ""]], 2),
        ([["项目", "金额", "项目", "金额"], ["", "", "九、卫生健康支出", ""]], 1),
        ([["科目编码", "科目名称", "合计"], ["2010101", "行政运行", "5"]], 1),
        ([["项目", "合计", "基本支出"], ["2010101行政运行", "", ""]], 1),
        ([["合计", "因公出国（境）费", "公务接待费"], ["1", "2", "3"], ["0", "0", "0"]], 2),
        ([["附属单位上缴收入", "其他收入"], ["6", "7"], ["1.00", "2.00"]], 2),
        ([["项目", "金额"], ["1=2+3", "2"], ["合计", "0"]], 2),
        ([["收入", "支出"], ["项目", "合计"]], 2),
    ],
)
def test_the_first_row_that_is_no_header(rows: list[list[str]], first: int) -> None:
    assert first_data_row(grid(*rows)) == first


def test_a_page_repeats_its_header_or_not() -> None:
    heads = {"项目", "金额", "收入"}
    assert repeated_header(grid(["项目", "金额"], ["一、经营收入", "1.00"]), heads) == 1
    assert repeated_header(grid(["", ""], ["总计", "1.00"]), heads) == 0
    assert repeated_header(grid(["收入", ""], ["总计", "1.00"]), heads) == 0


def test_a_column_with_an_unknown_header_is_known_by_its_texts() -> None:
    made = grid(["类款项目名", "新栏目"], ["2010101行政运行", "1.00"], ["2010102一般行政管理事务", "2.00"])
    assert [column.role for column in statement_columns(made, 1)] == ["label", "data"]


def test_a_summary_without_its_top_header_has_two_sides() -> None:
    made = grid(["项目", "金额", "项目", "金额"], ["一、经营收入", "1.00", "一、教育支出", "2.00"])
    columns = statement_columns(made, 1)
    assert [side_of(columns, g, "revenue_expenditure_summary") for g in (0, 1)] == ["revenue", "expenditure"]
    assert [side_of(columns, g) for g in (0, 1)] == ["1", "2"]


def test_remarks_are_no_group() -> None:
    made = grid(["项目", "金额", "备注"], ["一、经营收入", "1.00", "含上年结转"])
    columns = statement_columns(made, 1)
    assert [column.role for column in columns] == ["label", "data", "line"]
    assert side_of(columns, 0) == ""


def test_the_levels_of_a_code_below_one_name_are_codes() -> None:
    """A header over three columns of which only the first is seen to bear it."""
    found = statement_columns(
        grid(
            ["项目编码", "", "", "科目名称", "合计"],
            ["201", "", "", "一般公共服务支出", "2.00"],
            ["201", "03", "", "政府办公厅事务", "2.00"],
            ["201", "03", "01", "行政运行", "2.00"],
        ),
        1,
    )
    assert [column.role for column in found] == ["code", "code", "code", "label", "data"]


def test_names_of_columns_that_stand_in_the_total_row() -> None:
    """本年支出 lies over three columns, whose names stand where the row's amounts would."""
    found = grid(
        ["编码", "名称", "年初结转和结余", "本年收入", "本年支出", "本年支出", "本年支出", "年末结转和结余"],
        ["", "", "", "", "", "", "", ""],
        ["合计", "", "0", "612.40", "合计", "基本支出", "项目支出", "0"],
        ["212", "城乡社区支出", "0", "612.40", "612.40", "", "612.40", "0"],
        merged="本年支出",
    )
    columns = statement_columns(found, first_data_row(found))
    assert [column.label for column in columns[4:7]] == [
        "本年支出/合计",
        "本年支出/基本支出",
        "本年支出/项目支出",
    ]


def test_a_total_row_of_two_sides_names_no_column() -> None:
    found = grid(
        ["收入", "收入", "支出", "支出"],
        ["项目", "金额", "项目", "金额"],
        ["本年收入合计", "8.10", "本年支出合计", "8.10"],
    )
    assert [column.path[-1] for column in statement_columns(found, 2)] == ["项目", "金额", "项目", "金额"]
