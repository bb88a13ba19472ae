"""Examples of words that a text leaves unfilled, repeats, or sets against its own figures."""

from collections.abc import Callable

from check_samples import Example, text
from fa_helpers.model import DocumentData

HEAD = "一、收入支出决算总体情况说明\n"
SUM = "2023年度收入总计12.00万元，支出总计12.00万元。"
GENERAL = "五、一般公共预算财政拨款支出决算情况说明\n"
PUBLIC = "七、财政拨款“三公”经费支出决算情况说明\n"
REVIEW = "十、预算绩效情况说明\n"
ITEM = (
    "（一）一般公共预算财政拨款支出决算具体情况\n"
    "1.{}（类）{}（款）{}（项）：支出决算数为10.00万元，比上年决算增加1.00万元，增长11.11%，主要原因是：人员增加。"
)


def _(rule: str, outcome: str, note: str, body: str, count: int = 1, **head: str) -> Example:
    return Example(rule, outcome, lambda: text(body, **head), count=count, note=note)


def item(*names: str, year: int = 2023) -> Callable[[], DocumentData]:
    return lambda: text(GENERAL + ITEM.format(*names), fiscal_year=year)


EXAMPLES = [
    # a change and its rate in opposite directions, where no amount is printed beside them
    _(
        "rate.change",
        "not_checkable",
        "both fell",
        HEAD + "公务接待费比上年减少0.06万元，下降2.40%，因节约。",
    ),
    _(
        "rate.change",
        "not_checkable",
        "another's",
        HEAD + "公务接待费比上年减少0.06万元，会议费增长2.40%。",
        1,
    ),
    _(
        "rate.change",
        "inconsistent",
        "fell and grew",
        HEAD + "公务接待费比上年减少0.06万元，增长2.40%，因节约。",
    ),
    _("rate.change", "inconsistent", "grew and fell", HEAD + "会议费比上年增加3.10万元，下降8.00%，因疫情。"),
    # one thing told twice in a section in other words
    _(
        "text.once_in_section",
        "holds",
        "again",
        GENERAL
        + "2023年度一般公共预算财政拨款支出9.00万元。本单位一般公共预算财政拨款支出决算数为9.00万元。",
    ),
    _(
        "text.once_in_section",
        "suspicious",
        "another",
        GENERAL
        + "2023年度一般公共预算财政拨款支出9.00万元。本单位一般公共预算财政拨款支出决算数为19.00万元。",
    ),
    # what is moved and flat at once
    _(
        "rate.direction_word",
        "suspicious",
        "fell and flat",
        PUBLIC + "公务接待费支出1.00万元，比上年减少0.50万元，与上年持平，主要是节约。",
    ),
    _(
        "rate.direction_word",
        "suspicious",
        "by rate too",
        PUBLIC + "公务接待费支出1.00万元，较上年增加0.50万元，较上年持平，主要是节约。",
    ),
    _(
        "rate.direction_word",
        "suspicious",
        "against the budget",
        PUBLIC + "公务接待费支出1.00万元，比预算减少0.50万元，与上年持平，主要是节约。",
        0,
    ),
    _(
        "rate.direction_word",
        "suspicious",
        "by nothing",
        PUBLIC + "公务接待费支出0.00万元，比上年减少0.00万元，与上年持平。",
        0,
    ),
    # averages of a batch; full marks that are named
    _(
        "public.average",
        "holds",
        "a batch",
        PUBLIC + "公务接待费支出2.00万元，接待20批次，100人次，批均1000元。",
    ),
    _(
        "public.average",
        "suspicious",
        "a batch",
        PUBLIC + "公务接待费支出2.00万元，接待20批次，100人次，批均500元。",
    ),
    _("public.within_full", "holds", "of 120", REVIEW + "整体支出绩效自评得分104.5分（满分120分）。"),
    _(
        "public.within_full",
        "holds",
        "with extra points",
        REVIEW + "整体支出绩效自评得分104.5分（满分100分），含加分5分。",
    ),
    _("public.within_full", "suspicious", "of 100", REVIEW + "整体支出绩效自评得分104.5分（满分100分）。"),
    _("public.within_full", "suspicious", "coverage", REVIEW + "自评覆盖面达到105%，得分90分。"),
    _("text.grade", "holds", "the grade first", REVIEW + "自评结果为优，得分92分。"),
    _("text.grade", "suspicious", "the grade first", REVIEW + "自评结果为优秀，得分72分。"),
    # blanks
    _(
        "form.placeholder",
        "holds",
        "filled in",
        HEAD + SUM + "共有车辆3辆，对2个项目开展自评，涉及资金5.00万元，占42%。",
    ),
    _(
        "form.placeholder",
        "holds",
        "words alone",
        HEAD + SUM + "防止挤占、侵占。完成率100%，2023年月均支出1.00万元。",
    ),
    _("form.placeholder", "suspicious", "vehicles", HEAD + SUM + "共有车辆 辆。"),
    _("form.placeholder", "suspicious", "projects", HEAD + SUM + "组织对 个项目开展自评。"),
    _("form.placeholder", "suspicious", "money", HEAD + "2023年度收入总计12.00万元，支出总计 万元。"),
    _("form.placeholder", "suspicious", "a rate", HEAD + SUM + "完成年初预算的 %。"),
    _("form.placeholder", "suspicious", "a year", HEAD + SUM + "202年收入总计12.00万元。"),
    _("form.template_words", "suspicious", "two units", HEAD + "2023年度收入总计12.00元万元。"),
    _("form.template_words", "suspicious", "a unit and a sign", HEAD + SUM + "增长5.00万元%。"),
    # growth explained by saving, of whatever
    _(
        "text.growth_by_saving",
        "suspicious",
        "a total",
        HEAD
        + "收入总计12.00万元，比上年增加2.00万元，增长20.00%，主要原因是认真贯彻落实过紧日子要求，严控支出。",
    ),
    _(
        "text.growth_by_saving",
        "suspicious",
        "receptions",
        PUBLIC + "公务接待费支出2.00万元，比上年增加1.00万元，增长100%，主要原因是厉行节约，压减一般性支出。",
    ),
    _(
        "text.growth_by_saving",
        "suspicious",
        "and more",
        HEAD + "收入总计12.00万元，比上年增加2.00万元，主要原因是落实过紧日子要求，人员增加。",
        0,
    ),
    # numbers of headings
    _(
        "form.numbering",
        "holds",
        "within",
        "一、收入决算情况说明\n（一）总体情况\n本年收入合计12.00万元。\n（二）结构情况\n财政拨款收入12.00万元。\n二、支出决算情况说明\n（一）总体情况\n本年支出合计12.00万元。",
    ),
    _(
        "form.numbering",
        "suspicious",
        "within",
        "一、收入决算情况说明\n（一）收入决算总体情况说明\n本年收入合计12.00万元。\n（三）收入决算结构情况说明\n财政拨款收入12.00万元。",
    ),
    _(
        "form.numbering",
        "suspicious",
        "twice",
        "一、收入决算情况说明\n本年收入合计12.00万元。\n二、支出决算情况说明\n本年支出合计12.00万元。\n二、财政拨款收入支出决算总体情况说明\n财政拨款收入12.00万元。",
    ),
    # years and owners of sections that have no money
    _(
        "form.own_year",
        "holds",
        "of nothing",
        HEAD + SUM + "\n八、政府性基金预算情况说明\n本单位2023年度无政府性基金预算财政拨款收支。",
    ),
    _(
        "form.own_year",
        "suspicious",
        "of nothing",
        HEAD + SUM + "\n八、政府性基金预算情况说明\n本单位2021年度无政府性基金预算财政拨款收支。",
    ),
    _(
        "form.own_year",
        "suspicious",
        "without 度",
        HEAD + SUM + "\n九、国有资本经营预算情况说明\n2022年没有国有资本经营预算拨款支出。",
    ),
    _(
        "names.owner",
        "suspicious",
        "of nothing",
        HEAD + SUM + "\n八、政府性基金预算情况说明\n青原县水利局本年没有政府性基金预算。",
        entity="青原县水务局",
    ),
    _(
        "names.owner",
        "suspicious",
        "without its district",
        HEAD + "红山市水务局2023年度收入总计12.00万元。",
        entity="红山市青原区水务局",
    ),
    _(
        "names.owner",
        "holds",
        "the district alone",
        HEAD + "青原区水务局2023年度收入总计12.00万元。",
        entity="红山市青原区水务局",
    ),
    # accounts
    Example(
        "names.former",
        "holds",
        item("社会保障和就业支出", "行政事业单位离退休", "归口管理的行政单位离退休", year=2019),
        note="in its year",
    ),
    Example(
        "names.former",
        "suspicious",
        item("社会保障和就业支出", "行政事业单位离退休", "机关事业单位基本养老保险缴费支出"),
        note="a section",
    ),
    Example("names.former", "suspicious", item("农林水支出", "扶贫", "其他扶贫支出"), note="another"),
    _(
        "names.former",
        "suspicious",
        "in words",
        HEAD + SUM + "\n二、名词解释\n文化体育与传媒支出（类）：反映文化方面的支出。",
    ),
    _(
        "names.former",
        "suspicious",
        "of another year",
        HEAD + SUM + "\n二、名词解释\n2018年文化体育与传媒支出（类）：反映文化方面的支出。",
        0,
    ),
    Example("names.chain", "holds", item("农林水支出", "水利", "行政运行"), note="an office's"),
    Example("names.chain", "suspicious", item("农林水支出", "水利", "行政运转"), note="another character"),
    Example(
        "names.chain", "suspicious", item("卫生健康支出", "行政事业单医疗", "行政单位医疗"), note="a section"
    ),
]
