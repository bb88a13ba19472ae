"""Who got the money, on the report's first page: made forms of several offices, sums written by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fa_helpers.model import Locator, Paragraph
from fa_helpers.presentation.recipients import chart_title, lead, not_known, to_ask, who_got_the_money
from fa_helpers.terms.messages import LANGUAGES, Language
from recipient_samples import CARDS, made_document


def test_parts_are_ordered_by_amount_and_add_up_to_the_total() -> None:
    money = who_got_the_money(made_document(*CARDS), "en")
    assert money is not None
    assert [(line.name, line.amount) for line in money.lines] == [
        ("Named, no executed amount each", "5.10"),
        ("Run by a named unit", "4.16"),
        ("Named, with an executed amount", "2.75"),
        ("Persons and staff", "2.11"),
        ("Groups, counted or classed only", "0.60"),
        ("One organisation, not named", "0.33"),
    ]
    assert (money.total.amount, money.unit) == ("15.05", "million yuan")
    own = who_got_the_money(made_document(*CARDS), "zh")
    assert own is not None and (own.total.amount, own.unit) == ("1,505.10", "万元")


def test_who_is_planned_and_stated_as_0_paid_is_listed_with_both_plans() -> None:
    money = who_got_the_money(made_document(*CARDS), "zh")
    assert money is not None
    assert [(row.name, row.planned) for row in money.waiting] == [
        ("江州市恒达轴承厂", "20.00"),
        ("江州市海川精密机械股份有限公司", "20.00或30.00"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_section_without_projects_and_no_word_of_persons_paid(language: Language) -> None:
    whole = {"name": "某局", "executed": "50", "kind": "department"}
    assert who_got_the_money(made_document(whole), language) is None
    assert who_got_the_money(made_document(), language) is None
    staff = {"name": "聘用人员经费", "executed": "7.2", "goal_expected": "发放1名聘用人员工资。"}
    money = who_got_the_money(made_document(staff), language)
    assert money is not None
    assert [line.detail for line in money.lines] == ["聘用人员经费"]


def test_a_unit_that_ran_a_project_is_no_recipient() -> None:
    said = {"name": "设备", "executed": "90", "supervisor": "宁川市卫生局", "implementer": "宁川市中医医院"}
    data = made_document(said, said | {"name": "药品", "executed": "10"})
    money = who_got_the_money(data, "en")
    assert money is not None
    assert re.search("no payment to a named organisation", money.lead)
    assert money.lines[0].detail == "宁川市中医医院 1.00"
    assert not_known(data, "en") == [
        "Whom the units that ran projects paid 1.00 million yuan (100.00万元) in all (computed) (p. 1)."
    ]


def test_a_rate_for_each_is_told_where_no_amount_by_name_is() -> None:
    said = {
        "name": "技改补贴",
        "executed": "18",
        "goal_actual": "已补贴江州恒达轴承有限公司、江州海川机械有限公司18万元。",
        "indicators": [("补贴标准", "<=10万元/家", "=9万元/家"), ("单位成本", "<=2万元/月", "=1.5万元/月")],
    }
    assert not_known(made_document(said), "en") == [
        "How 180,000 yuan (18.00万元) was divided among those named, by name and amount (p. 1); "
        "a rate for each is stated: 9万元/家 (p. 1)."
    ]
    assert not_known(made_document(said | {"indicators": []}), "zh") == [
        "所列名称如何分配18.00万元（第1页）。"
    ]


def test_what_is_left_is_marked_as_computed_and_asked_for() -> None:
    said = {
        "name": "农田建设",
        "executed": "30",
        "goal_actual": "支付云岭县琼禾水利工程有限公司工程款20万元。",
    }
    data = made_document(said)
    assert not_known(data, "zh") == ["其余10.00万元（计算值）付给了谁（第1页）。"]
    assert not_known(data, "en") == [
        "Whom the remaining 100,000 yuan (10.00万元) (computed) was paid to (p. 1)."
    ]
    assert not_known(made_document(said | {"goal_actual": ""}), "zh") == ["30.00万元付给了谁（第1页）。"]


def test_the_answer_says_why_there_is_none() -> None:
    whole = made_document({"name": "某局", "executed": "50", "kind": "department"})
    assert str(lead(whole, "en")).startswith("The document has a scorecard of the whole department")
    assert not_known(whole, "en") == []
    assert str(lead(made_document(), "en")).startswith("No scorecards were read in this document")
    assert str(lead(made_document(), "zh")).startswith("文件中未读到绩效自评表")
    assert str(to_ask(made_document(), "zh")[0]).startswith("没有读到自评表")


def test_whom_the_text_names_besides_the_forms_is_told_beside_the_lead() -> None:
    said = {"name": "设备", "executed": "90", "goal_actual": "支付宁川市瑞丰仪器有限公司货款30万元。"}
    data = made_document(said)
    words = "委托云南大学开展评估，评估费5.00万元。支付宁川市瑞丰仪器有限公司货款30.00万元。由宁川市人民医院承担。"
    text = Paragraph("2.3", "text", words, Locator(7))
    money = who_got_the_money(replace(data, paragraphs=(text,)), "en")
    assert money is not None
    assert money.elsewhere == (
        "Named elsewhere, in the text or in forms of targets, as paid, hired or planned: 1 (p. 7)."
    )
    assert who_got_the_money(data, "en") == replace(money, elsewhere="")
    without = lead(replace(made_document(), paragraphs=(text,)), "zh")
    assert str(without).startswith("文件中未读到绩效自评表") and "下面只有正文或绩效目标表" in str(without)
    assert "表格为空" not in str(without) and "第7页" in str(without)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_title_does_not_say_nought_per_cent(language: Language) -> None:
    data = made_document({"name": "设备", "executed": "90", "goal_actual": "完成采购。"})
    assert "0%" not in chart_title(data, language)
