"""Examples of the office and the year that sentences name: at the head of any sentence, in captions, at a year's end."""

from __future__ import annotations

from check_samples import Example, statement, text, with_statements

HEAD = "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，支出总计12.00万元。\n二、其他情况说明\n"
OWN, OTHER = "青原县水务局", "青原县教育局"


def owner(outcome: str, note: str, said: str, count: int = 1) -> Example:
    return Example("names.owner", outcome, lambda: text(HEAD + said, entity=OWN), count=count, note=note)


def year(outcome: str, note: str, said: str, count: int = 1) -> Example:
    return Example("form.own_year", outcome, lambda: text(HEAD + said), count=count, note=note)


def word(outcome: str, note: str, said: str, count: int = 1) -> Example:
    body = f"七、机关运行经费支出情况说明\n2023年度机关运行经费支出9.00万元，{said}"
    return Example("rate.direction_word", outcome, lambda: text(body), count=count, note=note)


def names(outcome: str, note: str, second: str, first: str, count: int = 1) -> Example:
    """Two items of the text, and a statement in which the second amount has the name of what is built."""
    body = (
        "一、一般公共预算财政拨款支出决算情况说明\n（三）一般公共预算财政拨款支出决算具体情况\n"
        f"1.农林水支出（类）水利（款）行政运行（项）：支出决算数为{first}万元，主要原因是：人员增加。\n"
        f"2.农林水支出（类）水利（款）{second}（项）：支出决算数为5.00万元，主要原因是：项目增加。\n"
    )
    rows = [
        ("", "", "合计", {"total": "8.00"}),
        ("", "213", "农林水支出", {"total": "8.00"}),
        ("", "21303", "水利", {"total": "8.00"}),
        ("", "2130301", "行政运行", {"total": "3.00"}),
        ("", "2130305", "水利工程建设", {"total": "5.00"}),
    ]
    made = lambda: with_statements(statement("general_budget_expenditure", rows), data=text(body))  # noqa: E731
    return Example("names.item_in_text", outcome, made, count=count, note=note)


EXAMPLES = [
    owner("holds", "second sentence", f"本年无变化。{OWN}机关运行经费支出3.00万元。"),
    owner("holds", "behind a date", f"截至2023年12月31日，{OWN}共有车辆3辆，价值5.00万元。"),
    owner("suspicious", "second sentence", f"本年无变化。{OTHER}机关运行经费支出3.00万元。"),
    owner("suspicious", "behind a date", f"截至2023年12月31日，{OTHER}共有车辆3辆，价值5.00万元。"),
    owner(
        "suspicious",
        "behind what was asked for",
        f"根据管理要求，{OTHER}组织对2023年度2个项目开展自评，涉及资金5.00万元。",
    ),
    owner(
        "suspicious",
        "in a numbered heading",
        f"本年支出12.00万元。\n三、{OTHER}收入决算情况说明\n本年收入合计12.00万元。",
    ),
    owner("suspicious", "who asked", "根据青原县财政局2023年度评价要求，支出3.00万元。", 0),
    owner("suspicious", "who paid", f"项目支出3.00万元，由{OTHER}2023年度拨付。", 0),
    owner(
        "suspicious",
        "a unit that is told of",
        f"1.{OTHER}：支出3.00万元。\n{OTHER}机关运行经费支出3.00万元。",
        0,
    ),
    year("holds", "end of the year", "截至2023年12月31日，本单位共有车辆3辆，价值5.00万元。"),
    year("holds", "guests", "公务接待费3.00万元。2023年国内公务接待3批次，20人次。"),
    year("suspicious", "end of a year", "截至2022年12月31日，本单位共有车辆3辆，价值5.00万元。"),
    year("suspicious", "guests", "公务接待费3.00万元。2021年国内公务接待3批次，20人次。"),
    year("suspicious", "evaluated", "组织对2021年度2个项目开展自评，涉及资金5.00万元。"),
    year("suspicious", "our office first", "本单位2022年政府采购支出总额3.00万元。"),
    year("suspicious", "caption", "本年收入合计12.00万元。\n图1：2021年度收入构成图"),
    year(
        "holds", "two captions", "本年收入合计12.00万元。\n图1：2022年度收入构成图\n图2：2023年度收入构成图"
    ),
    year("holds", "two ends", "截至2022年末共有车辆3辆，截至2023年末共有车辆4辆，价值5.00万元。"),
    year("holds", "last year's guests", "公务接待费3.00万元，比上年增加1.00万元，2022年公务接待费2.00万元。"),
    year("holds", "over years", "2021年度支出1.00万元，2022年度支出2.00万元，2023年度支出3.00万元。"),
    year("holds", "evaluated a year later", "组织对2022年度2个项目开展自评，涉及资金5.00万元。"),
    year(
        "suspicious",
        "evaluated projects",
        "编报绩效目标的2023年度项目9个；绩效自评的2020年度项目9个，金额5.00万元。",
    ),
    word(
        "suspicious", "fell, and why it rose", "比上年减少0.50万元，下降5.00%，增长的主要原因是：人员增加。"
    ),
    word("suspicious", "rose, and why it fell", "比上年增加0.50万元，减少的原因是：人员退休。"),
    word("suspicious", "fell from nothing", "比上年减少9.00万元，上年为0，主要原因是：人员退休。"),
    word(
        "suspicious",
        "fell from a base of nothing",
        "比上年减少9.00万元，上年基数为0，不可比，增长的主要原因是：人员增加。",
    ),
    word("suspicious", "rose, and why", "比上年增加0.50万元，增长5.88%，增长的主要原因是：人员增加。", 0),
    word("suspicious", "rose from nothing", "比上年增加9.00万元，上年为0，主要原因是：新增项目。", 0),
    word("suspicious", "two things", "比上年减少0.50万元；人员经费增加的主要原因是：人员增加。", 0),
    word(
        "suspicious", "a base that begins with nothing", "比上年减少1.00万元，上年为0.50万元的两项未安排。", 0
    ),
    names("suspicious", "the row of that name is told", "行政运行", "3.00"),
    names("suspicious", "no row of that name", "事业运行", "3.00"),
    names("suspicious", "another amount of that name", "行政运行", "2.00", 0),
    names("holds", "its own name", "水利工程建设", "3.00"),
    owner(
        "suspicious",
        "a unit's project",
        f"1.{OTHER}2023年度校舍项目绩效自评综述：全年预算数5.00万元，执行数5.00万元。",
        0,
    ),
    owner("suspicious", "a numbered line", f"1.{OTHER}2023年度校舍工程：预算数5.00万元，执行数5.00万元。", 0),
]
