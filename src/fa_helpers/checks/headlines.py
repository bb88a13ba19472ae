"""A finding in one sentence (发现的标题句): what it is, both figures with place and page, the gap, and what may settle it.

An inconsistency ends with the condition under which both figures can be right, an open question with what the document
does not say: a reader can tell the two apart by the last clause alone. Nothing here says which figure is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from typing import Final

from fa_helpers.checks.bilingual import CellName, sentence, statement_words
from fa_helpers.checks.check import Check
from fa_helpers.checks.headline_figures import Sides, condition_of, decimals, derivation, pages_of, sides_of
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import Rule, rule
from fa_helpers.checks.sentences import in_yuan, plain, told, unit_text
from fa_helpers.terms.form_labels import form_label, row_name
from fa_helpers.terms.glossary import concept_label, without_gloss
from fa_helpers.terms.messages import Language, has_message, message
from fa_helpers.terms.phrases import as_opening, fixed, format_pages, grouped_formula, yuan_text
from fa_helpers.terms.statements import statement_ids
from fa_helpers.text.amounts import MONEY

_EXECUTION: Final = "card.execution_score"
_UNSAID: Final = {"score": "scoring", "form": "ask", "name": "ask"}
_FEW: Final = 3
"""Figures of a sum that a sentence names; of more it says how many they are."""


def headline(check: Check, language: Language, condition: str = "") -> str:
    """The headline of a finding (发现的标题句); for other checks, and where figures lack, its sentence.

    ``condition`` says on what condition both figures are right, where the document shows it.

    >>> from fa_helpers.checks.check import same_check
    >>> from fa_helpers.checks.intervals import quantity
    >>> from fa_helpers.model import Fact, Locator
    >>> def said(origin, printed, page):
    ...     value = Decimal(printed)
    ...     more = ("basic_expenditure", "基本支出", "amount", value, "万元", printed, f"基本支出{printed}")
    ...     return quantity(Fact(origin, origin, "", *more, Locator(page)))
    >>> check = same_check("text.statement_totals", said("narrative", "512.89", 44), said("statement", "500.00", 35))
    >>> headline(check, "zh")
    '基本支出在正文为512.89万元（第44页），在报表为500.00万元（第35页），相差12.89万元；如口径不同（例如是否含上年结转），两数可同时成立。'
    """
    made = rule(check.rule)
    text = _by_kind(check, made, condition or _ending(check, made, language), language)
    return as_opening(text) if language == "en" else text


def _by_kind(check: Check, made: Rule, ending: str, language: Language) -> str:
    if check.formula and check.printed is not None and check.expected is not None and check.marks:
        if check.sentence and check.sentence != sentence("finding.part_above_whole"):
            aside = in_yuan(plain(check.sentence.in_(language)), language)
            ending = message("headline.told", language, said=aside, both=ending)
        sides = sides_of(check, language)
        if sides is not None:
            return _with_figures(sides, ending)
        return _equation(check, ending, language)
    if made.kind == "name" and len(check.marks) > 1:
        return _names(check, ending, language)
    said = check.sentence.in_(language) if check.sentence else made.title.in_(language)
    said = told(in_yuan(plain(said), language), check, language)
    if made.kind == "zero" and not ending:
        return message("headline.alone", language, said=said)
    return message("headline.told", language, said=said, both=ending)


def _ending(check: Check, made: Rule, language: Language) -> str:
    """The last clause: when both can be right, or what the document does not say."""
    if check.outcome != "inconsistent":
        if made.kind == "zero":
            return ""
        return message(f"both.{_UNSAID.get(made.kind, 'open')}", language)
    condition = condition_of(check)
    if condition == "scope":
        return message("both.scope", language, example=message(f"example.{made.cause}", language))
    return message(f"both.{condition}", language)


def _with_figures(parts: Sides, ending: str) -> str:
    kind = parts.rule.kind
    summed = kind in ("sum", "repeat") and " − " not in parts.check.formula
    if summed and len(parts.left) > 1 and len(parts.right) == 1:
        parts = parts.turned()
    if summed and len(parts.left) == 1 and len(parts.right) > 1:
        return _filled("headline.sum", parts, ending, added=_count(parts))
    if parts.rule.rule_id == _EXECUTION and len(parts.left) == 1:
        return _filled("headline.execution_score", parts, ending, amounts=derivation(parts.check))
    if kind in ("rate", "score") and len(parts.left) == 1:
        return _filled("headline.rate", parts, ending, amounts=derivation(parts.check))
    if kind == "bound" and len(parts.left) == 1 and len(parts.right) == 1:
        return _filled("headline.bound", parts, ending, whole=_beside(parts))
    if len(parts.left) == 1 and len(parts.right) == 1:
        return _repeat(parts, ending)
    if summed:
        return _pair(parts, [_added(marks, parts.language) for marks in (parts.left, parts.right)], ending)
    return _equation(parts.check, ending, parts.language)


def _filled(key: str, parts: Sides, ending: str, **values: str) -> str:
    text = message(
        key,
        parts.language,
        what=_name(parts.left[0], parts.language),
        a=parts.first(),
        p1=parts.at(False),
        b=parts.second(),
        p2=parts.at(True),
        gap=parts.gap(),
        both=ending,
        **values,
    )
    return text.replace(") (", "; ")


def _count(parts: Sides) -> str:
    return message("headline.parts", parts.language, count=len(parts.right))


def _equation(check: Check, ending: str, language: Language) -> str:
    """Figures that no sentence tells apart: the sum itself, its unit said once."""
    known = check.unit not in MONEY and has_message(f"unit.{check.unit}")
    unit = message(f"unit.{check.unit}", language) if known else check.unit
    where = format_pages(check.pages, language)
    places = max(map(decimals, re.findall(r"\d+\.\d+", check.formula)), default=0)
    gap = abs(check.difference or Decimal(0))
    if check.unit in MONEY and language == "en":
        shown = f"{yuan_text(gap, check.unit)} yuan"
    else:
        shown = unit_text(
            fixed(gap, min(places, 4)), "个百分点" if check.unit == "%" else check.unit, language
        )
    where = f"{unit}{'，' if language == 'zh' else ', '}{where}" if unit not in ("", "%") else where
    return message(
        "headline.equation",
        language,
        what=_of_equation(check, language),
        formula=grouped_formula(check.formula),
        where=where,
        gap=shown,
        both=ending,
    )


def _of_equation(check: Check, language: Language) -> str:
    """What a sum without two sides of figures is about: shares of a whole, or the thing that was checked."""
    if check.unit == "%" and rule(check.rule).kind == "sum":
        return message("headline.shares", language, count=len(check.marks))
    return check.about.in_(language)


def _repeat(parts: Sides, ending: str) -> str:
    """One quantity in two places."""
    language, (one,), (other,) = parts.language, parts.left, parts.right
    places = [_place(mark, other_mark, language) for mark, other_mark in ((one, other), (other, one))]
    values: dict[str, object] = {"gap": parts.gap(), "both": ending}
    what = _what(parts, one, other)
    if not what:
        names = [_name(one, language), _beside(parts)]
        return _pair(parts, names, ending)
    if places[0] == places[1]:
        if parts.same_pages:
            pages = format_pages(pages_of(parts.left), language)
            return message(
                "headline.repeat_on_page",
                language,
                what=what,
                a=parts.first(),
                b=parts.second(),
                pages=pages,
                **values,
            )
        at = [format_pages(pages_of(marks), language) for marks in (parts.left, parts.right)]
        firsts = [message("headline.on_page", language, pages=p) for p in at]
        brackets = ["", ""]
    else:
        firsts, brackets = places, [parts.at(False), parts.at(True)]
    told_at = [
        message("headline.in_place", language, place=place, figure=figure, pages=pages)
        for place, figure, pages in zip(firsts, (parts.first(), parts.second()), brackets, strict=True)
    ]
    return message("headline.repeat", language, what=what, first=told_at[0], second=told_at[1], **values)


def _pair(parts: Sides, names: Sequence[str], ending: str) -> str:
    """Two quantities of different names that must be equal."""
    return message(
        "headline.pair",
        parts.language,
        name1=names[0],
        a=parts.first(),
        p1=parts.at(False),
        name2=names[1],
        b=parts.second(),
        p2=parts.at(True),
        gap=parts.gap(),
        both=ending,
    ).replace(") (", "; ")


def _names(check: Check, ending: str, language: Language) -> str:
    """One thing under two names."""
    one, other = check.marks[0], check.marks[1]
    kind = message(f"headline.kind_{check.rule.replace('.', '_')}", language)
    values = {"kind": kind, "a": one.printed, "b": other.printed, "both": ending}
    pages = [format_pages([mark.locator.page], language) for mark in (one, other)]
    if pages[0] == pages[1]:
        return message("headline.name_on_page", language, pages=pages[0], **values)
    return message("headline.name", language, p1=pages[0], p2=pages[1], **values)


def _what(parts: Sides, one: Mark, other: Mark) -> str:
    """What both figures are; blank where their names do not say that it is one quantity."""
    language = parts.language
    key = f"headline.what_{parts.rule.rule_id.replace('.', '_')}"
    cards = [name for mark in (one, other) if (name := _cell(mark)) is not None and _is_card(name)]
    key = next((own for name in cards if has_message(own := f"{key}_{name.column}")), key)
    if has_message(key):
        what = message(key, language)
        if len(cards) < 2:
            return what
        return message("headline.of_card", language, card=cards[0].of.in_(language), what=what)
    if len(cards) == 1 and parts.rule.both == "scope":
        # the text speaks of a project in a heading, the form names it and the column
        inside = _column(cards[0], language)
        return message("headline.of_project", language, project=cards[0].of.in_(language), what=inside)
    names = [_without_statement(mark, language) for mark in (one, other)]
    if names[0] == names[1] or parts.rule.family in ("between", "text"):
        text = [name for mark, name in zip((one, other), names, strict=True) if _origin(mark) == "text"]
        same = names[0] == names[1] or _origin(one) != _origin(other) or parts.rule.family == "between"
        return (text or names)[0] if same else ""
    return ""


def _cell(mark: Mark) -> CellName | None:
    """The name of a cell with its parts; ``None`` for what stands in words."""
    return mark.name if isinstance(mark.name, CellName) else None


def _is_card(name: CellName | None) -> bool:
    return name is not None and name.origin == "scorecard"


def _origin(mark: Mark) -> str:
    """Where a figure stands: text, scorecard or a statement."""
    if mark.fact is None:
        return "scorecard" if _is_card(_cell(mark)) else "statement"
    return "text" if mark.fact.origin in ("narrative", "profile") else mark.fact.origin


def _place(mark: Mark, other: Mark, language: Language) -> str:
    """Where a figure stands, with its preposition: 在正文, in the scorecard."""
    origin, cell = _origin(mark), _cell(mark)
    if origin == "scorecard" and _origin(other) == "scorecard" and cell is not None:
        in_goal = "card_outcome" if cell.column == "goal_actual" else "card_goal"
        in_row = "card_funds" if cell.row else in_goal
        origin = "card_indicator" if cell.column in ("target", "actual") else in_row
    if origin == "statement" and mark.fact is not None and mark.fact.section in statement_ids():
        named = statement_words(mark.fact.section).in_(language)
        return message("headline.place_named", language, statement=named)
    return message(f"headline.place_{origin}", language)


def _name(mark: Mark, language: Language, beside: Mark | None = None) -> str:
    """What a figure is called, with the scorecard or statement that it stands in, unless ``beside`` has named that."""
    cell, other = _cell(mark), _cell(beside) if beside is not None else None
    if cell is None:
        fact = mark.fact
        key = f"headline.name_{fact.concept}_{fact.stage}" if fact is not None else ""
        return message(key, language) if has_message(key) else _without_gloss(mark, language)
    of, what = cell.of.in_(language), _column(cell, language)
    if cell.row:
        row = row_name(cell.row, language) if language == "zh" else form_label(cell.row, language)
        what = message("headline.cell", language, row=row, column=what)
    if other is not None and (other.origin, other.of) == (cell.origin, cell.of):
        return what if cell.origin == "statement" else message("headline.cell_beside", language, what=what)
    if cell.origin != "statement":
        return message("headline.cell_of_card", language, card=of, what=what)
    if language == "zh":
        return mark.name.zh
    return message("headline.cell_of_statement", language, statement=of, cell=what)


def _without_gloss(mark: Mark, language: Language) -> str:
    """A figure's name without what a label adds to explain it (three public expenses: official overseas travel…)."""
    name = mark.name.in_(language)
    label = concept_label(mark.fact.concept, language) if mark.fact and mark.fact.concept else ""
    return name.replace(label, without_gloss(label))


def _column(cell: CellName, language: Language) -> str:
    """What stands in a column: its heading, as a sentence can use it."""
    key = f"headline.column_{cell.column}"
    return message(key, language) if has_message(key) else cell.inside.in_(language)


def _beside(parts: Sides) -> str:
    """What the second figure is called behind the first."""
    return _name(parts.right[0], parts.language, parts.left[0])


def _added(marks: Sequence[Mark], language: Language) -> str:
    """What several figures are that are added up: by name, or how many where they are many."""
    if len(marks) > _FEW:
        return message("headline.first_of", language, name=_name(marks[0], language), count=len(marks))
    named = [_name(mark, language, marks[0] if place else None) for place, mark in enumerate(marks)]
    return reduce(lambda first, second: message("headline.plus", language, first=first, second=second), named)


def _without_statement(mark: Mark, language: Language) -> str:
    """The name of a figure without the statement that it stands in."""
    cell = _cell(mark)
    inside = cell.inside.in_(language) if cell is not None and cell.origin == "statement" else ""
    return inside or mark.name.in_(language)
