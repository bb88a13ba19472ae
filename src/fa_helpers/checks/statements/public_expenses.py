"""The statement of the three public expenses (“三公”经费支出决算表): its totals, and final accounts beside the budget.

Forms print the expenses as columns in one row, or as rows with a column for the budget and one for the final accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import both_pages, sentence
from fa_helpers.checks.check import Check, not_applicable, not_checkable
from fa_helpers.checks.index.addresses import printed
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.index.public_items import public_claims
from fa_helpers.checks.index.statements import Views, each_set, is_nothing
from fa_helpers.checks.intervals import Quantity
from fa_helpers.checks.relations import Relation, relations
from fa_helpers.checks.rule import makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold

_STATEMENT: Final = "three_public_statement"
_WIDER: Final = regex("会议费|培训费|运行经费")
"""Forms that print these beside the three may count them into the total."""
_REASON: Final = regex(
    r"[^。;]*(?:大于|超过?|超出|高于|多于)(?:年初|全年|调整)?预算[^。;]{0,12}(?:原因|情况)[^。;]{0,6}?(?:[::,为是]|因为)+(?P<why>[^。;]{4,}[^。]*)"
)
"""A sentence that says why more was spent than planned; a form's 大于/小于预算数的主要原因 left blank says nothing."""
_ITEM_WORDS: Final = {"overseas": "出国", "reception": "接待"}
_LONGEST_QUOTE: Final = 80

Cells = dict[tuple[str, str], Quantity]


@makes("public.total", "public.vehicles", "public.within_budget")
@each_set
def _public(book: Book, views: Views) -> Iterator[Check]:
    if _STATEMENT not in views:
        return
    table = views[_STATEMENT].table
    cells, claimed = views[_STATEMENT].public_items, public_claims(table)
    wider = any(_WIDER.search(row.label + label) for row in table.rows for label in row.labels.values())
    for one in relations("items"):
        for stage in dict.fromkeys(stage for stage, _ in cells):
            if (check := _sum(one, cells, stage)) is not None:
                unclear = any(
                    (stage, t.row) in claimed and (stage, t.row) not in cells for t in one.terms[1:]
                )
                check = check.doubted("row_unknown", when=wider or unclear)
                yield check.doubted("read_in_part", when=views[_STATEMENT].doubtful)
    for one in relations("budget"):
        yield from _beside_budget(book, one, views, cells)


def _sum(one: Relation, cells: Cells, stage: str) -> Check | None:
    whole, *parts = (cells.get((stage, term.row)) for term in one.terms)
    if whole is None:
        return None
    if any(parts):
        return one.check([whole], parts)
    missing = [sentence("finding.parts_of_row")]
    return not_checkable(one.rule, whole.name, missing, whole.marks) if whole.value else None


def _beside_budget(book: Book, one: Relation, views: Views, cells: Cells) -> Iterator[Check]:
    budget, final = printed(views, one.whole), printed(views, one.parts)
    if not final or (not budget and is_nothing(final[0])):
        return
    if budget:
        check = one.check(budget, final)
        told = _reason(book, one.parts[0][0][0].row) if check.fails else None
        yield check if told is None else _explained(check, *told)
    elif any(stage != "final" for stage, _ in cells):
        missing = [sentence("finding.budget_of_item")]
        yield not_checkable(one.rule, final[0].name, missing, final[0].marks)


def _reason(book: Book, row: str) -> tuple[Paragraph, str] | None:
    """Where the text says why the three expenses, or this one of them, came to more than planned."""
    about = ("三公", _ITEM_WORDS.get(row, "用车" if row.startswith("vehicle") else "三公"))
    for paragraph in book.data.paragraphs:
        text = fold(paragraph.text)
        for found in _REASON.finditer(text) if "预算" in text else ():
            if any(word in text for word in about):
                return paragraph, "".join(paragraph.text.split())[found.start() : found.end()]
    return None


def _explained(check: Check, paragraph: Paragraph, said: str) -> Check:
    """No question: the reason that it would ask for stands in the text."""
    quote = said if len(said) <= _LONGEST_QUOTE else said[:_LONGEST_QUOTE] + "…"
    pages = both_pages([paragraph.locator.page])
    return not_applicable(check.rule, check.about, sentence("finding.reason_told", quote=quote, pages=pages))
