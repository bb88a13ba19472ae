"""Where the statements print the totals of the text (文字数据在报表中的位置)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

_GRAND: Final = ("总计", "收入总计", "支出总计", "合计")
_YEAR: Final = ("final_accounts", "total")
T1, T2, T3, T4, T5, T6, T8 = (
    "revenue_expenditure_summary",
    "revenue_statement",
    "expenditure_statement",
    "appropriation_summary",
    "general_budget_expenditure",
    "basic_expenditure_detail",
    "government_fund_statement",
)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a statement prints a quantity (报表位置): the row by side and label, the column by identifier.

    ``loose`` for a place that a figure of that name may also mean: a match there speaks, a difference does not.
    """

    statement: str
    labels: tuple[str, ...]
    columns: tuple[str, ...]
    side: str = ""
    loose: bool = False


def _t1(side: str, *labels: str, loose: bool = False) -> Target:
    return Target(T1, labels, _YEAR, side, loose)


def _all(statement: str, *columns: str, loose: bool = False) -> Target:
    return Target(statement, ("合计", "总计"), columns, "", loose)


_IN, _OUT = "revenue", "expenditure"
_PROJECT: Final = ("project_expenditure", "subtotal")
TARGETS: Final[dict[tuple[str, str], tuple[Target, ...]]] = {
    ("grand_total", "all"): (_t1(_IN, *_GRAND), _t1(_OUT, *_GRAND)),
    ("grand_total_revenue", "all"): (_t1(_IN, *_GRAND), _t1(_IN, "本年收入合计", loose=True)),
    ("grand_total_expenditure", "all"): (_t1(_OUT, *_GRAND), _t1(_OUT, "本年支出合计", loose=True)),
    ("total_revenue", "all"): (_t1(_IN, "本年收入合计"), _all(T2, "total_revenue", "total")),
    ("total_expenditure", "all"): (_t1(_OUT, "本年支出合计"), _all(T3, "total_expenditure", "total")),
    ("fiscal_appropriation_revenue", ""): (
        _t1(_IN, "财政拨款收入"),
        _all(T2, "fiscal_appropriation_revenue"),
        Target(T4, ("本年收入合计",), _YEAR, _IN),
    ),
    ("general_budget_appropriation_revenue", ""): (
        _t1(_IN, "一般公共预算财政拨款收入"),
        Target(T4, ("一般公共预算财政拨款",), _YEAR, _IN),
    ),
    ("government_fund_appropriation_revenue", ""): (
        _t1(_IN, "政府性基金预算财政拨款收入"),
        Target(T4, ("政府性基金预算财政拨款",), _YEAR, _IN),
        _all(T8, "total_revenue"),
    ),
    ("government_fund_appropriation_expenditure", ""): (
        Target(T4, ("本年支出合计",), ("government_fund",), _OUT),
        _all(T8, "total", "total_expenditure"),
    ),
    ("state_capital_appropriation_revenue", ""): (
        _t1(_IN, "国有资本经营预算财政拨款收入"),
        Target(T4, ("国有资本经营预算财政拨款",), _YEAR, _IN),
    ),
    ("state_capital_appropriation_expenditure", ""): (
        Target(T4, ("本年支出合计",), ("state_capital",), _OUT),
    ),
    ("superior_subsidy_revenue", "all"): (_t1(_IN, "上级补助收入"), _all(T2, "superior_subsidy_revenue")),
    ("service_revenue", "all"): (_t1(_IN, "事业收入"), _all(T2, "service_revenue")),
    ("business_revenue", "all"): (_t1(_IN, "经营收入"), _all(T2, "business_revenue")),
    ("subordinate_remittance_revenue", "all"): (
        _t1(_IN, "附属单位上缴收入"),
        _all(T2, "subordinate_remittance_revenue"),
    ),
    ("other_revenue", "all"): (_t1(_IN, "其他收入"), _all(T2, "other_revenue")),
    ("non_appropriation_surplus_used", "all"): (
        _t1(_IN, "使用非财政拨款结余", "使用非财政拨款结余(含专用结余)", "用事业基金弥补收支差额"),
    ),
    ("opening_carryover_surplus", "all"): (_t1(_IN, "年初结转和结余", "上年结转和结余"),),
    ("surplus_appropriation", "all"): (_t1(_OUT, "结余分配"),),
    ("closing_carryover_surplus", "all"): (_t1(_OUT, "年末结转和结余"),),
    ("basic_expenditure", "all"): (_all(T3, "basic_expenditure"),),
    ("project_expenditure", "all"): (_all(T3, *_PROJECT),),
    ("superior_remittance", "all"): (_all(T3, "superior_remittance"),),
    ("business_expenditure", "all"): (_all(T3, "business_expenditure"),),
    ("subordinate_subsidy", "all"): (_all(T3, "subordinate_subsidy"),),
    ("appropriation_grand_total", ""): (
        Target(T4, _GRAND, _YEAR, _IN),
        Target(T4, _GRAND, ("total",), _OUT),
    ),
    ("appropriation_grand_total_revenue", ""): (
        Target(T4, _GRAND, _YEAR, _IN),
        Target(T4, ("本年收入合计",), _YEAR, _IN, loose=True),
    ),
    ("appropriation_grand_total_expenditure", ""): (
        Target(T4, _GRAND, ("total",), _OUT),
        Target(T4, ("本年支出合计",), ("total",), _OUT, loose=True),
        _all(T5, "total", "total_expenditure", loose=True),
    ),
    ("opening_appropriation_carryover", ""): (
        Target(T4, ("年初财政拨款结转和结余", "上年财政拨款结转和结余"), _YEAR, _IN),
    ),
    ("closing_appropriation_carryover", ""): (Target(T4, ("年末财政拨款结转和结余",), ("total",), _OUT),),
    ("appropriation_expenditure", ""): (Target(T4, ("本年支出合计",), ("total",), _OUT),),
    ("general_budget_appropriation_expenditure", ""): (
        _all(T5, "total", "total_expenditure"),
        Target(T4, ("本年支出合计",), ("general_budget",), _OUT),
    ),
    ("general_budget_basic_expenditure", ""): (
        _all(T5, "basic_expenditure"),
        Target(T6, ("人员经费合计", "公用经费合计"), _YEAR),
    ),
    ("basic_expenditure", "appropriation"): (_all(T5, "basic_expenditure", loose=True),),
    ("project_expenditure", "general_budget"): (_all(T5, *_PROJECT),),
    ("project_expenditure", "appropriation"): (_all(T5, *_PROJECT, loose=True),),
    ("personnel_expenditure", "general_budget"): (Target(T6, ("人员经费合计",), _YEAR),),
    ("general_operating_expenditure", "general_budget"): (Target(T6, ("公用经费合计",), _YEAR),),
}
