"""Stated reasons: word for word, each with what it is given for."""

from __future__ import annotations

from collections.abc import Callable

import fa_helpers as fa
from fa_helpers.document import FinalAccounts
from fa_helpers.model import StatedReason

HEAD = "第一部分 单位概况\n第二部分 部门决算情况说明\n一、财政拨款“三公”经费支出决算情况说明\n"


def reasons(text: str) -> list[StatedReason]:
    return list(fa.read((HEAD + text).encode()).data.stated_reasons)


def test_a_reason_belongs_to_the_figure_before_it() -> None:
    (found,) = reasons("公务接待费支出 2.00 万元，比上年增加 1.00 万元，主要原因是：来访增多。")
    assert (found.concept, found.measure, found.base) == (
        "official_receptions",
        "change",
        "prior_final_accounts",
    )
    assert (found.kind, found.text, found.fact_id) == ("reason", "来访增多", "narrative.2.1.002")


def test_a_sentence_may_name_another_subject_and_another_comparison() -> None:
    text = "公务接待费支出 0 万元。2024年度“三公”经费支出决算数小于预算数的主要原因：厉行节约。"
    (found,) = reasons(text)
    assert (found.concept, found.base, found.fact_id) == ("three_public_expenses", "initial_budget", "")


def test_a_purpose_is_no_reason() -> None:
    (found,) = reasons("公务接待费支出 2.00 万元，主要用于接待外省来访。")
    assert (found.kind, found.measure, found.base) == ("purpose", "amount", "")


def test_a_purpose_before_its_amount_belongs_to_its_own_item() -> None:
    text = "本年支出 1.00 万元。1、教育支出（类）普通教育（款）小学教育（项）。主要用于购买桌椅。决算 1.00 万元。"
    (found,) = reasons(text)
    assert (found.subject, found.text) == ("教育支出/普通教育/小学教育", "购买桌椅")


def test_placeholders_are_no_reasons() -> None:
    assert reasons("公务接待费支出 2.00 万元，主要原因是XXXXXXXX。") == []


def test_the_bundled_document(bundled: FinalAccounts) -> None:
    found = [r for r in bundled.data.stated_reasons if r.section == "2.7"]
    assert len([r for r in found if r.kind == "reason"]) == 10
    assert {r.base for r in found if r.kind == "reason"} == {"prior_final_accounts", "adjusted_budget", ""}
    (running,) = (r for r in bundled.data.stated_reasons if r.section == "2.10.1")
    assert (running.text, running.page) == ("人员增加，差旅费、办公用品增多", 10)
    items = [r for r in bundled.data.stated_reasons if r.section == "2.5.3"]
    assert [r.text for r in items] == [i.reason for i in bundled.data.functional_items]


def test_another_form_compares_with_budget_and_year_apart(real: Callable[[str], FinalAccounts]) -> None:
    found = [r for r in real("xian_health_2022_p1-100").data.stated_reasons if r.section == "2.9.1"]
    assert [r.base for r in found] == ["initial_budget", "prior_final_accounts"]
