"""Which grids are forms: by title and by what stands in them; several forms in one grid are parted."""

from __future__ import annotations

import pytest

from fa_helpers.layout.lines import Line
from fa_helpers.layout.tables.forms import (
    has_name,
    is_card_title,
    is_list,
    is_of_evaluation,
    is_untitled_form,
    split_forms,
    unruled_forms,
)
from fa_helpers.layout.tables.grid import Grid, GridCell
from fa_helpers.pdf.page import Box


def grid(*rows: str) -> Grid:
    """A grid whose rows are given as texts parted by ``|``; a row of one text spans all columns."""
    wide = max(len(row.split("|")) for row in rows)
    cells = []
    for top, row in enumerate(rows):
        texts = row.split("|")
        for left, text in enumerate(texts):
            right = wide if len(texts) == 1 else left + 1
            lines = (Line(1, text),) if text else ()
            box = Box(left * 10.0, top * 10.0, right * 10.0, top * 10.0 + 10)
            cells.append(GridCell(1, box, top, top + 1, left, right, lines))
    by_row = tuple(tuple(c for c in cells if c.top == n) for n in range(len(rows)))
    edges = tuple(float(10 * n) for n in range(len(rows) + 1))
    columns = tuple(float(10 * n) for n in range(wide + 1))
    return Grid(1, Box(0, 0, wide * 10.0, len(rows) * 10.0), tuple(cells), edges, columns, by_row)


@pytest.mark.parametrize(
    ("text", "is_title"),
    [
        ("项目支出绩效自评表", True),
        ("部门整体支出绩效自评表(2023年度)", True),
        ("项目绩效目标完成情况表", True),
        ("项目支出绩效自评表—农村公路养护", True),
        ("项目支出绩效评价表", False),
        ("各项目自评结果见绩效自评表,共12张。", False),
        ("项目支出绩效目标表", False),
    ],
)
def test_titles_of_forms(text: str, is_title: bool) -> None:
    assert is_card_title(text) is is_title


def test_titles_of_evaluation_are_no_statements() -> None:
    assert is_of_evaluation("项目支出绩效评价得分表") and not is_of_evaluation("国有资产占用情况表")


@pytest.mark.parametrize(
    ("rows", "listed"),
    [
        (("序号|项目名称|得分", "1|清淤|98"), True),
        (("项目名称|自评得分|等级", "清淤|98|优"), True),
        (("项目名称|主管部门|预算数(万元)", "清淤|某局|12"), True),
        (("项目名称|清淤|", "主管部门|某局|"), False),
        (("项目名称|预算|", "一级指标|三级指标|得分"), False),
        (("部门名称|某局|", "序号|任务名称|完成情况", "1|清淤|完成"), False),
        (("部门名称|某局|", "序号|项目名称|得分", "1|清淤|98"), True),
    ],
)
def test_lists_are_told_from_forms(rows: tuple[str, ...], listed: bool) -> None:
    assert is_list(grid(*rows)) is listed


def test_a_form_without_title() -> None:
    form = ("项目名称|清淤|", "一级指标|三级指标|实际完成值", "产出指标|里程|5公里")
    assert is_untitled_form(grid(*form)) and has_name(grid(*form))
    assert not is_untitled_form(grid("项目名称|清淤|", "一级指标|三级指标|指标值", "产出指标|里程|5公里"))
    assert not is_untitled_form(grid("科目|金额|", "教育|5|"))


def test_forms_in_one_grid_are_parted() -> None:
    one = ("项目名称|清淤|", "一级指标|三级指标|实际完成值", "产出指标|里程|5公里")
    other = ("项目名称|巡查|", "一级指标|三级指标|实际完成值", "产出指标|次数|9次")
    parts = split_forms(grid(*one, *other))
    assert [len(part.by_row) for part in parts] == [3, 3]
    assert parts[1].cells[1].text == "巡查" and parts[1].cells[1].top == 0
    assert parts[1].box == Box(0, 30, 30, 60)
    titled = split_forms(grid("项目支出绩效自评表", *one, "项目支出绩效自评表", *other))
    assert [part.cells[0].text for part in titled] == ["项目支出绩效自评表"] * 2
    assert split_forms(grid(*one)) == (grid(*one),)


def test_forms_without_rules_are_seen() -> None:
    title, header = Line(7, "项目支出绩效自评表"), Line(7, "一级指标二级指标三级指标年度指标值")
    assert unruled_forms([title, header]) == {7: title}
    assert unruled_forms([title, header], frozenset({7})) == {}
    assert unruled_forms([header, title]) == {} and unruled_forms([title]) == {}
