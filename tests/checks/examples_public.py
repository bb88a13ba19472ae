"""Examples of the three public expenses, procurement, vehicles, staff and project counts."""

from check_samples import Example, card, indicator, statement, text, with_cards, with_statements
from fa_helpers.model import DocumentData


def _three(total: str, vehicles: str, rest: str = "") -> str:
    return (
        f"一、财政拨款“三公”经费支出决算情况说明\n财政拨款“三公”经费支出决算为{total}万元，其中：因公出国（境）费支出1.00万元；"
        f"公务用车购置及运行维护费支出{vehicles}万元；公务接待费支出0.50万元。{rest}"
    )


def _with_meetings(grew: str) -> str:
    parts = "公务用车购置费0万元、公务用车运行维护费3.00万元、公务接待费1.50万元、会议费0.80万元、培训费1.20万元。"
    return (
        f"一、“三公”经费支出决算情况说明\n2023年的“三公”经费决算数合计为6.50万元，其中：因公出国（境）费0万元、{parts}"
        "2022年的“三公”经费决算数合计为5.00万元，其中：因公出国（境）费0万元、公务用车购置费0万元、公务用车运行维护费2.50万元、公务接待费1.50万元、"
        f"会议费0.50万元、培训费0.50万元。\n2023年“三公”经费决算数相较于上年增加{grew}万元。"
    )


def _vehicles(purchase: str) -> str:
    return (
        "一、财政拨款“三公”经费支出决算情况说明\n公务用车购置及运行维护费支出3.00万元，其中："
        f"公务用车购置费{purchase}万元，公务用车运行维护费1.00万元。"
    )


def _changes(total: str) -> str:
    return (
        "一、财政拨款“三公”经费支出决算情况说明\n"
        f"财政拨款“三公”经费支出5.00万元，比上年增加{total}万元，增长25.00%。其中："
        "因公出国（境）费支出1.00万元，比上年减少1.00万元，下降50.00%；"
        "公务用车购置及运行维护费支出3.00万元，比上年增加2.00万元，增长200.00%；"
        "公务接待费支出1.00万元，比上年增加0.00万元，增长0.00%。"
    )


def _counts(money: str, groups: str, persons: str) -> str:
    return (
        "一、财政拨款“三公”经费支出决算情况说明\n"
        f"因公出国（境）费支出{money}万元。全年组织因公出国（境）团组{groups}个，因公出国（境）{persons}人次。"
    )


def _apart(groups: str, persons: str) -> str:
    """Groups and persons with another figure between: they may be of two kinds of visit."""
    return (
        "一、财政拨款“三公”经费支出决算情况说明\n"
        f"全年组织因公出国（境）团组{groups}个，公务用车保有量2辆，因公出国（境）{persons}人次。"
    )


def _trained(target: str, name: str = "培训人数") -> DocumentData:
    row = indicator(1, ("产出指标", "数量指标", name), target, "2人", "90", "90")
    return with_cards(card([], [row]))


def _receptions(batches: str, persons: str, foreign: str) -> str:
    return (
        f"一、财政拨款“三公”经费支出决算情况说明\n公务接待费支出1.00万元。国内公务接待{batches}批次，{persons}人次。"
        f"接待外宾{foreign}批次，接待外宾3人次。"
    )


def _procured(services: str, sme: str = "2.00", micro: str = "1.00") -> str:
    return (
        "一、政府采购情况\n政府采购支出总额6.00万元，其中：政府采购货物支出3.00万元、政府采购工程支出0万元、"
        f"政府采购服务支出{services}万元。授予中小企业合同金额{sme}万元，其中：授予小微企业合同金额{micro}万元。"
    )


def _cars(total: str, special: str, held: str = "1") -> str:
    return (
        f"一、财政拨款“三公”经费支出决算情况说明\n公务用车保有量{held}辆。\n二、国有资产占用情况说明\n"
        f"本部门共有车辆{total}辆，其中：机要通信用车1辆、应急保障用车1辆、特种专业技术用车{special}辆。"
    )


def _staff(total: str) -> str:
    return f"一、人员情况\n实有人数{total}人，其中：在职人员10人，离休人员0人，退休人员2人。"


def _agency(amount: str) -> str:
    return (
        "一、一般公共预算财政拨款基本支出决算情况说明\n一般公共预算财政拨款基本支出10.00万元，其中：人员经费8.00万元，"
        f"公用经费2.00万元。\n二、机关运行经费支出情况\n机关运行经费支出{amount}万元。"
    )


def _grades(good: str) -> str:
    return (
        "一、预算绩效管理情况\n绩效自评的2023年度项目4个，平均得分99.00分，其中：绩效评级为“优”的项目"
        f"{good}个、绩效评级为“良”的项目1个、绩效评级为“合格”的项目0个、绩效评级为“不合格”的项目0个。"
    )


DETAIL = statement(
    "basic_expenditure_detail",
    [("2", "", "公用经费合计", {"final_accounts": "2.00"})],
    title="一般公共预算财政拨款基本支出决算表",
)

EXAMPLES = [
    Example("public.three_public_parts", "holds", lambda: text(_three("4.50", "3.00"))),
    Example("public.three_public_parts", "rounding", lambda: text(_three("4.50", "3.01"))),
    Example("public.three_public_parts", "inconsistent", lambda: text(_three("4.50", "4.00"))),
    Example(
        "public.three_public_parts",
        "suspicious",
        lambda: text(_three("4.50", "4.00", "财政拨款“三公”经费支出全年预算数5.50万元。")),
        note="parts-of-the-budget",
    ),
    Example(
        "public.three_public_parts",
        "holds",
        lambda: text(
            _three("6.50", "3.00").replace("0.50万元。", "0.50万元；会议费0.80万元；培训费1.20万元。")
        ),
        note="meetings-and-training-within",
    ),
    Example(
        "rate.difference",
        "suspicious",
        lambda: text(_with_meetings("0.50")),
        note="meetings-and-training-within",
    ),
    Example("public.vehicle_parts", "holds", lambda: text(_vehicles("2.00"))),
    Example("public.vehicle_parts", "inconsistent", lambda: text(_vehicles("1.00"))),
    Example("public.change_parts", "holds", lambda: text(_changes("1.00"))),
    Example("public.change_parts", "suspicious", lambda: text(_changes("3.00"))),
    Example("public.counts", "holds", lambda: text(_counts("2.00", "1", "3")), count=2),
    Example("public.counts", "suspicious", lambda: text(_counts("2.00", "0", "0")), note="one row"),
    Example("public.counts", "suspicious", lambda: text(_counts("0.00", "1", "3")), note="for nothing"),
    Example(
        "public.counts",
        "holds",
        lambda: text(_counts("0.00", "1", "3") + "出国费用由邀请方承担。"),
        count=2,
        note="the host paid",
    ),
    Example(
        "public.counts",
        "holds",
        lambda: text(_counts("2.00", "0", "0") + "该项支出为结算上年出国费用。"),
        count=2,
        note="of the year before",
    ),
    Example("public.counts", "holds", lambda: text(_counts("0.00", "0", "0")), count=2, note="nothing"),
    Example("public.persons_and_batches", "holds", lambda: text(_counts("2.00", "1", "3"))),
    Example("public.persons_and_batches", "inconsistent", lambda: text(_counts("2.00", "3", "1"))),
    Example("public.persons_and_batches", "suspicious", lambda: text(_apart("3", "1")), note="told-apart"),
    Example("form.whole_count", "holds", lambda: text(_counts("2.00", "1", "3"))),
    Example("form.whole_count", "inconsistent", lambda: text(_counts("2.00", "1", "3.5"))),
    Example("form.whole_count", "inconsistent", lambda: _trained("≥1.2人"), note="a-target"),
    Example(
        "form.whole_count", "inconsistent", lambda: _trained("≥1.2万人"), count=0, note="in-ten-thousands"
    ),
    Example(
        "form.whole_count", "inconsistent", lambda: _trained("≥1.2人", "每期平均人数"), count=0, note="a-mean"
    ),
    Example("public.foreign_within_all", "holds", lambda: text(_receptions("5", "20", "2")), count=2),
    Example("public.foreign_within_all", "suspicious", lambda: text(_receptions("1", "20", "2"))),
    Example("public.procurement_parts", "holds", lambda: text(_procured("3.00"))),
    Example("public.procurement_parts", "rounding", lambda: text(_procured("3.01")), note="bare-zero"),
    Example("public.procurement_parts", "inconsistent", lambda: text(_procured("3.30")), note="bare-zero"),
    Example("public.sme_within_procurement", "holds", lambda: text(_procured("3.00"))),
    Example("public.sme_within_procurement", "suspicious", lambda: text(_procured("3.00", "7.00"))),
    Example("public.micro_within_sme", "holds", lambda: text(_procured("3.00"))),
    Example("public.micro_within_sme", "inconsistent", lambda: text(_procured("3.00", "2.00", "2.50"))),
    Example("public.vehicle_kinds", "holds", lambda: text(_cars("4", "2"))),
    Example("public.vehicle_kinds", "not_checkable", lambda: text(_cars("5", "2")), note="kinds-not-listed"),
    Example("public.vehicle_kinds", "inconsistent", lambda: text(_cars("4", "3"))),
    Example("public.held_within_vehicles", "holds", lambda: text(_cars("4", "2"))),
    Example("public.held_within_vehicles", "suspicious", lambda: text(_cars("4", "2", held="9"))),
    Example("public.staff", "holds", lambda: text(_staff("12"))),
    Example("public.staff", "inconsistent", lambda: text(_staff("13"))),
    Example("public.agency_within_operating", "holds", lambda: text(_agency("2.00"))),
    Example("public.agency_within_operating", "suspicious", lambda: text(_agency("2.50"))),
    Example(
        "public.agency_within_operating",
        "holds",
        lambda: with_statements(DETAIL, data=text("一、机关运行经费支出情况\n机关运行经费支出2.00万元。")),
        note="statement",
    ),
    Example("public.project_counts", "holds", lambda: text(_grades("3"))),
    Example("public.project_counts", "suspicious", lambda: text(_grades("4"))),
]
