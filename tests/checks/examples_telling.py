"""Examples of what a text leaves out, and of what it says beside what it shows."""

from collections.abc import Callable

from check_samples import Example, text
from fa_helpers.model import DocumentData

HEAD = "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，与上年相比，增加2.00万元，增长20.00%{}\n"
EXPLAINED = (
    "九、机关运行经费支出情况说明\n2023年度机关运行经费支出3.00万元，与上年相比，减少1.00万元，下降25.00%，"
    "主要原因是：会议减少。\n"
)
APART = "十、收支变动原因\n业务量增加，会议减少。\n"
ITEM = (
    "{n}.{cls}（类）{section}（款）{item}（项）：支出决算数为{amount}万元，"
    "比上年决算增加{change}万元，增长11.11%，主要原因是：{reason}。"
)
ITEMS = (
    "五、一般公共预算财政拨款支出决算情况说明\n（一）一般公共预算财政拨款支出决算结构情况\n"
    "1.教育支出（类）20.00万元，占100.00%。\n（二）一般公共预算财政拨款支出决算具体情况\n"
)


def items(*rows: tuple[str, str, str]) -> Callable[[], DocumentData]:
    """Items of 普通教育: name, amount, reason."""
    lines = [
        ITEM.format(
            n=n, cls="教育支出", section="普通教育", item=item, amount=amount, change="1.00", reason=reason
        )
        for n, (item, amount, reason) in enumerate(rows, 1)
    ]
    return lambda: text(ITEMS + "\n".join(lines))


def chain(cls: str, section: str, item: str) -> Callable[[], DocumentData]:
    line = ITEM.format(
        n=1, cls=cls, section=section, item=item, amount="10.00", change="1.00", reason="业务增加"
    )
    return lambda: text(ITEMS + line)


def _(rule: str, outcome: str, note: str, body: str, count: int = 1) -> Example:
    return Example(rule, outcome, lambda: text(body), count=count, note=note)


FUND = (
    "四、财政拨款收入支出决算情况说明\n2023年度财政拨款收入总计30.00万元，其中：政府性基金预算财政拨款收入{}万元。\n"
    "八、政府性基金预算财政拨款收入支出决算情况说明\n我单位本年度无政府性基金预算财政拨款收支，政府性基金预算财政拨款支出决算表为空表。"
)
VEHICLES = (
    "七、财政拨款“三公”经费支出决算情况说明\n2023年度“三公”经费支出8.00万元，"
    "其中：公务用车购置及运行维护费支出{}，公务接待费支出2.00万元。"
)
GRADE = "十、预算绩效情况说明\n本单位整体支出绩效自评得分为{}分，评价等级为“{}”。"
SUM = "一、收入支出决算总体情况说明\n2023年度收入总计12.00万元，"

EXAMPLES = [
    _("text.change_reason", "holds", "a reason", HEAD.format("，主要原因是：业务增加。")),
    _("text.change_reason", "holds", "in other words", HEAD.format("，系人员增加所致。")),
    _("text.change_reason", "suspicious", "no reason", HEAD.format("。") + EXPLAINED),
    _("text.change_reason", "suspicious", "an aside", HEAD.format("，较为平稳。") + EXPLAINED),
    _("text.change_reason", "suspicious", "the only change", HEAD.format("。"), 0),
    _("text.change_reason", "suspicious", "reasons apart", HEAD.format("。") + EXPLAINED + APART, 0),
    Example("text.growth_by_saving", "holds", items(("小学教育", "10.00", "人员增加")), note="a reason"),
    Example(
        "text.growth_by_saving",
        "holds",
        items(("小学教育", "10.00", "厉行节约，但人员增加")),
        note="and more",
    ),
    Example("text.growth_by_saving", "suspicious", items(("小学教育", "10.00", "厉行节约")), note="saving"),
    Example(
        "text.growth_by_saving", "suspicious", items(("小学教育", "10.00", "压减一般性支出")), note="cuts"
    ),
    Example(
        "text.items_alike",
        "holds",
        items(("小学教育", "10.00", "人员增加"), ("初中教育", "11.00", "人员增加")),
        note="amounts",
    ),
    Example(
        "text.items_alike",
        "holds",
        items(("小学教育", "10.00", "人员增加"), ("初中教育", "10.00", "扩建校舍")),
        note="reasons",
    ),
    Example(
        "text.items_alike",
        "suspicious",
        items(("小学教育", "10.00", "人员增加"), ("初中教育", "10.00", "人员增加")),
        note="both",
    ),
    Example(
        "text.items_alike",
        "suspicious",
        items(("学前教育", "7.50", "新增项目"), ("高中教育", "7.50", "新增项目")),
        note="others",
    ),
    _("text.empty_fund", "holds", "nothing", FUND.format("0.00")),
    _("text.empty_fund", "holds", "another budget", FUND.format("0.00").replace("30.00", "40.00")),
    _("text.empty_fund", "suspicious", "money", FUND.format("5.00")),
    _("text.empty_fund", "suspicious", "much of it", FUND.format("30.00")),
    _(
        "public.vehicles_split",
        "holds",
        "operation",
        VEHICLES.format("6.00万元，其中：公务用车运行维护费支出6.00万元"),
    ),
    _(
        "public.vehicles_split",
        "holds",
        "both",
        VEHICLES.format("6.00万元（公务用车购置费支出0.00万元，公务用车运行维护费支出6.00万元）"),
    ),
    _("public.vehicles_split", "suspicious", "not split", VEHICLES.format("6.00万元")),
    _("public.vehicles_split", "suspicious", "more", VEHICLES.format("5.00万元").replace("8.00", "7.00")),
    _("text.grade", "holds", "good", GRADE.format("85.5", "良")),
    _("text.grade", "holds", "the least of its band", GRADE.format("90", "优秀")),
    _("text.grade", "suspicious", "a band too high", GRADE.format("85.5", "优")),
    _("text.grade", "suspicious", "a band too low", GRADE.format("92", "中")),
    _("form.missing_unit", "holds", "all have one", SUM + "支出总计12.00万元。"),
    _("form.missing_unit", "holds", "a rate", SUM + "增长12.00%。"),
    _("form.missing_unit", "suspicious", "none", SUM + "支出总计12.00。"),
    _("form.missing_unit", "suspicious", "a cost", SUM + "其中：公务接待费1.20，差旅费2.00万元。"),
    _("form.quote", "holds", "paired", SUM + "用于“三公”经费。"),
    _("form.quote", "holds", "none", SUM + "用于接待。"),
    _("form.quote", "suspicious", "left open", SUM + "用于“三公经费。"),
    _("form.quote", "suspicious", "never opened", SUM + "用于三公”经费。"),
    _(
        "form.numbering",
        "holds",
        "on and on",
        HEAD.format("。") + "二、收入决算情况说明\n本年收入12.00万元。",
    ),
    _(
        "form.numbering",
        "holds",
        "a list within",
        HEAD.format("。")
        + "二、收入决算情况说明\n本年收入12.00万元。\n三、支出决算情况说明\n本年支出12.00万元。",
    ),
    _(
        "form.numbering",
        "suspicious",
        "one left out",
        HEAD.format("。")
        + "二、收入决算情况说明\n本年收入12.00万元。\n四、财政拨款收入支出决算总体情况说明\n收入总计12.00万元。",
    ),
    _(
        "form.numbering",
        "suspicious",
        "the second",
        HEAD.format("。")
        + "三、支出决算情况说明\n本年支出12.00万元。\n四、财政拨款收入支出决算总体情况说明\n收入总计12.00万元。",
    ),
    Example("names.chain", "holds", chain("教育支出", "普通教育", "小学教育"), note="its own"),
    Example("names.chain", "holds", chain("教育支出", "普通教育", "其他普通教育支出"), note="other"),
    Example("names.chain", "suspicious", chain("教育支出", "普通教育", "纺织业"), note="another section's"),
    Example("names.chain", "suspicious", chain("教育支出", "职业教育", "一般行政管理事务"), note="no office"),
    Example(
        "names.chain",
        "suspicious",
        chain("卫生健康支出", "行政事业单位医疗", "行政单医疗"),
        note="a character",
    ),
    _(
        "text.carryover_years",
        "holds",
        "the same",
        SUM + "年初结转和结余3.00万元。上年年末结转和结余3.00万元。",
    ),
    _(
        "text.carryover_years",
        "suspicious",
        "another",
        SUM + "年初结转和结余3.00万元。上年年末结转和结余2.00万元。",
    ),
]
