"""Examples of slips that lists of common faults name: words against two years, a count short, a paragraph twice."""

from collections.abc import Callable
from dataclasses import replace

from examples_wording import GENERAL, HEAD, PUBLIC, SUM, _

from check_samples import Example, statement, text, with_statements
from fa_helpers.model import DocumentData, Locator, Paragraph

CARS = (
    "九、国有资产占有使用情况说明\n截至2023年12月31日，共有车辆{}辆，其中：机要通信用车2辆、其他用车3辆{}。"
)
RUN = PUBLIC + "公务用车运行维护费支出{}万元，公务用车保有量{}辆。"
OWN_COST = "（一）机关运行经费支出27.40万元，比上年增加1.40万元，增长5.38%，主要原因是办公费增加。"
FUND = "八、政府性基金预算财政拨款收入支出决算情况说明\n"


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
]
