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
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.public_items import public_cells, public_claims
from fa_helpers.checks.index.statements import Views, each_set, is_nothing
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.rule import makes

_STATEMENT: Final = "three_public_statement"
_WIDER: Final = re.compile("会议费|培训费|运行经费")
"""Forms that print these beside the three may count them into the total."""
_SUMS: Final = (
    ("public.total", "total", ("overseas", "vehicles", "reception")),
    ("public.vehicles", "vehicles", ("vehicle_purchase", "vehicle_operation")),
)
_ALL: Final = ("total", "overseas", "vehicles", "vehicle_purchase", "vehicle_operation", "reception")


@makes("public.total", "public.vehicles", "public.within_budget")
@each_set
def _public(book: Book, views: Views) -> Iterator[Check]:
    if _STATEMENT not in views:
        return
    table = views[_STATEMENT].table
    cells, claimed = public_cells(table), public_claims(table)
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
