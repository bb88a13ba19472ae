"""One cell of a table (单元格): which kind of thing a column holds, and how that is written for people."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, Final, Literal

from fa_helpers.computing.rates import Rate
from fa_helpers.presentation.numbers import Number, format_amount, format_count, format_per_cent, format_rate
from fa_helpers.terms.glossary import concept_label, is_concept
from fa_helpers.terms.messages import Language, column_label, has_message, message, reason_text, unit_label

Kind = Literal[
    "amount",
    "difference",
    "decimal",
    "signed_decimal",
    "rate",
    "signed_rate",
    "per_cent",
    "value",
    "count",
    "score",
    "ordinal",
    "identifier",
    "text",
]

# What a column holds follows from its name, as the names are the same in every frame and file.
_COLUMNS: Final[dict[Kind, str]] = {
    "amount": "amount base_amount final_accounts initial_budget adjusted_budget prior_final_accounts change"
    " items_amount executed unspent budget_fiscal budget_other executed_fiscal executed_other"
    " planned planned_in_goal executed_in_goal budget named not_split group unnamed no_organisation run_by_implementer"
    " not_told",
    "difference": "signed_change variance residual",
    "signed_decimal": "difference contribution_points",
    "decimal": "amount_yuan tolerance x0 top x1 bottom",
    "rate": "share contribution rate",
    "signed_rate": "change_rate variance_rate",
    "per_cent": "change_rate_printed variance_rate_printed share_printed rate_printed completion_rate"
    " execution_rate",
    "value": "value expected recomputed",
    "count": "count items figures weight total_weight indicators comparable above below checks findings holds rounding"
    " inconsistent suspicious not_checkable not_applicable",
    "score": "score recomputed_score total_score rule_total only_above_total unpaid_zero_total parts_sum lowest"
    " highest lost item_amount",
    "ordinal": "order page page_first page_last line fiscal_year card_year",
    "identifier": "status direction stage measure origin kind row_kind side outcome unit concept base"
    " statement reason assumption agreement explanation link lowest_reading highest_reading"
    " role naming amount_basis grade from_kind to_kind",
}
_KINDS: Final = {name: kind for kind, names in _COLUMNS.items() for name in names.split()}
# Columns whose numbers the document does not print; those that say so in their name need no mark.
_COMPUTED_KINDS: Final = ("difference", "signed_decimal", "rate", "signed_rate")
_COMPUTED: Final = {name for name, kind in _KINDS.items() if kind in _COMPUTED_KINDS} | {
    "prior_final_accounts",
    "items_amount",
    "unspent",
    "rule_total",
    "only_above_total",
    "unpaid_zero_total",
    "lost",
}
_TEXT_KINDS: Final = frozenset({"identifier", "text"})


def column_kind(name: str) -> Kind:
    """Return what a column holds (列的类型), from its name; a name that is not known holds text.

    >>> column_kind("final_accounts"), column_kind("function_item")
    ('amount', 'text')
    """
    return _KINDS.get(name, "text")


def is_numeric(kind: Kind) -> bool:
    """Say whether a column of this kind is set to the right (是否右对齐).

    >>> is_numeric("amount"), is_numeric("identifier")
    (True, False)
    """
    return kind not in _TEXT_KINDS


def heading(
    name: str,
    kind: Kind,
    unit: str,
    language: Language,
    *,
    labels: Mapping[str, str],
    computed: Collection[str] | None = None,
) -> str:
    """Return a column's heading (列名), marked 计算 where it is computed (the previous year: 推算), with its unit.

    >>> heading("variance", "difference", "万元", "zh", labels={})
    '预决算差异额（计算，万元）'
    """
    label = labels[name] if name in labels else column_label(name, language)
    is_computed = name in (_COMPUTED if computed is None else computed)
    mark = "derived" if name.startswith("prior_") else "computed"
    if unit and kind in ("amount", "difference"):
        key = f"mark.with_{mark}_and_unit" if is_computed else "mark.with_unit"
        return message(key, language, text=label, unit=unit_label(unit, language))
    return message(f"mark.with_{mark}", language, text=label) if is_computed else label


def is_missing(value: Any) -> bool:
    """Say whether a cell of a frame holds nothing (是否缺失): None, NaN, NaT, NA.

    >>> is_missing(float("nan")), is_missing(""), is_missing(0)
    (True, False, False)
    """
    import pandas as pd

    if value is None or isinstance(value, str):
        return value is None
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def _words(name: str, value: str, language: Language) -> str:
    """An identifier in words; what is no identifier is the document's own text and stays."""
    if name == "reason":
        return reason_text(value, language)
    for group in ("stage", name) if name == "base" else (name,):
        if has_message(f"{group}.{value}"):
            return message(f"{group}.{value}", language)
    return concept_label(value, language) if is_concept(value) else value


def _text_of(record: Mapping[Any, Any], name: str) -> str:
    value = record.get(name)
    return "" if is_missing(value) else str(value)


def cell_text(record: Mapping[Any, Any], name: str, kind: Kind, unit: str, language: Language) -> str:
    """Return one cell as text (单元格文字); ``record`` is its row, which may say why the cell is empty.

    A rate finds its reason in the column ``<name>_reason``, a value its unit in ``unit`` and a printed dash
    in ``printed``. Raises ``ValueError`` for text in a column of numbers.

    >>> cell_text({"change_rate": None, "change_rate_reason": "zero_base"}, "change_rate", "rate", "", "en")
    'base is 0: no rate'
    """
    value = record[name]
    if isinstance(value, Rate):
        return format_rate(value, language, signed=kind == "signed_rate")
    missing = is_missing(value)
    if kind in _TEXT_KINDS:
        text = "" if missing else str(value)
        return _words(name, text, language) if kind == "identifier" and text else text
    number = None if missing or value == "" else _number(value, name)
    printed = _text_of(record, "printed") if name == "value" else ""
    if kind in ("rate", "signed_rate"):
        reason = _text_of(record, f"{name}_reason")
        return format_rate(number, language, signed=kind == "signed_rate", reason=reason)
    if kind == "per_cent":
        return format_per_cent(number)
    if kind in ("decimal", "signed_decimal", "score"):
        return format_amount(number, "", signed=kind == "signed_decimal")
    if kind == "count":
        return format_count(number, "", language)
    if kind == "ordinal":
        return "" if number is None else f"{number:.0f}"
    own_unit = (_text_of(record, "unit") or unit) if kind == "value" else unit
    signed = kind == "difference"
    return format_amount(number, own_unit, signed=signed, printed=printed)


def _number(value: object, name: str) -> Number:
    """A cell of a column of numbers; text in it is an error of the frame, not something to show."""
    if isinstance(value, int | float | Decimal):
        return value
    try:
        return float(value)  # type: ignore[arg-type]  # numpy's numbers
    except (TypeError, ValueError):
        raise ValueError(f"column {name!r} holds {value!r}, which is no number") from None
