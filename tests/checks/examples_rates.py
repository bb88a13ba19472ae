"""Examples of rates: changes, completion, variance, shares, words of comparison, bases of zero."""

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData

HEAD = "一、收入支出决算总体情况说明\n"


def _change(change: str, rate: str, word: str = "减少") -> str:
    return (
        f"{HEAD}2023年度收入支出总计90.00万元。与2022年度相比，收入支出总计{word}{change}万元，下降{rate}%。"
    )


def _turned(rate: str) -> str:
    """A budget stands between amount and change: 105 − 5 = 100 rose by 5 per cent, and fell by 4.55 from 110."""
    return (
        "一、“三公”经费支出决算情况说明\n“三公”经费支出决算为105.00万元。“三公”经费支出年初预算为180.00万元，"
        f"比上年减少5.00万元，下降{rate}%。"
    )


def _budget(rate: str, named: str = "年初预算", full: str = "") -> str:
    return (
        "一、一般公共预算财政拨款支出决算具体情况\n"
        f"一般公共预算财政拨款支出年初预算为80.00万元，{full}支出决算为60.00万元，完成{named}的{rate}%。"
    )


def _only(share: str) -> str:
    return (
        f"一、收入决算情况说明\n本年收入90.00万元，其中：财政拨款收入90.00万元，占{share}%；事业收入0.00万元，占0.00%；"
        "其他收入0.00万元，占0.00%。"
    )


def _on_zero(rate: str, full: str = "") -> str:
    return _budget(rate, full=full).replace("80.00", "0")


def _variance(rate: str) -> str:
    return (
        "一、财政拨款收入支出决算总体情况说明\n2023年度财政拨款收入支出总体与年初预算相比，"
        f"年初预算数80.00万元，决算数60.00万元，预决算差异率{rate}%。"
    )


def _difference(change: str, word: str) -> str:
    return (
        "一、“三公”经费支出决算情况说明\n“三公”经费支出年初预算为8.00万元，支出决算为6.00万元，"
        f"完成年初预算的75.00%，决算数较年初预算数{word}{change}万元。"
    )


def _moved(words: str) -> str:
    return f"一、“三公”经费支出决算情况说明\n公务接待费支出决算减少为3.00万元，{words}，会议费支出决算为1.00万元。"


def _opposed(word: str) -> str:
    return f"一、“三公”经费支出决算情况说明\n“三公”经费支出决算为19.00万元，比上年减少1.00万元，{word}5.00%。"


def _shares(first: str, second: str, whole: str = "") -> str:
    return (
        "一、支出决算情况说明\n2023年度本年支出合计1000.00万元，其中：基本支出112.60万元，"
        f"占{whole}{first}%；项目支出887.40万元，占{whole}{second}%。"
    )


def _fitted(first: str, second: str, third: str) -> str:
    return (
        "一、一般公共预算财政拨款支出决算结构情况\n一般公共预算财政拨款支出300000.00万元，主要用于以下方面："
        f"一般公共服务支出（类）100000.00万元，占{first}%；教育支出（类）100000.00万元，占{second}%；"
        f"农林水支出（类）100000.00万元，占{third}%。"
    )


def _other_whole(share: str) -> str:
    return (
        "一、支出决算情况说明\n2023年度本年支出合计100.00万元，其中：基本支出50.00万元，占50.00%；"
        f"项目支出50.00万元，占50.00%。上缴上级支出20.00万元，占{share}%。"
    )


def _word(word: str, final: str = "4.00") -> str:
    return (
        "一、一般公共预算财政拨款支出决算具体情况\n1、一般公共服务支出（类）财政事务（款）行政运行（项）。"
        f"年初预算为5.00万元，支出决算为{final}万元。决算数{word}的主要原因：人员变动。"
    )


def _vague_whole(share: str) -> str:
    """占总收入的…: the total of this list, not that of the section before, which counts what was carried over."""
    return (
        f"{HEAD}2023年度收入总计120.00万元，支出总计120.00万元。\n二、收入决算情况说明\n2023年度收入合计100.00万元。"
        f"其中：财政拨款收入80.00万元，占总收入的{share}%；其他收入20.00万元，占总收入的20.00%。"
    )


def _shares_first(share: str) -> str:
    """The shares of the list stand ahead of its amounts."""
    return (
        "一、“三公”经费支出决算情况说明\n（一）总体情况说明\n财政拨款“三公”经费支出决算10.00万元。"
        f"其中，公务用车购置及运行维护费支出占“三公”经费的80.00%；公务接待费支出占“三公”经费的{share}%。\n"
        "（二）具体情况说明\n1.公务用车购置及运行维护费支出决算8.00万元。\n2.公务接待费支出决算2.00万元。"
    )


def _spent_in_statement(rate: str) -> DocumentData:
    """Only the budget stands in the text; what was spent stands in the statement."""
    said = f"财政拨款支出年初预算数80.00万元，完成年初预算的{rate}%。"
    rows = [
        ("revenue", "", "本年收入合计", {"final_accounts": "60.00"}),
        ("expenditure", "", "本年支出合计", {"total": "60.00", "general_budget": "60.00"}),
    ]
    cells = statement("appropriation_summary", rows, title="财政拨款收入支出决算总表")
    return with_statements(cells, data=text(f"一、财政拨款收入支出决算总体情况说明\n{said}"))


def _budget_in_statement(rate: str, named: str = "预算") -> DocumentData:
    """Only what was spent stands in the text; its budget stands in the statement."""
    said = f"公务接待费支出2.00万元，完成{named}{rate}%。"
    columns = {"official_receptions_budget": "4.00", "official_receptions": "2.00"}
    cells = statement(
        "three_public_statement",
        [("", "", "", columns)],
        title="财政拨款“三公”经费支出决算表",
        labels={
            "official_receptions_budget": "预算数/公务接待费",
            "official_receptions": "决算数/公务接待费",
        },
    )
    return with_statements(cells, data=text(f"一、“三公”经费支出决算情况说明\n{said}"))


EXAMPLES = [
    Example("rate.completion", "holds", lambda: _budget_in_statement("50.00"), note="budget-in-statement"),
    Example(
        "rate.completion", "suspicious", lambda: _budget_in_statement("51.00"), note="budget-in-statement"
    ),
    Example(
        "rate.completion",
        "not_checkable",
        lambda: _budget_in_statement("51.00", "年初预算"),
        note="another-budget-than-in-statement",
    ),
    Example("rate.completion", "holds", lambda: _spent_in_statement("75.00"), note="spent-in-statement"),
    Example("rate.completion", "suspicious", lambda: _spent_in_statement("76.00"), note="spent-in-statement"),
    Example("rate.share", "holds", lambda: text(_vague_whole("80.00")), count=2, note="vague-whole"),
    Example("rate.share", "inconsistent", lambda: text(_vague_whole("81.00")), note="vague-whole"),
    Example("rate.share", "holds", lambda: text(_shares_first("20.00")), count=2, note="amounts-later"),
    Example("rate.share", "suspicious", lambda: text(_shares_first("21.00")), note="amounts-later"),
    Example("rate.change", "holds", lambda: text(_change("10.00", "10.00"))),
    Example("rate.change", "holds", lambda: text(_change("10", "10")), note="integers"),
    Example("rate.change", "inconsistent", lambda: text(_change("10.00", "11.11"))),
    Example(
        "rate.change",
        "holds",
        lambda: text(f"{HEAD}2023年度收入支出总体比上年决算数100.00万元减少10.00万元，下降10.00%。"),
        note="last-year-before-the-change",
    ),
    Example("rate.change", "inconsistent", lambda: text(_turned("5.00")), note="the-other-way"),
    Example("rate.change", "suspicious", lambda: text(_turned("4.70")), note="neither-way"),
    Example("rate.change", "rounding", lambda: text(_change("10.13", "10.11")), note="cut-off"),
    Example(
        "rate.change",
        "inconsistent",
        lambda: text(_change("100.00", "52.63").replace("减少", "增加")),
        note="below-zero",
    ),
    Example(
        "rate.change",
        "suspicious",
        lambda: text(_change("100.00", "1000.00").replace("减少", "增加")),
        note="a-rate-on-less-than-nothing",
    ),
    Example(
        "rate.change",
        "inconsistent",
        lambda: text(_change("10.00", "100.00").replace("90.00", "0.00").replace("减少", "增加")),
        note="a-rise-to-nothing",
    ),
    Example(
        "rate.change",
        "not_checkable",
        lambda: text("一、收入决算情况说明\n2023年度本年收入合计90.00万元，比上年增长10.00%。"),
    ),
    Example(
        "rate.change",
        "suspicious",
        lambda: text(
            "一、“三公”经费支出决算情况说明\n“三公”经费支出决算为6.00万元。“三公”经费支出年初预算为8.00万元，"
            "比上年减少2.00万元，下降20.00%。"
        ),
        note="the-budget's-own-change",
    ),
    Example("rate.completion", "holds", lambda: text(_budget("75.00"))),
    Example("rate.completion", "inconsistent", lambda: text(_budget("76.00"))),
    Example(
        "rate.completion",
        "inconsistent",
        lambda: text(_budget("66.67", full="全年预算为90.00万元，")),
        note="another-budget-than-named",
    ),
    Example(
        "rate.completion",
        "holds",
        lambda: text(_budget("66.67", named="预算", full="全年预算为90.00万元，")),
        note="no-budget-named",
    ),
    Example(
        "rate.completion",
        "inconsistent",
        lambda: text(_on_zero("66.67", full="全年预算为90.00万元，")),
        note="on-zero",
    ),
    Example("rate.completion", "inconsistent", lambda: text(_on_zero("100")), note="all-of-nothing"),
    Example("rate.zero_base", "not_applicable", lambda: text(_on_zero("0")), note="budget"),
    Example(
        "rate.zero_base",
        "not_applicable",
        lambda: text(_on_zero("100").replace("60.00", "0")),
        note="nothing-of-nothing",
    ),
    Example(
        "rate.zero_base",
        "suspicious",
        lambda: text(
            f"{HEAD}2023年度收入支出总计90.00万元，比上年增加90.00万元，增长200%。\n二、收入决算情况说明\n"
            "2023年度本年收入合计80.00万元，比上年增加80.00万元，增长100%。"
        ),
        note="neither-0-nor-100",
    ),
    Example(
        "rate.zero_base", "not_applicable", lambda: text(_change("90.00", "100").replace("减少", "增加"))
    ),
    Example("rate.change", "holds", lambda: text(_change("90.00", "100").replace("减少", "增加")), count=0),
    Example("rate.zero_base", "holds", lambda: text(_change("10.00", "10.00")), count=0),
    Example("rate.variance", "holds", lambda: text(_variance("-25.00"))),
    Example("rate.variance", "holds", lambda: text(_variance("25.00")), note="unsigned"),
    Example("rate.variance", "inconsistent", lambda: text(_variance("75.00"))),
    Example("rate.difference", "holds", lambda: text(_difference("2.00", "减少"))),
    Example("rate.difference", "inconsistent", lambda: text(_difference("2.00", "增加")), note="direction"),
    Example("rate.difference", "inconsistent", lambda: text(_difference("2.10", "减少"))),
    Example("rate.share", "holds", lambda: text(_shares("11.26", "88.74")), count=2),
    Example("rate.share", "inconsistent", lambda: text(_shares("11.36", "88.74", "本年支出合计的"))),
    Example("rate.share", "suspicious", lambda: text(_shares("11.36", "88.74")), note="whole-not-named"),
    Example("rate.share", "holds", lambda: text(_only("100.00")), count=3, note="only-part"),
    Example("rate.share", "inconsistent", lambda: text(_only("100.03")), note="only-part"),
    Example("rate.share", "inconsistent", lambda: text(_only("10.00")), note="only-part"),
    Example("rate.share", "rounding", lambda: text(_fitted("33.34", "33.33", "33.33")), note="fitted"),
    Example(
        "rate.share",
        "suspicious",
        lambda: text(_fitted("33.34", "33.33", "33.34")),
        count=2,
        note="less-than-a-unit",
    ),
    Example("rate.share", "inconsistent", lambda: text(_fitted("33.35", "33.33", "33.33"))),
    Example("rate.share", "suspicious", lambda: text(_other_whole("40.00")), note="fits-another-whole"),
    Example("rate.shares_add_up", "holds", lambda: text(_shares("11.26", "88.74"))),
    Example("rate.shares_add_up", "rounding", lambda: text(_fitted("33.33", "33.33", "33.33"))),
    Example("rate.shares_add_up", "inconsistent", lambda: text(_shares("11.36", "88.74"))),
    Example("rate.direction_word", "holds", lambda: text(_word("小于年初预算数"))),
    Example("rate.direction_word", "inconsistent", lambda: text(_word("大于年初预算数"))),
    Example("rate.direction_word", "inconsistent", lambda: text(_word("与年初预算数持平"))),
    Example(
        "rate.direction_word", "suspicious", lambda: text(_moved("与上年持平")), note="fell and is the same"
    ),
    Example("rate.change", "inconsistent", lambda: text(_opposed("增长")), note="two directions"),
    Example("rate.change", "holds", lambda: text(_opposed("下降")), note="one direction"),
    Example("rate.direction_word", "holds", lambda: text(_word("与年初预算数持平", "5.00")), note="flat"),
    Example("rate.direction_word", "inconsistent", lambda: text(_word("与年初预算数基本持平")), count=0),
]
