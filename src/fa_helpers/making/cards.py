"""Self-evaluation forms (绩效自评表): made-up projects, scored by the usual rule, so that every sum holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Any

from fa_helpers.making.figures import Ledger
from fa_helpers.making.indicators import Indicator, indicator, plain, split_weight
from fa_helpers.making.numbers import percent, rounded, wan
from fa_helpers.making.pieces import Figure, Piece, Word

NAMES = [
    "信息化平台运行维护",
    "青年人才培训",
    "社区服务站建设",
    "设备更新购置",
    "专项检查工作经费",
    "档案整理数字化",
    "基层驿站改造",
    "公益宣传活动",
    "应急物资储备",
    "数据采集调查",
]
GOALS = [
    "保障各项工作正常开展，提高服务质量。",
    "按计划完成年度任务，提升工作效率，促进事业发展。",
    "完成设备采购和安装调试，满足业务需要，服务群众。",
]


@dataclass
class Card:
    """A self-evaluation form and everything printed in it."""

    kind: str
    title: str
    name: str
    office: str
    layout: str
    rows: list[list[Figure | str]]
    goal_expected: list[Piece]
    goal_actual: list[Piece]
    indicators: list[Indicator] = field(default_factory=list)
    headings: dict[str, Word] = field(default_factory=dict)
    total: Figure = field(default_factory=lambda: Figure(""))
    money: tuple[int, int, int] = (0, 0, 0)
    recipients: list[dict[str, Any]] = field(default_factory=list)


GROUPS = [
    ("产出指标", 50, ["数量指标", "质量指标", "时效指标", "成本指标"]),
    ("效益指标", 30, ["社会效益指标", "可持续影响指标"]),
    ("满意度指标", 10, ["服务对象满意度指标"]),
]


def make_card(rng: Random, form: str, office: str, year: int, name: str, executed: int) -> Card:
    """A project's form."""
    layout = "shaanxi" if form == "shaanxi" else "xinjiang"
    full = executed if rng.random() < 0.4 else int(executed * rng.uniform(1.02, 2))
    initial = full if rng.random() < 0.6 else int(full * rng.uniform(0.6, 1.4))
    title = f"{name}项目绩效自评表" if layout == "shaanxi" else "项目支出绩效自评表"
    card = Card("project", title, name, office, layout, [], [], [], money=(initial, full, executed))
    labels = ["年度资金总额", "其中：当年财政拨款", "上年结转资金", "其他资金"]
    labels = labels if layout == "shaanxi" else [labels[0], labels[1], labels[3]]
    execution_rows(rng, card, labels)
    unit = rng.choice(["万元", " 万元"])
    planned, paid = (
        Figure(plain(wan(full)), unit, "goal_planned"),
        Figure(plain(wan(executed)), unit, "goal_paid"),
    )
    goal = rng.choice(GOALS)
    if rng.random() < 0.6:
        card.goal_expected = ["计划支出", planned, "，", goal]
        card.goal_actual = [f"截止{year}年12月31日，已支付", paid, "。", goal]
    else:
        card.goal_expected, card.goal_actual = [goal], [goal]
    for level1, weight, seconds in GROUPS:
        heading = f"{level1}（{weight}分）" if layout == "shaanxi" else level1
        card.headings[heading] = Word(heading, "level")
        chosen = (
            seconds
            if len(seconds) == 1
            else sorted(rng.sample(seconds, rng.randint(1, len(seconds))), key=seconds.index)
        )
        for second, w in zip(chosen, split_weight(rng, weight, len(chosen)), strict=True):
            many = 2 if w >= 8 and rng.random() < 0.3 else 1
            for n, part in enumerate(split_weight(rng, w, many), 1):
                card.indicators.append(indicator(rng, layout, (heading, second), part, n, executed))
    finish(card)
    return card


def execution_rows(rng: Random, card: Card, labels: list[str]) -> None:
    """The funds block: the total with its rate and score, then where the money came from."""
    initial, full, executed = card.money
    rate = percent(executed, full)
    score = rounded(min(Decimal(executed) / full, Decimal(1)) * 10) if full else Decimal(0)
    mark = "分" if card.layout == "xinjiang" and rng.random() < 0.5 else ""
    money = [Figure(plain(wan(f))) for f in card.money]
    rate_text = f"{rate}%"
    card.rows.append([labels[0], *money, Figure("10"), Figure(rate_text), Figure(f"{score}", mark)])
    dash = rng.choice(["—", "-"])
    for label in labels[1:]:
        values: list[Figure | str] = (
            [Figure(plain(wan(f))) for f in card.money]
            if "财政" in label or "财力" in label
            else [Figure("0")] * 3
        )
        if not ("财政" in label or "财力" in label):
            values = [Figure("0") for _ in range(3)] if card.layout == "xinjiang" else ["", "", ""]
        card.rows.append([label, *values, dash, dash if card.layout == "xinjiang" else "", dash])
    del initial


def finish(card: Card) -> None:
    """The total: execution and all indicators."""
    total = Decimal(card.rows[0][6].printed) + sum(Decimal(i.score.printed) for i in card.indicators)  # type: ignore[union-attr]
    card.total = Figure(plain(total))


def department_card(rng: Random, form: str, office: str, year: int, money: tuple[int, int, int]) -> Card:
    """The whole department's form (部门整体支出), as Xinjiang prints it."""
    card = Card(
        "department", "部门（单位）整体支出绩效目标自评表", office, "", "department", [], [], [], money=money
    )
    execution_rows(rng, card, ["年度总资金", "其中：本级财力安排（万元）", "其他资金（万元）"])
    card.goal_expected, card.goal_actual = [rng.choice(GOALS)], [rng.choice(GOALS)]
    groups = [
        ("运行成本", "成本指标", 20),
        ("管理效率", "质量指标", 20),
        ("履职效能", "数量指标", 30),
        ("效益指标", "社会效益指标", 10),
        ("服务对象满意度", "满意度指标", 10),
    ]
    for level1, level2, weight in groups:
        card.headings[level1] = Word(level1, "level")
        for n, part in enumerate(split_weight(rng, weight, rng.randint(1, 2)), 1):
            found = indicator(rng, "xinjiang", (level1, level2), part, n, money[2])
            found.basis, found.deviation = rng.choice(["工作计划", "政策制度", "预算公开"]), ""
            card.indicators.append(found)
    finish(card)
    return card


def make_cards(rng: Random, form: str, office: str, ledger: Ledger) -> list[Card]:
    """None, or up to five projects and now and then the department; projects spend no more than the ledger says."""
    projects = ledger.total("project")
    if (
        (form not in ("xinjiang", "shaanxi") and rng.random() < 0.7)
        or projects < 5_000_000
        or rng.random() < 0.25
    ):
        return []
    number = rng.randint(1, 5)
    left = projects
    cards = []
    for name in rng.sample(NAMES, number):
        executed = int(left * rng.uniform(0.1, 0.6))
        left -= executed
        if executed > 100_000:
            cards.append(
                make_card(
                    rng,
                    form,
                    office,
                    ledger.year,
                    f"{ledger.year}年{name}" if rng.random() < 0.3 else name,
                    executed,
                )
            )
    if cards and form == "xinjiang" and rng.random() < 0.5:
        money = (
            ledger.total("budget") or ledger.total("final"),
            int(ledger.total("final") * 1.1),
            ledger.total("final"),
        )
        cards.insert(0, department_card(rng, form, office, ledger.year, money))
    return cards
