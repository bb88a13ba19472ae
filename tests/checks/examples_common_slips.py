"""Examples of slips that lists of common faults name: words against two years, a count short, a paragraph twice."""

from collections.abc import Callable
from dataclasses import replace

from examples_wording import GENERAL, HEAD, PUBLIC, REVIEW, SUM, _

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData, Locator, Paragraph

CARS = (
    "九、国有资产占有使用情况说明\n截至2023年12月31日，共有车辆{}辆，其中：机要通信用车2辆、其他用车3辆{}。"
)
RUN = PUBLIC + "公务用车运行维护费支出{}万元，公务用车保有量{}辆。"
OWN_COST = "（一）机关运行经费支出27.40万元，比上年增加1.40万元，增长5.38%，主要原因是办公费增加。"
FUND = "八、政府性基金预算财政拨款收入支出决算情况说明\n"
MOVED = PUBLIC + (
    "2023年度“三公”经费支出6.00万元，比上年减少{}万元。其中：因公出国（境）费0.00万元，比上年减少0.00万元；"
    "公务用车运行维护费4.00万元，比上年减少1.10万元；公务接待费2.00万元，比上年减少0.40万元。主要是节约。"
)
GRADED = "十、预算绩效情况说明\n2023年度对{}个项目开展绩效自评，其中评价等级为优的4个，良的2个，中的1个，涉及资金90.00万元。"
ONE = (
    GENERAL
    + "2023年度一般公共预算财政拨款支出{}万元，其中：农林水支出（类）水利（款）行政运行（项）70.00万元。"
)
OF_YEAR = HEAD + "2023年度支出总计{}万元，其中：本年支出56.00万元。"
WITHIN = PUBLIC + "公务接待费预算为3.00万元，支出决算为{}万元，决算数{}。"
MEETING = "九、其他重要事项\n2023年度会议费支出2.40万元，召开会议{}次。培训费支出1.60万元，培训{}人次。"
SHARE = GENERAL + "2023年度一般公共预算财政拨款支出86.00万元，占本年支出合计的{}%。"
CHAIN = GENERAL + "1.{}（类）水利（款）水利工程建设（项）支出决算8.00万元。"
BUDGET_TWICE = (
    GENERAL + "一般公共预算财政拨款支出年初预算为70.00万元，支出决算为69.00万元。"
    "一般公共预算财政拨款支出年初预算为{}万元。"
)
FELL = HEAD + "2023年度收入总计30.00万元，比上年减少5.00万元，下降14.29%，主要原因是{}。"
GREW = HEAD + "2023年度收入总计30.00万元，比上年增加5.00万元，增长20.00{}，主要原因是项目增加。"
NO_FUND = FUND + "我单位没有政府性基金预算财政拨款收入，也没有使用政府性基金预算财政拨款安排的支出。"

BALANCED = (
    HEAD
    + "2023年度收入总计60.00万元，比上年增加4.50万元；支出总计60.00万元，比上年{1}{0}万元，主要是项目变化。"
)


def beside_no_fund(amount: str) -> Callable[[], DocumentData]:
    """A statement of government funds beside words that there are none."""
    cells = statement("government_fund_statement", [("", "", "合计", {"total": amount})])
    return lambda: with_statements(cells, data=text(HEAD + SUM + "\n" + NO_FUND))


def noted(amount: str, note: str) -> Callable[[], DocumentData]:
    """A statement of government funds with a note beside it."""

    def made() -> DocumentData:
        cells = statement("government_fund_statement", [("", "", "合计", {"total": amount})])
        data = with_statements(cells, data=text(HEAD + SUM))
        aside = Paragraph("government_fund_statement", "table_note", note, Locator(1))
        return replace(data, asides=(*data.asides, aside))

    return made


EXAMPLES = [
    _("form.own_year", "suspicious", "planned", HEAD + SUM + "2024年度机关运行经费预算为9.00万元。", 0),
    _("form.own_year", "suspicious", "next year’s, spent", HEAD + SUM + "2024年度机关运行经费支出9.00万元。"),
    _(
        "rate.direction_word",
        "inconsistent",
        "flat, two years apart",
        PUBLIC + "2023年度公务接待费支出3.20万元，上年决算数为4.10万元，与上年持平。",
    ),
    _(
        "rate.direction_word",
        "inconsistent",
        "grew, two years apart",
        PUBLIC + "2023年度公务接待费支出3.20万元，2022年度支出4.10万元，较上年有所增加。",
    ),
    _(
        "rate.direction_word",
        "holds",
        "fell, two years apart",
        PUBLIC + "2023年度公务接待费支出3.20万元，2022年度支出4.10万元，较上年有所减少。",
    ),
    _(
        "rate.direction_word",
        "inconsistent",
        "flat batches",
        PUBLIC + "2023年度公务接待费支出3.20万元，上年决算数为4.10万元，接待批次与上年持平。",
        0,
    ),
    _(
        "rate.direction_word",
        "inconsistent",
        "against an earlier year",
        PUBLIC + "2023年度公务接待费支出3.20万元，2022年度支出4.10万元，较2021年度有所增加。",
        0,
    ),
    _("public.vehicle_kinds", "holds", "with others", CARS.format("5", "")),
    _("public.vehicle_kinds", "suspicious", "short, with others", CARS.format("7", "")),
    _("public.vehicle_kinds", "suspicious", "others told apart", CARS.format("7", "，其中工程车1辆"), 0),
    _("public.per_vehicle", "holds", "usual", RUN.format("9.60", "3")),
    _("public.per_vehicle", "holds", "just a hundred thousand", RUN.format("20.00", "2")),
    _("public.per_vehicle", "suspicious", "dear", RUN.format("36.00", "2")),
    _("public.per_vehicle", "suspicious", "one", RUN.format("11.20", "1")),
    _(
        "form.doubled_words",
        "suspicious",
        "a paragraph",
        HEAD + SUM + f"\n十、其他重要事项\n{OWN_COST}\n{OWN_COST}",
    ),
    _(
        "form.doubled_words",
        "suspicious",
        "a paragraph with another number",
        HEAD + SUM + f"\n十、其他重要事项\n{OWN_COST}\n{OWN_COST.replace('（一）', '（二）')}",
    ),
    _(
        "form.doubled_words",
        "holds",
        "two paragraphs of one form",
        HEAD + SUM + f"\n十、其他重要事项\n{OWN_COST}\n{OWN_COST.replace('27.40', '28.40')}",
    ),
    _("form.section_topic", "holds", "", FUND + "2023年度政府性基金预算财政拨款支出6.00万元。"),
    _("form.section_topic", "holds", "short", FUND + "本单位没有基金收支。"),
    _("form.section_topic", "suspicious", "", FUND + "2023年度政府采购支出总额6.00万元。"),
    _(
        "form.section_topic",
        "suspicious",
        "other budget",
        FUND + "2023年度国有资本经营预算财政拨款支出6.00万元。",
    ),
    _("form.section_topic", "suspicious", "nothing named", FUND + "本单位无此项支出。", 0),
    Example(
        "text.blank_statement",
        "suspicious",
        noted("6.00", "注：本单位无此项收支，故本表为空表。"),
        note="said",
    ),
    Example(
        "text.blank_statement",
        "suspicious",
        noted("0.00", "注：本单位无此项收支，故本表为空表。"),
        count=0,
        note="said, nothing",
    ),
    _("public.change_parts", "holds", "vehicles’ running alone", MOVED.format("1.50")),
    _("public.change_parts", "suspicious", "vehicles’ running alone", MOVED.format("2.50")),
    _("public.three_public_parts", "holds", "vehicles’ running alone", MOVED.format("1.50")),
    _(
        "public.three_public_parts",
        "inconsistent",
        "more with vehicles’ running alone",
        MOVED.format("1.50").replace("支出6.00", "支出5.00"),
    ),
    _("public.project_counts", "holds", "grades in short", GRADED.format("7")),
    _("public.project_counts", "suspicious", "grades in short", GRADED.format("9")),
    _("sum.items", "suspicious", "one above the total", ONE.format("60.00")),
    _("sum.items", "suspicious", "one below the total", ONE.format("80.00"), 0),
    _("sum.expenditure_grand_total", "suspicious", "below the year’s", OF_YEAR.format("50.00")),
    _("sum.expenditure_grand_total", "not_checkable", "above the year’s", OF_YEAR.format("58.00")),
    _("rate.direction_word", "inconsistent", "not above", WITHIN.format("3.60", "未超过年初预算数")),
    _("rate.direction_word", "inconsistent", "held within", WITHIN.format("3.60", "严格控制在预算以内")),
    _("rate.direction_word", "holds", "not above", WITHIN.format("3.00", "未超过年初预算数")),
    _("rate.direction_word", "inconsistent", "part of it", WITHIN.format("3.60", "控制在预算的两倍以内"), 0),
    _("public.counts", "suspicious", "no meeting", MEETING.format("0", "40")),
    _("public.counts", "suspicious", "nobody trained", MEETING.format("3", "0")),
    _("public.counts", "suspicious", "meetings and training", MEETING.format("3", "40"), 0),
    _("public.within_full", "suspicious", "more than all", SHARE.format("107.50")),
    _("public.within_full", "suspicious", "all", SHARE.format("100.00"), 0),
    _("names.chain", "suspicious", "another class", CHAIN.format("教育支出")),
    _("names.chain", "holds", "its class", CHAIN.format("农林水支出")),
    _("text.once_in_section", "suspicious", "two budgets", BUDGET_TWICE.format("76.00")),
    _("text.once_in_section", "holds", "one budget twice", BUDGET_TWICE.format("70.00")),
    _("text.growth_by_saving", "suspicious", "fell by growth", FELL.format("新增在职人员，人员经费增加")),
    _("text.growth_by_saving", "suspicious", "what was before", FELL.format("上年新增一次性项目"), 0),
    _("text.growth_by_saving", "suspicious", "what was carried over", FELL.format("年末结转增加"), 0),
    _("form.missing_per_cent", "suspicious", "in money", GREW.format("万元")),
    _("form.missing_per_cent", "holds", "in per cent", GREW.format("%")),
    _("form.date", "holds", "", HEAD + SUM + "截至2023年12月31日，共有车辆3辆。"),
    _("form.date", "holds", "leap year", HEAD + SUM + "2024年2月29日完成自评。"),
    _("form.date", "suspicious", "", HEAD + SUM + "截至2023年6月31日，共有车辆3辆。"),
    _("form.date", "suspicious", "month", HEAD + SUM + "截至2023年13月1日，共有车辆3辆。"),
    Example("link.empty_fund", "suspicious", beside_no_fund("4.00"), note="its own statement"),
    Example(
        "link.empty_fund", "suspicious", beside_no_fund("0.00"), count=0, note="its own statement, nothing"
    ),
    _(
        "rate.direction_word",
        "inconsistent",
        "flat beside the amount",
        PUBLIC + "2023年度公务接待费支出3.20万元，与2022年度支出4.10万元持平。",
    ),
    _(
        "form.doubled_words",
        "suspicious",
        "a short word",
        HEAD + "2023年度收入总计9.00万元，比上年增加增加1.00万元。",
    ),
    _("form.doubled_words", "holds", "a class and its verb", HEAD + "2023年度住房保障支出支出9.00万元。"),
    _("text.balanced_changes", "holds", "", BALANCED.format("4.50", "增加")),
    _("text.balanced_changes", "suspicious", "", BALANCED.format("5.40", "增加")),
    _("text.balanced_changes", "suspicious", "another way", BALANCED.format("4.50", "减少")),
    _(
        "text.balanced_changes",
        "suspicious",
        "unequal",
        BALANCED.replace("支出总计60", "支出总计61").format("5.40", "增加"),
        0,
    ),
    _(
        "rate.direction_word",
        "inconsistent",
        "one of two budgets",
        PUBLIC
        + "“三公”经费预算为8.00万元，支出决算为6.00万元。其中：公务接待费预算为5.00万元，支出决算为4.00万元，"
        "决算数大于预算数的主要原因是厉行节约。",
    ),
    _(
        "rate.direction_word",
        "suspicious",
        "moved with a rate, and flat",
        PUBLIC + "公务接待费支出3.20万元，比上年增加0.20万元，增长6.67%，与上年持平。",
    ),
    _(
        "public.within_full",
        "suspicious",
        "of all projects",
        REVIEW + "对3个项目开展自评，资金9.00万元，占项目支出总额的112%。",
    ),
    _(
        "public.within_full",
        "suspicious",
        "of the budget",
        GENERAL + "支出决算9.00万元，占年初预算的112%。",
        0,
    ),
    _("form.placeholder", "suspicious", "in yuan", HEAD + SUM + "政府采购支出总额元，其中货物支出元。"),
    Example(
        "text.blank_statement",
        "suspicious",
        noted("6.00", "注：本单位没有国有资本经营预算支出，本表为空表。"),
        count=0,
        note="said of another",
    ),
]
