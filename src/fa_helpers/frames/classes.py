"""Spending by class and by section (按类、按款): what the text prints of a class, and what its items add up to.

Classes are matched by code, so that the old and the new name of one class are one class. Their last year is nowhere
printed: it is the sum of what their items had, or follows from changes that the text prints class by class.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from fa_helpers.computing.filled_from_statements import told_facts
from fa_helpers.computing.rates import change, change_rate, implied_prior, signed_change
from fa_helpers.computing.rounding import half_unit
from fa_helpers.frames.contributions import TotalChange
from fa_helpers.frames.headlines import BUDGETED, EXPENDITURE
from fa_helpers.frames.item_changes import (
    Base,
    ItemChange,
    added,
    class_key,
    compared_items,
    document_unit,
)
from fa_helpers.frames.printed_and_computed import share_rows
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData, Fact
from fa_helpers.terms.classification import path_of_code
from fa_helpers.text.amounts import in_unit_of

_PRIOR = "prior_final_accounts"
_TOTALS = (*BUDGETED, *EXPENDITURE)


@dataclass(slots=True)
class _Group:
    """A class or section while its figures are collected."""

    code: str
    names: list[str] = field(default_factory=list)
    printed: Fact | None = None
    moved: Fact | None = None
    items: list[ItemChange] = field(default_factory=list)

    def named(self, name: str) -> None:
        if name and name not in self.names:
            self.names.append(name)


def class_rows(data: DocumentData, base: Base = "") -> list[Row]:
    """A row for every function class (类) that the text names, as printed and as its items add up.

    ``final_accounts`` and ``share_printed`` are printed; ``items_amount`` is the sum of the class's items and
    ``residual`` what the two differ by. ``amount`` and ``base_amount`` are a pair of one scope: both sums of the items,
    or, where the text prints changes class by class that add up to the printed change of the total, the printed
    amount and last year's that follows (``base_source`` says which).
    """
    unit = document_unit(data)
    section = _section_of_classes(data, unit)
    groups = _groups(data, section, base)
    outcomes = data.own_stage == "final_accounts"
    by_class = outcomes and base in ("", _PRIOR) and _prints_changes(data, list(groups.values()), unit)
    rows = [_class_row(data, group, unit, by_class) for group in groups.values()]
    return _with_contribution(rows)


def section_rows_of_items(data: DocumentData, base: Base = "") -> list[Row]:
    """A row for every section (款) that has items: their sum, the base's sum, change and rate."""
    unit = document_unit(data)
    groups: dict[str, _Group] = {}
    items = compared_items(data, base)
    # Sections of one class stand together, classes in the order of the text.
    classes = list(dict.fromkeys(item.class_key for item in items))
    for item in sorted(items, key=lambda item: classes.index(item.class_key)):
        group = groups.setdefault(item.section_key, _Group(item.section_key))
        group.named(item.item.function_section)
        group.items.append(item)
    rows = []
    for key, group in groups.items():
        row = _compared(group, unit, by_class=False)
        row["function_class"] = group.items[0].item.function_class
        row["function_section"] = group.names[0] if group.names else ""
        row["function_code"] = key if key.isdigit() else ""
        row["class_code"] = group.items[0].class_key if group.items[0].class_key.isdigit() else ""
        rows.append(row)
    return _with_contribution(rows)


def _class_amounts(data: DocumentData) -> list[Fact]:
    return [
        f for f in told_facts(data) if _is_class(f) and f.measure == "amount" and f.stage == data.own_stage
    ]


def _is_class(fact: Fact) -> bool:
    return bool(fact.function_class) and not fact.function_section and not fact.function_item


def _section_of_classes(data: DocumentData, unit: str) -> str:
    """The section whose list of classes belongs to the items: where most amounts equal the items' sums.

    A document may list its classes twice, once for all funds and once for appropriations.
    """
    sums: dict[str, list[Decimal | None]] = {}
    for item in compared_items(data):
        sums.setdefault(item.class_key, []).append(item.final)
    found: dict[str, list[int]] = {}
    for fact in _class_amounts(data):
        score = found.setdefault(fact.section, [0, 0])
        total = added(sums.get(class_key(fact.function_class), []))
        amount = in_unit_of(fact.value, fact.unit, unit)
        score[0] += (
            total is not None and amount is not None and abs(amount - total) <= _slack(fact, len(sums))
        )
        score[1] += 1
    return max(found, key=lambda name: found[name], default="")


def _slack(fact: Fact, parts: int) -> Decimal:
    """How far a sum of rounded parts may honestly lie from its rounded total."""
    return (parts + 1) * half_unit(fact.value)


def _groups(data: DocumentData, section: str, base: Base) -> dict[str, _Group]:
    groups: dict[str, _Group] = {}

    def group_of(name: str) -> _Group:
        group = groups.setdefault(class_key(name), _Group(class_key(name)))
        group.named(name)
        return group

    for fact in _class_amounts(data):
        group = group_of(fact.function_class) if fact.section == section else None
        if group is not None and group.printed is None:
            group.printed = fact
    for item in compared_items(data, base):
        group_of(item.item.function_class).items.append(item)
    for fact in data.office_facts:
        if _is_class(fact) and fact.measure == "change" and fact.base == _PRIOR:
            group = group_of(fact.function_class)
            group.moved = group.moved or fact
    return groups


def _prints_changes(data: DocumentData, groups: Sequence[_Group], unit: str) -> bool:
    """Whether the classes' printed changes add up to the printed change of the total that their amounts add up to.

    Only then do amounts and changes, printed in two places, speak of the same money.
    """
    moves = [
        in_unit_of(signed_change(g.moved.value, g.moved.direction), g.moved.unit, unit)
        for g in groups
        if g.moved
    ]
    amounts = [in_unit_of(g.printed.value, g.printed.unit, unit) for g in groups if g.printed]
    moved, amount = added(moves), added(amounts)
    if moved is None or amount is None:
        return False
    facts = [f for f in told_facts(data) if f.concept in _TOTALS]
    changes = [f for f in facts if f.measure == "change" and f.base == _PRIOR]
    finals = [f for f in facts if f.measure == "amount" and f.stage == data.own_stage]
    return any(
        f.concept == c.concept
        and abs(amount - (in_unit_of(f.value, f.unit, unit) or 0)) <= _slack(f, len(amounts))
        and abs(moved - (in_unit_of(signed_change(c.value, c.direction), c.unit, unit) or 0))
        <= _slack(c, len(moves))
        for c in changes
        for f in finals
    )


def _class_row(data: DocumentData, group: _Group, unit: str, by_class: bool) -> Row:
    row = _compared(group, unit, by_class)
    row["function_class"] = group.names[0]
    row["other_names"] = "、".join(group.names[1:])
    row["function_code"] = row["class_code"] = group.code if group.code.isdigit() else ""
    row["current_name"] = path_of_code(group.code)[0] if group.code.isdigit() else ""
    fact = group.printed
    if fact is not None:
        row.update(_share(data, fact))
        printed = in_unit_of(fact.value, fact.unit, unit)
        if data.own_stage == "final_accounts":
            row["final_accounts"] = printed
        elif row["base_amount"] is None:
            row["amount"] = printed  # what a budget plans is no outcome
        row["page"] = fact.locator.page
        row["fact_ids"] = " ".join(filter(None, [fact.fact_id, str(row["fact_ids"])]))
        row["residual"] = change(printed, row["items_amount"])  # type: ignore[arg-type]  # both columns hold amounts
    return row


def _share(data: DocumentData, fact: Fact) -> Row:
    """The share that the text prints of a class, beside the computed one."""
    for row in share_rows(data):
        if row["section"] == fact.section and row["subject"] == fact.subject:
            names = ("share_printed", "share", "share_reason")
            return {"whole": row["base"], "share_id": row["rate_id"], **{name: row[name] for name in names}}
    return {"whole": "", "share_reason": "missing_base"}


def _compared(group: _Group, unit: str, by_class: bool) -> Row:
    """The pair of amounts that can be set against each other."""
    finals = added(item.final for item in group.items)
    amount, base_amount = finals, added(item.base_amount for item in group.items)
    base = group.items[0].base if group.items else ""
    source = "items" if base_amount is not None else ""
    signed = change(amount, base_amount)
    if by_class:
        fact, moved = group.printed, group.moved
        amount = in_unit_of(fact.value, fact.unit, unit) if fact else None
        signed = in_unit_of(signed_change(moved.value, moved.direction), moved.unit, unit) if moved else None
        base_amount, base = implied_prior(amount, signed), "prior_final_accounts"
        source = "change" if base_amount is not None else ""
    rate = change_rate(amount, base_amount, base=base)
    return {
        "items": len(group.items),
        "items_amount": finals,
        "amount": amount,
        "base": base,
        "base_amount": base_amount,
        "base_source": source,
        "signed_change": signed,
        "unit": unit,
        "change_rate": rate.value,
        "change_rate_reason": rate.reason,
        "page": group.items[0].item.page
        if group.items
        else group.moved.locator.page
        if group.moved
        else None,
        "fact_ids": group.moved.fact_id if by_class and group.moved else "",
    }


_MOVED: Final = ("amount", "base_amount", "signed_change")


def _with_contribution(rows: list[Row]) -> list[Row]:
    """Each row's part in the change of all rows whose change is known."""
    moved = [
        [value if isinstance(value, Decimal) else None for value in (row[name] for name in _MOVED)]
        for row in rows
    ]
    total = TotalChange.of((change, base) for _, base, change in moved)
    for row, (final, base, signed) in zip(rows, moved, strict=True):
        row.update(total.parts(final, base, signed))
    return rows
