"""What no rule may say of documents that are in order: ways of telling in which nothing contradicts itself."""

from __future__ import annotations

from check_samples import text
from drawn_pages import HEAD, Drawn, plain_table
from fa_helpers.checks import check_document


def accused(body: str, year: int = 2023) -> list[str]:
    ledger = check_document(text(body, fiscal_year=year))
    return [entry.check.rule for entry in ledger.entries if entry.check.outcome == "inconsistent"]


def test_a_class_is_not_named_by_the_code_of_its_item() -> None:
    body = (
        "一、一般公共预算财政拨款支出决算情况说明\n（一）支出决算结构情况\n"
        "一般公共预算财政拨款支出9.00万元，主要用于医疗卫生与计划生育支出（类）4.00万元，占44.44%；"
        "教育支出（类）5.00万元，占55.56%。\n（二）支出决算具体情况\n1.行政单位医疗（2101101）\n"
        "年初预算为4.00万元，支出决算为4.00万元，完成年初预算的100%。\n"
    )
    assert accused(body, 2017) == []
    named = body.replace(
        "行政单位医疗（2101101）", "卫生健康支出（类）行政事业单位医疗（款）行政单位医疗（项）"
    )
    assert accused(named, 2017) == ["names.class"]


def test_a_list_of_classes_is_not_the_grand_total_told_elsewhere() -> None:
    body = (
        "一、财政拨款收入支出决算总体情况说明\n财政拨款收入总计12.00万元，支出总计12.00万元。\n"
        "二、财政拨款支出决算结构情况\n主要用于以下方面：教育支出（类）6.00万元，占60.00%；"
        "住房保障支出（类）4.00万元，占40.00%。\n"
    )
    assert accused(body) == []


def test_a_subsection_on_appropriations_is_of_the_budget_above_it() -> None:
    body = (
        "一、财政拨款收入支出决算总体情况说明\n财政拨款收入总计15.00万元，支出总计15.00万元。\n"
        "二、一般公共预算财政拨款支出决算情况说明\n（一）财政拨款支出决算结构情况\n"
        "财政拨款支出10.00万元，主要用于以下方面：教育支出（类）6.00万元，占60.00%；"
        "住房保障支出（类）4.00万元，占40.00%。\n"
        "三、政府性基金预算财政拨款收入支出决算情况说明\n政府性基金预算财政拨款支出5.00万元。\n"
    )
    facts = {fact.printed: fact.fund for fact in text(body).facts}
    assert (facts["10.00"], facts["6.00"], facts["60.00"]) == ("general_budget",) * 3
    assert (facts["15.00"], facts["5.00"]) == ("appropriation", "government_fund")
    assert accused(body) == []
    shorter = text(body.replace("（一）财政拨款支出决算", "（一）支出决算"))
    assert {fact.fund for fact in shorter.facts if fact.function_class} == {"general_budget"}


def test_a_list_may_have_parts_that_no_vocabulary_names() -> None:
    body = (
        "一、收入决算情况说明\n本年收入合计100.00万元，其中：财政拨款收入60.00万元，占60%；财政专户管理教育资金"
        "25.00万元，占25%；事业收入（不含专户管理教育资金）10.00万元，占10%；其他收入5.00万元，占5%。\n"
        "二、支出决算情况说明\n本年支出合计100.00万元。\n"
    )
    assert accused(body) == []
    concepts = {fact.printed: fact.concept for fact in text(body).facts if fact.measure == "amount"}
    assert (concepts["25.00"], concepts["10.00"], concepts["5.00"]) == ("", "", "other_revenue")
    carried = text(body.replace("本年收入合计", "收入合计（不含上年结转）"))
    assert carried.facts[0].concept == "total_revenue"


def test_what_is_used_for_a_class_is_that_class() -> None:
    body = (
        "一、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出9.00万元，主要用于教育支出（类）5.00万元，"
        "占55.56%；住房保障支出（类）4.00万元，占44.44%。\n"
    )
    assert [fact.function_code for fact in text(body).facts] == ["", "205", "205", "221", "221"]
    item = "其他支出（类）彩票公益金安排的支出（款）用于体育事业的彩票公益金支出（项）"
    assert text(f"一、支出情况说明\n1.{item}支出决算为5.00万元。\n").facts[0].function_code == "2296003"


def test_projects_beside_a_code_are_no_other_name_of_its_account() -> None:
    head = "科目编码|{}|本年支出合计|基本支出|项目支出"
    statement = plain_table(
        "支出决算表",
        "万元",
        head.format("科目名称"),
        "201|一般公共服务支出|12.60||12.60",
        "20108|审计事务|12.60||12.60",
        "2010804|审计业务|12.60||12.60",
    )
    projects = plain_table(
        "项目收入支出决算表", "万元", head.format("项目名称"), "2010804|专项审计外勤经费|12.60||12.60"
    )
    document = Drawn().text(*HEAD).table(statement).table(projects).read()
    names = [e.check for e in check_document(document.data).entries if e.check.rule.startswith("names.")]
    assert any(check.rule == "names.item" for check in names)
    assert {check.outcome for check in names} <= {"holds", "not_applicable", "not_checkable"}
