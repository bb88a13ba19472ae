"""Lesson 08: ask a question of many documents (向许多文件提一个问题). Its offices are made up."""

from __future__ import annotations

import csv
from decimal import Decimal
from statistics import mean, median
from typing import TYPE_CHECKING

from fa_helpers.lessons.changes import followed_change
from fa_helpers.lessons.exercises import exact, exercise, number
from fa_helpers.lessons.judging import Expected
from fa_helpers.lessons.tables import DATA

if TYPE_CHECKING:
    import pandas as pd

    from fa_helpers.document import FinalAccounts


def _rows() -> list[dict[str, str]]:
    with (DATA / "offices.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def offices() -> pd.DataFrame:
    """Twelve made-up offices (十二个虚构单位), one row each, as read from their documents.

    ``entity``, ``year``, ``expenditure`` with its ``unit``, ``change_rate`` (per cent on last year, blank where the text
    gives none), ``reception`` (公务接待费, in 万元; 0 is a stated nought, blank is not given), ``page`` of the expenditure.
    One of them prints its money in another unit than the rest.
    """
    import pandas as pd

    frame = pd.DataFrame(_rows())
    numbers = ["expenditure", "change_rate", "reception"]
    frame[numbers] = frame[numbers].apply(pd.to_numeric)
    return frame.astype({"year": "int64", "page": "int64"})


def _numbers(column: str) -> list[Decimal]:
    return [Decimal(row[column]) for row in _rows() if row[column]]


@exercise("8.1")
def missing(doc: FinalAccounts) -> Expected:
    """How many offices give no reception costs."""
    blank = sum(not row["reception"] for row in _rows())
    zero = sum(value == 0 for value in _numbers("reception"))
    return number(
        Decimal(blank), 0, (Decimal(zero), "zero_is_stated"), (Decimal(blank + zero), "zero_and_missing")
    )


@exercise("8.2")
def other_unit(doc: FinalAccounts) -> Expected:
    """Which office prints its money in another unit."""
    units = [row["unit"] for row in _rows()]
    usual = max(set(units), key=units.count)
    right = tuple(row["entity"] for row in _rows() if row["unit"] != usual)
    others = tuple((row["entity"], "usual_unit") for row in _rows() if row["unit"] == usual)
    return Expected("name", right, mistakes=others)


@exercise("8.3")
def middle(doc: FinalAccounts) -> Expected:
    """The median of expenditure in 万元, all in one unit."""
    amounts = [
        Decimal(row["expenditure"]) / (10000 if row["unit"] == "元" else 1)
        for row in _rows()
        if row["expenditure"]
    ]
    raw = _numbers("expenditure")
    mistakes = ((median(raw), "units_mixed"), (mean(raw), "units_mixed"), (mean(amounts), "is_mean"))
    return number(median(amounts), 2, *mistakes)


@exercise("8.4")
def larger_changes(doc: FinalAccounts) -> Expected | None:
    """How many of the offices changed by more than the student's document, whatever the direction."""
    row = followed_change(doc)
    own = exact(row["change_rate"]) if row else None
    if own is None:
        return None
    rates = _numbers("change_rate")
    count = sum(abs(one) > abs(own * 100) for one in rates)
    signed = sum(one > own * 100 for one in rates)
    fraction = sum(abs(one) > abs(own) for one in rates)
    mistakes = ((Decimal(signed), "ignores_falls"), (Decimal(fraction), "per_cent_and_fraction"))
    return number(Decimal(count), 0, *mistakes)
