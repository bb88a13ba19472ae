"""Sentences as they are shown (文字), and what they name: a figure's name, its amount."""

from __future__ import annotations

from dataclasses import dataclass

from fa_helpers.model import Fact
from fa_helpers.presentation.html import render
from fa_helpers.presentation.numbers import places_printed
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import money_text, sentences
from fa_helpers.text.amounts import MONEY, in_unit_of


@dataclass(frozen=True, slots=True)
class Prose:
    """Sentences to be read (文字): shown as a paragraph in a notebook, as plain text elsewhere."""

    sentences: tuple[str, ...]
    language: Language

    @classmethod
    def of(cls, key: str, language: Language, /, **values: object) -> Prose:
        """One sentence of the catalogue (一句)."""
        return cls((message(key, language, **values),), language)

    def __str__(self) -> str:
        return sentences(self.sentences, self.language)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return render("prose", prose=self)


def name_of(fact: Fact, language: Language) -> str:
    """What a figure is called: the printed words in Chinese, the glossary's rendering in English."""
    if language == "zh" or fact.function_class or not is_concept(fact.concept):
        return fact.subject
    return concept_label(fact.concept, language)


def money(fact: Fact, language: Language, like: Fact | None = None) -> str:
    """An amount with its unit, that of another ``like`` it in the same sentence; in English in yuan, with that behind.

    In its own unit it has the decimals that are printed.
    """
    unit = like.unit if like is not None and like.unit in MONEY else fact.unit
    value = in_unit_of(fact.value, fact.unit, unit)
    assert value is not None
    return money_text(value, unit, language, places=places_printed(fact) if unit == fact.unit else 2)
