"""Examples of names spelled in two ways."""

from check_samples import Example, card, funds, indicator, statement, text, with_cards, with_statements

ITEMS = (
    "五、一般公共预算财政拨款支出决算情况说明\n（一）一般公共预算财政拨款支出决算结构情况\n"
    "1.{}（类）10.00万元，占100.00%。\n（二）一般公共预算财政拨款支出决算具体情况\n"
    "1.{}（类）制造业（款）纺织业（项）：支出决算数为10.00万元，比上年决算增加1.00万元，增长11.11%，主要原因是：业务增加。"
)
GUESTS = "3.公务接待费支出6.42万元。其中：外宾接待支出0.00万元；其他国内公务接待支出6.42万元。"
COSTS = (
    "七、财政拨款“三公”经费支出决算情况说明\n2023年度财政拨款“三公”经费支出1.00万元。"
    "其中：公务用车运行维护费支出1.00万元。\n与全年预算相比，{}全年预算数1.00万元，决算数1.00万元，预决算差异率0.00%。"
)
GOAL = "支付{}补助资金10万元，支持企业发展。"
ONE_ROW = [funds("年度资金总额", "10", "10", "10", "10", "100%", "10")]


def _entity(mention: str):  # type: ignore[no-untyped-def]
    return text(
        f"一、收入支出决算总体情况说明\n{mention}2023年度收入总计10.00万元。",
        entity="某某市工业和信息化管理局",
    )


def _organisation(goal: str, line: str):  # type: ignore[no-untyped-def]
    lines = [indicator(1, ("产出指标", "成本指标", line), "<=10万元", "=10万元", "90", "90")]
    return with_cards(card(ONE_ROW, lines, total_score="100", goal_expected=GOAL.format(goal)))


def _project(mention: str):  # type: ignore[no-untyped-def]
    body = f"十一、预算绩效情况说明\n本单位对{mention}开展了绩效自评，项目支出10.00万元。"
    return with_cards(card(ONE_ROW, [], total_score="10", name="战略新兴产业专项资金"), data=text(body))


def _class_row(label: str):  # type: ignore[no-untyped-def]
    rows = [("", "", "合计", {"total": "10.00"}), ("", "215", label, {"total": "10.00"})]
    body = ITEMS.format("资源勘探工业信息等支出", "资源勘探工业信息等支出")
    return with_statements(statement("general_budget_expenditure", rows), data=text(body))


NEW, OLD = "资源勘探工业信息等支出", "资源勘探信息等支出"
EXAMPLES = [
    Example("names.class", "holds", lambda: text(ITEMS.format(NEW, NEW))),
    Example("names.class", "holds", lambda: text(ITEMS.format(NEW, NEW.removesuffix("支出"))), note="short"),
    Example("names.class", "inconsistent", lambda: text(ITEMS.format(OLD, NEW))),
    Example("names.class", "inconsistent", lambda: _class_row(OLD), note="statement"),
    Example("names.class", "holds", lambda: _class_row(NEW), note="statement"),
    Example("names.class", "holds", lambda: _class_row(f"（二）{NEW}"), note="the number of a row"),
    Example("names.class", "holds", lambda: _class_row("02制造业"), note="the rest of a code in the label"),
    Example("names.former", "holds", lambda: text(ITEMS.format("卫生健康支出", "卫生健康支出"))),
    Example(
        "names.former",
        "suspicious",
        lambda: text(ITEMS.format("医疗卫生与计划生育支出", "医疗卫生与计划生育支出")),
    ),
    Example(
        "names.former", "holds", lambda: text(ITEMS.format(OLD, OLD), fiscal_year=2019), note="in its years"
    ),
    Example(
        "names.former",
        "suspicious",
        lambda: text(ITEMS.format(OLD, OLD), fiscal_year=2021),
        note="after them",
    ),
    Example("names.cost", "holds", lambda: text(COSTS.format("公务用车运行维护费")), count=2),
    Example("names.cost", "suspicious", lambda: text(COSTS.format("公务用车运行费"))),
    Example("names.cost", "holds", lambda: text(COSTS + GUESTS), count=3, note="guests from home"),
    Example(
        "names.cost",
        "holds",
        lambda: text(COSTS + GUESTS.replace("其他国内公务", "国内")),
        count=3,
        note="a part is no other name",
    ),
    Example("names.entity", "holds", lambda: _entity("某某市工业和信息化管理局")),
    Example("names.entity", "suspicious", lambda: _entity("某某市工业信息化管理局")),
    Example("names.entity", "suspicious", lambda: _entity("某某市工业和信化息管理局"), note="swapped"),
    Example("names.entity", "suspicious", lambda: _entity("某某市统计局"), count=0, note="another office"),
    Example(
        "names.organisation",
        "holds",
        lambda: _organisation("远方电力建设有限公司", "远方电力建设有限公司补助"),
    ),
    Example(
        "names.organisation",
        "suspicious",
        lambda: _organisation("远方电力建设工程有限公司", "远方电力建设有限公司补助"),
    ),
    Example(
        "names.organisation",
        "suspicious",
        lambda: _organisation("远方电力设计有限公司", "近处水利建设有限公司补助"),
        count=0,
        note="two companies",
    ),
    Example("names.project", "holds", lambda: _project("战略新兴产业专项资金")),
    Example("names.project", "suspicious", lambda: _project("战略性新兴产业专项资金")),
    Example(
        "names.project",
        "suspicious",
        lambda: _project("非战略新兴产业专项资金"),
        count=0,
        note="another project",
    ),
]
