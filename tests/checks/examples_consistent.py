"""Statements and scorecards that agree, though a rule might think otherwise: examples that accuse of nothing."""

from examples_scorecards import form, line, made, rows_of

from check_samples import Example, funds, statement, text, with_statements
from fa_helpers.checks.check import Outcome
from fa_helpers.model import DocumentData, Indicator, StatementCell

SUMMARY = "revenue_expenditure_summary"
SATISFIED = ("满意度指标", "服务对象满意度指标")
PART = "本年支出/项目支出/其中：基本建设资金支出"


def _side(*rows: tuple[str, str]) -> tuple[StatementCell, ...]:
    return statement(
        SUMMARY, [("revenue", "", label, {"final_accounts": printed}) for label, printed in rows]
    )


def _refunds(part: str, whole: str) -> DocumentData:
    """A project column below zero, with a part marked 其中."""
    rows = [("", "", "合计", {"total": whole, "part": part})]
    labels = {"total": "本年支出/项目支出/小计", "part": PART}
    return with_statements(statement("general_budget_expenditure", rows, labels=labels))


def _surplus(*rows: tuple[str, str]) -> DocumentData:
    head, tail = [("一、财政拨款收入", "10.00"), ("本年收入合计", "10.00")], [("年初结转和结余", "2.00")]
    return with_statements(_side(*head, *rows, *tail, ("总计", "14.00")))


def _other_revenue(whole: str) -> DocumentData:
    rows = [("一、其他收入", whole), ("其中：利息收入", "0.50"), ("本年收入合计", whole)]
    return with_statements(_side(*rows))


def _two_offices() -> DocumentData:
    """The statements of the office alone, then those of the whole department, of which the text speaks."""
    offices = [_side(("本年收入合计", n), ("总计", n)) for n in ("60.00", "100.00")]
    return with_statements(*offices, data=text("一、收入决算情况说明\n2023年度本年收入合计100.00万元。"))


def _bonus(level: str, name: str, weight: str, score: str, total: str) -> DocumentData:
    bonus = line("≥1项", "2项", weight, score, levels=(level, level, name))
    return made(form(line(), bonus, score=total))()


def _satisfaction(name: str, actual: str) -> DocumentData:
    return made(form(line("≥90%", actual, levels=(*SATISFIED, name))))()


def _goal(text_: str, *lines: Indicator) -> DocumentData:
    return made(form(*lines, goal_expected=text_))()


def _levels(label: str, *printed: str) -> DocumentData:
    """A row by level below the appropriations that hold it."""
    return made(
        rows_of(
            funds("财政拨款", "100.00", "80.00", "60.00"),
            funds(label, *printed),
            funds("其他资金", "0", "0", "0"),
        )
    )()


def _prizes(said: str) -> DocumentData:
    """Two companies' prizes as indicators, and in the goal with what the second is said to get."""
    names = ("甲机械有限公司奖励资金", "乙电子有限公司奖励资金")
    lines = [
        line("≥20.00万元", "20.00万元", levels=("产出指标", "数量指标", names[0])),
        line("≥10.00万元", "10.00万元", "0", "0", levels=("产出指标", "数量指标", names[1])),
    ]
    return _goal(f"奖励甲机械有限公司20万元，乙电子有限公司{said}。", *lines)


def _spent(said: str) -> DocumentData:
    return made(form(kind="department", goal_actual=said))()


def _(rule: str, outcome: Outcome, document: DocumentData, note: str, count: int = 1) -> Example:
    return Example(rule, outcome, lambda: document, count, note)


EXAMPLES = [
    _("row.part_within", "suspicious", _refunds("-3.00", "-5.00"), "whole below zero"),
    _("row.part_within", "inconsistent", _refunds("3.00", "2.00"), "whole above zero"),
    _("summary.part_within", "suspicious", _other_revenue("-2.00"), "whole below zero"),
    _("summary.part_within", "inconsistent", _other_revenue("0.20"), "whole above zero"),
    _(
        "summary.revenue_grand_total",
        "suspicious",
        _surplus(("使用非财政拨款结余", "1.00"), ("使用专用结余", "1.00")),
        "a surplus in two rows",
    ),
    _("summary.revenue_grand_total", "inconsistent", _surplus(("使用非财政拨款结余", "1.00")), "in one row"),
    _("text.statement_totals", "suspicious", _two_offices(), "statements of two offices"),
    _(
        "card.score_within_weight",
        "suspicious",
        _bonus("加分项", "获得表彰", "1", "2", "99.50"),
        "bonus by level",
    ),
    _(
        "card.score_within_weight",
        "suspicious",
        _bonus("其他", "获得表彰", "0", "2", "99.50"),
        "no points of its own",
    ),
    _(
        "card.score_within_weight",
        "inconsistent",
        _bonus("其他", "获得表彰", "1", "2", "99.50"),
        "own points",
    ),
    _("card.total_within_weight", "suspicious", _bonus("加分项", "获得表彰", "0", "5", "102.50"), "bonus"),
    _("card.satisfaction", "suspicious", _satisfaction("满意度目标完成率", "105%"), "how far it was reached"),
    _("card.satisfaction", "suspicious", _satisfaction("投诉办结率较上年提升", "120%"), "another thing"),
    _("card.satisfaction", "inconsistent", _satisfaction("群众满意度", "105%"), "itself"),
    _(
        "cards.goal_parts",
        "inconsistent",
        _goal(
            "计划投资100万元，支持2个项目4家企业，其中：甲项目60万元（甲企业40万元，乙企业20万元），乙项目40万元。"
        ),
        "parts of parts in brackets",
        0,
    ),
    _(
        "cards.goal_parts",
        "inconsistent",
        _goal("全年资金100万元，用于4个方面，其中：培训60万元，其中授课费40万元，会议20万元，差旅20万元。"),
        "其中 within 其中",
        0,
    ),
    _(
        "card.funds_parts",
        "not_checkable",
        _levels("其中：上级补助", "50.00", "40.00", "30.00"),
        "其中 below the first part",
        3,
    ),
    _(
        "card.funds_parts",
        "not_checkable",
        _levels("中央资金", "30.00", "20.00", "10.00"),
        "one level named",
        3,
    ),
    _("card.funds_parts", "inconsistent", _levels("自有资金", "30.00", "20.00", "10.00"), "no level", 3),
    _("cards.recipient", "suspicious", _prizes("项目总投资300万元"), "what the company invests"),
    _("cards.recipient", "inconsistent", _prizes("12万元"), "what it is given"),
    _("cards.department_spending", "suspicious", _spent("培训方面全年支出50.00万元。"), "one kind of work"),
    _("cards.department_spending", "inconsistent", _spent("本部门全年支出50.00万元。"), "the office"),
]
