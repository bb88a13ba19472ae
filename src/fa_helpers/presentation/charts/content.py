"""From a frame to what a chart says (图的内容): exact numbers, labels, words for who cannot see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from fa_helpers.presentation.cells import column_kind, heading, is_missing
from fa_helpers.presentation.charts.canvas import Words
from fa_helpers.presentation.numbers import exact, format_amount
from fa_helpers.terms.messages import Language, message, unit_label
from fa_helpers.terms.phrases import clauses

if TYPE_CHECKING:
    import pandas as pd

_ALT_ITEMS = 40
"""Rows that the words of a picture name; a longer list belongs into the table beside it."""


def texts(frame: pd.DataFrame, column: str) -> list[str]:
    """Return a column as text (文字列), blank where nothing is there."""
    return ["" if is_missing(value) else str(value) for value in frame[column].tolist()]


def figures(frame: pd.DataFrame, column: str) -> list[Decimal | None]:
    """Return a column as exact numbers (数值列), ``None`` where nothing is printed."""
    return [None if is_missing(value) else exact(value) for value in frame[column].tolist()]


def name_of(column: str, labels: Mapping[str, str] | None, language: Language) -> str:
    """Return the words for a column (列名): the caller's, else the catalogue's, marked 计算 if computed."""
    given = (labels or {}).get(column)
    return given or heading(column, column_kind(column), "", language, labels={})


def amount(value: Decimal | None, words: Words, *, signed: bool = False) -> str:
    """Return a number as it stands beside its mark (数值标注), or that there is none."""
    if value is None:
        return message("chart.no_value", words.language)
    return format_amount(value, words.unit, signed=signed)


def first_items(items: Sequence[str], language: Language) -> str:
    """Return the items of a picture as one text (列举), the rest of a long list as a count."""
    named = list(items[:_ALT_ITEMS])
    if len(items) > _ALT_ITEMS:
        named.append(message("chart.alt_and_more", language, count=len(items) - _ALT_ITEMS))
    return clauses(named, language)


def alt_text(kind: str, words: Words, items: Sequence[str], **more: object) -> str:
    """Return what a picture shows, in words and numbers (替代文字)."""
    language, unit = words.language, unit_label(words.unit, words.language)
    said = first_items(items, language)
    return message(f"chart.alt_{kind}", language, title=words.title, unit=unit, items=said, **more)


def alt_items(labels: Sequence[str], values: Sequence[str], language: Language) -> list[str]:
    """Return ``label value`` for each row (逐项说明)."""
    pairs = zip(labels, values, strict=True)
    return [message("chart.alt_item", language, label=label, value=value) for label, value in pairs]
