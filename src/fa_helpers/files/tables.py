"""The tables that are handed on (导出的表): the same rows in every format, with whose they are and without private numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Final

from fa_helpers.checks.ledger import Ledger
from fa_helpers.frames.checks import check_rows
from fa_helpers.frames.columns import FILES, Schema
from fa_helpers.frames.item_changes import item_change_rows
from fa_helpers.frames.printed_and_computed import change_rows, judged_rows, variance_rows
from fa_helpers.frames.recipients import card_money_rows, recipient_rows
from fa_helpers.frames.rows import Row, Value, about, file_rows
from fa_helpers.frames.scorecard_rows import scoring_rows
from fa_helpers.frames.unspent import unspent_rows
from fa_helpers.model import DocumentData
from fa_helpers.text.amounts import MOST_PLACES
from fa_helpers.text.private import masked

RATE_PLACES: Final = 6
"""Decimals of what is computed by dividing: more are no information."""
_ALWAYS_ROUNDED: Final = frozenset({"change_rate"})
_NUMERALS: Final = frozenset({"printed", "value"})
_EXACT: Final = Context(prec=80)


@dataclass(frozen=True, slots=True)
class Table:
    """One table (表): its name, its declared columns, and its rows as they are handed on."""

    name: str
    schema: Schema
    rows: tuple[Row, ...]


def tables(data: DocumentData, ledger: Ledger) -> dict[str, Table]:
    """Every table of a document (全部表格), in the order they are written."""
    found = file_rows(data) | {
        "item_changes": item_change_rows(data),
        "changes": judged_rows(change_rows(data), ledger, data),
        "variances": judged_rows(variance_rows(data), ledger, data),
        "unspent": unspent_rows(data),
        "scoring": scoring_rows(data),
        "recipients": recipient_rows(data),
        "card_money": card_money_rows(data),
        "checks": check_rows(ledger.entries),
    }
    return {name: table(name, schema, found[name], data) for name, schema in FILES.items()}


def table(name: str, schema: Schema, rows: Sequence[Row], data: DocumentData) -> Table:
    """Rows as they are handed on: whose they are first, private numbers hidden, quotients rounded."""
    whose = about(data)
    whole = [whose | row for row in rows]
    return Table(name, schema, tuple({c: cleaned(c, row.get(c)) for c in schema} for row in whole))


def cleaned(name: str, value: Value) -> Value:
    """One value as it is handed on (导出值); blank text is no value.

    >>> cleaned("rate", Decimal(1) / 3), cleaned("context", "电话13812345678"), cleaned("subject", "")
    (Decimal('0.333333'), '电话＊＊＊＊＊＊＊＊＊＊＊', None)
    """
    if value is None:
        return None
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        is_quotient = isinstance(exponent, int) and -exponent > MOST_PLACES
        if is_quotient or name in _ALWAYS_ROUNDED:
            return value.quantize(Decimal(1).scaleb(-RATE_PLACES), context=_EXACT)
        return value
    if isinstance(value, str):
        return (value if name in _NUMERALS else masked(value)) or None
    return value
