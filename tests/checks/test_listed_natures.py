"""Kinds of spending among the classes of a form that has neither basic nor project expenditure are no list of kinds."""

from __future__ import annotations

import pytest

from drawn_pages import HEAD, Drawn, plain_table


@pytest.mark.parametrize(
    ("more", "asked"), [((), False), (("||六、基本支出|40.00", "||七、项目支出|20.00"), True)]
)
def test_only_a_list_of_kinds_is_summed(more: tuple[str, ...], asked: bool) -> None:
    table = plain_table(
        "收入支出决算总表",
        "万元",
        "收入{2}|支出{2}",
        "项目|决算数|项目|决算数",
        "一、一般公共预算财政拨款收入|90.00|一、教育支出|60.00",
        "||二、住房保障支出|30.00",
        "||三、对附属单位补助支出|0.00",
        "||四、上缴上级支出|0.00",
        *more,
        "本年收入合计|90.00|本年支出合计|90.00",
        "总计|90.00|总计|90.00",
    )
    checked = Drawn().text(*HEAD).table(table).read().check()
    rules = {entry.check.rule for entry in checked.findings}
    assert ("summary.expenditure_kinds" in rules) is asked
