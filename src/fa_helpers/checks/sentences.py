"""A check in words (核对结果的文字): what stands where, what follows, by how much they differ, and what that means.

It says that two figures cannot both be right, never which of them is wrong, and never why.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from fa_helpers.checks.bilingual import Words
from fa_helpers.checks.check import Check
from fa_helpers.checks.intervals import Mark
from fa_helpers.checks.rule import rule
from fa_helpers.patterns import regex
from fa_helpers.terms.messages import LANGUAGES, Language, has_message, message, unit_label
from fa_helpers.terms.phrases import (
    english_money,
    fixed,
    format_pages,
    grouped,
    grouped_formula,
    nested,
    with_sign,
)
from fa_helpers.text.amounts import MONEY, parse_number

_JOIN: Final[dict[Language, str]] = {"zh": "；", "en": "; "}
_PAGE: Final = regex(r"第\d[\d、—]*页|\bpp?\. \d")
_QUOTED: Final = regex("(“[^”]*”)")
_IN_WAN: Final = regex(r"(?<![^ ])(\d[\d,]*(?:\.\d+)?)(万元|亿元)(?![\w/)）])")
_WAN: Final = regex("[万亿]元")
_MOST_NAMED: Final = 4
"""Figures named with their pages in one sentence; the formula holds the others."""


def message_of(check: Check, language: Language) -> str:
    """The sentence of a check (核对说明) for a reader who has never seen the form.

    >>> from fa_helpers.checks.check import not_checkable
    >>> from fa_helpers.checks.bilingual import concept_words
    >>> row = not_checkable("sum.revenue_grand_total", concept_words("revenue"), [concept_words("total_revenue")])
    >>> message_of(row, "en")
    'Grand total of revenue and the sum of its parts: not checked; missing: total revenue of the year.'
    """
    title = rule(check.rule).title.in_(language)
    if check.outcome == "not_checkable" and check.sentence:
        return message(
            "check.not_checkable_because", language, title=title, reason=check.sentence.in_(language)
        )
    if check.outcome == "not_checkable":
        missing = (" or " if language == "en" else "、").join(words.in_(language) for words in check.missing)
        return message("check.not_checkable", language, title=title, missing=missing)
    said = plain(check.sentence.in_(language)) if check.sentence else ""
    if check.outcome == "not_applicable":
        return message("check.not_applicable", language, title=title, reason=said)
    if not check.formula:
        key = f"check.stated_{check.outcome}"
        where = told(said, check, language) if said else _where(check, language)
        if not where and check.outcome == "holds":
            return message("check.stated_holds_bare", language, title=title)
        return message(key, language, title=title, where=where)
    values = {
        "title": title,
        "where": _where(check, language) + (_JOIN[language] + said if said else ""),
        "formula": grouped_formula(check.formula),
    }
    if check.outcome == "holds":
        return message("check.holds", language, **values)
    values["difference"] = amount_text(abs(check.difference or Decimal(0)), check.unit, language)
    if not check.tolerance and check.outcome in ("inconsistent", "suspicious"):
        return message(f"check.{check.outcome}_exact", language, **values)
    values["tolerance"] = amount_text(check.tolerance or Decimal(0), check.unit, language)
    return message(f"check.{check.outcome}", language, **values)


def plain(said: str) -> str:
    """A sentence with its numbers and signs as we write them (行文格式): 目标<=3244.47万元 becomes 目标≤3,244.47万元."""
    return grouped(said.replace("<=", "≤").replace(">=", "≥"))


def in_yuan(said: str, language: Language) -> str:
    """A sentence whose amounts in 万元 an English reader gets in yuan too (英文金额); quoted words stay as they are.

    >>> in_yuan("p. 3: 1.3万元 for “接待费1.3万元”", "en")
    'p. 3: 13,000 yuan (1.3万元) for “接待费1.3万元”'
    """
    parts = _QUOTED.split(said)
    plain_parts = "".join(parts[::2])
    # Targets and outcomes of a form stay as they are printed: two notations in one sentence would be worse.
    if language == "zh" or len(_IN_WAN.findall(plain_parts)) < len(_WAN.findall(plain_parts)):
        return said

    def worded(found: re.Match[str]) -> str:
        return english_money(Decimal(found[1].replace(",", "")), found[2], found[0])

    parts[::2] = (_IN_WAN.sub(worded, part).replace(") (", "; ") for part in parts[::2])
    return "".join(parts)


def told(said: str, check: Check, language: Language) -> str:
    """A sentence that stands for itself (成句): with the pages it speaks of, where it does not name them."""
    if check.pages and not _PAGE.search(said):
        pages = format_pages(check.pages, language, most=_MOST_NAMED)
        said = message("check.with_pages", language, said=said, pages=pages)
    # It follows a full stop; an abbreviation like “p. 3” stays as it is.
    return said if language == "zh" or said.startswith(("p. ", "pp. ")) else said[:1].upper() + said[1:]


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
    return message("check.mark", language, page=mark.locator.page, name=nested(name), printed=value).rstrip()


def marks_words(marks: Sequence[Mark]) -> Words:
    """Figures with their pages in both languages, for a sentence that is not followed by a formula."""
    return Words(*(_JOIN[language].join(mark_text(m, language) for m in marks) for language in LANGUAGES))


@lru_cache(maxsize=4096)
def unit_text(printed: str, unit: str, language: Language) -> str:
    """A printed number with its unit in one language (数字与单位).

    >>> unit_text("1234.50", "万元", "en"), unit_text("12.34", "%", "zh"), unit_text("1", "人", "en")
    ('12.35 million yuan (1,234.50万元)', '12.34%', '1 person')
    """
    printed = with_sign(grouped_formula(printed))
    if unit in MONEY and language == "en":
        return _in_yuan(printed, unit)
    if unit == "%":
        return f"{printed}%"
    if not unit:
        return printed
    if not has_message(f"unit.{unit}"):
        return printed + unit if language == "zh" else f"{printed} {unit}"
    if language == "zh":
        return printed + unit_label(unit, language)
    one = f"unit_one.{unit}"
    return f"{printed} {message(one if printed == '1' and has_message(one) else f'unit.{unit}', language)}"


def _in_yuan(printed: str, unit: str) -> str:
    """A printed amount for a reader of English, in yuan, the document's own behind it."""
    try:
        value = parse_number(printed.replace("−", "-")).value
    except ValueError:
        return printed + unit
    return english_money(value, unit, printed + unit)


def value_words(printed: str, unit: str) -> Words:
    """A printed number with its unit in both languages (数字与单位)."""
    return Words(*(unit_text(printed, unit, language) for language in LANGUAGES))


def amount_text(value: Decimal, unit: str, language: Language) -> str:
    """A computed number with its unit: as exact as it is, four decimals at most (计算的数字)."""
    text = fixed(value, 4).rstrip("0").rstrip(".")
    if unit == "%":
        return unit_text(text, "个百分点", language)
    return unit_text(text, unit, language)
