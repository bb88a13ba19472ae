"""Lesson 03: check that it adds up (合计、尾差、设错)."""

from __future__ import annotations

import itertools
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.lessons.exercises import exercise, number, rounded
from fa_helpers.lessons.judging import Expected
from fa_helpers.model import Fact
from fa_helpers.text.amounts import parse_number

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.document import FinalAccounts


def parts(doc: FinalAccounts) -> list[tuple[int, str, Fact]]:
    """The items of expenditure with their final accounts, those in the document's unit."""
    found = []
    for item in doc.data.functional_items:
        fact = item.figure("amount", "final_accounts")
        if fact is not None and fact.unit == doc.unit:
            found.append((item.order, item.function_item or item.function_section, fact))
    return found


def _whole(doc: FinalAccounts) -> Decimal | None:
    """What the items add up to in print: the total of their chapter."""
    totals = doc.item_totals()
    rows = totals[totals.stage == "final_accounts"]
    return Decimal(str(rows.amount.iloc[0])) if len(rows) else None


@exercise("3.1")
def total(doc: FinalAccounts) -> Expected | None:
    """The sum of all items."""
    items = parts(doc)
    if len(items) < 2:
        return None
    right = sum((fact.value for _, _, fact in items), Decimal(0))
    budgets = [item.figure("amount", "initial_budget") for item in doc.data.functional_items]
    planned = sum((f.value for f in budgets if f is not None and f.unit == doc.unit), Decimal(0))
    mistakes = (
        (2 * right, "counts_total"),
        (planned or None, "other_stage"),
        (Decimal(len(items)), "is_count"),
    )
    return number(right, 2, *mistakes, unit=doc.unit)


def _allowance(doc: FinalAccounts, *, unit: bool = False, whole: bool = True) -> Decimal:
    """What rounding allows between the items and their printed total."""
    halves = [parse_number(fact.printed).half_unit for _, _, fact in parts(doc)]
    allowed = sum(halves, Decimal(0)) + (max(halves) if whole else Decimal(0))
    return 2 * allowed if unit else allowed


@exercise("3.2")
def allowance(doc: FinalAccounts) -> Expected | None:
    """What rounding allows: half a unit of the last place for every item, and for the total."""
    if len(parts(doc)) < 2:
        return None
    mistakes = (
        (_allowance(doc, whole=False), "forgets_total"),
        (_allowance(doc, unit=True), "whole_unit"),
        (_allowance(doc, unit=True, whole=False), "whole_unit"),
        (max(parse_number(f.printed).half_unit for _, _, f in parts(doc)), "one_figure"),
    )
    right = number(_allowance(doc), 3, *mistakes, unit=doc.unit)
    near = tuple((str(rounded(value, 3)), key) for value, key in mistakes)
    return Expected("number", right.accepted, "0.0005", near, task=right.task)


def _planted(doc: FinalAccounts) -> tuple[int, list[tuple[int, str, Decimal, Decimal]]] | None:
    """The items with their shares, one amount changed by two digits that changed places; and which."""
    items = [one for one in parts(doc) if one[2].value > 0]
    whole = sum((fact.value for _, _, fact in items), Decimal(0))
    for order, _, fact in sorted(items, key=lambda one: -one[2].value):
        changed = swapped(fact.value)
        if changed is not None and abs(changed - fact.value) * 100 > whole:
            shares = [(o, n, f.value, rounded(f.value / whole * 100)) for o, n, f in items]
            return order, [(o, n, changed if o == order else v, share) for o, n, v, share in shares]
    return None


def swapped(value: Decimal) -> Decimal | None:
    """A number with its first two unlike neighbouring digits exchanged, as when typing; ``None`` where all are alike.

    >>> swapped(Decimal("1655.00"))
    Decimal('6155.00')
    """
    digits = f"{value:f}"
    for place, (one, other) in enumerate(itertools.pairwise(digits)):
        if one.isdigit() and other.isdigit() and one != other and (place or other != "0"):
            return Decimal(digits[:place] + other + one + digits[place + 2 :])
    return None


def planted_error(doc: FinalAccounts) -> pd.DataFrame:
    """The document's items with one amount changed on purpose (设错练习): ``order``, ``item``, ``amount``, ``share``.

    ``share`` is the share of the true total in per cent, and is right in every row. Empty where the document has no
    items to show it on.
    """
    import pandas as pd

    found = _planted(doc)
    rows = [(o, n, float(v), float(s)) for o, n, v, s in found[1]] if found else []
    return pd.DataFrame(rows, columns=["order", "item", "amount", "share"])


@exercise("3.3")
def planted(doc: FinalAccounts) -> Expected | None:
    """Which item was changed, by its number in the table."""
    found = _planted(doc)
    if found is None:
        return None
    others = [(Decimal(order), "share_agrees") for order, *_ in found[1] if order != found[0]]
    return number(Decimal(found[0]), 0, *others)


@exercise("3.4")
def inconsistent(doc: FinalAccounts) -> Expected | None:
    """How many findings of the document itself are inconsistent."""
    if not doc.data.facts and not doc.data.statement_cells:
        return None
    findings = doc.ledger.findings
    count = Decimal(sum(entry.check.outcome == "inconsistent" for entry in findings))
    return number(
        count,
        0,
        (Decimal(len(findings)), "counts_questions"),
        (len(findings) - count, "counts_only_questions"),
    )
