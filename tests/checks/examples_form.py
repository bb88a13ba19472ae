"""Examples of what a form leaves behind."""

from check_samples import Example, text

HEAD = "一、收入支出决算总体情况说明\n"
SUM = "2023年度收入总计12.00万元，与上年相比，增加2.00万元，增长20.00%，主要原因是：业务增加。"

SHARES = "二、收入决算情况说明\n本年收入10.00万元，其中：财政拨款收入10.00万元，占100.00%；其他收入0.00万元，占0.00{}。"


def _with(old: str, new: str):  # type: ignore[no-untyped-def]
    assert old in SUM
    return lambda: text(HEAD + SUM.replace(old, new))


BUDGETED = "2021年度财政拨款支出年初预算为12.00万元，支出决算为12.00万元。"

EXAMPLES = [
    Example("form.placeholder", "holds", lambda: text(HEAD + SUM)),
    Example("form.placeholder", "suspicious", _with("业务增加", "XX项目增加")),
    Example("form.placeholder", "suspicious", _with("业务增加", "××业务增加"), note="crosses"),
    Example("form.placeholder", "holds", _with("业务增加", "购买MaxXL设备"), note="latin"),
    Example(
        "form.placeholder",
        "suspicious",
        lambda: text(HEAD + SUM + "\n二、机关运行经费支出情况说明\n2023年度机关运行经费支出XX万元。"),
        note="a section left blank",
    ),
    Example(
        "form.placeholder",
        "suspicious",
        lambda: text(HEAD + SUM + "\n二、XX单位机关运行经费支出情况说明\n本年度无支出。"),
        note="in a heading",
    ),
    Example(
        "form.bracket",
        "suspicious",
        lambda: text(HEAD + SUM + "\n三、其他事项\n本单位（含所属单位均无。"),
        note="no figures",
    ),
    Example(
        "form.empty_section", "holds", lambda: text(HEAD + SUM + "\n二、支出决算情况说明\n本年度无支出。")
    ),
    Example("form.empty_section", "suspicious", lambda: text(HEAD + SUM + "\n二、支出决算情况说明\n")),
    Example(
        "form.empty_section",
        "holds",
        lambda: text(HEAD + SUM + "\n二、支出决算情况说明\n（一）支出决算总体情况\n本年支出12.00万元。"),
        note="text of its parts",
    ),
    Example("form.placeholder", "suspicious", _with("增加2.00", "增加"), note="nothing filled in"),
    Example("form.template_words", "holds", lambda: text(HEAD + SUM)),
    Example("form.template_words", "suspicious", _with("增加2.00", "增加（减少）2.00")),
    Example(
        "form.template_words",
        "suspicious",
        _with("主要原因是：业务增加。", "主要原因是：。"),
        note="no reason",
    ),
    Example("form.malformed_numeral", "holds", lambda: text(HEAD + SUM)),
    Example("form.malformed_numeral", "suspicious", _with("业务增加", "业务增加。另有1,2345.60万元")),
    Example("form.template_words", "suspicious", _with("增加2.00万元", "增加2.00万元元"), note="unit twice"),
    Example("form.template_words", "suspicious", _with("20.00%", "20.00%%"), note="sign twice"),
    Example("form.bracket", "holds", lambda: text(HEAD + SUM)),
    Example("form.bracket", "holds", _with("业务增加", "业务（含（新增）项目）增加"), note="one in another"),
    Example("form.bracket", "suspicious", _with("业务增加", "业务（含新增项目增加")),
    Example("form.bracket", "suspicious", _with("业务增加", "业务(含(新增)项目增加"), note="the outer one"),
    Example("form.doubled_words", "holds", lambda: text(HEAD + SUM)),
    Example("form.doubled_words", "suspicious", _with("业务增加", "工作任务量增加工作任务量增加")),
    Example(
        "form.doubled_words",
        "holds",
        _with("业务增加", "某市第一医院某市第一医院迁建项目"),
        note="office and project",
    ),
    Example("form.compared_year", "holds", _with("与上年相比", "与2022年度相比")),
    Example("form.compared_year", "suspicious", _with("与上年相比", "与2021年度相比")),
    Example("form.compared_year", "inconsistent", _with("与上年相比", "与2023年度相比")),
    Example("form.own_year", "holds", lambda: text(HEAD + SUM)),
    Example("form.own_year", "suspicious", _with("2023年度收入", "2022年度收入")),
    Example("form.own_year", "suspicious", lambda: text(HEAD + BUDGETED), note="the budget first"),
    Example("form.missing_per_cent", "holds", lambda: text(SHARES.format("%"))),
    Example("form.missing_per_cent", "suspicious", lambda: text(SHARES.format(""))),
    Example(
        "form.missing_per_cent",
        "holds",
        lambda: text(HEAD + "2023年度收入总计12.00万元。"),
        count=0,
        note="no rates",
    ),
]
