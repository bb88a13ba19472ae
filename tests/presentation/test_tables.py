"""Tables show the same text for the same frame, escape what documents say, and mark what is computed."""

from __future__ import annotations

from decimal import Decimal
from html.parser import HTMLParser

import pandas as pd
import pytest

from fa_helpers.computing.rates import Rate
from fa_helpers.presentation.cells import cell_text, column_kind, heading
from fa_helpers.presentation.lettering import display_width
from fa_helpers.presentation.tables import show_table
from fa_helpers.terms.messages import UnknownMessageError


def items() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "order": [1, 2, 3],
            "function_item": ["行政运行", "<script>alert(1)</script>", "其他工业和信息产业监管支出"],
            "final_accounts": [1234.5, 0.0, None],
            "direction": ["increase", "flat", None],
            "change_rate": [None, None, -0.9993],
            "change_rate_reason": ["zero_base", "both_zero", None],
            "reason": ["项目增加，拨付中小企业发展专项资金" * 3, "a & b", "rate.zero_base"],
            "page": pd.array([6, None, 7], dtype="Int64"),
        }
    )


class Reader(HTMLParser):
    """Cells of an HTML table, and every tag."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


def test_plain_text_is_aligned_and_in_words() -> None:
    columns = ["order", "function_item", "final_accounts", "direction", "change_rate", "page"]
    table = show_table(items(), "zh", columns=columns, unit="万元", caption="具体情况", source="来源：某局")
    assert repr(table).splitlines() == [
        "具体情况",
        "序号  功能分类：项                决算数（万元）  增减方向           增减率（计算）  页",
        "----  --------------------------  --------------  --------  -----------------------  --",
        "   1  行政运行                          1,234.50  增加              基数为0，不可比   6",
        "   2  <script>alert(1)</script>             0.00  持平      本期与基数均为0，不可比",
        "   3  其他工业和信息产业监管支出                                            −99.93%   7",
        "来源：某局",
    ]


def test_long_cells_are_cut_in_plain_text_only() -> None:
    table = show_table(items(), "zh", columns=["reason"])
    assert "…" in repr(table)
    assert "…" not in table._repr_html_()


def test_columns_stand_below_their_headings() -> None:
    lines = repr(show_table(items(), "en", unit="万元")).splitlines()
    rule = lines[1]
    ends = [i for i in range(len(rule)) if rule[i] == "-" and rule[i + 1 : i + 2] in ("", " ")]
    for line in lines[2:]:
        assert display_width(line) <= ends[-1] + 1
    assert "final accounts (10,000 yuan)" in lines[0]
    assert "change rate (computed)" in lines[0]
    assert "base is 0: no rate" in lines[2]


def test_html_escapes_and_holds_the_same_cells() -> None:
    table = show_table(items(), "zh", unit="万元", caption="<b>", source="来源：a&b")
    html = table._repr_html_()
    assert "<script>" not in html
    assert "<caption" in html
    assert "&lt;b&gt;" in html
    reader = Reader()
    reader.feed(html)
    assert "script" not in reader.tags
    flat = [*table.headings, *(cell for row in table.rows for cell in row), "来源：a&b"]
    assert [cell.strip() for cell in reader.cells] == flat
    assert "项目增加，拨付中小企业发展专项资金" * 3 in html


def test_nothing_differs_from_one_time_to_the_next() -> None:
    one, two = show_table(items(), "zh"), show_table(items(), "zh")
    assert one._repr_html_() == two._repr_html_()
    assert repr(one) == repr(two)
    assert "0x" not in repr(one) + one._repr_html_()
    assert " id=" not in one._repr_html_()


def test_blank_zero_dash_and_reason_stay_apart() -> None:
    frame = pd.DataFrame(
        {
            "printed": ["", "0.00", "—", "12"],
            "value": [None, 0.0, None, 12.0],
            "unit": ["万元", "万元", "万元", "人"],
        }
    )
    assert [row[1] for row in show_table(frame, "zh").rows] == ["", "0.00", "—", "12"]
    rates = show_table(items(), "zh").rows
    assert [row[4] for row in rates] == ["基数为0，不可比", "本期与基数均为0，不可比", "−99.93%"]


def test_frames_without_rows_and_long_frames_say_so() -> None:
    assert show_table(items().head(0), "zh").notes == ("无数据。",)
    table = show_table(items(), "en", limit=1, source="s")
    assert table.notes == ("First 1 of 3 rows.", "s")
    assert len(table.rows) == 1


def test_columns_labels_and_kinds_can_be_chosen() -> None:
    frame = pd.DataFrame({"season": [2022, 2023], "execution_rate": [0.5103, 1.0]})
    table = show_table(
        frame,
        "en",
        columns=["execution_rate", "season"],
        labels={"season": "season"},
        kinds={"execution_rate": "rate", "season": "ordinal"},
        computed=["execution_rate"],
    )
    assert table.headings == ("execution rate (computed)", "season")
    assert table.rows == (("51.03%", "2022"), ("100.00%", "2023"))
    with pytest.raises(UnknownMessageError, match=r"column\.season"):
        show_table(frame, "en")


def test_cells_of_every_kind() -> None:
    def cell(name: str, value: object, **more: object) -> str:
        return cell_text({name: value, **more}, name, column_kind(name), "万元", "zh")

    assert cell("variance", Decimal("2143.59")) == "+2,143.59"
    assert cell("difference", -0.01) == "−0.01"
    assert cell("score", 10) == "10.00"
    assert cell("weight", Decimal("0.58")) == "0.58"
    assert cell("completion_rate", Decimal("51.03")) == "51.03%"
    assert cell("variance_rate", Rate(Decimal("8.8692"), "", "initial_budget")) == "+886.92%"
    assert cell("fiscal_year", 2023.0) == "2023"
    assert cell("amount_yuan", Decimal("23852800")) == "23,852,800.00"
    assert cell("status", "partly_read") == "部分读取"
    assert cell("status", "任务完成") == "任务完成"
    assert cell("base", "initial_budget") == "年初预算数"
    assert cell("base", "total_expenditure") == "本年支出合计"
    assert cell("concept", "official_receptions") == "公务接待费"
    assert cell("statement", "revenue_statement") == "收入决算表"
    assert cell("value", 3, unit="辆") == "3"
    with pytest.raises(ValueError, match="holds 'abc'"):
        cell("final_accounts", "abc")


def test_headings_name_unit_and_mark() -> None:
    assert heading("final_accounts", "amount", "元", "zh", labels={}) == "决算数（元）"
    assert heading("variance_rate", "signed_rate", "万元", "en", labels={}) == "variance rate (computed)"
    assert heading("own", "amount", "", "en", labels={"own": "my own"}) == "my own"
    assert heading("difference", "signed_decimal", "万元", "zh", labels={}) == "差额（计算）"
    assert heading("prior_final_accounts", "amount", "万元", "zh", labels={}) == "上年决算数（推算，万元）"
