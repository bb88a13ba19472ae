"""Sentences agree with their numbers and say nothing twice: counts of one, zeros, amounts in yuan, words within words."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

import fa_helpers as fa
from fa_helpers.checks.bilingual import CellName, name_of, same_words, sentence
from fa_helpers.checks.intervals import Mark, mark_of
from fa_helpers.checks.sentences import unit_text
from fa_helpers.model import Locator
from fa_helpers.presentation.answers import compared, income_and_expenditure
from fa_helpers.presentation.charts.plate import width_of
from fa_helpers.presentation.charts.points import column_head
from fa_helpers.presentation.labels import marks_named
from fa_helpers.presentation.spending import item_labels
from fa_helpers.report.unknown import unknown
from fa_helpers.terms.form_labels import row_name
from fa_helpers.terms.messages import Language
from fa_helpers.terms.phrases import decimals_of, money_text, with_unit

HEAD = "第一部分 溪口县档案局概况\n第二部分 2022年度部门决算情况说明\n"
NEW = (
    HEAD
    + "一、收入支出决算总体情况说明\n2022年度收入支出总计64.20万元。与上年相比，收入支出总计增加64.20万元，"
    "增长100.00%。\n二、一般公共预算财政拨款支出决算情况说明\n"
    "一般公共预算财政拨款支出年初预算为0万元，全年预算为70.00万元，支出决算为64.20万元。\n"
)
NONE = NEW + "三、“三公”经费支出决算情况说明\n溪口县档案局2022年度无“三公”经费财政拨款支出。\n"


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("1234", "元", "1,234.00 yuan"),
        ("2500000.5", "元", "2.50 million yuan (2,500,000.50元)"),
        ("0", "万元", "0 yuan"),
        ("0.00", "元", "0 yuan"),
        ("3.5", "万元", "35,000 yuan (3.50万元)"),
    ],
)
def test_an_amount_is_said_in_yuan_once(value: str, unit: str, said: str) -> None:
    assert money_text(Decimal(value), unit, "en") == said


def test_a_printed_amount_in_yuan_keeps_its_digits() -> None:
    assert unit_text("48,280.10", "元", "en") == "48,280.10 yuan"
    assert unit_text("0.00", "万元", "en") == "0 yuan" and unit_text("0.00", "万元", "zh") == "0.00万元"


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [
        (("holds", "rounding", ""), "Rates: 3. Recomputed: 1 agrees; 1 differs within rounding; 1 cannot be"),
        (("holds", "holds"), "Rates: 2. Recomputed: 2 agree."),
        (("inconsistent", "suspicious"), "Rates: 2. Recomputed: 2 differ beyond rounding."),
        (("",), "Rates: 1. None can be recomputed"),
    ],
)
def test_only_what_there_is_is_counted(outcomes: tuple[str, ...], said: str) -> None:
    assert str(compared(pd.DataFrame({"outcome": outcomes}), "en")).startswith(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "the previous year was 0 (computed), so there is no rate of change; the document gives 100.00%",
        ),
        ("zh", "上年数为0（推算），没有增减率，原文写100.00%"),
    ],
)
def test_a_rise_from_nothing_is_given_no_rate_in_the_first_sentences(language: Language, said: str) -> None:
    assert said in str(income_and_expenditure(fa.read(NEW.encode()).data, language))


def test_beside_an_initial_budget_of_zero_stands_the_full_year_one() -> None:
    said = str(income_and_expenditure(fa.read(NEW.encode()).data, "en"))
    assert "64.20万元) (base is 0: no rate)." in said and "full-year budget" in said
    assert "−8.29% (computed)" in said  # (64.20 − 70.00) ÷ 70.00


def test_public_expenses_said_to_be_none_are_not_said_to_be_missing() -> None:
    for text, missing in ((NONE, False), (NEW, True)):
        document = fa.read(text.encode())
        said = " ".join(unknown(document.data, document.check(), "en"))
        assert ("were not found" in said) == missing
        assert ("states “溪口县档案局2022年度无‘三公’经费财政拨款支出”" in said) != missing


def test_rows_of_a_form_have_english_names_and_no_word_that_opens_parts() -> None:
    assert row_name("其中：上年结转", "zh") == "上年结转"
    assert row_name("其中:上年结转", "en") == "carryover of the previous year"
    assert row_name("村道照明", "en") == "村道照明"


def test_no_head_of_a_column_is_broken_within_a_word() -> None:
    for room in (45.0, 60.0, 200.0):
        for family in ("satisfaction", "execution", "quantity"):
            words = column_head(family, room, 12.0, False, "en")
            assert all(width_of(word, 12.0) <= room for word in words.split()) or words.endswith(".")
    assert column_head("satisfaction", 200.0, 12.0, False, "en") == "satisfaction"
    assert column_head("satisfaction", 60.0, 12.0, False, "en") == "satisf."


def test_an_item_without_a_section_has_no_empty_brackets() -> None:
    frame = pd.DataFrame(
        {
            "function_item": ["职业教育", "职业教育"],
            "function_section": ["", "成人教育"],
            "recoding": ["", ""],
            "final_accounts": [1.0, 2.0],
        }
    )
    assert item_labels(frame, "zh") == ["职业教育", "职业教育（成人教育）"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "en",
            "general public budget appropriation expenditure (initial budget, full-year budget, final accounts)",
        ),
        ("zh", "一般公共预算财政拨款支出（年初预算数、全年预算数、决算数）"),
    ],
)
def test_what_figures_have_in_common_is_said_once(language: Language, said: str) -> None:
    facts = [f for f in fa.read(NEW.encode()).data.facts if f.section == "2.2"]
    marks = [mark_of(fact, name_of(fact)) for fact in facts]
    assert marks_named(marks, language) == said
    assert marks_named(marks[:1], language) == marks[0].name.in_(language)


def test_columns_of_one_row_of_a_form_are_named_after_the_row() -> None:
    def cell(column: str) -> Mark:
        of = same_words("村道养护")
        return Mark(
            "a", "1.00", CellName("scorecard", of, sentence(f"column.{column}"), "年度资金总额"), Locator(1)
        )

    marks = [cell("executed"), cell("adjusted_budget")]
    assert marks_named(marks, "en") == "村道养护: total funds of the year, executed, full-year budget"
    assert marks_named(marks, "zh") == "村道养护：年度资金总额·全年执行数、全年预算数"


def test_a_change_in_money_alone_is_not_counted_as_a_rate() -> None:
    changes = pd.DataFrame({"outcome": ["holds", ""], "change_rate_printed": [7.5, None]})
    assert str(compared(changes, "en")) == "Rates: 1. Recomputed: 1 agrees."


def test_a_unit_of_the_documents_own_stays_as_it_is() -> None:
    assert with_unit("3", "场", "zh") == "3场" and with_unit("3", "场", "en") == "3 场"
    assert with_unit("1", "次", "en") == "1 time" and decimals_of("次") == 0
