"""What is only called 收入 and 支出 is the year's total where nothing else is, and no budget of goals is the office's."""

from __future__ import annotations

import fa_helpers as fa

PLAIN = (
    "三江县和平乡人民政府\n2016年部门决算说明\n一、决算收支增减变化情况说明\n"
    "2016年部门收入564900.18元,支出523863.16元,比上年收入增加50.8%,支出比上年增加42.5%。\n"
)
GOALS = (
    "某市某局2021年部门预算\n第一部分 情况说明\n一、一般公共预算财政拨款支出情况说明\n"
    "2021年一般公共预算财政拨款支出258.6万元。\n二、预算绩效目标情况说明\n涉及一般公共预算财政拨款支出58.6万元。\n"
)


def test_plain_words_tell_what_came_in_and_went_out() -> None:
    data = fa.read(PLAIN.encode(), name="a.txt").data
    said = str(fa.answers.income_and_expenditure(data, "zh"))
    assert "564,900.18元" in said and "523,863.16元" in said and "42.5%" in said


def test_spending_of_part_of_the_money_is_no_total() -> None:
    text = PLAIN.replace("一、决算收支增减变化情况说明", "一、政府性基金预算财政拨款支出决算情况说明")
    data = fa.read(text.encode(), name="a.txt").data
    assert "523,863.16" not in str(fa.answers.income_and_expenditure(data, "zh"))


def test_a_budget_of_goals_is_no_other_budget_of_the_office() -> None:
    document = fa.read(GOALS.encode(), name="a.txt")
    assert [str(value) for value in document.ladder()["value"]] == ["258.6"]
    assert "58.6万元（" not in str(fa.answers.several_budgets(document.data, "zh")).replace("258.6", "")


def test_plain_words_give_way_to_a_total_and_are_no_whole_of_anything_else() -> None:
    text = (
        PLAIN + "二、支出决算情况说明\n2016年本年支出合计600000.00元，其中：基本支出600000.00元，占100%。\n"
    )
    document = fa.read(text.encode(), name="a.txt")
    headline = document.headline()
    assert headline is not None and headline.printed == "600000.00"
    assert "523,863.16" not in "".join(map(str, fa.answers.totals(document.data, "zh").sentences))


def test_a_plain_budget_is_a_budget() -> None:
    text = "某市某局2021年部门预算\n第一部分 收支情况\n一、收支预算总体情况\n2021年支出预算258.6万元，比上年增加1.0万元。\n"
    data = fa.read(text.encode(), name="a.txt").data
    assert str(fa.answers.several_budgets(data, "zh")) == fa.message("answer.one_budget", "zh")
