"""Made-up offices (虚构单位): places that do not exist, with the kinds of office that do."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

PLACES = {
    "xinjiang": ["云岭市青禾区", "塔河州北屯泉县", "天泉地区白杨县", "乌山市新渠区", "金沙河市"],
    "shanghai": ["上海市云栖区", "上海市浦申区", "上海市望江区", "上海市青澜区"],
    "shaanxi": ["秦岳市", "渭原市长宁区", "榆川市", "安平市汉滨新区"],
    "any": ["本河市", "从林县", "全岭县", "对山区", "云岭高新技术产业开发区（青禾市白杨区）", "由溪县"],
    "central": ["国家", "中国", "全国"],
}
OFFICES = [
    "工业和信息化局",
    "发展和改革局",
    "财政局",
    "教育局",
    "卫生健康委员会",
    "文化和旅游局",
    "应急管理局",
]
OFFICES += [
    "农业农村局",
    "统计局",
    "住房和城乡建设局",
    "司法局",
    "民政局",
    "市场监督管理局",
    "人力资源和社会保障局",
]
BODIES = ["人民检察院", "总工会", "档案馆", "第三中学", "人民医院", "花园路街道办事处"]
BODIES += ["红十字会", "妇女联合会", "公安局交通警察支队"]
CENTRAL = [
    "远洋资源调查局",
    "山地气象研究院",
    "民间文献总馆",
    "运河保护委员会",
    "种质资源管理局",
    "语言标准院",
]


@dataclass(frozen=True)
class Office:
    """An office (单位): its full name, and a spelling of it that is wrong."""

    name: str
    short: str
    wrong: str


def make_office(form: str, rng: Random) -> Office:
    """An office for a form, with a misspelling for planted errors."""
    place = rng.choice(
        PLACES["any"] if form in ("xinjiang", "shaanxi") and rng.random() < 0.25 else PLACES[form]
    )
    body = rng.choice(CENTRAL if form == "central" else OFFICES if rng.random() < 0.7 else BODIES)
    name = place + body
    if form != "central" and rng.random() < 0.1:
        place, body = rng.choice([("中共" + place + "委员会", "组织部"), ("共青团" + place, "委员会")])
        name = place + body
    middle = len(place) + len(body) // 2
    wrong = (
        name[:middle] + name[middle + 1 :] if rng.random() < 0.5 else name.replace(body[0], body[0] * 2, 1)
    )
    return Office(name, body, wrong)
