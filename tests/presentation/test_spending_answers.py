"""The answer of the spending notebook: its numbers, both languages, and a plain word where nothing is listed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from fa_helpers.document import FinalAccounts
from fa_helpers.presentation.spending_answers import answer, notes
from fa_helpers.terms.messages import LANGUAGES, Language, message
from spending_samples import document, fact, item


def test_the_answer_leads_with_the_largest_class(bundled: FinalAccounts) -> None:
    said = str(answer(bundled.data, "zh"))
    for number in (
        "2,195.81",
        "92.06%",
        "3,660.19",
        "−3,236.83",
        "+1,967.04",
        "+1,685.00",
        "−170.00",
        "−3.59",
        "268.48",
    ):
        assert number in said
    assert "7项" in said and "6项可能" in said and "100%" not in said


def test_the_english_answer_speaks_of_classes_by_name(bundled: FinalAccounts) -> None:
    said = str(answer(bundled.data, "en"))
    assert "resource exploration, industry and information (215)" in said
    assert "21.96 million yuan (2,195.81万元)" in said and "−32.37 million yuan" in said
    assert "(no. 6)" in said and "推算" not in said


def test_budgets_are_named_as_budgets(real: Callable[[str], FinalAccounts]) -> None:
    said = str(answer(real("xian_health_2022_p1-100").data, "zh"))
    assert "预算" in said and "上年" not in said
    assert "+75,662.61" in said and "65.74%（计算）" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_listed_is_said(language: Language, real: Callable[[str], FinalAccounts]) -> None:
    listed = str(answer(real("foshan_rail_2019").data, language))
    kinds = str(
        answer(
            document(
                facts=[fact("narrative.2.3.001", "746.39", concept="basic_expenditure", subject="基本支出")]
            ),
            language,
        )
    )
    nothing = str(answer(real("shanghai_blank_template").data, language))
    assert "91.78%" in listed and "746.39" in listed
    assert "746.39" in kinds and ("功能分类" in kinds or "by function" in kinds)
    assert nothing == message("nb02.nothing", language)


def test_items_without_any_base() -> None:
    said = str(answer(document([item(1, ("教育支出", "普通教育", "小学教育"), "5.00")]), "zh"))
    assert "没有各项的上年数或预算数" in said


def test_notes_name_what_must_be_known(bundled: FinalAccounts, real: Callable[[str], FinalAccounts]) -> None:
    said = str(notes(bundled.data, "zh"))
    assert "两个名称" in said and "11项决算数之和" in said
    swu = str(notes(real("swu_2023").data, "zh"))
    assert message("nb02.by_rate", "zh", count=12) in swu and "211,698.74万元" in swu
    xian = str(notes(real("xian_health_2022_p1-100").data, "zh"))
    assert "尾差" in xian and "1项没有可比的基数" in xian
