"""An item of the text has the code that the document's own statements print for its names."""

from __future__ import annotations

import pytest

from drawn_pages import HEAD, Drawn, plain_table
from fa_helpers.document import FinalAccounts

TEXT = (
    "第三部分 2023年度部门决算情况说明",
    "一、一般公共预算财政拨款支出决算情况说明",
    "1.社会保障和就业支出（类）其他社会保障和就业支出（款）其他社会保障和就业支",
    "出（项）支出决算为4.20万元。",
)


def document(*codes: str) -> FinalAccounts:
    rows = [f"{code}|其他社会保障和就业支出|4.20|4.20" for code in codes]
    table = plain_table(
        "一般公共预算财政拨款支出决算表",
        "万元",
        "科目编码|科目名称|本年支出合计|基本支出",
        "208|社会保障和就业支出|4.20|4.20",
        "20899|其他社会保障和就业支出|4.20|4.20",
        *rows,
    )
    return Drawn().text(*HEAD).table(table).text(*TEXT).read()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (("2089901",), "2089901"),
        (("2089999",), "2089999"),
        (("2089901", "2089999"), "2089999"),
        ((), "2089999"),
    ],
)
def test_the_code_is_the_one_that_the_statements_print(printed: tuple[str, ...], code: str) -> None:
    data = document(*printed).data
    assert [item.function_code for item in data.functional_items] == [code]
    assert [fact.function_code for fact in data.facts] == [code]
    assert data.functional_items[0].facts[0] is data.facts[0]
