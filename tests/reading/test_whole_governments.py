"""Whose figures are in papers of a whole government, and beside brackets that name a part (括号之外仍是总体)."""

from __future__ import annotations

import fa_helpers as fa
from fa_helpers.document import FinalAccounts

OFFICE = """青禾市林业局2023年度部门决算
第一部分 概况
一、主要职责
负责日常工作。
第二部分 2023年度部门决算情况说明
一、“三公”经费支出决算情况说明
{said}
"""


def read(text: str) -> FinalAccounts:
    return fa.read(text.encode())


def scopes(text: str) -> list[tuple[str, str]]:
    return [(fact.printed, fact.scope) for fact in read(text).data.facts]


def test_what_is_a_government_s_own_is_no_head_office_s() -> None:
    said = (
        "2023年全县一般公共预算本级收入90.00万元，年终结余8.00万元（其中：本级3.00万元），支出总计95.00万元。"
    )
    text = f"望川县人民政府关于2023年决算情况的报告\n一、全县收支决算情况\n（一）一般公共预算\n{said}\n"
    assert scopes(text) == [(n, "government") for n in ("90.00", "8.00", "3.00", "95.00")]


def test_a_part_in_brackets_ends_with_them() -> None:
    said = (
        "公务接待费支出9.00万元（其中：局本级4.00万元），国内公务接待30批次（其中外事接待6批次），210人次。"
    )
    assert scopes(OFFICE.format(said=said)) == [
        ("9.00", "office"),
        ("4.00", "own_body"),
        ("30", "office"),
        ("6", "part"),
        ("210", "office"),
    ]


def test_groups_sent_abroad_with_appropriations_are_all_of_them() -> None:
    said = "因公出国（境）费支出4.00万元。全年使用财政拨款安排因公出国（境）团组2个、累计3人次。"
    assert scopes(OFFICE.format(said=said)) == [(n, "office") for n in ("4.00", "2", "3")]


def test_what_is_planned_or_listed_behind_a_total_leaves_it_whole() -> None:
    budget = OFFICE.replace("决算", "预算").format(said="2023年“三公”经费预算安排9.00万元，与上年持平。")
    assert scopes(budget) == [("9.00", "office")]
    assert scopes(OFFICE.format(said="现有人数10人其中：在职编制6人。")) == [
        ("10", "office"),
        ("6", "office"),
    ]


def test_a_government_s_budget_is_planned() -> None:
    text = (
        "2024年区本级“三公”经费支出预算公开\n经汇总，2024年区本级“三公”经费90.00万元，其中：公务接待费30.00万元，"
        "公务用车购置及运行维护费60.00万元（包括：公务用车运行维护费50.00万元、公务用车购置10.00万元）。\n"
    )
    facts = read(text).data.facts
    assert [(f.printed, f.stage, f.scope) for f in facts] == [
        (n, "initial_budget", "government") for n in ("90.00", "30.00", "60.00", "50.00", "10.00")
    ]


def test_nobody_is_accused_of_the_change_of_a_total_behind_its_part() -> None:
    text = OFFICE.replace("“三公”经费支出", "收入").format(
        said="本部门2023年度收入总计900.00万元，其中年初结转和结余200.00万元，较2022年增加60.00万元，增长7.14%。"
    )
    assert not read(text).check().ledger.of("inconsistent")


def test_the_tables_of_a_government_are_its_own_too() -> None:
    rows = "<tr><td>项目</td><td>预算数</td></tr><tr><td>合计</td><td>90.00</td></tr><tr><td>1.公务接待费</td><td>90.00</td></tr>"
    page = (
        "<html><h1>2024年区本级“三公”经费支出预算公开</h1><p>经汇总，2024年区本级“三公”经费支出预算为90.00万元。</p>"
        f"<p>2024年区本级“三公”经费预算支出表</p><p>单位：万元</p><table>{rows}</table>"
    )
    cells = [cell.fact for cell in fa.read(page.encode()).data.statement_cells if cell.fact is not None]
    assert [(fact.printed, fact.scope) for fact in cells] == [
        ("90.00", "government"),
        ("90.00", "government"),
    ]
