"""A name stands on the page where it is printed, also where the page's end parts it from its figures."""

from __future__ import annotations

import fa_helpers as fa

TEXT = (
    "某县卫生局2023年度部门决算\n第二部分 部门决算情况说明\n五、一般公共预算财政拨款支出决算情况说明\n"
    "（一）一般公共预算财政拨款支出决算结构情况\n1.卫生健康支出（类）20.00万元，占100.00%。\n"
    "（二）一般公共预算财政拨款支出决算具体情况\n"
    "1.卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）。支出决算为15.00万元。\n"
    "2.医疗卫生与计划生育支出（类）行政事业单位医疗（款）公务员医疗\f"
    "补助（项）。支出决算为5.00万元。\n"
)


def test_an_old_name_is_said_on_its_own_page() -> None:
    checked = fa.read(TEXT.encode(), name="a.txt").check()
    (found,) = (entry.check for entry in checked.findings if entry.check.rule == "names.class")
    assert {mark.printed: mark.locator.page for mark in found.marks} == {
        "卫生健康支出": 1,
        "医疗卫生与计划生育支出": 1,
    }
    assert found.pages == (1,)


def test_words_overleaf_are_said_on_their_page() -> None:
    """A paragraph that runs over a page's end: a blank in its second half is not on the first page."""
    text = (
        "某县卫生局2023年度部门决算\n第二部分 部门决算情况说明\n一、收入支出决算总体情况说明\n"
        "2023年度收入总计20.00万元，支出总计20.00万元，与上年相比增加\f"
        "2.00万元，主要原因是XX人员增加。\n"
    )
    data = fa.read(text.encode(), name="a.txt")
    (found,) = (one.check for one in data.check().findings if one.check.rule == "form.placeholder")
    assert [mark.locator.page for mark in found.marks] == [2]
    assert found.pages == (2,)
