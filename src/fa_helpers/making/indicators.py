"""Indicators of a self-evaluation form (绩效指标): target, outcome, and the score that follows by the usual rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from fa_helpers.making.numbers import rounded, wan
from fa_helpers.making.pieces import Figure

COUNTED = [
    ("培训人数", "人"),
    ("采购设备数量", "台"),
    ("开展活动次数", "次"),
    ("建设站点数量", "个"),
    ("改造长度", "米"),
    ("发放人数", "人"),
]
QUALITY = ["验收合格率", "考核合格率", "资金使用合规率", "数据准确率"]
TIMELY = ["资金支付及时率", "项目完成及时率", "任务按期完成率"]
EFFECTS = [
    ("促进区域经济发展", "有效"),
    ("提升公共服务水平", "有效提升"),
    ("保障人员待遇", "有效"),
    ("改善工作环境", "显著"),
]
CONTENT = ["服务对象满意度", "受益群众满意度", "企业满意度"]


@dataclass
class Indicator:
    """One indicator (绩效指标) as printed; weight and score may be planted."""

    level1: str
    level2: str
    level3: str
    target: str
    actual: str
    weight: Figure
    score: Figure
    deviation: str
    missed: bool
    basis: str = ""


def plain(value: Decimal) -> str:
    """A number without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def split_weight(rng: Random, total: int, parts: int) -> list[int]:
    """A weight divided over indicators, none of them empty."""
    cuts = sorted(rng.sample(range(1, total), parts - 1)) if parts > 1 else []
    return [b - a for a, b in zip([0, *cuts], [*cuts, total], strict=True)]


def indicator(
    rng: Random, layout: str, group: tuple[str, str], weight: int, number: int, budget: int
) -> Indicator:
    """An indicator whose score follows from target and outcome."""
    level1, level2 = group
    signs = (">=", "<=") if layout == "xinjiang" else ("≥", "≤")
    equal = "=" if layout == "xinjiang" else ""
    ratio = Decimal(1)
    if level2.startswith("数量"):
        name, unit = rng.choice(COUNTED)
        goal = rng.randint(2, 400)
        got = goal if rng.random() < 0.6 else rng.randint(max(1, goal // 3), goal * 2)
        ratio = Decimal(got) / goal
        target, actual = f"{rng.choice([signs[0], equal or signs[0]])}{goal}{unit}", f"{equal}{got}{unit}"
        if target.startswith("=") and got > goal:
            got, ratio, actual = goal, Decimal(1), f"{equal}{goal}{unit}"
    elif "成本" in level2:
        name = rng.choice(["项目总成本", "人均补助标准", "设备购置成本"])
        limit = max(budget, 100)
        got_fen = limit if rng.random() < 0.5 else int(limit * rng.uniform(0.5, 1.2))
        ratio = wan(limit) / wan(got_fen) if wan(got_fen) > wan(limit) else Decimal(1)
        target, actual = f"{signs[1]}{plain(wan(limit))}万元", f"{equal}{plain(wan(got_fen))}万元"
    elif level1.startswith("效益"):
        name, target = rng.choice(EFFECTS)
        actual = target
    else:
        name = rng.choice(CONTENT if "满意" in level2 else QUALITY if "质量" in level2 else TIMELY)
        goal = rng.choice([90, 95]) if "满意" in level2 else 100
        got = goal if rng.random() < 0.6 else rng.randint(60, 100)
        sign = signs[0] if goal < 100 else rng.choice([equal, signs[0]])
        ratio, target, actual = Decimal(got) / goal, f"{sign}{goal}%", f"{equal}{got}%"
    missed = ratio < 1
    score = rounded(weight * min(ratio, Decimal(1)))
    label = f"指标{number}：{name}" if layout == "shaanxi" else name
    deviation = rng.choice(["项目未完工", "受客观因素影响，进度滞后", "支付手续正在办理"]) if missed else ""
    return Indicator(
        level1, level2, label, target, actual, Figure(str(weight)), Figure(plain(score)), deviation, missed
    )
