"""What all four forms say (各式通用): cover, contents, duties, vehicles, terms, and the lists of expenses by name."""

from __future__ import annotations

from fa_helpers.making.figures import Item
from fa_helpers.making.phrasing import Pen
from fa_helpers.making.pieces import Break, Figure, ItemTruth, Para, Piece

MADE = "虚构示例，非真实单位"
ALTERED = "教学用，数字已改"
DUTIES = [
    "贯彻执行国家有关方针政策和法律法规",
    "拟订本领域发展规划、年度计划并组织实施",
    "负责本领域信息公开和监督检查工作",
    "承办上级交办的其他事项",
]
TERMS = [
    ("财政拨款收入", "指单位本年度从本级财政部门取得的财政拨款。"),
    ("上级补助收入", "指事业单位从主管部门和上级单位取得的非财政补助收入。"),
    ("事业收入", "指事业单位开展专业业务活动及其辅助活动取得的收入。"),
    ("其他收入", "指单位取得的除“财政拨款收入”、“事业收入”等以外的收入。"),
    ("年初结转和结余", "指以前年度尚未完成、结转到本年按有关规定继续使用的资金。"),
    ("基本支出", "指为保障机构正常运转、完成日常工作任务而发生的人员支出和公用支出。"),
    ("项目支出", "指在基本支出之外为完成特定行政任务和事业发展目标所发生的支出。"),
    ("机关运行经费", "指行政单位和参照公务员法管理的事业单位使用财政拨款安排的日常公用经费支出。"),
]
VEHICLES = [
    ("minister", "副部（省）级及以上领导用车", "vehicles_vice_minister"),
    ("leaders", "主要负责人用车", "vehicles_leaders"),
    ("confidential", "机要通信用车", "vehicles_confidential"),
    ("emergency", "应急保障用车", "vehicles_emergency"),
    ("enforcement", "执法执勤用车", "vehicles_law_enforcement"),
    ("special", "特种专业技术用车", "vehicles_special"),
    ("retired", "离退休干部服务用车", "vehicles_retired_cadres"),
    ("other", "其他用车", "vehicles_other"),
]


def cover(pen: Pen, planted: bool) -> list[Para]:
    """The cover: whose accounts, which year, and that all of it is made up."""
    lines = [Para([""], "cover") for _ in range(5)]
    name, year = pen.office.name, pen.year
    titles = [
        [name, f"{year}年度部门决算"],
        [f"{name}{year}年度部门决算"],
        [f"{year}年度", name, "部门决算公开报告"],
        [f"{year}年度{name}部门决算"],
    ]
    lines += [Para([line], "cover") for line in titles[pen.style.cover]]
    lines += [Para([""], "cover"), Para([f"（{MADE}）"], "part")]
    return [*lines, Para([f"（{ALTERED}）"], "part")] if planted else lines


def leader(pen: Pen, title: str, number: int) -> str:
    """A title with dots and a page number, where the contents have them."""
    return f"{title}{'…' * 6}{3 + number // 3}" if pen.style.leaders else title


def contents(pen: Pen) -> list[Para]:
    """The contents page: every title of parts and sections."""
    return [
        Para(["目 录"], "part"),
        *(Para([leader(pen, title, n)], "contents") for n, title in enumerate(pen.titles)),
    ]


def duties(pen: Pen, title: str = "主要职能") -> None:
    """What the office does."""
    pen.head(1, title)
    for number, duty in enumerate(DUTIES):
        pen.write(
            f"（{'一二三四五'[number]}）{duty}；"
            if number < len(DUTIES) - 1
            else f"（{'一二三四五'[number]}）{duty}。"
        )


def terms(pen: Pen, title: str) -> None:
    """The glossary at the end."""
    pen.blocks.append(Break())
    pen.head(0, title)
    for number, (term, meaning) in enumerate(TERMS):
        pen.write(f"{'一二三四五六七八九'[number]}、{term}：{meaning}")


def vehicles(pen: Pen) -> list[Piece]:
    """车辆N辆，其中：…用车N辆、…"""
    names = (
        VEHICLES if pen.form != "shaanxi" else [v for v in VEHICLES if pen.ledger.counts[f"vehicles_{v[0]}"]]
    )
    parts: list[Piece] = []
    for key, name, concept in names:
        mark = "、" if pen.form != "shaanxi" else "，"
        parts += [
            mark if parts else "",
            name,
            pen.count(pen.ledger.counts[f"vehicles_{key}"], "辆", name, concept),
        ]
    total = pen.count(pen.ledger.counts["vehicles"], "辆", "车辆", "vehicles_count")
    return ["车辆", total, "，其中：" if parts else "", *parts]


def equipment(pen: Pen) -> Figure:
    """The number of machines of a million yuan and more."""
    return pen.count(
        pen.ledger.counts["equipment"],
        "台（套）",
        "单价100万元（含）以上设备（不含车辆）",
        "equipment_over_1m_count",
    )


def names_with_money(pen: Pen, classes: tuple[str, ...]) -> str:
    """Economic items with money, as a list of words."""
    names = [name for code, name, fen in pen.ledger.economic if fen and code[:3] in classes]
    return "、".join(names) or "无"


def item_truth(item: Item) -> ItemTruth:
    """The truth of an item's paragraph."""
    return ItemTruth(item.code, item.class_name, item.section_name, item.item_name)


def item_words(item: Item) -> str:
    """…（类）…（款）…（项）."""
    return f"{item.class_name}（类）{item.section_name}（款）{item.item_name}（项）"


def class_sums(items: list[Item]) -> list[tuple[str, int]]:
    """Classes of the general budget with their sums, in order."""
    names = {i.code[:3]: i.class_name for i in items}
    return [(names[c], sum(i.final for i in items if i.code.startswith(c))) for c in sorted(names)]


def class_shares(pen: Pen) -> list[list[Piece]]:
    """…（类）X万元，占Y%, one list of pieces per class."""
    total = pen.ledger.total("final")
    rows: list[list[Piece]] = []
    for name, fen in class_sums(pen.ledger.items):
        subject = f"{name}（类）"
        share = pen.rate(
            fen,
            total,
            "share",
            "general_budget_appropriation_expenditure",
            subject,
            "function_class_expenditure",
        )
        rows.append([subject, pen.amount(fen, subject, "function_class_expenditure"), pen.style.share, share])
    return rows


def list_of(pen: Pen, parts: list[tuple[str, int, str]], whole: int, base: str, zeros: bool) -> list[Piece]:
    """名称X万元，占Y%；… ended by a full stop; parts of nothing only where the form prints them."""
    out: list[Piece] = []
    for name, fen, concept in parts:
        if fen or zeros:
            share = pen.rate(fen, whole, "share", base, name, concept)
            out += ["；" if out else "", name, pen.amount(fen, name, concept), pen.style.share, share]
    return [*out, "。"]


def procurement(pen: Pen, base: str) -> None:
    """政府采购支出总额 with its kinds, and what went to small enterprises."""
    p, a = pen.ledger.procurement, pen.amount
    kinds = [
        ("货物", "goods", "procured_goods"),
        ("工程", "works", "procured_works"),
        ("服务", "services", "procured_services"),
    ]
    parts: list[Piece] = []
    for name, key, concept in kinds:
        subject = f"政府采购{name}支出"
        parts += ["、" if parts else "", subject, a(p[key], subject, concept)]
    total = a(p["total"], "政府采购支出总额", "government_procurement")
    pen.write("{y}年度政府采购支出总额{}，其中：{}。", total, parts)
    if p["total"]:
        micro_base = (
            ("授予中小企业合同金额", p["sme"], "sme_contracts")
            if base == "sme"
            else ("政府采购支出总额", p["total"], "government_procurement")
        )
        pen.write(
            "授予中小企业合同金额{}，占政府采购支出总额的{}，其中：授予小微企业合同金额{}，占{}的{}。",
            a(p["sme"], "授予中小企业合同金额", "sme_contracts"),
            pen.rate(
                p["sme"],
                p["total"],
                "share",
                "government_procurement",
                "授予中小企业合同金额",
                "sme_contracts",
            ),
            a(p["micro"], "授予小微企业合同金额", "micro_enterprise_contracts"),
            micro_base[0],
            pen.rate(
                p["micro"],
                micro_base[1],
                "share",
                micro_base[2],
                "授予小微企业合同金额",
                "micro_enterprise_contracts",
            ),
        )
