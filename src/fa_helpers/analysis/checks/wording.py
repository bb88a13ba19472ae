"""A check in words (核对结果的文字): what stands where, what follows, by how much they differ, and what that means.

It says that two figures cannot both be right, never which of them is wrong, and never why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from fa_helpers.analysis.checks.outcomes import Check
from fa_helpers.analysis.checks.quantities import Mark
from fa_helpers.analysis.checks.rule import rule
from fa_helpers.analysis.checks.words import Words
from fa_helpers.terms.messages import LANGUAGES, Language, has_message, message, unit_label

_JOIN: Final[dict[Language, str]] = {"zh": "；", "en": "; "}
_PAGE: Final = re.compile(r"第\d+页|\bp\. \d")
_MOST_NAMED: Final = 4
"""Figures named with their pages in one sentence; the formula holds the others."""


def message_of(check: Check, language: Language) -> str:
    """The sentence of a check (核对说明) for a reader who has never seen the form.

    >>> from fa_helpers.analysis.checks.outcomes import not_checkable
    >>> from fa_helpers.analysis.checks.words import concept_words
    >>> row = not_checkable("sum.revenue_grand_total", concept_words("revenue"), [concept_words("total_revenue")])
    >>> message_of(row, "en")
    'Total revenue is the sum of its parts: not checked, since the document prints no total revenue of the year.'
    """
    title = rule(check.rule).title.in_(language)
    if check.outcome == "not_checkable" and check.sentence:
        return message(
            "check.not_checkable_because", language, title=title, reason=check.sentence.in_(language)
        )
    if check.outcome == "not_checkable":
        missing = (" or " if language == "en" else "、").join(words.in_(language) for words in check.missing)
        return message("check.not_checkable", language, title=title, missing=missing)
    said = check.sentence.in_(language) if check.sentence else ""
    if check.outcome == "not_applicable":
        return message("check.not_applicable", language, title=title, reason=said)
    if not check.formula:
        key = f"check.stated_{check.outcome}"
        where = _told(said, check, language) if said else _where(check, language)
        if not where and check.outcome == "holds":
            return message("check.stated_holds_bare", language, title=title)
        return message(key, language, title=title, where=where)
    values = {
        "title": title,
        "where": _where(check, language) + (_JOIN[language] + said if said else ""),
        "formula": check.formula,
    }
    if check.outcome == "holds":
        return message("check.holds", language, **values)
    values["difference"] = amount_text(abs(check.difference or Decimal(0)), check.unit, language)
    if not check.tolerance and check.outcome in ("inconsistent", "suspicious"):
        return message(f"check.{check.outcome}_exact", language, **values)
    values["tolerance"] = amount_text(check.tolerance or Decimal(0), check.unit, language)
    return message(f"check.{check.outcome}", language, **values)


def _told(said: str, check: Check, language: Language) -> str:
    """A sentence that stands for itself: with the pages it speaks of, where it does not name them."""
    if check.pages and not _PAGE.search(said):
        pages = ("、" if language == "zh" else ", ").join(str(page) for page in check.pages[:_MOST_NAMED])
        more = "_more" if len(check.pages) > _MOST_NAMED else ""
        said = message(f"check.with_pages{more}", language, said=said, pages=pages)
    # It follows a full stop; an abbreviation like “p. 3” stays as it is.
    return said if language == "zh" or said.startswith("p. ") else said[:1].upper() + said[1:]


def _where(check: Check, language: Language) -> str:
    """The figures with their pages: 第5页“年初预算数”123.45万元."""
    named = [mark_text(mark, language) for mark in check.marks[:_MOST_NAMED]]
    rest = len(check.marks) - _MOST_NAMED
    if rest > 0:
        named.append(message("check.and_more" if rest > 1 else "check.and_one_more", language, count=rest))
    return _JOIN[language].join(named)


def mark_text(mark: Mark, language: Language) -> str:
    """A figure with its page, name and printed text (原文数据): 第5页“年初预算数”123.45万元."""
    # Words are their own name; a name that holds quotation marks is quoted with single ones inside.
    name = mark.name.in_(language)
    value = "" if not mark.fact_id and mark.printed == name else unit_text(mark.printed, mark.unit, language)
    name = name.replace("“", "‘").replace("”", "’")
    return message("check.mark", language, page=mark.locator.page, name=name, printed=value).rstrip()


def marks_words(marks: Sequence[Mark]) -> Words:
    """Figures with their pages in both languages, for a sentence that is not followed by a formula."""
    return Words(*(_JOIN[language].join(mark_text(m, language) for m in marks) for language in LANGUAGES))


def unit_text(printed: str, unit: str, language: Language) -> str:
    """A printed number with its unit in one language (数字与单位).

    >>> unit_text("1,234.50", "万元", "en"), unit_text("12.34", "%", "zh"), unit_text("1", "人", "en")
    ('1,234.50 × 10,000 yuan', '12.34%', '1 person')
    """
    if unit == "%":
        return f"{printed}%"
    if not unit:
        return printed
    if not has_message(f"unit.{unit}"):
        return printed + unit if language == "zh" else f"{printed} {unit}"
    if language == "zh":
        return printed + unit_label(unit, language)
    for key in (f"unit_one.{unit}" if printed == "1" else "", f"unit_after.{unit}"):
        if has_message(key):
            return f"{printed} {message(key, language)}"
    return f"{printed} {unit_label(unit, language)}"


def value_words(printed: str, unit: str) -> Words:
    """A printed number with its unit in both languages (数字与单位)."""
    return Words(*(unit_text(printed, unit, language) for language in LANGUAGES))


def amount_text(value: Decimal, unit: str, language: Language) -> str:
    """A computed number with its unit: as exact as it is, four decimals at most (推算的数字)."""
    rounded = value.quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}".rstrip("0").rstrip(".")
    if unit == "%":
        return unit_text(text, "个百分点", language)
    return unit_text(text, unit, language)
