"""The statement of the three public expenses (“三公”经费支出决算表): its totals, and final accounts beside the budget.

Forms print the expenses as columns in one row, or as rows with a column for the budget and one for the final accounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import sentence
from fa_helpers.checks.caution import short
from fa_helpers.checks.check import Check, bound_check, not_checkable, sum_check
from fa_helpers.checks.index.document import Book, Row, Table
from fa_helpers.checks.index.statement_roles import header_path, slot_of
from fa_helpers.checks.index.statements import Views, each_set, is_nothing
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.rule import makes
from fa_helpers.resources import rows
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import name_key

_STATEMENT: Final = "three_public_statement"
_ITEMS: Final = tuple((re.compile(row["pattern"]), row["item"]) for row in rows("three_public_items.csv"))
"""Headers and the item each names, the first that fits; no item for what is printed beside them, such as counts."""
_WIDER: Final = re.compile("会议费|培训费|运行经费")
"""Forms that print these beside the three may count them into the total."""
_IDENTIFIERS: Final = {
    "total": "total",
    "three_public_expenses": "total",
    "overseas_travel": "overseas",
    "official_receptions": "reception",
    "vehicle_purchase": "vehicle_purchase",
    "vehicle_operation": "vehicle_operation",
    "official_vehicles": "vehicles",
}
_SUMS: Final = (
    ("public.total", "total", ("overseas", "vehicles", "reception")),
    ("public.vehicles", "vehicles", ("vehicle_purchase", "vehicle_operation")),
)
_ALL: Final = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")


def public_cells(table: Table) -> dict[tuple[str, str], Quantity]:
    """Amounts by stage (``budget``, ``adjusted``, ``final``) and item; none where cells of other values claim a place."""
    claims = _claims(table).items()
    return {place: values[0] for place, values in claims if len({q.value for q in values}) == 1}


def _claims(table: Table) -> dict[tuple[str, str], list[Quantity]]:
    found: dict[tuple[str, str], list[Quantity]] = {}
    for row in table.rows:
        for column, value in row.cells.items():
            place = _place(row, column)
            if place is not None and value.unit in MONEY:
                found.setdefault(place, []).append(value)
    return found


def _place(row: Row, column: str) -> tuple[str, str] | None:
    """Stage and item of a cell: the item by its row's label, or by the header above it."""
    if row.code:
        return None
    label = row.labels.get(column, "")
    stage = slot_of(column, label).stage
    item = _item([name_key(row.label)]) if row.label and name_key(row.label) != "合计" else ""
    if not item and row.label and name_key(row.label) != "合计":
        return None
    item = (
        item or _item(header_path(label)) or _IDENTIFIERS.get(column.rstrip("′").removesuffix("_budget"), "")
    )
    return (stage, item) if item and stage != "other" else None


def _item(path: list[str]) -> str:
    """The item that the lowest telling header names.

    >>> _item(["决算数", "公务用车购置及运行费", "小计"]), _item(["合计", "预算数"]), _item(["其中:外事接待费"])
    ('vehicles', 'total', '')
    >>> _item(["其中:公务用车运行维护费"])
    'vehicle_operation'
    """
    for part in reversed(path):
        if part in ("小计", "预算数", "决算数", "金额", "年初预算数", "全年预算数"):
            continue
        return next((item for pattern, item in _ITEMS if pattern.search(part)), "")
    return ""


@makes("public.total", "public.vehicles", "public.within_budget")
@each_set
def _public(book: Book, views: Views) -> Iterator[Check]:
    if _STATEMENT not in views:
        return
    table = views[_STATEMENT].table
    cells, claimed = public_cells(table), _claims(table)
    wider = any(_WIDER.search(row.label + label) for row in table.rows for label in row.labels.values())
    for stage in dict.fromkeys(stage for stage, _ in cells):
        for rule, whole, parts in _SUMS:
            check = _sum(rule, cells.get((stage, whole)), [cells.get((stage, part)) for part in parts])
            if check is None:
                continue
            unknown = wider or any((stage, p) in claimed and (stage, p) not in cells for p in parts)
            check = check.doubted("row_unknown", when=unknown)
            yield check.doubted("read_in_part", when=views[_STATEMENT].doubtful)
    for item in _ALL:
        yield from _beside_budget(cells, item)


def _sum(rule: str, whole: Quantity | None, parts: list[Quantity | None]) -> Check | None:
    there = [part for part in parts if part is not None]
    if whole is None:
        return None
    if not there:
        return (
            not_checkable(rule, whole.name, [sentence("finding.parts_of_row")], whole.marks)
            if whole.value
            else None
        )
    check = sum_check(rule, whole, there)
    blank = len(there) < len(parts)
    return short(check, when=blank).noted("finding.blank_is_nothing", when=blank)


def _beside_budget(cells: dict[tuple[str, str], Quantity], item: str) -> Iterator[Check]:
    budget = cells.get(("adjusted", item)) or cells.get(("budget", item))
    final = cells.get(("final", item))
    if final is None or (budget is None and is_nothing(final)):
        return
    if budget is None:
        if any(stage != "final" for stage, _ in cells):
            missing = [sentence("finding.budget_of_item")]
            yield not_checkable("public.within_budget", final.name, missing, final.marks)
        return
    yield bound_check("public.within_budget", final, budget)
