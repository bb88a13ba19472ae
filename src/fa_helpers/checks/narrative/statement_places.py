"""Where the statements print the totals of the text (文字数据在报表中的位置): kept as data in ``text_targets.csv``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fa_helpers.resources import rows

T3: Final = "expenditure_statement"
T5: Final = "general_budget_expenditure"
T6: Final = "basic_expenditure_detail"


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


def _targets() -> dict[tuple[str, str], tuple[Target, ...]]:
    found: dict[tuple[str, str], list[Target]] = {}
    for row in rows("text_targets.csv"):
        labels, columns = tuple(row["labels"].split()), tuple(row["columns"].split())
        target = Target(row["statement"], labels, columns, row["side"], bool(row["loose"]))
        found.setdefault((row["concept"], row["scope"]), []).append(target)
    return {quantity: tuple(targets) for quantity, targets in found.items()}


TARGETS: Final = _targets()
"""By concept and scope."""
