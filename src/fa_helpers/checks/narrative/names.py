"""Names that a document spells in two ways (名称一致): classes, costs, the office, projects, organisations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from fa_helpers.checks.bilingual import Words, concept_words, same_words, sentence
from fa_helpers.checks.check import Check, stated
from fa_helpers.checks.index.document import Book
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.narrative.searched import looked_through, searched
from fa_helpers.checks.rule import makes
from fa_helpers.model import Fact, Locator, Paragraph, Scorecard
from fa_helpers.patterns import regex
from fa_helpers.terms.classification import is_class_name
from fa_helpers.text.fold import fold, name_key
from fa_helpers.text.name_variants import near_mentions

_COSTS: Final = (
    "three_public_expenses",
    "overseas_travel",
    "official_vehicles",
    "vehicle_purchase",
    "vehicle_operation",
    "official_receptions",
    "agency_operating_expenses",
)
_TAILS: Final = regex(r"(?:决算|支出|财政拨款|费用|经费|费|数|总额|合计|开支|情况)+$")
_ASIDE: Final = regex(r"\([^()]*\)")
_HEADS: Final = regex(
    r"^(?:财政(?:预算)?拨款|一般公共预算|实际支出|其他(?=国内)|国内|本年|本年度|全年|其中:?)+"
)
_COST: Final = regex("费|支出|经费")
"""购置车辆 is what was done, and no name of a cost."""
_NUMBERED: Final = regex(r"^[(（][一二三四五六七八九十]+[)）]\s*")
"""（八）社会保障和就业支出: the number of a row is no part of the name."""
_COMPANY: Final = regex(r"公司|研究院|合作社|集团")
_LONG_ENOUGH: Final = 6
"""A shorter name differs from others by one character too often."""


@makes("names.class")
def _classes(book: Book) -> Iterator[Check]:
    """One class of the classification, one name: the structure list, the items, the statements."""
    for code, marks in sorted(class_names(book).items()):
        if len(marks) > 1:
            # Two names of the classification, one of them an old one, are surely two; another spelling may be a slip.
            known = all(is_class_name(m.printed) or is_class_name(m.printed + "支出") for m in marks.values())
            check = stated(
                "names.class", "inconsistent", same_words(code), list(marks.values()), _both(marks)
            )
            yield check.doubted("other_spelling", when=not known)
        else:
            yield stated("names.class", "holds", same_words(code), list(marks.values()))


def class_names(book: Book) -> dict[str, dict[str, Mark]]:
    """The classes that a document names, by code: each spelling with the first place of it."""
    named: dict[str, dict[str, Mark]] = {}
    of_item = {fact.fact_id: item.page for item in book.data.functional_items for fact in item.facts}
    text = name_key("".join(paragraph.text for paragraph in book.data.paragraphs))
    for fact in (*book.data.facts, *book.data.cell_facts):
        code = fact.function_code[:3]
        name = fact.function_class if fact.origin != "statement" else _class_label(fact)
        name = _NUMBERED.sub("", name)
        # A code alone (行政单位医疗（2101101）) names no class: its name comes from the classification.
        printed = fact.origin == "statement" or name_key(name) in text
        if code and name and printed:
            # A class is named with or without its last word 支出; that is no other name.
            spelled = name_key(fold(name)).removesuffix("支出")
            mark = Mark("", name, same_words(name), _of_the_name(book, fact, of_item))
            named.setdefault(code, {}).setdefault(spelled, mark)
    return named


def _of_the_name(book: Book, fact: Fact, of_item: dict[str, int]) -> Locator:
    """Where an item's names stand: the page's end may part them from its first figure."""
    page = of_item.get(fact.fact_id, fact.locator.page)
    if page == fact.locator.page:
        return fact.locator
    return Locator(page, dict(book.data.page_labels).get(page, ""))


def _class_label(fact: Fact) -> str:
    """The printed label of a class row in a statement with codes.

    A label that begins with digits holds the end of a longer code: the row is a section or an item.
    """
    return (
        fact.subject
        if len(fact.function_code) == 3 and not re.match(r"^(?:[一二三四五六七八九十]+、|\d)", fact.subject)
        else ""
    )


def _both(marks: dict[str, Mark]) -> Words:
    """The spellings with their pages."""
    zh = "、".join(f"第{m.locator.page}页“{m.printed}”" for m in marks.values())
    en = ", ".join(f"p. {m.locator.page} “{m.printed}”" for m in marks.values())
    return sentence("finding.spelled", places=Words(zh, en))


@makes("names.cost")
def _costs(book: Book) -> Iterator[Check]:
    """One of the three public expenses, one name throughout."""
    for concept in _COSTS:
        marks: dict[str, Mark] = {}
        for fact in book.data.facts:
            if fact.concept == concept and fact.measure == "amount" and _COST.search(fact.subject):
                spelled = _bare(fact.subject)
                part = (
                    "国内" in fact.subject
                )  # 国内接待费 is a part of 公务接待费, and words around a name are none
                if spelled and not part and "的" not in spelled:
                    marks.setdefault(spelled, Mark("", fact.subject, same_words(fact.subject), fact.locator))
        if not marks:
            continue
        several = len(marks) > 1
        said, about = _both(marks) if several else None, concept_words(concept)
        yield stated("names.cost", "inconsistent" if several else "holds", about, list(marks.values()), said)


def _bare(subject: str) -> str:
    """A cost's name without what any name may carry: 支出, 决算, an aside, a scope."""
    text = _ASIDE.sub("", fold(subject)).replace('"', "").replace("“", "").replace("”", "")
    return _TAILS.sub("", _HEADS.sub("", text))


@makes("names.entity")
def _entity(book: Book) -> Iterator[Check]:
    """The office's own name, spelled as on the cover."""
    name = fold(book.data.profile.entity)
    if len(name) < _LONG_ENOUGH:
        return
    paragraphs = searched(book)
    places = [p for p in paragraphs if name[:2] in fold(p.text)]
    if not places:
        return
    about = same_words(book.data.profile.entity)
    first = next((p for p in places if name in fold(p.text)), None)
    own = None if first is None else Mark("", name, about, first.place_of(name))
    found = False
    for paragraph in places:
        for other in near_mentions(name, fold(paragraph.text), anchor=2):
            found = True
            mark = Mark("", other, same_words(other), paragraph.place_of(other))
            if own is not None:
                yield _beside("names.entity", about, mark, own)
                continue
            # The name stands on the cover, whose lines are no paragraphs.
            said = sentence("finding.spelled_on_cover", page=mark.locator.page, printed=other, name=name)
            yield stated("names.entity", "inconsistent", about, [mark], said)
    if not found and own is not None:
        yield stated("names.entity", "holds", about, [own], looked_through(book, paragraphs, own))


@makes("names.project")
def _projects(book: Book) -> Iterator[Check]:
    """A project's name in its form, and as the text and other forms call it."""
    texts = [p for p in book.data.paragraphs if p.kind == "text"]
    for card in book.data.scorecards:
        name = fold(card.name)
        if card.kind == "department" or len(name) < _LONG_ENOUGH:
            continue
        seen = False
        for text in [*texts, *_goal_texts(card)]:
            for other in near_mentions(name, fold(text.text)):
                seen = True
                mark = Mark("", other, same_words(other), text.place_of(other))
                yield _beside("names.project", same_words(card.name), mark, _card_mark(card, name))
        if not seen:
            yield stated("names.project", "holds", same_words(card.name), [_card_mark(card, card.name)])


def _goal_texts(card: Scorecard) -> list[Paragraph]:
    """Goal texts of the form itself: those of others may speak of other projects."""
    where = Locator(card.page_first)
    return [Paragraph("", "text", text, where) for text in (card.goal_expected, card.goal_actual) if text]


def _beside(rule: str, about: Words, one: Mark, other: Mark) -> Check:
    """A name spelled in one way here and in another there."""
    said = sentence(
        "finding.spelled_beside",
        page=one.locator.page,
        printed=one.printed,
        other=other.locator.page,
        name=other.printed,
    )
    return stated(rule, "inconsistent", about, [one, other], said)


def _card_mark(card: Scorecard, printed: str) -> Mark:
    return Mark("", printed, same_words(printed), Locator(card.page_first))


@makes("names.organisation")
def _organisations(book: Book) -> Iterator[Check]:
    """An organisation named in a form's goal and in its indicators: one spelling."""
    for card in book.data.scorecards:
        goals = fold(card.goal_expected) + "\n" + fold(card.goal_actual)
        for line in card.indicators:
            found = _COMPANY.search(fold(line.level3))
            if found is None:
                continue
            name = fold(line.level3)[: found.end()]
            about, mark = same_words(name), Mark("", name, same_words(name), Locator(line.page))
            if len(name) < _LONG_ENOUGH:
                continue
            if name in goals:
                yield stated("names.organisation", "holds", about, [mark])
                continue
            for other in near_mentions(name, goals, most=3, anchor=3):
                yield _beside("names.organisation", about, mark, _card_mark(card, other))
