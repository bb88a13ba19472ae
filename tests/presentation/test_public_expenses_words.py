"""The words and tables on the three public expenses, in both languages and on other documents."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.terms.messages import LANGUAGES, Language, message

HEAD = (
    "第一部分 单位概况\n一、人员情况\n实有人数 {staff} 人。\n"
    "第二部分 部门决算情况说明\n一、收入决算情况说明\n本年收入 5.00 万元。\n"
)
NONE = "二、财政拨款“三公”经费支出决算情况说明\n本部门2023年度无“三公”经费财政拨款支出。\n"
RUNNING = "三、机关运行经费支出情况\n机关运行经费支出 9.00 万元，比上年增加 6.00 万元，增长 200.00%，主要原因是：人员增加。\n"


def document(text: str, staff: int = 6) -> FinalAccounts:
    return fa.read((HEAD.format(staff=staff) + text).encode())


def items(doc: FinalAccounts, language: Language = "zh") -> object:
    return fa.public_expenses.items(fa.in_unit(doc.public_items(), doc.unit), doc.public_counts(), language)


def test_the_answer_has_its_numbers_and_pages(bundled: FinalAccounts) -> None:
    said = str(fa.public_expenses.answer(bundled.data, "zh"))
    for words in (
        "0.00万元（第8页）",
        "有5项",
        "不等于",
        "18.76万元（第10页）",
        "366.67%",
        "4.02万元（推算）",
    ):
        assert words in said
    english = str(fa.public_expenses.answer(bundled.data, "en"))
    for words in ("0 yuan", "187,600 yuan", "40,200 yuan", "366.67%"):
        assert words in english


@pytest.mark.parametrize("language", LANGUAGES)
def test_zero_none_and_silence_get_three_different_sentences(language: Language) -> None:
    zero = document("二、财政拨款“三公”经费支出决算情况说明\n“三公”经费支出 0.00 万元。\n")
    said = {str(fa.public_expenses.answer(d.data, language)) for d in (zero, document(NONE), document(""))}
    assert len(said) == 3
    assert "0.00" not in str(fa.public_expenses.answer(document(NONE).data, language))


def test_a_zero_beside_a_budget_is_said_with_the_budget(real: Callable[[str], FinalAccounts]) -> None:
    said = str(fa.public_expenses.answer(real("putuo_finance_2024").data, "zh"))
    assert "0.00万元" in said and "0.95万元" in said and "年初预算" in said


def test_what_became_of_the_form_is_said(
    real: Callable[[str], FinalAccounts], bundled: FinalAccounts
) -> None:
    words = fa.public_expenses.statement_words
    assert "第14页" in str(words(real("putuo_socialwork_2024").data, "zh"))
    assert str(words(bundled.data, "zh")) == message("nb03.statement_absent", "zh")
    assert str(words(real("swu_2023").data, "en")) == message("nb03.statement_none", "en")
    form = fa.public_expenses.statement(real("foshan_rail_2019").statements())
    assert "12 figures" in str(words(real("foshan_rail_2019").data, "en")) and len(form) == 12


def test_a_base_of_zero_is_said_to_have_no_rate(real: Callable[[str], FinalAccounts]) -> None:
    said = str(fa.public_expenses.answer(real("putuo_socialwork_2024").data, "zh"))
    assert "无‘三公’经费财政拨款支出" in said and "基数为0" in said and "100.00%" in said


def test_a_form_in_the_file_is_pointed_to_where_the_text_is_silent(bundled: FinalAccounts) -> None:
    assert "不等于没有" in str(fa.public_expenses.answer(document("").data, "zh"))


def test_reasons_that_only_repeat_the_zero_are_counted(bundled: FinalAccounts) -> None:
    assert "9条原因，其中9条" in str(fa.public_expenses.reasons_said(bundled.data, "zh"))


def test_rates_on_a_base_of_zero_are_counted(bundled: FinalAccounts) -> None:
    about = fa.public_expenses.concerning
    said = fa.public_expenses.rates(about(bundled.changes()), about(bundled.variances()), "en")
    assert str(said).startswith("Rates given for these items: 10, of which on a base of 0: 9.")


def test_staff_before_is_computed_only_where_staff_is_a_stated_reason() -> None:
    grown = str(fa.public_expenses.persons(document(RUNNING).data, "zh"))
    assert "约2人" in grown or "约2.0人" in grown
    other = str(fa.public_expenses.persons(document(RUNNING.replace("人员增加", "搬迁")).data, "zh"))
    assert "假如" not in other and "15,000元" in other
    few = str(fa.public_expenses.persons(document(RUNNING, staff=2).data, "zh"))
    assert "不足3人" in few and "45,000" not in few


def test_what_a_picture_can_show(bundled: FinalAccounts, real: Callable[[str], FinalAccounts]) -> None:
    assert len(fa.public_expenses.drawn(items(bundled))) == 0  # type: ignore[arg-type]
    shown = fa.public_expenses.drawn(items(real("xian_health_2022_p1-100")))  # type: ignore[arg-type]
    assert shown.concept.tolist() == [
        "three_public_expenses",
        "vehicle_purchase",
        "vehicle_operation",
        "official_receptions",
    ]
    assert fa.public_expenses.filled(shown) == ["initial_budget", "final_accounts"]


def test_the_table_joins_counts_and_words(bundled: FinalAccounts) -> None:
    table = items(bundled).set_index("concept")  # type: ignore[attr-defined]
    assert table.counted["official_receptions"] == "国内公务接待0批次；国内公务接待0人次"
    assert table.words["official_receptions"] == "本年单位无公务接待费支出"


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_name_office_page_and_unit(language: Language, bundled: FinalAccounts) -> None:
    said = [str(quote) for quote in fa.public_expenses.quotes(bundled.data, language)]
    assert len(said) == 2
    assert all(bundled.data.profile.entity in text and "2023" in text for text in said)
    assert ("0.00万元" if language == "zh" else "came to 0 yuan") in said[0] and "万元" in said[1]
    assert "8" in said[0] and "10" in said[1]


def test_items_without_a_total_are_named_and_never_called_silent() -> None:
    text = (
        "东溪区审计局2014年部门决算“三公”经费说明\n东溪区审计局财政拨款“三公”经费决算2014年情况如下:\n一、公务接待费\n"
        "2014年公务接待费1.4万元,较2013年决算数下降90.1%。\n二、公务用车购置及运行维护费\n2014年公务用车购置及运行维护费17.6万元。\n"
    )
    document = fa.read(text.encode(), name="a.txt")
    for language in LANGUAGES:
        said = str(fa.public_expenses.answer(document.data, language))
        assert "1.4万元" in said and "17.6万元" in said
        for key in ("nb03.total_silent", "nb03.caution_silent"):
            assert message(key, language) not in said
