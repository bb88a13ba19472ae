"""Examples of values that ask by themselves, of things told twice, of names before totals, years and codes."""

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData

TOTALS = "一、收入支出决算总体情况说明\n"
PUBLIC = "一、财政拨款“三公”经费支出决算情况说明\n"
SCORES = "一、预算绩效情况说明\n2023年度某项目绩效自评得分{}分，{}。本年支出10.00万元。"


def _scored(score: str, share: str = "培训覆盖率为96.5%") -> DocumentData:
    return text(SCORES.format(score, share))


def _vehicles(average: str, unit: str = "万元", cost: str = "运行维护费") -> DocumentData:
    return text(f"{PUBLIC}公务用车{cost}支出12.60万元，公务用车保有量6辆，车均运行维护费{average}{unit}。")


def _guests(money: str, persons: str, more: str = "") -> DocumentData:
    return text(f"{PUBLIC}公务接待费支出{money}万元。国内公务接待4批次，国内公务接待{persons}人次{more}。")


def _again(second: str, words: str = "本年支出合计") -> DocumentData:
    return text(
        "一、支出决算情况说明\n本年支出合计640.00万元，其中：基本支出400.00万元；项目支出240.00万元。\n"
        f"{words}{second}万元。"
    )


def _digits(second: str) -> DocumentData:
    return text(f"{TOTALS}2023年度收入总计518.37万元。2023年度支出总计{second}。")


def _owner(name: str) -> DocumentData:
    body = f"{TOTALS}{name}2023年度收入总计35.00万元，支出总计35.00万元。"
    return text(body, entity="云河市青山区农业农村局")


def _heading(year: str) -> DocumentData:
    return text(f"一、{year}年度收入支出决算总体情况说明\n收入总计35.00万元，支出总计35.00万元。")


def _coded(code: str, name: str) -> DocumentData:
    rows = [("", "", "合计", {"total": "8.00"}), ("", code, name, {"total": "8.00"})]
    return with_statements(statement("expenditure_statement", rows))


def _uncounted(counts: str) -> DocumentData:
    return text(f"{PUBLIC}公务接待费支出2.10万元。{counts}")


EXAMPLES = [
    Example("public.within_full", "holds", lambda: _scored("97.5")),
    Example(
        "public.within_full", "holds", lambda: _scored("108", "满分120分"), note="more than a hundred points"
    ),
    Example("public.within_full", "suspicious", lambda: _scored("103.5")),
    Example("public.within_full", "suspicious", lambda: _scored("98", "培训覆盖率达到130%"), note="share"),
    Example("public.average", "holds", lambda: _vehicles("2.10")),
    Example("public.average", "holds", lambda: _vehicles("21000", "元"), note="in yuan"),
    Example("public.average", "suspicious", lambda: _vehicles("3.10")),
    Example("public.average", "suspicious", lambda: _vehicles("2.10", "元"), note="unit"),
    Example(
        "public.average",
        "suspicious",
        lambda: _vehicles("2.10", "元", "购置及运行维护费"),
        note="unit, with purchases",
    ),
    Example(
        "public.average",
        "suspicious",
        lambda: _vehicles("1.40", "元", "购置及运行维护费"),
        count=0,
        note="another amount, with purchases",
    ),
    Example("public.per_guest", "holds", lambda: _guests("0.90", "45")),
    Example("public.per_guest", "holds", lambda: _guests("1.00", "10"), note="just a thousand"),
    Example("public.per_guest", "suspicious", lambda: _guests("3.60", "12")),
    Example("public.per_guest", "suspicious", lambda: _guests("1.01", "10"), note="just above"),
    Example(
        "public.counts",
        "holds",
        lambda: _guests("0.00", "9", "，费用由来访单位承担"),
        count=2,
        note="others paid",
    ),
    Example("public.counts", "suspicious", lambda: _guests("0.00", "9"), note="guests for nothing"),
    Example(
        "public.counts", "suspicious", lambda: _uncounted("接待外宾0批次、0人次。"), note="guests not counted"
    ),
    Example(
        "public.counts",
        "suspicious",
        lambda: _uncounted("接待外宾0批次、0人次。全年接待来访客人共14人。"),
        count=0,
        note="counted in other words",
    ),
    Example("public.counts", "not_checkable", lambda: _uncounted(""), note="nothing counted"),
    Example("text.once_in_section", "holds", lambda: _again("640.00")),
    Example(
        "text.once_in_section",
        "holds",
        lambda: _again("240.00", "其中：项目本年支出合计"),
        count=0,
        note="other words",
    ),
    Example("text.once_in_section", "inconsistent", lambda: _again("6400.00")),
    Example(
        "text.once_in_section", "inconsistent", lambda: _again("641.00", "2023年度本年支出合计"), note="year"
    ),
    Example("text.same_digits", "holds", lambda: _digits("5183700元")),
    Example("text.same_digits", "holds", lambda: _digits("518.37万元"), count=0, note="one unit"),
    Example("text.same_digits", "suspicious", lambda: _digits("518.37元")),
    Example("text.same_digits", "suspicious", lambda: _digits("518.37亿元"), note="亿"),
    Example("names.owner", "holds", lambda: _owner("云河市青山区农业农村局")),
    Example("names.owner", "holds", lambda: _owner("青山区农业农村局"), note="shorter"),
    Example("names.owner", "holds", lambda: _owner("青山区农业局"), note="short form"),
    Example("names.owner", "holds", lambda: _owner("本部门"), count=0, note="nobody named"),
    Example("names.owner", "suspicious", lambda: _owner("云河市青山区水务局")),
    Example("names.owner", "suspicious", lambda: _owner("碧水县农业农村局"), note="another county"),
    Example("form.heading_year", "holds", lambda: _heading("2023")),
    Example("form.heading_year", "suspicious", lambda: _heading("2022")),
    Example("form.heading_year", "suspicious", lambda: _heading("2024"), note="ahead"),
    Example("names.code", "holds", lambda: _coded("2080505", "机关事业单位基本养老保险缴费支出")),
    Example("names.code", "holds", lambda: _coded("2080505", "某项没有名称的支出"), note="unknown name"),
    Example("names.code", "suspicious", lambda: _coded("2080506", "机关事业单位基本养老保险缴费支出")),
    Example("names.code", "suspicious", lambda: _coded("207", "教育支出"), note="class"),
    Example(
        "sum.revenue_sources",
        "not_checkable",
        lambda: text("一、收入决算情况说明\n本年收入合计90.00万元，其中：财政拨款收入62.00万元。"),
        note="one part need not be all",
    ),
    Example(
        "sum.expenditure_grand_total",
        "inconsistent",
        lambda: text(
            f"{TOTALS}2023年度支出总计80.00万元，其中：本年支出合计70.00万元，年末结转和结余45.00万元。"
        ),
        note="beyond the whole",
    ),
]
