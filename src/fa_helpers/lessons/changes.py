"""Lesson 04: a change and its base (增减与基数)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from fa_helpers.lessons.exercises import exact, exercise, number
from fa_helpers.lessons.judging import Expected

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts

_HUNDRED = Decimal(100)


def followed_change(doc: FinalAccounts) -> dict[str, Any] | None:
    """The first change of the text with a previous year above nought (所用增减): a row of ``doc.changes()``."""
    rows = doc.changes()
    rows = rows[rows.change_rate.notna() & (rows.change > 0) & (rows.prior_final_accounts > 0)]
    return dict(rows.iloc[0]) if len(rows) else None


def _amounts(row: dict[str, Any]) -> tuple[Decimal, Decimal, Decimal]:
    """Final accounts, change with its sign, previous year."""
    final, change = Decimal(str(row["final_accounts"])), Decimal(str(row["signed_change"]))
    return final, change, final - change


@exercise("4.1")
def prior(doc: FinalAccounts) -> Expected | None:
    """The previous year's amount."""
    row = followed_change(doc)
    if row is None:
        return None
    final, change, before = _amounts(row)
    return number(before, 2, (final + change, "wrong_way"), (final, "is_this_year"), **_task(row))


@exercise("4.2")
def rate(doc: FinalAccounts) -> Expected | None:
    """The rate of change in per cent, with its sign."""
    row = followed_change(doc)
    if row is None:
        return None
    final, change, before = _amounts(row)
    this_year = change / final * _HUNDRED if final else None
    level = final / before * _HUNDRED
    mistakes = ((this_year, "base_this_year"), (-this_year if this_year else None, "base_this_year"))
    return number(change / before * _HUNDRED, 2, *mistakes, (level, "is_level"), **_task(row))


def followed_budget(doc: FinalAccounts) -> dict[str, Any] | None:
    """The first total with an initial budget above nought and an outcome (所用预算): a row of ``doc.overview()``."""
    rows = doc.overview()
    rows = rows[(rows.initial_budget > 0) & rows.final_accounts.notna()]
    return dict(rows.iloc[0]) if len(rows) else None


@exercise("4.3")
def variance(doc: FinalAccounts) -> Expected | None:
    """The rate against the initial budget in per cent, with its sign."""
    row = followed_budget(doc)
    if row is None:
        return None
    final, budget = Decimal(str(row["final_accounts"])), Decimal(str(row["initial_budget"]))
    full = exact(row["adjusted_budget"])
    other = (final - full) / full * _HUNDRED if full else None
    mistakes = (
        (final / budget * _HUNDRED, "is_completion"),
        ((final - budget) / final * _HUNDRED if final else None, "base_outcome"),
        (other, "other_budget"),
    )
    return number((final - budget) / budget * _HUNDRED, 2, *mistakes, **_task(row))


@exercise("4.4")
def zero_base(doc: FinalAccounts) -> Expected | None:
    """The rate on a base of nought: there is none."""
    rows = doc.changes()
    rows = rows[rows.change_rate_reason == "zero_base"]
    if not len(rows):
        return None
    mistakes = (("0", "zero_is_no_rate"), ("100", "hundred_is_no_rate"))
    return Expected("nothing", mistakes=mistakes, task=_task(dict(rows.iloc[0])))


@exercise("4.5")
def contribution(doc: FinalAccounts) -> Expected | None:
    """The part that the item with the largest change has in the change of all items, in per cent."""
    rows = doc.item_changes()
    rows = rows[rows.signed_change.notna()]
    whole = sum((Decimal(str(value)) for value in rows.signed_change), Decimal(0))
    if len(rows) < 2 or not whole:
        return None
    top = rows.iloc[int(rows.signed_change.abs().argmax())]
    change, own = Decimal(str(top.signed_change)), exact(top.change_rate)
    mistakes = (
        (own * _HUNDRED if own is not None else None, "own_rate"),
        (change, "is_own_change"),
        (Decimal(str(top.amount)) / whole * _HUNDRED, "share_of_amount"),
    )
    return number(change / whole * _HUNDRED, 2, *mistakes, subject=top.function_item)


def _task(row: dict[str, Any]) -> dict[str, str]:
    return {"subject": str(row["subject"]).rpartition("/")[2]}
