"""Examples of what is listed, told to be nothing, or shared out, beside what stands there."""

from collections.abc import Callable
from dataclasses import replace

from examples_wording import GENERAL, HEAD, SUM, _, item

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import CoverageRow, DocumentData
from fa_helpers.model.coverage import Reason, Status

SMALL = (
    "七、政府采购支出情况说明\n2023年度政府采购支出总额10.00万元，其中：政府采购货物支出4.00万元、政府采购服务支出6.00万元。"
    "授予中小企业合同金额{}万元，占政府采购支出总额的{}%；其中，货物采购授予中小企业合同金额占货物支出金额的50.00%，"
    "服务采购授予中小企业合同金额占服务支出金额的50.00%。"
)


def covered(part: str, status: Status, reason: Reason | None = None) -> CoverageRow:
    return CoverageRow(part, part, 3, 3, status, 0, reason or Reason())


def blank(words: str) -> Callable[[], DocumentData]:
    """A text beside a statement of the general budget in which no figure stands."""

    def made() -> DocumentData:
        data = text(GENERAL + words + "。")
        row = covered("general_budget_expenditure", "empty", Reason("coverage.no_figures"))
        return replace(data, coverage=(*data.coverage, row))

    return made


def listed(part: str, status: Status, words: str = "", *, unread: bool = False) -> Callable[[], DocumentData]:
    """Three statements that were read, and one of this status."""

    def made() -> DocumentData:
        data = text(HEAD + SUM + words)
        there = ("revenue_expenditure_summary", "expenditure_statement", "general_budget_expenditure")
        rows = [covered(name, "read") for name in there]
        pages = [covered("page.4", "not_read")] if unread else []
        return replace(data, coverage=(*data.coverage, *rows, covered(part, status), *pages))

    return made


def told_empty(money: str) -> Callable[[], DocumentData]:
    """A section without government funds, and the summary of appropriations."""

    def made() -> DocumentData:
        data = text(
            HEAD
            + SUM
            + "\n八、政府性基金预算财政拨款收入支出决算情况说明\n本年度无政府性基金预算财政拨款收支。"
        )
        rows = [
            ("revenue", "", "二、政府性基金预算财政拨款", {"amount": money}),
            ("expenditure", "", "本年支出合计", {"subtotal": money, "government_fund": money}),
        ]
        return with_statements(statement("appropriation_summary", rows), data=data)

    return made


EXAMPLES = [
    _(
        "form.own_year",
        "suspicious",
        "behind the office",
        HEAD
        + SUM
        + "\n十、预算绩效情况说明\n某市某局2022年度预算绩效管理工作开展情况：绩效自评的2023年度项目2个，金额8.00万元。",
    ),
    _(
        "form.own_year",
        "suspicious",
        "head count",
        "一、机构人员情况\n某市某局2022年度，实有人数18人，其中：在职人员18人。",
    ),
    _(
        "form.own_year",
        "holds",
        "head count",
        "一、机构人员情况\n某市某局2023年度，实有人数18人，其中：在职人员18人。",
        0,
    ),
    _(
        "names.owner",
        "suspicious",
        "behind a bracket",
        HEAD + "红山高新区（青原区）教育局2023年度收入总计12.00万元。",
        entity="红山高新区（青原区）水务局",
    ),
    Example(
        "names.chain",
        "suspicious",
        item("其他支出", "彩票公益金安排的支出", "行政运行"),
        note="no office's section",
    ),
    Example(
        "names.chain",
        "suspicious",
        item("住房保障支出", "住房改革支出", "事业运行"),
        note="where another account stands first",
    ),
    Example(
        "names.chain",
        "suspicious",
        item("卫生健康支出", "行政事业单位医疗", "其他行政事业位医疗支出"),
        note="a character of what is other",
    ),
    Example(
        "names.chain",
        "holds",
        item("卫生健康支出", "行政事业单位医疗", "其他单位医疗支出"),
        note="other things of any name",
    ),
    _(
        "rate.shares_add_up",
        "suspicious",
        "above a hundred without amounts",
        "三、支出决算情况说明\n2023年度本年支出合计100.00万元，其中：基本支出占60.00%，项目支出占50.00%。",
    ),
    _(
        "rate.shares_add_up",
        "holds",
        "less than all",
        "三、支出决算情况说明\n2023年度本年支出合计100.00万元，其中：基本支出占60.00%，项目支出占30.00%。",
        0,
    ),
    _("public.sme_by_kind", "holds", "what they make", SMALL.format("5.00", "50.00")),
    _(
        "public.sme_by_kind",
        "holds",
        "goods alone",
        SMALL.format("2.00", "20.00").replace("占服务支出金额的50.00%", "占服务支出金额的0.00%"),
    ),
    _("public.sme_by_kind", "suspicious", "more", SMALL.format("8.00", "80.00")),
    _("public.sme_by_kind", "suspicious", "less", SMALL.format("1.00", "10.00")),
    Example("text.blank_statement", "suspicious", blank("一般公共预算财政拨款支出12.00万元")),
    Example(
        "text.blank_statement",
        "suspicious",
        blank("2023年度一般公共预算财政拨款支出0.50万元"),
        note="of little",
    ),
    Example("text.blank_statement", "holds", blank("一般公共预算财政拨款支出0.00万元"), note="of nothing"),
    Example("text.blank_statement", "holds", blank("本单位没有这项支出"), note="nothing told"),
    Example("form.statement_missing", "suspicious", listed("revenue_statement", "absent")),
    Example(
        "form.statement_missing", "suspicious", listed("government_fund_statement", "absent"), note="a fund's"
    ),
    Example(
        "form.statement_missing",
        "holds",
        listed("government_fund_statement", "absent", "本单位无政府性基金。"),
        note="said to be none",
    ),
    Example("form.statement_missing", "holds", listed("revenue_statement", "read"), note="all there"),
    Example(
        "form.statement_missing",
        "suspicious",
        listed("revenue_statement", "absent", unread=True),
        count=0,
        note="a page unread",
    ),
    Example("link.empty_fund", "suspicious", told_empty("2.00"), note="in words"),
    Example("link.empty_fund", "holds", told_empty("0.00"), note="in words"),
    _(
        "text.part_within_whole",
        "suspicious",
        "beside a refund",
        "二、收入决算情况说明\n本年收入合计12.00万元，其中：财政拨款收入13.00万元；其他收入-1.00万元，系退回以前年度收入。",
    ),
    _(
        "rate.change",
        "holds",
        "of what is compared with",
        HEAD
        + "支出总计12.00万元，其中年末结转和结余1.00万元，比上年年末结转和结余2.00万元减少1.00万元，下降50%。",
    ),
    _(
        "rate.change",
        "inconsistent",
        "of what is compared with",
        HEAD
        + "支出总计12.00万元，其中年末结转和结余1.00万元，比上年年末结转和结余2.00万元减少1.00万元，下降40%。",
    ),
]
