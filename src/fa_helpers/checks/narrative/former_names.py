"""Names that the classification had given up (旧科目名称): of classes, sections and items, wherever they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.names import class_names
from fa_helpers.checks.narrative.searched import searched
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact
from fa_helpers.patterns import regex
from fa_helpers.terms.classification import former_class, last_year_of, path_of_code
from fa_helpers.text.fold import fold, name_key

_CLASS: Final = regex(r"([\u4e00-\u9fff]{4,20})\(类\)")
_YEAR: Final = regex(r"(20\d\d)年")
_CLAUSE: Final = regex("[。;]")
_LEVELS: Final = (5, 7)


@makes("names.former")
def _former(book: Book) -> Iterator[Check]:
    """An account bears the name of its year, and not one that the classification had given up before."""
    year = book.data.profile.fiscal_year
    if year is None:
        return
    held: list[Mark] = []
    told: set[str] = set()
    for code, mark in _named(book, year):
        last = last_year_of(code, fold(mark.printed))
        if last is None or year <= last:
            held = held or [mark]
        elif code not in told:
            told.add(code)
            name = next(part for part in reversed(path_of_code(code)) if part)
            values = {"page": mark.locator.page, "printed": mark.printed, "year": last, "name": name}
            said = sentence("finding.former_name", **values)
            yield stated("names.former", "inconsistent", same_words(code), [mark], said)
    if held:
        yield stated("names.former", "holds", same_words(held[0].printed), held)


def _named(book: Book, year: int) -> Iterator[tuple[str, Mark]]:
    """Accounts with their printed names: classes of figures that have one name, sections and items, classes in words."""
    spelled = class_names(book)
    for code, marks in sorted(spelled.items()):
        if len(marks) == 1:
            yield code, next(iter(marks.values()))
    for fact in book.data.facts:
        code = fact.function_code
        if len(code) in _LEVELS and fact.function_section:
            yield code[:5], _mark(fact.function_section, fact)
            if len(code) == _LEVELS[1] and fact.function_item:
                yield code, _mark(fact.function_item, fact)
    for fact in book.data.cell_facts:
        if len(fact.function_code) in _LEVELS and name_key(fact.subject):
            yield fact.function_code, _mark(fact.subject, fact)
    for paragraph in searched(book, "text"):
        text = fold(paragraph.text)
        for found in _CLASS.finditer(text):
            code, name = former_class(found[1])
            # Another year's money may be told under its name of then.
            before = _CLAUSE.split(text[: found.end()])[-1]
            if (
                code
                and len(spelled.get(code, ())) < 2
                and all(int(named) == year for named in _YEAR.findall(before))
            ):
                yield code, Mark("", name, same_words(name), paragraph.place(*found.span(1)))


def _mark(name: str, fact: Fact) -> Mark:
    return Mark("", name, same_words(name), fact.locator)
