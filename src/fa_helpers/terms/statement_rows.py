"""What the rows of the statements mean (报表项目的含义): the concept of a cell by statement, side, label and column.

A label alone does not tell: 一般公共预算财政拨款 is revenue in one row of the appropriation summary and an opening
balance in another, 合计 is another sum in every statement. A cell whose scope has no name in the glossary stays
without a concept rather than with a wrong one.
"""

from __future__ import annotations

from functools import lru_cache

from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.terms.classification import function_code
from fa_helpers.terms.concepts import concept_of
from fa_helpers.text.fold import name_key

SUMMARIES = frozenset({"revenue_expenditure_summary", "appropriation_summary"})
_ORDINAL = regex(
    r"^(?:[一二三四五六七八九十]+[、.]|\([一二三四五六七八九十\d]+\)[.、]?|\d{1,2}[.、](?!\d)|其中:?|减:|加:|[☆★*△#]+)"
)
_UNIT = regex(r"\((?:个|人|人次|辆|批次|台|台\(套\)|平方米|万元|元)\)$")
_OPENING = {
    "general_budget_appropriation_revenue": "opening_general_budget_carryover",
    "government_fund_appropriation_revenue": "opening_government_fund_carryover",
    "state_capital_appropriation_revenue": "opening_state_capital_carryover",
}
AFTER_REVENUE = frozenset({"fiscal_appropriation_revenue", "opening_appropriation_carryover"})
"""Below these rows of the appropriation summary the funds stand again, as opening balances."""


@lru_cache(maxsize=4096)
def bare_label(label: str) -> str:
    """A row's label folded, without its ordinal, 其中 and the unit behind it.

    >>> bare_label("其中：捐赠收入"), bare_label("二、外交支出"), bare_label("（2）公务用车购置费")
    ('捐赠收入', '外交支出', '公务用车购置费')
    """
    text = name_key(label)
    for _ in range(3):
        text = _ORDINAL.sub("", text)
    return _UNIT.sub("", text)


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str, str, str], str]:
    return {
        (row["statement"], row["side"], name_key(row["label"]), row["column"]): row["identifier"]
        for row in rows("statement_concepts.csv")
    }


def class_code(statement: str, side: str, label: str) -> str:
    """The code of the function class that a row of a summary names (类级科目), old names included; empty for others.

    >>> class_code("revenue_expenditure_summary", "expenditure", "九、医疗卫生与计划生育支出")
    '210'
    """
    if statement not in SUMMARIES or side == "revenue":
        return ""
    return function_code(bare_label(label))


def row_concept(statement: str, side: str, label: str, column: str, *, below: bool = False) -> str:
    """The concept of a cell (单元格概念), empty where the glossary has none for its scope.

    ``below`` tells that the row stands under the year's revenue in the appropriation summary.

    >>> row_concept("revenue_expenditure_summary", "revenue", "一、一般公共预算财政拨款收入", "final_accounts")
    'general_budget_appropriation_revenue'
    >>> row_concept("appropriation_summary", "revenue", "一、一般公共预算财政拨款", "final_accounts", below=True)
    'opening_general_budget_carryover'
    >>> row_concept("expenditure_statement", "", "合计", "total")
    'total_expenditure'
    """
    table, bare = _table(), bare_label(label)
    for key in ((bare, column), (bare, ""), ("", column)):
        found = table.get((statement, side, *key), "")
        if found:
            return _OPENING.get(found, found) if below and statement == "appropriation_summary" else found
    if class_code(statement, side, label):
        return "function_class_expenditure" if column in ("final_accounts", "total") else ""
    return ""


_OF_THE_ROW = frozenset(
    {
        "budget",
        "initial_budget",
        "adjusted_budget",
        "final_accounts",
        "prior_final_accounts",
        "change",
        "change_rate",
    }
)
"""Columns that say of when a figure is, or against what: its row says of what."""


def public_concept(label: str, column: str, unit: str, kind: str) -> str:
    """The concept of a cell of the three public expenses (“三公”经费), whose items are columns or rows.

    >>> public_concept("", "official_receptions_budget", "万元", "amount")
    'official_receptions'
    >>> public_concept("5．国内公务接待批次（个）", "final_accounts", "个", "count")
    'reception_batches'
    """
    if column and column not in _OF_THE_ROW:
        return column.removesuffix("_budget")
    bare = bare_label(label)
    if kind == "amount" and bare in ("合计", "总计", "支出合计", "三公经费合计", "三公经费支出"):
        return "three_public_expenses"
    return concept_of(bare, kind, unit)
