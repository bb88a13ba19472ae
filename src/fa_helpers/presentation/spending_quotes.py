"""Sentences on the spending that can be quoted (支出结构的可引用语句): unit, page and attribution in each."""

from __future__ import annotations

from collections.abc import Sequence

from fa_helpers.frames.classes import class_rows
from fa_helpers.frames.item_changes import item_change_rows
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData
from fa_helpers.presentation.answers import Prose
from fa_helpers.presentation.numbers import format_per_cent
from fa_helpers.presentation.spending_words import (
    PRIOR,
    amount_of,
    base_word,
    change_of,
    class_name,
    decimal_of,
    hint_words,
    item_name,
    largest_class,
    money_in,
    moved_by,
)
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages

_ITEMS = 2


def quotes(data: DocumentData, language: Language) -> list[Prose]:
    """Sentences ready to be quoted (可引用语句): the largest class, its change, the items that moved most."""
    classes, items = class_rows(data), item_change_rows(data)
    about: dict[str, object] = {
        "entity": data.profile.entity or message("card.unnamed", language),
        "year": data.profile.fiscal_year or "",
    }
    found = []
    if classes:
        first = largest_class(classes)
        found += [*_class(first, about, language), *_class_change(first, items, about, language)]
    moved = sorted((row for row in items if change_of(row)), key=lambda row: -abs(change_of(row)))
    found += [_item(row, about, language) for row in moved[:_ITEMS]]
    return [Prose((text,), language) for text in found or [message("nb02.nothing_to_quote", language)]]


def _class(row: Row, about: dict[str, object], language: Language) -> list[str]:
    part, whole = decimal_of(row, "share_printed"), str(row.get("whole") or "")
    values: dict[str, object] = {
        "page": row["page"],
        "name": class_name(row, language),
        "amount": money_in(row, amount_of(row), language),
        **about,
    }
    if part is None or not is_concept(whole):
        return [message("nb02.quote_class_amount", language, **values)] if row["page"] else []
    values.update(share=format_per_cent(part), whole=concept_label(whole, language))
    return [message("nb02.quote_class", language, **values)]


def _class_change(row: Row, items: Sequence[Row], about: dict[str, object], language: Language) -> list[str]:
    """Only where last year follows from the items; a printed change of a class is quoted from the text itself."""
    before = decimal_of(row, "base_amount")
    if row["base"] != PRIOR or row["base_source"] != "items" or before is None:
        return []
    own = [item["page"] for item in items if item["class_code"] == row["class_code"]]
    text = message(
        "nb02.quote_class_change",
        language,
        pages=format_pages((page for page in own if isinstance(page, int)), language),
        name=class_name(row, language),
        before=money_in(row, before, language),
        after=money_in(row, decimal_of(row, "amount"), language),
        **about,
    )
    return [text]


def _item(row: Row, about: dict[str, object], language: Language) -> str:
    values: dict[str, object] = {"page": row["page"], "name": item_name(row, language), **about}
    values["amount"] = money_in(row, decimal_of(row, "amount"), language)
    if row["base"] == PRIOR:
        said = [message("nb02.quote_item", language, change=moved_by(row, language), **values)]
    else:
        before = money_in(row, decimal_of(row, "base_amount"), language)
        base = base_word(str(row["base"]), language)
        said = [message("nb02.quote_item_budget", language, base=base, before=before, **values)]
    if row["reason"]:
        said.append(message("nb02.quote_reason", language, reason=row["reason"]))
    if row["recoding"]:
        said.append(message("nb02.quote_hint", language, hint=hint_words(str(row["recoding"]), language)))
    return ("" if language == "zh" else " ").join(said)
