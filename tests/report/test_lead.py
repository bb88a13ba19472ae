"""What a report says first: the year's money with its page, a fact a sentence, one notation of pages and of money."""

from __future__ import annotations

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.report.crops import Crops
from fa_helpers.report.figures import headlines
from fa_helpers.report.findings import leading
from fa_helpers.report.lead import came_out, lead_of, pages_meant
from fa_helpers.report.spending import spending_chart
from fa_helpers.terms.messages import LANGUAGES, Language

HEAD = (
    "江州市水务局2022年度部门决算\n第一部分 单位概况\n一、主要职能\n负责供水。\n第二部分 部门决算情况说明\n"
)
TOTALS = "一、收入支出决算总体情况说明\n2022年度收入总计{amount}万元，支出总计{amount}万元{change}。\n"
CLASSES = "二、支出决算情况说明\n2022年度支出合计{amount}万元。按功能分类，农林水支出{large}万元，教育支出{small}万元。\n"


def made(amount: str, change: str = "", more: str = "") -> FinalAccounts:
    return fa.read((HEAD + TOTALS.format(amount=amount, change=change) + more).encode())


def first_card(document: FinalAccounts, language: Language) -> tuple[str, str, str, str]:
    head = headlines(document, Crops(document), frozenset(), language)[0]
    return head.amount, head.unit, head.own, head.change


def lead(document: FinalAccounts, language: Language) -> tuple[str, ...]:
    checked = document.check()
    return lead_of(document.data, checked, leading(checked), language)


def test_money_comes_first_with_its_page() -> None:
    document = made("860.50", "，与上年相比，增加60.50万元，增长7.56%")
    assert lead(document, "zh")[0] == "2022年度收入总计、支出总计均为860.50万元（第1页）。"
    assert lead(document, "en")[0] == (
        "In 2022 the grand total of revenue and the grand total of expenditure each came to "
        "8.61 million yuan (860.50万元), p. 1."
    )


def test_totals_that_differ_are_both_told() -> None:
    text = HEAD + "一、收入支出决算总体情况说明\n2022年度收入总计900.00万元，支出总计860.50万元。\n"
    said = lead(fa.read(text.encode()), "zh")[0]
    assert said == "2022年度收入总计900.00万元，支出总计860.50万元（第1页）。"


def test_a_document_without_totals_begins_with_the_checks() -> None:
    text = HEAD + "一、“三公”经费支出决算情况说明\n2022年度公务接待费支出1.20万元。\n"
    said = lead(fa.read(text.encode()), "zh")
    assert said and "总计" not in said[0] and "核对" in said[0]


@pytest.mark.parametrize(
    ("amount", "zh", "en"),
    [
        ("48.20", ("48.20", "万元", ""), ("482,000", "yuan", "48.20万元")),
        ("9860.50", ("9,860.50", "万元", ""), ("98.61", "million yuan", "9,860.50万元")),
        ("1234567.80", ("123.46", "亿元", "1,234,567.80万元"), ("12.35", "billion yuan", "1,234,567.80万元")),
    ],
)
def test_an_amount_has_a_unit_by_its_size(
    amount: str, zh: tuple[str, str, str], en: tuple[str, str, str]
) -> None:
    document = made(amount)
    assert first_card(document, "zh")[:3] == zh
    assert first_card(document, "en")[:3] == en


def test_a_change_is_told_in_the_money_of_the_language() -> None:
    fell = made("860.50", "，与上年相比，减少39.50万元，下降4.39%")
    assert first_card(fell, "zh")[3] == "▼ 比上年减少39.50万元，4.39%（第1页）"
    assert (
        first_card(fell, "en")[3]
        == "▼ 395,000 yuan (39.50万元) or 4.39% less than in the previous year (p. 1)"
    )


def test_what_rose_from_nothing_has_no_rate() -> None:
    new = made("860.50", "，与上年相比，增加860.50万元，增长100.00%")
    assert "上年数为0（推算）" in first_card(new, "zh")[3] and "▲" not in first_card(new, "zh")[3]
    assert first_card(new, "en")[3].startswith("previous year 0 (computed), so there is no rate of change")
    assert "100.00%" in first_card(new, "en")[3]


def test_counts_agree_in_number() -> None:
    one = made("860.50", more="二、收入决算情况说明\n2022年度收入总计860.40万元。\n").check()
    assert one.counts["inconsistent"] == 1 and one.counts["suspicious"] == 0
    assert came_out(one, "en").endswith("1 is inconsistent and none leaves an open question.")
    assert came_out(one, "zh").endswith("1处不一致，没有待说明。")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_has_one_condition(bundled: FinalAccounts, language: Language) -> None:
    """Money, checks, finding: three paragraphs; the condition of the finding is a sentence of its own."""
    said = lead(bundled, language)
    assert len(said) == 3 and "；" not in "".join(said) and "; " not in "".join(said)
    assert "30.03" in said[2] if language == "en" else "3,002.78万元" in said[2]


def test_which_page_number_is_meant_is_said_where_there_are_two(bundled: FinalAccounts) -> None:
    assert pages_meant(made("1.00").data, "zh") == ""
    assert pages_meant(bundled.data, "zh").endswith("第1页的印刷页码为5。")
    for head in headlines(bundled, Crops(bundled), frozenset(), "en"):
        assert (
            head.place.startswith("p. ") and "printed" not in head.place and "printed page no." in head.quote
        )


def test_a_chart_has_one_unit_and_marks_by_the_printed_amount() -> None:
    document = made("860.50", more=CLASSES.format(amount="860.50", large="816.10", small="44.40"))
    own, english = spending_chart(document, "zh"), spending_chart(document, "en")
    assert own is not None and english is not None
    assert [bar.amount for bar in own.bars] == ["816.10", "44.40"] and "万元" in own.unit
    assert [bar.amount for bar in english.bars] == ["8.16", "0.44"] and "million yuan" in english.unit
    assert [bar.printed for bar in english.bars] == ["816.10", "44.40"]


def test_what_was_not_executed_is_told_as_computed(bundled: FinalAccounts) -> None:
    """4,664.42 - 2,380.33 = 2,284.09."""
    heads = {head.title: head for head in headlines(bundled, Crops(bundled), frozenset(), "zh")}
    assert heads["全年预算执行率"].change == "未执行2,284.09万元（计算）"


def test_without_totals_the_three_public_expenses_lead() -> None:
    text = HEAD + "一、“三公”经费支出决算情况说明\n2022年度“三公”经费支出决算为3.40万元。\n"
    document = fa.read(text.encode())
    assert lead(document, "zh")[0].startswith("“三公”经费支出3.40万元（第1页）")
    assert lead(document, "en")[0].startswith(
        "The three public expenses came to 34,000 yuan (3.40万元), p. 1"
    )


def test_a_budget_is_not_said_to_be_spent_or_unspent() -> None:
    text = (
        "江州市水务局2023年部门预算\n第一部分 单位概况\n第二部分 2023年部门预算情况说明\n"
        "一、收支预算总体情况说明\n2023年收入预算总计860.50万元，支出预算总计860.50万元。\n"
    )
    document = fa.read(text.encode())
    assert "这是计划数，不是实际收支。" in lead(document, "zh")[0]
    assert lead(document, "en")[0].endswith("This is a plan, not what was spent.")
