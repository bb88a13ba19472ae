"""Basic expenditure by economic classification (基本支出经济分类): its two totals, and basic expenditure elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import sentence, statement_words
from fa_helpers.checks.caution import short, unit_apart
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.addresses import printed, printed_at
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import View, Views, each_set, is_nothing, said_empty
from fa_helpers.checks.relations import relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.checks.statements.links import is_general

_DETAIL: Final = "basic_expenditure_detail"
_ALWAYS: Final = {"economic.personnel": ("301", "303"), "economic.public": ("302", "307", "310", "399")}
"""Classes of each total; a form that prints them all leaves none out."""


@makes("economic.personnel", "economic.public")
@each_set
def _totals(book: Book, found: Views) -> Iterator[Check]:
    view = found.get(_DETAIL)
    for one in relations("form", _DETAIL) if view is not None else ():
        whole, parts = printed(found, one.whole), printed(found, one.parts)
        if view is None or not whole:
            continue
        if not parts:
            if whole[0].value:
                missing = [sentence("finding.parts_of_column")]
                yield not_checkable(one.rule, whole[0].name, missing, whole[0].marks)
            continue
        complete = all(view.coded.get(code) for code in _ALWAYS[one.rule])
        yield _as_read(short(one.check(whole, parts), when=not complete), view)


@makes("link.basic_total")
@each_set
def _basic(book: Book, found: Views) -> Iterator[Check]:
    """Basic expenditure of the general budget by function and by economic classification."""
    one = relation("link.basic_total")
    detail, function = found.get(_DETAIL), found.get(one.place)
    basic = printed(found, one.whole)
    if not basic or function is None or is_general(function) != (detail is None or is_general(detail)):
        return
    if detail is None:
        if basic[0].value and _DETAIL not in said_empty(book):
            yield not_checkable(one.rule, basic[0].name, [statement_words(_DETAIL)], basic[0].marks)
        return
    whole, *totals = (printed_at(found, (reading,)) for reading in one.parts[0])
    if whole or len(totals[0]) > 1:
        yield _as_read(one.check(basic, whole or totals[0]), detail, function)
        return
    classes = [q for name in _ALWAYS for q in printed(found, relation(name).parts)]
    if not classes:
        yield not_checkable(one.rule, basic[0].name, [statement_words(_DETAIL)], basic[0].marks)
        return
    yield one.check(basic, classes).doubted("end_not_found")


@makes("link.economic_within_public")
@each_set
def _within_public(book: Book, found: Views) -> Iterator[Check]:
    """What basic expenditure holds of the public expenses is part of them."""
    for one in relations("public"):
        whole, part = printed(found, one.whole), printed(found, one.parts)
        if one.place not in found or not part or (is_nothing(part[0]) and not whole):
            continue
        if whole:
            yield one.check(whole, part)
            continue
        missing = [sentence("finding.figure_of_statement", statement=statement_words(one.place))]
        yield not_checkable(one.rule, part[0].name, missing, part[0].marks)


def _as_read(check: Check, *read: View) -> Check:
    return unit_apart(check).doubted("read_in_part", when=any(view.doubtful for view in read))
