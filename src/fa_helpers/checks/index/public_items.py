"""The three public expenses of their statement (“三公”经费支出决算表), by stage and item.

Forms print the expenses as columns in one row, or as rows with a column for the budget and one for the final accounts.
"""

from __future__ import annotations

from typing import Final

from fa_helpers.checks.index.document import Row, Table
from fa_helpers.checks.index.statement_roles import header_path, slot_of
from fa_helpers.checks.intervals import Quantity
from fa_helpers.patterns import regex
from fa_helpers.resources import rows
from fa_helpers.text.amounts import MONEY
from fa_helpers.text.fold import name_key

_ITEMS: Final = tuple((regex(row["pattern"]), row["item"]) for row in rows("three_public_items.csv"))
"""Headers and the item each names, the first that fits; no item for what is printed beside them, such as counts."""
_IDENTIFIERS: Final = {
    "total": "total",
    "three_public_expenses": "total",
    "overseas_travel": "overseas",
    "official_receptions": "reception",
    "vehicle_purchase": "vehicle_purchase",
    "vehicle_operation": "vehicle_operation",
    "official_vehicles": "vehicles",
}


def public_cells(table: Table) -> dict[tuple[str, str], Quantity]:
    """Amounts by stage (``budget``, ``adjusted``, ``final``) and item; none where cells of other values claim a place."""
    claims = public_claims(table).items()
    return {place: values[0] for place, values in claims if len({q.value for q in values}) == 1}


def public_claims(table: Table) -> dict[tuple[str, str], list[Quantity]]:
    """All amounts that claim to be a stage of an item (可能的数据)."""
    found: dict[tuple[str, str], list[Quantity]] = {}
    for row in table.rows:
        for column, value in row.cells.items():
            place = _place(row, column)
            if place is not None and value.unit in MONEY:
                found.setdefault(place, []).append(value)
    return found


def _place(row: Row, column: str) -> tuple[str, str] | None:
    """Stage and item of a cell: the item by its row's label, or by the header above it."""
    if row.code or column in row.apart:
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
