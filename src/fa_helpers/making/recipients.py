"""Whom a made-up project pays (虚构收款对象): sentences for its goals, and what they say of each, as a truth.

Names are put together from heads, trades and endings; sentences also name persons, partners and kinds of company, who
are no recipients. The amounts of a project add up to no more than its budget and what it executed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import Any

from fa_helpers.making.cards import Card
from fa_helpers.making.indicators import plain
from fa_helpers.making.numbers import wan

_HEADS = ("禾川", "云栖", "恒岳", "博雅", "星澜", "青穗", "鼎新", "沐泽", "嘉骏", "凌霄")
_PLACES = ("", "", "云岭市", "白杨县", "江西", "山东", "渠阳区")
_FIRMS = (
    "建筑工程有限公司",
    "信息技术股份有限公司",
    "物业服务有限责任公司",
    "（集团）有限公司",
    "文化传媒有限公司",
    "会计师事务所（特殊普通合伙）",
    "律师事务所",
    "工程咨询集团有限公司",
)
_HELPED = ("种植专业合作社", "茶叶农民专业合作社", "食品有限公司", "家庭农场", "养殖专业合作社", "纺织厂")
_BODIES = ("云岭市人民医院", "白杨县第二中学", "渠阳区社会福利院", "江西农业大学", "云岭市环境科学研究院")
_VILLAGES = ("白杨县柳树镇上湾村村民委员会", "渠阳区花园路街道办事处", "云岭市餐饮行业协会")
_TRAPS = (
    "为职工张某某等5人发放慰问品。",
    "与山东农业大学合作开展研究。",
    "由物业公司负责保洁。",
    "医生李某某、个体户王某参加培训。",
    "走访企业12家。",
)


@dataclass
class _Said:
    """What the goals say: the plan, what came of it, and the truth of both."""

    plan: list[str] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def row(self, name: str, role: str, planned: str = "", executed: str = "", naming: str = "named") -> None:
        found = {"organisation": name, "role": role, "planned": planned or None, "executed": executed or None}
        self.rows.append(found | {"naming": naming})


def name_recipients(card: Card, rng: Random) -> list[dict[str, Any]]:
    """Let a project's goals say whom it pays; their truth, amounts in 万元 as printed (收款对象真值)."""
    said, taken = _Said(), set[str]()
    kinds = rng.sample(
        [_hired, _helped, _handed_on, _listed, _each, _only_planned, _group], rng.randint(1, 3)
    )
    for kind in kinds:
        share = rng.uniform(0.08, 0.25)
        planned, executed = (plain(wan(int(money * share) // 10_000 * 10_000)) for money in card.money[1:])
        if planned != "0" and executed != "0":
            kind(said, rng, taken, planned, executed)
    if rng.random() < 0.5:
        said.done.append(rng.choice(_TRAPS))
    card.goal_expected.extend(said.plan)
    card.goal_actual.extend(said.done)
    return said.rows


def _firm(rng: Random, taken: set[str], endings: tuple[str, ...] = _FIRMS) -> str:
    while True:
        name = rng.choice(_PLACES) + rng.choice(_HEADS) + rng.choice(endings)
        if name[-8:] not in taken:
            taken.add(name[-8:])
            return name


def _hired(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    name, work = _firm(rng, taken), rng.choice(("设计", "检测", "运维", "审计", "监理"))
    said.plan.append(f"委托{name}承担{work}，{work}费{planned}万元。")
    said.done.append(f"支付{name}{work}费{executed}万元。")
    said.row(name, "contractor", planned, executed)


def _helped(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    name = _firm(rng, taken, _HELPED)
    said.plan.append(f"补助{name}{planned}万元。")
    said.done.append(f"已兑付{name}补助资金{executed}万元。")
    said.row(name, "paid_recipient", planned, executed)


def _handed_on(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    name = rng.choice(_BODIES + _VILLAGES)
    if name not in taken:
        taken.add(name)
        said.plan.append(f"计划向{name}拨付{planned}万元。")
        said.done.append(f"拨付{name}{executed}万元。")
        said.row(name, "paid_recipient", planned, executed)


def _listed(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    names = [_firm(rng, taken, _HELPED) for _ in range(3)]
    said.plan.append(f"安排{planned}万元，用于补助{names[0]}、{names[1]}和{names[2]}。")
    said.done.append(f"补助资金{executed}万元已拨付到位。")
    for name in names:
        said.row(name, "planned_recipient", naming="named_without_split")


def _each(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    names = [_firm(rng, taken, _HELPED) for _ in range(2)]
    said.plan.append(f"奖励{names[0]}、{names[1]}各{planned}万元。")
    said.done.append(f"已奖励{names[0]}、{names[1]}各{executed}万元。")
    for name in names:
        said.row(name, "paid_recipient", planned, executed)


def _only_planned(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    del executed
    name = _firm(rng, taken, _HELPED)
    said.plan.append(f"安排{planned}万元，用于支持{name}。")
    said.row(name, "planned_recipient", planned)


def _group(said: _Said, rng: Random, taken: set[str], planned: str, executed: str) -> None:
    del taken
    name = f"{rng.randint(3, 20)}家企业"
    said.plan.append(f"补贴{name}{planned}万元。")
    said.done.append(f"已向{name}拨付{executed}万元。")
    said.row(name, "beneficiary_group", planned, executed, "group")
