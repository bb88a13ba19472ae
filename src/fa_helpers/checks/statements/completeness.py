"""Whether a summary lists everything (总表是否列全): sources and classes that the detailed statements print.

A row of the summary that was printed but not read would make its total look too large. The list is known to be
complete when it has every source and every class that the statements behind it have.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from fa_helpers.checks.index.document import Row
from fa_helpers.checks.index.statements import View, is_nothing
from fa_helpers.resources import rows
from fa_helpers.text.fold import name_key

_SOURCES: Final = ("fiscal", "special", "superior", "service", "business", "subordinate", "other")
_SUMMED: Final = ("合计", "总计", "小计")
_BEHIND: Final = {
    "general": "general_budget_expenditure",
    "fund": "government_fund_statement",
    "capital": "state_capital_statement",
}


@lru_cache(maxsize=1)
def _economic_items() -> dict[str, frozenset[str]]:
    """Items of the economic classification (部门预算支出经济分类) that every version of the form prints, by class."""
    return {row["class"]: frozenset(row["items"].split()) for row in rows("economic_items.csv")}


def prints_all_items(view: View, code: str) -> bool:
    """Whether the economic form has a figure, be it 0.00, for every item of a class: then none was overlooked."""
    items = _economic_items().get(code)
    return view.name == "basic_expenditure_detail" and items is not None and items <= view.coded.keys()


def read_through(view: View, rows: Sequence[Row]) -> bool:
    """Whether a list was read to its end: rows follow it, and every row with figures has its code or is a total."""
    end = max((row.line for row in rows), default=0)
    printed = [row for row in view.table.rows if row.cells]
    known = (
        view.coded.get(row.code) is row if row.code else name_key(row.label).endswith(_SUMMED)
        for row in printed
    )
    return any(row.line > end for row in printed) and all(known)


def is_listed(view: View, others: dict[str, View], side: str, kind: str) -> bool:
    """Whether one side of a summary has, in one column, a figure for everything that the other statements print."""
    printed = {role.name for row, role in view.above_year(side) if view.cell(row, kind) is not None}
    if side == "revenue":
        expected = _sources(view, others)
        printed |= {"fiscal"} if "general" in printed else set()
    else:
        expected = _classes(view, others, kind)
    return bool(expected) and expected <= printed


def _sources(view: View, others: dict[str, View]) -> set[str]:
    """Sources of revenue with money: by the revenue statement, or for appropriations by the other summary."""
    if view.name == "appropriation_summary":
        summary = others.get("revenue_expenditure_summary")
        rows = {fund: summary.row("revenue", fund) for fund in _BEHIND} if summary else {}
        return {fund for fund, row in rows.items() if summary and not is_nothing(summary.cell(row, "total"))}
    detail = others.get("revenue_statement")
    if detail is None:
        return set()
    return {s for s in _SOURCES if not is_nothing(detail.cell(detail.total, f"revenue.{s}"))}


def _classes(view: View, others: dict[str, View], kind: str) -> set[str]:
    """Classes that the statements behind a column print; none when one of them is not there."""
    if view.name == "revenue_expenditure_summary":
        names = ["expenditure_statement"]
    else:
        year = view.row("expenditure", "year")
        kinds = [k for k in _BEHIND if kind in (k, "total") and not is_nothing(view.cell(year, k))]
        names = [_BEHIND[k] for k in kinds]
    behind = [others.get(name) for name in names]
    found: set[str] = set()
    for one in behind:
        if one is None or one.total is None:
            return set()
        found |= {f"class:{code}" for code in one.coded if len(code) == 3}
    return found
