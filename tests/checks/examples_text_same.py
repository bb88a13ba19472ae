"""Examples of one quantity printed twice, of parts within wholes, and of the text beside the statements."""

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData, StatementCell


def _two_places(first: str, second: str) -> str:
    return (
        f"一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计{first}万元。\n"
        f"二、收入决算情况说明\n2023年度本年收入合计{second}万元。"
    )


def _again(second: str) -> str:
    return f"一、收入决算情况说明\n2023年度本年收入合计10.00万元，其中：其他收入10.00万元。本年收入合计{second}万元。"


def _budgets(second: str) -> str:
    return (
        "一、财政拨款支出决算情况说明\n财政拨款支出年初预算10.00万元，决算12.00万元。\n"
        f"二、财政拨款收入支出决算情况说明\n财政拨款支出年初预算{second}万元，决算12.00万元。"
    )


def _basic_twice(second: str) -> str:
    return (
        "一、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款基本支出10.00万元。\n"
        "二、一般公共预算财政拨款基本支出决算情况说明\n"
        f"一般公共预算财政拨款基本支出{second}万元，其中：人员经费8.00万元，公用经费2.01万元。"
    )


def _within(basic: str) -> str:
    return (
        "一、支出决算情况说明\n2023年度本年支出合计20.00万元，其中：基本支出10.00万元，项目支出10.00万元。\n"
        "二、一般公共预算财政拨款基本支出决算情况说明\n"
        f"一般公共预算财政拨款基本支出{basic}万元，其中：人员经费8.00万元，公用经费2.01万元。"
    )


def _funds(spent: str, opening: str = "年初财政拨款结转和结余2.00万元，") -> str:
    return (
        "一、财政拨款收入支出决算总体情况说明\n"
        f"2023年度财政拨款收入总计12.00万元，其中：{opening}本年财政拨款收入10.00万元。\n"
        f"二、一般公共预算财政拨款支出决算情况说明\n一般公共预算财政拨款支出{spent}万元。"
    )


def summary(grand: str, unit: str = "万元") -> tuple[StatementCell, ...]:
    """A summary of revenue and expenditure with its totals of the year and overall."""
    return statement(
        "revenue_expenditure_summary",
        [
            ("revenue", "", "本年收入合计", {"final_accounts": "100000.00" if unit == "元" else "10.00"}),
            ("revenue", "", "总计", {"final_accounts": grand}),
        ],
        unit=unit,
        title="收入支出决算总表",
    )


def _totals(grand: str, year: str) -> DocumentData:
    return text(
        "一、收入支出决算总体情况说明\n"
        f"2023年度收入总计{grand}万元，其中：本年收入合计{year}万元，使用非财政拨款结余0.00万元，年初结转和结余2.00万元。"
    )


def functions(total: str) -> tuple[StatementCell, ...]:
    """A statement of the general budget's spending with a class and an item."""
    return statement(
        "general_budget_expenditure",
        [
            ("", "201", "一般公共服务支出", {"total": "6.00"}),
            ("", "20106", "财政事务", {"total": "6.00"}),
            ("", "2010601", "行政运行", {"total": total}),
            ("", "", "合计", {"total": "6.00"}),
        ],
        title="一般公共预算财政拨款支出决算表",
    )


def _class(amount: str) -> DocumentData:
    return text(
        "一、一般公共预算财政拨款支出决算结构情况\n"
        f"一般公共预算财政拨款支出6.00万元，主要用于以下方面：一般公共服务支出（类）{amount}万元，占100.00%。"
    )


def _short_class(amount: str) -> DocumentData:
    """The class is named without 支出, as forms with （类） do."""
    return text(
        "一、一般公共预算财政拨款支出决算结构情况\n"
        f"一般公共预算财政拨款支出6.00万元，主要用于以下方面：一般公共服务（类）支出{amount}万元，占100.00%。"
    )


def _fund_item(amount: str) -> DocumentData:
    """An item of a government fund among those of all fiscal appropriations."""
    return text(
        "一、财政拨款支出决算情况说明\n"
        f"1、城乡社区支出（类）国有土地使用权出让收入安排的支出（款）农村基础设施建设支出（项）。支出决算为{amount}万元。"
    )


FUND = statement(
    "government_fund_statement",
    [
        ("", "212", "城乡社区支出", {"subtotal": "3.00"}),
        ("", "21208", "国有土地使用权出让收入安排的支出", {"subtotal": "3.00"}),
        ("", "2120804", "农村基础设施建设支出", {"subtotal": "3.00"}),
    ],
    title="政府性基金预算财政拨款收入支出决算表",
)


def _item(amount: str, section: str = "财政事务") -> DocumentData:
    return text(
        "一、一般公共预算财政拨款支出决算具体情况\n"
        f"1、一般公共服务支出（类）{section}（款）行政运行（项）。年初预算为5.00万元，支出决算为{amount}万元。"
    )


def three_public(budget: str, final: str) -> tuple[StatementCell, ...]:
    """A statement of the three public expenses: one row, budget and final accounts."""
    return statement(
        "three_public_statement",
        [("", "", "", {"total": budget, "final_total": final})],
        labels={"total": "预算数/合计", "final_total": "决算数/合计"},
        title="财政拨款“三公”经费支出决算表",
    )


def _public(budget: str, final: str) -> DocumentData:
    return text(
        "一、“三公”经费财政拨款支出决算情况说明\n"
        f"“三公”经费财政拨款支出年初预算为{budget}万元，支出决算为{final}万元，完成年初预算的50.00%。"
    )


def _public_twice(second: str, before: str = "") -> DocumentData:
    return text(
        "一、“三公”经费财政拨款支出决算情况说明\n"
        "“三公”经费财政拨款支出决算2.00万元。公务用车运行维护费支出1.50万元，公务接待费支出0.50万元。\n"
        f"具体情况如下：{before}公务用车运行费{second}万元。"
    )


def _two_items(second: str) -> tuple[StatementCell, ...]:
    return statement(
        "general_budget_expenditure",
        [
            ("", "2010601", "行政运行", {"total": "6.00"}),
            ("", "2010607", "信息化建设", {"total": "3.00"}),
            ("", "2010608", "财政委托业务支出", {"total": second}),
        ],
    )


def _two_listed() -> DocumentData:
    return text(
        "一、一般公共预算财政拨款支出决算具体情况\n"
        "1、一般公共服务支出（类）财政事务（款）行政运行（项）。年初预算为5.00万元，支出决算为6.00万元。\n"
        "2、一般公共服务支出（类）财政事务（款）信息化建设（项）。年初预算为3.00万元，支出决算为3.00万元。"
    )


def _kinds(*names: str) -> DocumentData:
    return text(
        "一、一般公共预算财政拨款基本支出决算情况说明\n一般公共预算财政拨款基本支出10.00万元，其中：人员经费8.00万元，"
        f"主要包括：{'、'.join(names)}。"
    )


DETAIL = statement(
    "basic_expenditure_detail",
    [
        ("1", "30101", "基本工资", {"final_accounts": "5.00"}),
        ("1", "30102", "津贴补贴", {"final_accounts": "3.00"}),
        ("1", "30309", "奖励金", {"final_accounts": "—"}),
        ("1", "30302", "退休费", {"final_accounts": "0.00"}),
    ],
)


EXAMPLES = [
    Example(
        "text.economic_kinds", "holds", lambda: with_statements(DETAIL, data=_kinds("基本工资", "退休费"))
    ),
    Example(
        "text.economic_kinds",
        "suspicious",
        lambda: with_statements(DETAIL, data=_kinds("基本工资", "津贴补贴", "奖励金")),
    ),
    Example("text.economic_kinds", "not_checkable", lambda: _kinds("基本工资", "津贴补贴")),
    Example("text.items_listed", "holds", lambda: with_statements(_two_items("0.00"), data=_two_listed())),
    Example(
        "text.items_listed", "suspicious", lambda: with_statements(_two_items("4.00"), data=_two_listed())
    ),
    Example("text.same_everywhere", "holds", lambda: text(_two_places("10.00", "10.00"))),
    Example("text.same_everywhere", "inconsistent", lambda: text(_two_places("10.00", "10.01"))),
    Example("text.same_everywhere", "holds", lambda: text(_two_places("10.00", "10")), note="coarser"),
    Example("text.same_everywhere", "holds", lambda: _public_twice("1.50"), note="public-expenses-again"),
    Example(
        "text.same_everywhere", "inconsistent", lambda: _public_twice("1.51"), note="public-expenses-again"
    ),
    Example(
        "text.same_everywhere",
        "inconsistent",
        lambda: _public_twice("1.51", "用于"),
        count=0,
        note="a-part",
    ),
    Example("text.same_everywhere", "rounding", lambda: text(_basic_twice("10.01")), note="sum-of-its-parts"),
    Example("text.same_everywhere", "inconsistent", lambda: text(_basic_twice("10.02")), note="no-sum"),
    Example("text.same_again", "holds", lambda: text(_again("10.00"))),
    Example("text.same_everywhere", "holds", lambda: text(_again("10.00")), 0, note="only-in-one-section"),
    Example("text.same_again", "suspicious", lambda: text(_budgets("10.01"))),
    Example("text.part_within_whole", "holds", lambda: text(_within("9.00"))),
    Example("text.part_within_whole", "rounding", lambda: text(_within("10.01")), note="sum-of-its-parts"),
    Example("text.part_within_whole", "inconsistent", lambda: text(_within("11.00"))),
    Example(
        "text.part_within_whole",
        "suspicious",
        lambda: text(
            "一、收入支出决算总体情况说明\n2023年度收入总计10.00万元。\n"
            "二、财政拨款收入支出决算总体情况说明\n2023年度财政拨款收入总计12.00万元。"
        ),
        note="grand-total-of-the-year",
    ),
    Example("text.spending_within_funds", "holds", lambda: text(_funds("12.00"))),
    Example("text.spending_within_funds", "inconsistent", lambda: text(_funds("15.00"))),
    Example("text.spending_within_funds", "not_checkable", lambda: text(_funds("12.00", opening=""))),
    Example(
        "text.statement_totals",
        "holds",
        lambda: with_statements(summary("12.00"), data=_totals("12.00", "10.00")),
        count=2,
    ),
    Example(
        "text.statement_totals",
        "holds",
        lambda: with_statements(summary("120000.00", "元"), data=_totals("12.00", "10.00")),
        count=2,
        note="unit-yuan",
    ),
    Example(
        "text.statement_totals",
        "rounding",
        lambda: with_statements(summary("120078.00", "元"), data=_totals("12.00", "10.00")),
        note="cut-off",
    ),
    Example(
        "text.statement_totals",
        "inconsistent",
        lambda: with_statements(summary("12.50"), data=_totals("12.00", "10.00")),
    ),
    Example(
        "text.statement_totals",
        "suspicious",
        lambda: with_statements(summary("12.00"), data=_totals("10.00", "10.00")),
        note="total-of-the-year",
    ),
    Example(
        "text.statement_totals",
        "inconsistent",
        lambda: with_statements(summary("120000.00"), data=_totals("12.00", "10.00")),
        note="one-unit-wrong",
    ),
    Example(
        "text.statement_totals",
        "suspicious",
        lambda: with_statements(summary("120000.00"), data=_totals("12.00", "9.00")),
        note="unit-of-the-statement-in-doubt",
    ),
    Example("text.statement_totals", "not_checkable", lambda: _totals("12.00", "10.00"), count=2),
    Example(
        "text.statement_totals",
        "inconsistent",
        lambda: with_statements(
            functions("6.00"),
            data=text(
                "一、一般公共预算财政拨款支出决算具体情况\n一般公共预算支出决算数为6.10万元，完成预算100%。"
            ),
        ),
        note="named-shorter-than-the-title",
    ),
    Example(
        "text.statement_classes", "holds", lambda: with_statements(functions("6.00"), data=_class("6.00"))
    ),
    Example(
        "text.statement_classes",
        "holds",
        lambda: with_statements(functions("6.00"), data=_short_class("6.00")),
        note="named-without-the-last-word",
    ),
    Example(
        "text.statement_classes",
        "inconsistent",
        lambda: with_statements(functions("6.00"), data=_short_class("6.10")),
        note="named-without-the-last-word",
    ),
    Example(
        "text.statement_items",
        "holds",
        lambda: with_statements(functions("6.00"), FUND, data=_fund_item("3.00")),
        note="of-a-fund",
    ),
    Example(
        "text.statement_items",
        "inconsistent",
        lambda: with_statements(functions("6.00"), FUND, data=_fund_item("3.10")),
        note="of-a-fund",
    ),
    Example(
        "text.statement_classes",
        "rounding",
        lambda: with_statements(functions("6.00"), data=_class("6.01")),
        note="one-unit",
    ),
    Example(
        "text.statement_classes",
        "inconsistent",
        lambda: with_statements(functions("6.00"), data=_class("6.10")),
    ),
    Example("text.statement_items", "holds", lambda: with_statements(functions("6.00"), data=_item("6.00"))),
    Example(
        "text.statement_items",
        "inconsistent",
        lambda: with_statements(functions("6.00"), data=_item("6.01")),
    ),
    Example("text.statement_items", "not_checkable", lambda: _item("6.00")),
    Example(
        "text.statement_items",
        "inconsistent",
        lambda: with_statements(functions("6.00"), data=_item("0.00", "统计信息事务")),
        count=0,
        note="of-one-name-in-another-section",
    ),
    Example(
        "text.statement_three_public",
        "holds",
        lambda: with_statements(three_public("4.00", "2.00"), data=_public("4.00", "2.00")),
    ),
    Example(
        "text.statement_public_budgets",
        "holds",
        lambda: with_statements(three_public("4.00", "2.00"), data=_public("4.00", "2.00")),
    ),
    Example(
        "text.statement_three_public",
        "inconsistent",
        lambda: with_statements(three_public("4.00", "2.00"), data=_public("4.00", "2.10")),
    ),
    Example(
        "text.statement_public_budgets",
        "suspicious",
        lambda: with_statements(three_public("5.00", "2.00"), data=_public("4.00", "2.00")),
        note="another-budget",
    ),
]
