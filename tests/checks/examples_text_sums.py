"""Examples of the sums of the text: totals, lists of classes and items, and their changes."""

from check_samples import Example, text

ITEM = "一般公共服务支出（类）财政事务（款）"


def _revenue(carryover: str) -> str:
    return (
        "一、收入支出决算总体情况说明\n"
        f"2023年度收入总计12.00万元，其中：本年收入合计10.00万元，使用非财政拨款结余0.00万元，年初结转和结余{carryover}万元。"
    )


def _expenditure(closing: str) -> str:
    return (
        "一、收入支出决算总体情况说明\n"
        f"2023年度支出总计12.00万元，其中：本年支出合计10.00万元，结余分配0.00万元，年末结转和结余{closing}万元。"
    )


def _appropriation(opening: str, closing: str) -> str:
    return (
        "一、财政拨款收入支出决算总体情况说明\n"
        f"2023年度财政拨款收入总计12.00万元，其中：年初财政拨款结转和结余{opening}万元，本年财政拨款收入10.00万元。"
        f"财政拨款支出总计12.00万元，其中：年末财政拨款结转和结余{closing}万元，本年财政拨款支出10.00万元。"
    )


def _basic(operating: str) -> str:
    return (
        "一、一般公共预算财政拨款基本支出决算情况说明\n"
        f"一般公共预算财政拨款基本支出10.00万元，其中：人员经费8.00万元，公用经费{operating}万元。"
    )


def _sources(*amounts: str) -> str:
    names = ("财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
    listed = "；".join(f"{name}{amount}万元" for name, amount in zip(names, amounts, strict=False))
    return f"一、收入决算情况说明\n2023年度本年收入合计10.00万元，其中：{listed}。"


def _kinds(basic: str, project: str, shares: tuple[str, str] | None = None) -> str:
    first, second = (f"，占{share}%" for share in shares) if shares else ("", "")
    return (
        "一、支出决算情况说明\n"
        f"2023年度本年支出合计10.00万元，其中：基本支出{basic}万元{first}；项目支出{project}万元{second}。"
    )


def _classes(second: str) -> str:
    return (
        "一、一般公共预算财政拨款支出决算情况说明\n（一）一般公共预算财政拨款支出决算结构情况\n"
        "一般公共预算财政拨款支出10.00万元，主要用于以下方面：一般公共服务支出（类）6.00万元，占60.00%；"
        f"教育支出（类）{second}万元，占40.00%。\n"
    )


def _items(first: str, second: str, third: str, *, total: str = "10.00", budget: str = "12.00") -> str:
    return (
        _classes("4.00")
        + "（二）一般公共预算财政拨款支出决算具体情况\n"
        + f"一般公共预算财政拨款支出年初预算为{budget}万元，支出决算为{total}万元。其中：\n"
        + f"1、{ITEM}行政运行（项）。年初预算为5.00万元，支出决算为{first}万元。\n"
        + f"2、{ITEM}信息化建设（项）。年初预算为3.00万元，支出决算为{second}万元。\n"
        + f"3、教育支出（类）普通教育（款）小学教育（项）。年初预算为4.00万元，支出决算为{third}万元。"
    )


def _item_changes(total: str) -> str:
    return (
        "一、一般公共预算财政拨款支出决算情况说明\n（一）一般公共预算财政拨款支出决算总体情况\n"
        f"2023年度一般公共预算财政拨款支出10.00万元，与上年相比，减少{total}万元，降低9.09%。\n"
        "（二）一般公共预算财政拨款支出决算具体情况\n"
        f"1、{ITEM}行政运行（项）：支出决算数为6.00万元，比上年决算增加1.00万元，增长20.00%。\n"
        f"2、{ITEM}信息化建设（项）：支出决算数为4.00万元，比上年决算减少2.00万元，下降33.33%。"
    )


def _vanished(change: str) -> str:
    """The second item was spent last year only."""
    told = _item_changes("1.19").replace("减少2.00", f"减少{change}").replace("拨款支出10.00", "拨款支出6.00")
    return told.replace("决算数为4.00", "决算数为0.00")


def _class_changes(second: str) -> str:
    return (
        "一、收支决算总表说明\n2023年度支出总计20.00万元，与2022年度相比，增加3.00万元，增长17.65%。"
        f"其中：教育支出增加5.00万元，农林水支出减少{second}万元。"
    )


def _kept(kept: str) -> str:
    return (
        "四、财政拨款收入支出决算总体情况说明\n财政拨款支出总计12.00万元，其中：教育支出5.00万元、住房保障支出4.00万元，"
        f"年末财政拨款结转和结余{kept}万元。"
    )


def _source_changes(other: str) -> str:
    return (
        "一、收支决算总表说明\n2023年度收入总计20.00万元，与2022年度相比，减少3.00万元，降低13.04%。"
        f"其中：财政拨款收入增加2.00万元，其他收入减少{other}万元。"
    )


def _twice(name: str) -> str:
    return (
        "一、一般公共预算财政拨款支出决算具体情况\n"
        f"1、{ITEM}行政运行（项）。年初预算为5.00万元，支出决算为5.00万元。\n"
        f"2、{ITEM}{name}（项）。年初预算为3.00万元，支出决算为3.00万元。"
    )


def _copied(total: str, second: str = "3.00") -> str:
    return (
        f"一、一般公共预算财政拨款支出决算具体情况\n一般公共预算财政拨款支出{total}万元。\n"
        f"1、{ITEM}行政运行（项）。年初预算为5.00万元，支出决算为5.00万元。\n"
        f"2、{ITEM}信息化建设（项）。年初预算为4.00万元，支出决算为3.00万元。\n"
        f"3、{ITEM}信息化建设（项）。年初预算为4.00万元，支出决算为{second}万元。"
    )


def _budgets(revenue: str) -> str:
    return (
        "一、财政拨款收入说明\n2023年度财政拨款收入合计10.00万元。其中：一般公共预算财政拨款收入"
        f"{revenue}万元，政府性基金预算财政拨款收入3.00万元。"
    )


def _balance(revenue: str, expenditure: str) -> str:
    return _revenue("2.00").replace("收入总计12.00", f"收入总计{revenue}") + _expenditure("2.00").split("\n")[
        1
    ].replace("支出总计12.00", f"支出总计{expenditure}")


EXAMPLES = [
    Example(
        "sum.expenditure_grand_total",
        "inconsistent",
        lambda: text(_expenditure("9.00").replace("，结余分配0.00万元", "")),
        note="two of three parts exceed it",
    ),
    Example("sum.revenue_grand_total", "holds", lambda: text(_revenue("2.00"))),
    Example("sum.revenue_grand_total", "rounding", lambda: text(_revenue("2.01"))),
    Example("sum.revenue_grand_total", "inconsistent", lambda: text(_revenue("2.10"))),
    Example(
        "sum.revenue_grand_total",
        "not_checkable",
        lambda: text(
            "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，其中：本年收入合计10.00万元。"
        ),
    ),
    Example("sum.expenditure_grand_total", "holds", lambda: text(_expenditure("2.00"))),
    Example("sum.expenditure_grand_total", "inconsistent", lambda: text(_expenditure("1.00"))),
    Example("sum.expenditure_grand_total", "holds", lambda: text(_expenditure("2")), note="fewer-decimals"),
    Example("sum.appropriation_revenue_total", "holds", lambda: text(_appropriation("2.00", "2.00"))),
    Example("sum.appropriation_revenue_total", "inconsistent", lambda: text(_appropriation("3.00", "2.00"))),
    Example("sum.appropriation_expenditure_total", "holds", lambda: text(_appropriation("2.00", "2.00"))),
    Example(
        "sum.appropriation_expenditure_total", "inconsistent", lambda: text(_appropriation("2.00", "3.00"))
    ),
    Example("sum.basic_expenditure_parts", "holds", lambda: text(_basic("2.00"))),
    Example("sum.basic_expenditure_parts", "rounding", lambda: text(_basic("2.01"))),
    Example("sum.basic_expenditure_parts", "inconsistent", lambda: text(_basic("2.50"))),
    Example("sum.revenue_sources", "holds", lambda: text(_sources("10.00"))),
    Example("sum.revenue_sources", "holds", lambda: text(_sources("9", "0", "0", "0", "0", "1.00"))),
    Example(
        "sum.revenue_sources",
        "inconsistent",
        lambda: text(_sources("9.00", "0.00", "0.00", "0.00", "0.00", "0.50")),
        note="every-source-named",
    ),
    Example("sum.revenue_sources", "inconsistent", lambda: text(_sources("11.00")), note="above-the-whole"),
    Example(
        "sum.revenue_sources",
        "suspicious",
        lambda: text(_sources("8.00", "1.00")),
        note="list-may-be-partial",
    ),
    Example("sum.expenditure_kinds", "holds", lambda: text(_kinds("6.00", "4.00"))),
    Example("sum.expenditure_kinds", "suspicious", lambda: text(_kinds("6.00", "3.00"))),
    Example(
        "sum.expenditure_kinds",
        "not_checkable",
        lambda: text(_kinds("6.00", "3.00", ("60.00", "30.00"))),
        note="shares-say-what-is-left-out",
    ),
    Example(
        "sum.expenditure_kinds",
        "not_checkable",
        lambda: text(_kinds("6.20", "1.14", ("62", "11.4"))),
        note="rounded-shares-say-it",
    ),
    Example(
        "sum.expenditure_kinds",
        "suspicious",
        lambda: text(_kinds("6.00", "3.00", ("60.00", "20.00"))),
        note="shares-say-another-gap",
    ),
    Example(
        "sum.expenditure_kinds",
        "suspicious",
        lambda: text(_kinds("5.00", "2.00", ("80.00", "10.00"))),
        note="shares-do-not-follow",
    ),
    Example(
        "sum.expenditure_kinds",
        "inconsistent",
        lambda: text(_kinds("6.00", "3.00", ("60.00", "40.00"))),
        note="shares-make-a-hundred",
    ),
    Example("sum.classes", "holds", lambda: text(_classes("4.00"))),
    Example("sum.classes", "rounding", lambda: text(_classes("4.01"))),
    Example("sum.classes", "inconsistent", lambda: text(_classes("3.00"))),
    Example("sum.classes", "holds", lambda: text(_kept("3.00")), note="with what is kept for next year"),
    Example(
        "sum.classes", "inconsistent", lambda: text(_kept("4.00")), note="with what is kept for next year"
    ),
    Example("sum.items", "holds", lambda: text(_items("4.00", "2.00", "4.00"))),
    Example("sum.items", "suspicious", lambda: text(_items("4.00", "1.00", "4.00")), note="below-the-whole"),
    Example("sum.items", "inconsistent", lambda: text(_items("4.00", "2.00", "5.00"))),
    Example("sum.class_items", "holds", lambda: text(_items("4.00", "2.00", "4.00")), count=2),
    Example("sum.class_items", "inconsistent", lambda: text(_items("4.00", "2.50", "3.50")), count=2),
    Example(
        "sum.class_items",
        "holds",
        lambda: text(
            _items("4.00", "2.00", "4.00").replace("信息化建设（项）", "某项不在分类中的工作（项）")
        ),
        count=2,
        note="an-item-without-code",
    ),
    Example(
        "sum.class_items",
        "not_checkable",
        lambda: text(_items("4.00", "1.00", "4.00")),
        note="items-not-listed",
    ),
    Example("sum.item_budgets", "holds", lambda: text(_items("4.00", "2.00", "4.00"))),
    Example("sum.item_budgets", "inconsistent", lambda: text(_items("4.00", "2.00", "4.00", budget="11.00"))),
    Example("sum.item_budgets", "suspicious", lambda: text(_items("4.00", "2.00", "4.00", budget="13.00"))),
    Example(
        "sum.item_budgets",
        "not_checkable",
        lambda: text(_items("4.00", "1.00", "4.00", budget="13.00")),
        note="items-not-listed",
    ),
    Example(
        "sum.item_changes",
        "inconsistent",
        lambda: text(_item_changes("1.19").replace("减少2.00", "增加2.19")),
    ),
    Example(
        "sum.class_changes",
        "inconsistent",
        lambda: text(_class_changes("2.13").replace("增加5.00", "增加5.13").replace("减少2.13", "增加2.13")),
    ),
    Example(
        "sum.source_changes",
        "inconsistent",
        lambda: text(_source_changes("5.27").replace("增加2.00", "增加2.27").replace("减少5.27", "增加5.27")),
    ),
    Example(
        "sum.class_changes",
        "suspicious",
        lambda: text(_class_changes("2.00").replace("减少2.00", "增加2.00")),
        note="round-amounts-fit-by-chance",
    ),
    Example(
        "sum.item_changes",
        "inconsistent",
        lambda: text(_item_changes("1.19").replace("减少2.00", "减少21.9")),
        note="a-point-moved",
    ),
    Example(
        "sum.item_changes",
        "suspicious",
        lambda: text(_item_changes("1.19").replace("减少2.00", "减少2.91")),
        note="an-item-of-last-year-may-be-unlisted",
    ),
    Example(
        "sum.item_changes",
        "inconsistent",
        lambda: text(_vanished("2.91")),
        note="those-of-last-year-are-listed",
    ),
    Example("sum.item_changes", "holds", lambda: text(_item_changes("1.00"))),
    Example("sum.item_changes", "suspicious", lambda: text(_item_changes("2.00"))),
    Example("sum.class_changes", "holds", lambda: text(_class_changes("2.00"))),
    Example("sum.class_changes", "suspicious", lambda: text(_class_changes("1.00"))),
    Example("sum.source_changes", "holds", lambda: text(_source_changes("5.00"))),
    Example("sum.source_changes", "suspicious", lambda: text(_source_changes("4.00"))),
    Example(
        "sum.source_changes",
        "suspicious",
        lambda: text(_source_changes("4.00").replace("其中：", "其中：年初结转和结余3.00万元，")),
        count=0,
        note="what was carried over changed too",
    ),
    Example("sum.appropriation_parts", "holds", lambda: text(_budgets("7.00"))),
    Example("sum.appropriation_parts", "inconsistent", lambda: text(_budgets("8.00"))),
    Example("text.item_once", "holds", lambda: text(_twice("信息化建设"))),
    Example("text.item_once", "suspicious", lambda: text(_twice("行政运行"))),
    Example("text.item_once", "inconsistent", lambda: text(_copied("8.00")), note="total-counts-it-once"),
    Example("text.item_once", "suspicious", lambda: text(_copied("11.00")), note="total-counts-it-twice"),
    Example("text.item_once", "suspicious", lambda: text(_copied("8.00", "2.00")), note="no-copy"),
    Example("text.balance", "holds", lambda: text(_balance("12.00", "12.00"))),
    Example("text.balance", "inconsistent", lambda: text(_balance("12.00", "12.01"))),
    Example(
        "text.balance",
        "suspicious",
        lambda: text("一、收支决算总表说明\n收入总计12.00万元。支出总计11.00万元。"),
        note="totals-of-the-year",
    ),
]
