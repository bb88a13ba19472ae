"""Kinds of basic expenditure named in the text beside the statement (人员经费、公用经费包括的经济科目)."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Final

from fa_helpers.checks.bilingual import Words, concept_words, same_words, sentence, statement_words
from fa_helpers.checks.check import Check, not_checkable, stated
from fa_helpers.checks.index.document import Book, Row
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.totals_and_statements import plain_label
from fa_helpers.checks.rule import makes
from fa_helpers.model import Paragraph
from fa_helpers.patterns import regex
from fa_helpers.text.fold import fold, name_key

T6: Final = "basic_expenditure_detail"
_RULE: Final = "text.economic_kinds"
_LIST: Final = regex(r"(人员经费|公用经费)[^。;；]{0,40}?包括[:：]?(?P<names>[^。;；]+)")
_CONCEPTS: Final = {"人员经费": "personnel_expenditure", "公用经费": "general_operating_expenditure"}
_BETWEEN: Final = regex("[、,，]")
_JOINT: Final = regex("以及|[和及与]")
_TAIL: Final = regex("(?:费用|缴费|费|支出)$|等$")
_KIND_DIGITS: Final = 5
_SCOPES: Final = ("general_budget", "appropriation")


@makes(_RULE)
def _kinds(book: Book) -> Iterator[Check]:
    """Every kind that the text names has an amount in the statement; the list may leave small ones out."""
    table = book.table(T6)
    spent = [] if table is None else [row for row in table.rows if _may_have_amount(row)]
    labels = set() if table is None else {_bare(plain_label(row.label)) for row in table.rows}
    for paragraph in book.data.paragraphs:
        if paragraph.kind != "text" or book.text.scope(paragraph.section) not in _SCOPES:
            continue
        for found in _LIST.finditer(fold(paragraph.text)):
            about = concept_words(_CONCEPTS[found.group(1)])
            said = [name for name in _BETWEEN.split(found.group("names")) if name]
            names = [part for name in said for part in _parts(name, labels)]
            if len(names) < 2:
                continue
            if not spent:
                yield not_checkable(_RULE, about, [statement_words(T6)], [_mark(paragraph, found.group(1))])
                continue
            yield from _judged(paragraph, about, names, spent)


def _parts(name: str, labels: Container[str]) -> Sequence[str]:
    """The two kinds that 和 joins (办公设备购置和专用设备购置), where the statement has rows for both."""
    if _bare(name_key(name)) not in labels:
        for joint in _JOINT.finditer(name):
            parts = (name[: joint.start()], name[joint.end() :])
            if all(_bare(name_key(part)) in labels for part in parts):
                return parts
    return (name,)


def _may_have_amount(row: Row) -> bool:
    """Whether a row prints an amount; 0.00 of ten thousand yuan may be one too small to show."""
    shown = [found for found in row.cells.values() if found.value or found.unit != "元"]
    return len(row.code) == _KIND_DIGITS and bool(shown)


def _judged(
    paragraph: Paragraph, about: Words, names: Sequence[str], spent: Sequence[Row]
) -> Iterator[Check]:
    known = {_bare(plain_label(row.label)) for row in spent}
    unknown = [name for name in names if _bare(name_key(name)) not in known]
    if 2 * len(unknown) > len(names):
        return  # Not a list of kinds: words about what the money was spent on.
    if not unknown:
        yield stated(_RULE, "holds", about, [_mark(paragraph, about.zh)])
        return
    said = sentence("finding.kinds_without_amount", names=same_words("、".join(unknown)))
    yield stated(_RULE, "inconsistent", about, [_mark(paragraph, name) for name in unknown], said)


def _bare(name: str) -> str:
    return _TAIL.sub("", _TAIL.sub("", name))


def _mark(paragraph: Paragraph, words: str) -> Mark:
    return Mark("", words, same_words(words), paragraph.place_of(words))
