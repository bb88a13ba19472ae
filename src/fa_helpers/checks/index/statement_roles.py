"""What a column or a row of a statement holds (报表栏目与行次的含义), whatever a form calls it.

A column is told by its header path first and by its identifier where the header does not say: a stage (预算、决算), a
flow (年初结转、本年收入、本年支出、年末结转) and a kind (合计、基本支出、财政拨款收入). What is marked 其中 is a part of
another column or row, never an addend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fa_helpers.patterns import regex
from fa_helpers.terms.classification import function_code
from fa_helpers.text.fold import name_key

OF_WHICH: Final = "of_which"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class Slot:
    """What a column holds (栏目含义): ``stage`` final, budget, adjusted or other; ``flow`` empty where none is said."""

    stage: str
    flow: str
    kind: str

    @property
    def key(self) -> str:
        """Flow and kind, as the identities of the form name them."""
        return f"{self.flow}.{self.kind}"


_KINDS: Final = tuple(
    (regex(pattern), kind)
    for pattern, kind in (
        ("一般公共预算", "general"),
        ("政府性基金", "fund"),
        ("国有资本经营", "capital"),
        ("财政专户", "special"),
        ("人员经费", "personnel"),
        ("公用经费", "public"),
        ("基本支出", "basic"),
        ("项目支出", "project"),
        ("上缴上级", "remittance"),
        ("经营支出", "business_expenditure"),
        ("对附属单位", "subsidy"),
        ("^财政拨款(?:预算)?(?:收入)?$", "fiscal"),
        ("上级补助", "superior"),
        ("^事业收入", "service"),
        ("^经营收入", "business"),
        ("附属单位.*[上缴]", "subordinate"),
        ("^其他收入", "other"),
    )
)
_FLOWS: Final = tuple(
    (regex(pattern), flow)
    for pattern, flow in (
        ("年初(?!预算)|上年末?(?:财政拨款)?结[转余]", "opening"),
        ("年末|结转下年", "closing"),
        ("^本年收入|^收入(?:合计)?$", "revenue"),
        ("^本年支出|^支出(?:合计)?$", "expenditure"),
    )
)
_PLAIN: Final = regex(
    r"(?:合计|小计|总计|金额|(?:\d{4}年度?)?(?:年初|全年|调整)?预算数|(?:\d{4}年度?)?(?:支出|收入)?决算数|本年收入(?:合计)?|本年支出(?:合计)?|收入(?:合计)?|支出(?:合计)?"
    r"|(?:年初|上年|年末).*结[转余](?:和结余)?|结转下年.*)"
)
_SUMMED: Final = regex(r"合计|小计|总计|金额")
_OTHER: Final = regex(r"上年决算|上年数|增减|比率|比例|占比|%|完成率|增长")
_IDENTIFIERS: Final = {
    "total": ("", "total"),
    "subtotal": ("", "total"),
    "final_accounts": ("", "total"),
    "budget": ("", "total"),
    "initial_budget": ("", "total"),
    "adjusted_budget": ("", "total"),
    "total_revenue": ("revenue", "total"),
    "total_expenditure": ("expenditure", "total"),
    "fiscal_appropriation_revenue": ("revenue", "fiscal"),
    "superior_subsidy_revenue": ("revenue", "superior"),
    "service_revenue": ("revenue", "service"),
    "business_revenue": ("revenue", "business"),
    "subordinate_remittance_revenue": ("revenue", "subordinate"),
    "other_revenue": ("revenue", "other"),
    "basic_expenditure": ("", "basic"),
    "project_expenditure": ("", "project"),
    "superior_remittance": ("", "remittance"),
    "business_expenditure": ("", "business_expenditure"),
    "subordinate_subsidy": ("", "subsidy"),
    "general_budget": ("", "general"),
    "government_fund": ("", "fund"),
    "state_capital": ("", "capital"),
    "personnel_expenditure": ("", "personnel"),
    "general_operating_expenditure": ("", "public"),
    "basic_revenue": ("revenue", "basic"),
    "project_revenue": ("revenue", "project"),
    "opening_carryover_surplus": ("opening", "total"),
    "opening_basic_carryover": ("opening", "basic"),
    "opening_project_carryover": ("opening", "project"),
    "closing_carryover_surplus": ("closing", "total"),
    "closing_basic_carryover": ("closing", "basic"),
    "closing_project_carryover": ("closing", "project"),
    "education_fees": ("revenue", OF_WHICH),
    "capital_construction": ("", OF_WHICH),
}
_STAGES: Final = {
    "budget": "budget",
    "initial_budget": "budget",
    "adjusted_budget": "adjusted",
    "prior_final_accounts": "other",
    "change": "other",
    "change_rate": "other",
}


@lru_cache(maxsize=2048)
def slot_of(column: str, label: str) -> Slot:
    """What a column holds, by its header path and its identifier.

    >>> slot_of("", "本年支出/项目支出/小计").key, slot_of("final_accounts", "事业收入/金额").key
    ('expenditure.project', '.service')
    >>> slot_of("", "本年支出/项目支出/其中:基本建设资金支出").kind
    'of_which'
    """
    path = header_path(label)
    said = _IDENTIFIERS.get(column.rstrip("′"), ("", UNKNOWN))
    flow = next((name for pattern, name in _FLOWS for part in path if pattern.search(part)), said[0])
    kind = _kind(path)
    if kind == UNKNOWN:
        kind = said[1]
    return Slot(_stage(column, path), flow, kind)


def header_path(label: str) -> list[str]:
    """The header cells above a column, folded; none where only an identifier stands for them."""
    return [] if label.isascii() else [name_key(part) for part in label.split("/") if part]


def _stage(column: str, path: list[str]) -> str:
    joined = "/".join(path)
    if _OTHER.search(joined):
        return "other"
    if "预算数" in joined:
        return "adjusted" if re.search("(?:调整|全年)预算数", joined) else "budget"
    if "决算" in joined:
        return "final"
    identifier = column.rstrip("′")
    return "budget" if identifier.endswith("_budget") and not path else _STAGES.get(identifier, "final")


def _kind(path: list[str]) -> str:
    if any(part.startswith("其中") for part in path):
        return OF_WHICH
    for part in reversed(path):
        found = next((kind for pattern, kind in _KINDS if pattern.search(part)), "")
        if found:
            return found
        if not _PLAIN.fullmatch(part):
            return UNKNOWN
    return "total" if path else UNKNOWN


def is_summed(label: str) -> bool:
    """Whether a header ends in the word for a sum (小计): it stands for the group above it."""
    return bool(_SUMMED.search(name_key(label.rsplit("/", 1)[-1])))


_ORDINAL: Final = regex(r"^[一二三四五六七八九十]+、")
_YEAR: Final = {"revenue": "本年收入", "expenditure": "本年支出"}
_NONFISCAL: Final = regex(r"[使动]用.*结余|弥补收支差额")
_NATURES: Final = frozenset({"basic", "project", "remittance", "business_expenditure", "subsidy"})


@dataclass(frozen=True, slots=True)
class Role:
    """What a row of a two-sided summary holds (总表的行): ``name`` and whether it carries an ordinal (一、)."""

    name: str
    numbered: bool


@lru_cache(maxsize=4096)
def role_of(label: str, side: str) -> Role:
    """The role of a row of one side: a source of revenue, a function class (``class:208``), a total, a carry-over.

    >>> role_of("八、社会保障和就业支出", "expenditure"), role_of("年初财政拨款结转和结余", "revenue").name
    (Role(name='class:208', numbered=True), 'opening')
    """
    text = name_key(label)
    numbered = bool(_ORDINAL.match(text))
    bare = _ORDINAL.sub("", text)
    return Role(_name(bare, side), numbered)


def _name(bare: str, side: str) -> str:
    if re.match(r"其中|[(（]|\d", bare):
        return OF_WHICH
    if bare.startswith(_YEAR[side]):
        return "year"
    if re.fullmatch(r"(?:收入|支出)?(?:总计|合计)", bare):
        return "grand"
    if side == "revenue" and _NONFISCAL.search(bare):
        return "nonfiscal"
    if side == "expenditure" and bare.startswith("结余分配"):
        return "allocation"
    if re.match("年初|上年(?:财政拨款)?结[转余]", bare):
        return "opening"
    if re.match("年末|结转下年", bare):
        return "closing"
    code = function_code(bare) if side == "expenditure" else ""
    if code:
        return f"class:{code}"
    kind = next((kind for pattern, kind in _KINDS if pattern.search(bare)), UNKNOWN)
    if side == "expenditure":
        return f"nature:{kind}" if kind in _NATURES else UNKNOWN
    return kind
