"""One quantity in two statements (表间核对): totals, sources, classes, carry-overs; and what is part of another scope."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from fa_helpers.checks.bilingual import Words, same_words, sentence, statement_words
from fa_helpers.checks.caution import of_statement, short, unit_apart
from fa_helpers.checks.check import Check, not_checkable
from fa_helpers.checks.index.addresses import Side, cell_at, printed
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.statements import SUMMARIES, View, Views, each_set, is_nothing, said_empty
from fa_helpers.checks.intervals import ZERO, Quantity, total
from fa_helpers.checks.relations import Relation, relations, rules_of
from fa_helpers.checks.rule import makes, rule

_GENERAL: Final = "general_budget_expenditure"


def is_general(view: View) -> bool:
    """Whether a statement is of the general public budget alone; some forms print all appropriations in its place."""
    title = view.table.title
    return not title or "一般公共预算" in title or "公共预算" in title


def _linked(book: Book, found: Views) -> Iterator[Check]:
    for relation in relations("statements"):
        lacking = [term for term in relation.terms if term.place not in found]
        if lacking:
            yield from _one_alone(book, relation, found, lacking[0].place)
        elif relation.terms[0].row.endswith("class"):
            yield from _classes(relation, found)
        elif (check := _pair(relation, found)) is not None:
            yield _as_sure(check, found, relation)


def _one_alone(book: Book, relation: Relation, found: Views, lacking: str) -> Iterator[Check]:
    """A figure whose other statement is not there, unless the document says that it holds nothing."""
    if any(term.row.endswith("class") for term in relation.terms) or lacking in said_empty(book):
        return
    here = _at(found, relation.whole) or _at(found, relation.parts)
    if any(map(_is_money, here)):
        yield not_checkable(relation.rule, here[0].name, [statement_words(lacking)], here[0].marks)


def _is_money(cell: Quantity) -> bool:
    return not is_nothing(cell)


def _pair(relation: Relation, found: Views) -> Check | None:
    column = _as_titled(relation, found)
    whole, parts = _at(found, relation.whole, column), _at(found, relation.parts, column)
    if whole and not parts and relation.kind == "within":
        return None  # what is not printed lies within anything
    if not whole or not parts:
        there, lacking = whole or parts, relation.parts if whole else relation.whole
        if not any(map(_is_money, there)):
            return None
        place = _place(found[lacking[0][0][0].place])
        return not_checkable(relation.rule, there[0].name, [place], there[0].marks)
    own = (_own_slack(found, side, column) for side in (relation.whole, relation.parts))
    allowed = max(own) if rule(relation.rule).tolerance == "EXACT" else ZERO
    # Without its main row a sum may be short because that row was not read.
    mains = (cell_at(found[r[0].place], r[0]) for choice in relation.parts for r in choice)
    return short(relation.check(whole, parts, allowed=allowed), when=not any(mains))


def _as_titled(relation: Relation, found: Views) -> str:
    """The column to look in of a summary where the other statement is of all appropriations: its total."""
    other = found.get(_GENERAL)
    named = other is not None and any(term.place == _GENERAL for term in relation.terms)
    return "total" if named and other is not None and not is_general(other) else ""


def _at(found: Views, side: Side, column: str = "") -> list[Quantity]:
    return printed(found, side, column if side[0][0][0].place in SUMMARIES else "")


def _own_slack(found: Views, side: Side, column: str) -> Decimal:
    """How far a total may lie from its twin because it was added up from rounded parts: nothing if it was not."""
    term, cells = side[0][0][0], _at(found, side, column)
    view, slot = found[term.place], column if term.place in SUMMARIES and column else term.column
    if view.is_summary:
        name, _, role = term.row.partition(".")
        rows = [row for row, r in view.above_year(name) if r.numbered] if role == "year" else []
    else:
        rows = view.children.get("", [])
    parts = [cell for row in rows if (cell := view.cell(row, slot)) is not None]
    added = total(parts)
    return added.slack + cells[0].slack if parts and added.value == cells[0].value else ZERO


def _classes(relation: Relation, found: Views) -> Iterator[Check]:
    """Every class of the summary's expenditure beside the class row of the detailed statement."""
    one, other = relation.terms
    left, right = found[one.place], found[other.place]
    for row, role in left.above_year("expenditure"):
        head, _, code = role.name.partition(":")
        if head != "class":
            continue
        summed = left.cell(row, _as_titled(relation, found) or one.column)
        listed = right.cell(right.coded.get(code), other.column)
        if summed is not None and listed is not None:
            yield _as_sure(relation.check([summed], [listed]), found, relation)
        elif (there := summed or listed) is not None and there.value and right.children.get(""):
            missing = statement_words((right if listed is None else left).name)
            where = sentence("finding.row_in_statement", row=same_words(row.label), statement=missing)
            yield not_checkable(relation.rule, there.name, [where], there.marks)


def _as_sure(check: Check, found: Views, relation: Relation) -> Check:
    doubtful = any(found[term.place].doubtful for term in relation.terms)
    return unit_apart(check).doubted("read_in_part", when=doubtful)


def _place(view: View) -> Words:
    statement = statement_words(view.name, view.table.title)
    return sentence("finding.figure_of_statement", statement=statement)


@makes(*rules_of("statements"))
@each_set
def _weighed(book: Book, found: Views) -> Iterator[Check]:
    yield from of_statement(list(_linked(book, found)), doubtful=False)
