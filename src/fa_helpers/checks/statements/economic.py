"""Basic expenditure by economic classification (基本支出经济分类): its two totals, and basic expenditure elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import sentence, statement_words
from fa_helpers.checks.caution import short, unit_apart
from fa_helpers.checks.check import Check, bound_check, not_checkable, sum_check
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.index.public_items import public_cells
from fa_helpers.checks.index.statements import View, Views, each_set, is_nothing, said_empty
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.links import is_general
from fa_helpers.text.fold import name_key

_DETAIL: Final = "basic_expenditure_detail"
_PERSONNEL: Final = ("301", "303")
_ALWAYS: Final = {"personnel": _PERSONNEL, "public": ("302", "307", "310", "399")}
"""Classes of each total; a form that prints them all leaves none out."""
_TOTALS: Final = {
    "personnel": re.compile(r"人员经费(?:合计|小计|总计)?"),
    "public": re.compile(r"(?:日常)?公用经费(?:合计|小计|总计)?"),
    "whole": re.compile(r"(?:基本支出)?(?:合计|总计)"),
}
_PUBLIC: Final = {
    "30212": "overseas",
    "30217": "reception",
    "30231": "vehicle_operation",
    "31013": "vehicle_purchase",
}
"""Codes of the economic classification and the public expense each is part of."""


def amount(view: View, row: Row | None) -> Quantity | None:
    """The amount of a row: its total column, or its only one (forms with blocks side by side have one each)."""
    if row is None:
        return None
    total = view.cell(row, "expenditure.total")
    final = [q for column, q in row.cells.items() if view.slots[column].stage == "final"]
    return total or (final[0] if len(final) == 1 else None)


def _named(view: View, name: str) -> Quantity | None:
    rows = (r for r in view.table.rows if not r.code and _TOTALS[name].fullmatch(name_key(r.label)))
    return next((q for row in rows if (q := amount(view, row)) is not None), None)


def _classes(view: View, *, personnel: bool) -> list[Quantity]:
    found = ((code, amount(view, row)) for code, row in view.coded.items() if len(code) == 3)
    return [q for code, q in found if q is not None and (code in _PERSONNEL) == personnel]


@makes("economic.personnel", "economic.public", "economic.total")
@each_set
def _totals(book: Book, found: Views) -> Iterator[Check]:
    view = found.get(_DETAIL)
    if view is None:
        return
    for name in ("personnel", "public"):
        whole, parts = _named(view, name), _classes(view, personnel=name == "personnel")
        if whole is None:
            continue
        if not parts:
            if whole.value:
                missing = [sentence("finding.parts_of_column")]
                yield not_checkable(f"economic.{name}", whole.name, missing, whole.marks)
            continue
        check = sum_check(f"economic.{name}", whole, parts)
        complete = all(view.coded.get(code) for code in _ALWAYS[name])
        yield _as_read(short(check, when=not complete), view)
    whole, parts = _named(view, "whole"), _two_totals(view)
    if whole is not None and parts:
        check = sum_check("economic.total", whole, parts)
        yield _as_read(check.noted("finding.blank_is_nothing", when=len(parts) < 2), view)


def _two_totals(view: View) -> list[Quantity]:
    found = (_named(view, name) for name in ("personnel", "public"))
    return [q for q in found if q is not None]


@makes("link.basic_total")
@each_set
def _basic(book: Book, found: Views) -> Iterator[Check]:
    """Basic expenditure of the general budget by function and by economic classification."""
    detail, function = found.get(_DETAIL), found.get("general_budget_expenditure")
    basic = None if function is None else function.cell(function.total, "expenditure.basic")
    if basic is None or function is None or is_general(function) != (detail is None or is_general(detail)):
        return
    if detail is None:
        if basic.value and _DETAIL not in said_empty(book):
            yield not_checkable("link.basic_total", basic.name, [statement_words(_DETAIL)], basic.marks)
        return
    whole, parts = _named(detail, "whole"), _two_totals(detail)
    if whole is None and len(parts) < 2:
        parts = _classes(detail, personnel=True) + _classes(detail, personnel=False)
        yield sum_check("link.basic_total", basic, parts).doubted("end_not_found")
        return
    check = sum_check("link.basic_total", basic, parts if whole is None else [whole])
    yield _as_read(check, detail, function)


@makes("link.economic_within_public")
@each_set
def _within_public(book: Book, found: Views) -> Iterator[Check]:
    """What basic expenditure holds of the public expenses is part of them."""
    view = found.get(_DETAIL)
    if view is None or "three_public_statement" not in found:
        return
    table = public_cells(found["three_public_statement"].table)
    for code, item in _PUBLIC.items():
        part, whole = amount(view, view.coded.get(code)), table.get(("final", item))
        if part is None or (is_nothing(part) and whole is None):
            continue
        if whole is None:
            missing = [
                sentence("finding.figure_of_statement", statement=statement_words("three_public_statement"))
            ]
            yield not_checkable("link.economic_within_public", part.name, missing, part.marks)
            continue
        yield bound_check("link.economic_within_public", part, whole).doubted("scope_of_public")


def _as_read(check: Check, *read: View) -> Check:
    return unit_apart(check).doubted("read_in_part", when=any(view.doubtful for view in read))
