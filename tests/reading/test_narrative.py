"""The grammar of figures: families of sentences with made-up numbers, and what must not become a figure."""

from __future__ import annotations

import pytest

from fa_helpers.layout.lines import Line
from fa_helpers.layout.passage import passage
from fa_helpers.model import Fact
from fa_helpers.reading.narrative.section import SectionReading, read_section


def reading(text: str, title: str = "情况说明") -> SectionReading:
    lines = [(Line(1, "".join(line.split())), True) for line in text.split("\n")]
    return read_section(passage(lines), "2.1", title, "narrative", 2023)


def told(text: str, title: str = "情况说明") -> list[tuple[str, ...]]:
    return [
        (f.concept, f.measure, f.stage or f.base, f.direction, f.printed, f.unit)
        for f in reading(text, title).facts
    ]


def one(text: str) -> Fact:
    (fact,) = reading(text).facts
    return fact


TOTALS = [
    "2023年度收入总计 81.20 万元。",
    "某某局2023年度收入支出总计81.20万元。",
    "2023年度收、支总计81.20万元。",
    "2023年度收入总计、支出总计均为81.20万元。",
    "某局2023年度总收入81.20万元。",
    "收支总计８１．２０万元。",
]


@pytest.mark.parametrize("text", TOTALS)
def test_totals_in_all_their_phrasings(text: str) -> None:
    fact = one(text)
    assert fact.concept in ("grand_total", "grand_total_revenue")
    assert (fact.measure, fact.stage, fact.unit, str(fact.value)) == (
        "amount",
        "final_accounts",
        "万元",
        "81.20",
    )


YEAR_ON_YEAR = [
    "本年收入9.00万元。与上年相比，减少3.10万元，下降25.62%。",
    "本年收入9.00万元，比上年减少3.10万元，下降25.62%。",
    "本年收入9.00万元，较上年减少3.10万元，降低25.62%。",
    "本年收入9.00万元。与2022年度相比，减少3.10万元，下降25.62%。",
    "本年收入9.00万元，比2022年度决算数减少3.10万元（25.62%）。",
    "本年收入9.00万元，与上年决算相比减少3.10万元，降幅25.62%。",
]


@pytest.mark.parametrize("text", YEAR_ON_YEAR)
def test_year_on_year_in_all_its_phrasings(text: str) -> None:
    assert told(text)[1:] == [
        ("total_revenue", "change", "prior_final_accounts", "decrease", "3.10", "万元"),
        ("total_revenue", "change_rate", "prior_final_accounts", "decrease", "25.62", "%"),
    ]


def test_parts_after_among_them_know_their_whole() -> None:
    facts = told("本年支出50.00万元，其中：基本支出20.00万元，占40.00%；项目支出30.00万元，占60.00%。")
    assert [f[0] for f in facts] == [
        "total_expenditure",
        "basic_expenditure",
        "basic_expenditure",
        "project_expenditure",
        "project_expenditure",
    ]
    assert [f[2] for f in facts if f[1] == "share"] == ["total_expenditure", "total_expenditure"]


def test_a_comparison_after_a_list_is_about_the_total() -> None:
    text = "收入总计50.00万元，其中：财政拨款收入20.00万元，其他收入30.00万元，比上年增加4.00万元。"
    assert told(text)[-1][:4] == ("grand_total_revenue", "change", "prior_final_accounts", "increase")


def test_a_comparison_within_one_part_is_about_the_part() -> None:
    text = "三公经费支出9.00万元，其中：公务接待费支出4.00万元，占44.44%，比上年增加1.00万元。"
    assert told(text)[-1][:4] == ("official_receptions", "change", "prior_final_accounts", "increase")


def test_against_the_budget_its_base_is_named() -> None:
    text = "财政拨款收入支出总体与年初预算相比，年初预算数10.00万元，决算数30.00万元，预决算差异率200.00%。"
    assert [(f[1], f[2]) for f in told(text)] == [
        ("amount", "initial_budget"),
        ("amount", "final_accounts"),
        ("variance_rate", "initial_budget"),
    ]


def test_completion_of_the_budget() -> None:
    text = "培训费支出全年预算为10.00万元，支出决算为8.00万元，完成全年预算数的80.00%。"
    assert told(text) == [
        ("training", "amount", "adjusted_budget", "", "10.00", "万元"),
        ("training", "amount", "final_accounts", "", "8.00", "万元"),
        ("training", "completion_rate", "adjusted_budget", "", "80.00", "%"),
    ]


def test_completion_with_the_budget_inside() -> None:
    assert [(f[1], f[4]) for f in told("公务接待费支出决算为0.16万元，完成预算2万元的8%。")] == [
        ("amount", "0.16"),
        ("amount", "2"),
        ("completion_rate", "8"),
    ]


def test_more_than_the_budget_is_a_change_against_it() -> None:
    assert told("项目支出9万元，比年初预算增加3万元。")[1] == (
        "project_expenditure",
        "change",
        "initial_budget",
        "increase",
        "3",
        "万元",
    )


def test_items_by_name_and_by_code() -> None:
    named = reading(
        "1.教育支出（类）普通教育（款）高等教育（项）:支出决算数为5.00万元，比上年决算增加1.00万元，增长25%，主要原因是：扩招。"
    )
    assert [
        (f.function_class, f.function_section, f.function_item, f.function_code) for f in named.facts
    ] == [("教育支出", "普通教育", "高等教育", "2050205")] * 3
    coded = reading("1.高等教育（2050205），2023年度决算数为5.00万元，比2022年度决算数增长0.29%。")
    assert [(f.function_item, f.function_code, f.measure) for f in coded.facts] == [
        ("高等教育", "2050205", "amount"),
        ("高等教育", "2050205", "change_rate"),
    ]


def test_shares_of_a_numbered_list_divide_the_total_of_its_title() -> None:
    facts = told(
        "1.教育支出（类）5.00万元，占50.00%；\n2.节能环保支出（类）5.00万元，占50.00%。",
        "一般公共预算财政拨款支出决算结构情况",
    )
    assert {f[2] for f in facts if f[1] == "share"} == {"general_budget_appropriation_expenditure"}


def test_counts_keep_their_units() -> None:
    text = "因公出国（境）团组2个，因公出国（境）5人次。国内公务接待3批次，21人次。"
    text += "公务用车保有量4辆。单价100万元（含）以上设备（不含车辆）1台（套）。"
    assert [(f[0], f[4], f[5]) for f in told(text)] == [
        ("overseas_travel_groups", "2", "个"),
        ("overseas_travel_persons", "5", "人次"),
        ("reception_batches", "3", "批次"),
        ("reception_persons", "21", "人次"),
        ("vehicles_held_count", "4", "辆"),
        ("equipment_over_1m_count", "1", "台（套）"),
    ]


def test_a_value_takes_its_owners_name() -> None:
    facts = reading("房屋12.00平方米，价值3.00万元。车辆2辆，价值8.00万元。").facts
    assert [f.concept for f in facts] == [
        "buildings_area",
        "buildings_value",
        "vehicles_count",
        "vehicles_value",
    ]
    assert [f.subject for f in facts] == ["房屋", "房屋价值", "车辆", "车辆价值"]


def test_scope_words_are_not_dropped() -> None:
    assert one("某专项基金财政拨款收入5.00万元。").concept == ""
    assert one("政府性基金预算财政拨款收入5.00万元。").concept == "government_fund_appropriation_revenue"
    assert one("一般公共预算财政拨款支出5.00万元。").concept == "general_budget_appropriation_expenditure"


NO_FIGURES = [
    "截至2023年12月31日，我局共有党的二十大代表。",
    "主要原因是：压减2个项目，节约3.50万元。",
    "（2023）第3号文件，20世纪90年代，第5批。",
    "根据《办法》（财预〔2023〕10号）。",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_is_no_figure(text: str) -> None:
    found = reading(text)
    assert found.facts == [] and found.left_over == []


def test_a_numeral_without_a_known_unit_is_left_over_not_lost() -> None:
    found = reading("学校占地8380亩，绿地率达40%。")
    assert found.facts == []
    assert found.left_over == ["8380", "40%"]


def test_a_rate_printed_without_its_sign_is_read_and_noted() -> None:
    found = reading("基本支出5.00万元，占50.00，项目支出5.00万元，占50.00%。")
    assert [f.unit for f in found.facts] == ["万元", "%", "万元", "%"]
    assert found.notes == ["unit_missing"]


def test_nothing_is_signed_by_a_direction_word() -> None:
    assert str(reading("本年收入1.00万元，比上年减少3.10万元。").facts[1].value) == "3.10"
    assert str(one("年末结转和结余-3.10万元。").value) == "-3.10"


def roles(text: str) -> list[tuple[str, ...]]:
    """Subject, measure, stage or base, printed."""
    return [(f.subject, f.measure, f.stage or f.base, f.printed) for f in reading(text).facts]


def test_a_comparison_with_an_amount_inside_names_that_budget() -> None:
    text = "2022年“三公”经费财政拨款决算数6.00万元，比2022年“三公”经费财政拨款年初预算8.00万元减少2.00万元。"
    assert [r[1:] for r in roles(text)] == [
        ("amount", "final_accounts", "6.00"),
        ("amount", "initial_budget", "8.00"),
        ("change", "initial_budget", "2.00"),
    ]
    assert [r[1:] for r in roles("培训费2022年决算数1.00万元，与2022年年初预算数1.00万元持平。")] == [
        ("amount", "final_accounts", "1.00"),
        ("amount", "initial_budget", "1.00"),
    ]


def test_a_numbered_line_names_what_the_next_sentences_are_about() -> None:
    text = "1.因公出国（境）费用。2022年决算数0.50万元。\n2.公务接待费。2022年决算数3.00万元，比上年减少1.00万元。"
    assert [r[0] for r in roles(text)] == ["因公出国（境）费用", "公务接待费", "公务接待费"]


def test_parts_in_brackets_end_with_the_bracket() -> None:
    text = "公务用车购置及运行维护费支出决算7.00万元（其中：一般公共预算支出7.00万元；"
    text += "政府性基金预算支出0万元），占“三公”经费的70%。"
    assert roles(text)[-1][:3] == ("公务用车购置及运行维护费支出", "share", "three_public_expenses")


def test_a_section_named_alone_stands_below_the_class_before_it() -> None:
    text = "1、“公共安全支出”（类）2022年度决算12.34万元。其中：“公安”（款）2022年度决算2.34万元，比2022年年初预算减少0.50万元。"
    facts = reading(text).facts
    assert [(f.function_class, f.function_section) for f in facts] == [
        ("公共安全支出", ""),
        ("公共安全支出", "公安"),
        ("公共安全支出", "公安"),
    ]
    assert facts[-1].base == "initial_budget"


def test_totals_with_the_word_for_final_accounts_inside() -> None:
    text = "收入、支出决算总计500.00万元。本年收入决算合计480.00万元。收入合计480.00万元。收支较上年决算数增加5.00万元。"
    assert [f.concept for f in reading(text).facts] == [
        "grand_total",
        "total_revenue",
        "total_revenue",
        "grand_total",
    ]


def test_groups_persons_and_batches_without_their_own_words() -> None:
    text = "因公出国（境）共计1个团组，3人；国内公务接待10批次100人。"
    assert [(f.concept, f.printed) for f in reading(text).facts] == [
        ("overseas_travel_groups", "1"),
        ("overseas_travel_persons", "3"),
        ("reception_batches", "10"),
        ("reception_persons", "100"),
    ]


def test_a_class_name_is_not_cut_at_a_neutral_word() -> None:
    assert [r[0] for r in roles("（1）一般公共服务支出50.00万元，占5.6%，较年初预算数增加4.55万元。")] == [
        "一般公共服务支出"
    ] * 3


def test_a_score_may_stand_without_its_unit() -> None:
    fact = reading("部门整体支出自评得分99.5，全年预算数100.00万元。").facts[0]
    assert (fact.measure, fact.printed, fact.unit) == ("score", "99.5", "分")


def test_nothing_is_about_nothing() -> None:
    assert reading("全年预算数为100.00万元，执行数为98.50万元。").facts[0].concept == ""


def test_after_an_items_names_the_years_expenditure_is_its_own() -> None:
    facts = reading(
        "1.其他支出（类）彩票公益金安排的支出（款）其他（项）。本年支出决算5.00万元，主要用于：项目。"
    ).facts
    assert [(f.concept, f.function_item) for f in facts] == [("function_item_expenditure", "其他")]


def test_a_rate_of_change_printed_without_its_sign_is_read_and_noted() -> None:
    found = reading("本年支出30.00万元，比上年增加5.00万元，增长20.00，主要原因是项目增加。")
    assert [(f.measure, f.printed, f.unit) for f in found.facts][1:] == [
        ("change", "5.00", "万元"),
        ("change_rate", "20.00", "%"),
    ]
    assert found.notes == ["unit_missing"] and not found.left_over
    assert reading("本年支出增加3，主要原因是项目增加。").left_over == ["3"]


def test_an_amount_of_the_year_before_may_only_name_its_year() -> None:
    found = reading("2023年支出30.00万元。2022年支出25.00万元。2022年结转资金5.00万元。")
    assert [(f.printed, f.stage) for f in found.facts] == [
        ("30.00", "final_accounts"),
        ("25.00", "prior_final_accounts"),
        ("5.00", "final_accounts"),
    ]


def test_an_earlier_year_than_the_last_is_no_base_with_a_name() -> None:
    found = reading(
        "2023年支出30.00万元，比2019年增加3.00万元，增长11.11%；比2022年增加1.00万元，增长3.45%。"
    )
    assert [f.base for f in found.facts] == ["", "", "", "prior_final_accounts", "prior_final_accounts"]


NARROWER = [
    # title, text, bases of its shares: 总支出 in a section about a part of the money is that part's total
    (
        "财政拨款支出决算情况说明",
        "财政拨款支出总计90.00万元，其中基本支出60.00万元，占总支出的66.67%；项目支出30.00万元，占支出总额的33.33%。",
        ["appropriation_grand_total_expenditure"] * 2,
    ),
    (
        "财政拨款支出决算情况说明",
        "基本支出60.00万元，占总支出的66.67%。",
        ["appropriation_expenditure"],
    ),
    (
        "情况说明",
        "一般公共预算财政拨款支出90.00万元，其中教育支出60.00万元，占总支出的66.67%。",
        ["general_budget_appropriation_expenditure"],
    ),
    (
        "情况说明",
        "财政拨款收入总计90.00万元，其中一般公共预算财政拨款60.00万元，占总收入的66.67%。",
        ["appropriation_grand_total_revenue"],
    ),
    (
        "情况说明",
        "政府性基金预算财政拨款支出90.00万元，其中基本支出60.00万元，占总支出的66.67%。",
        ["government_fund_appropriation_expenditure"],
    ),
    # no identifier of its own: blank rather than that of all money
    ("情况说明", "某专项基金支出90.00万元，其中基本支出60.00万元，占基金总支出的66.67%。", [""]),
    # the narrower total itself is a part of all money, and so is what is named with its year
    (
        "财政拨款支出决算情况说明",
        "财政拨款支出90.00万元，占总支出的80.00%。",
        ["grand_total_expenditure"],
    ),
    (
        "一般公共预算财政拨款支出决算情况说明",
        "一般公共预算财政拨款支出90.00万元，其中教育支出60.00万元，占本年支出合计的40.00%。",
        ["total_expenditure"],
    ),
    # a section about all money, one about three expenses, and the other side of the account
    (
        "支出决算情况说明",
        "总支出90.00万元，其中基本支出60.00万元，占总支出的66.67%。",
        ["grand_total_expenditure"],
    ),
    (
        "财政拨款“三公”经费支出决算情况说明",
        "公务接待费1.00万元，占总支出的0.10%。",
        ["grand_total_expenditure"],
    ),
    ("财政拨款收入决算情况说明", "基本支出60.00万元，占总支出的66.67%。", ["grand_total_expenditure"]),
]


@pytest.mark.parametrize(("title", "text", "bases"), NARROWER)
def test_the_total_of_a_section_about_a_part_of_the_money(title: str, text: str, bases: list[str]) -> None:
    assert [fact.base for fact in reading(text, title).facts if fact.measure == "share"] == bases


@pytest.mark.parametrize("numeral", ["9" * 19, f"{10**18:,}.00", "9" * 23, "1." + "3" * 11])
def test_a_number_that_no_account_can_hold_is_left_over_and_its_words_are_understood(numeral: str) -> None:
    text = f"收入总计{numeral}万元，比上年增加5.00万元，增长{numeral}%。其中：其他收入3.00万元。"
    assert told(text, "收入决算情况说明") == [
        ("grand_total_revenue", "change", "prior_final_accounts", "increase", "5.00", "万元"),
        ("other_revenue", "amount", "final_accounts", "", "3.00", "万元"),
    ]
    assert reading(text).left_over == [f"{numeral}万元", f"{numeral}%"]


@pytest.mark.parametrize("numeral", ["9" * 18, f"{10**17:,}.00", "1." + "3" * 10])
def test_a_number_of_as_many_digits_as_can_be_is_read(numeral: str) -> None:
    assert one(f"收入总计{numeral}万元。").printed == numeral


def test_of_two_amounts_that_share_a_unit_one_may_be_too_long() -> None:
    text = f"收入、支出总计各减少40.50、{'9' * 20}万元。"
    assert [fact.printed for fact in reading(text).facts] == ["40.50"]
    assert reading(text).left_over == [f"{'9' * 20}万元"]


@pytest.mark.parametrize(
    ("printed", "left"), [("2023.12", []), ("2023.1", []), ("2023.00", ["2023.00"]), ("1950.45", ["1950.45"])]
)
def test_a_year_with_what_is_no_month_is_no_date(printed: str, left: list[str]) -> None:
    assert reading(f"本年支出5.00万元，建成{printed}家。").left_over == left
