"""Examples of checks of scorecards against their own words, against each other, and against the text."""

from collections.abc import Callable
from dataclasses import replace

from check_samples import Example, card, funds, indicator, text, with_cards
from fa_helpers.checks.check import Outcome
from fa_helpers.model import DocumentData, Indicator, Scorecard

COST = ("成本指标", "经济成本指标", "项目成本")


def ex(
    rule: str, outcome: Outcome, note: str, document: Callable[[], DocumentData], count: int = 1
) -> Example:
    return Example(f"cards.{rule}", outcome, document, count, note)


def project(
    *lines: Indicator,
    budget: str = "80.00",
    executed: str = "60.00",
    initial: str = "100.00",
    name: str = "某项目",
    rate: str = "75.00%",
    expected: str = "",
    actual: str = "",
    order: int = 2,
    kind: str = "project",
) -> Scorecard:
    rows = [funds("年度资金总额", initial, budget, executed, "10", rate, "7.50")]
    return card(rows, lines, name=name, goal_expected=expected, goal_actual=actual, order=order, kind=kind)


def office(
    *lines: Indicator,
    initial: str = "258.40",
    budget: str = "300.00",
    executed: str = "290.00",
    actual: str = "",
    other: str = "0",
    upper: str = "0",
) -> Scorecard:
    rows = [
        funds("年度总资金", initial, budget, executed, "10", "96.67%", "9.67"),
        funds("其中：中央安排", "0", upper, "0"),
        funds("其他资金", other, "0", "0"),
    ]
    return card(rows, lines, name="某局", goal_actual=actual, kind="department", total_score="99.67")


def planned(budget: str, goal: str) -> Scorecard:
    return project(budget=budget, initial=budget, expected=goal)


def agreeing(number: int) -> list[Scorecard]:
    """Forms whose goals agree with their funds to the digit."""
    return [planned("80.5", "计划支出80.5万元。")] * number


def spent_one(actual: str) -> Scorecard:
    return project(cost("≤80.00万元", f"{actual}万元"), executed="61.26")


DIGIT = "计划支出156.5万元。"


def counted(goal: str, target: str, name: str = "新增企业数") -> Scorecard:
    return project(
        indicator(1, ("产出指标", "数量指标", name), target, "12家", "20", "20"), expected=f"{goal}。"
    )


OWN_USES = project(
    budget="156.4", initial="156.4", expected="计划支出165.9万元，用于发放106.3万元，补助50.1万元。"
)


def cards(*made: Scorecard, body: str = "") -> Callable[[], DocumentData]:
    numbered = [replace(one, scorecard_id=f"scorecard.{n:02d}") for n, one in enumerate(made, 1)]
    return lambda: with_cards(*numbered, data=text(body)) if body else with_cards(*numbered)


def cost(target: str, actual: str, name: str = "项目成本", levels: tuple[str, str] = COST[:2]) -> Indicator:
    return indicator(1, (*levels, name), target, actual, "20", "20")


GOALS = [
    ex("goal_amount", "holds", "planned", cards(project(expected="计划支出80万元。"))),
    ex("goal_amount", "holds", "paid in parts", cards(project(actual="发放补助40万元，支付经费20万元。"))),
    ex("goal_amount", "suspicious", "another", cards(project(expected="计划支出85万元，用于培训。"))),
    ex("goal_amount", "suspicious", "a digit", cards(planned("156.4", DIGIT))),
    ex("goal_amount", "inconsistent", "a digit, as no other", cards(*agreeing(5), planned("156.4", DIGIT))),
    ex(
        "goal_amount",
        "suspicious",
        "a digit, as another",
        cards(*agreeing(5), *[planned("156.4", DIGIT)] * 2),
        2,
    ),
    ex("goal_amount", "suspicious", "more than a digit", cards(*agreeing(5), planned("98.7", DIGIT))),
    ex("goal_amount", "inconsistent", "two swapped", cards(planned("156.4", "计划支出165.4万元。"))),
    ex("goal_amount", "inconsistent", "the point", cards(planned("156.4", "计划支出1564万元。"))),
    ex("goal_amount", "suspicious", "too short to tell", cards(planned("15", "计划支出16万元。"))),
    ex(
        "goal_amount",
        "inconsistent",
        "a part",
        cards(*agreeing(5), planned("156.4", "发放106.3万元，补助50.6万元。")),
    ),
    ex("goal_amount", "holds", "parts", cards(planned("156.4", "发放106.3万元，补助50.1万元。"))),
    ex(
        "goal_amount",
        "inconsistent",
        "uses that make the funds",
        cards(OWN_USES),
    ),
    ex(
        "goal_list",
        "inconsistent",
        "more than all by a digit",
        cards(planned("90", "计划支出156.4万元，用于培训106.3万元；补助50.6万元。")),
    ),
    ex(
        "goal_list",
        "inconsistent",
        "less than all by a digit",
        cards(planned("90", "计划支出156.4万元，用于培训106.3万元；补助50.0万元。")),
        0,
    ),
    ex(
        "goal_list",
        "suspicious",
        "much more than all",
        cards(planned("90", "计划支出156.4万元，用于培训106.3万元；补助90.7万元。")),
    ),
    ex(
        "goal_parts",
        "inconsistent",
        "both kinds of spending",
        cards(office(actual="年度支出经费290.00万元，其中：基本支出100.00万元，项目支出180.00万元。")),
    ),
    ex(
        "goal_parts",
        "holds",
        "both kinds of spending",
        cards(office(actual="年度支出经费290.00万元，其中：基本支出100.00万元，项目支出190.00万元。")),
    ),
    ex("goal_count", "holds", "same", cards(counted("新增企业12家以上", "≥12家"))),
    ex("goal_count", "inconsistent", "another", cards(counted("新增企业12家以上", "≥21家"))),
    ex("goal_count", "inconsistent", "other words", cards(counted("走访企业21家", "≥12家")), 0),
    ex("goal_count", "inconsistent", "two counts", cards(counted("新增企业21家，关停3家", "≥12家")), 0),
    ex("goal_count", "holds", "what is counted between", cards(counted("新增企业12家", "≥12家", "新增"))),
    ex(
        "goal_parts",
        "holds",
        "as many parts as are counted",
        cards(project(expected="计划支出80万元，奖励2家企业，其中：甲公司50万元；乙公司30万元。")),
    ),
    ex(
        "goal_list",
        "holds",
        "all",
        cards(project(expected="计划支出80万元，其中：甲公司50万元；乙公司30万元。")),
    ),
    ex(
        "goal_list",
        "holds",
        "without a word for parts",
        cards(project(expected="支出80万元：甲公司50万元；乙公司30万元。")),
    ),
    ex(
        "goal_parts",
        "inconsistent",
        "as many parts as are counted",
        cards(project(expected="计划支出80万元，奖励2家企业，其中：甲公司50万元；乙公司20万元。")),
    ),
    ex(
        "goal_list",
        "not_checkable",
        "some of them",
        cards(project(expected="计划支出80万元，其中：甲公司50万元；乙公司20万元。")),
    ),
    ex(
        "goal_list",
        "suspicious",
        "more than all",
        cards(project(expected="计划支出80.00万元，其中：甲公司50.00万元；乙公司40.00万元。")),
    ),
    ex(
        "goal_product",
        "holds",
        "follows",
        cards(project(expected="计划支出24万元，聘用2人，发放12次，标准为1万元/月。")),
    ),
    ex(
        "goal_product",
        "suspicious",
        "does not",
        cards(project(expected="计划支出26万元，聘用2人，发放12次，标准为1万元/月。")),
    ),
    ex(
        "goal_product",
        "suspicious",
        "two rates",
        cards(project(expected="计划支出26万元，聘用2人，发放12次，标准为1万元/月，补助为每人每月800元。")),
        0,
    ),
    ex("cost_and_funds", "holds", "budget and executed", cards(project(cost("80万元", "60万元"))), 2),
    ex("cost_and_funds", "rounding", "finer", cards(project(cost("80万元", "60.004万元")))),
    ex("cost_and_funds", "inconsistent", "one more on both sides", cards(project(cost("81.00", "61.00"))), 2),
    ex("cost_and_funds", "suspicious", "a digit", cards(spent_one("61.25"))),
    ex("cost_and_funds", "inconsistent", "two swapped", cards(spent_one("62.16"))),
    ex("cost_and_funds", "inconsistent", "as no other", cards(*[spent_one("61.26")] * 5, spent_one("61.25"))),
    ex(
        "cost_and_funds",
        "inconsistent",
        "a digit from the budget but the amount executed",
        cards(
            *[spent_one("61.26")] * 5,
            project(
                cost("≤2.11万元", "1.80万元", "购置成本"), budget="2.91", initial="2.91", executed="2.11"
            ),
        ),
        0,
    ),
    ex(
        "cost_and_funds",
        "suspicious",
        "swapped digits of a part",
        cards(project(cost("≤80.00万元", "62.16万元", "购置成本"), executed="61.26")),
    ),
    ex(
        "goal_amount",
        "inconsistent",
        "swapped digits of the budget but the amount executed",
        cards(project(budget="31.97", initial="31.97", executed="39.17", expected="计划支出39.17万元。")),
        0,
    ),
    ex("cost_and_funds", "suspicious", "one side", cards(project(cost("≤75.00万元", "60.00万元")))),
    ex(
        "cost_and_funds",
        "suspicious",
        "the money of several years",
        cards(project(cost("500万元", "480万元"))),
        2,
    ),
    ex(
        "cost_and_funds",
        "not_checkable",
        "one purchase",
        cards(project(cost("15万元", "12万元", "采购成本"))),
    ),
]

AWARDS = "奖励企业，其中：天山实业有限公司（首台套）30万元；昆仑科技有限公司（首台套）{last}万元。"
AWARDED = (
    cost("≤30万元", "30万元", "天山实业有限公司奖励标准"),
    cost("≤30万元", "0万元", "昆仑科技有限公司奖励标准"),
)
EXACT = (AWARDED[0], cost("30万元", "0万元", "昆仑科技有限公司奖励标准"))
RECIPIENTS = [
    ex("recipient", "holds", "same", cards(project(*AWARDED, expected=AWARDS.format(last=30))), 2),
    ex("recipient", "inconsistent", "another", cards(project(*AWARDED, expected=AWARDS.format(last=40)))),
    ex(
        "recipient",
        "inconsistent",
        "less than a target",
        cards(project(*EXACT, expected=AWARDS.format(last=20))),
    ),
    ex(
        "recipient", "suspicious", "within a limit", cards(project(*AWARDED, expected=AWARDS.format(last=20)))
    ),
    ex(
        "recipient_sum",
        "suspicious",
        "no other to compare",
        cards(project(AWARDED[1], expected=AWARDS.format(last=20))),
    ),
    ex(
        "recipient",
        "inconsistent",
        "spelled otherwise in the goal",
        cards(project(*AWARDED, expected=AWARDS.format(last=40).replace("昆仑科技", "昆仑工程科技"))),
    ),
    ex(
        "recipient_sum",
        "inconsistent",
        "a point moved",
        cards(project(cost("≤106万元", "0万元", "昆仑科技有限公司"), expected="昆仑科技有限公司1060万元。")),
    ),
    ex(
        "recipient_sum",
        "inconsistent",
        "a digit of two amounts",
        cards(
            project(
                cost("≤106万元", "0万元", "昆仑科技有限公司"),
                expected="昆仑科技有限公司，奖励100万元；补贴9万元。",
            )
        ),
    ),
    ex(
        "recipient",
        "holds",
        "what follows is another's",
        cards(project(*AWARDED, expected=AWARDS.format(last="30万元；工会补助9"))),
        2,
    ),
    ex(
        "recipient_sum",
        "not_checkable",
        "two amounts",
        cards(project(AWARDED[1], expected="昆仑科技有限公司，奖励12万元；补贴5万元。")),
    ),
    ex(
        "recipient_sum",
        "holds",
        "two amounts are the one",
        cards(project(AWARDED[1], expected="昆仑科技有限公司，奖励18万元；补贴12万元。")),
    ),
]

BUDGET_TEXT = (
    "四、财政拨款收入支出决算总体情况说明\n"
    "2023年度财政拨款收入支出总体290.00万元。与年初预算数相比，年初预算数258.40万元，决算数290.00万元，预决算差异率12.23%。"
)
SPENT_TEXT = (
    "三、支出决算情况说明\n2023年度本年支出{spent}万元，其中：基本支出100.00万元，项目支出{projects}万元。"
)


def budget(initial: str, **more: str) -> Callable[[], DocumentData]:
    line = indicator(1, ("运行成本", "成本指标", "预算经费"), f"<={initial}万元", "290.00万元", "12", "12")
    return cards(office(line, initial=initial, **more), body=BUDGET_TEXT)


OFFICE = [
    ex("initial_budget", "holds", "same", budget("258.40")),
    ex("initial_budget", "holds", "without other funds", budget("268.40", other="10.00"), 1),
    ex("initial_budget", "inconsistent", "another", budget("3416.20")),
    ex("initial_budget", "not_checkable", "none in the text", cards(office())),
    ex("department_spending", "holds", "same", cards(office(actual="2023年年度支出经费290.00万元。"))),
    ex(
        "department_spending",
        "inconsistent",
        "another",
        cards(office(actual="2023年年度支出经费295.00万元。")),
    ),
    ex("department_spending", "inconsistent", "a part", cards(office(actual="全年支出培训费3.00万元。")), 0),
    ex(
        "executed_total",
        "holds",
        "same",
        cards(office(), body=SPENT_TEXT.format(spent="290.00", projects="190.00")),
    ),
    ex(
        "executed_total",
        "suspicious",
        "another",
        cards(office(), body=SPENT_TEXT.format(spent="295.00", projects="195.00")),
    ),
    ex("upper_levels", "holds", "same", cards(office(upper="80.00"), project(name="中央专项资金"))),
    ex("upper_levels", "rounding", "halves", cards(office(upper="80.01"), project(name="中央专项资金"))),
    ex(
        "upper_levels",
        "suspicious",
        "forms above",
        cards(office(upper="50.00"), project(name="中央专项资金")),
    ),
    ex(
        "upper_levels",
        "not_checkable",
        "forms below",
        cards(office(upper="90.00"), project(name="中央专项资金")),
    ),
]

PERFORMANCE = (
    "三、支出决算情况说明\n2023年度本年支出300.00万元，其中：基本支出100.00万元，项目支出{projects}万元。\n"
    "十一、预算绩效的情况说明\n根据预算绩效管理要求，我单位2023年度预算绩效管理整体支出绩效自评表1个，"
    "全年预算总额300.00万元，实际执行总额{office}万元；预算绩效评价项目{count}个，全年预算数{budget}万元，全年执行数60.00万元。"
)


def evaluated(
    projects: str = "200.00",
    office_total: str = "290.00",
    count: int = 1,
    budget_total: str = "80.00",
    extra: tuple[Scorecard, ...] = (),
) -> Callable[[], DocumentData]:
    body = PERFORMANCE.format(projects=projects, office=office_total, count=count, budget=budget_total)
    form = replace(project(), implementer="某局")
    return cards(office(), form, *extra, body=body)


TOLD = "十一、预算绩效的情况说明\n1.某局{name}项目绩效自评综述：全年预算数{budget}万元，执行数{spent}万元，完成预算的75.00%。\n"


def told(
    name: str = "保洁", budget: str = "80.00", spent: str = "60.00", rate: str = "75.00%"
) -> Callable[[], DocumentData]:
    return cards(project(name="保洁项目", rate=rate), body=TOLD.format(name=name, budget=budget, spent=spent))


PROJECTS = [
    ex("count", "holds", "both", evaluated(), 2),
    ex("count", "not_checkable", "fewer", evaluated(count=7)),
    ex("count", "suspicious", "more", evaluated(extra=(project(order=3),))),
    ex("department_total", "holds", "both", evaluated(), 2),
    ex("department_total", "inconsistent", "another", evaluated(office_total="280.00")),
    ex("projects_total", "holds", "both", evaluated(), 2),
    ex("projects_total", "inconsistent", "another", evaluated(budget_total="85.00")),
    ex("projects_total", "not_checkable", "not all forms", evaluated(count=7), 2),
    ex("project_expenditure", "holds", "within", evaluated()),
    ex("project_expenditure", "inconsistent", "above", evaluated(projects="50.00")),
    ex("narrative_item", "holds", "all three", told(), 3),
    ex("narrative_item", "inconsistent", "budget", told(budget="82.00")),
    ex(
        "narrative_item",
        "suspicious",
        "nothing in common",
        told(budget="85.00", spent="65.00", rate="70.00%"),
        3,
    ),
    ex("narrative_item", "inconsistent", "another project", told(name="安保", budget="99.00"), 0),
]

EXAMPLES = [*GOALS, *RECIPIENTS, *OFFICE, *PROJECTS]
