"""What a check speaks of, in both languages (双语名称): a figure's name, a title, a sentence of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from fa_helpers.model import Fact, Origin
from fa_helpers.terms.form_labels import row_name
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import LANGUAGES, Language, message
from fa_helpers.terms.phrases import format_pages
from fa_helpers.terms.statements import statement_column_name, statement_ids, statement_title

_GENERIC = ("function_class_expenditure", "function_item_expenditure")


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Chinese and in English (双语文字)."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        """The words in one language.

        >>> Words("本年收入", "revenue of the year").in_("en")
        'revenue of the year'
        """
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, init=False)
class CellName(Words):
    """The name of a cell with its parts (单元格名称): the statement or form ``of`` which it is, and what it is there.

    ``row`` and ``column`` are a form's row as printed and its column's identifier; blank where it has none.
    """

    origin: Origin
    of: Words
    inside: Words
    row: str
    column: str

    def __init__(self, origin: Origin, of: Words, inside: Words, row: str = "", column: str = "") -> None:
        self.__dict__.update(origin=origin, of=of, inside=inside, row=row, column=column)

    def __getattr__(self, name: str) -> str:
        """Its words, put together when they are read: of the names of thousands of cells few ever are."""
        if name not in LANGUAGES:
            raise AttributeError(name)
        if self.origin == "statement":
            words = sentence("finding.cell", statement=self.of, cell=self.inside)
        elif self.row:
            row = Words(row_name(self.row, "zh"), row_name(self.row, "en"))
            words = sentence("finding.card_cell", card=self.of, row=row, column=self.inside)
        else:
            words = sentence("finding.card_total", card=self.of, column=self.inside)
        object.__setattr__(self, "zh", words.zh)
        object.__setattr__(self, "en", words.en)
        return words.in_("zh" if name == "zh" else "en")


def same_words(text: str) -> Words:
    """Printed words that stand as they are in both languages (原文照录)."""
    return Words(text, text)


def both_pages(pages: Iterable[int]) -> Words:
    """A reference to pages in both languages (页码引用).

    >>> both_pages([14, 5])
    Words(zh='第5、14页', en='pp. 5 and 14')
    """
    listed = sorted(set(pages))
    return Words(format_pages(listed, "zh"), format_pages(listed, "en"))


def sentence(key: str, **values: object) -> Words:
    """A text of the catalogue in both languages (文案); values may be :class:`Words`.

    >>> sentence("label.page", page=3)
    Words(zh='第3页', en='p. 3')
    """
    if not values:
        return _fixed(key)
    texts = {}
    for language in LANGUAGES:
        filled = {name: v.in_(language) if isinstance(v, Words) else v for name, v in values.items()}
        texts[language] = message(key, language, **filled)
    return Words(texts["zh"], texts["en"])


@lru_cache(maxsize=1024)
def _fixed(key: str) -> Words:
    """A text without values: names of columns and stages are asked for thousands of times."""
    return Words(message(key, "zh"), message(key, "en"))


@lru_cache(maxsize=1024)
def concept_words(identifier: str) -> Words:
    """The glossary's name of a concept (概念名称); an identifier it does not have stands for itself.

    >>> concept_words("basic_expenditure")
    Words(zh='基本支出', en='basic expenditure')
    """
    if not is_concept(identifier):
        return same_words(identifier)
    return Words(concept_label(identifier, "zh"), concept_label(identifier, "en"))


@lru_cache(maxsize=1024)
def statement_words(identifier: str, title: str = "") -> Words:
    """The name of a statement (报表名称): its title as printed where one is given, in English by its identifier."""
    if identifier not in statement_ids():
        return same_words(title)
    zh = title or statement_title(identifier)
    return Words(
        zh, concept_label(identifier, "en") if is_concept(identifier) else identifier.replace("_", " ")
    )


def name_of(fact: Fact) -> Words:
    """What a figure is called (数据名称): its printed words in Chinese, the glossary's rendering in English."""
    if fact.origin == "statement":
        return cell_name(fact)
    zh = fact.subject
    en = zh if fact.concept in _GENERIC or not is_concept(fact.concept) else concept_label(fact.concept, "en")
    if fact.origin == "scorecard":
        card, _, row = zh.rpartition("/")
        en = f"{card}: {row_name(row, 'en')}" if card else zh
    if fact.measure == "amount" and fact.stage not in ("", "final_accounts"):
        return sentence("finding.name_with_stage", name=Words(zh, en), stage=sentence(f"stage.{fact.stage}"))
    if fact.measure not in ("amount", "count", "area", "score"):
        return sentence(
            "finding.name_with_measure", name=Words(zh, en), measure=sentence(f"measure.{fact.measure}")
        )
    return Words(zh, en)


def cell_name(fact: Fact, title: str = "") -> Words:
    """What a cell of a statement is called (单元格名称); a budget's statement by its own ``title``, not as final accounts."""
    column = fact.context.removesuffix(fact.printed).strip()
    if fact.section not in statement_ids():  # a statement of no known kind has no name to say
        return same_words(column)
    return CellName(
        "statement",
        statement_words(fact.section, "" if "决算" in title else title),
        Words(_cell_in_chinese(column), _cell_in_english(fact) or column),
    )


def _cell_in_chinese(words: str) -> str:
    """Row and column of a statement's cell as a sentence has them; headings above one another in brackets.

    >>> _cell_in_chinese("本年收入合计 收入/决算数"), _cell_in_chinese("教育支出 决算数")
    ('本年收入合计（收入，决算数）', '教育支出 决算数')
    """
    row, _, column = words.rpartition(" ")
    return f"{row}（{column.replace('/', '，')}）" if row and "/" in column else words


def _cell_in_english(fact: Fact) -> str:
    """Row and column of a statement's cell in English; blank where either has no meaning that is known."""
    column = statement_column_name(fact.column, "en")
    if not column:
        return ""
    if column.endswith(" of the row"):  # what a table explains, a sentence names
        named = is_concept(fact.column)
        column = concept_label(fact.column, "en") if named else message("finding.total_column", "en")
    if fact.function_code:
        return message(
            "finding.cell_of_code", "en", code=fact.function_code, name=fact.subject, column=column
        )
    if not is_concept(fact.concept):
        return ""
    row = concept_label(fact.concept, "en")
    if fact.column.removesuffix("_budget") == fact.concept or column == row:
        return column
    return message("finding.cell_of_row", "en", row=row, column=column)
