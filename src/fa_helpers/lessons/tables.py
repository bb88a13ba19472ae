"""Lesson 02: get a table out of a PDF (从PDF取表). Its page is made up, so that what fails is there to be seen."""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from fa_helpers.lessons.exercises import exercise, number
from fa_helpers.lessons.judging import Expected

if TYPE_CHECKING:
    from fa_helpers.document import FinalAccounts

DATA = Path(str(files("fa_helpers.lessons"))) / "data"


def practice_page() -> Path:
    """The made-up page of lesson 02 (练习页，虚构): a paragraph with digits in a font of their own, and a table.

    >>> practice_page().name
    'practice.pdf'
    """
    return DATA / "practice.pdf"


@cache
def practice_rows() -> tuple[tuple[str, Decimal, Decimal], ...]:
    """The rows of its table: item, budget, final accounts."""
    with (DATA / "practice.csv").open(encoding="utf-8", newline="") as file:
        return tuple((r["item"], Decimal(r["budget"]), Decimal(r["final"])) for r in csv.DictReader(file))


@exercise("2.1")
def torn(doc: FinalAccounts) -> Expected:
    """Which amount belongs to the last item of the paragraph; read by default another one stands beside it."""
    rows = practice_rows()
    others = [(final, "torn_apart") for _, _, final in rows]
    return number(rows[-1][2], 2, *others, item=rows[-1][0])


@exercise("2.2")
def rows(doc: FinalAccounts) -> Expected:
    """How many rows the mended table has, its heading not counted, its total row counted."""
    count = Decimal(len(practice_rows()) + 1)
    torn = 3 * (count + 1)  # a white fill adds a row above and one below
    mistakes = ((count + 1, "counts_heading"), (count - 1, "misses_total"))
    return number(count, 0, *mistakes, (torn, "white_rows"), (torn - 1, "white_rows"))


@exercise("2.3")
def total(doc: FinalAccounts) -> Expected:
    """The sum of the last column, without the row of totals."""
    right = sum((final for _, _, final in practice_rows()), Decimal(0))
    budgets = sum((budget for _, budget, _ in practice_rows()), Decimal(0))
    return number(right, 2, (2 * right, "counts_total"), (budgets, "other_column"))


@exercise("2.4")
def largest(doc: FinalAccounts) -> Expected | None:
    """In the student's document: the page of the largest amount of the text."""
    amounts = [f for f in doc.data.facts if f.measure == "amount" and f.amount_yuan]
    if not amounts:
        return None
    top = max(f.amount_yuan or Decimal(0) for f in amounts)
    found = [f for f in amounts if f.amount_yuan == top]
    pages = tuple(sorted({str(f.locator.page) for f in found}, key=int))
    labels = {f.locator.page_label for f in found if f.locator.page_label.isdecimal()} - set(pages)
    return Expected("page", pages, mistakes=tuple((label, "printed_label") for label in sorted(labels)))
