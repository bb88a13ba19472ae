"""Sentences on the spending that can be quoted (支出结构的可引用语句): unit, page and attribution in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fa_helpers.checks.check import Check
from fa_helpers.checks.ledger import Ledger, check_document
from fa_helpers.frames.classes import class_rows
from fa_helpers.frames.item_changes import item_change_rows
from fa_helpers.frames.printed_and_computed import rates_judged
from fa_helpers.frames.rows import Row
from fa_helpers.model import DocumentData
from fa_helpers.presentation import spending_words as words
from fa_helpers.presentation.answers import attribution
from fa_helpers.presentation.prose import Prose
from fa_helpers.terms.messages import Language, message
from fa_helpers.terms.phrases import format_pages, nested, sentences

_ITEMS = 2


def quotes(data: DocumentData, language: Language, ledger: Ledger | None = None) -> list[Prose]:
    """Sentences ready to be quoted (可引用语句): the largest class, its change, the items that moved most."""
    judged = rates_judged(ledger or check_document(data))
    classes, items = class_rows(data), item_change_rows(data)
    about = attribution(data, language)
    found = []
    if classes:
        first = words.largest_class(classes)
        found += [*_class(first, about, language, judged), *_class_change(first, items, about, language)]
    moved = sorted((row for row in items if words.change_of(row)), key=lambda row: -abs(words.change_of(row)))
    found += [_item(row, about, language) for row in moved[:_ITEMS]]
    return [Prose((text,), language) for text in found or [message("nb02.nothing_to_quote", language)]]


def _class(row: Row, about: dict[str, object], language: Language, judged: Mapping[str, Check]) -> list[str]:
    share = words.share_of(row, str(row.get("whole") or ""), language, judged)
    amount = words.money_in(row, words.amount_of(row), language)
    values = {"page": row["page"], "name": words.class_name(row, language), "amount": amount, **about}
    if share is not None:
        return [message("nb02.quote_class", language, **values, **share)]
    return [message("nb02.quote_class_amount", language, **values)] if row["page"] else []


def _class_change(row: Row, items: Sequence[Row], about: dict[str, object], language: Language) -> list[str]:
    """Only where last year follows from the items; a printed change of a class is quoted from the text itself."""
    before = words.decimal_of(row, "base_amount")
    if row["base"] != words.PRIOR or row["base_source"] != "items" or before is None:
        return []
    own = [item["page"] for item in items if item["class_code"] == row["class_code"]]
    values = {
        "pages": format_pages((page for page in own if isinstance(page, int)), language),
        "name": words.class_name(row, language),
        "before": words.money_in(row, before, language),
        "after": words.money_in(row, words.decimal_of(row, "amount"), language),
    }
    return [message("nb02.quote_class_change", language, **values, **about)]


def _item(row: Row, about: dict[str, object], language: Language) -> str:
    name = words.with_fund(row, words.item_name(row, language), language)
    values = {"page": row["page"], "name": name, **about}
    values["amount"] = words.money_in(row, words.decimal_of(row, "amount"), language)
    if row["base"] == words.PRIOR:
        said = [message("nb02.quote_item", language, change=words.moved_by(row, language), **values)]
    else:
        values["before"] = words.money_in(row, words.decimal_of(row, "base_amount"), language)
        values["base"] = words.base_word(str(row["base"]), language)
        said = [message("nb02.quote_item_budget", language, **values)]
    if row["reason"]:
        said.append(message("nb02.quote_reason", language, reason=nested(str(row["reason"]))))
    if row["recoding"]:
        said.append(message("nb02.quote_hint", language))
    return sentences(said, language)
